"""Numbers in an opening that distinguish one event from another: 18,043 new cases, a magnitude of 5.2."""

import re

from site_builder.text.folding import match_key
from site_builder.text.language_profile import Language
from site_builder.text.sentences import STOPS
from site_builder.text.vocabulary.value_words import vocabulary

__all__ = ["is_telling", "measures", "said_numbers"]

_NUMBER = re.compile(r"(?<![\d:])\d(?:[\d.,]*\d)(?![\d:])")
_HYPHENS = "-\u2010\u2011\u2012\u2013"
_NEAR = 16
"""Code points before and behind a number in which its words are looked for."""
_BESIDE_WORDS = STOPS + ".,;:|()[]"
_EVERYWHERE = frozenset({"24"})
"""Hours of a day, which texts about any event mention."""


def said_numbers(text: str, language: Language) -> frozenset[str]:
    """Return the numbers of two or more digits in a text, without commas.

    Years, days of a month, hours, and numbers that end a name (कोविड-19) are left out.
    """
    months = vocabulary(language.tag).months.keys()
    found = set()
    for number in _NUMBER.finditer(text):
        start, end = number.span()
        value = match_key(number[0]).replace(",", "")
        named = start > 1 and text[start - 1] in _HYPHENS and not text[start - 2].isspace()
        if named or not is_telling(value):
            continue
        beside = (*text[max(0, start - _NEAR) : start].split()[-1:], *text[end : end + _NEAR].split()[:1])
        if len(value) > 2 or months.isdisjoint(word.strip(_BESIDE_WORDS) for word in beside):
            found.add(value)
    return frozenset(found)


def is_telling(word: str) -> bool:
    """Return whether a folded word is a number that may distinguish events: two or more digits, and not a year."""
    digits = sum(map(str.isdigit, word))
    return word[:1].isdigit() and digits > 1 and word not in _EVERYWHERE and not _is_year(word)


def measures(numbers: frozenset[str]) -> frozenset[str]:
    """Return the numbers with decimals: they were measured, not counted."""
    return frozenset(number for number in numbers if "." in number)


def _is_year(number: str) -> bool:
    return len(number) == len("2025") and number[:2] in {"19", "20"}
