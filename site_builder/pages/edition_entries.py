"""The types of the entries of `edition_index`."""

from collections.abc import Mapping
from types import MappingProxyType
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
    "DayOfMonth",
    "EntityEntry",
    "Fact",
    "FeedEntry",
    "InStory",
    "IndexEntry",
    "LastEdition",
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
"""The month name of articles whose month is not known."""


class SiteContext(Struct, frozen=True):
    """The settings and facts from which the frame of every page is made."""

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
    """The facts about the edition that every page shows."""

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
    """Articles that had other addresses before."""


class Changed(Struct, frozen=True):
    """When an article was changed, if its source states it."""

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
    """An article with all facts that its links depend on."""

    card: Card
    """The article."""
    address: str
    """Address of its page."""
    linked: tuple[LinkedEntity, ...]
    """Those of its entities that have a page."""
    digest: str
    """Hash of all this."""


class SectionLink(Struct, frozen=True):
    """A section of an article."""

    key: str
    """Its key: the form in which spellings are compared."""
    name: str
    """Its word as most articles spell it."""
    address: str
    """Address of its page."""


class SectionEntry(Struct, frozen=True):
    """A section with a page."""

    name: str
    """Its word as most articles spell it."""
    address: str
    """Address of its page."""
    articles: int
    """How many articles it has."""
    latest: tuple[str, ...]
    """Ids of the newest of them."""
    months: "tuple[MonthCount, ...]"
    """All its months, newest first, if it has more articles than its page shows; else ()."""
    feed: tuple[str, ...] = ()
    """Ids of the articles in its feed, newest first."""


class Around(Struct, frozen=True):
    """The articles that an article links to, by id."""

    later: str | None
    """The next one in time."""
    earlier: str | None
    """The one before it in time."""
    related: tuple[Related, ...]
    """Those that share rare entities with it, nearest first."""
    story: str | None
    """Id of its story."""
    sections: tuple[SectionLink, ...] = ()
    """The sections under which it is filed."""


class StoryEntry(Struct, frozen=True):
    """A story with the articles on it, by id."""

    address: str
    """Address of its page."""
    lead: str
    """The article that represents it."""
    reports: tuple[str, ...]
    """All articles on it, newest first."""
    copies: tuple[tuple[str, str], ...]
    """As in `EditionStory.copies`."""
    differs: tuple[Difference, ...]
    """As in `EditionStory.differs`."""
    sources: int
    """How many publishers they come from, where that is known."""


class MonthCount(Struct, frozen=True):
    """A month, and how many articles it has."""

    month: str
    """'2025-11', or `UNDATED`."""
    articles: int


class Qualifier(Struct, frozen=True):
    """A qualifier that tells an entity apart from others of its name; it has one of the two."""

    text: str | None
    """An office, an occupation, or a place that contains it."""
    month: str | None
    """The month in which an article that names it was published, '2025-11'."""


class Spot(Struct, frozen=True):
    """The coordinates of a place."""

    latitude: float
    """Degrees; north is positive."""
    longitude: float
    """Degrees; east is positive."""
    reach: float
    """Degrees from there to its borders, roughly; 0 for a town."""


class NamedEntity(Struct, frozen=True):
    """An entity as a row of a list."""

    name: str
    address: str
    articles: int
    qualifier: Qualifier | None = None
    """A qualifier that tells it apart from others of its name."""
    spot: Spot | None = None
    """Its coordinates, if it is a place and they are certain."""


class EntityEntry(Struct, frozen=True):
    """A person, place or organisation with a page."""

    kind: EntityKind
    """Person, place or organisation."""
    name: str
    """The commonest full name."""
    names: tuple[str, ...]
    """The commonest names that articles use."""
    address: str
    """Address of its page."""
    articles: int
    """How many articles name it."""
    latest: tuple[str, ...]
    """Ids of the newest of them."""
    months: tuple[MonthCount, ...]
    """All its months, newest first, if it has more articles than its page shows; else ()."""
    published: tuple[MonthCount, ...]
    """The months in which articles that name it were published, where they state it; newest first."""
    company: tuple[tuple[str, int], ...]
    """Keys of the entities that it appears with most often, and in how many articles, at least two."""
    feed: tuple[str, ...] = ()
    """Ids of the articles in its feed, newest first; () if too few articles name it."""
    qualifier: Qualifier | None = None
    """A qualifier that tells it apart from others of its name."""
    spot: Spot | None = None
    """Its coordinates, if it is a place and they are certain."""


class InStory(Struct, frozen=True):
    """An article of the archive that is part of a story."""

    id: str
    """The article."""
    address: str
    """Address of the story's page."""
    reports: int
    """How many articles there are on it."""


class DayOfMonth(Struct, frozen=True):
    """A day of a month that needs several pages."""

    day: str
    """'2025-11-06'."""
    articles: int
    """How many it has."""
    top: tuple[str, ...]
    """Ids of the first of them."""


class DayEntry(Struct, frozen=True):
    """The articles of a day of the archive, or some of the articles without a date."""

    month: str
    """Its month, or `UNDATED`."""
    day: str | None
    """'2025-11-06'; None for articles without a date."""
    ids: tuple[str, ...]
    """The articles on this page: one of each story, the stories with most reports first; then their other reports."""
    stories: tuple[InStory, ...]
    """Those of them that are part of a story."""
    articles: int
    """How many articles this day has on all its pages."""
    number: int
    """Number of this page among those of the day, from 1."""
    newer: str | None
    """Name of the later day of the same month."""
    older: str | None
    """Name of the earlier day of the same month."""


class MonthEntry(Struct, frozen=True):
    """A month of the archive."""

    month: MonthCount
    """The month."""
    ids: tuple[str, ...]
    """Its articles, the newest day first, each day in the order of `DayEntry`; if they need several pages, only those
    whose day is not known."""
    days: tuple[DayOfMonth, ...]
    """For a month with several pages: its days, newest first."""
    stories: tuple[InStory, ...]
    """The articles shown that are part of a story."""
    newer: MonthCount | None
    """The next month that has articles."""
    older: MonthCount | None
    """The previous one."""


class LastEdition(Struct, frozen=True):
    """What of the last edition can be used again."""

    marks: Mapping[str, str] = MappingProxyType({})
    """The values of `mark:<id>`, by id."""
    lists: Mapping[EntityKind, tuple[NamedEntity, ...]] = MappingProxyType({})
    """The values of `list:<kind>`, by kind."""


Fact: TypeAlias = (
    Presence | IndexEntry | Around | StoryEntry | EntityEntry | MonthEntry | DayEntry | FrontEntry | FeedEntry
    | SectionEntry | tuple[NamedEntity, ...] | tuple[RecentArticle, ...] | tuple[MonthCount, ...]
    | tuple[Changed, ...] | tuple[Forward, ...] | tuple[str, ...] | str | bytes
)  # fmt: skip
"""The value of an entry."""

ENTRY_TYPES: dict[str, Any] = {
    "presence": Presence,
    "front": FrontEntry,
    "recent": tuple[RecentArticle, ...],
    "entry": IndexEntry,
    "line": IndexEntry,
    "profile": IndexEntry,
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
    "file": bytes,
}
"""The type of an entry, by the part of its name before ':'; entries that are not listed hold ids or a text."""
