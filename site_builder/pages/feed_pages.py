"""Feeds: of the site, its sections, stories and names in many articles; remade only when their articles change."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from msgspec import Struct

from site_builder import addresses
from site_builder.model import Body, Card
from site_builder.pages.edition_entries import IndexEntry, SiteContext
from site_builder.pages.edition_reader import EditionReader
from site_builder.pages.keys import PlannedPage
from site_builder.pages.parts.feed_links import ENDS, FeedForm, feed_forms, feed_title, is_dated
from site_builder.pages.views import FeedItem, FeedView

__all__ = ["FeedOwner", "plan", "plan_entity", "plan_section", "plan_site", "plan_story"]

_Bodies = Callable[[str], Body]


class FeedOwner(Struct, frozen=True):
    """The page whose articles are in a feed."""

    address: str
    """Its address."""
    id: str
    """The permanent id of the feed."""
    title: str = ""
    """Its title; '' for the front page."""


def plan_site(reader: EditionReader, body: _Bodies) -> Iterator[PlannedPage]:
    """Yield the feeds of the whole site; each text stands in them once."""
    known = reader.feeds()
    site = reader.context().site
    if not site.base_url:
        return
    owner = FeedOwner(addresses.FRONT, "feed")
    if known.dated:
        yield _planned("atom", owner, reader.entries(known.dated), body)
    if known.newest:
        yield _planned("json", owner, reader.entries(known.newest), body)


def plan_story(reader: EditionReader, id_: str, body: _Bodies) -> Iterator[PlannedPage]:
    """Yield the feeds of a story, without copies of its reports."""
    story = reader.story(id_)
    copies = dict(story.copies)
    ids = [one for one in story.reports if one not in copies]
    headline = reader.entry(story.lead).card.headline
    yield from plan(reader, FeedOwner(story.address, f"story/{id_}", headline), ids, body)


def plan_entity(reader: EditionReader, key: str, body: _Bodies) -> Iterator[PlannedPage]:
    """Yield the feeds of a person, place or organisation that enough articles name."""
    who = reader.entity(key)
    # Unlike the key, the page's address is permanent: the key changes when two spellings turn out to be one name.
    yield from plan(reader, FeedOwner(who.address, who.address.removesuffix(".html"), who.name), who.feed, body)


def plan_section(reader: EditionReader, key: str, body: _Bodies) -> Iterator[PlannedPage]:
    """Yield the feeds of a section."""
    one = reader.section(key)
    yield from plan(reader, FeedOwner(one.address, one.address.removesuffix(".html"), one.name), one.feed, body)


def plan(reader: EditionReader, owner: FeedOwner, ids: Sequence[str], body: _Bodies) -> Iterator[PlannedPage]:
    """Yield the Atom and the JSON feed of any page.

    `ids`: articles, newest first. Yields nothing if there is no base URL or no article, and no Atom feed if no article
    has a date.
    """
    site = reader.context().site
    if not site.base_url or not ids:
        return
    entries = reader.entries(tuple(ids[: site.feed_items]))
    dated = tuple(entry for entry in entries if is_dated(entry.card))
    for form in feed_forms(entry.card for entry in entries):
        yield _planned(form, owner, dated if form == "atom" else entries, body)


def _planned(form: FeedForm, owner: FeedOwner, entries: tuple[IndexEntry, ...], body: _Bodies) -> PlannedPage:
    address = addresses.feed(owner.address, ENDS[form])
    return PlannedPage(address, f"feed_{form}", partial(_view, body=body), (owner, entries))


def _view(
    context: SiteContext, here: str, owner: FeedOwner, entries: tuple[IndexEntry, ...], *, body: _Bodies
) -> FeedView:
    site = context.site
    full = site.feed_content == "full"

    def item(card: Card) -> FeedItem:
        return FeedItem(card, body(card.id).blocks if full else ())

    return FeedView(
        address=here,
        home=owner.address,
        id=owner.id,
        title=feed_title(site, owner.title),
        description="" if owner.title else site.description,
        items=tuple(item(entry.card) for entry in entries),
    )
