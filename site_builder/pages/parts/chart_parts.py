"""What the views of pages of names are put together from: pictures, as numbers in units of their own."""

from msgspec import Struct

from site_builder.pages.parts.view_parts import Link, TextRun

__all__ = ["Arc", "Bar", "CompanyChart", "Dot", "Meeting", "Office", "PlaceMap", "Timeline"]


class Office(Struct, frozen=True):
    """What articles call a person, and when."""

    text: TextRun
    """An office or a calling, as it stands in the text."""
    first: str | None
    """The month of the first article that says so, '2025-11'; None where none says when it was published."""
    last: str | None
    """The last such month."""


class Bar(Struct, frozen=True):
    """A month (or a year) in a picture of many."""

    iso: str
    """'2025-11', or '2025'."""
    articles: int
    """How many articles it has."""
    x: int
    """Left edge, in the picture's own units."""
    y: int
    """Upper edge."""
    height: int
    """How high it is."""


class Timeline(Struct, frozen=True):
    """How often an entity is named over time, as a picture."""

    width: int
    """Of the picture, in its own units."""
    height: int
    """Of the picture."""
    bar: int
    """How wide each bar is."""
    bars: tuple[Bar, ...]
    """All months (or years) from the first to the last, without those that have no article."""
    most: Bar
    """The one with most articles."""


class Dot(Struct, frozen=True):
    """A name or place in a picture."""

    text: TextRun | None
    """What is written beside it; None: nothing."""
    x: int
    """Middle, in the picture's own units."""
    y: int
    """Middle."""
    radius: int
    """How large it is."""


class Arc(Struct, frozen=True):
    """A line between two names of a column."""

    x: int
    """Where both stand, in the picture's own units."""
    y1: int
    """The upper one."""
    y2: int
    """The lower one."""
    out: int
    """How far it swings out."""
    width: int
    """How thick it is: it grows with the number of articles that name both."""


class Meeting(Struct, frozen=True):
    """Two who are named together."""

    one: Link
    """One of them."""
    other: Link
    """The other."""
    articles: int
    """In how many of the newest articles."""


class CompanyChart(Struct, frozen=True):
    """Who of an entity's company appears with whom, as a picture."""

    width: int
    """Of the picture, in its own units."""
    height: int
    """Of the picture."""
    rtl: bool
    """True: the names stand left of their dots."""
    dots: tuple[Dot, ...]
    """Those it appears with."""
    arcs: tuple[Arc, ...]
    """Between those who are named in the same articles."""
    pairs: tuple[Meeting, ...]
    """The first few of these, those of most articles first."""


class PlaceMap(Struct, frozen=True):
    """Where places are, as a picture."""

    width: int
    """Of the picture, in its own units."""
    height: int
    """Of the picture."""
    land: str
    """Outline of the land, as the data of an SVG path."""
    towns: tuple[Dot, ...]
    """Well-known towns, to see where one is."""
    spots: tuple[Dot, ...]
    """The places that the picture is about."""
