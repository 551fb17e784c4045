"""Features of one word for the tagger: 32-bit hashes of its spelling, its shape and its name lists.

Every feature belongs to a single token, so a token's whole contribution can be computed once and remembered.
Training and run time share this module: a change here needs new weights.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from site_builder import data
from site_builder.text.folding import tagger_key

__all__ = ["WordFeatures", "feature_hash", "list_key", "word_features"]

_MARKS = "।॥.,;:!?'\"()[]{}<>|*_`‘’“”…–—-/\\"
_EDGE = _MARKS + "0ः"  # numbered villages, and the visarga that stands for a colon
_REPEAT = re.compile(r"(.)\1+")
# English letters as Hindi spells them: a word made of them alone is an abbreviation.
_NAMES = sorted(data.lines("Deva", "names/tagger_letters"), key=lambda name: (-len(name), name))
_LETTER = re.compile("|".join([*_NAMES, r"\."]))
_LETTERS = re.compile(f"(?:{_LETTER.pattern})+")
_BIAS, _WORD, _WHOLE = crc32(b"bias="), crc32(b"w="), crc32(b"whole=")
_PREFIX, _SUFFIX, _TRIGRAM = crc32(b"p="), crc32(b"s="), crc32(b"t=")
_SCRIPTS = (
    (0x0900, 0x097F, "D"),
    (0x41, 0x5A, "X"),
    (0x61, 0x7A, "x"),
    (0x80, 0x24F, "x"),
    (0x30, 0x39, "0"),
    (0x0A00, 0x0D7F, "I"),
)


class WordFeatures(NamedTuple):
    """Hashes of one token's features."""

    word: int  # the normalised word itself
    shape: tuple[int, ...]  # punctuation, script, length
    keys: tuple[int, ...]  # under which the word, or a part of it, is looked up in the name lists
    grams: tuple[int, ...]  # prefixes, suffixes, trigrams


@lru_cache(maxsize=4096)
def feature_hash(kind: str, value: str) -> int:
    """The 32-bit name of a feature."""
    return crc32(f"{kind}={value}".encode("utf-8", "surrogatepass"))


class _Scripts(dict[int, str]):
    """Code point → kind of character, found out once."""

    def __missing__(self, code: int) -> str:
        kinds = (name for low, high, name in _SCRIPTS if low <= code <= high)
        self[code] = found = next(kinds, "p" if unicodedata.category(chr(code))[0] in "PS" else "o")
        return found


class _Bytes(dict[str, bytes]):
    """Character → its UTF-8."""

    def __missing__(self, char: str) -> bytes:
        self[char] = found = char.encode("utf-8", "surrogatepass")
        return found


_KINDS, _UTF8 = _Scripts(), _Bytes()


# The sizes in the functions below belong to the trained weights: another size needs another training.
_HINDI = re.compile("[\u0900-\u097f]+")
_LENGTHS = tuple(map(str, range(11)))


def _pattern(token: str) -> str:
    if _HINDI.fullmatch(token):
        return "D"
    return _REPEAT.sub(r"\1", token[:24].translate(_KINDS))[:6]


def _shape(token: str, word: str, core: str) -> list[int]:
    found = [_BIAS, feature_hash("pattern", _pattern(token)), feature_hash("length", _LENGTHS[min(len(core), 10)])]
    if not core:
        return [*found, feature_hash("marks", word[:4])]
    if len(word) > len(core):
        at = word.find(core)
        if at:
            found.append(feature_hash("before", word[:at][-3:]))
        if at + len(core) < len(word):
            found.append(feature_hash("after", word[at + len(core) :][:3]))
    if "." in core or (len(core) <= 4 and word.endswith(".")):
        found.append(feature_hash("dotted", str(len(core) <= 3)))
    if "-" in core:
        found.append(feature_hash("hyphen", ""))
    if _LETTERS.fullmatch(core):
        letters = _LETTER.findall(core)
        found.append(feature_hash("letters", str(min(len(letters) - letters.count("."), 5))))
    return found


def _grams(core: str) -> list[int]:
    chars = [b"<", *map(_UTF8.__getitem__, core), b">"]
    found: list[int] = []
    front, back = _PREFIX, b""
    for char, last in zip(chars[1:-1][:5], chars[-2:0:-1], strict=False):
        front = crc32(char, front)
        back = last + back
        found += (front, crc32(back, _SUFFIX))
    found += [crc32(a + b + c, _TRIGRAM) for a, b, c in zip(chars, chars[1:], chars[2:], strict=False)]
    return found


def word_features(token: str) -> WordFeatures:
    """The hashes of `token`'s features, whatever script it is in."""
    word = tagger_key(token[:64])
    core = word.strip(_EDGE) or word.strip(_MARKS)
    name = core.encode("utf-8", "surrogatepass")
    keys = [crc32(name, _WHOLE)]
    if "-" in core:
        keys += [feature_hash("part", part) for part in core.split("-")]
    own = crc32(name or word.encode("utf-8", "surrogatepass"), _WORD)
    return WordFeatures(own, tuple(_shape(token, word, core)), tuple(keys), tuple(_grams(core)))


def list_key(scope: str, word: str) -> int:
    """The key under which a normal word of a name list is looked up: by 'whole' words, or by a 'part' of a compound."""
    return feature_hash(scope, word.strip(_EDGE))
