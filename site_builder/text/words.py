"""Words of any script, with offsets."""

import re

from site_builder import data
from site_builder.text.marks import MARKS

__all__ = ["INITIAL", "LETTERS", "tokens", "words"]

# Quantifiers are possessive (they give nothing back), so that no text takes more than linear time.
_LETTER = rf"[^\W\d_][{MARKS}\u200c\u200d]*+"
# Devanagari has a branch of its own only because a class of one block is looked up three times as fast.
_DEVANAGARI = "[\u0904-\u0939\u093d\u0950\u0958-\u0961\u0971-\u097f][\u0900-\u0963\u0971-\u097f\u200c\u200d]*+"
LETTERS = rf"(?:{_DEVANAGARI}[{MARKS}\u200c\u200d]*+|{_LETTER})++"
"""Regular expression of a run of letters with their marks and joiners."""

_NAMES = "|".join(sorted(data.lines("hi", "text/letter_names"), key=lambda name: (-len(name), name)))
INITIAL = rf"(?:(?:{_NAMES}|{_LETTER})(?![^\W_]|[{MARKS}\u200c\u200d])|[A-Z][a-z](?![^\W_]))"
"""Regular expression of one part of an abbreviation: a letter's name in Hindi (सी, डब्ल्यू), one letter, or 'Ph'."""

# An abbreviation keeps its inner stops (डी.सी., U.S., कि.मी.), a number its own (5.46, 1,23,456, 10:30). A verb of one
# letter before a stop is the end of a sentence whose space is missing: है.वह.
_INITIALS = rf"(?=[^\s.]{{1,9}}+\.[^\W\d_])(?!(?:हैं?|हो|थ[ाेी]ं?)\.){INITIAL}(?:\.{INITIAL})++\.?"
_NUMBER = r"\d+(?:[.,:/]\d+)*+"
# What most words of Hindi are, asked first: no stop stands behind it, so it is no abbreviation.
_PLAIN = rf"{_DEVANAGARI}(?![^\s।,])"
_ANY_WORD = rf"{_PLAIN}|{_INITIALS}|{LETTERS}|{_NUMBER}"
# To look ahead is to pass spaces without asking every branch.
_WORD = re.compile(rf"(?=\w)(?:{_ANY_WORD})")
_TOKEN = re.compile(rf"(?=\S)(?:{_ANY_WORD}|\S)")


def tokens(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of every word, number and punctuation mark of `text`, in order; spaces lie between."""
    return [m.span() for m in _TOKEN.finditer(text)]


def words(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of every word and number of `text`, in order."""
    return [m.span() for m in _WORD.finditer(text)]
