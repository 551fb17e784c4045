"""Words of any script, with offsets. How a text is cut into words is decided here and nowhere else.

`tokens` and `words` know abbreviations and numbers; `spaced_words` is the cheap cut for comparing phrases.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from site_builder.text.language_profile import Language
from site_builder.text.marks import MARKS

__all__ = ["LETTERS", "Bounds", "initial", "spaced_words", "tokens", "words"]

Bounds: TypeAlias = tuple[int, int]
"""Where a part of a text begins, and one past its end, in code points; a plain tuple, as `re.Match.span` returns it."""

# Quantifiers are possessive (no backtracking), so that every text takes linear time.
_LETTER = rf"[^\W\d_][{MARKS}\u200c\u200d]*+"
# Devanagari has its own branch because a class of one block is three times as fast.
_DEVANAGARI = "[\u0904-\u0939\u093d\u0950\u0958-\u0961\u0971-\u097f][\u0900-\u0963\u0971-\u097f\u200c\u200d]*+"
LETTERS = rf"(?:{_DEVANAGARI}[{MARKS}\u200c\u200d]*+|{_LETTER})++"
"""Regular expression of a run of letters with their marks and joiners."""
_NUMBER = r"\d+(?:[.,:/]\d+)*+"
# The most common form of a Hindi word comes first: without a stop behind it, it is not an abbreviation.
_PLAIN = rf"{_DEVANAGARI}(?![^\s।,])"
_LOOSE_VOWEL = "\u00a8"
_SPACED_WORD = re.compile(r"[^\s,،.:;|/'\"“”‘’()\[\]!?।॥-]+")


class _Patterns(NamedTuple):
    initial: str
    word: re.Pattern[str]
    token: re.Pattern[str]


@lru_cache(maxsize=64)
def _patterns(language: Language) -> _Patterns:
    # The names are literals and come longest first; an empty alternative would match everywhere.
    letter = "|".join([*map(re.escape, language.letter_names), _LETTER])
    one = rf"(?:(?:{letter})(?![^\W_]|[{MARKS}\u200c\u200d])|[A-Z][a-z](?![^\W_]))"
    # An abbreviation keeps its inner stops (डी.सी., U.S., कि.मी.), a number its own (5.46, 1,23,456, 10:30). A verb of
    # one letter before a stop is the end of a sentence whose space is missing: है.वह.
    verbs = "|".join(map(re.escape, language.short_verbs))
    no_verb = rf"(?!(?:{verbs})\.)" if verbs else ""
    initials = rf"(?=[^\s.]{{1,9}}+\.[^\W\d_]){no_verb}{one}(?:\.{one})++\.?"
    any_word = rf"{_PLAIN}|{initials}|{LETTERS}|{_NUMBER}"
    # The lookahead skips spaces without trying every branch.
    return _Patterns(one, re.compile(rf"(?=\w)(?:{any_word})"), re.compile(rf"(?=\S)(?:{any_word}|\S)"))


def initial(language: Language) -> str:
    """Return the regular expression of one part of an abbreviation: a letter's name (सी), one letter, or 'Ph'."""
    return _patterns(language).initial


def tokens(text: str, language: Language) -> list[Bounds]:
    """Return (start, end) of every word, number and punctuation mark of `text`, in order; spaces lie between."""
    found = [m.span() for m in _patterns(language).token.finditer(text)]
    return _mended(text, found) if _LOOSE_VOWEL in text else found


def _mended(text: str, found: Sequence[Bounds]) -> list[Bounds]:
    """Return the tokens, joined where a vowel left over from an old font separates a word: रा¨जदर."""
    mended: list[Bounds] = []
    for start, end in found:
        first, last = mended[-1] if mended else (0, -1)
        left_over = text[start] == _LOOSE_VOWEL and "\u0915" <= text[end : end + 1] <= "\u0939"
        behind = text[last - 1] == _LOOSE_VOWEL and "\u0915" <= text[start] <= "\u0939"
        if last == start and (behind or (left_over and text[first].isalpha())):
            mended[-1] = (first, end)
        else:
            mended.append((start, end))
    return mended


def words(text: str, language: Language) -> list[Bounds]:
    """Return (start, end) of every word and number of `text`, in order."""
    if _LOOSE_VOWEL in text:
        return [(start, end) for start, end in tokens(text, language) if any(map(str.isalnum, text[start:end]))]
    return [m.span() for m in _patterns(language).word.finditer(text)]


def spaced_words(text: str) -> list[str]:
    """Return the words of `text`, cut at spaces and at the marks that stand around words; abbreviations fall apart."""
    return _SPACED_WORD.findall(text)
