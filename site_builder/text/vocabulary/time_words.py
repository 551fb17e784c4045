"""What a language's words say in a line that states a time: parts of the day, zones, 'two hours ago'.

The rows stand in `data/<language>/values/words.txt`:

    day-part 15-20 (शाम: the hours of the day, 0 to 23, in which it can be; none where the day would be unsure)
    clock (बजे) · clock-joined (टा: stands glued behind the number) · clock-minutes (minutes) · clock-addition 0.5
    (half past) · zone +05:30 · zone-unsure (its offset is not known) · time-filler (at) · month-short 11 and
    weekday-short 0 (words of another meaning in running text) · ago (N घंटे पहले, where N is a number) · time-unit
    (दिनों: a number of them is a length of time)

All are compared under `match_key`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from site_builder.text.folding import match_key
from site_builder.text.languages import primary
from site_builder.text.vocabulary.value_words import vocabulary
from site_builder.text.vocabulary.word_roles import numbered, roles
from site_builder.text.vocabulary.words_at import WORD

__all__ = ["TimeWords", "is_length_of_time", "month_names", "time_words"]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WORD = re.compile(WORD)
_HALF_OF_DAY = re.compile(r"(?<![^\W\d_])([ap])\. ?m(?![^\W\d_])\.?")
_ORDINAL_STOP = re.compile(rf"(?<!\d)(\d{{1,2}})\. ?(?=(?:{'|'.join(_MONTHS)})\b)")  # 6. November
_COUNT = re.compile(r"\bN\b")
# English roles that every language shares: "05:30 PM" stands below headlines of every language.
_LENT = frozenset({"ago", "day-part", "time-filler", "weekday-short"})


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The words of one language, and the English ones, by what they say of a time; keys are match keys."""

    names: Mapping[str, str]
    """Names of months and days of the week: their English short names."""
    day_parts: Mapping[str, tuple[int, int]]
    """First and last hour, 0 to 23, of a part of the day."""
    clock: frozenset[str]
    """Words that make the number before them an hour."""
    joined: tuple[str, ...]
    """The same, joined to a number word."""
    minutes: frozenset[str]
    """Words that make the number before them minutes."""
    numbers: Mapping[str, Decimal]
    """Number words."""
    additions: Mapping[str, Decimal]
    """What is added to the hour behind it."""
    zones: Mapping[str, str]
    """Names of time zones: '+05:30'; '' where the offset is not known."""
    fillers: frozenset[str]
    """Words that say nothing."""
    ago: re.Pattern[str]
    """A whole text that only says how long ago something was."""
    edges: frozenset[str]
    """First and last words of times in words, in every spelling, case-folded."""
    units: frozenset[str]
    """Words of which a number is a length of time."""

    def plain(self, text: str) -> str:
        """Return `text` in the form for the readers of dates: match key, English names of months and days, 'pm'."""
        key = _HALF_OF_DAY.sub(r"\1m", match_key(text))
        named = _WORD.sub(lambda found: self.names.get(found[0], found[0]), key)
        return _ORDINAL_STOP.sub(r"\1 ", named)


@lru_cache(maxsize=128)
def time_words(language: str) -> TimeWords:
    """Return the words for a BCP 47 tag; of a language without data: CLDR's names and the English words."""
    base = primary(language)
    known, rows = vocabulary(base), roles(base, "values/words", _LENT)
    short = _months(base)
    days = {**numbered(rows.get("weekday-short", {})), **known.weekdays}
    names = {match_key(word).rstrip("."): _MONTHS[number - 1] for word, number in short.items()}
    names |= {match_key(word).rstrip("."): _WEEKDAYS[number] for word, number in days.items()}
    numerals = known.numerals.items()
    additions = {word: worth for word, (role, worth) in numerals if role == "addition"}
    additions |= {word: Decimal(worth) for word, worth in rows.get("clock-addition", {}).items()}
    parts = {word: _hours(worth) for word, worth in _keyed(rows.get("day-part", {})).items()}
    zones = {**_keyed(rows.get("zone-unsure", {})), **_keyed(rows.get("zone", {}))}
    return TimeWords(
        names=names,
        day_parts=parts,
        clock=frozenset(_keyed(rows.get("clock", {}))) - zones.keys() - parts.keys(),
        joined=tuple(sorted(_keyed(rows.get("clock-joined", {})))),
        minutes=frozenset(_keyed(rows.get("clock-minutes", {}))),
        numbers={match_key(word): worth for word, (role, worth) in numerals if role == "number"},
        additions={match_key(word): worth for word, worth in additions.items()},
        zones=zones,
        fillers=frozenset(_keyed(rows.get("time-filler", {}))),
        ago=_any_time_ago(rows.get("ago", {})),
        edges=_edges(rows, (*short, *days, *known.numerals)),
        units=frozenset(_keyed(rows.get("time-unit", {}))),
    )


def is_length_of_time(value: str, language: str) -> bool:
    """Return whether a value of a text says how long something is: 'दो दिन', '24 hours'. `language`: BCP 47 tag."""
    return match_key(value).rpartition(" ")[2] in time_words(language).units


_IN_LINES = ("ago", "day-part", "clock", "clock-minutes", "clock-addition", "zone", "zone-unsure", "time-filler")


def _edges(rows: Mapping[str, Mapping[str, str]], words: Iterable[str]) -> frozenset[str]:
    phrases = [phrase for role in _IN_LINES for phrase in rows.get(role, {})]
    ends = {word for phrase in phrases for word in (phrase.partition(" ")[0], phrase.rpartition(" ")[2])}
    return frozenset(word.casefold().strip(".") for word in (*ends, *words))


def month_names(language: str) -> frozenset[str]:
    """Return the names of months in the language and in English, the short ones that stand only in dates included.

    Those of other calendars too: papers of Nepal date their news '३ साउन'.
    """
    own = primary(language)
    return frozenset((*_months(own), *roles(own, "values/words").get("era-month", ())))


def _months(language: str) -> dict[str, int]:
    return {**numbered(roles(language, "values/words", _LENT).get("month-short", {})), **vocabulary(language).months}


def _keyed(rows: Mapping[str, str]) -> dict[str, str]:
    return {match_key(word): worth for word, worth in rows.items()}


def _hours(worth: str) -> tuple[int, int]:
    first, _, last = worth.partition("-")
    return int(first), int(last)


def _any_time_ago(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for a number and one of the phrases behind it: 'N hours ago'; one with no N is whole."""
    shapes = sorted({r"\d{1,3} ?".join(map(_escaped, _COUNT.split(phrase))) for phrase in phrases})
    return re.compile("|".join(shapes) or r"(?!)")


def _escaped(part: str) -> str:
    return re.escape(match_key(part))
