"""Times of day: 17:30 · 5.30pm · शाम साढ़े पांच बजे · half past five in the evening.

They are read in plain text (`TimeWords.plain`). An hour of the 12-hour clock needs a word that says which half of the
day is meant: where none is said, or where the words contradict the hour (15:00 am), the time is not known.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from site_builder.text.vocabulary.time_words import TimeWords
from site_builder.text.vocabulary.words_at import word_at

__all__ = ["StatedClock", "read_clock", "read_zone"]

_FIGURES = re.compile(r"(\d{1,2})(?:([:.h])(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?![.:/]?\d)|(?![./:-]?\d))")
_MINUTES = re.compile(r" ?(\d{1,2})(?![\d.:/-])")
# GMT+0530, UTC +5:30, +0530, +05:30, +05; a bare -05 may be the end of a span: 10:00-05.
_OFFSET = re.compile(r" ?(?:(?:gmt|utc) ?([+-])(\d{1,2}):?([0-5]\d)?|([+-])(\d{2}):?([0-5]\d)|([+])(\d{2}))(?![\d:])")
_LARGEST_OFFSET = 14  # hours: Kiritimati
_MINUTES_OF_OFFSETS = frozenset({"00", "30", "45"})
_NAME = re.compile(r" ?\(?")


class StatedClock(NamedTuple):
    """A time of day as it stands in a text."""

    end: int
    """One past the last code point."""
    time: str | None
    """'17:30:00'; None where the words do not say which time it is."""
    sure: bool
    """False for mere figures around a stop: 10.30 may be an amount."""


class _Hour(NamedTuple):
    """Hour and what is said of it."""

    end: int
    hour: int
    minute: int
    second: int
    exact: bool
    """Written as on a 24-hour clock: 05:30, 17:30."""
    dotted: bool
    plain: bool
    """No minutes: needs a word that makes it an hour."""


def read_clock(text: str, at: int, words: TimeWords) -> StatedClock | None:
    """Return the time of day that begins at `at` of plain `text`; None if there is none."""
    parts: list[tuple[int, int]] = []
    start = _parts_of_day(text, at, words, parts)
    hour = _hour(text, start, words)
    if hour is None and parts:
        hour = _hour(text, _behind_fillers(text, start, words), words)  # रात के 8 बजे
    if hour is None:
        return None
    end = _parts_of_day(text, hour.end, words, parts)
    said = False
    behind, word = word_at(text, end)
    if word in words.clock:
        said, end = True, behind
        minutes = _MINUTES.match(text, end) if hour.plain else None
        stop, word = word_at(text, minutes.end()) if minutes else (0, "")
        if minutes and word in words.minutes:
            end, hour = stop, hour._replace(minute=int(minutes[1]))
        elif minutes and minutes.end() == len(text) and len(minutes[1]) > 1:  # বিকেল ৫টা ৩০
            end, hour = minutes.end(), hour._replace(minute=int(minutes[1]))
        end = _parts_of_day(text, end, words, parts)
    if hour.plain and not said and not parts:
        return None
    if hour.hour > 24 or hour.minute > 59 or hour.second > 59:
        return None
    time = _time(hour, parts, in_words=said)
    return StatedClock(end, time, not hour.dotted or said or bool(parts))


def _parts_of_day(text: str, at: int, words: TimeWords, found: list[tuple[int, int]]) -> int:
    """Add the hours of the parts of the day that stand at `at` to `found`; return where they end."""
    while True:
        end, word = word_at(text, _behind_fillers(text, at, words))  # five in the evening
        if word not in words.day_parts:
            longer = f"{word} {word_at(text, end)[1]}"  # سہ پہر
            if longer not in words.day_parts:
                return at
            end, word = word_at(text, end)[0], longer
        found.append(words.day_parts[word])
        at = end


def _behind_fillers(text: str, at: int, words: TimeWords) -> int:
    end, word = word_at(text, at)
    while word in words.fillers:
        at = end
        end, word = word_at(text, at)
    return at


def _hour(text: str, at: int, words: TimeWords) -> _Hour | None:
    figures = _FIGURES.match(text, at + (text[at : at + 1] == " "))
    if figures:
        written, mark, minute, second = figures.groups()
        exact = bool(mark) and (len(written) == 2 and (written[0] == "0" or int(written) > 12))
        return _Hour(figures.end(), int(written), int(minute or 0), int(second or 0), exact, mark == ".", not mark)
    end, worth = _spoken(text, at, words)
    if worth is None:
        return None
    hour, minutes = divmod(worth * 60, 60)
    return _Hour(end, int(hour), int(minutes), 0, exact=False, dotted=False, plain=True)


def _spoken(text: str, at: int, words: TimeWords) -> tuple[int, Decimal | None]:
    """Return (end, hours) of an hour in words: पांच, साढ़े पांच, साढ़े 5, half past five; (at, None) when there is none."""
    at += text[at : at + 1] == " "
    phrase = next((one for one in words.additions if text.startswith(f"{one} ", at)), None)
    start = at + len(phrase) if phrase else at
    end, word = word_at(text, start)
    figures = _MINUTES.match(text, start) if phrase and not word else None
    worth = Decimal(figures[1]) if figures else _number(word, words)
    if worth is None:
        return at, None
    end = figures.end() if figures else end
    return end, worth + (words.additions[phrase] if phrase else 0)


def _number(word: str, words: TimeWords) -> Decimal | None:
    """Return the value of a number word, also with the word for an hour joined to it: পাঁচটায়."""
    worth = words.numbers.get(word)
    if worth is None and word.endswith(words.joined):
        bare = next(word.removesuffix(one) for one in words.joined if word.endswith(one))
        worth = words.numbers.get(bare)
    return worth


def _time(hour: _Hour, parts: Sequence[tuple[int, int]], *, in_words: bool) -> str | None:
    """Return the only time that fits all statements; None if no time fits, or two fit."""
    half_unsaid = not hour.exact and 1 <= hour.hour <= 12
    if not parts and hour.hour < 24 and (not half_unsaid or not in_words):
        return f"{hour.hour:02}:{hour.minute:02}:{hour.second:02}"
    can_be = {hour.hour % 12, hour.hour % 12 + 12} if 1 <= hour.hour <= 12 else {hour.hour}
    fits = [one for one in sorted(can_be) if parts and all(first <= one <= last for first, last in parts)]
    return f"{fits[0]:02}:{hour.minute:02}:{hour.second:02}" if len(fits) == 1 else None


def read_zone(text: str, at: int, words: TimeWords) -> tuple[int, str] | None:
    """Return (end, offset) of the time zone at `at` of plain `text`: '+05:30'; '' where the offset is not known."""
    found = _OFFSET.match(text, at)
    if found:
        sign, hours, minutes = (next((g for g in found.groups()[i::3] if g), "") for i in range(3))
        minutes = minutes or "00"
        if int(hours) <= _LARGEST_OFFSET and minutes in _MINUTES_OF_OFFSETS:
            return found.end(), f"{sign}{int(hours):02}:{minutes}"
    bracket = _NAME.match(text, at)
    end, word = word_at(text, bracket.end() if bracket else at)
    return (end, words.zones[word]) if word in words.zones else None
