"""Views: each holds everything that its page's template may read, and nothing else."""

from collections.abc import Mapping

from msgspec import Struct

from site_builder.model import Block, Body, Card, EntityKind
from site_builder.pages.parts.chart_parts import CompanyChart, Office, PlaceMap, Timeline
from site_builder.pages.parts.front_parts import FrontFact, FrontSaying, FrontStory, LatestDay, NamedGroup
from site_builder.pages.parts.list_parts import DayLink, Initial, Letter, Month, Year
from site_builder.pages.parts.text_parts import (
    DatedFact,
    Disagreement,
    Fact,
    Speech,
    TextPiece,
    TimelineRow,
    Told,
)
from site_builder.pages.parts.view_parts import (
    Companion,
    Date,
    Frame,
    Link,
    LinkPreview,
    NameMark,
    Pager,
    Picture,
    Teaser,
    TextRun,
)

__all__ = [
    "AboutView",
    "ArchiveView",
    "ArticleData",
    "ArticleText",
    "ArticleView",
    "CardView",
    "Day",
    "DayView",
    "EntityGroup",
    "EntityMonthView",
    "EntityView",
    "FeedItem",
    "FeedView",
    "FrontView",
    "IndexView",
    "MachineArticlesView",
    "MachineTextView",
    "MonthView",
    "NotFoundView",
    "RelatedLink",
    "Report",
    "SearchView",
    "SectionListView",
    "SectionMonthView",
    "SectionView",
    "StoryLinks",
    "StoryView",
]


class FrontView(Struct, frozen=True):
    """The front page."""

    frame: Frame
    sections: tuple[Link, ...]
    """The sections with most articles."""
    day: str | None
    """The newest day on which a story of the page was published, '2025-11-06'; None if no source states one."""
    lead: FrontStory | None
    """The first story; None when there is none."""
    stories: tuple[FrontStory, ...]
    """The stories below it, the most important first."""
    figures: tuple[FrontFact, ...]
    """One figure each from some of these stories."""
    saying: FrontSaying | None
    """A quote from one of them."""
    named: tuple[NamedGroup, ...]
    """The entities that the newest articles name."""
    latest: tuple[LatestDay, ...]
    """Other stories, newest first."""
    older: str | None
    """Link to the archive, if the page does not show all articles."""


class EntityGroup(Struct, frozen=True):
    """The people, places or organisations of an article."""

    kind: EntityKind
    """What all of them are."""
    links: tuple[Link, ...]
    """The most mentioned first."""


class RelatedLink(Struct, frozen=True):
    """A related article, and why it is related."""

    article: Link
    date: Date | None
    """Its date; None when none is known."""
    shared: tuple[TextRun, ...]
    """Names that both articles name, the rarest first."""


class StoryLinks(Struct, frozen=True):
    """The links from an article's page to its story."""

    href: str
    """The page of the story."""
    reports: tuple[RelatedLink, ...]
    """The other articles on it, newest first, without copies of this one."""
    copies: tuple[RelatedLink, ...]
    """Articles with the same text."""


class Report(Struct, frozen=True):
    """An article on a story's page."""

    teaser: Teaser
    adds: tuple[Link, ...]
    """Sentences with news that no earlier article has, each linked to its place."""
    copies: tuple[Link, ...]
    """Articles that repeat it."""


class StoryView(Struct, frozen=True):
    """The page of a story: an event with several reports."""

    frame: Frame
    headline: TextRun
    articles: int
    """How many articles there are on it."""
    sources: int
    """How many publishers they come from, where that is known."""
    lead: Report
    reports: tuple[Report, ...]
    """The others, in the order of time."""
    names: tuple[Link, ...]
    """The entities that at least two of the articles name."""
    preview: LinkPreview | None
    """The lead's picture for link previews; None if there is none."""
    differs: tuple[Disagreement, ...]
    """Figures that disagree, then figures that changed over time."""
    timeline: tuple[TimelineRow, ...]
    """All articles on it, copies too, the oldest first."""
    in_time: bool
    """Whether that order is known: they were published on several days, or state the time of day."""


