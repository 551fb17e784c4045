"""The types of what stands under each name of `edition_index`."""

from typing import Any, TypeAlias

from msgspec import Struct

from site_builder.model import Card, Difference, EntityKind, Forward, Related
from site_builder.pages.front.front_facts import FrontEntry, RecentArticle
from site_builder.settings import Site

__all__ = [
    "ENTRY_TYPES",
    "UNDATED",
    "Around",
    "Changed",
    "DayEntry",
    "EntityEntry",
    "Fact",
    "FeedEntry",
    "IndexEntry",
    "LinkedEntity",
    "MonthCount",
    "MonthEntry",
    "NamedEntity",
    "Presence",
    "Qualifier",
    "SectionEntry",
    "SectionLink",
    "SiteContext",
    "Spot",
    "StoryEntry",
]

UNDATED = "undated"
"""The month of articles of which not even the month is known."""


class SiteContext(Struct, frozen=True):
    """What the frame around every page is made from."""

    site: Site
    """The settings."""
    kinds: tuple[EntityKind, ...]
    """Kinds of entities that have pages, and so an index."""
    articles: bool
    """True when there is an article, and so an archive and a JSON Feed."""
    dated: bool
    """True when an article states its day, and so an Atom feed."""
    sections: bool
    """True when articles are filed under sections, and so a list of these."""


class Presence(Struct, frozen=True):
    """What the edition has, as far as every page shows it."""

    kinds: tuple[EntityKind, ...]
    """Kinds of entities that have pages, and so an index."""
    articles: bool
    """True when there is an article, and so an archive and a JSON Feed."""
    dated: bool
    """True when an article states its day, and so an Atom feed."""
    sections: bool
    """True when articles are filed under sections, and so a list of these."""


class FeedEntry(Struct, frozen=True):
    """Which articles the files for feed readers and search engines hold, by id."""

    newest: tuple[str, ...]
    """The newest articles."""
    dated: tuple[str, ...]
    """The newest of those that state when they were published."""
    news: tuple[tuple[str, str], ...]
    """The newest of these for a news sitemap, with their times, ISO 8601."""
    moved: tuple[str, ...]
    """Articles that stood at other addresses before."""


class Changed(Struct, frozen=True):
    """When an article was changed, as far as its source says."""

    address: str
    published: str | None
    updated: str | None


class LinkedEntity(Struct, frozen=True):
    """An entity of an article that has a page of its own."""

    key: str
    """`Entity.key` in the article."""
    who: str
    """`EditionEntity.key`."""
    address: str
    """Address of its page."""
    digest: str
    """Hash of all three."""


class IndexEntry(Struct, frozen=True):
    """An article with what its links depend on."""

    card: Card
    """The article."""
    address: str
    """Address of its page."""
    linked: tuple[LinkedEntity, ...]
    """Those of its entities that have a page."""
    digest: str
    """Hash of all this."""


class SectionLink(Struct, frozen=True):
    """A section under which an article is filed."""

    key: str
    """Its word, as spellings of it are compared."""
    name: str
    """That word as most articles write it."""
    address: str
    """Address of its page."""


class SectionEntry(Struct, frozen=True):
    """A section with a page."""

    name: str
    """Its word, as most articles write it."""
    address: str
    """Address of its page."""
    articles: int
    """How many articles are filed under it."""
    latest: tuple[str, ...]
    """Ids of the newest of them."""
    months: "tuple[MonthCount, ...]"
    """Of one with more articles than its page shows: all months, newest first."""
    feed: tuple[str, ...] = ()
    """Ids of the articles in its feed, newest first."""


class Around(Struct, frozen=True):
    """The articles that an article leads to, by id."""

    later: str | None
    """The next one in time."""
    earlier: str | None
    """The one before it in time."""
    related: tuple[Related, ...]
    """Those that share rare entities with it, nearest first."""
    story: str | None
    """Id of the story that it is part of."""
    sections: tuple[SectionLink, ...] = ()
    """The sections under which it is filed."""


class StoryEntry(Struct, frozen=True):
    """A story with the articles on it, by id."""

    address: str
    """Address of its page."""
    lead: str
    """The article that tells it best."""
    reports: tuple[str, ...]
    """All articles on it, newest first."""
    copies: tuple[tuple[str, str], ...]
    """As in `EditionStory.copies`."""
    differs: tuple[Difference, ...]
    """As in `EditionStory.differs`."""
    sources: int
    """From how many publishers they are, where that is known."""


