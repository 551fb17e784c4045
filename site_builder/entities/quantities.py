"""Counted things: a number with the noun phrase it counts."""

import re

from site_builder.entities.numbers import WORD, Number, word_at, word_before
from site_builder.entities.vocabulary import Vocabulary

__all__ = ["read_quantity"]

_WORD = re.compile(WORD)
_CLAUSE = 30  # characters in which another count of the same list stands
_REACH = 5  # words between a number and the noun that it counts


def read_quantity(text: str, number: Number, before: str, known: Vocabulary) -> tuple[int, str | None] | None:
    """Return (end, normal form) of the counted phrase that `number` begins; None when it counts nothing.

    `before`: the word before the number.
    """
    if number.low is None or _names(text, number, before, known):
        return None
    end = _phrase_end(text, number.end, known)
    if text[number.start : number.end] in known.numerals and not _counts(text, number, end, known):
        return None
    return end, number.normal()


def _names(text: str, number: Number, before: str, known: Vocabulary) -> bool:
    """Return whether a number names something, or an hour: बजे, 21 वीं, धारा 144, सुबह 11.34, Six Nations."""
    after = number.after
    if known.has("clock", after) or known.has("ordinal", after) or (number.scaled == 1 and known.has("label", before)):
        return True
    if known.has("clock-before", before) and number.low is not None and number.low % 1:
        return True
    return text[number.start].isupper() and after[:1].isupper()


def _counts(text: str, number: Number, end: int, known: Vocabulary) -> bool:
    """Return whether a lone number word counts something: not दो at the end (give!), not एक as an article."""
    if number.low is None:
        return False
    if 0 < number.low < 1:
        return number.after in known.counted
    start, before = word_before(text, number.start)
    listed = known.has("count-before", before) and text[number.end : number.end + 1] in {",", ";"}  # मेरठ में दो, …
    if number.low != 1:
        return end > number.end or listed or known.has("stop", number.after)
    if listed or known.has("and", before):
        near = text[max(0, start - _CLAUSE) : start] + text[number.end : number.end + _CLAUSE]
        return any(sign.isdigit() for sign in near)
    return any(known.has("toll", word) for word in _WORD.findall(text, number.end, number.end + _CLAUSE)[:3])


def _phrase_end(text: str, at: int, known: Vocabulary) -> int:
    """Return the end of the noun phrase at `at`: through the first counting noun or inflected plural, else one word.

    Not through a word that may be the name of a place: 25 आगरा में.
    """
    one, end, plurals = at, at, known.plurals
    for _ in range(_REACH):
        stop, word = word_at(text, end)
        if not word or word in known.ends or text[stop : stop + 1].isdigit():
            return at if one == end and known.has("count-before", word) else one
        end = stop
        one = one if one > at else end
        if word in known.counted or word.endswith(plurals):
            return end
    return one
