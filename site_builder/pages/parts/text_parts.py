"""Parts of views that hold text of articles: running text, figures, quotes."""

from msgspec import Struct

from site_builder.model import Direction
from site_builder.pages.parts.view_parts import Date, Link, Picture, TextRun

__all__ = [
    "DatedFact",
    "Disagreement",
    "Fact",
    "Saying",
    "Speech",
    "StatedFigure",
    "TextPiece",
    "TextSpan",
    "TimelineRow",
    "Told",
]


class TextSpan(Struct, frozen=True):
    """A stretch of running text."""

    text: str
    """Plain text; or, where `markup` says so, one sanitised HTML tag."""
    href: str | None = None
    """Link to the page of the entity it names; for a footnote mark, to the footnote."""
    markup: bool = False
    """True: a tag from the sanitiser, to be written unchanged."""
    strong: bool = False
    """True: the figure or name that the text around it is about."""
    mark: str = ""
    """For a footnote mark, its id on the page; else ''."""


class TextPiece(Struct, frozen=True):
    """One block of the body, or a container of several."""

    kind: str
    """One block: 'paragraph', 'subheading', 'quote', 'caption', 'label', 'text' (of an item or cell), 'term',
    'definition', 'code', 'footnote', 'entry-time', 'picture', 'rule'. A container of `parts`: 'list', 'ordered-list',
    'item', 'definitions', 'table', 'row', 'cell', 'heading-cell', 'quotation', 'figure'."""
    language: str
    """BCP 47 tag of its text."""
    direction: Direction
    """Direction of its script."""
    anchor: str
    """Its id on the page; '' for containers."""
    spans: tuple[TextSpan, ...] = ()
    """The text of one block."""
    parts: "tuple[TextPiece, ...]" = ()
    """The pieces in it, in order."""
    value: int | None = None
    """For an ordered list, the number of its first item; for an item, its own number if the list does not count up by
    one; for a table, how many of its rows are headings."""
    columns: int = 1
    """Columns that a cell takes up."""
    rows: int = 1
    """Rows that a cell takes up."""
    scope: str = ""
    """'col' or 'row' if a heading cell is known to head one; else ''."""
    caption: "TextPiece | None" = None
    """The caption of a table or figure."""
    picture: Picture | None = None
    """The picture, if it is one; a remote one is linked, not loaded."""
    back: str | None = None
    """Link from a footnote to its first mark."""
    notes: bool = False
    """True for the list that holds the footnotes."""


class Fact(Struct, frozen=True):
    """A figure with the words around it."""

    spans: tuple[TextSpan, ...]
    """The clause it stands in; the figure is strong."""
    language: str
    """BCP 47 tag."""
    direction: Direction
    """Direction of its script."""
    href: str
    """Link to the sentence in which it stands."""


class DatedFact(Struct, frozen=True):
    """A clause of the text about a day or month."""

    iso: str
    """ISO 8601: a day or a month."""
    fact: Fact
    """The clause in which it stands."""


class Saying(Struct, frozen=True):
    """A quotation."""

    text: str
    """The words, without quotation marks."""
    language: str
    """BCP 47 tag."""
    direction: Direction
    """Direction of its script."""
    href: str
    """Link to the sentence in which it stands."""


class Speech(Struct, frozen=True):
    """All quotations of one speaker in an article."""

    speaker: Link
    """Who says it."""
    sayings: tuple[Saying, ...]
    """In the order of the text."""


class StatedFigure(Struct, frozen=True):
    """A figure in its sentence."""

    value: TextRun
    """The figure as it stands in the text."""
    spans: tuple[TextSpan, ...]
    """Its sentence; the figure is strong."""
    language: str
    """BCP 47 tag of the sentence."""
    direction: Direction
    """Direction of its script."""
    href: str
    """Link to the sentence."""
    source: TextRun | None
    """The publisher, where it is known."""
    date: Date | None
    """Date of the report; None when none is known."""


class Disagreement(Struct, frozen=True):
    """A count or sum for which the reports of a story give different figures."""

    fate: str
    """What is counted: 'dead', 'injured', 'missing', 'arrested', 'infected', 'ill', 'rescued', 'compensation', 'loss',
    'reward', 'fine', 'bribe', 'fraud'; '' if only the sentences show it."""
    over_time: bool
    """True: the figures are of different times, so all may be right."""
    figures: tuple[StatedFigure, ...]
    """One of each report, the oldest first."""


class TimelineRow(Struct, frozen=True):
    """A report of a story in the order of time."""

    article: Link
    """Its headline and page."""
    source: TextRun | None
    """The publisher, where it is known."""
    date: Date | None
    """Its date; None when none is known."""
    repeats: Link | None
    """The report whose text it repeats."""


class Told(Struct, frozen=True):
    """Words of an article about an entity."""

    spans: tuple[TextSpan, ...]
    """A quotation, or a sentence; its figures are strong."""
    language: str
    """BCP 47 tag."""
    direction: Direction
    """Direction of its script."""
    href: str
    """Link to the sentence in its article."""
    published: str | None
    """When the article was published, ISO 8601; None when that is not known."""
