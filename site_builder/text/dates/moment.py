"""A text that consists only of a time: 'Tue, 04 Jul 2023 06:15 PM IST', '१२ नोव्हेंबर २०२५, सायंकाळी ५:३०'.

The one reader of dates reads its date; times of day, zones and words that say nothing may stand around it.
"""

import re
from datetime import date, datetime
from typing import NamedTuple

from site_builder.text.dates.clock import read_clock, read_zone
from site_builder.text.dates.date_reading import read_date
from site_builder.text.dates.normal_form import StatedDate
from site_builder.text.vocabulary.time_words import TimeWords, time_words
from site_builder.text.vocabulary.value_words import Vocabulary, vocabulary
from site_builder.text.vocabulary.words_at import word_at

__all__ = ["Moment", "is_before", "is_time_ago", "may_be_time", "read_moment"]

_LONGEST = 120  # code points; "Saturday, the 18th of November 2017 at 03:21:41 PM (Coordinated Universal Time)" has 78
_EARLIEST, _LATEST = 1900, 2100  # years in which something can have been published
_DIGIT = re.compile(r"\d")
_SPAN = re.compile(r"(?<=\d:\d\d)(?<!:\d\d:\d\d)-\d")
_ROUND = " \t.,:;|/()[]{}·•*–—-।॥،@~'\""


class Moment(NamedTuple):
    """A time as far as a text states it."""

    day: date | None
    """None when no full date is stated, or two are."""
    clock: str | None
    """'17:30:00'; None when no time of day is known."""
    zone: str
    """'+05:30'; '' when none is stated."""

    @property
    def iso(self) -> str | None:
        """ISO 8601: a date, or a date with a time, with a zone where one is stated; None without a day."""
        if self.day is None:
            return None
        return f"{self.day}T{self.clock}{self.zone}" if self.clock else f"{self.day}"


def read_moment(text: str, language: str) -> Moment | None:
    """Return the time that `text` states; None if it contains anything else.

    `language`: BCP 47 tag; English words are known as well. Day before month, unless only the other order is a date.
    """
    if len(text) > _LONGEST or not _DIGIT.search(text):
        return None
    words = time_words(language)
    return _Reading(words.plain(text), words, vocabulary(language)).whole()


def may_be_time(text: str, language: str) -> bool:
    """Return whether `text` may be a time, by its first and last words; this is cheaper than to read it."""
    edges, text = time_words(language).edges, text.strip(_ROUND)  # '12 नवंबर 2025 |' is one cut at its bar
    for word in (text.partition(" ")[0], text.rpartition(" ")[2]):
        if word.casefold().strip(_ROUND) not in edges and not _DIGIT.search(word):
            return False
    return True


def is_time_ago(text: str, language: str) -> bool:
    """Return whether `text` only says how long ago something was: '2 hours ago', '२ घंटे पहले'."""
    if len(text) > _LONGEST:
        return False
    words = time_words(language)
    return words.ago.fullmatch(words.plain(text).strip(_ROUND)) is not None


def is_before(one: str, other: str) -> bool:
    """Return whether time `one` is before `other`, as far as both are known; both ISO 8601, of any precision.

    Where only one states its zone, the other is taken to be in the same.
    """
    if "T" not in one or "T" not in other:
        known = min(len(one.partition("T")[0]), len(other.partition("T")[0]))
        return one[:known] < other[:known]
    try:
        first, second = datetime.fromisoformat(one), datetime.fromisoformat(other)
    except ValueError:
        return False
    if (first.tzinfo is None) != (second.tzinfo is None):
        first, second = first.replace(tzinfo=None), second.replace(tzinfo=None)
    return first < second


class _Reading:
    """One pass over a plain text, piece by piece."""

    def __init__(self, text: str, words: TimeWords, known: Vocabulary) -> None:
        self._text, self._words, self._known = text, words, known
        self._days: set[date | None] = set()
        self._clocks: set[str | None] = set()
        self._zones: set[str] = set()
        self._named = False  # a month, or a day in figures
        self._sure = False  # a clock that cannot be an amount

    def whole(self) -> Moment | None:
        """Return what the text says; None when a piece of it is not part of a time."""
        at = 0
        while at < len(self._text):
            end = self._piece(at)
            if end is None:
                return None
            at = end
        if not self._named and not self._sure:
            return None
        day = next(iter(self._days)) if len(self._days) == 1 else None
        clock = next(iter(self._clocks)) if len(self._clocks) == 1 and len(self._zones) < 2 else None
        zone = next(iter(self._zones), "")
        # A zone whose offset is not known leaves the moment unknown: nothing may take its place.
        return Moment(day, None if self._zones == {""} else clock, zone)

    def _piece(self, at: int) -> int | None:
        """Take in the piece at `at`; return its end, or None when it is not part of a time."""
        if self._text[at] in _ROUND and not self._text[at + 1 : at + 2].isdigit():
            return at + 1
        date_found = read_date(self._text, at, self._known)
        if date_found:
            return self._take_date(date_found)
        clock = read_clock(self._text, at, self._words)
        if clock:
            self._clocks.add(clock.time)
            self._sure |= clock.sure
            # 10:30-11:30 is a span of time; 2025-11-06T10:30-05:00 has an offset.
            span = _SPAN.match(self._text, clock.end) and self._text[at - 1 : at] != "t"
            return clock.end if span else self._zone_behind(clock.end)
        if self._text[at] in _ROUND:
            return at + 1
        end, word = word_at(self._text, at)
        known = word in self._words.fillers or word in self._words.day_parts or word in self._words.clock
        return end if known and end > at else self._zone_at(at)

    def _take_date(self, found: StatedDate) -> int | None:
        if found.exchanged:
            self._named = True
            self._days.add(None)
            return found.end
        if not found.month:
            return found.end if found.weekday is not None else None
        if found.year and not _EARLIEST <= found.year <= _LATEST:
            return None  # 28 फरवरी 1448: a row of a table
        self._named = True
        spans = found.last_day or found.last_month or found.last_year
        if found.year and found.day and not spans:
            try:
                self._days.add(date(found.year, found.month, found.day))
            except ValueError:  # 31 February
                self._days.add(None)
        elif spans:
            self._days.add(None)
        return found.end

    def _zone_behind(self, at: int) -> int:
        zone = read_zone(self._text, at, self._words)
        if zone is None:
            return at
        self._zones.add(zone[1])
        return zone[0]

    def _zone_at(self, at: int) -> int | None:
        end = self._zone_behind(at)
        return end if end > at else None
