"""Counted things: a number with the noun phrase it counts."""

import re

from site_builder.entities.values.numbers import Number
from site_builder.text.vocabulary.value_words import Vocabulary
from site_builder.text.vocabulary.words_at import EDGE, WORD, word_at, word_before

__all__ = ["read_quantity"]

_THREE_WORDS = re.compile(rf"{EDGE}*({WORD})?" * 3)
# Half or twice of these changes at most one of 102 Hindi articles, but for `_LONG_CODE`: with 3 it is 15.
_CAPITALS = 5  # letters of a short name: UNHRC
_LONG_CODE = 6  # digits; of an amount that long news groups the digits or says its scale
_YEAR = 4  # digits
_CLAUSE = 30  # characters in which another count of the same list stands
_REACH = 5  # words between a number and the noun that it counts


def read_quantity(
    text: str, number: Number, before: tuple[int, str], known: Vocabulary
) -> tuple[int, str | None] | None:
    """Return (end, normal form) of the counted phrase that `number` begins; None if it counts nothing.

    `before`: start and text of the word before the number.
    """
    if number.low is None or _names(text, number, before[1], known):
        return None
    bare = number.digits and number.after not in known.counted
    if bare and (_is_of_name(number, before[1]) or _is_long_code(text, number, known)):
        return None
    lone = text[number.start : number.end] in known.numerals
    if lone and number.low == 1 and not _counts_one(text, number, before, known):
        return None
    end = number.end if number.closed else _phrase_end(text, number, known)
    if lone and number.low != 1 and not _counts(text, number, before[1], end, known):
        return None
    return end, number.normal()


def _names(text: str, number: Number, before: str, known: Vocabulary) -> bool:
    """Return whether a number is a name or an hour: बजे, 21 वीं, धारा 144, सुबह 11.34, Six Nations."""
    after = number.after
    if after in known.naming or (before in known.labels and number.scaled == 1) or _is_year_of_law(text, number, known):
        return True
    if before in known.hours and number.low is not None and number.low % 1:
        return True
    return text[number.start].isupper() and after[:1].isupper()


def _is_year_of_law(text: str, number: Number, known: Vocabulary) -> bool:
    """Return whether four digits behind a label and a comma are a year: अधिनियम, 2005."""
    start = number.start
    if text[start - 2 : start] != ", " or number.end - start != _YEAR or not text[start : number.end].isdigit():
        return False
    return word_before(text, start - 2)[1] in known.labels


def _is_of_name(number: Number, word: str) -> bool:
    """Return whether a number belongs to the capitals before it: COP 28, MH 370."""
    capitals = word[:1] < "[" and 2 <= len(word) <= _CAPITALS and word.isascii() and word.isupper()
    return capitals and number.high is None


def _is_long_code(text: str, number: Number, known: Vocabulary) -> bool:
    """Return whether a number is a row of digits that counts nothing: a PIN code, 226001; a year of another era."""
    if number.high is not None or number.end - number.start < (4 if known.foreign_years else _LONG_CODE):
        return False
    written = text[number.start : number.end]
    plainly = written.isdigit()
    if plainly and any(number.low in years for years in known.foreign_years):
        return True  # २०६२ in Nepali is a year
    return plainly and len(written) >= _LONG_CODE and (not number.after or known.has("stop", number.after))


def _counts(text: str, number: Number, before: str, end: int, known: Vocabulary) -> bool:
    """Return whether a lone number word, its phrase up to `end`, counts something: not दो at the end (give!)."""
    if number.low is not None and 0 < number.low < 1:
        return number.after in known.counted
    return end > number.end or known.has("stop", number.after) or _is_listed(text, number, before, known)


def _is_listed(text: str, number: Number, before: str, known: Vocabulary) -> bool:
    """Return whether the number is the end of an item of a list: मेरठ में दो, …"""
    return text[number.end : number.end + 1] in {",", ";"} and before in known.counting


def _counts_one(text: str, number: Number, ahead: tuple[int, str], known: Vocabulary) -> bool:
    """Return whether a lone word for one counts, and is not an article: in a list of counts, or of the dead."""
    start, before = ahead
    if known.has("and", before) or _is_listed(text, number, before, known):
        near = text[max(0, start - _CLAUSE) : start] + text[number.end : number.end + _CLAUSE]
        return any(sign.isdigit() for sign in near)
    behind = _THREE_WORDS.match(text, number.end, number.end + _CLAUSE)
    return behind is not None and not known.tolls.isdisjoint(behind.groups())


def _phrase_end(text: str, number: Number, known: Vocabulary) -> int:
    """Return the end of the noun phrase behind the number: its first counting noun or inflected plural, else one word.

    It stops at a word that may be a place: 25 आगरा में.
    """
    at = one = end = number.end
    stop, word = number.after_end, number.after
    for _ in range(_REACH):
        if not word or word in known.ends or text[stop : stop + 1].isdigit():
            return at if one == end and word in known.counting else one
        end = stop
        one = one if one > at else end
        if word in known.counted or word.endswith(known.plurals):
            return end
        stop, word = word_at(text, end)
    return one
