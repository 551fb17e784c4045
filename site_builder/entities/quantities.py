"""Counted things: a number with the noun phrase it counts."""

from site_builder.entities.numbers import Number, word_at, word_before
from site_builder.entities.vocabulary import Vocabulary

__all__ = ["read_quantity"]

_CLAUSE = 30  # characters in which another count of the same list stands
_REACH = 5  # words between a number and the noun that it counts


def read_quantity(text: str, number: Number, known: Vocabulary) -> tuple[int, str | None] | None:
    """Return (end, normal form) of the counted phrase that `number` begins; None when it counts nothing."""
    if number.low is None:
        return None
    end, after = word_at(text, number.end)
    if known.has("clock", after) or known.has("ordinal", after):
        return None
    if known.has("label", word_before(text, number.start)[1]):
        return None
    end = _phrase_end(text, number.end, known)
    surface = text[number.start : number.end]
    if surface in known.numbers and not _counts(text, number, end, known):
        return None
    return end, number.normal()


def _counts(text: str, number: Number, end: int, known: Vocabulary) -> bool:
    """Return whether a lone number word counts something: not दो at the end (give!), not one as an article."""
    word = word_at(text, number.end)[1]
    if number.low != 1:
        return end > number.end or known.has("stop", word)
    start, before = word_before(text, number.start)
    if known.has("and", before):
        return any(digit.isdigit() for digit in text[max(0, start - _CLAUSE) : start])
    behind = text[number.end : number.end + _CLAUSE].split(None, 3)[:3]
    return any(known.has("toll", word) for word in behind)


def _phrase_end(text: str, at: int, known: Vocabulary) -> int:
    """Return the end of the noun phrase at `at`: through the first counting noun or inflected plural, else one word."""
    one = end = at
    for _ in range(_REACH):
        stop, word = word_at(text, end)
        if not word or known.has("stop", word):
            break
        end = stop
        one = one if one > at else end
        if known.has("noun", word) or known.has("unit", word) or word.endswith(("ों", "ियां", "ियाँ")):
            return end
    return one
