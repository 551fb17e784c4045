"""What the templates may show: each page's view holds everything its template reads, and nothing else.

Text never travels without its language: whatever is not in the page's own language is marked in the HTML.
Every `href` is relative to the page it stands on and ends in a real file.
"""

from dataclasses import dataclass

from site_builder.model import Card, Direction, EntityKind

__all__ = [
    "ArchiveView",
    "ArticleView",
    "Companion",
    "Date",
    "Day",
    "EntityGroup",
    "EntityView",
    "Fact",
    "Frame",
    "FrontView",
    "IndexView",
    "Initial",
    "Kin",
    "Link",
    "Month",
    "MonthView",
    "NamedDate",
    "Nav",
    "NotFoundView",
    "Pager",
    "Picture",
    "Piece",
    "Run",
    "Saying",
    "Span",
    "Teaser",
    "Tongue",
    "Year",
]


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language and the way it is written."""

    language: str
    """BCP 47 tag."""
    direction: Direction
    """Direction of its script."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one language."""

    text: str
    """The text, unescaped."""
    language: str
    """BCP 47 tag."""
    direction: Direction
    """Direction of its script."""


@dataclass(frozen=True, slots=True)
class Link:
    """A name or headline, and the page it leads to."""

    text: str
    """The text, unescaped."""
    language: str
    """BCP 47 tag."""
    direction: Direction
    """Direction of its script."""
    href: str | None
    """Where it leads; None: it is plain text, for it has no page."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date, and what it is the date of."""

    iso: str
    """ISO 8601, as exact as it is known."""
    published: bool
    """True: the source says it was published then. False: only the text names that day."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with all that belongs to it."""

    src: str
    """Its address, relative or http(s)."""
    alt: str
    """What it shows; '' when the caption says it or nobody knows."""
    caption: Run | None
    """The line under it."""
    credit: Run | None
    """Whose it is."""


@dataclass(frozen=True, slots=True)
class Nav:
    """The links of the masthead; None where the site has no such page."""

    front: str
    people: str | None
    places: str | None
    organisations: str | None
    archive: str | None


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page has around its own matter."""

    title: str
    """Of this page, without the site's; '' where the template knows it (a word of the interface)."""
    description: str
    """One or two sentences for search engines and previews; '' when there is nothing to say."""
    language: str
    """BCP 47 tag of the page's own matter."""
    direction: Direction
    """Direction of its script."""
    interface: Tongue
    """Of the words that are the site's, not the article's."""
    content: Tongue
    """Of the site's title and description."""
    root: str
    """Link to the site's root: '', '../' … or, for the page that is served at any depth, its path on the host."""
    url: str | None
    """The page's full URL; None when the site has no base URL."""
    locale: str
    """Open Graph's name of the page's language, e.g. 'hi_IN'; '' when unknown."""
    atom: str | None
    """Full URL of the Atom feed; None when there is none."""
    json_feed: str | None
    """Full URL of the JSON Feed; None when there is none."""
    nav: Nav
    """The masthead's links."""
    remote_images: bool
    """True when a picture on this page stands on another server."""


@dataclass(frozen=True, slots=True)
class Pager:
    """The way through a list of several pages."""

    number: int
    """This page, from 1."""
    total: int
    """How many there are."""
    newer: str | None
    """Link to the page before."""
    older: str | None
    """Link to the page after."""


@dataclass(frozen=True, slots=True)
class Teaser:
    """An article as other pages announce it."""

    href: str
    language: str
    """BCP 47 tag of headline, standfirst and excerpt."""
    direction: Direction
    kicker: Run | None
    headline: str
    standfirst: str | None
    excerpt: str
    date: Date | None
    entities: tuple[Link, ...]
    """The main ones, in the order of their weight in the article."""
    picture: Picture | None


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
class Span:
    """A stretch of running text."""

    text: str
    """Plain text; or, where `markup` says so, one sanitised HTML tag."""
    href: str | None = None
    """The page of the entity it names."""
    markup: bool = False
    """True: a tag that came out of the sanitiser, to be written as it is."""
    strong: bool = False
    """True: the figure that the stretch around it is about."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of the body, or a run of list items."""

    kind: str
    """'paragraph', 'subheading', 'quote', 'caption', 'label' or 'list'."""
    anchor: str
    """Its id on the page."""
    lines: tuple[tuple[Span, ...], ...]
    """One for every kind but 'list', which has one per item."""


@dataclass(frozen=True, slots=True)
class EntityGroup:
    """The people, places or organisations of an article."""

    kind: EntityKind
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure with the words around it."""

    spans: tuple[Span, ...]
    """The clause it stands in; what is stated is strong."""
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
    speaker: Link
    href: str
    """Link to the block in which it stands."""


@dataclass(frozen=True, slots=True)
class Kin:
    """A related article, and why it is one."""

    article: Link
    date: Date | None
    shared: tuple[Run, ...]
    """Names that both articles name, the rarest first."""


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article's own page."""

    frame: Frame
    card: Card
    """For the data about the article that machines read (JSON-LD)."""
    kicker: Run | None
    headline: str
    standfirst: str | None
    byline: Run | None
    dateline: Run | None
    published: str | None
    updated: str | None
    spoken_of: str | None
    """Only where nothing states when it was published."""
    picture: Picture | None
    body: tuple[Piece, ...]
    entities: tuple[EntityGroup, ...]
    figures: tuple[Fact, ...]
    dates: tuple[NamedDate, ...]
    """Earliest first."""
    sayings: tuple[Saying, ...]
    earlier: Link | None
    later: Link | None
    related: tuple[Kin, ...]
    source: Run | None
    """Name of the publisher it was taken from, or the host of its address."""
    source_url: str | None
    tags: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody or something listed with a number of articles."""

    link: Link
    articles: int


@dataclass(frozen=True, slots=True)
class EntityView:
    """The page of a person, place or organisation."""

    frame: Frame
    kind: EntityKind
    name: Run
    names: tuple[Run, ...]
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
