"""The search index of the site."""

from collections.abc import Callable, Iterator

from site_builder import addresses
from site_builder.model import Body, Edition, File
from site_builder.search.index import build_index
from site_builder.search.indexed_documents import IndexedDocument, article, entity, story

__all__ = ["search_files"]


def search_files(edition: Edition, body: Callable[[str], Body]) -> tuple[File, ...]:
    """Return the files that make the site's articles and names findable; `body` gives the body of an article's id."""
    return build_index(_documents(edition, body))


def _documents(edition: Edition, body: Callable[[str], Body]) -> Iterator[IndexedDocument]:
    page_of = {
        member: addresses.entity(who).removesuffix(".html") for who in edition.entities for member in who.members
    }
    for card in edition.cards:
        here = ((card.id, one.key) for one in card.entities)
        names = dict.fromkeys(page_of[member] for member in here if member in page_of)
        yield article(card, body(card.id), tuple(names))
    for who in edition.entities:
        yield entity(who)
    cards = {card.id: card for card in edition.cards}
    for one in edition.stories:
        yield story(one, [cards[id_] for id_ in dict.fromkeys((one.lead, *one.articles))])
