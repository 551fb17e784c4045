"""What views hold of the text of articles: running text, figures, quotes."""

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
    """The page of the entity it names; for a footnote's mark, the footnote."""
    markup: bool = False
    """True: a tag that came out of the sanitiser, to be written as it is."""
    strong: bool = False
    """True: the figure that the stretch around it is about."""
    mark: str = ""
    """For a footnote's mark, its id on the page; '' for all else."""


class TextPiece(Struct, frozen=True):
    """One block of the body, or what holds several."""

    kind: str
    """One block: 'paragraph', 'subheading', 'quote', 'caption', 'label', 'text' (of an item or cell), 'term',
    'definition', 'code', 'footnote', 'entry-time', 'picture', 'rule'. What holds `parts`: 'list', 'ordered-list',
    'item', 'definitions', 'table', 'row', 'cell', 'heading-cell', 'quotation', 'figure'."""
    language: str
    """BCP 47 tag of its text."""
    direction: Direction
    """Direction of its script."""
    anchor: str
    """Its id on the page; '' for what holds others."""
    spans: tuple[TextSpan, ...] = ()
    """The text of one block."""
    parts: "tuple[TextPiece, ...]" = ()
    """What it holds, in order."""
    value: int | None = None
    """Of an ordered list, the number of its first item; of an item, its own number where the list does not count up by
    one; of a table, how many of its rows are headings."""
    columns: int = 1
    """Columns that a cell takes up."""
    rows: int = 1
    """Rows that a cell takes up."""
    scope: str = ""
    """'col' or 'row' where a heading cell is known to be the heading of one; '' elsewhere."""
    caption: "TextPiece | None" = None
    """The caption of a table or figure."""
    picture: Picture | None = None
    """The picture, where it is one; a remote one is linked, not loaded."""
    back: str | None = None
    """Link from a footnote to its first mark."""
    notes: bool = False
    """True for the list that holds the footnotes."""


class Fact(Struct, frozen=True):
    """A figure with the words around it."""

    spans: tuple[TextSpan, ...]
    """The clause it stands in; what is stated is strong."""
    language: str
    """BCP 47 tag."""
    direction: Direction
    """Direction of its script."""
    href: str
    """Link to the sentence in which it stands."""


class DatedFact(Struct, frozen=True):
    """What the text says of a day or month."""

    iso: str
    """ISO 8601: a day or a month."""
    fact: Fact
    """The clause in which it stands."""


class Saying(Struct, frozen=True):
    """Somebody's words."""

    text: str
    """The words, without their marks."""
    language: str
    """BCP 47 tag."""
    direction: Direction
    """Direction of its script."""
    href: str
    """Link to the sentence in which it stands."""


class Speech(Struct, frozen=True):
    """What somebody says in an article."""

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
    """Something of which the reports of a story give different figures."""

    fate: str
    """What is counted: 'dead', 'injured', 'missing', 'arrested', 'infected', 'ill', 'rescued', 'compensation', 'loss',
    'reward', 'fine', 'bribe', 'fraud'; '' where only the sentences say it."""
    over_time: bool
    """True: the figures are of different times, so that all may be right."""
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
    """Words of an article that say something of an entity."""

    spans: tuple[TextSpan, ...]
    """What somebody said, or a sentence; figures in it are strong."""
    language: str
    """BCP 47 tag."""
    direction: Direction
    """Direction of its script."""
    href: str
    """Link to the sentence in its article."""
    published: str | None
    """When the article was published, ISO 8601; None when that is not known."""
