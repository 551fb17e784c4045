"""What the templates may show: each page's view holds everything its template reads, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass

from site_builder.model import Block, Body, Card, Direction, EntityKind
from site_builder.pages.parts.view_parts import Companion, Date, Frame, Link, Pager, Picture, Teaser, TextRun

__all__ = [
    "ArchiveView",
    "ArticleData",
    "ArticleText",
    "ArticleView",
    "DatedFact",
    "Day",
    "DayCount",
    "DayLink",
    "DayView",
    "Disagreement",
    "EntityGroup",
    "EntityMonthView",
    "EntityView",
    "Fact",
    "FeedItem",
    "FeedView",
    "FrontView",
    "IndexView",
    "Initial",
    "MachineArticlesView",
    "MachineTextView",
    "Month",
    "MonthView",
    "NotFoundView",
    "RelatedLink",
    "Report",
    "Saying",
    "SearchView",
    "SectionListView",
    "SectionMonthView",
    "SectionView",
    "Speech",
    "StatedFigure",
    "StoryLinks",
    "StoryView",
    "TextPiece",
    "TextSpan",
    "TimelineRow",
    "Year",
]


@dataclass(frozen=True, slots=True)
class FrontView:
    """The front page."""

    frame: Frame
    lead: Teaser | None
    """The newest article; None when there is none."""
    beside: tuple[Teaser, ...]
    """Those that stand next to the lead."""
    below: tuple[Teaser, ...]
    """Those that stand below the lead, in its column."""
    rest: tuple[Teaser, ...]
    """All others on this page."""
    in_the_news: tuple[Link, ...]
    """The people, places and organisations that most articles name."""
    older: str | None
    """Link to the archive when there are articles that the page does not show."""


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
    """What all of them are."""
    links: tuple[Link, ...]
    """The most mentioned first."""


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
    """Link to the sentence in which it stands."""


@dataclass(frozen=True, slots=True)
class DatedFact:
    """What the text says of a day or month."""

    iso: str
    """ISO 8601: a day or a month."""
    fact: Fact
    """The clause in which it stands."""


@dataclass(frozen=True, slots=True)
class Saying:
    """Somebody's words."""

    text: str
    """The words, without their marks."""
    language: str
    """BCP 47 tag."""
    direction: Direction
    """Direction of its script."""
    href: str
    """Link to the sentence in which it stands."""


@dataclass(frozen=True, slots=True)
class Speech:
    """What somebody says in an article."""

    speaker: Link
    """Who says it."""
    sayings: tuple[Saying, ...]
    """In the order of the text."""


@dataclass(frozen=True, slots=True)
class RelatedLink:
    """A related article, and why it is one."""

    article: Link
    date: Date | None
    """Its date; None when none is known."""
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
    adds: tuple[Link, ...]
    """Sentences that say what no article before it said, each linked to its place."""
    copies: tuple[Link, ...]
    """Articles that repeat it."""


@dataclass(frozen=True, slots=True)
class StatedFigure:
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


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Something of which the reports of a story give different figures."""

    fate: str
    """What is counted: 'dead', 'injured', 'missing', 'arrested', 'infected', 'ill', 'rescued', 'compensation', 'loss',
    'reward', 'fine', 'bribe', 'fraud'; '' where only the sentences say it."""
    over_time: bool
    """True: the figures are of different times, so that all may be right."""
    figures: tuple[StatedFigure, ...]
    """One of each report, the oldest first."""


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A report of a story in the order of time."""

    article: Link
    """Its headline and page."""
    source: TextRun | None
    """The publisher, where it is known."""
    date: Date | None
    """Its date; None when none is known."""
    repeats: Link | None
    """The report whose text it repeats."""


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
    differs: tuple[Disagreement, ...]
    """Figures that disagree, then those that changed in time."""
    timeline: tuple[TimelineRow, ...]
    """All articles on it, copies too, the oldest first."""


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article's own page."""

    frame: Frame
    card: Card
    """For the data about the article that machines read (JSON-LD)."""
    kicker: TextRun | None
    """The label above the headline."""
    headline: str
    """The headline; where the text has none, its beginning."""
    standfirst: str | None
    """The summary below the headline."""
    byline: TextRun | None
    """Who wrote it, as it stands in the text."""
    dateline: TextRun | None
    """Where the story was written, as it stands in the text."""
    published: str | None
    """ISO 8601, as exact as the source states it."""
    updated: str | None
    """ISO 8601: when the source was last changed."""
    spoken_of: str | None
    """Only where nothing states when it was published."""
    picture: Picture | None
    """The picture above the text."""
    body: tuple[TextPiece, ...]
    """The text, in order."""
    rich: bool
    """True when the body holds more than paragraphs, subheadings, simple lists, quotations and captions."""
    entities: tuple[EntityGroup, ...]
    """Who and what the text names."""
    points: tuple[Link, ...]
    """Its key points besides the standfirst, in the order of the text; none in a short article, as all that follows."""
    figures: tuple[Fact, ...]
    """Sums of money and percentages that no key point and no dated fact says."""
    timeline: tuple[DatedFact, ...]
    """Earliest first; of two dates or more."""
    speeches: tuple[Speech, ...]
    """Quotes whose speaker is known, by speaker."""
    earlier: Link | None
    """The article before this one in time."""
    later: Link | None
    """The article after this one in time."""
    related: tuple[RelatedLink, ...]
    """The most related first."""
    story: StoryLinks | None
    """The story that the article is part of."""
    source: TextRun | None
    """Name of the publisher it was taken from, or the host of its address."""
    source_url: str | None
    """Address of the original."""
    tags: tuple[Link, ...]
    """The words under which it is filed, each with the page of its section if that has one."""


