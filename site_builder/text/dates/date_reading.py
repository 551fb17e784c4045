"""Dates as news writes them, in every order and script, read at a position of a text."""

import re
from decimal import Decimal

from site_builder.text.dates.normal_form import StatedDate
from site_builder.text.dates.years import is_of_another_era, is_year, read_decade, read_years
from site_builder.text.vocabulary.joints import range_joint
from site_builder.text.vocabulary.value_words import Vocabulary
from site_builder.text.vocabulary.words_at import NUMERAL, word_at, word_before

__all__ = ["read_date"]

_NUMERIC = re.compile(
    r"(?P<d>\d{1,2})(?P<sep>[/.-])(?P<m>\d{1,2})(?P=sep)(?P<y>\d{4}|\d{2})(?![\d/-])"
    r"|(?P<y2>\d{4})(?P<sep2>[/.-])(?P<m2>\d{1,2})(?P=sep2)(?P<d2>\d{1,2})(?![\d/-])"
    r"|(?P<y3>\d{4}) ?[年년] ?(?P<m3>\d{1,2}) ?[月월] ?(?P<d3>\d{1,2}) ?[日일]"
)
_YEAR_BEHIND = re.compile(r"[ \n]{0,2},?[ \n]{0,2}(?P<y>\d{4})(?!\d|[,.:/]\d)")
_BETWEEN = re.compile(r"[ \n]{0,2}[-/,]?(?=[ \n]?\w)")
_DAY = re.compile(r"[ \n]{0,2}(\d{1,2})(?!\d|[.,:/]\d)")
_DAYS = re.compile(r"[ \n]{0,2}(\d{1,2})(?:[ \n]?[-–—][ \n]?(\d{1,2}))?(?!\d|[.,:/]\d)")  # 2: the last day of a range
_ABBREVIATED = re.compile(r"[.॰](?=[ \n]{0,2},?[ \n]{0,2}\d)")  # a stop with no number behind it may end a sentence
_GAP = re.compile(r"[ \n]{0,2}(?:,|([(（\[]))[ \n]{0,2}|[ \n]{1,2}")  # 1: the bracket that opens there
_DASH = re.compile(r"[ \n]?[-–—/][ \n]?")
_RUN = re.compile(rf"{NUMERAL}{{1,9}}")
_NO_NUMBER = ("", Decimal(0))
_JOINTS = frozenset("-–—/,")
_CLOSERS = {"(": ")", "（": "）", "[": "]"}


def read_date(text: str, at: int, known: Vocabulary) -> StatedDate | None:
    """Return the date that begins exactly at `at`; None if there is none."""
    digits = _RUN.match(text, at) if text[at : at + 1].isdigit() else None
    if digits:
        found = _from_digits(text, at, digits.end() - at, known)
    else:
        end, word = word_at(text, at)
        if word in known.weekdays:
            return _weekday_first(text, at, end, word, known)
        is_number = known.numerals.get(word, _NO_NUMBER)[0] == "number"
        found = _month_first(text, at, known) if word in known.months else None
        found = _day_first(text, at, known) if is_number else found
    if found and found.year and is_of_another_era(text, found.start, found.end, known):
        return None
    if found is None or not found.month:
        return found
    shift = None if found.year else _year_shift(text, found, known)
    found = found if shift is None else found._replace(side=shift)
    return _with_weekday(text, found, known) if found.day else found


def _from_digits(text: str, at: int, count: int, known: Vocabulary) -> StatedDate | None:
    """Return the date that begins with a run of `count` digits."""
    if count == 4:
        return _numeric(text, at, known) or _row(text, at, known) or read_years(text, at, known)
    if count > 2:
        return None
    numeric = _numeric(text, at, known) if text[at + count : at + count + 1] in {"/", ".", "-"} else None
    return numeric or _day_first(text, at, known) or read_decade(text, at, known)


def _row(text: str, at: int, known: Vocabulary) -> StatedDate | None:
    """1943 23 अक्टूबर: a row of a table."""
    behind = _day_first(text, at + 5, known) if text[at + 4 : at + 5] == " " else None
    if behind is None or behind.year or not is_year(text[at : at + 4], known):
        return None
    return behind._replace(start=at, year=int(text[at : at + 4]))


def _year_shift(text: str, found: StatedDate, known: Vocabulary) -> int | None:
    """Return -1 for 'last year' beside a date, 1 for 'next year', 0 for 'this year', else None."""
    start, word = word_before(text, found.start)
    before = _side(word_before(text, start)[1], known) if known.has("year-before", word) else None
    if before is not None:
        return before
    end, word = word_at(text, found.end)
    if known.has("of", word):
        end, word = word_at(text, end)
    return _side(word, known) if known.has("year-before", word_at(text, end)[1]) else None


def _side(word: str, known: Vocabulary) -> int | None:
    return 0 if known.has("year-this", word) else known.weekdays_before.get(word)


def _numeric(text: str, at: int, known: Vocabulary) -> StatedDate | None:
    """06/11/2025, 6.11.25, 2025-11-06; day before month unless only the other order is a date.

    Where the language's country writes the month first, a date that could be either is not read.
    """
    found = _NUMERIC.match(text, at)
    if not found:
        return None
    part = found.groupdict()
    year, month, day = (int(part[k] or part[k + "2"] or part[k + "3"]) for k in "ymd")
    if part["y"] and month > 12 >= day:
        month, day = day, month
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    if not (1 <= month <= 12 and 1 <= day <= 31 and is_year(f"{year:04}", known)):
        return None
    if known.month_first and part["y"] and month != day and max(month, day) <= 12:
        return StatedDate(at, found.end(), exchanged=True)
    return StatedDate(at, found.end(), year, month, day)


