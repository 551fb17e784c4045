"""One build at a time: a lock on a folder that a dead process cannot keep."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from site_builder.errors import DeliveryError, Problem

__all__ = ["locked"]


@contextmanager
def locked(folder: Path, file: str = ".lock") -> Iterator[None]:
    """Hold the only lock on `folder`, which exists; raises DeliveryError when another build holds it.

    The system drops the lock when the process ends, however it ends. Where folders cannot be locked (Windows), `file`
    inside the folder is locked instead.
    """
    flags = os.O_RDONLY if sys.platform != "win32" else os.O_RDWR | os.O_CREAT
    handle = os.open(folder if sys.platform != "win32" else folder / file, flags)
    try:
        _lock(handle)
    except OSError:
        os.close(handle)
        problem = Problem(str(folder), None, "another build is writing here", "wait until it is done")
        raise DeliveryError(problem) from None
    try:
        yield
    finally:
        os.close(handle)


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
