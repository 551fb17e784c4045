"""Lines that state when the article was published or changed, and bare dates and times.

What a time is, `text.dates` knows; here are the labels before it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from site_builder import data
from site_builder.text.dates.moment import is_time_ago, may_be_time, read_moment
from site_builder.text.folding import fold
from site_builder.text.languages import primary
from site_builder.text.words import Bounds

__all__ = [
    "StatedTime",
    "has_unknown_label",
    "is_labelled_time",
    "is_time",
    "says_when_published",
    "stated",
    "without_machine_time",
]

_LONGEST = 60
"""Longest time of publication, in code points: the 34 such lines of 405 Hindi texts have up to 46."""
_LABEL_WORDS = 3
"""Words of a label before a time, at most: 'Last updated on'."""
_SENTENCE_WORDS = 5
"""Words beside the date in a sentence that only says when and by whom the text was published."""
_OTHER_ERA = re.compile(r"\d{1,4} [^:]{2,40}\d{1,2}:\d\d")
"""A day of an unsupported calendar, and a time of day: '२०८२ कार्तिक २०, बिहीबार १७:३०'."""
_BETWEEN = " :|-–—,/•·()"


_MACHINE = re.compile(r"(?<=\S)\d{4}-\d\d-\d\dT[\dT:.+Z-]*$")
"""A time for a page's script, glued to the time for its readers: '07:25 AM2024-08-30T07:25:07+5:30'."""


class StatedTime(NamedTuple):
    """A time that the source states."""

    time: str
    """ISO 8601: a date, or a date with a time, with a zone where one is given."""
    updated: bool
    """True when the label says that it is the last change, not the first publication."""


def is_time(text: str, language: str) -> bool:
    """Return whether `text` is only a date, a time of day or both, or says how long ago something was."""
    if len(text) > _LONGEST or not may_be_time(text, language):
        return False
    return read_moment(text, language) is not None or is_time_ago(text, language)


def is_labelled_time(text: str, labels: tuple[str, ...], language: str) -> bool:
    """Return whether a line is one of `labels` (folded) and a time, also '2 hours ago'."""
    folded = fold(text)
    start = _label(folded, labels)
    if not start:
        return False
    rest = folded[start:].strip(_BETWEEN)
    return bool(stated(text, labels, language) or _OTHER_ERA.fullmatch(rest)) or is_time(rest, language)


def has_unknown_label(text: str, language: str) -> bool:
    """Return whether a line is a word or a few, a colon, and a full date with its time of day.

    That is a publication line whose label is not listed: 'ప్రచురణ సమయం: 6 నవంబర్ 2025, 17:30'. A date alone may stand
    behind a place or a topic.
    """
    label, _, rest = text.partition(":")
    if not 0 < len(label.split()) <= _LABEL_WORDS or any(map(str.isdigit, label)) or len(rest) > _LONGEST:
        return False
    moment = read_moment(rest.strip(_BETWEEN), language) if rest else None
    return moment is not None and moment.day is not None and moment.clock is not None


def says_when_published(text: str, labels: tuple[str, ...], language: str) -> bool:
    """Return whether a short sentence holds one of `labels` (folded) and a full date: 'X نے 18 May 2018 کو شائع کیا.'

    Few words may stand beside the date: who published it, and what the label needs.
    """
    words = text.split()
    if len(text) > _LONGEST or not any(f" {label}" in fold(text) for label in labels):
        return False
    for size in (4, 3):
        for start in range(len(words) - size + 1):
            moment = read_moment(" ".join(words[start : start + size]).strip(_BETWEEN), language)
            if moment is not None and moment.iso and moment.day is not None:
                return len(words) - size <= _SENTENCE_WORDS
    return False


def stated(text: str, labels: tuple[str, ...], language: str) -> tuple[StatedTime, ...]:
    """Return the times of a line with or without `labels` (folded); () if it has other text.

    'Updated: 01 Mar 2020, 02:53:00 PM IST' in a Hindi article gives 2020-03-01T14:53:00+05:30. A label without a full
    date behind it gives nothing.
    """
    text = without_machine_time(text)
    if not labels and not may_be_time(text, language):
        return ()
    found = []
    for label, rest in _labelled(fold(text), labels):
        moment = read_moment(rest, language) if rest else None
        if moment is None:
            return ()
        if moment.iso:
            found.append(StatedTime(moment.iso, updated=label.startswith(_of_change(language))))
    return tuple(found)


def without_machine_time(text: str) -> str:
    """Return a line without the machine-readable times that are glued to its end."""
    return _MACHINE.sub("", text) if "T" in text else text


def _labelled(folded: str, labels: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield each label of a line with what stands behind it; the label is '' for what stands before the first."""
    start = _label(folded, labels)
    cuts = [(0, start), *_inner_labels(folded, labels, start)]
    ends = [*(begin for begin, _ in cuts[1:]), len(folded)]
    for (begin, behind), end in zip(cuts, ends, strict=True):
        yield folded[begin:behind], folded[behind:end].strip(_BETWEEN)


def _label(folded: str, labels: tuple[str, ...]) -> int:
    """Return the length of the longest of the labels with which a line begins; 0 when it begins with none."""
    return max((len(label) for label in labels if folded.startswith(label)), default=0)


def _inner_labels(folded: str, labels: tuple[str, ...], start: int) -> Iterator[Bounds]:
    pattern = _any_of(labels)
    for found in pattern.finditer(folded, start + 1) if pattern else ():
        if folded[found.start() - 1] in _BETWEEN:
            yield found.span()


@lru_cache(maxsize=128)
def _any_of(labels: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return a pattern for any of the labels, the longest that fits."""
    spelt = map(re.escape, sorted(labels, key=len, reverse=True))
    return re.compile(rf"(?:{'|'.join(spelt)})(?![^\W\d_])") if labels else None


@lru_cache(maxsize=128)
def _of_change(language: str) -> tuple[str, ...]:
    """Return how labels of the last change begin, in the language and in English."""
    tags = dict.fromkeys((primary(language), data.BESIDE))
    return tuple(fold(word) for tag in tags for word in data.lines(tag, "parsing/updated"))
