"""The newest articles as feeds: Atom (RFC 4287) and JSON Feed 1.1.

Neither says more than is known: see docs/decisions/0006-feeds-and-undated-articles.md.
"""

import json
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from site_builder import addresses
from site_builder.model import Card, File
from site_builder.outputs.date_formats import moment
from site_builder.outputs.xml import document, element
from site_builder.settings import Site

__all__ = ["atom", "entry_id", "json_feed"]

_ATOM = "http://www.w3.org/2005/Atom"
# RFC 4151 wants a day on which the host was its owner's; one constant keeps every id as it is for ever.
_SINCE = "2026"


def entry_id(site_url: str, id_: str) -> str:
    """Return the permanent `tag:` URI of an article: it outlives a new headline, address, path or scheme."""
    return f"tag:{urlsplit(site_url).hostname},{_SINCE}:{id_}"


def atom(cards: Sequence[Card], site: Site) -> File | None:
    """Return `feed.xml` with the newest articles that state when they were published; None when it cannot be.

    It cannot without a base URL, nor without any dated article: Atom demands a time of every entry.
    """
    zone = ZoneInfo(site.time_zone)
    dated = [card for card in cards if moment(card.published, zone)][: site.feed_items]
    if not site.base_url or not dated:
        return None
    feed = element(None, "feed", **{"xmlns": _ATOM, "xml:lang": site.content_language or site.language})
    element(feed, "id", entry_id(site.base_url, "feed"))
    element(feed, "title", site.title)
    if site.description:
        element(feed, "subtitle", site.description)
    element(feed, "updated", max((_last(card, zone) for card in dated), key=datetime.fromisoformat))
    element(element(feed, "author"), "name", site.author or site.publisher or site.title)
    element(feed, "link", rel="self", type="application/atom+xml", href=addresses.absolute(site.base_url, "feed.xml"))
    element(feed, "link", rel="alternate", type="text/html", href=addresses.absolute(site.base_url, addresses.FRONT))
    for card in dated:
        _entry(feed, card, site.base_url, zone)
    return File("feed.xml", document(feed))


def _entry(feed: ET.Element, card: Card, base_url: str, zone: ZoneInfo) -> None:
    entry = element(feed, "entry", **{"xml:lang": card.language})
    element(entry, "id", entry_id(base_url, card.id))
    element(entry, "title", card.headline)
    element(entry, "published", _stamp(card.published, zone))
    element(entry, "updated", _last(card, zone))
    for writer in card.writers:
        element(element(entry, "author"), "name", writer)
    element(
        entry, "link", rel="alternate", type="text/html", href=addresses.absolute(base_url, addresses.article(card))
    )
    for tag in card.tags:
        element(entry, "category", term=tag)
    element(entry, "summary", card.standfirst or card.excerpt)


def _stamp(iso: str | None, zone: ZoneInfo) -> str:
    known = moment(iso, zone)
    return known.isoformat() if known else ""


def _last(card: Card, zone: ZoneInfo) -> str:
    """Return when the article was last changed, as far as it says; never before it was published."""
    known = [time for time in (moment(card.published, zone), moment(card.updated, zone)) if time]
    return max(known).isoformat()


def json_feed(cards: Sequence[Card], site: Site) -> File | None:
    """Return `feed.json` with the newest articles, dated or not; None without a base URL or without articles."""
    if not site.base_url or not cards:
        return None
    feed: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": site.title,
        "description": site.description,
        "home_page_url": addresses.absolute(site.base_url, addresses.FRONT),
        "feed_url": addresses.absolute(site.base_url, "feed.json"),
        "language": site.content_language or site.language,
        "authors": [{"name": site.author or site.publisher or site.title}],
        "items": [_item(card, site.base_url, ZoneInfo(site.time_zone)) for card in cards[: site.feed_items]],
    }
    return File("feed.json", (json.dumps(_stated(feed), ensure_ascii=False, indent=1) + "\n").encode())


def _item(card: Card, base_url: str, zone: ZoneInfo) -> dict[str, object]:
    item: dict[str, object] = {
        "id": entry_id(base_url, card.id),
        "url": addresses.absolute(base_url, addresses.article(card)),
        "external_url": card.source_url,
        "title": card.headline,
        "content_text": card.standfirst or card.excerpt or card.headline,
        "date_published": _stamp(card.published, zone),
        "date_modified": _last(card, zone)
        if moment(card.updated, zone) and card.published
        else _stamp(card.updated, zone),
        "authors": [{"name": writer} for writer in card.writers],
        "tags": list(card.tags),
        "language": card.language,
    }
    return _stated(item)


def _stated(fields: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in fields.items() if value not in (None, "", [])}
