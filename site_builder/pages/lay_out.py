"""The list of all pages of the site, on one screen."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from site_builder import addresses
from site_builder.engine.code_closure import code_of
from site_builder.model import Body, Page
from site_builder.pages import archive, articles, card_pages, feed_pages, keys, machine_files, story_pages
from site_builder.pages import entity_pages as entities
from site_builder.pages.edition_entries import SiteContext
from site_builder.pages.edition_reader import EditionReader
from site_builder.pages.front import front_page
from site_builder.pages.front.story_choice import NEWEST, WEEK
from site_builder.pages.keys import PlannedPage
from site_builder.pages.parts.frame import frame
from site_builder.pages.profiles import entity_lists
from site_builder.pages.sections import section_pages
from site_builder.pages.views import AboutView, NotFoundView, SearchView

__all__ = ["SUBJECTS", "base_of", "page_of", "plan"]

_Bodies = Callable[[str], Body]
_Plan = Callable[[EditionReader, str, _Bodies], Iterable[PlannedPage]]


def _of_article(reader: EditionReader, id_: str, body: _Bodies) -> Iterator[PlannedPage]:
    yield articles.plan(reader, id_, body)
    yield from card_pages.plan(reader, id_)


def _of_story(reader: EditionReader, id_: str, body: _Bodies) -> Iterator[PlannedPage]:
    yield story_pages.plan(reader, id_, body)
    yield from feed_pages.plan_story(reader, id_, body)


def _of_section(reader: EditionReader, key: str, body: _Bodies) -> Iterator[PlannedPage]:
    yield section_pages.plan(reader, key)
    yield from feed_pages.plan_section(reader, key, body)


def _of_entity(reader: EditionReader, key: str, body: _Bodies) -> Iterator[PlannedPage]:
    yield entities.plan(reader, key)
    yield from feed_pages.plan_entity(reader, key, body)


_PLANS: dict[str, _Plan] = {
    "front": lambda reader, _, body: [front_page.plan(reader, body)],  # index.html
    "feeds": lambda reader, _, body: feed_pages.plan_site(reader, body),  # feed.xml, feed.json
    "entry": _of_article,  # articles/<slug>-<id>.html, cards/<id>.png
    "story": _of_story,  # stories/<slug>-<id>.html, its feeds
    "who": _of_entity,  # people/<slug>.html, places/…, its feeds
    "who-month": lambda reader, name, _: entities.plan_month(reader, name),  # people/<slug>/2025-11.html
    "list": lambda reader, kind, _: entity_lists.plan_list(reader, kind),  # people/index.html …
    "section": _of_section,  # sections/<slug>.html, its feeds
    "section-month": lambda reader, name, _: section_pages.plan_month(reader, name),  # sections/<slug>/2025-11.html
    "sections": lambda reader, _, __: section_pages.plan_list(reader),  # sections/index.html
    "months": lambda reader, _, __: [archive.plan_index(reader)],  # archive/index.html
    "month": lambda reader, month, _: [archive.plan_month(reader, month)],  # archive/2025-11.html
    "day": lambda reader, name, _: [archive.plan_day(reader, name)],  # archive/2025-11-06.html, archive/undated.html
    "files": machine_files.plan,  # data/articles/2025-11.jsonl, data/text/2025-11.jsonl
    "site": lambda _, __, ___: _always(),  # search.html, about.html, 404.html
}


SUBJECTS = frozenset(_PLANS)
"""Kinds of entries (the part of a name before ':') that have pages."""


def plan(subject: str, reader: EditionReader, body: _Bodies) -> Iterable[PlannedPage]:
    """Return the pages of one subject: the name of an entry of these kinds.

    `body` gives the body of an article's id; a body is loaded only when the view of its article's page is made.
    """
    what, _, which = subject.partition(":")
    return _PLANS[what](reader, which, body)


def _always() -> Iterator[PlannedPage]:
    yield PlannedPage(addresses.SEARCH, "search", _search, ())
    yield PlannedPage(addresses.ABOUT, "about", _about, ())
    yield PlannedPage(addresses.NOT_FOUND, "404", _not_found, ())


def base_of(context: SiteContext) -> str:
    """Return the part of the key that all pages share."""
    return keys.digest(context, code_of(__name__))


def page_of(planned: PlannedPage, context: SiteContext, base: str, template_digest: Callable[[str], str]) -> Page:
    """Return a planned page with its key."""
    key = keys.digest(base, template_digest(planned.template), planned.address, planned.parts)
    return Page(planned.address, planned.template, key, partial(planned.make, context, planned.address, *planned.parts))


def _search(context: SiteContext, here: str) -> SearchView:
    return SearchView(frame(context, here), addresses.SEARCH_INDEX)


def _about(context: SiteContext, here: str) -> AboutView:
    return AboutView(frame(context, here), WEEK, NEWEST)


def _not_found(context: SiteContext, here: str) -> NotFoundView:
    return NotFoundView(frame(context, here))
