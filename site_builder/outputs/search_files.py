"""The search index of the site."""

from collections.abc import Iterable, Iterator

from site_builder.model import Body, Card, EntityKind, File
from site_builder.search.index import build_index
from site_builder.search.indexed_documents import IndexedDocument, article, entity

__all__ = ["FoundArticle", "FoundEntity", "search_files"]

FoundArticle = tuple[Card, Body, Iterable[str]]
"""An article, its body, and the addresses of the entities with a page that it names."""
FoundEntity = tuple[EntityKind, tuple[str, ...], int, str]
"""Kind, names, number of articles and address of an entity with a page."""


def search_files(articles: Iterable[FoundArticle], entities: Iterable[FoundEntity]) -> tuple[File, ...]:
    """Return the files that make these articles and names findable; the order of both counts."""
    return build_index(_documents(articles, entities))


def _documents(articles: Iterable[FoundArticle], entities: Iterable[FoundEntity]) -> Iterator[IndexedDocument]:
    for card, body, named in articles:
        yield article(card, body, tuple(dict.fromkeys(address.removesuffix(".html") for address in named)))
    for who in entities:
        yield entity(*who)
