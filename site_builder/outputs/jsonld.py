"""Structured data of pages: schema.org NewsArticle and BreadcrumbList, as JSON-LD."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, Protocol
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from markupsafe import Markup

from site_builder import addresses
from site_builder.model import Card, Entity, EntityKind
from site_builder.outputs.date_formats import changed, stamp
from site_builder.settings import Site
from site_builder.text.web import is_web_address
from site_builder.text.words import spaced_words

__all__ = ["breadcrumbs", "news_article", "script"]

_TYPES: dict[EntityKind, str] = {"person": "Person", "place": "Place", "organisation": "Organization"}
# Characters that could end the script element, open a comment in it, or end a line in older JavaScript.
_ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


class _Name(Protocol):
    """An entity as the page names it."""

    @property
    def text(self) -> str: ...
    @property
    def href(self) -> str | None: ...


class _Names(Protocol):
    """The entities of one kind."""

    @property
    def kind(self) -> EntityKind: ...
    @property
    def links(self) -> tuple[_Name, ...]: ...


class _Frame(Protocol):
    """The part of a page's frame that the data states."""

    @property
    def url(self) -> str | None: ...
    @property
    def description(self) -> str: ...


class _Page(Protocol):
    """The part of an article's view that the data states."""

    @property
    def frame(self) -> _Frame: ...
    @property
    def card(self) -> Card: ...
    @property
    def entities(self) -> tuple[_Names, ...]: ...


def news_article(page: _Page, site: Site) -> dict[str, Any]:
    """Return the article as a schema.org NewsArticle.

    It holds only what is known: no author or date that the source does not state, no URL without a base URL.
    """
    card, url, zone = page.card, page.frame.url, ZoneInfo(site.time_zone)
    about, mentioned = _named(page)
    stated = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": url,
        "url": url,
        "mainEntityOfPage": url,
        "headline": card.headline,
        "description": page.frame.description,
        "inLanguage": card.language if card.language != "und" else None,
        "datePublished": stamp(card.published, zone) if card.published else None,
        "dateModified": changed(card.published, card.updated, zone),
        "author": _author(card),
        "publisher": {"@type": "Organization", "name": site.publisher} if site.publisher else None,
        "isBasedOn": card.source_url,
        "articleSection": card.kicker,
        "keywords": ", ".join(card.tags),
        "wordCount": card.word_count,
        "image": _image(card, site),
        "about": about,
        "mentions": mentioned,
    }
    return {name: value for name, value in stated.items() if value not in (None, "", [])}


def _named(page: _Page) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Return the entities that the headline names, and the others, each most mentioned first."""
    named = list(_entities(page))
    title = _spaced(page.card.headline)
    about = [who for entity, who in named if any(_spaced(form) in title for form in (entity.name, *entity.aliases))]
    return about, [who for _, who in named if who not in about]


def _spaced(text: str) -> str:
    """Return the words of a text with a space around each, so that a search for राम does not find रामपुर."""
    return f" {' '.join(spaced_words(text))} "


def _entities(page: _Page) -> Iterator[tuple[Entity, dict[str, str]]]:
    kinds = {name.text: (group.kind, name.href) for group in page.entities for name in group.links}
    for entity in page.card.entities:
        kind, href = kinds.get(entity.name, (None, None))
        if kind == entity.kind:
            one = {"@type": _TYPES[kind], "name": entity.name}
            if page.frame.url and href:
                one["@id"] = urljoin(page.frame.url, href)
            yield entity, one


def _author(card: Card) -> dict[str, str] | list[dict[str, str]] | None:
    """Return who wrote it; a byline may name an agency, so its type is Person only where the text shows that."""
    people = {entity.name for entity in card.entities if entity.kind == "person"}
    found = [({"@type": "Person"} if name in people else {}) | {"name": name} for name in card.writers]
    return found if len(found) > 1 else found[0] if found else None


def _image(card: Card, site: Site) -> dict[str, str] | None:
    if card.image is None:
        return None
    url: str | None = card.image.url
    if url and not is_web_address(url):
        url = addresses.absolute(site.base_url, addresses.picture(url)) if site.base_url else None
    if url is None:
        return None
    credit = {"creditText": card.image.credit} if card.image.credit else {}
    return {"@type": "ImageObject", "url": url} | credit


def breadcrumbs(steps: Sequence[tuple[str, str | None]], url: str) -> Markup:
    """Return the path to a page as a BreadcrumbList for a script element.

    `steps`: the name of each page on the path, and the link to it from the page at `url`; the last is that page
    itself, and may have no link.
    """
    items = [
        {"@type": "ListItem", "position": at, "name": name, "item": urljoin(url, href) if href else url}
        for at, (name, href) in enumerate(steps, 1)
    ]
    return script({"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items})


def script(data: dict[str, Any]) -> Markup:
    """Return JSON that is safe inside a script element, whatever its strings hold."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_ESCAPES))  # noqa: S704 - every character that HTML heeds is escaped above
