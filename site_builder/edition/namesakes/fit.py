"""How well an article's entity fits a known entity with the same name, and why."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from site_builder.edition.namesakes.entity_record import EntityRecord, Somebody
from site_builder.edition.packaged_names import Name

__all__ = ["NO_FIT", "Fit", "FitOf", "some", "worded"]


class Fit(NamedTuple):
    """How well a record fits somebody."""

    score: int
    """0 means that it does not fit; a higher number is a better fit.

    Only the order counts. For people an office identifies best, then names in common; a name alone counts least.
    """
    reason: str = ""
    """A `JoinSign.sign`; '' without a reason."""
    detail: tuple[Name, ...] = ()
    """The evidence, at most three: names, or the office, calling or country itself."""


FitOf = Callable[[Somebody, EntityRecord], Fit]
"""Returns how well a record fits somebody."""

NO_FIT = Fit(0)


def some(names: Iterable[Name]) -> tuple[Name, ...]:
    """Return at most three names, in a fixed order."""
    return tuple(sorted(names)[:3])


def worded(kind: str, words: Iterable[str]) -> tuple[Name, ...]:
    """Return offices, fields or countries in the form of names."""
    return tuple((kind, (word,)) for word in sorted(words)[:3])
