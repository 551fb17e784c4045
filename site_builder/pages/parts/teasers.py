"""Articles and names as other pages announce them."""

from urllib.parse import urlsplit

from site_builder import addresses
from site_builder.model import Card, Entity, LocalPicture
from site_builder.pages.edition_entries import IndexEntry, SiteContext
from site_builder.pages.parts.language_runs import run
from site_builder.pages.parts.view_parts import Date, Link, Picture, Teaser, TextRun
from site_builder.text.web import is_web_address

__all__ = ["date_of", "entity_link", "local_picture", "named_link", "named_once", "picture", "source_of", "teaser"]

_MAIN = 3


def teaser(context: SiteContext, here: str, entry: IndexEntry, story: tuple[str, int] | None = None) -> Teaser:
    """Return the article as the page at `here` announces it; `story`: address and number of reports of its story."""
    card = entry.card
    where = {linked.key: linked.address for linked in entry.linked}
    named = named_once(context, entry)[:_MAIN]
    return Teaser(
        href=addresses.relative(here, entry.address),
        language=card.language,
        direction=card.direction,
        kicker=run(card.kicker, card.language) if card.kicker else None,
        headline=card.headline,
        standfirst=card.standfirst,
        excerpt=_excerpt(card),
        date=date_of(card),
        entities=tuple(entity_link(here, entity, where, card.language) for entity in named),
        picture=picture(context, here, card),
        reports=story[1] if story else 1,
        story=addresses.relative(here, story[0]) if story else None,
    )


def named_once(context: SiteContext, entry: IndexEntry) -> list[Entity]:
    """Return the entities that an article is sure to name, the main ones first, each under one of its names only."""
    who = {linked.key: linked.who for linked in entry.linked}
    sure = (entity for entity in entry.card.entities if entity.confidence >= context.site.entity_confidence)
    found: dict[str, Entity] = {}
    for entity in sure:
        found.setdefault(who.get(entity.key, entity.key), entity)
    return list(found.values())


def _excerpt(card: Card) -> str:
    """Return the opening words; after a title that was cut from them, those that follow it."""
    title = card.headline.rstrip("…")
    if card.headline_given or not card.excerpt.startswith(title):
        return card.excerpt
    rest = card.excerpt[len(title) :].lstrip(" ।.|…")
    return f"… {rest}" if rest and title != card.headline else rest


def entity_link(here: str, entity: Entity, where: dict[str, str], around: str) -> Link:
    """Return the entity's name, linked from the page at `here` to its page when `where` (key to address) has one."""
    return named_link(here, entity.name, where.get(entity.key), around)


def named_link(here: str, name: str, address: str | None, around: str) -> Link:
    """Return a name in its language, linked from the page at `here` to the page at `address` if there is one."""
    known = run(name, around)
    return Link(name, known.language, known.direction, addresses.relative(here, address) if address else None)


def picture(context: SiteContext, here: str, card: Card) -> Picture | None:
    """Return the article's picture, without its caption, as the page at `here` shows it."""
    if card.image is None:
        return None
    credit = run(card.image.credit, card.language) if card.image.credit else None
    url = card.image.url
    if is_web_address(url):
        return Picture(url, url, remote=True, alt=card.image.alt, caption=None, credit=credit)
    address, base = addresses.picture(url), context.site.base_url
    share = addresses.absolute(base, address) if base else None
    source = addresses.relative(here, address)
    return Picture(source, share, remote=False, alt=card.image.alt, caption=None, credit=credit)


def source_of(card: Card) -> TextRun | None:
    """Return the publisher that an article was taken from: its name, else the host of its address."""
    name = card.source or (urlsplit(card.source_url).hostname if card.source_url else None)
    return run(name, card.language) if name else None


def local_picture(here: str, one: LocalPicture) -> Picture:
    """Return a picture of the text as the page at `here` shows it; what it shows is said where it stands."""
    source = addresses.relative(here, addresses.picture(one.path))
    return Picture(
        source,
        None,
        remote=False,
        alt="",
        caption=None,
        credit=None,
        width=one.width or None,
        height=one.height or None,
    )


def date_of(card: Card) -> Date | None:
    """Return the date under which the article is listed: the stated one, else the one its text speaks of."""
    if card.published:
        return Date(card.published, published=True)
    return Date(card.spoken_of, published=False) if card.spoken_of else None
