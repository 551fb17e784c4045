"""Cuts the articles of a month into files for programs: few in each, so that an edit rewrites few lines.

A month with many articles has a file for each day. A day with many articles, and the articles without a date, have
several files; the hash of an article's id chooses among them. So an article stays in its file when others come or go,
unless the number of files changes.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence

__all__ = ["IN_A_FILE", "file_parts"]

IN_A_FILE = 100
"""Articles in one file, roughly. Writing one file of 809 Hindi articles takes a quarter of a second."""
_DAY = len("2025-11-06")


def file_parts(
    month: str, ids: Sequence[str], day_by_id: Mapping[str, str | None]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield name and articles of each file of a month; `ids`: its articles, newest first.

    A file is named after its month or day; where there are several, each name gets a suffix.
    """
    if len(ids) <= IN_A_FILE:
        yield month, tuple(ids)
        return
    days: dict[str, list[str]] = {}
    for id_ in ids:
        day = day_by_id[id_] or ""
        days.setdefault(day if len(day) == _DAY else month, []).append(id_)
    for day, its in days.items():
        yield from _by_hash(day, its)


def _by_hash(name: str, ids: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield one file, or a file for each prefix of the hash, long enough that about `IN_A_FILE` articles share it."""
    digits = 0
    while len(ids) > IN_A_FILE * 16**digits:
        digits += 1
    found: dict[str, list[str]] = {}
    for id_ in ids:
        found.setdefault(hashlib.sha256(id_.encode()).hexdigest()[:digits], []).append(id_)
    # The 'x' keeps 06 from being a day.
    yield from ((f"{name}-x{mark}" if mark else name, tuple(its)) for mark, its in sorted(found.items()))
