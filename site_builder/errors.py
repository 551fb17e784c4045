"""What can go wrong, said so that it can be fixed.

    NewsDigestError
     ├─ SettingsError    digest.toml cannot be used
     ├─ SourceError      one article cannot be read; the others go on
     ├─ DeliveryError    the output folder cannot be written
     └─ StrictError      --strict, and there was a problem

Problems that do not stop a build are values (`Problem`), not exceptions.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

__all__ = ["DeliveryError", "NewsDigestError", "Problem", "SettingsError", "SourceError", "StrictError", "told_once"]


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
    names: tuple[str, ...] = ()
    """What it is about, where many articles may have the same problem: it is then told once (see `told_once`)."""

    def __str__(self) -> str:
        where = self.path if self.line is None else f"{self.path}:{self.line}"
        what = f"{self.what}: {', '.join(self.names)}" if self.names else self.what
        return f"{where}: {what}; {self.fix}" if self.fix else f"{where}: {what}"


_MOST_NAMES = 20


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


class DeliveryError(NewsDigestError):
    """The output folder cannot be written, or must not be."""


class StrictError(NewsDigestError):
    """Problems were found and --strict was asked for."""
