"""The state of one build, from its first stage to its last: settings, open cache, and problems so far."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import Protocol, TypeVar

from msgspec import Struct, field

from site_builder.deliver.lock import locked
from site_builder.engine.store import Store, open_store
from site_builder.engine.store_file import DamagedStoreError, remove_store
from site_builder.errors import CacheError, Problem, StrictError, system_problem, told_once
from site_builder.report import Finished, Reporter, Shown, Trouble
from site_builder.settings import Build, Settings

__all__ = ["BuildRun", "InputsState", "cache_file", "open_run", "stated_now", "with_sound_cache"]

_T = TypeVar("_T")


class InputsState(Struct, frozen=True, array_like=True):
    """The state of all inputs of a site except the ledger."""

    hashes: dict[str, str]
    """Hash of the stamps or values of each kind of input, by its name in messages."""
    unsure: dict[str, str]
    """Hash of the bytes of every file whose stamp cannot be trusted, by path; most such files were just written."""


class BuildRun(Struct):
    """One build while it runs; made by `open_run`."""

    settings: Settings
    """The user's settings."""
    store: Store
    """The cache."""
    report: Reporter
    """Receives the events of the build."""
    paths_left_out: set[str] = field(default_factory=set)
    """Paths of the articles left out so far; one article may have several problems."""

    problems: list[Problem] = field(default_factory=list)
    """All that was reported so far."""
    began: datetime = field(default_factory=lambda: datetime.now(UTC))
    """When the build began."""

    @property
    def now(self) -> datetime:
        """The time of the build: SOURCE_DATE_EPOCH if it is set, else the moment when the build began."""
        return stated_now() or self.began

    @property
    def left_out(self) -> int:
        """Number of articles left out so far."""
        return len(self.paths_left_out)

    def told(self, outcome: tuple[_T, Iterable[Problem]]) -> _T:
        """Report the problems of a stage and return its result; in a strict build raise StrictError instead."""
        result, problems = outcome
        found = told_once(problems)
        if found and self.settings.build.strict:
            raise StrictError(*found)
        for problem in found:
            if problem.severity == "left out":
                self.paths_left_out.add(problem.path)
            self.problems.append(problem)
            self.report(Trouble(problem))
        return result


def cache_file(options: Build) -> Path:
    """Return the file of the cache."""
    return options.cache / "news-digest.sqlite"


@contextmanager
def open_run(settings: Settings, report: Reporter) -> Iterator[BuildRun]:
    """Open the cache for one build, and lock it.

    Raises DeliveryError when another build holds it, CacheError when it cannot be used, and DamagedStoreError.
    """
    cache = settings.build.cache
    try:
        cache.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CacheError(system_problem(error, cache, "the cache folder cannot be made")) from error
    with locked(cache), open_store(cache_file(settings.build)) as store:
        yield BuildRun(settings, store, report)


class _Build(Protocol):
    def __call__(
        self,
        settings: Settings,
        report: Reporter,
        inputs: InputsState | None = None,
        shown: Shown | None = None,
    ) -> Finished: ...


def with_sound_cache(build: _Build) -> _Build:
    """Return the same build; when it finds its cache damaged, it deletes the cache and builds again."""

    @wraps(build)
    def sound(
        settings: Settings,
        report: Reporter,
        inputs: InputsState | None = None,
        shown: Shown | None = None,
    ) -> Finished:
        file = cache_file(settings.build)
        try:
            return build(settings, report, inputs, shown)
        except DamagedStoreError as error:
            report(Trouble(Problem(str(file), None, f"is damaged ({error})", "it is being rebuilt", "warning")))
            remove_store(file)
        try:
            return build(settings, report)
        except DamagedStoreError as error:
            what, fix = f"the new cache is damaged too ({error})", "check the disk, or name another cache folder"
            raise CacheError(Problem(str(file), None, what, fix)) from error

    return sound


def stated_now() -> datetime | None:
    """Return the moment in SOURCE_DATE_EPOCH (the convention for reproducible builds); None if it is not set."""
    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    usable = stated.isascii() and stated.isdigit() and len(stated) <= 11
    return datetime.fromtimestamp(int(stated), UTC) if usable else None
