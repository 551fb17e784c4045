"""Words that differ from the typed word by one wrong letter."""

import re

from site_builder.search.analysis import fold, readings, script, skeleton, sound
from site_builder.search.shelf import Shelf

__all__ = ["mistyped"]

_LEAST = 4  # fewest letters of a word that may be mistyped
_BASES = 4  # fewest consonants of a word in which one may be wrong
_NUMERALS = "0123456789"
_CONSONANTS = "bcdghjklmnprstv"


def mistyped(shelf: Shelf, typed: str, space: str, *, known: bool) -> dict[str, str]:
    """Return the words that differ from `typed` by one wrong letter; in short words not the first letter."""
    folded, heard = fold(typed), readings(typed)[0]
    if len(folded) < _LEAST or typed[0] in _NUMERALS:
        return {}
    rounds = _rounds(skeleton(heard))
    rounds = rounds[: 2 if len(_bare(heard)) < _BASES else 3 if len(folded) < 6 else 4]
    for starts in rounds[:1] if known else rounds:
        found = {}
        for start in starts:
            for word, postings in shelf.below(space + start):
                same = script(word) == script(typed)
                near = (folded, fold(word)) if same else (_said(heard), _said(sound(word)))
                long = len(near[1]) > 4 and len(skeleton(heard)) > 3
                if (same or long) and _within_one_edit(*near) and _may_be_slip(heard, sound(word)):
                    if same and len(skeleton(heard)) < 3 and near[0].replace("्", "") != near[1].replace("्", ""):
                        continue
                    found[word] = postings
        if found:
            return found
    return {}


def _may_be_slip(heard: str, other: str) -> bool:
    """Return whether a word may be a misspelling of another, and not a different short word.

    With three consonants all must be right: नाटक is not नायक. With two, the vowels too: दिलली may be दिल्ली, but चोली
    is not चली.
    """
    bare = _bare(heard)
    if len(bare) < _BASES - 1:
        return _squeezed(heard) == _squeezed(other)
    return len(bare) >= _BASES or bare == _bare(other)


def _bare(heard: str) -> str:
    """Return the consonants of a sound, without nasals, doubled ones once."""
    return _squeezed(skeleton(heard)).replace("n", "")


def _squeezed(heard: str) -> str:
    return re.sub(r"(.)\1+", r"\1", heard.replace("ə", ""))


def _said(heard: str) -> str:
    return heard.replace("ə", "").replace("a", "")


def _rounds(bones: str) -> list[list[str]]:
    """Return prefixes of the skeletons that differ by one wrong letter, in rounds, the likeliest first."""
    second = [c + rest for rest in (bones[1:2], bones[2:3]) for c in _CONSONANTS]
    return [
        [bones],
        [bones[:2]],
        [bones[:1] + rest for rest in (bones[2:4], *second)],
        [c + bones[1:3] for c in ("", *_CONSONANTS)],
    ]


def _within_one_edit(a: str, b: str) -> bool:
    """Return whether `a` and `b` differ by one inserted, removed, replaced or swapped letter."""
    if abs(len(a) - len(b)) > 1:
        return False
    i = 0
    while i < min(len(a), len(b)) and a[i] == b[i]:
        i += 1
    x, y = a[i:], b[i:]
    return x[1:] == y[1:] or x[1:] == y or x == y[1:] or (x[:2] == y[:2][::-1] and x[2:] == y[2:])
