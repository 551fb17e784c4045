"""The feeds to which a page leads."""

from collections.abc import Iterable
from dataclasses import replace

from site_builder import addresses
from site_builder.model import Card
from site_builder.pages.edition_entries import SiteContext
from site_builder.pages.parts.view_parts import FeedLink, Frame
from site_builder.settings import Site

__all__ = ["feed_title", "is_dated", "with_feeds"]


def is_dated(card: Card) -> bool:
    """Return whether an article states the day on which it was published, as Atom demands."""
    return len(card.published or "") >= len("2025-11-06")


def feed_title(site: Site, title: str) -> str:
    """Return the title of the feed of a page with this title; '' is the whole site."""
    return f"{title} · {site.title}" if title else site.title


def with_feeds(frame: Frame, context: SiteContext, page: str, cards: Iterable[Card]) -> Frame:
    """Return the frame of the page at this address with links to its feeds, which hold these articles, if any."""
    known, site = list(cards), context.site
    if not site.base_url or not known:
        return frame
    forms = [("xml", "application/atom+xml")] if any(map(is_dated, known[: site.feed_items])) else []
    forms.append(("json", "application/feed+json"))
    name = feed_title(site, frame.title)
    addressed = ((kind, addresses.absolute(site.base_url, addresses.feed(page, end))) for end, kind in forms)
    return replace(frame, feeds=tuple(FeedLink(name, kind, href) for kind, href in addressed))
