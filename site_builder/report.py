"""Events of a running build as values, and the ways to show them."""

import time
from collections.abc import Callable
from contextlib import suppress
from typing import TextIO, TypeAlias

from msgspec import Struct

from site_builder.errors import Problem
from site_builder.spoken import Say, in_english

__all__ = [
    "Event",
    "Finished",
    "Progress",
    "Reporter",
    "Shown",
    "Stage",
    "Trouble",
    "count",
    "lines",
    "progress_bar",
    "reporter_for",
]


class Stage(Struct, frozen=True):
    """A stage begins."""

    name: str
    """What it does, in one word."""
    total: int
    """How many items it has to do."""


class Progress(Struct, frozen=True):
    """One more item of the current stage is done."""


class Trouble(Struct, frozen=True):
    """Something is wrong with one source."""

    problem: Problem
    """What, where, and how to fix it."""


class Finished(Struct, frozen=True):
    """The site stands."""

    articles: int
    """Articles in the site."""
    left_out: int
    """Articles that could not be read."""
    files: int
    """Files of the site."""
    written: int
    """Files that were new or changed."""
    removed: int
    """Files that belonged to no page any more."""
    seconds: float
    """From start to end."""
    open_here: str
    """The file to open."""


Event: TypeAlias = Stage | Progress | Trouble | Finished
Reporter: TypeAlias = Callable[[Event], None]
Shown: TypeAlias = Callable[[int], None]
"""Is called when all files that a browser shows are in place, with their number."""


def reporter_for(stream: TextIO, say: Say = in_english) -> Reporter:
    """Return a progress bar for a terminal, plain lines for anything else; `say` puts them into a language."""
    return progress_bar(stream, say=say) if stream.isatty() else lines(stream, say)


def lines(stream: TextIO, say: Say = in_english) -> Reporter:
    """Return a reporter that prints one line an event, and nothing for single items."""

    def report(event: Event) -> None:
        text = _line(event, say)
        if text:
            _say(stream, f"{text}\n")

    return report


def progress_bar(stream: TextIO, clock: Callable[[], float] = time.monotonic, say: Say = in_english) -> Reporter:
    """Return a reporter that keeps one line up to date, and prints problems above it; `clock` counts seconds."""
    return _Bar(stream, clock, say).report


class _Bar:
    def __init__(self, stream: TextIO, clock: Callable[[], float], say: Say) -> None:
        self._stream = stream
        self._clock = clock
        self._say = say
        self._began = 0.0
        self._stage = Stage("", 0)
        self._done = 0
        self._shown = -1

    def report(self, event: Event) -> None:
        if isinstance(event, Trouble | Finished):
            _say(self._stream, f"\r\033[K{_line(event, self._say)}\n")
            return
        if isinstance(event, Stage):
            self._stage, self._done, self._shown, self._began = event, 0, -1, self._clock()
        else:
            self._done += 1
        self._draw(100 if self._stage.total == 0 else self._done * 100 // self._stage.total)

    def _draw(self, percent: int) -> None:
        # Redrawn once a percent at most, so that a hundred thousand articles do not cost as many writes.
        if percent != self._shown:
            self._shown = percent
            name, done = self._say(self._stage.name), f"{self._done}/{self._stage.total}{self._pace()}"
            bar = f"{name:>8} {'━' * (percent // 5):<20} {done}"
            _say(self._stream, f"\r\033[K{bar}")

    def _pace(self) -> str:
        """Return the number of items per second, and the time left; nothing in the first second, which is too short."""
        seconds = self._clock() - self._began
        if seconds < 1 or self._done == 0:
            return ""
        rate, left = self._done / seconds, self._stage.total - self._done
        minutes, rest = divmod(round(left / rate), 60)
        pace = self._say(f"{rate:.0f}/s" if rate >= 1 else f"{60 * rate:.0f}/min")
        return f", {pace}, {self._say(f'{minutes}:{rest:02} left')}" if left else f", {pace}"


def _say(stream: TextIO, text: str) -> None:
    with suppress(OSError):  # nobody reads it (`| head`, a closed terminal, a full disk): no reason to stop a build
        stream.write(text)
        stream.flush()


def _line(event: Event, say: Say) -> str:
    if isinstance(event, Trouble):
        return f"{say(event.problem.severity)}: {event.problem.told(say)}"
    if isinstance(event, Finished):
        counts = f"{count(event.articles, 'article')}, {count(event.files, 'file')} ({event.written} written"
        counts += f", {event.removed} removed)" if event.removed else ")"
        left_out = f", {count(event.left_out, 'article')} left out" if event.left_out else ""
        return say(f"{counts}{left_out}, {event.seconds:.2f} s. Open {event.open_here}")
    return say(f"{event.name} {event.total}") if isinstance(event, Stage) and event.total else ""


def count(number: int, noun: str) -> str:
    """Return a number with its noun: 1 file, 2 files."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
