"""Parts of the views of names: charts and maps, as numbers in their own units."""

from msgspec import Struct

from site_builder.pages.parts.view_parts import Link, TextRun

__all__ = ["Arc", "Bar", "CompanyChart", "Dot", "Meeting", "Office", "PlaceMap", "Timeline"]


class Office(Struct, frozen=True):
    """An office that articles give a person, and when."""

    text: TextRun
    """An office or an occupation, as the text spells it."""
    first: str | None
    """The month of the first article that says so, '2025-11'; None where no article states its date."""
    last: str | None
    """The last such month."""


class Bar(Struct, frozen=True):
    """A month (or a year) in a bar chart."""

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
    """How often an entity is named over time, as a bar chart."""

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
    """A name or place in a chart or map."""

    text: TextRun | None
    """The name beside it; None if it has none."""
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
    """How wide its curve is."""
    width: int
    """How thick it is: thicker when more articles name both."""


class Meeting(Struct, frozen=True):
    """Two entities that articles name together."""

    one: Link
    """One of them."""
    other: Link
    """The other."""
    articles: int
    """How many of the newest articles name both."""


class CompanyChart(Struct, frozen=True):
    """Which of an entity's companions appear together, as an arc diagram."""

    width: int
    """Of the picture, in its own units."""
    height: int
    """Of the picture."""
    rtl: bool
    """True: the names stand left of their dots."""
    dots: tuple[Dot, ...]
    """Those it appears with."""
    arcs: tuple[Arc, ...]
    """Between entities that the same articles name."""
    pairs: tuple[Meeting, ...]
    """The first few of these, those with most articles first."""


class PlaceMap(Struct, frozen=True):
    """A map of places."""

    width: int
    """Of the picture, in its own units."""
    height: int
    """Of the picture."""
    land: str
    """Outline of the land, as the data of an SVG path."""
    towns: tuple[Dot, ...]
    """Well-known towns, for orientation."""
    spots: tuple[Dot, ...]
    """The places that the map shows."""
