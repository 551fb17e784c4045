"""The types from all articles to the files of a site."""

from collections.abc import Callable
from typing import TypeAlias

from msgspec import Struct

from site_builder.model.article_types import Card, Direction, EntityKind, Outline

__all__ = [
    "CardOf",
    "Difference",
    "Edition",
    "EditionEntity",
    "EditionStory",
    "File",
    "Forward",
    "JoinSign",
    "Page",
    "Related",
    "ReportedFigure",
    "itself",
]


CardOf: TypeAlias = Callable[[Outline], Card]
"""Returns the card of an article, of which only the outline is in memory."""


def itself(outline: Outline) -> Card:
    """Return the outline of an article of which the whole card is in memory. Raises TypeError for a mere outline."""
    if not isinstance(outline, Card):
        raise TypeError(outline.path)
    return outline


class Related(Struct, frozen=True, gc=False):
    """A link from one article to another."""

    id: str
    """Id of the other article."""
    shared: tuple[str, ...]
    """Keys of the edition's entities that both name, rarest first."""


class EditionEntity(Struct, frozen=True, gc=False):
    """One entity across the edition."""

    key: str
    """Its key, unique in the edition: `Entity.key` of one of its members, with a suffix if two people share that."""
    kind: EntityKind
    """Which of the three."""
    name: str
    """The commonest full name."""
    names: tuple[str, ...]
    """All its names in articles, the commonest first."""
    slug: str
    """Unique within its kind."""
    articles: tuple[str, ...]
    """Ids of the articles that name it, in the edition's order."""
    company: tuple[tuple[str, int], ...]
    """Keys of the entities that it most often appears with, and in how many articles."""
    members: tuple[tuple[str, str], ...]
    """(id of an article, `Entity.key` there) for every article that names it."""
    spellings: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(another of its names, the reasons why it equals `name`); the reasons are those of `edition.merge_reasons`."""
    signs: tuple["JoinSign", ...] = ()
    """Why the articles that name it mean the same entity; () if only one article names it."""


class JoinSign(Struct, frozen=True, gc=False):
    """Why some articles are about the same entity as the others."""

    sign: str
    """A reason, as in `edition.merge_reasons`."""
    what: tuple[str, ...]
    """The evidence, most frequent first: people, bodies and places that articles share, offices."""
    articles: tuple[str, ...]
    """Ids of the articles."""


class ReportedFigure(Struct, frozen=True, gc=False):
    """The figure of one report of a story for something."""

    id: str
    """Id of the article."""
    value: str
    """As in `Figure.value`."""
    block: int
    """Index into the blocks, or `HEADLINE`, or `STANDFIRST`."""
    start: int
    """First code point."""
    end: int
    """One past the last code point."""


class Difference(Struct, frozen=True, gc=False):
    """A count or sum for which reports of one story give different figures."""

    thing: str
    """What is counted, as in `Figure.thing`."""
    over_time: bool
    """True: figures that differ are of different times, so all may be right."""
    figures: tuple[ReportedFigure, ...]
    """The oldest report first."""


class EditionStory(Struct, frozen=True, gc=False):
    """Articles on one event."""

    id: str
    """Id of its oldest article that is not a copy."""
    slug: str
    """That article's slug."""
    lead: str
    """Id of the article that represents it."""
    articles: tuple[str, ...]
    """Ids of all its articles, in the edition's order."""
    copies: tuple[tuple[str, str], ...]
    """(id of a copy, id of its original)."""
    differs: tuple[Difference, ...] = ()
    """Figures that disagree between its articles, or change over time."""


class Edition(Struct, frozen=True, gc=False):
    """The whole site as data."""

    cards: tuple[Outline, ...]
    """Newest first."""
    entities: tuple[EditionEntity, ...]
    """The entities with a page, most articles first."""
    related: tuple[tuple[Related, ...], ...]
    """For each card, the related articles."""
    stories: tuple[EditionStory, ...]
    """Events with several reports, the newest first."""
    alike: tuple[tuple[str, str, float], ...] = ()
    """Ids of two articles, the newer first, and their likeness, for all pairs that are alike at all."""


class Page(Struct, frozen=True, gc=False):
    """A page of the site, and the function that makes its view."""

    address: str
    """Path below the site's root."""
    template: str
    """Name of its template."""
    key: str
    """Hash of exactly the values that its view is made from; an equal key means equal content."""
    view: Callable[[], object]
    """Makes the frozen view that the template reads."""


class File(Struct, frozen=True, gc=False):
    """A finished file of the site."""

    address: str
    """Path below the site's root."""
    content: bytes
    """Its bytes."""


class Forward(Struct, frozen=True, gc=False):
    """An old address, and the new one."""

    address: str
    """Path below the site's root."""
    target: str
    """Path of the page that it leads to."""
    title: str
    """The title of that page: a headline or a name."""
    language: str
    """BCP 47 tag of the title."""
    direction: Direction
    """Direction of its script."""
