"""Into which files for programs the articles of a month go: few in each, so that an edit makes few lines anew.

A month with many articles has a file for each day; a day with many, and articles without a date, have several, and the
hash of an article's id says in which of them it stands. So no article moves when another comes or goes, but where the
number of files changes.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence

__all__ = ["IN_A_FILE", "file_parts"]

IN_A_FILE = 100
"""Articles in one file, about. To write one file of 809 Hindi articles takes a quarter of a second."""
_DAY = len("2025-11-06")


def file_parts(
    month: str, ids: Sequence[str], day_by_id: Mapping[str, str | None]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield name and articles of each file of a month; `ids`: its articles, newest first.

    A file is called as the month or the day; of several, each has a mark behind that.
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
    """Yield them as one file, or by so many hexadecimal digits of the hash that about `IN_A_FILE` share them."""
    digits = 0
    while len(ids) > IN_A_FILE * 16**digits:
        digits += 1
    found: dict[str, list[str]] = {}
    for id_ in ids:
        found.setdefault(hashlib.sha256(id_.encode()).hexdigest()[:digits], []).append(id_)
    # The 'x' keeps 06 from being a day.
    yield from ((f"{name}-x{mark}" if mark else name, tuple(its)) for mark, its in sorted(found.items()))