class MonthCount(Struct, frozen=True):
    """A month, and how many articles it has."""

    month: str
    """'2025-11', or `UNDATED`."""
    articles: int


class Qualifier(Struct, frozen=True):
    """What tells an entity apart from others of its name; one of the two."""

    text: str | None
    """An office, a calling, a place that holds it."""
    month: str | None
    """The month in which an article that names it was published, '2025-11'."""


class Spot(Struct, frozen=True):
    """Where a place is."""

    latitude: float
    """Degrees; north is positive."""
    longitude: float
    """Degrees; east is positive."""
    reach: float
    """Degrees from there to its borders, about; 0 for a town."""


class NamedEntity(Struct, frozen=True):
    """An entity as lists show it."""

    name: str
    address: str
    articles: int
    qualifier: Qualifier | None = None
    """What tells it apart from others of its name."""
    spot: Spot | None = None
    """Where it is, if it is a place and that is sure."""


class EntityEntry(Struct, frozen=True):
    """A person, place or organisation with a page."""

    kind: EntityKind
    """Which of the three."""
    name: str
    """The commonest full name."""
    names: tuple[str, ...]
    """The commonest names attested."""
    address: str
    """Address of its page."""
    articles: int
    """How many articles name it."""
    latest: tuple[str, ...]
    """Ids of the newest of them."""
    months: tuple[MonthCount, ...]
    """Of one with more articles than its page shows: all months, newest first."""
    published: tuple[MonthCount, ...]
    """The months in which articles that name it were published, as far as these state it; newest first."""
    company: tuple[tuple[str, int], ...]
    """Keys of the entities it most often appears with, and in how many articles."""
    feed: tuple[str, ...] = ()
    """Ids of the articles in its feed, newest first; () where too few name it for a feed."""
    qualifier: Qualifier | None = None
    """What tells it apart from others of its name."""
    spot: Spot | None = None
    """Where it is, if it is a place and that is sure."""


class DayEntry(Struct, frozen=True):
    """The articles of a day of the archive, or some of the articles without a date."""

    month: str
    """Its month, or `UNDATED`."""
    day: str | None
    """'2025-11-06'; None for articles without a date."""
    ids: tuple[str, ...]
    """The articles on this page, newest first."""
    articles: int
    """How many there are on all pages of this day."""
    number: int
    """Which of the pages of this day it is, from 1."""
    newer: str | None
    """Name of the later day of the same month."""
    older: str | None
    """Name of the earlier day of the same month."""


class MonthEntry(Struct, frozen=True):
    """A month of the archive."""

    month: MonthCount
    """The month."""
    ids: tuple[str, ...]
    """Its articles, newest first; of a month with too many for one page those of which no day is known."""
    days: tuple[tuple[str, int], ...]
    """Of such a month: its days, newest first, and how many articles each has."""
    newer: MonthCount | None
    """The month with articles after this one."""
    older: MonthCount | None
    """The one before it."""


Fact: TypeAlias = (
    Presence | IndexEntry | Around | StoryEntry | EntityEntry | MonthEntry | DayEntry | FrontEntry | FeedEntry
    | SectionEntry | tuple[NamedEntity, ...] | tuple[RecentArticle, ...] | tuple[MonthCount, ...]
    | tuple[Changed, ...] | tuple[Forward, ...] | tuple[str, ...] | str
)  # fmt: skip
"""What stands under one name."""

ENTRY_TYPES: dict[str, Any] = {
    "presence": Presence,
    "front": FrontEntry,
    "recent": tuple[RecentArticle, ...],
    "entry": IndexEntry,
    "line": IndexEntry,
    "around": Around,
    "story": StoryEntry,
    "who": EntityEntry,
    "list": tuple[NamedEntity, ...],
    "section": SectionEntry,
    "sections": tuple[NamedEntity, ...],
    "months": tuple[MonthCount, ...],
    "month": MonthEntry,
    "day": DayEntry,
    "feeds": FeedEntry,
    "changes": tuple[Changed, ...],
    "moved": tuple[Forward, ...],
}
"""The type of what stands under a name, by what stands before its ':'; ids or a text where it is not here."""
