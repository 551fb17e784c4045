"""From all articles to the files of a site: the edition, and what is made of it."""

from collections.abc import Callable

from msgspec import Struct

from site_builder.model.article_types import Card, Direction, EntityKind

__all__ = [
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
]


class Related(Struct, frozen=True, gc=False):
    """A link from one article to another."""

    id: str
    """Id of the other article."""
    shared: tuple[str, ...]
    """Keys of the edition's entities that both name, rarest first."""


class EditionEntity(Struct, frozen=True, gc=False):
    """One entity across the edition."""

    key: str
    """Its own, unique in the edition; `Entity.key` of one of its members, with a mark where two people share that."""
    kind: EntityKind
    """Which of the three."""
    name: str
    """The commonest full name."""
    names: tuple[str, ...]
    """Every name attested, the commonest first."""
    slug: str
    """Unique within its kind."""
    articles: tuple[str, ...]
    """Ids of the articles that name it, in the edition's order."""
    company: tuple[tuple[str, int], ...]
    """Keys of the entities it most often appears with, and in how many articles."""
    members: tuple[tuple[str, str], ...]
    """(id of an article, `Entity.key` there) of every entity of an article that it is."""
    spellings: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(another of its names, why it is one with `name`); the reasons are those of `edition.merge_reasons`."""
    signs: tuple["JoinSign", ...] = ()
    """Why articles that name it are about one and the same; none where one article names it."""


class JoinSign(Struct, frozen=True, gc=False):
    """Why some articles are about the same entity as the others."""

    sign: str
    """A reason, as in `edition.merge_reasons`."""
    what: tuple[str, ...]
    """What it rests on, most frequent first: people, bodies and places that articles have in common, offices."""
    articles: tuple[str, ...]
    """Ids of the articles."""


class ReportedFigure(Struct, frozen=True, gc=False):
    """What one report of a story says that something counts."""

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
    """Something of which reports of one story give different figures."""

    thing: str
    """What is counted, as in `Figure.thing`."""
    over_time: bool
    """True: each figure is of another time than those that differ from it, so all may be right."""
    figures: tuple[ReportedFigure, ...]
    """The oldest report first."""


class EditionStory(Struct, frozen=True, gc=False):
    """Articles on one event."""

    id: str
    """Id of its oldest article that repeats no other."""
    slug: str
    """That article's slug."""
    lead: str
    """Id of the article that tells it best."""
    articles: tuple[str, ...]
    """Ids of all its articles, in the edition's order."""
    copies: tuple[tuple[str, str], ...]
    """(id of an article that repeats another's text, id of that other)."""
    differs: tuple[Difference, ...] = ()
    """Figures that disagree between its articles, or change in time."""


class Edition(Struct, frozen=True, gc=False):
    """The whole site as data: cards only, never a body."""

    cards: tuple[Card, ...]
    """Newest first."""
    entities: tuple[EditionEntity, ...]
    """Those with a page of their own, most articles first."""
    related: tuple[tuple[Related, ...], ...]
    """For each card, the articles nearest to it."""
    stories: tuple[EditionStory, ...]
    """Events of which there are several reports, the newest first."""
    alike: tuple[tuple[str, str, float], ...] = ()
    """Ids of two articles, the newer first, and how alike they are; of all pairs that are alike at all."""


class Page(Struct, frozen=True, gc=False):
    """A page that the site has, and how to make what it shows."""

    address: str
    """Path below the site's root."""
    template: str
    """Name of its template."""
    key: str
    """Hash of exactly what its view is made from; an equal key means equal content."""
    view: Callable[[], object]
    """Makes the frozen view that the template reads."""


class File(Struct, frozen=True, gc=False):
    """A finished file of the site."""

    address: str
    """Path below the site's root."""
    content: bytes
    """Its bytes."""


class Forward(Struct, frozen=True, gc=False):
    """An address at which something stood before, and where that stands now."""

    address: str
    """Path below the site's root."""
    target: str
    """Path of the page to which it leads."""
    title: str
    """What that page is about: a headline or a name."""
    language: str
    """BCP 47 tag of the title."""
    direction: Direction
    """Direction of its script."""
