"""Helpers that make entity pages in memory."""

from site_builder.model import Body, Card, Page
from site_builder.pages.views import EntityView, IndexView
from site_builder.settings import Site
from tests.pages.factory import edition, lay_out

__all__ = ["list_of", "page_of", "views"]


def views(*articles: tuple[Card, Body], site: Site | None = None) -> dict[str, object]:
    """Return the views of entity pages, by address."""
    return {page.address: page.view() for page in _pages(articles, site) if page.template.startswith("entit")}


def page_of(address: str, *articles: tuple[Card, Body], site: Site | None = None) -> EntityView:
    """Return the page of an entity."""
    page = _view(address, articles, site)
    assert isinstance(page, EntityView)
    return page


def list_of(address: str, *articles: tuple[Card, Body], site: Site | None = None) -> IndexView:
    """Return a list page of entities."""
    page = _view(address, articles, site)
    assert isinstance(page, IndexView)
    return page


def _view(address: str, articles: tuple[tuple[Card, Body], ...], site: Site | None) -> object:
    (found,) = (page.view() for page in _pages(articles, site) if page.address == address)
    return found


def _pages(articles: tuple[tuple[Card, Body], ...], site: Site | None) -> tuple[Page, ...]:
    site = site or Site()
    bodies = {card.id: body for card, body in articles}
    return lay_out(edition(*articles, site=site), site, lambda name: name, bodies.__getitem__)
