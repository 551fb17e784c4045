"""Links from a page to its feeds."""

from collections.abc import Iterable
from typing import Literal, TypeAlias

from msgspec.structs import replace

from site_builder import addresses
from site_builder.model import Outline
from site_builder.pages.edition_entries import SiteContext
from site_builder.pages.parts.view_parts import FeedLink, Frame
from site_builder.settings import Site

__all__ = ["ENDS", "FeedForm", "feed_forms", "feed_title", "is_dated", "with_feeds"]

FeedForm: TypeAlias = Literal["atom", "json"]
ENDS: dict[FeedForm, str] = {"atom": "xml", "json": "json"}
"""The suffix of a feed's address."""
_TYPES: dict[FeedForm, str] = {"atom": "atom+xml", "json": "feed+json"}


def is_dated(card: Outline) -> bool:
    """Return whether an article states the day on which it was published, as Atom demands."""
    return len(card.published or "") >= len("2025-11-06")


def feed_title(site: Site, title: str) -> str:
    """Return the title of the feed of a page with this title; '' stands for the whole site."""
    return f"{title} · {site.title}" if title else site.title


def feed_forms(cards: Iterable[Outline]) -> tuple[FeedForm, ...]:
    """Return the forms in which these articles can be a feed: Atom needs one that states its day."""
    known = list(cards)
    if not known:
        return ()
    return ("atom", "json") if any(map(is_dated, known)) else ("json",)


def with_feeds(frame: Frame, context: SiteContext, page: str, forms: Iterable[FeedForm]) -> Frame:
    """Return the frame of the page at this address with links to its feeds of these forms; a base URL is needed."""
    site = context.site
    if not site.base_url:
        return frame
    name = feed_title(site, frame.title)
    feeds = ((form, addresses.absolute(site.base_url, addresses.feed(page, ENDS[form]))) for form in forms)
    return replace(frame, feeds=tuple(FeedLink(name, f"application/{_TYPES[form]}", href) for form, href in feeds))
