"""Parts of the views of lists by time and by letter."""

from msgspec import Struct

from site_builder.pages.parts.view_parts import Companion, TextRun

__all__ = ["DayLink", "Initial", "Letter", "Month", "Year"]


class Month(Struct, frozen=True):
    """One month of the archive."""

    iso: str | None
    """'2025-11'; None for articles without a date."""
    href: str
    """Link to its page."""
    articles: int
    """How many articles it has."""


class Year(Struct, frozen=True):
    """One year of the archive."""

    iso: str | None
    """'2025'; None for articles without a date."""
    months: tuple[Month, ...]
    """Newest first."""


class DayLink(Struct, frozen=True):
    """Another day of the archive."""

    iso: str
    """'2025-11-06'."""
    href: str
    """Link to its page."""


class Initial(Struct, frozen=True):
    """The entities whose names begin with one letter."""

    letter: TextRun
    """The letter, as a heading; '#' for names that begin with a number."""
    anchor: str
    """Its id on the page."""
    entities: tuple[Companion, ...]
    """In the order of their names."""


class Letter(Struct, frozen=True):
    """A link to the names of one letter."""

    letter: TextRun
    """The letter."""
    href: str
    """Link to its heading, on this page or on another of the list."""
