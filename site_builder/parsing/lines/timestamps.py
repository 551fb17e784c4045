"""Lines that state when the article was published or changed, and bare dates and times.

Names of months and weekdays come from CLDR (Babel), in the article's language and in English.
"""

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from site_builder import data
from site_builder.text.folding import fold

__all__ = ["StatedTime", "is_time", "stated"]

_DIGIT = re.compile(r"\d")
_TOKEN = re.compile(r"\d+|[^\W\d_][^\s\d,:;|/()\[\].]*")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?(?![\d/-])")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_OFFSET = re.compile(r"(?:gmt|utc)?\s*([+-])(\d{2}):?(\d{2})(?!\d)")
_INDIAN = frozenset(
    ["as", "bho", "bn", "en", "gu", "hi", "kn", "kok", "mai", "ml", "mr", "or", "pa", "sa", "ta", "te", "ur"]
)


class StatedTime(NamedTuple):
    """A time that the source states."""

    time: str
    """ISO 8601: a date, or a date with a time, with a zone where one is given."""
    updated: bool
    """True when the label says that it is the last change, not the first publication."""


@cache
def _months(language: str) -> dict[str, int]:
    from babel import Locale, UnknownLocaleError

    found: dict[str, int] = {}
    for tag in dict.fromkeys(("en", language)):
        try:
            names = Locale.parse(tag, sep="-").months
        except (UnknownLocaleError, ValueError):
            continue
        for width in ("wide", "abbreviated"):
            for form in ("format", "stand-alone"):
                found.update({fold(name).rstrip("."): number for number, name in names[form][width].items()})
    return {**found, **{fold(name): int(number) for name, number in data.table(language, "parsing/months")}}


@cache
def _around(language: str) -> frozenset[str]:
    """Return the words that a bare date or time may hold besides months: weekdays, am, pm, zones, 'बजे'."""
    from babel import Locale, UnknownLocaleError

    found = set(map(fold, data.lines("any", "parsing/times") + data.lines(language, "parsing/times")))
    for tag in dict.fromkeys(("en", language)):
        try:
            names = Locale.parse(tag, sep="-").days
        except (UnknownLocaleError, ValueError):
            continue
        for width in ("wide", "abbreviated"):
            found.update(fold(name).rstrip(".") for name in names["format"][width].values())
    return frozenset(found) | {zone[0] for zone in data.table("any", "parsing/zones")}


@cache
def _of_change(language: str) -> tuple[str, ...]:
    """Return how labels of the last change begin, in the language and in English."""
    primary = language.partition("-")[0].lower()
    return tuple(fold(word) for tag in dict.fromkeys((primary, "en")) for word in data.lines(tag, "parsing/updated"))


def is_time(folded: str, language: str) -> bool:
    """Return whether folded text is nothing but a date, a clock time, or both."""
    if len(folded) > 60 or not _DIGIT.search(folded):
        return False
    months, around = _months(language), _around(language)
    month = False
    for found in _TOKEN.finditer(folded):
        word = found.group()
        if not word[0].isdigit() and word.rstrip(".") not in months and word not in around:
            return False
        month = month or word in months
    if month:
        return True
    return _clock(folded) is not None or _day(folded, language) is not None


def stated(text: str, labels: tuple[str, ...], language: str) -> StatedTime | None:
    """Return the time that a line states after one of `labels` (folded), or bare; None when it states none.

    'Updated: 01 Mar 2020, 02:53:00 PM IST' in a Hindi article gives 2020-03-01T14:53:00+05:30.
    """
    folded = fold(text)
    label = next((p for p in labels if folded.startswith(p)), "")
    rest = folded[len(label) :].lstrip(" :|-–—")
    if not is_time(rest, language):
        return None
    day = _day(rest, language)
    if day is None:
        return None
    clock = _clock(rest)
    time = day.isoformat() + (f"T{clock}{_zone(rest, language)}" if clock else "")
    return StatedTime(time, updated=label.startswith(_of_change(language)))


def _day(folded: str, language: str) -> date | None:
    ascii_digits = "".join(str(int(c)) if c.isdecimal() else c for c in folded)
    if found := _ISO.search(ascii_digits):
        year, month, day = map(int, found.groups())
    elif found := _NUMERIC.search(ascii_digits):
        # Day before month, as everywhere but in the United States.
        day, month, year = map(int, found.groups())
    else:
        months = _months(language)
        tokens = [w.rstrip(".") for w in _TOKEN.findall(ascii_digits)]
        at = next((i for i, w in enumerate(tokens) if w in months), None)
        if at is None:
            return None
        near = [*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 3]]
        numbers = [int(w) for w in near if w.isdigit()]
        days, years = [n for n in numbers if n <= 31], [n for n in numbers if 1900 <= n <= 2100]
        if not days or not years:
            return None
        year, month, day = years[0], months[tokens[at]], days[0]
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock(folded: str) -> str | None:
    ascii_digits = "".join(str(int(c)) if c.isdecimal() else c for c in folded)
    for found in _CLOCK.finditer(ascii_digits):
        hour, minute, second, half = int(found[1]), int(found[2]), int(found[3] or 0), found[4]
        if half:
            hour = hour % 12 + (12 if half.startswith("p") else 0)
        if hour < 24 and minute < 60 and second < 60:
            return f"{hour:02}:{minute:02}:{second:02}"
    return None


def _zone(folded: str, language: str) -> str:
    if found := _OFFSET.search(folded):
        return f"{found[1]}{found[2]}:{found[3]}"
    for name, offset in data.table("any", "parsing/zones"):
        # IST is India's only where India's languages are read.
        if re.search(rf"\b{name}\b", folded) and (name != "ist" or language.partition("-")[0] in _INDIAN):
            return offset
    return ""