@dataclass(frozen=True, slots=True)
class EntityView:
    """The page of a person, place or organisation."""

    frame: Frame
    kind: EntityKind
    """What it is."""
    name: TextRun
    """The name that most articles use."""
    names: tuple[TextRun, ...]
    """Its other names as attested, the commonest first."""
    articles: int
    """How many articles name it."""
    teasers: tuple[Teaser, ...]
    """The newest articles that name it, newest first."""
    months: "tuple[Month, ...]"
    """Where there are more than these: pages of all its articles, by month, newest first."""
    company: tuple[Companion, ...]
    """Who and what is named in the same articles, the most frequent first."""


@dataclass(frozen=True, slots=True)
class EntityMonthView:
    """The articles of one month that name a person, place or organisation."""

    frame: Frame
    kind: EntityKind
    """What it is."""
    link: Link
    """Its name and page."""
    month: "Month"
    """The month."""
    teasers: tuple[Teaser, ...]
    """Newest first."""
    pager: Pager


@dataclass(frozen=True, slots=True)
class Initial:
    """The entities whose names begin with one letter."""

    letter: str
    """The letter, as a heading."""
    entities: tuple[Companion, ...]
    """In the order of their names."""


@dataclass(frozen=True, slots=True)
class IndexView:
    """All people, places or organisations with a page, by name."""

    frame: Frame
    kind: EntityKind
    """What all of them are."""
    initials: tuple[Initial, ...]
    """In the order of their letters."""
    pager: Pager


@dataclass(frozen=True, slots=True)
class SectionView:
    """The page of a section: the articles of a tag or of a folder."""

    frame: Frame
    name: TextRun
    """The tag, or the name of the folder."""
    articles: int
    """How many articles are filed under it."""
    teasers: tuple[Teaser, ...]
    """The newest of them, newest first."""
    months: "tuple[Month, ...]"
    """Where there are more than these: pages of all its articles, by month, newest first."""


@dataclass(frozen=True, slots=True)
class SectionMonthView:
    """The articles of one month in a section."""

    frame: Frame
    link: Link
    """The section's name and page."""
    month: "Month"
    """The month."""
    teasers: tuple[Teaser, ...]
    """Newest first."""
    pager: Pager


@dataclass(frozen=True, slots=True)
class SectionListView:
    """All sections, by name."""

    frame: Frame
    initials: tuple[Initial, ...]
    """In the order of their letters."""
    pager: Pager


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
class ArchiveView:
    """The list of all months."""

    frame: Frame
    years: tuple[Year, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True)
class Day:
    """The articles of one day (or of what is known of it)."""

    iso: str | None
    """'2025-11-06'; shorter where less is known; None for articles without a date."""
    teasers: tuple[Teaser, ...]
    """The articles of that day."""


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
class MonthView:
    """One month of the archive."""

    frame: Frame
    iso: str
    """'2025-11'."""
    articles: int
    """How many articles the month has."""
    counts: tuple[DayCount, ...]
    """Its days, newest first, where it has too many articles for one page; else ()."""
    days: tuple[Day, ...]
    """The articles of each day, newest first; of a month with `counts` only those of which no day is known."""
    newer: Month | None
    """The month after this one."""
    older: Month | None
    """The month before this one."""


@dataclass(frozen=True, slots=True)
class DayLink:
    """Another day of the archive."""

    iso: str
    """'2025-11-06'."""
    href: str
    """Link to its page."""


@dataclass(frozen=True, slots=True)
class DayView:
    """One day of a month with many articles, or the articles without a date."""

    frame: Frame
    iso: str | None
    """'2025-11-06'; None for articles without a date."""
    articles: int
    """How many articles there are, on all pages of the day."""
    month: str | None
    """Link to the page of its month; None for articles without a date."""
    teasers: tuple[Teaser, ...]
    """The articles of this page, newest first."""
    newer: DayLink | None
    """The day after this one in its month."""
    older: DayLink | None
    """The day before this one in its month."""
    pager: Pager


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page."""

    frame: Frame
    index: str
    """Link to the script that names the files of the search index."""


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """What a reader gets who followed a dead link."""

    frame: Frame


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An article of a feed."""

    card: Card
    """What its entry says."""
    blocks: tuple[Block, ...]
    """Its text; () where feeds hold summaries."""


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed, as Atom or JSON Feed."""

    address: str
    """Its own, below the site's root."""
    home: str
    """Address of the page that it is the feed of."""
    id: str
    """Permanent name of the feed on this site."""
    title: str
    """What it is called."""
    description: str
    """What it is; '' where the title says it."""
    items: tuple[FeedItem, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True)
class ArticleData:
    """What is known of one article, for programs."""

    card: Card
    """The article, without its text."""
    keys: Mapping[str, str]
    """Keys of the edition's entities by the keys that they have in the article."""


@dataclass(frozen=True, slots=True)
class MachineArticlesView:
    """What is known of the articles of a month, for programs."""

    articles: tuple[ArticleData, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True)
class ArticleText:
    """The text of one article, for programs."""

    id: str
    """Permanent id, as in `data/articles/`."""
    body: Body
    """Its blocks, mentions and quotes."""


@dataclass(frozen=True, slots=True)
class MachineTextView:
    """The text of the articles of a month, for programs."""

    articles: tuple[ArticleText, ...]
    """Newest first."""
