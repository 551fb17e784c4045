"""Dates as news writes them, in every order and script.

Two steps. `read_date` reads one at a position of the text; `resolve` gives it its normal form once all dates of the
article are known, because a month alone takes the year of the article's other dates.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from site_builder.entities.numbers import word_at, word_before
from site_builder.entities.vocabulary import Vocabulary

__all__ = ["StatedDate", "read_date", "resolve"]


@dataclass(frozen=True, slots=True)
class StatedDate:
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
    """-1 for the last such weekday, 1 for the next."""
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


_YEAR = r"(?:1[0-9]|20)\d\d"
_NOT_MORE = r"(?![\d]|[,.:/-]\d)"
_NUMERIC = re.compile(
    r"(?P<d>\d{1,2})(?P<sep>[/.-])(?P<m>\d{1,2})(?P=sep)(?P<y>\d{4}|\d{2})(?![\d/-])"
    r"|(?P<y2>\d{4})(?P<sep2>[/.-])(?P<m2>\d{1,2})(?P=sep2)(?P<d2>\d{1,2})(?![\d/-])"
    r"|(?P<y3>\d{4}) ?[年년] ?(?P<m3>\d{1,2}) ?[月월] ?(?P<d3>\d{1,2}) ?[日일]"
)
_YEAR_BEHIND = re.compile(rf"[ \n]{{0,2}},?[ \n]{{0,2}}(?P<y>{_YEAR})(?:-(?P<to>\d\d(?:\d\d)?))?{_NOT_MORE}")
_YEARS = re.compile(rf"(?P<a>{_YEAR})\s?[-–/]\s?(?P<b>\d{{4}}|\d\d){_NOT_MORE}")
_ONE_YEAR = re.compile(rf"(?P<a>{_YEAR})(?![\d]|[,.:/]\d)")
_DAY = re.compile(r"[ \n]{0,2}(\d{1,2})(?!\d|[.,:/]\d)")
_OPEN = re.compile(r"[ \n]{0,2}([(（\[])[ \n]{0,2}")
_COMMA = re.compile(r"[ \n]{0,2},?[ \n]{0,2}")
_DASH = re.compile(r"[ \n]?[-–—/][ \n]?")
_CLOSERS = {"(": ")", "（": "）", "[": "]"}


def read_date(text: str, at: int, known: Vocabulary) -> StatedDate | None:
    """Return the date that begins exactly at `at`; None when none does."""
    if text[at].isdigit():
        found = _numeric(text, at) or _day_first(text, at, known) or _years(text, at, known)
    else:
        _, word = word_at(text, at)
        if word in known.weekdays:
            return _weekday_first(text, at, known)
        if word in known.months:
            found = _month_first(text, at, known)
        else:
            found = _day_first(text, at, known) if word in known.numbers else None
    return _with_weekday(text, found, known) if found and found.day else found


def _numeric(text: str, at: int) -> StatedDate | None:
    """06/11/2025, 6.11.25, 2025-11-06; day before month unless only the other order is a date."""
    found = _NUMERIC.match(text, at)
    if not found:
        return None
    part = found.groupdict()
    year, month, day = (int(part[k] or part[k + "2"] or part[k + "3"]) for k in "ymd")
    if part["y"] and month > 12 >= day:
        month, day = day, month
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year <= 2199):
        return None
    return StatedDate(at, found.end(), year, month, day)


def _day_first(text: str, at: int, known: Vocabulary) -> StatedDate | None:
    """6 नवंबर 2025, 6-8 नवंबर, पाँच से सात मई, 29th of April."""
    first = _day(text, at, known)
    if not first:
        return None
    end, day, last = first[0], first[1], None
    joint = _joint(text, end, known)
    second = _day(text, joint, known) if joint else None
    if second and second[1] > day:
        end, last = second
    month = _month(text, end, known)
    if not month:
        return None
    return _year_behind(text, StatedDate(at, month[0], None, month[1], day, last_day=last), known)


def _joint(text: str, at: int, known: Vocabulary) -> int:
    """Return where the second day of a range may begin, 0 for nowhere."""
    dash = _DASH.match(text, at)
    if dash:
        return dash.end()
    end, word = word_at(text, at)
    return end if known.has("to", word) or known.has("day-and", word) else 0


def _day(text: str, at: int, known: Vocabulary) -> tuple[int, int] | None:
    """Return (end, day) of a day of the month in digits or words, an ordinal's ending included."""
    digits = _DAY.match(text, at)
    if digits:
        end, day = digits.end(), int(digits[1])
    else:
        end, word = word_at(text, at)
        worth = known.numbers.get(word)
        if worth is None or worth != int(worth):
            return None
        day = int(worth)
    after, word = word_at(text, end)
    if known.has("ordinal", word):
        end = after
    return (end, day) if 1 <= day <= 31 else None


