"""The stage 'read': reads once every source whose file has changed, and keeps its digest and its lines.

All sources are read before any is parsed, because the role of a line depends on how many sources repeat it.
"""

import os
import time
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from site_builder import parsing, sources
from site_builder.article import fault
from site_builder.deliver import site_stands
from site_builder.engine.fingerprint import fingerprint
from site_builder.engine.stamps import Stamp, settled, shared_times
from site_builder.engine.store import Seen
from site_builder.engine.workers import ordered_map
from site_builder.errors import Problem, SourceError, UnreadableError
from site_builder.incremental.build_run import BuildRun
from site_builder.incremental.readings import article_code
from site_builder.report import Progress, Stage

__all__ = ["read_changed"]


class _Lost(Struct, frozen=True):
    """A source that cannot be used."""

    path: str
    problems: tuple[Problem, ...]
    unreadable: bool


def read_changed(run: BuildRun) -> Mapping[str, Seen]:
    """Return what was found in every readable source, by path; only changed sources are read.

    Raises UnreadableError when a folder or file that was in the site cannot be read now, unless the build keeps going:
    a disk that fails for a moment must not remove articles from the site.
    """
    options, store = run.settings.build, run.store
    scan, seen = sources.scan(options.seeds), store.seen()
    run.told((None, scan.problems))
    _tell_unreadable(run, seen, scan.unreadable)
    code = fingerprint(article_code(), os.path.realpath(options.seeds))
    shared = shared_times(file.stamp for file in scan.found)

    def unchanged(file: sources.Found) -> bool:
        row = seen.get(file.path)
        known = row is not None and (row.stamp, row.code) == (file.stamp.text(), code)
        return known and file.stamp.mtime_ns not in shared

    changed = [(file.path, seen.get(file.path)) for file in scan.found if not unchanged(file)]
    fresh, lost = _looked(run, code, changed)
    _tell_unreadable(run, seen, [problem for each in lost if each.unreadable for problem in each.problems])
    run.told((None, [problem for each in lost if not each.unreadable for problem in each.problems]))
    known = {file.path: seen[file.path] for file in scan.found if file.path in seen}
    known |= {row.path: row for row in fresh}
    known = {path: row for path, row in known.items() if path not in {each.path for each in lost}}
    store.remember_seen(fresh)
    store.forget(seen.keys() - known.keys())
    return known


def _tell_unreadable(run: BuildRun, seen: Mapping[str, Seen], unreadable: Iterable[Problem]) -> None:
    """Report unreadable sources; raise UnreadableError when some of them were in the site.

    Without a cache it is not known what was in the site, so all of them may have been.
    """
    problems = tuple(unreadable)
    nothing_known = not seen and site_stands(run.settings.build.output)

    def was_there(place: str) -> bool:
        return nothing_known or place in seen or any(path.startswith(f"{place}/") for path in seen)

    missed = [problem for problem in problems if was_there(problem.path)]
    if missed and not run.settings.build.keep_going:
        raise UnreadableError(*(replace(each, fix=f"{each.fix}, or leave it out with --keep-going") for each in missed))
    run.told((None, problems))


def _looked(run: BuildRun, code: str, changed: list[tuple[str, Seen | None]]) -> tuple[list[Seen], list[_Lost]]:
    options = run.settings.build
    run.report(Stage("read", len(changed)))
    fresh, lost = [], []
    look = partial(_look, options.seeds, code, time.time_ns())
    for result in ordered_map(look, changed, len(changed), options.jobs, options.cluster):
        run.report(Progress())
        if isinstance(result, Seen):
            fresh.append(result)
        else:
            lost.append(result)
    return fresh, lost


def _look(folder: Path, code: str, now_ns: int, item: tuple[str, Seen | None]) -> Seen | _Lost:
    path, row = item
    try:
        if row and row.code == code:
            digest, stamp = sources.digest_of(folder, path)
            if digest == row.digest:
                return replace(row, stamp=_trusted(stamp, now_ns))
        reading = sources.read(folder, path)
        keys = " ".join(sorted(parsing.countable_lines(reading.source)))
    except SourceError as error:
        return _Lost(path, error.problems, isinstance(error, UnreadableError))
    except (MemoryError, OSError):
        raise
    except Exception as error:  # noqa: BLE001 - as in read_article
        return _Lost(path, (fault(path, error),), unreadable=False)
    return Seen(path, _trusted(reading.stamp, now_ns), reading.source.digest, keys, code)


def _trusted(stamp: Stamp | None, now_ns: int) -> str:
    return stamp.text() if stamp and settled(stamp, now_ns) else ""
