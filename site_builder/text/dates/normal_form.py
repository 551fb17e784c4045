"""The dates of an article: each as far as the text states it, and in normal form when all are known."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from itertools import zip_longest
from typing import NamedTuple

from site_builder.text.sentences import ENDS
from site_builder.text.vocabulary.joints import range_joint
from site_builder.text.vocabulary.value_words import Vocabulary
from site_builder.text.vocabulary.words_at import WORD, word_at, word_before

__all__ = ["StatedDate", "resolve"]

_WORD = re.compile(WORD)
_SAME_CLAUSE = 40  # characters between two dates of one clause
_DASHES = frozenset("-–—")
_REACH = 200  # characters of the rest of a sentence
# How far a day without a year may lie from a date that is only named in the text. Of 301 such days in 360 dated files,
# the nearest year was the right one for 222 of 254 within 92 days, for 20 of 47 beyond.
_DAYS_FROM_NAMED_DATE = 92
_MONTHS_FROM_NAMED_DATE = 3
_STOP = re.compile(rf"[{ENDS}\n\x00]|\.\s")


class StatedDate(NamedTuple):
    """A date, or a range of dates, as far as the text states it; None where it does not."""

    start: int
    """First code point."""
    end: int
    """One past the last code point."""
    year: int | None = None
    """Four digits."""
    month: int | None = None
    """1 to 12."""
    day: int | None = None
    """1 to 31."""
    weekday: int | None = None
    """Monday = 0."""
    side: int | None = None
    """-1 for the year before or the weekday before, 1 for the next, 0 for this year."""
    last_day: int | None = None
    """Upper end of a range of days."""
    last_month: int | None = None
    """Upper end of a range of months."""
    last_year: int | None = None
    """Upper end of a range of years."""
    fiscal: bool = False
    """A fiscal or academic year, which begins in `year`."""
    decade: bool = False
    """Only the decade is known."""
    exchanged: bool = False
    """True: figures whose order of day and month is unknown; then nothing else is known."""


def resolve(text: str, stated: Sequence[StatedDate], published: str | None, known: Vocabulary) -> list[str | None]:
    """Return the normal form of each date of an article, in the order of its text; None where it cannot be known.

    ISO 8601 as far as it is stated; `..` between the ends of a range; `2024-25` for a fiscal year. A day or month
    without a year takes the year named just before it (2003 में 12 जनवरी को), else the one that brings it nearest to
    `published` (ISO 8601) or, when that is None, to the latest of the article's full dates; far from that one the year
    is not known, nor where the sentence speaks of another time than that year. A day of the week alone stays as it
    stands: the time stamp of a page is often that of its last change, so what it says of the story is a guess.
    """
    today = _iso(published)
    named = [span for span in map(_span, stated) if span]
    latest = _Anchor(today, today, firm=True) if today else max(named, default=None)
    result: list[str | None] = []
    before: StatedDate | None = None
    for one, following in zip_longest(stated, stated[1:]):
        complete = one
        if one.month and not one.year:
            year = _year_of_range(text, one, following, known) or _year_of(text, one, before, latest, known)
            complete = one._replace(year=year)
        result.append(_normal(complete))
        before = complete
    return result


class _Anchor(NamedTuple):
    """A date from which others are counted: a day, or all days of a month."""

    first: date
    last: date
    firm: bool = False
    """True for the stated publication, and a date in the same clause: these give the nearest year without a limit."""


def _span(stated: StatedDate) -> _Anchor | None:
    """Return the day or month that a date names, as an anchor; None if it names neither, or an impossible one."""
    if not stated.year or not stated.month:
        return None
    try:
        first = date(stated.year, stated.month, stated.day or 1)
        last = first if stated.day else first.replace(day=monthrange(stated.year, stated.month)[1])
    except ValueError:
        return None
    return _Anchor(first, last)


def _iso(published: str | None) -> date | None:
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    return day if 1000 <= day.year < 2200 else None


def _year_of_range(text: str, first: StatedDate, last: StatedDate | None, known: Vocabulary) -> int | None:
    """Return the year of a day that opens a range whose end states its year: 28 दिसंबर से 3 जनवरी 2025."""
    if last is None or not last.year or not last.month or not first.month:
        return None
    dash = text[first.end : last.start].strip() in _DASHES
    if not dash and range_joint(text, first.end, known) + 1 != last.start:
        return None
    return last.year - ((first.month, first.day or 1) > (last.month, last.day or 31))


def _year_of(
    text: str, stated: StatedDate, before: StatedDate | None, latest: _Anchor | None, known: Vocabulary
) -> int | None:
    """Return the year of a day or month that is stated without one; `before`: the date stated just before it."""
    anchor = latest
    if before and before.year and not before.fiscal and not before.last_year:
        between = text[before.end : stated.start]
        if len(between) <= _SAME_CLAUSE and not _STOP.search(between):
            if not before.month:
                return before.year
            beside = _span(before)
            anchor = beside._replace(firm=True) if beside else latest
    if anchor is None or not stated.month:
        return None
    if stated.side is not None:  # last year: counted from a day, for a month is mostly one that the text looks back on
        return anchor.first.year + stated.side if anchor.firm or anchor.first == anchor.last else None
    year = _nearest_year(anchor, stated.month, stated.day)
    return year if year is None or anchor is not latest or not anchor.firm else _told(text, stated, year, anchor, known)


def _told(text: str, stated: StatedDate, year: int, anchor: _Anchor, known: Vocabulary) -> int | None:
    """Return the year that fits the sentence (`year`: the nearest one); None if none fits.

    'It began in March', said in November, was this year; 'will be done by September' is the next one. 'The plan that
    was agreed on 3 October will cost more' speaks of the past all the same, so that a day behind it stays.
    """
    month = stated.month or 1
    day = stated.day or (anchor.first.day if month == anchor.first.month else 1)
    now = (anchor.first.year, anchor.first.month, anchor.first.day)
    word = word_before(text, stated.start)[1]
    side = known.weekdays_before.get(word)
    if side is not None:  # last October, next June: said within some months of it, it may be either year's
        if stated.day and month == now[1] and (now[2] - day) * side < 0:  # last 21 February, said on the 25th
            return now[0]
        distance = ((month - now[1]) * side - 1) % 12 + 1
        return now[0] + (now[1] - 1 + distance * side) // 12 if distance > _MONTHS_FROM_NAMED_DATE else None
    ahead = _is_ahead(text, stated, known)
    if (year, month, day) > now:
        past = _is_past(text, stated, known)
        near = year * 12 + month - now[0] * 12 - now[1] <= _MONTHS_FROM_NAMED_DATE
        if ahead or past:
            return None if ahead and past else year - past
        return year if near else None
    limit = known.has("until-before", word) or known.has("until-after", word_at(text, stated.end)[1])
    return year + 1 if ahead and limit and (year, month) < now[:2] else year


def _nearest_year(anchor: _Anchor, month: int, day: int | None) -> int | None:
    """Return the year that brings a day, or a month without one, nearest to `anchor`; of two, the earlier.

    A news text speaks of the past more often than of the future. None when it is far from a date that is only named.
    """
    months = anchor.first.year * 12 + anchor.first.month
    if day is None:
        year = (months - month + 5) // 12
        near = abs(year * 12 + month - months) <= _MONTHS_FROM_NAMED_DATE
        return year if near or anchor.firm else None

    def distance(year: int) -> int:
        last = monthrange(year, month)[1]  # 29 February of a common year is compared as the 28th
        one = date(year, month, min(day, last))
        return max((anchor.first - one).days, (one - anchor.last).days, 0)

    around = range(max(anchor.first.year - 1, 1), min(anchor.first.year + 1, 9999) + 1)
    year = min(around, key=distance)
    return year if anchor.firm or distance(year) <= _DAYS_FROM_NAMED_DATE else None


def _is_ahead(text: str, stated: StatedDate, known: Vocabulary) -> bool:
    """Return whether the sentence speaks of the future: होगा behind the date; will behind it or close before it."""
    words = _behind(text, stated)
    endings = tuple(known.words.get("future-ending", ()))
    ahead = bool(words) and words[-1].endswith(endings)
    return ahead or any(known.has("future", word) for word in (*words, _verb_before(text, stated, known)))


def _is_past(text: str, stated: StatedDate, known: Vocabulary) -> bool:
    """Return whether the sentence speaks of the past: हुआ था behind the date; was, began close before it."""
    behind = any(known.has("past", word) for word in _behind(text, stated))
    return behind or known.has("past-before", _verb_before(text, stated, known))


def _behind(text: str, stated: StatedDate) -> list[str]:
    """Return the words of the sentence behind a date."""
    stop = _STOP.search(text, stated.end, stated.end + _REACH)
    return _WORD.findall(text, stated.end, stop.start() if stop else min(len(text), stated.end + _REACH))


def _verb_before(text: str, stated: StatedDate, known: Vocabulary) -> str:
    """Return the last word close before a date, in its sentence, that tells its time: will, met; '' when none does."""
    low = max(0, stated.start - _SAME_CLAUSE)
    stops = [found.end() for found in _STOP.finditer(text, low, stated.start)]
    words = _WORD.findall(text, stops[-1] if stops else low, stated.start)
    return next((word for word in reversed(words) if known.has("future", word) or known.has("past-before", word)), "")


def _normal(stated: StatedDate) -> str | None:
    year, month = stated.year, stated.month
    if stated.decade or not year:
        return None
    if not month:
        if stated.fiscal:
            return f"{year}-{(year + 1) % 100:02}"
        return f"{year}..{stated.last_year}" if stated.last_year else f"{year}"
    if not stated.day:
        last = stated.last_month
        return f"{year}-{month:02}" + (f"..{year + (last < month)}-{last:02}" if last else "")
    try:
        first = date(year, month, stated.day)
        last_day = date(year, month, stated.last_day) if stated.last_day else None
    except ValueError:  # 31 February
        return None
    return f"{first}..{last_day}" if last_day else f"{first}"
