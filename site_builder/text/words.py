"""Words of any script, with offsets."""

import re

from site_builder.text.marks import MARKS

__all__ = ["LETTERS", "tokens", "words"]

_LETTER = rf"[^\W\d_][{MARKS}\u200c\u200d]*"
LETTERS = rf"(?:{_LETTER})+"
"""Regular expression of a run of letters with their marks and joiners."""

# An abbreviation keeps its inner stops (डी.सी., U.S.) when every part is short; numbers keep theirs (5.46, 1,23,456).
_NUMBER = r"\d+(?:[.,:/]\d+)*"
_INITIALS = rf"(?:{_LETTER}){{1,3}}(?:\.(?:{_LETTER}){{1,2}})+\.?"
_TOKEN = re.compile(rf"{_INITIALS}(?!{LETTERS})|{LETTERS}|{_NUMBER}|[^\s\w]|_|\S")
_WORD = re.compile(rf"{_INITIALS}(?!{LETTERS})|{LETTERS}|{_NUMBER}")


def tokens(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of every word, number and punctuation mark of `text`, in order; spaces lie between."""
    return [m.span() for m in _TOKEN.finditer(text)]


def words(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of every word and number of `text`, in order."""
    return [m.span() for m in _WORD.finditer(text)]