class ArticleView(Struct, frozen=True):
    """An article's own page."""

    frame: Frame
    card: Card
    """The article, for its structured data (JSON-LD)."""
    kicker: TextRun | None
    """The label above the headline."""
    headline: str
    """The headline; where the text has none, its beginning."""
    standfirst: str | None
    """The summary below the headline."""
    byline: TextRun | None
    """Who wrote it, as the text says it."""
    dateline: TextRun | None
    """Where it was written, as the text says it."""
    published: str | None
    """ISO 8601, as exact as the source states it."""
    updated: str | None
    """ISO 8601: when it was last changed, as the source states it."""
    spoken_of: str | None
    """The day that the text tells of; only if the source states no date of publication."""
    picture: Picture | None
    """The picture above the text."""
    preview: LinkPreview | None
    """The picture for link previews; None if there is none, or if nobody outside can reach it."""
    body: tuple[TextPiece, ...]
    """The text, in order."""
    rich: bool
    """True when the body holds more than paragraphs, subheadings, simple lists, quotations and captions."""
    entities: tuple[EntityGroup, ...]
    """The entities that the text names."""
    points: tuple[Link, ...]
    """Its key points besides the standfirst, in the order of the text; none in a short article, like the next three."""
    figures: tuple[Fact, ...]
    """Sums of money and percentages, except those of key points and dated facts."""
    timeline: tuple[DatedFact, ...]
    """Dated facts, the earliest first; () if they have fewer than two dates."""
    speeches: tuple[Speech, ...]
    """Quotes whose speaker is known, by speaker."""
    earlier: Link | None
    """The article before this one in time."""
    later: Link | None
    """The article after this one in time."""
    related: tuple[RelatedLink, ...]
    """Related articles, the closest first."""
    story: StoryLinks | None
    """The story that the article is part of."""
    source: TextRun | None
    """Name of its publisher, or the host of its address."""
    source_url: str | None
    """Address of the original."""
    tags: tuple[Link, ...]
    """Its tags and folders, each with the page of its section if that has one."""


class EntityView(Struct, frozen=True):
    """The page of a person, place or organisation."""

    frame: Frame
    kind: EntityKind
    """What it is."""
    name: TextRun
    """The name that most articles use."""
    mark: NameMark | None
    """A mark that tells it apart from others of its name."""
    names: tuple[TextRun, ...]
    """Its other names that articles use, the commonest first."""
    articles: int
    """How many articles name it."""
    first: str | None
    """The month in which the first of them was published, '2025-11'; None if most do not state their date."""
    last: str | None
    """The month in which the last was published."""
    offices: tuple[Office, ...]
    """The offices that the newest articles give a person, the latest first."""
    timeline: Timeline | None
    """How often it is named over time; None if there are too few articles or months."""
    where: PlaceMap | None
    """A map of it; None if it is not a place, or its coordinates are not certain."""
    chart: CompanyChart | None
    """Which of its companions appear together; None if there are too few."""
    sayings: tuple[Told, ...]
    """Quotes of it, the newest first."""
    figures: tuple[Told, ...]
    """Sentences that name it and state a figure, the newest first."""
    teasers: tuple[Teaser, ...]
    """The newest articles that name it, newest first."""
    months: tuple[Month, ...]
    """Pages of all its articles by month, newest first; () if the teasers are all of them."""
    company: tuple[Companion, ...]
    """Entities that the same articles name, the most frequent first."""


class EntityMonthView(Struct, frozen=True):
    """The articles of one month that name a person, place or organisation."""

    frame: Frame
    kind: EntityKind
    """What it is."""
    link: Link
    """Its name and page."""
    mark: NameMark | None
    """A mark that tells it apart from others of its name."""
    month: Month
    """The month."""
    teasers: tuple[Teaser, ...]
    """Newest first."""
    pager: Pager


class IndexView(Struct, frozen=True):
    """All people, places or organisations with a page, by name."""

    frame: Frame
    kind: EntityKind
    """What all of them are."""
    names: int
    """How many there are, on all pages of the list."""
    letters: tuple[Letter, ...]
    """The letters of the whole list, in order."""
    initials: tuple[Initial, ...]
    """The names of this page, in the order of their letters."""
    maps: tuple[PlaceMap, ...]
    """For places: maps of those whose coordinates are certain."""
    pager: Pager


class SectionView(Struct, frozen=True):
    """The page of a section: the articles of a tag or of a folder."""

    frame: Frame
    name: TextRun
    """The tag, or the name of the folder."""
    articles: int
    """How many articles it has."""
    teasers: tuple[Teaser, ...]
    """The newest of them, newest first."""
    months: tuple[Month, ...]
    """Pages of all its articles by month, newest first; () if the teasers are all of them."""


