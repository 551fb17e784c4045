"""What all pages share: the edition ready to be looked up, and the frame around every page."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from site_builder import addresses
from site_builder.model import Card, Edition, EditionEntity, EntityKind
from site_builder.pages.keys import digest
from site_builder.pages.language_runs import locale_of, run, text_language
from site_builder.pages.view_parts import Frame, Nav, TextLanguage
from site_builder.settings import Site

__all__ = ["Desk", "Entry", "Linked", "Shell", "desk", "frame"]


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
    digest: str
    """Hash of both."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article with what its links depend on."""

    card: Card
    """The article."""
    address: str
    """Address of its page."""
    linked: tuple[Linked, ...]
    """Those of its entities that have a page."""
    digest: str
    """Hash of all this."""


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
    where = {key: _linked(key, addresses.entity(who)) for key, who in entities.items()}
    entries = tuple(_entry(card, where) for card in edition.cards)
    present = {who.kind for who in edition.entities}
    kinds = tuple(kind for kind in addresses.FOLDERS if kind in present)
    dated = any(len(card.published or "") >= len("2025-11-06") for card in edition.cards)
    shell = Shell(site, kinds, bool(edition.cards), dated)
    return Desk(shell, entries, {entry.card.id: entry for entry in entries}, entities)


def _linked(key: str, address: str) -> Linked:
    return Linked(key, address, digest(key, address))


def _entry(card: Card, where: dict[str, Linked]) -> Entry:
    address = addresses.article(card)
    linked = tuple(where[entity.key] for entity in card.entities if entity.key in where)
    return Entry(card, address, linked, digest(card, address, linked))


def frame(
    shell: Shell,
    here: str,
    title: str = "",
    description: str = "",
    *,
    matter: TextLanguage | None = None,
    remote: bool = False,
) -> Frame:
    """Return the frame of the page at `here`; `matter` is the language of what it shows, if not the interface's."""
    site = shell.site
    interface = text_language(site.language)
    language = matter or interface
    known = run(site.title, site.language)
    # The page for dead links is served at every depth: only links from the host's root lead home from there.
    anywhere = here == addresses.NOT_FOUND
    root = urlsplit(site.base_url).path if anywhere and site.base_url else addresses.root(here)
    return Frame(
        title=title,
        description=description,
        language=language.language,
        direction=language.direction,
        interface=interface,
        content=TextLanguage(known.language, known.direction),
        root=root,
        url=None if anywhere else _url(site, here),
        locale=locale_of(language.language),
        atom=_url(site, "feed.xml") if shell.dated and not anywhere else None,
        json_feed=_url(site, "feed.json") if shell.articles and not anywhere else None,
        nav=_nav(shell, root, here),
        remote_images=remote,
    )


def _url(site: Site, address: str) -> str | None:
    return addresses.absolute(site.base_url, address) if site.base_url else None


def _nav(shell: Shell, root: str, here: str) -> Nav:
    index = {kind: f"{root}{addresses.FOLDERS[kind]}/index.html" for kind in shell.kinds}
    return Nav(
        front=root + addresses.FRONT,
        people=index.get("person"),
        places=index.get("place"),
        organisations=index.get("organisation"),
        archive=f"{root}archive/index.html" if shell.articles else None,
        search=None if here == addresses.SEARCH else root + addresses.SEARCH,
    )
