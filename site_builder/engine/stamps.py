"""The state of a file without opening it, and when this state shows every change.

A size and a time of change alone cannot: `cp -p`, `rsync -t`, reproducible archives and Docker layers keep both when
the content changes, and `mv a c; mv b a` exchanges two files of one size and time. So the inode and, where the system
keeps one, the time of the last change of the file's state are compared too. No program can set that time.
"""

import os
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

__all__ = ["Stamp", "settled", "shared_times", "stamp_of"]

# A file changed so shortly before it was read may change again within one tick of the clock; FAT's ticks take 2 s.
_TOO_FRESH_NS = 2_000_000_000
# Nix and other archives that state no time set 0 or 1 second.
_NO_TIME_NS = 1_000_000_000
_HAS_STATE_TIMES = os.name != "nt"


class Stamp(NamedTuple):
    """The state of a file; another state means that it may have changed."""

    size: int
    """Bytes."""
    mtime_ns: int
    """Time of the last change of the content as stated, nanoseconds since 1970."""
    ctime_ns: int
    """Time of the last change of content, name or rights; on Windows the time when the file was made."""
    inode: int
    """Number of the file on its disk."""

    def text(self) -> str:
        """Return the stamp as text for the cache."""
        return f"{self[0]}:{self[1]}:{self[2]}:{self[3]}"


def stamp_of(status: os.stat_result) -> Stamp:
    """Return the stamp of a file with this status."""
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def settled(stamp: Stamp, now_ns: int) -> bool:
    """Return whether every change of the file after `now_ns`, the time of reading it, will show in its stamp.

    It will not when its times are unset, lie in the future, or are too near to the reading.
    """
    return stamp.mtime_ns > _NO_TIME_NS and max(stamp.mtime_ns, stamp.ctime_ns) < now_ns - _TOO_FRESH_NS


def shared_times(stamps: Iterable[Stamp], has_state_times: bool = _HAS_STATE_TIMES) -> frozenset[int]:
    """Return each `mtime_ns` that several of these files share, on a system without another sign of a change."""
    if has_state_times:
        return frozenset()
    counts = Counter(stamp.mtime_ns for stamp in stamps)
    return frozenset(time for time, count in counts.items() if count > 1)