class SectionMonthView(Struct, frozen=True):
    """The articles of one month in a section."""

    frame: Frame
    link: Link
    """The section's name and page."""
    month: Month
    """The month."""
    teasers: tuple[Teaser, ...]
    """Newest first."""
    pager: Pager


class SectionListView(Struct, frozen=True):
    """All sections, by name."""

    frame: Frame
    initials: tuple[Initial, ...]
    """In the order of their letters."""
    pager: Pager


class ArchiveView(Struct, frozen=True):
    """The list of all months."""

    frame: Frame
    years: tuple[Year, ...]
    """Newest first."""


class Day(Struct, frozen=True):
    """The articles of one day, or of one month or year if their day is not known."""

    iso: str | None
    """'2025-11-06'; shorter where less is known; None for articles without a date."""
    teasers: tuple[Teaser, ...]
    """The articles of that day; if it has a page of its own, the first of them."""
    href: str | None
    """Link to its own page; None if it has none."""
    articles: int
    """How many articles it has."""


class MonthView(Struct, frozen=True):
    """One month of the archive."""

    frame: Frame
    iso: str
    """'2025-11'."""
    articles: int
    """How many articles the month has."""
    days: tuple[Day, ...]
    """Its days, newest first; in a month with too many articles for one page those whose day is not known come last."""
    newer: Month | None
    """The month after this one."""
    older: Month | None
    """The month before this one."""


class DayView(Struct, frozen=True):
    """One day of a month with many articles, or the articles without a date."""

    frame: Frame
    iso: str | None
    """'2025-11-06'; None for articles without a date."""
    articles: int
    """How many articles there are, on all pages of the day."""
    month: str | None
    """Link to the page of its month; None for articles without a date."""
    top: tuple[Teaser, ...]
    """The first articles of the day; () on its further pages, and for articles without a date."""
    teasers: tuple[Teaser, ...]
    """The other articles of this page: one of each story, the stories with most reports first; then their other
    reports."""
    newer: DayLink | None
    """The day after this one in its month."""
    older: DayLink | None
    """The day before this one in its month."""
    pager: Pager


class SearchView(Struct, frozen=True):
    """The search page."""

    frame: Frame
    index: str
    """Link to the script that names the files of the search index."""


class AboutView(Struct, frozen=True):
    """The page that explains how the site is made and how its front page is ordered."""

    frame: Frame
    days: int
    """How many days count for the front page."""
    articles: int
    """How many articles count for it where dates are missing."""


class NotFoundView(Struct, frozen=True):
    """The page for readers who followed a dead link."""

    frame: Frame


class FeedItem(Struct, frozen=True):
    """An article of a feed."""

    card: Card
    """The article, without its text."""
    blocks: tuple[Block, ...]
    """Its text; () where feeds hold summaries."""


class FeedView(Struct, frozen=True):
    """A feed, as Atom or JSON Feed."""

    address: str
    """Its own address, below the site's root."""
    home: str
    """Address of the page whose feed it is."""
    id: str
    """Permanent name of the feed on this site."""
    title: str
    """Its title."""
    description: str
    """Its description; '' if the title is enough."""
    items: tuple[FeedItem, ...]
    """Newest first."""


class ArticleData(Struct, frozen=True):
    """The facts of one article, for programs."""

    card: Card
    """The article, without its text."""
    keys: Mapping[str, str]
    """Keys of the edition's entities by the keys that they have in the article."""


class MachineArticlesView(Struct, frozen=True):
    """The facts of the articles of a month, for programs."""

    articles: tuple[ArticleData, ...]
    """Newest first."""


class CardView(Struct, frozen=True):
    """The picture that is drawn for previews of an article."""

    kicker: str
    """The label above the headline; '' where there is none."""
    headline: str


class ArticleText(Struct, frozen=True):
    """The text of one article, for programs."""

    id: str
    """Permanent id, as in `data/articles/`."""
    body: Body
    """Its blocks, mentions and quotes."""


class MachineTextView(Struct, frozen=True):
    """The text of the articles of a month, for programs."""

    articles: tuple[ArticleText, ...]
    """Newest first."""
