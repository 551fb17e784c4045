"""The state of whole folders, without opening a file."""

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from site_builder.engine.fingerprint import fingerprint
from site_builder.engine.stamps import settled, stamp_of

__all__ = ["TreeState", "digests_of", "tree_state"]

# Python writes compiled modules beside the code while it runs.
_NOT_LOOKED_AT = "__pycache__"


class TreeState(NamedTuple):
    """The state of folders: nothing has changed since if the stamps are the same, and the bytes of these files."""

    stamps: str
    """Hash of the stamps of all files."""
    unsure: dict[str, str]
    """Path and hash of the bytes of every file that may change again without another stamp: see `stamps.settled`."""


def digests_of(paths: Iterable[str]) -> dict[str, str]:
    """Return the hash of the bytes of each of these files; raises OSError when one cannot be read."""
    return {path: hashlib.sha256(Path(path).read_bytes()).hexdigest() for path in paths}


def tree_state(places: Iterable[Path], now_ns: int, besides: Iterable[Path] = ()) -> TreeState | None:
    """Return the state of all files in these folders, and of these files, but of no file in `besides`.

    A place may be missing. `now_ns`: the time in nanoseconds since 1970.

    None when something cannot be looked at, or the system keeps no times of state.
    """
    if os.name == "nt":
        return None
    parts, unsure, left_out = [], list[str](), {str(path) for path in besides}
    try:
        for path, status in _all_below(places):
            if path in left_out:
                continue
            if status is None:
                parts.append(path)
            elif stat.S_ISREG(status.st_mode):
                stamp = stamp_of(status)
                if not settled(stamp, now_ns):
                    unsure.append(path)
                parts.append(f"{path} {stamp.text()}")
            else:
                parts.append(f"{path} {status.st_mode} {status.st_ino}")
        return TreeState(fingerprint(*sorted(parts)), digests_of(unsure))
    except OSError:
        return None


def _all_below(places: Iterable[Path]) -> Iterator[tuple[str, os.stat_result | None]]:
    """Yield everything in and below the places with what it is; None for a place or a link that leads nowhere."""
    waiting = [str(place) for place in places]
    seen: set[tuple[int, int]] = set()
    while waiting:
        path = waiting.pop()
        try:
            status = os.stat(path)  # noqa: PTH116 - text paths: fast on 100,000 files
        except FileNotFoundError:
            yield path, None
            continue
        yield path, status
        if stat.S_ISDIR(status.st_mode) and (status.st_dev, status.st_ino) not in seen:
            seen.add((status.st_dev, status.st_ino))
            with os.scandir(path) as entries:
                for entry in entries:
                    if entry.is_file() and not entry.is_symlink():
                        yield entry.path, entry.stat()
                    elif entry.name != _NOT_LOOKED_AT:
                        waiting.append(entry.path)
