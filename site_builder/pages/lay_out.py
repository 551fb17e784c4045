"""Which pages the site has: the whole list, in one screen."""

from collections.abc import Callable, Iterator
from functools import partial

from site_builder import addresses
from site_builder.engine.code_closure import code_of
from site_builder.model import Body, Edition, Page
from site_builder.pages import archive, articles, front, keys, machine_text, story_pages
from site_builder.pages import entity_pages as entities
from site_builder.pages.edition_index import EditionIndex, SiteContext, index_edition
from site_builder.pages.keys import PlannedPage
from site_builder.pages.parts.frame import frame
from site_builder.pages.views import NotFoundView, SearchView
from site_builder.settings import Site

__all__ = ["lay_out"]


def lay_out(
    edition: Edition, site: Site, template_digest: Callable[[str], str], body: Callable[[str], Body]
) -> tuple[Page, ...]:
    """Return every page of the site, in a fixed order.

    `template_digest` gives the digest of a template's name, `body` the body of an article's id; a body is loaded only
    when the view of its article's page is made.
    """
    index = index_edition(edition, site)
    base = keys.digest(index.context, code_of(__name__))
    return tuple(_page(planned, index.context, base, template_digest) for planned in _plan(index, edition, body))


def _plan(index: EditionIndex, edition: Edition, body: Callable[[str], Body]) -> Iterator[PlannedPage]:
    yield from front.plan(index)  # index.html, page/2.html …
    yield from articles.plan(index, edition.related, body)  # articles/<slug>-<id>.html
    yield from story_pages.plan(index, body)  # stories/<slug>-<id>.html
    yield from entities.plan(index)  # people/<slug>.html, places/…, organisations/…
    yield from entities.plan_lists(index)  # people/index.html …
    yield from archive.plan(index)  # archive/2025-11.html, archive/index.html
    yield from machine_text.plan(index, body)  # data/text/2025-11.jsonl
    yield PlannedPage(addresses.SEARCH, "search", _search, ())  # search.html
    yield PlannedPage(addresses.NOT_FOUND, "404", _not_found, ())  # 404.html


def _page(planned: PlannedPage, context: SiteContext, base: str, template_digest: Callable[[str], str]) -> Page:
    key = keys.digest(base, template_digest(planned.template), planned.address, planned.parts)
    return Page(planned.address, planned.template, key, partial(planned.make, context, planned.address, *planned.parts))


def _search(context: SiteContext, here: str) -> SearchView:
    return SearchView(frame(context, here), addresses.SEARCH_INDEX)


def _not_found(context: SiteContext, here: str) -> NotFoundView:
    return NotFoundView(frame(context, here))
