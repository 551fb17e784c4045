"""Allows one build at a time: a lock on a folder, which the system releases when the process ends."""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from site_builder.errors import DeliveryError, Problem, system_problem

__all__ = ["locked"]

# The workers of a killed build end some milliseconds after it, and hold its lock until then.
_PATIENCE_SECONDS = 1.0
_PAUSE_SECONDS = 0.05  # between two tries
_HELD = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}


@contextmanager
def locked(folder: Path, file: str = ".lock") -> Iterator[None]:
    """Hold the only lock on `folder`, which exists; raises DeliveryError when another build holds it for a second.

    The system drops the lock when the process ends, however it ends. Where folders cannot be locked (Windows), `file`
    inside the folder is locked instead.
    """
    try:
        handle = _opened(folder, file)
    except OSError as error:
        raise DeliveryError(system_problem(error, folder, "cannot be opened")) from error
    try:
        _wait_for(handle, folder)
        yield
    finally:
        os.close(handle)


def _opened(folder: Path, file: str) -> int:
    if sys.platform == "win32":
        return os.open(folder / file, os.O_RDWR | os.O_CREAT)
    return os.open(folder, os.O_RDONLY)


def _wait_for(handle: int, folder: Path) -> None:
    until = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            _lock(handle)
        except OSError as error:
            if error.errno not in _HELD:
                raise DeliveryError(system_problem(error, folder, "cannot be locked")) from error
            if time.monotonic() > until:
                problem = Problem(str(folder), None, "another build is writing here", "wait until it is done")
                raise DeliveryError(problem) from None
            time.sleep(_PAUSE_SECONDS)
        else:
            return


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
