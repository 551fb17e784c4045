"""Teasers: articles and names as other pages show them."""

from urllib.parse import urlsplit

from site_builder import addresses
from site_builder.model import Card, Entity, LocalPicture, Outline
from site_builder.pages.edition_entries import IndexEntry, SiteContext
from site_builder.pages.parts.language_runs import run
from site_builder.pages.parts.view_parts import Date, Link, Picture, Teaser, TextRun
from site_builder.text.folding import match_key
from site_builder.text.language_profile import language_of
from site_builder.text.sentences import sentences
from site_builder.text.web import is_web_address

__all__ = [
    "date_of",
    "entity_link",
    "full_headline",
    "gist",
    "headline_link",
    "headline_of",
    "local_picture",
    "named_link",
    "named_once",
    "picture",
    "source_of",
    "teaser",
]

# Names below a teaser; the page of the article lists all.
_MAIN = 3
# 2 of 809 Hindi articles have a longer headline; both are paragraphs in the place of a headline.
_HEADLINE = 200
# Longest sentence that can replace a headline: a longer one fills four lines of a teaser.
_SENTENCE = 180
_STOPS = " ।.|"


def teaser(context: SiteContext, here: str, entry: IndexEntry, story: tuple[str, int] | None = None) -> Teaser:
    """Return the teaser of an article for the page at `here`; `story`: address and number of reports of its story."""
    card = entry.card
    where = {linked.key: linked.address for linked in entry.linked}
    # On the page of a name, that name is left out, because every article there has it.
    named = [entity for entity in named_once(context, entry) if where.get(entity.key) != here][:_MAIN]
    headline, opening = _told(card)
    return Teaser(
        href=addresses.relative(here, entry.address),
        language=card.language,
        direction=card.direction,
        kicker=run(card.kicker, card.language) if card.kicker else None,
        headline=headline,
        standfirst=card.standfirst,
        excerpt=opening,
        date=date_of(card),
        entities=tuple(entity_link(here, entity, where, card.language) for entity in named),
        picture=picture(context, here, card),
        source=source_of(card),
        reports=story[1] if story else 1,
        story=addresses.relative(here, story[0]) if story else None,
    )


def named_once(context: SiteContext, entry: IndexEntry) -> list[Entity]:
    """Return the entities that an article names for sure, the main ones first, each once."""
    who = {linked.key: linked.who for linked in entry.linked}
    sure = (entity for entity in entry.card.entities if entity.confidence >= context.site.entity_confidence)
    found: dict[str, Entity] = {}
    for entity in sure:
        found.setdefault(who.get(entity.key, entity.key), entity)
    return list(found.values())


def headline_of(card: Card) -> str:
    """Return the headline for lists: shortened only if it is as long as a paragraph."""
    return _told(card)[0]


def full_headline(card: Card) -> str:
    """Return the headline for the article's own page: as it is given, however long, else as lists show it."""
    return card.headline if card.headline_given else headline_of(card)


def gist(card: Card) -> str:
    """Return the first sentence below the headline that differs from it; '' if there is none."""
    headline, text = _told(card)
    language, said = language_of(card.language), _bare(headline)
    spans = [] if not text else sentences(text, language)
    return next((text[start:end] for start, end in spans if _bare(text[start:end]) != said), "")


def _bare(text: str) -> str:
    return match_key(text.rstrip(_STOPS))


def _told(card: Card) -> tuple[str, str]:
    """Return the headline and the opening words below it, which always begin with a sentence.

    If the headline was cut from the text, the whole first sentence replaces it, if short enough for a headline.
    """
    title = card.headline.rstrip("…")
    if card.headline_given:
        return _shortened(card.headline), card.excerpt
    if not card.excerpt.startswith(title):
        return card.headline, card.excerpt
    _, end = next(iter(sentences(card.excerpt, language_of(card.language))), (0, 0))
    sentence, rest = card.excerpt[:end], card.excerpt[end:].lstrip(_STOPS)
    whole = not sentence.endswith("…") and end <= _SENTENCE
    return (sentence.rstrip(_STOPS) if whole else card.headline), rest


def _shortened(headline: str) -> str:
    if len(headline) <= _HEADLINE:
        return headline
    return headline[:_HEADLINE].rpartition(" ")[0].rstrip(" ,;:–-") + "…"


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


def source_of(card: Outline) -> TextRun | None:
    """Return the publisher of an article: its name, else the host of its address."""
    name = card.source or (urlsplit(card.source_url).hostname if card.source_url else None)
    return run(name, card.language) if name else None


def headline_link(card: Card, href: str) -> Link:
    """Return an article's headline, linked to `href`."""
    return Link(headline_of(card), card.language, card.direction, href)


def local_picture(here: str, one: LocalPicture) -> Picture:
    """Return a picture of the text for the page at `here`, without a description: the block that holds it has that."""
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


def date_of(card: Outline) -> Date | None:
    """Return the date under which the article is listed: the stated one, else the one its text mentions."""
    if card.published:
        return Date(card.published, published=True)
    return Date(card.spoken_of, published=False) if card.spoken_of else None
