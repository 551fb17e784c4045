"""What the dates of an article say: as far as the text states each, and in normal form once all are known."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from site_builder.text.vocabulary.value_words import Vocabulary
from site_builder.text.vocabulary.words_at import WORD

__all__ = ["StatedDate", "resolve"]

_WORD = re.compile(WORD)
_SAME_CLAUSE = 40  # characters
_REACH = 200  # characters of the rest of a sentence
_STOP = re.compile(r"[।॥?!\n\x00]|\.\s")


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
    """-1 for the last such weekday or the year before, 1 for the next."""
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


def resolve(text: str, stated: Sequence[StatedDate], published: str | None, known: Vocabulary) -> list[str | None]:
    """Return the normal form of each date of an article, in the order of its text; None where it cannot be known.

    ISO 8601 as far as it is stated; `..` between the ends of a range; `2024-25` for a fiscal year. A day or month
    without a year takes the year named just before it (2003 में 12 जनवरी को), else the one that brings it nearest to
    `published` (ISO 8601) or, when that is None, to the latest of the article's full dates. A day of the week is
    resolved only against `published`: to the last such day, or to the next where the sentence speaks of the future.
    """
    today = _iso(published)
    full = [d for d in stated if d.year and d.month]
    latest = today or max((_first_of_month(d) for d in full), default=None)
    result: list[str | None] = []
    before: StatedDate | None = None
    for one in stated:
        complete = one
        if one.month and not one.year:
            complete = one._replace(year=_year_of(text, one, before, latest))
        if today and one.weekday is not None and one.side is None and _is_ahead(text, one.end, known):
            complete = complete._replace(side=1)
        result.append(_normal(complete, today))
        before = complete
    return result


def _first_of_month(stated: StatedDate) -> date:
    return date(stated.year or 1, stated.month or 1, 1)


def _iso(published: str | None) -> date | None:
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    return day if 1000 <= day.year < 2200 else None


def _year_of(text: str, stated: StatedDate, before: StatedDate | None, latest: date | None) -> int | None:
    """Return the year of a day or month that is stated without one; `before`: the date stated just before it."""
    anchor = latest
    if before and before.year and not before.fiscal and not before.last_year:
        between = text[before.end : stated.start]
        if len(between) <= _SAME_CLAUSE and not _STOP.search(between):
            if not before.month:
                return before.year
            anchor = _first_of_month(before)
    if anchor is None or not stated.month:
        return None
    if stated.side:
        return anchor.year + stated.side
    return _nearest_year(anchor, stated.month, stated.day)


def _nearest_year(anchor: date, month: int, day: int | None) -> int:
    """Return the year that brings a day, or a month without one, nearest to `anchor`; of two, the earlier.

    A news text speaks of the past more often than of the future.
    """
    if day is None:
        return (anchor.year * 12 + anchor.month - month + 5) // 12

    def distance(year: int) -> int:
        last = monthrange(year, month)[1]  # 29 February of a common year is compared as the 28th
        return abs((date(year, month, min(day, last)) - anchor).days)

    return min((anchor.year - 1, anchor.year, anchor.year + 1), key=distance)


def _is_ahead(text: str, at: int, known: Vocabulary) -> bool:
    """Return whether the rest of the sentence at `at` speaks of the future: होगा, will."""
    stop = _STOP.search(text, at, at + _REACH)
    words = _WORD.findall(text, at, stop.start() if stop else min(len(text), at + _REACH))
    endings = tuple(known.words.get("future-ending", ()))
    return bool(words) and (words[-1].endswith(endings) or any(known.has("future", word) for word in words))


def _normal(stated: StatedDate, today: date | None) -> str | None:
    year, month = stated.year, stated.month
    if stated.decade or not year:
        return _weekday(stated, today) if stated.weekday is not None and not month else None
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


def _weekday(stated: StatedDate, today: date | None) -> str | None:
    """Return the last such day before `today` or on it, or the next one after it."""
    if today is None or stated.weekday is None:
        return None
    back = (today.weekday() - stated.weekday) % 7
    if stated.side == 1:
        return f"{today + timedelta(days=7 - back)}"
    return f"{today - timedelta(days=back or (7 if stated.side == -1 else 0))}"
