"""Years, spans of years, fiscal years and decades; and when four digits are a year."""

import re

from site_builder.text.dates.normal_form import StatedDate
from site_builder.text.vocabulary.joints import range_joint
from site_builder.text.vocabulary.value_words import Vocabulary
from site_builder.text.vocabulary.words_at import WORD, word_at, word_before

__all__ = ["is_of_another_era", "is_year", "read_decade", "read_years"]

_PAIR = re.compile(r"(?P<a>\d{4})\s?[-–/]\s?(?P<b>\d{4}|\d\d)(?![\d]|[,.:/-]\d)")
_ONE = re.compile(r"(\d{4})(?![\d]|[,.:/]\d)")
_NEXT = re.compile(r" ?,? ?(?=\d)")
_DECADE = re.compile(r"(?:\d\d)?\d[0٠۰०০੦૦୦௦౦೦൦](?!\d)")
_LETTER = re.compile(WORD)
_ROW = re.compile(r" ?[-–—:] ")  # 1985 - मैक्सिको: a row of a list
_RECENT, _LAST = 1800, 2100  # years that need no word to be taken for years
_LISTED = 6  # years of one list: 1991, 1993 और 1996 में


def is_year(digits: str, known: Vocabulary) -> bool:
    """Return whether four digits may be a year of our era at all."""
    year = int(digits)
    return 1000 <= year < 2200 and not any(year in years for years in known.foreign_years)


def is_of_another_era(text: str, start: int, end: int, known: Vocabulary) -> bool:
    """Return whether words beside the year from `start` to `end` name another era: शक संवत 1947, 1447 हिजरी.

    The word for a year may stand between: हिजरी सन 1447.
    """
    after, before = word_at(text, end), word_before(text, start)
    before = word_before(text, before[0]) if known.has("year-before", before[1]) else before
    beside = (before[1], after[1], word_at(text, after[0])[1])
    return not known.eras.isdisjoint(beside[:2]) or known.has("era-after", beside[2])


def read_years(text: str, at: int, known: Vocabulary) -> StatedDate | None:
    """Return 2024-25, 2014-2019, 2014 से 2019, 1980 के दशक or 2019 at `at`, four digits; None for another number."""
    found = _pair(text, at, known) or read_decade(text, at, known)
    one = _ONE.match(text, at)
    if found or not one or not is_year(one[1], known):
        return found
    joint = range_joint(text, one.end(), known)
    last = _ONE.match(text, joint + 1) if joint else None
    if last and int(one[1]) < int(last[1]) < 2200 and not _counts(text, last.end(), known):
        return StatedDate(at, last.end(), int(one[1]), last_year=int(last[1]))
    return StatedDate(at, one.end(), int(one[1])) if _said_to_be_year(text, at, known) else None


def _pair(text: str, at: int, known: Vocabulary) -> StatedDate | None:
    """2024-25 is a fiscal year, 2014-2019 a span."""
    pair = _PAIR.match(text, at)
    if not pair or not is_year(pair["a"], known):
        return None
    first, last = int(pair["a"]), int(pair["b"])
    last += first - first % 100 if last < 100 else 0
    last += 100 if last == first - 99 else 0  # 1999-00
    if last == first + 1 and not _counts(text, pair.end(), known):
        return StatedDate(at, pair.end(), first, fiscal=True)
    if not first < last < 2200 or _counts(text, pair.end(), known):
        return None  # 1000-1500 रुपये
    said = known.has("year-before", word_before(text, at)[1]) or known.has("year-after", word_at(text, pair.end())[1])
    recent = first >= _RECENT and last <= _LAST
    return StatedDate(at, pair.end(), first, last_year=last) if recent or said else None


def read_decade(text: str, at: int, known: Vocabulary) -> StatedDate | None:
    """Return 1980 के दशक, 90 के दशक or 1980s at `at`."""
    found = _DECADE.match(text, at)
    if not found:
        return None
    start = found.end() + (text[found.end() : found.end() + 1] == " ")
    for phrase in known.decades if text.startswith(known.decades, start) else ():
        end = start + len(phrase)
        if text.startswith(phrase, start) and not _LETTER.match(text, end):
            return StatedDate(at, end, decade=True)
    return None


def _said_to_be_year(text: str, at: int, known: Vocabulary) -> bool:
    """Return whether the words around four digits make them a year: वर्ष 2019, 2019 में, (2019), 1991 और 1996 में."""
    before, end = word_before(text, at)[1], at + 4
    if known.has("year-before", before) or (text[max(0, at - 1) : at] == "(" and text[end : end + 1] == ")"):
        return not _counts(text, end, known)
    if known.has("year-not-before", before):
        return False
    if _ROW.match(text, end) and text[max(0, at - 1) : at] in {"", "\n", "\0"}:
        return _RECENT <= int(text[at:end]) <= _LAST
    for _ in range(_LISTED):
        joint, after = word_at(text, end)
        if known.has("year-after", after):
            certain = known.has("year-before", after)  # the word for a year
            return (certain or _RECENT <= int(text[end - 4 : end]) <= _LAST) and not known.has(
                "more", word_at(text, joint)[1]
            )
        gap = _NEXT.match(text, joint if known.has("and", after) or known.has("or", after) else end)
        following = _ONE.match(text, gap.end()) if gap and gap.end() > end else None
        if not following or not is_year(following[1], known) or _counts(text, end, known):
            return False
        end = following.end()
    return False


def _counts(text: str, end: int, known: Vocabulary) -> bool:
    """Return whether the digits that end at `end` count the words behind them, or continue."""
    after = word_at(text, end)[1]
    counted = known.has("noun", after) or known.has("unit", after) or known.has("percent", after)
    amount = (
        after in known.money_words
        or known.numerals.get(after, ("",))[0] == "scale"
        or text[end : end + 1] in {"-", "%"}
    )
    return counted or amount
