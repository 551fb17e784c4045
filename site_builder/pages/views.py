"""What the templates may show: each page's view holds everything its template reads, and nothing else."""

from dataclasses import dataclass

from site_builder.model import Body, Card, Direction, EntityKind
from site_builder.pages.parts.view_parts import Companion, Date, Frame, Link, Pager, Picture, Teaser, TextRun

__all__ = [
    "ArchiveView",
    "ArticleText",
    "ArticleView",
    "Day",
    "EntityGroup",
    "EntityView",
    "Fact",
    "FrontView",
    "IndexView",
    "Initial",
    "Month",
    "MonthView",
    "NamedDate",
    "NotFoundView",
    "RelatedLink",
    "Report",
    "Saying",
    "StoryLinks",
    "StoryView",
    "TextPiece",
    "TextSpan",
    "Year",
]


@dataclass(frozen=True, slots=True)
class FrontView:
    """The front page, or one of the older pages behind it (which have no lead)."""

    frame: Frame
    lead: Teaser | None
    beside: tuple[Teaser, ...]
    """Those that stand next to the lead."""
    below: tuple[Teaser, ...]
    """Those that stand below the lead, in its column."""
    rest: tuple[Teaser, ...]
    in_the_news: tuple[Link, ...]
    """The people, places and organisations that most articles name."""
    pager: Pager


@dataclass(frozen=True, slots=True)
class TextSpan:
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


@dataclass(frozen=True, slots=True)
class TextPiece:
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


@dataclass(frozen=True, slots=True)
class EntityGroup:
    """The people, places or organisations of an article."""

    kind: EntityKind
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure with the words around it."""

    spans: tuple[TextSpan, ...]
    """The clause it stands in; what is stated is strong."""
    language: str
    """BCP 47 tag."""
    direction: Direction
    """Direction of its script."""
    href: str
    """Link to the block in which it stands."""


@dataclass(frozen=True, slots=True)
class NamedDate:
    """A date that the text names."""

    iso: str | None
    """The day; None where less is known than a day, or more than one is meant."""
    text: str
    """As it stands in the text."""
    href: str
    """Link to the block in which it stands."""


@dataclass(frozen=True, slots=True)
class Saying:
    """Somebody's words."""

    text: str
    language: str
    """BCP 47 tag."""
    direction: Direction
    """Direction of its script."""
    speaker: Link
    href: str
    """Link to the block in which it stands."""


@dataclass(frozen=True, slots=True)
class RelatedLink:
    """A related article, and why it is one."""

    article: Link
    date: Date | None
    shared: tuple[TextRun, ...]
    """Names that both articles name, the rarest first."""


@dataclass(frozen=True, slots=True)
class StoryLinks:
    """What an article's page says of the story it is part of."""

    href: str
    """The page of the story."""
    reports: tuple[RelatedLink, ...]
    """The other articles on it, newest first, without copies of this one."""
    copies: tuple[RelatedLink, ...]
    """Articles with the same text."""


@dataclass(frozen=True, slots=True)
class Report:
    """An article on a story's page."""

    teaser: Teaser
    source: TextRun | None
    """The publisher, where it is known."""
    adds: tuple[TextRun, ...]
    """Sentences that say what no article before it said."""
    copies: tuple[Link, ...]
    """Articles that repeat it."""


@dataclass(frozen=True, slots=True)
class StoryView:
    """The page of a story: an event of which there are several reports."""

    frame: Frame
    headline: TextRun
    articles: int
    """How many articles there are on it."""
    sources: int
    """From how many publishers they are, where that is known."""
    lead: Report
    reports: tuple[Report, ...]
    """The others, in the order of time."""
    names: tuple[Link, ...]
    """Whom and what at least two of the articles name."""


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article's own page."""

    frame: Frame
    card: Card
    """For the data about the article that machines read (JSON-LD)."""
    kicker: TextRun | None
    headline: str
    standfirst: str | None
    byline: TextRun | None
    dateline: TextRun | None
    published: str | None
    updated: str | None
    spoken_of: str | None
    """Only where nothing states when it was published."""
    picture: Picture | None
    body: tuple[TextPiece, ...]
    rich: bool
    """True when the body holds more than paragraphs, subheadings, simple lists, quotations and captions."""
    entities: tuple[EntityGroup, ...]
    figures: tuple[Fact, ...]
    dates: tuple[NamedDate, ...]
    """Earliest first."""
    sayings: tuple[Saying, ...]
    earlier: Link | None
    later: Link | None
    related: tuple[RelatedLink, ...]
    story: StoryLinks | None
    """The story that the article is part of."""
    source: TextRun | None
    """Name of the publisher it was taken from, or the host of its address."""
    source_url: str | None
    tags: tuple[TextRun, ...]


@dataclass(frozen=True, slots=True)
class EntityView:
    """The page of a person, place or organisation."""

    frame: Frame
    kind: EntityKind
    name: TextRun
    names: tuple[TextRun, ...]
    """Its other names as attested, the commonest first."""
    articles: int
    """How many articles name it."""
    teasers: tuple[Teaser, ...]
    company: tuple[Companion, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class Initial:
    """The entities whose names begin with one letter."""

    letter: str
    entities: tuple[Companion, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """All people, places or organisations with a page, by name."""

    frame: Frame
    kind: EntityKind
    initials: tuple[Initial, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class Month:
    """One month of the archive."""

    iso: str | None
    """'2025-11'; None for articles without a date."""
    href: str
    articles: int


@dataclass(frozen=True, slots=True)
class Year:
    """One year of the archive."""

    iso: str | None
    months: tuple[Month, ...]


@dataclass(frozen=True, slots=True)
class ArchiveView:
    """The list of all months."""

    frame: Frame
    years: tuple[Year, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """The articles of one day (or of what is known of it)."""

    iso: str | None
    teasers: tuple[Teaser, ...]


@dataclass(frozen=True, slots=True)
class MonthView:
    """The articles of one month, newest first."""

    frame: Frame
    iso: str | None
    """'2025-11'; None for articles without a date."""
    articles: int
    days: tuple[Day, ...]
    newer: Month | None
    older: Month | None
    """The months before and after; None for articles without a date, which have no neighbours in time."""
    pager: Pager


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """What a reader gets who followed a dead link."""

    frame: Frame


@dataclass(frozen=True, slots=True)
class ArticleText:
    """The text of one article, for programs."""

    id: str
    """Permanent id, as in `data/articles.jsonl`."""
    body: Body
    """Its blocks, mentions and quotes."""


@dataclass(frozen=True, slots=True)
class MachineTextView:
    """The text of the articles of a month, for programs."""

    articles: tuple[ArticleText, ...]
    """Newest first."""