def _month(text: str, at: int, known: Vocabulary) -> tuple[int, int] | None:
    """Return (end, month) of a month's name at `at`, with what may stand between it and its day."""
    end, word = word_at(text, at + (text[at : at + 1] in {"-", "/"}))
    if known.has("of", word):
        end, word = word_at(text, end)
    if word not in known.months:
        return None
    if text[end : end + 1] in {".", "॰"} and known.has("month-weak", word):
        end += 1
    return end, known.months[word]


def _month_first(text: str, at: int, known: Vocabulary) -> StatedDate | None:
    """नवंबर 6, 2025; नवंबर 2025; अप्रैल-मई; नवंबर."""
    month = _month(text, at, known)
    if not month:
        return None
    end, number = month
    stated = StatedDate(at, end, None, number)
    day = _DAY.match(text, end)
    if day and 1 <= int(day[1]) <= 31:
        whole = _year_behind(text, replace(stated, end=day.end(), day=int(day[1])), known)
        if whole.year or _ends_phrase(text, day.end(), known):
            return whole
    joint = _DASH.match(text, end)
    behind = _month(text, joint.end(), known) if joint else None
    if behind:
        stated = replace(stated, end=behind[0], last_month=behind[1])
    stated = _year_behind(text, stated, known)
    weak = known.has("month-weak", word_at(text, at)[1])
    return None if weak and not stated.year else stated


def _ends_phrase(text: str, at: int, known: Vocabulary) -> bool:
    """Return whether what stands at `at` cannot be counted by a number before it."""
    word = word_at(text, at)[1]
    return not word or known.has("year-after", word) or known.has("clock", word)


def _year_behind(text: str, stated: StatedDate, known: Vocabulary) -> StatedDate:
    found = _YEAR_BEHIND.match(text, stated.end)
    if not found or known.has("noun", word_at(text, found.end())[1]):
        return stated
    return replace(stated, end=found.end("y"), year=int(found["y"]))


def _years(text: str, at: int, known: Vocabulary) -> StatedDate | None:
    """2024-25, 2014-2019, 2014 से 2019, 1980 के दशक, 2019."""
    pair = _YEARS.match(text, at)
    if pair:
        first, second = int(pair["a"]), int(pair["b"])
        second += first - first % 100 if second < 100 else 0
        if second == first + 1 or (second % 100 == 0 and first % 100 == 99):
            return StatedDate(at, pair.end(), first, fiscal=True)
        return StatedDate(at, pair.end(), first, last_year=second) if second > first else None
    one = _ONE_YEAR.match(text, at)
    decade = _decade(text, at, known)
    if decade or not one:
        return decade
    end, year = one.end(), int(one["a"])
    joint, word = word_at(text, end)
    second = _ONE_YEAR.match(text, joint + 1) if known.has("to", word) else None
    if second and int(second["a"]) > year and not known.has("noun", word_at(text, second.end())[1]):
        return StatedDate(at, second.end(), year, last_year=int(second["a"]))
    return StatedDate(at, end, year) if _is_year(text, at, end, year, known) else None


def _decade(text: str, at: int, known: Vocabulary) -> StatedDate | None:
    found = _DECADE.match(text, at)
    if not found:
        return None
    end = found.end()
    for phrase in known.words["decade"]:
        if text.startswith(phrase, end + (text[end : end + 1] == " ")):
            stop = end + (text[end : end + 1] == " ") + len(phrase)
            if not word_at(text, stop)[1] or text[stop : stop + 1] in {" ", "\n", ""} or not text[stop].isalpha():
                return StatedDate(at, stop, decade=True)
    return None


