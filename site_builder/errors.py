"""What can go wrong, said so that it can be fixed.

    NewsDigestError
     ├─ SettingsError    digest.toml cannot be used
     ├─ SourceError      one article cannot be read; the others go on
     ├─ DeliveryError    the output folder cannot be written
     └─ StrictError      --strict, and there was a problem

Problems that do not stop a build are values (`Problem`), not exceptions.
"""

from dataclasses import dataclass
from typing import Literal

__all__ = ["DeliveryError", "NewsDigestError", "Problem", "SettingsError", "SourceError", "StrictError"]


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


class DeliveryError(NewsDigestError):
    """The output folder cannot be written, or must not be."""


class StrictError(NewsDigestError):
    """Problems were found and --strict was asked for."""
