"""The edition, looked up by whatever pages ask for."""

from collections.abc import Mapping
from dataclasses import dataclass

from site_builder import addresses
from site_builder.model import Card, Edition, EditionEntity, EditionStory, EntityKind
from site_builder.pages.keys import digest
from site_builder.settings import Site

__all__ = ["EditionIndex", "IndexEntry", "LinkedEntity", "SiteContext", "StoryEntry", "index_edition"]


@dataclass(frozen=True, slots=True)
class SiteContext:
    """What the frame around every page is made from."""

    site: Site
    """The settings."""
    kinds: tuple[EntityKind, ...]
    """Kinds of entities that have pages, and so an index."""
    articles: bool
    """True when there is an article, and so an archive and a JSON Feed."""
    dated: bool
    """True when an article states its day, and so an Atom feed."""


@dataclass(frozen=True, slots=True)
class LinkedEntity:
    """An entity of an article that has a page of its own."""

    key: str
    """`Entity.key` in the article."""
    who: str
    """`EditionEntity.key`."""
    address: str
    """Address of its page."""
    digest: str
    """Hash of all three."""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """An article with what its links depend on."""

    card: Card
    """The article."""
    address: str
    """Address of its page."""
    linked: tuple[LinkedEntity, ...]
    """Those of its entities that have a page."""
    digest: str
    """Hash of all this."""


@dataclass(frozen=True, slots=True)
class StoryEntry:
    """A story with the articles on it."""

    address: str
    """Address of its page."""
    lead: IndexEntry
    """The article that tells it best."""
    reports: tuple[IndexEntry, ...]
    """All articles on it, newest first."""
    copies: tuple[tuple[str, str], ...]
    """As in `EditionStory.copies`."""
    digest: str
    """Hash of all this."""


@dataclass(frozen=True, slots=True)
class EditionIndex:
    """The edition, looked up by whatever pages ask for; made once, so that no page searches it."""

    context: SiteContext
    """What every frame is made from."""
    entries: tuple[IndexEntry, ...]
    """Newest first."""
    by_id: dict[str, IndexEntry]
    """Articles by id."""
    entities: dict[str, EditionEntity]
    """Entities with a page, by key."""
    stories: tuple[StoryEntry, ...]
    """Stories, newest first."""
    story_of: dict[str, StoryEntry]
    """The story of an article's id, if it is part of one."""


def index_edition(edition: Edition, site: Site) -> EditionIndex:
    """Return the edition as an index."""
    entities = {who.key: who for who in edition.entities}
    where: dict[str, dict[str, LinkedEntity]] = {card.id: {} for card in edition.cards}
    for who in edition.entities:
        address = addresses.entity(who)
        for id_, key in who.members:
            where[id_][key] = LinkedEntity(key, who.key, address, digest(key, who.key, address))
    entries = tuple(_entry(card, where[card.id]) for card in edition.cards)
    present = {who.kind for who in edition.entities}
    kinds = tuple(kind for kind in addresses.FOLDERS if kind in present)
    dated = any(len(card.published or "") >= len("2025-11-06") for card in edition.cards)
    context = SiteContext(site, kinds, bool(edition.cards), dated)
    by_id = {entry.card.id: entry for entry in entries}
    stories = tuple(_story(story, by_id) for story in edition.stories)
    story_of = {report.card.id: story for story in stories for report in story.reports}
    return EditionIndex(context, entries, by_id, entities, stories, story_of)


def _story(story: EditionStory, by_id: Mapping[str, IndexEntry]) -> StoryEntry:
    address, lead = addresses.story(story), by_id[story.lead]
    reports = tuple(by_id[id_] for id_ in story.articles)
    return StoryEntry(address, lead, reports, story.copies, digest(address, lead, reports, story.copies))


def _entry(card: Card, where: dict[str, LinkedEntity]) -> IndexEntry:
    address = addresses.article(card)
    linked = tuple(where[entity.key] for entity in card.entities if entity.key in where)
    return IndexEntry(card, address, linked, digest(card, address, linked))
