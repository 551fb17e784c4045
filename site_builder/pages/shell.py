"""What all pages share: the frame around them, and the articles as other pages announce them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlsplit

from site_builder import addresses
from site_builder.model import Card, Edition, EditionEntity, Entity, EntityKind
from site_builder.pages.tongue import locale_of, run, tongue
from site_builder.pages.views import Date, Frame, Link, Nav, Pager, Picture, Teaser, Tongue
from site_builder.settings import Site

__all__ = ["Desk", "Entry", "Linked", "Shell", "chunks", "date_of", "desk", "entity_link", "frame", "pager", "teaser"]

_MAIN = 3
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Shell:
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
class Linked:
    """An entity of an article that has a page of its own."""

    key: str
    """`Entity.key`."""
    address: str
    """Address of its page."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article with what its links depend on."""

    card: Card
    """The article."""
    address: str
    """Address of its page."""
    linked: tuple[Linked, ...]
    """Those of its entities that have a page."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The edition, looked up by whatever pages ask for; made once, so that no page searches it."""

    shell: Shell
    """What every frame is made from."""
    entries: tuple[Entry, ...]
    """Newest first."""
    by_id: dict[str, Entry]
    """Articles by id."""
    entities: dict[str, EditionEntity]
    """Entities with a page, by key."""


def desk(edition: Edition, site: Site) -> Desk:
    """Return the edition ready to be laid out."""
    entities = {who.key: who for who in edition.entities}
    where = {key: Linked(key, addresses.entity(who)) for key, who in entities.items()}
    entries = tuple(
        Entry(card, addresses.article(card), tuple(where[e.key] for e in card.entities if e.key in where))
        for card in edition.cards
    )
    present = {who.kind for who in edition.entities}
    kinds = tuple(kind for kind in addresses.FOLDERS if kind in present)
    dated = any(len(card.published or "") >= len("2025-11-06") for card in edition.cards)
    shell = Shell(site, kinds, bool(edition.cards), dated)
    return Desk(shell, entries, {entry.card.id: entry for entry in entries}, entities)


def frame(
    shell: Shell,
    here: str,
    title: str = "",
    description: str = "",
    *,
    matter: Tongue | None = None,
    remote: bool = False,
) -> Frame:
    """Return the frame of the page at `here`; `matter` is the language of what it shows, if not the interface's."""
    site = shell.site
    interface = tongue(site.language)
    language = matter or interface
    # The page for dead links is served at every depth: only links from the host's root lead home from there.
    anywhere = here == addresses.NOT_FOUND
    root = urlsplit(site.base_url).path if anywhere and site.base_url else addresses.root(here)
    return Frame(
        title=title,
        description=description,
        language=language.language,
        direction=language.direction,
        interface=interface,
        content=tongue(site.content_language or site.language),
        root=root,
        url=None if anywhere else _url(site, here),
        locale=locale_of(language.language),
        atom=_url(site, "feed.xml") if shell.dated else None,
        json_feed=_url(site, "feed.json") if shell.articles else None,
        nav=_nav(shell, root),
        remote_images=remote,
    )


def _url(site: Site, address: str) -> str | None:
    return addresses.absolute(site.base_url, address) if site.base_url else None


def _nav(shell: Shell, root: str) -> Nav:
    index = {kind: f"{root}{addresses.FOLDERS[kind]}/index.html" for kind in shell.kinds}
    return Nav(
        front=root + addresses.FRONT,
        people=index.get("person"),
        places=index.get("place"),
        organisations=index.get("organisation"),
        archive=f"{root}archive/index.html" if shell.articles else None,
    )


def teaser(shell: Shell, here: str, entry: Entry) -> Teaser:
    """Return the article as the page at `here` announces it."""
    card = entry.card
    where = {linked.key: linked.address for linked in entry.linked}
    named = [entity for entity in card.entities if entity.confidence >= shell.site.entity_confidence][:_MAIN]
    return Teaser(
        href=addresses.relative(here, entry.address),
        language=card.language,
        direction=card.direction,
        kicker=run(card.kicker, card.language) if card.kicker else None,
        headline=card.headline,
        standfirst=card.standfirst,
        excerpt=card.excerpt,
        date=date_of(card),
        entities=tuple(entity_link(here, entity, where, card.language) for entity in named),
        picture=picture(card, here),
    )


def entity_link(here: str, entity: Entity, where: dict[str, str], around: str) -> Link:
    """Return the entity's name, linked from the page at `here` to its page when `where` (key to address) has one."""
    name, address = run(entity.name, around), where.get(entity.key)
    return Link(name.text, name.language, name.direction, addresses.relative(here, address) if address else None)


def picture(card: Card, here: str) -> Picture | None:
    """Return the article's picture, without its caption, as the page at `here` shows it."""
    if card.image is None:
        return None
    own = addresses.image(card.image.url)
    src = addresses.relative(here, own) if own else card.image.url
    credit = run(card.image.credit, card.language) if card.image.credit else None
    return Picture(src, card.image.alt, None, credit)


def date_of(card: Card) -> Date | None:
    """Return the date under which the article is listed: the stated one, else the one its text speaks of."""
    if card.published:
        return Date(card.published, published=True)
    return Date(card.spoken_of, published=False) if card.spoken_of else None


def chunks(items: Sequence[Item], size: int) -> Iterable[tuple[int, tuple[Item, ...]]]:
    """Yield (number from 1, items) of every page of a list; an empty list has one empty page."""
    for number, start in enumerate(range(0, max(len(items), 1), size), 1):
        yield number, tuple(items[start : start + size])


def pager(first: str, number: int, total: int) -> Pager:
    """Return the way through the `total` pages of the list whose first page has the address `first`."""
    here = addresses.numbered(first, number)
    newer = addresses.relative(here, addresses.numbered(first, number - 1)) if number > 1 else None
    older = addresses.relative(here, addresses.numbered(first, number + 1)) if number < total else None
    return Pager(number, total, newer, older)
