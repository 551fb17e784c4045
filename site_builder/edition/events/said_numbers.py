"""Numbers that an opening says and that tell one event from another: 18,043 new cases, a magnitude of 5.2."""

import re

from site_builder.text.folding import match_key
from site_builder.text.language_profile import Language
from site_builder.text.marks import MARKS
from site_builder.text.vocabulary.value_words import vocabulary
from site_builder.text.words import words

__all__ = ["measures", "said_numbers"]

_NAMES = re.compile(rf"(?<=[^\W\d_]|[{MARKS}])[-\u2010-\u2013]\d+")
"""Numbers that belong to a name: कोविड-19."""
_EVERYWHERE = frozenset({"24"})
"""Hours of a day: said of any event."""


def said_numbers(text: str, language: Language) -> frozenset[str]:
    """Return the numbers of two digits and more that a text says in digits; no years, no days of a month, no hours."""
    months = vocabulary(language.tag).months.keys()
    text = _NAMES.sub(" ", text)
    said = [text[start:end] for start, end in words(text, language)]
    found = set()
    for at, word in enumerate(said):
        number = match_key(word).replace(",", "") if word[0].isdigit() else ""
        if sum(letter.isdigit() for letter in number) < 2 or ":" in number or _is_year(number):
            continue
        beside = (*said[at - 1 : at], *said[at + 1 : at + 2])
        if len(number) > 2 or months.isdisjoint(beside):
            found.add(number)
    return frozenset(found - _EVERYWHERE)


def measures(numbers: frozenset[str]) -> frozenset[str]:
    """Return those that were measured and not counted: the ones with decimals."""
    return frozenset(number for number in numbers if "." in number)


def _is_year(number: str) -> bool:
    return len(number) == len("2025") and number[:2] in {"19", "20"}