_DECADE = re.compile(r"(?:\d\d)?\d0(?!\d)")


def _is_year(text: str, at: int, end: int, year: int, known: Vocabulary) -> bool:
    """Return whether four bare digits are a year by the words around them."""
    if text[end : end + 1] == "-" or (text[end : end + 1] and text[end : end + 1].isalpha()):
        return False
    before = word_before(text, at)[1]
    after = word_at(text, end)[1]
    if known.has("noun", after) or known.has("unit", after) or known.has("year-not-before", before):
        return False
    if known.has("year-before", before):
        return True
    return 1800 <= year <= 2100 and (known.has("year-after", after) or _bracketed(text, at, end))


def _bracketed(text: str, at: int, end: int) -> bool:
    return text[at - 1 : at] == "(" and text[end : end + 1] == ")"


def _weekday_first(text: str, at: int, known: Vocabulary) -> StatedDate | None:
    """गुरुवार; पिछले मंगलवार; गुरुवार (नवंबर 6, 2025); Wed, 29 Apr 2020."""
    end, word = word_at(text, at)
    stated = StatedDate(at, end, weekday=known.weekdays[word])
    opened = _OPEN.match(text, end)
    inner = opened.end() if opened else _COMMA.match(text, end).end()  # type: ignore[union-attr]  # matches ''
    behind = None
    if inner < len(text) and (opened or inner > end):
        behind = _date_beside_weekday(text, inner, known)
    if behind:
        stop = behind.end
        if opened:
            closer = _CLOSERS[opened[1]]
            stop += text[stop : stop + 2].find(closer) + 1
        if not opened or text[stop - 1] == closer:
            return replace(behind, start=at, end=stop, weekday=stated.weekday)
    if known.has("weekday-weak", word):
        return None
    start, before = word_before(text, at)
    if before in known.weekdays_before:
        return replace(stated, start=start, side=known.weekdays_before[before])
    return stated


def _date_beside_weekday(text: str, at: int, known: Vocabulary) -> StatedDate | None:
    if text[at].isdigit():
        found = _numeric(text, at) or _day_first(text, at, known)
    elif word_at(text, at)[1] in known.months:
        found = _month_first(text, at, known)
    else:
        found = _day_first(text, at, known)
    return found if found and found.day else None


def _with_weekday(text: str, found: StatedDate, known: Vocabulary) -> StatedDate:
    """6 नवंबर 2025 (गुरुवार)."""
    opened = _OPEN.match(text, found.end)
    if not opened:
        return found
    end, word = word_at(text, opened.end())
    if word in known.weekdays and text[end : end + 1] == _CLOSERS[opened[1]]:
        return replace(found, end=end + 1, weekday=known.weekdays[word])
    return found


def resolve(stated: Sequence[StatedDate], published: str | None) -> list[str | None]:
    """Return the normal form of each date of an article, in the order of its text; None where it cannot be known.

    ISO 8601 as far as it is stated; `..` between the ends of a range; `2024-25` for a fiscal year. A day or month
    without a year takes the one that brings it nearest to `published` (ISO 8601) or, when that is None, the year of
    the article's other full dates. A day of the week is resolved only against `published`.
    """
    known = [(i, d.year) for i, d in enumerate(stated) if d.year and d.month]
    today = _iso(published)
    return [_normal(_with_year(d, i, known, today), today) for i, d in enumerate(stated)]


def _iso(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _with_year(stated: StatedDate, index: int, known: list[tuple[int, int]], today: date | None) -> StatedDate:
    if stated.year or not stated.month:
        return stated
    if today:
        middle = (today.year * 12 + today.month) - stated.month
        return replace(stated, year=(middle + 6) // 12)
    before = [year for i, year in known if i < index] or [year for _, year in known[:1]]
    return replace(stated, year=before[-1]) if before else stated


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
    except ValueError:
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
