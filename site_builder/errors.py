"""Errors and problems, each with a place and a fix.

    NewsDigestError
     ├─ SettingsError    digest.toml cannot be used
     ├─ SourceError      one article cannot be read; the others go on
     ├─ DeliveryError    the output folder cannot be written
     ├─ CacheError       the cache cannot be used
     └─ StrictError      --strict, and there was a problem

Problems that do not stop a build are values (`Problem`), not exceptions.
"""

import errno
import os
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

__all__ = [
    "CacheError",
    "DeliveryError",
    "NewsDigestError",
    "Problem",
    "SettingsError",
    "SourceError",
    "StrictError",
    "UnreadableError",
    "system_problem",
    "told_once",
]

# Fixes for errors of the system, by the name of their code; names, because not every system has all codes.
_FIXES = {
    "EACCES": "check its permissions",
    "EDQUOT": "free some of your disk quota",
    "EEXIST": "move away the file or folder that is there",
    "EFBIG": "allow larger files (ulimit -f)",
    "EINVAL": "choose another name",
    "EIO": "check the disk",
    "EISDIR": "move this folder away",
    "ELOOP": "remove the link that points to itself",
    "EMFILE": "allow more open files (ulimit -n)",
    "ENAMETOOLONG": "choose a shorter path",
    "ENFILE": "close other programs",
    "ENODEV": "check the disk",
    "ENOENT": "check the path",
    "ENOMEM": "close other programs",
    "ENOSPC": "free some space on the disk",
    "ENOTDIR": "move this file away; a folder must be in its place",
    "ENOTEMPTY": "move away the file or folder that is there",
    "EPERM": "check its permissions, and that it is not marked as immutable",
    "EROFS": "choose a folder on a disk that allows writing",
    "ESTALE": "mount the network disk again",
}


class Problem(Struct, frozen=True):
    """Something wrong with one source or setting."""

    path: str
    """File in which it stands."""
    line: int | None
    """Line (from 1); None if the fault is not on one line."""
    what: str
    """What is wrong."""
    fix: str
    """How to fix it."""
    severity: Literal["left out", "warning"] = "left out"
    """'left out': the article is not in the site. 'warning': it is."""
    names: tuple[str, ...] = ()
    """What it is about, where many articles may have the same problem: it is then told once (see `told_once`)."""

    def __str__(self) -> str:
        return self.told(str)

    def told(self, say: Callable[[str], str]) -> str:
        """Return it on one line; `say` puts a message into the reader's language."""
        where = self.path if self.line is None else f"{self.path}:{self.line}"
        what = f"{say(self.what)}: {', '.join(map(say, self.names))}" if self.names else say(self.what)
        return f"{where}: {what}; {say(self.fix)}" if self.fix else f"{where}: {what}"


_MOST_NAMES = 20  # in one message; the others are counted


def told_once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems in their order; those with names and the same words are one, at the first's place.

    Each name gets the number of articles that have it, the most frequent first.
    """
    counts: dict[tuple[str, str, str], Counter[str]] = {}
    kept = []
    for problem in problems:
        same = (problem.what, problem.fix, problem.severity)
        if not problem.names or same not in counts:
            kept.append(problem)
        if problem.names:
            counts.setdefault(same, Counter()).update(problem.names)
    return tuple(_summary(one, counts[one.what, one.fix, one.severity]) if one.names else one for one in kept)


def _summary(problem: Problem, counts: Counter[str]) -> Problem:
    most = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    names = [f"{name} ({count} articles)" if count > 1 else name for name, count in most[:_MOST_NAMES]]
    more = [f"and {len(most) - _MOST_NAMES} more"] if len(most) > _MOST_NAMES else []
    return replace(problem, names=(*names, *more))


class NewsDigestError(Exception):
    """Base of all errors that this package raises on purpose; carries the problems behind it."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems

    def __reduce__(self) -> tuple[type["NewsDigestError"], tuple[Problem, ...]]:
        return type(self), self.problems


class SettingsError(NewsDigestError):
    """A settings file holds something that cannot be used; all its problems at once."""


class SourceError(NewsDigestError):
    """An article cannot be read."""


class UnreadableError(SourceError):
    """The system cannot read a file or folder now (permissions, a broken disk), which may contain an article."""


class DeliveryError(NewsDigestError):
    """The output folder cannot be written, or must not be."""


class CacheError(NewsDigestError):
    """The cache cannot be written, or another program holds it."""


class StrictError(NewsDigestError):
    """Problems were found and --strict was asked for."""


def system_problem(error: OSError, path: Path | str | None = None, what: str = "cannot be used") -> Problem:
    """Return the problem for a fault of the system: disk full, no permission, too many open files …

    `path` is the file or folder; None: the one that the error names.
    """
    where = str(path or error.filename or "news-digest")
    reason = (error.strerror or type(error).__name__).lower()
    code = errno.errorcode.get(error.errno or 0, "")
    fix = _FIXES.get(code, "fix this, and try again")
    return Problem(os.fsencode(where).decode("utf-8", "replace"), None, f"{what} ({reason})", fix)
