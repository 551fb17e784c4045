"""What the templates may show: each page's view holds everything its template reads, and nothing else."""

from collections.abc import Mapping

from msgspec import Struct

from site_builder.model import Block, Body, Card, EntityKind
from site_builder.pages.parts.chart_parts import CompanyChart, Office, PlaceMap, Timeline
from site_builder.pages.parts.front_parts import FrontFact, FrontSaying, FrontStory, LatestDay, NamedGroup
from site_builder.pages.parts.list_parts import DayCount, DayLink, Initial, Letter, Month, Year
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
    lead: FrontStory | None
    """The first story; None when there is none."""
    stories: tuple[FrontStory, ...]
    """The stories that stand below it, the weightiest first."""
    figures: tuple[FrontFact, ...]
    """A figure each of some of these stories."""
    saying: FrontSaying | None
    """A quote from one of them."""
    named: tuple[NamedGroup, ...]
    """Who and what the newest articles name."""
    latest: tuple[LatestDay, ...]
    """Other stories, newest first."""
    older: str | None
    """Link to the archive when there are articles that the page does not show."""


class EntityGroup(Struct, frozen=True):
    """The people, places or organisations of an article."""

    kind: EntityKind
    """What all of them are."""
    links: tuple[Link, ...]
    """The most mentioned first."""


class RelatedLink(Struct, frozen=True):
    """A related article, and why it is one."""

    article: Link
    date: Date | None
    """Its date; None when none is known."""
    shared: tuple[TextRun, ...]
    """Names that both articles name, the rarest first."""


class StoryLinks(Struct, frozen=True):
    """What an article's page says of the story it is part of."""

    href: str
    """The page of the story."""
    reports: tuple[RelatedLink, ...]
    """The other articles on it, newest first, without copies of this one."""
    copies: tuple[RelatedLink, ...]
    """Articles with the same text."""


class Report(Struct, frozen=True):
    """An article on a story's page."""

    teaser: Teaser
    source: TextRun | None
    """The publisher, where it is known."""
    adds: tuple[Link, ...]
    """Sentences that say what no article before it said, each linked to its place."""
    copies: tuple[Link, ...]
    """Articles that repeat it."""


class StoryView(Struct, frozen=True):
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
    preview: LinkPreview | None
    """The picture of previews, that of the lead; None where there is none."""
    differs: tuple[Disagreement, ...]
    """Figures that disagree, then those that changed in time."""
    timeline: tuple[TimelineRow, ...]
    """All articles on it, copies too, the oldest first."""
    in_time: bool
    """Whether that order is known: they were published on several days, or say the time of day."""


class ArticleView(Struct, frozen=True):
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
    preview: LinkPreview | None
    """The picture of previews; None where there is none, or nobody outside can reach it."""
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


class EntityView(Struct, frozen=True):
    """The page of a person, place or organisation."""

    frame: Frame
    kind: EntityKind
    """What it is."""
    name: TextRun
    """The name that most articles use."""
    mark: NameMark | None
    """What tells it apart from others of its name."""
    names: tuple[TextRun, ...]
    """Its other names as attested, the commonest first."""
    articles: int
    """How many articles name it."""
    first: str | None
    """The month in which the first of them was published, '2025-11'; None where most do not say when they were."""
    last: str | None
    """The month in which the last was."""
    offices: tuple[Office, ...]
    """What the newest articles call a person, the latest first."""
    timeline: Timeline | None
    """How often it is named over time; None where there are too few articles or months to tell."""
    where: PlaceMap | None
    """Where it is; None where that is not sure, or it is not a place."""
    chart: CompanyChart | None
    """Who of its company appears with whom; None where there are too few."""
    sayings: tuple[Told, ...]
    """What it said, the newest first."""
    figures: tuple[Told, ...]
    """Sentences that name it and state a figure, the newest first."""
    teasers: tuple[Teaser, ...]
    """The newest articles that name it, newest first."""
    months: tuple[Month, ...]
    """Where there are more than these: pages of all its articles, by month, newest first."""
    company: tuple[Companion, ...]
    """Who and what is named in the same articles, the most frequent first."""


class EntityMonthView(Struct, frozen=True):
    """The articles of one month that name a person, place or organisation."""

    frame: Frame
    kind: EntityKind
    """What it is."""
    link: Link
    """Its name and page."""
    mark: NameMark | None
    """What tells it apart from others of its name."""
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
    """Those of this page, in the order of their letters."""
    maps: tuple[PlaceMap, ...]
    """Of places: where those are of which that is sure."""
    pager: Pager


class SectionView(Struct, frozen=True):
    """The page of a section: the articles of a tag or of a folder."""

    frame: Frame
    name: TextRun
    """The tag, or the name of the folder."""
    articles: int
    """How many articles are filed under it."""
    teasers: tuple[Teaser, ...]
    """The newest of them, newest first."""
    months: tuple[Month, ...]
    """Where there are more than these: pages of all its articles, by month, newest first."""


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
    """The articles of one day (or of what is known of it)."""

    iso: str | None
    """'2025-11-06'; shorter where less is known; None for articles without a date."""
    teasers: tuple[Teaser, ...]
    """The articles of that day."""


class MonthView(Struct, frozen=True):
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


class DayView(Struct, frozen=True):
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


class SearchView(Struct, frozen=True):
    """The search page."""

    frame: Frame
    index: str
    """Link to the script that names the files of the search index."""


class AboutView(Struct, frozen=True):
    """The page that says how the site is made and by which rule its front page is ordered."""

    frame: Frame
    days: int
    """How many days the front page looks back."""
    articles: int
    """How many articles it looks at where dates are missing."""


class NotFoundView(Struct, frozen=True):
    """What a reader gets who followed a dead link."""

    frame: Frame


class FeedItem(Struct, frozen=True):
    """An article of a feed."""

    card: Card
    """What its entry says."""
    blocks: tuple[Block, ...]
    """Its text; () where feeds hold summaries."""


class FeedView(Struct, frozen=True):
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


class ArticleData(Struct, frozen=True):
    """What is known of one article, for programs."""

    card: Card
    """The article, without its text."""
    keys: Mapping[str, str]
    """Keys of the edition's entities by the keys that they have in the article."""


class MachineArticlesView(Struct, frozen=True):
    """What is known of the articles of a month, for programs."""

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
