"""Articles as feeds, Atom (RFC 4287) and JSON Feed 1.1: of the whole site, of a section, of a story, of a name.

Neither states more than is known: see docs/decisions/0006-feeds-and-undated-articles.md.
"""

import json
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from datetime import datetime
from html import escape
from typing import Protocol
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from markupsafe import Markup

from site_builder import addresses
from site_builder.model import Block, Card
from site_builder.outputs.date_formats import moment
from site_builder.outputs.xml import document, element
from site_builder.settings import Site

__all__ = ["atom", "entry_id", "json_feed"]

_ATOM = "http://www.w3.org/2005/Atom"
# RFC 4151 asks for a day on which the owner had the host; a constant keeps every id the same for ever.
_SINCE = "2026"
_ELEMENTS = {"paragraph": "p", "subheading": "h2", "quote": "blockquote", "list-item": "li"}


class _Item(Protocol):
    """An article of a feed."""

    @property
    def card(self) -> Card: ...
    @property
    def blocks(self) -> tuple[Block, ...]: ...


class _Feed(Protocol):
    """A feed."""

    @property
    def address(self) -> str: ...
    @property
    def home(self) -> str: ...
    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def items(self) -> tuple[_Item, ...]: ...


def entry_id(site_url: str, id_: str) -> str:
    """Return the permanent `tag:` URI of an article or feed: it stays when headline, address, path or scheme change."""
    return f"tag:{urlsplit(site_url).hostname},{_SINCE}:{id_}"


def atom(feed: _Feed, site: Site) -> Markup:
    """Return the feed as Atom; each of its articles must state its day, as Atom demands a time for each.

    Raises ValueError without a base URL, or without articles.
    """
    base_url, zone = _base_url(feed, site), ZoneInfo(site.time_zone)
    root = element(None, "feed", **{"xmlns": _ATOM, "xml:lang": site.main_language})
    element(root, "id", entry_id(base_url, feed.id))
    element(root, "title", feed.title)
    if feed.description:
        element(root, "subtitle", feed.description)
    element(root, "updated", max((_last(item.card, zone) for item in feed.items), key=datetime.fromisoformat))
    element(element(root, "author"), "name", site.author or site.publisher or site.title)
    element(root, "link", rel="self", type="application/atom+xml", href=addresses.absolute(base_url, feed.address))
    element(root, "link", rel="alternate", type="text/html", href=addresses.absolute(base_url, feed.home))
    for item in feed.items:
        _entry(root, item, base_url, zone)
    return Markup(document(root).decode())  # noqa: S704 - XML, written by a library that escapes


def _base_url(feed: _Feed, site: Site) -> str:
    if not site.base_url or not feed.items:
        raise ValueError("a feed needs a base URL and an article")
    return site.base_url


def _entry(feed: ET.Element, item: _Item, base_url: str, zone: ZoneInfo) -> None:
    card = item.card
    entry = element(feed, "entry", **{"xml:lang": card.language})
    element(entry, "id", entry_id(base_url, card.id))
    element(entry, "title", card.headline)
    element(entry, "published", _stamp(card.published, zone))
    element(entry, "updated", _last(card, zone))
    for writer in card.writers:
        element(element(entry, "author"), "name", writer)
    href = addresses.absolute(base_url, addresses.article(card))
    element(entry, "link", rel="alternate", type="text/html", href=href)
    for tag in card.tags:
        element(entry, "category", term=tag)
    element(entry, "summary", card.standfirst or card.excerpt)
    if item.blocks:
        element(entry, "content", _html(item.blocks), type="html")


def _html(blocks: Sequence[Block]) -> str:
    """Return the text of an article as HTML without links and pictures, which work only on its page."""
    parts, in_list = [], False
    for block in blocks:
        name = _ELEMENTS.get(block.kind)
        if name is None or block.duplicate or not block.text:
            continue
        if (name == "li") != in_list:
            in_list = name == "li"
            parts.append("<ul>" if in_list else "</ul>")
        text = escape(block.text, quote=False).replace("\n", "<br>")
        parts.append(f"<{name}>{text}</{name}>")
    return "".join([*parts, "</ul>" if in_list else ""])


def _stamp(iso: str | None, zone: ZoneInfo) -> str:
    known = moment(iso, zone)
    return known.isoformat() if known else ""


def _last(card: Card, zone: ZoneInfo) -> str:
    """Return when the article was last changed, if its source states it; never before it was published."""
    known = [time for time in (moment(card.published, zone), moment(card.updated, zone)) if time]
    return max(known).isoformat()


def json_feed(feed: _Feed, site: Site) -> Markup:
    """Return the feed as JSON Feed 1.1, which asks for no date. Raises ValueError as `atom` does."""
    base_url = _base_url(feed, site)
    made: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.description,
        "home_page_url": addresses.absolute(base_url, feed.home),
        "feed_url": addresses.absolute(base_url, feed.address),
        "language": site.main_language,
        "authors": [{"name": site.author or site.publisher or site.title}],
        "items": [_json_item(item, base_url, ZoneInfo(site.time_zone)) for item in feed.items],
    }
    text = json.dumps(_stated(made), ensure_ascii=False, indent=1) + "\n"
    return Markup(text)  # noqa: S704 - the file is JSON; it is not read as HTML


def _json_item(item: _Item, base_url: str, zone: ZoneInfo) -> dict[str, object]:
    card, summary = item.card, item.card.standfirst or item.card.excerpt or item.card.headline
    content = _html(item.blocks)
    made: dict[str, object] = {
        "id": entry_id(base_url, card.id),
        "url": addresses.absolute(base_url, addresses.article(card)),
        "external_url": card.source_url,
        "title": card.headline,
        **({"content_html": content, "summary": summary} if content else {"content_text": summary}),
        "date_published": _stamp(card.published, zone),
        "date_modified": _last(card, zone)
        if moment(card.updated, zone) and card.published
        else _stamp(card.updated, zone),
        "authors": [{"name": writer} for writer in card.writers],
        "tags": list(card.tags),
        "language": card.language,
    }
    return _stated(made)


def _stated(fields: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in fields.items() if value not in (None, "", [])}
