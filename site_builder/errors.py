"""What can go wrong, said so that it can be fixed.

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
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

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
]

# How to fix what the system refuses, by the name of its code; names, since not every system has all of them.
_FIXES = {
    "EACCES": "check its permissions",
    "EDQUOT": "free some of your disk quota",
    "EEXIST": "move away what stands there",
    "EFBIG": "allow larger files (ulimit -f)",
    "EINVAL": "choose another name",
    "EIO": "check the disk",
    "EISDIR": "move away the folder that stands there",
    "ELOOP": "remove the link that leads back to itself",
    "EMFILE": "allow more open files (ulimit -n)",
    "ENAMETOOLONG": "choose a shorter path",
    "ENFILE": "close other programs",
    "ENODEV": "check the disk",
    "ENOENT": "check the path",
    "ENOMEM": "close other programs",
    "ENOSPC": "free some space on the disk",
    "ENOTDIR": "move away the file that stands in place of a folder",
    "ENOTEMPTY": "move away what stands there",
    "EPERM": "check its permissions, and that it is not marked as immutable",
    "EROFS": "name a folder on a disk that can be written",
    "ESTALE": "mount the network disk again",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with one source or setting."""

    path: str
    """File in which it stands."""
    line: int | None
    """Line (from 1), where one is to blame."""
    what: str
    """What is wrong."""
    fix: str
    """How to fix it."""
    severity: Literal["left out", "warning"] = "left out"
    """'left out': the article is not in the site. 'warning': it is."""

    def __str__(self) -> str:
        where = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{where}: {self.what}; {self.fix}" if self.fix else f"{where}: {self.what}"


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
    """The system refuses to read a file or folder now (permissions, a broken disk); it may hold an article."""


class DeliveryError(NewsDigestError):
    """The output folder cannot be written, or must not be."""


class CacheError(NewsDigestError):
    """The cache cannot be written, or another program holds it."""


class StrictError(NewsDigestError):
    """Problems were found and --strict was asked for."""


def system_problem(error: OSError, path: Path | str | None = None, what: str = "cannot be used") -> Problem:
    """Return what to tell of a fault of the system: disk full, no permission, too many open files …

    `path` is the file or folder; None: the one that the error names.
    """
    where = str(path or error.filename or "news-digest")
    reason = (error.strerror or type(error).__name__).lower()
    code = errno.errorcode.get(error.errno or 0, "")
    fix = _FIXES.get(code, "fix that, and try again")
    return Problem(os.fsencode(where).decode("utf-8", "replace"), None, f"{what} ({reason})", fix)
