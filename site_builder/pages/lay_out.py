"""Which pages the site has: the whole list, in one screen."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from site_builder import addresses
from site_builder.engine.fingerprint import of_code
from site_builder.model import Body, Edition, Page
from site_builder.pages import archive, articles, front, keys, machine_text
from site_builder.pages import entity_pages as entities
from site_builder.pages.frame import Desk, Shell, desk, frame
from site_builder.pages.sketch import Sketch
from site_builder.pages.views import NotFoundView
from site_builder.settings import Site

__all__ = ["lay_out"]

# What a view is made by: when any of it changes, every page is made again.
_MAKERS = ("addresses.py", "model.py", "pages", "text/source_links.py")


def lay_out(
    edition: Edition, site: Site, template_digest: Callable[[str], str], body: Callable[[str], Body]
) -> tuple[Page, ...]:
    """Return every page of the site, in a fixed order.

    `template_digest` gives the digest of a template's name, `body` the body of an article's id; a body is loaded only
    when the view of its article's page is made.
    """
    ready = desk(edition, site)
    base = keys.digest(ready.shell, of_code(Path(__file__).parents[1], _MAKERS))
    return tuple(_page(sketch, ready.shell, base, template_digest) for sketch in _sketches(ready, edition, body))


def _sketches(ready: Desk, edition: Edition, body: Callable[[str], Body]) -> Iterator[Sketch]:
    yield from front.sketches(ready)  # index.html, page/2.html …
    yield from articles.sketches(ready, edition.related, body)  # articles/<slug>-<id>.html
    yield from entities.sketches(ready)  # people/<slug>.html, places/…, organisations/…
    yield from entities.index_sketches(ready)  # people/index.html …
    yield from archive.sketches(ready)  # archive/2025-11.html, archive/index.html
    yield from machine_text.sketches(ready, body)  # data/text/2025-11.jsonl
    yield Sketch(addresses.NOT_FOUND, "404", _not_found, ())  # 404.html


def _page(sketch: Sketch, shell: Shell, base: str, template_digest: Callable[[str], str]) -> Page:
    key = keys.digest(base, template_digest(sketch.template), sketch.address, sketch.parts)
    return Page(sketch.address, sketch.template, key, partial(sketch.make, shell, sketch.address, *sketch.parts))


def _not_found(shell: Shell, here: str) -> NotFoundView:
    return NotFoundView(frame(shell, here))
