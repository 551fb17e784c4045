"""Watches the files of a project and reports changes at once."""

import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Watched", "changes"]

_STEP_MS = 20
"""Changes within this number of milliseconds are reported together."""
_LOOK_SECONDS = 0.5  # between two looks, so that Ctrl-C works soon


@dataclass(frozen=True, slots=True)
class Watched:
    """What a site is made of."""

    folders: frozenset[Path]
    """Folders all of whose files count, at any depth; they need not exist."""
    files: frozenset[Path]
    """Single files; they need not exist."""
    passed_over: frozenset[Path]
    """Folders that are ignored: the output of a build."""


def changes(watched: Callable[[], Watched]) -> Iterator[None]:
    """Yield soon after the start, and then whenever something has changed.

    What is watched is asked for again each time, for it may have changed too. Changes before the start are not seen
    until the first yield, so that the caller must look at everything then.
    Needs the library watchfiles.
    """
    while True:
        now, stop, told = watched(), threading.Event(), queue.SimpleQueue[None]()
        there = _there(now)
        for paths, deep in _listeners(now):
            arguments = (paths, deep, now, stop, told)
            threading.Thread(target=_listen, args=arguments, daemon=True).start()
        try:
            _wait(told)
            yield  # what changed before anybody listened
            while (watched(), _there(now)) == (now, there):
                if _wait(told):
                    yield
        finally:
            stop.set()


def _wait(told: "queue.SimpleQueue[None]") -> bool:
    """Return whether something changes within half a second; Ctrl-C is heard meanwhile on every system."""
    try:
        told.get(timeout=_LOOK_SECONDS)
    except queue.Empty:
        return False
    while not told.empty():
        told.get()
    return True


def _there(watched: Watched) -> frozenset[Path]:
    return frozenset(folder for folder in watched.folders if folder.is_dir())


def _listeners(watched: Watched) -> Iterator[tuple[tuple[Path, ...], bool]]:
    """Yield folders, and whether what is deep in them counts: one listener is needed for each of the two."""
    deep = tuple(sorted(_there(watched)))
    flat = tuple(sorted({path.parent for path in watched.files if path.parent.is_dir()}))
    yield from ((paths, is_deep) for paths, is_deep in ((deep, True), (flat, False)) if paths)


def _listen(
    paths: tuple[Path, ...], deep: bool, watched: Watched, stop: threading.Event, told: "queue.SimpleQueue[None]"
) -> None:
    from watchfiles import DefaultFilter, watch

    usual = DefaultFilter()

    def counts(change: object, name: str) -> bool:
        path = Path(name)
        if not deep:
            return path in watched.files
        if any(path.is_relative_to(folder) for folder in watched.passed_over):
            return False
        return usual(change, name)  # type: ignore[arg-type]

    for _ in watch(*paths, watch_filter=counts, step=_STEP_MS, stop_event=stop, recursive=deep, rust_timeout=1000):
        told.put(None)
