"""Words that differ from the typed word by one wrong letter."""

import re
from itertools import takewhile
from operator import eq

from site_builder.search.analysis import fold, script, skeleton, sound, unlike
from site_builder.search.shelf import Shelf

__all__ = ["mistyped"]

# Beside the numbers: how many of 92 queries have other results with half and with twice the number, and the change of
# the mean of recall and of right first results (0.843), in thousandths: benchmarks/results/thresholds.md.
_LEAST = 4  # fewest letters of a word that may be mistyped. None; 1 query, -10.9
_SHORT = 4  # a word with fewer consonants is short. 2 queries, -10.9; 1 query, -10.9
_HALANT = "्"
_NUMERALS = "0123456789"


def mistyped(shelf: Shelf, typed: str, space: str, *, known: bool) -> dict[str, str]:
    """Return the words that differ from `typed` by one wrong letter; if it is `known`, those with its skeleton only."""
    folded, heard = fold(typed), sound(typed)
    if len(folded) < _LEAST or typed[0] in _NUMERALS:
        return {}
    rounds = _rounds(skeleton(heard))
    rounds = rounds[: 1 if known else 2 if len(_bones(heard)) < _SHORT else 3]
    for start in rounds:
        found = {}
        for word, postings in shelf.below(space + start):
            near = script(word) == script(typed) and _is_slip(folded, fold(word))
            if near:
                found[word] = postings
        if found:
            return found
    return {}


def _is_slip(typed: str, word: str) -> bool:
    """Return whether one inserted, removed, replaced or swapped letter makes `typed` of `word`; not another word.

    A replaced letter must sound alike, and none is wrong at the beginning; a word of five consonants may have any wrong
    letter within. A word of two may only lack a halant: चोली is not चली.
    """
    bones = _bones(sound(typed)), _bones(sound(word))
    most = max(map(len, bones))
    at = len(list(takewhile(bool, map(eq, typed, word))))
    x, y = typed[at:], word[at:]
    if most < _SHORT - 1:
        return typed.replace(_HALANT, "", 1) == word.replace(_HALANT, "", 1)
    if x[1:] == y[1:]:
        doubled = x[:1] == typed[at - 1 : at]
        return not x or doubled or unlike(sound(x[0]), sound(y[:1])) < 6 or (most > _SHORT and at > 0 and len(x) > 1)
    fits = most > _SHORT or bones[0] == bones[1]
    return at > 0 and fits and (x[1:] == y or x == y[1:] or (x[:2] == y[:2][::-1] and x[2:] == y[2:]))


def _bones(heard: str) -> str:
    """Return the consonants of a sound, doubled ones once."""
    return re.sub(r"(.)\1+", r"\1", skeleton(heard))


def _rounds(bones: str) -> list[str]:
    """Return prefixes of the skeletons that differ by one wrong letter, in rounds, the likeliest first.

    The vowels are wrong, a consonant behind the second, or the second is one too many or stands behind the third.
    """
    return [bones, bones[:2], bones[:1] + bones[2:3]]
