"""Feeds: of the site, its sections, stories and names in many articles; remade only when their articles change."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from site_builder import addresses
from site_builder.model import Body, Card
from site_builder.pages.edition_entries import IndexEntry, SiteContext
from site_builder.pages.edition_reader import EditionReader
from site_builder.pages.keys import PlannedPage
from site_builder.pages.parts.feed_links import ENDS, FeedForm, feed_forms, feed_title, is_dated
from site_builder.pages.views import FeedItem, FeedView

__all__ = ["plan", "plan_entity", "plan_section", "plan_site", "plan_story"]

_Bodies = Callable[[str], Body]


def plan_site(reader: EditionReader, body: _Bodies) -> Iterator[PlannedPage]:
    """Yield the feeds of the whole site; each text stands in them once."""
    known = reader.feeds()
    site = reader.context().site
    if not site.base_url:
        return
    name = "feed"
    if known.dated:
        yield _planned("atom", addresses.FRONT, name, "", reader.entries(known.dated), body)
    if known.newest:
        yield _planned("json", addresses.FRONT, name, "", reader.entries(known.newest), body)


def plan_story(reader: EditionReader, id_: str, body: _Bodies) -> Iterator[PlannedPage]:
    """Yield the feeds of a story, without copies of its reports."""
    story = reader.story(id_)
    copies = dict(story.copies)
    ids = [one for one in story.reports if one not in copies]
    headline = reader.entry(story.lead).card.headline
    yield from plan(reader, (story.address, f"story/{id_}", headline), ids, body)


def plan_entity(reader: EditionReader, key: str, body: _Bodies) -> Iterator[PlannedPage]:
    """Yield the feeds of a person, place or organisation that enough articles name."""
    who = reader.entity(key)
    # Unlike the key, the page's address is permanent: the key changes when two spellings turn out to be one name.
    yield from plan(reader, (who.address, who.address.removesuffix(".html"), who.name), who.feed, body)


def plan_section(reader: EditionReader, key: str, body: _Bodies) -> Iterator[PlannedPage]:
    """Yield the feeds of a section."""
    one = reader.section(key)
    yield from plan(reader, (one.address, one.address.removesuffix(".html"), one.name), one.feed, body)


def plan(
    reader: EditionReader, about: tuple[str, str, str], ids: Sequence[str], body: _Bodies
) -> Iterator[PlannedPage]:
    """Yield the Atom and the JSON feed of any page: `about`: its address, the feed's permanent id, and its title.

    `ids`: articles, newest first. Nothing without a base URL, or without articles; no Atom without a dated article.
    """
    site = reader.context().site
    if not site.base_url or not ids:
        return
    page, id_, title = about
    entries = reader.entries(tuple(ids[: site.feed_items]))
    dated = tuple(entry for entry in entries if is_dated(entry.card))
    for form in feed_forms(entry.card for entry in entries):
        yield _planned(form, page, id_, title, dated if form == "atom" else entries, body)


def _planned(
    form: FeedForm, page: str, id_: str, title: str, entries: tuple[IndexEntry, ...], body: _Bodies
) -> PlannedPage:
    address = addresses.feed(page, ENDS[form])
    return PlannedPage(address, f"feed_{form}", partial(_view, body=body), (page, id_, title, entries))


def _view(
    context: SiteContext,
    here: str,
    page: str,
    id_: str,
    title: str,
    entries: tuple[IndexEntry, ...],
    *,
    body: _Bodies,
) -> FeedView:
    site = context.site
    full = site.feed_content == "full"

    def item(card: Card) -> FeedItem:
        return FeedItem(card, body(card.id).blocks if full else ())

    return FeedView(
        address=here,
        home=page,
        id=id_,
        title=feed_title(site, title),
        description="" if title else site.description,
        items=tuple(item(entry.card) for entry in entries),
    )
