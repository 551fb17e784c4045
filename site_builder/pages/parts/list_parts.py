"""Parts of the views of lists by time and by letter."""

from dataclasses import dataclass

from site_builder.pages.parts.view_parts import Companion, TextRun

__all__ = ["DayCount", "DayLink", "Initial", "Letter", "Month", "Year"]


@dataclass(frozen=True, slots=True)
class Month:
    """One month of the archive."""

    iso: str | None
    """'2025-11'; None for articles without a date."""
    href: str
    """Link to its page."""
    articles: int
    """How many articles it has."""


@dataclass(frozen=True, slots=True)
class Year:
    """One year of the archive."""

    iso: str | None
    """'2025'; None for articles without a date."""
    months: tuple[Month, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True)
class DayCount:
    """A day of a month with many articles."""

    iso: str
    """'2025-11-06'."""
    href: str
    """Link to its page."""
    articles: int
    """How many articles it has."""


@dataclass(frozen=True, slots=True)
class DayLink:
    """Another day of the archive."""

    iso: str
    """'2025-11-06'."""
    href: str
    """Link to its page."""


@dataclass(frozen=True, slots=True)
class Initial:
    """The entities whose names begin with one letter."""

    letter: TextRun
    """The letter, as a heading; '#' for names that begin with a number."""
    anchor: str
    """Its id on the page."""
    entities: tuple[Companion, ...]
    """In the order of their names."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A link to the names of one letter."""

    letter: TextRun
    """The letter."""
    href: str
    """Link to its heading, on this page or on another of the list."""