def _day_first(text: str, at: int, known: Vocabulary) -> StatedDate | None:
    """6 नवंबर 2025, 6-8 नवंबर, पाँच से सात मई, 29th of April."""
    first = _day(text, at, known)
    if not first:
        return None
    end, day, last = first[0], first[1], None
    if known.day_has_stop and text[end : end + 1] == "." and word_at(text, end + 1)[1] in known.months:
        end += 1
    after, word = word_at(text, end)
    if word not in known.after_day and text[end : end + 2].strip()[:1] not in _JOINTS:
        return None
    if known.has("ordinal", word):
        end = after
        after, word = word_at(text, end)
    joint = after if known.has("day-and", word) else range_joint(text, end, known) if word in known.joints else 0
    month = _month(text, end, known) if not joint else None
    dash = _DASH.match(text, end) if not joint and not month else None
    joint = dash.end() if dash else joint
    second = _day(text, joint, known) if joint else None
    if second and second[1] > day:
        end, last = second
        month = _month(text, end, known)
    if not month:
        return None
    return _year_behind(text, StatedDate(at, month[0], None, month[1], day, last_day=last), known)


def _day(text: str, at: int, known: Vocabulary) -> tuple[int, int] | None:
    """Return (end, day) of a day of the month in digits or words."""
    digits = _DAY.match(text, at)
    if digits:
        end, day = digits.end(), int(digits[1])
    else:
        end, word = word_at(text, at)
        role, worth = known.numerals.get(word, _NO_NUMBER)
        day = int(worth) if role == "number" and worth == int(worth) else 0
    return (end, day) if 1 <= day <= 31 else None


def _month(text: str, at: int, known: Vocabulary) -> tuple[int, int] | None:
    """Return (end, month) of a month's name at `at`, with what may stand between it and its day."""
    between = _BETWEEN.match(text, at)
    end, word = word_at(text, between.end() if between else at)
    if known.has("of", word):
        end, word = word_at(text, end)
    if word not in known.months:
        return None
    if _ABBREVIATED.match(text, end) and known.has("month-weak", word):
        end += 1
    return end, known.months[word]


def _month_first(text: str, at: int, known: Vocabulary) -> StatedDate | None:
    """नवंबर 6, 2025; नवंबर 2025; अप्रैल-मई; नवंबर."""
    month = _month(text, at, known)
    if not month:
        return None
    end, number = month
    stated = StatedDate(at, end, None, number)
    day = _DAYS.match(text, end)
    if day and 1 <= int(day[1]) < int(day[2] or 32) <= 32:
        last = int(day[2]) if day[2] else None
        whole = _year_behind(text, stated._replace(end=day.end(), day=int(day[1]), last_day=last), known)
        if whole.year or _ends_phrase(text, day.end(), known):
            return whole
    joint = _DASH.match(text, end)
    behind = _month(text, joint.end(), known) if joint else None
    if behind:
        stated = stated._replace(end=behind[0], last_month=behind[1])
    stated = _year_behind(text, stated, known)
    if stated.year or not known.has("month-weak", word_at(text, at)[1]):
        return stated
    return stated if known.has("year-before", word_before(text, at)[1]) else None


def _ends_phrase(text: str, at: int, known: Vocabulary) -> bool:
    """Return whether a number before `at` cannot count the text at `at`."""
    word = word_at(text, at)[1]
    return not word or known.has("year-after", word) or known.has("clock", word)


def _year_behind(text: str, stated: StatedDate, known: Vocabulary) -> StatedDate:
    found = _YEAR_BEHIND.match(text, stated.end)
    if not found or not is_year(found["y"], known) or known.has("noun", word_at(text, found.end())[1]):
        return stated
    return stated._replace(end=found.end("y"), year=int(found["y"]))


def _weekday_first(text: str, at: int, end: int, word: str, known: Vocabulary) -> StatedDate | None:
    """गुरुवार; पिछले मंगलवार; गुरुवार (नवंबर 6, 2025); Wed, 29 Apr 2020."""
    gap = _GAP.match(text, end)
    behind = _date_beside_weekday(text, gap.end(), known) if gap else None
    if gap and behind:
        stop = _closed(text, behind.end, _CLOSERS[gap[1]]) if gap[1] else behind.end
        if stop:
            return behind._replace(start=at, end=stop, weekday=known.weekdays[word])
    if known.has("weekday-weak", word):
        return None
    start, before = word_before(text, at)
    side = known.weekdays_before.get(before)
    return StatedDate(start if side else at, end, weekday=known.weekdays[word], side=side)


def _closed(text: str, at: int, closer: str) -> int:
    """Return the end of the closing bracket at `at`, one space before it allowed; 0 when none is there."""
    at += text[at : at + 1] == " "
    return at + 1 if text[at : at + 1] == closer else 0


def _date_beside_weekday(text: str, at: int, known: Vocabulary) -> StatedDate | None:
    word = word_at(text, at)[1]
    if word in known.months:
        found = _month_first(text, at, known)
    elif word in known.numerals or not word:
        found = _numeric(text, at, known) or _day_first(text, at, known)
    else:
        found = None
    return found if found and found.day else None


def _with_weekday(text: str, found: StatedDate, known: Vocabulary) -> StatedDate:
    """6 नवंबर 2025 (गुरुवार); 6 नवंबर, गुरुवार."""
    gap = _GAP.match(text, found.end)
    end, word = word_at(text, gap.end()) if gap else (0, "")
    if not gap or word not in known.weekdays:
        return found
    stop = _closed(text, end, _CLOSERS[gap[1]]) if gap[1] else end
    if not stop or (not gap[1] and known.has("weekday-weak", word)):
        return found
    return found._replace(end=stop, weekday=known.weekdays[word])
