"""The stage 'read': every source whose file has changed is read once, for its digest and its lines.

All sources come first, since what a line is depends on how many sources of the folder repeat it.
"""

import time
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from site_builder import parsing, sources
from site_builder.article import fault
from site_builder.engine.store import Seen
from site_builder.engine.workers import ordered_map
from site_builder.errors import Problem, SourceError
from site_builder.incremental.build_run import BuildRun
from site_builder.incremental.readings import article_code
from site_builder.report import Progress, Stage

__all__ = ["read_changed"]

# A file changed so shortly before it was read may change again without showing it in its time stamp.
_TOO_FRESH_NS = 2_000_000_000


def read_changed(run: BuildRun) -> Mapping[str, Seen]:
    """Return what is known of every source that can be read, by path; those that changed are read."""
    options, store = run.settings.build, run.store
    found = run.told(_scanned(options.seeds))
    seen = store.seen()
    store.forget(seen.keys() - {file.path for file in found})
    changed = [file for file in found if not _unchanged(file, seen.get(file.path), article_code())]
    fresh, problems = _looked(run, changed)
    store.remember_seen(fresh)
    run.told((None, problems))
    lost = {problem.path for problem in problems}
    store.forget(lost)
    known = {file.path: seen[file.path] for file in found if file.path in seen and file.path not in lost}
    return known | {row.path: row for row in fresh}


def _scanned(folder: Path) -> tuple[tuple[sources.Found, ...], tuple[Problem, ...]]:
    scan = sources.scan(folder)
    return scan.found, scan.problems


def _unchanged(file: sources.Found, seen: Seen | None, code: str) -> bool:
    return seen is not None and (seen.size, seen.mtime_ns, seen.code) == (file.size, file.mtime_ns, code)


def _looked(run: BuildRun, changed: list[sources.Found]) -> tuple[list[Seen], list[Problem]]:
    options = run.settings.build
    run.report(Stage("read", len(changed)))
    fresh, problems = [], []
    look = partial(_look, options.seeds, article_code(), time.time_ns() - _TOO_FRESH_NS)
    for result in ordered_map(look, changed, len(changed), options.jobs):
        run.report(Progress())
        if isinstance(result, Seen):
            fresh.append(result)
        else:
            problems.append(result)
    return fresh, problems


def _look(folder: Path, code: str, fresh_since_ns: int, file: sources.Found) -> Seen | Problem:
    try:
        source = sources.read(folder, file.path).source
        keys = " ".join(sorted(parsing.countable_lines(source)))
    except SourceError as error:
        return error.problems[0]
    except Exception as error:  # noqa: BLE001 - as in read_article
        return fault(file.path, error)
    mtime = file.mtime_ns if file.mtime_ns < fresh_since_ns else -1
    return Seen(file.path, file.size, mtime, source.digest, keys, code)
