"""The search index of the site."""

from collections.abc import Iterable, Iterator, Sequence

from site_builder.model import Body, Card, EntityKind, File
from site_builder.search.index import build_index
from site_builder.search.indexed_documents import IndexedDocument, article, entity, story

__all__ = ["FoundArticle", "FoundEntity", "FoundStory", "search_files"]

FoundArticle = tuple[Card, Body, Iterable[str]]
"""An article, its body, and the addresses of the entities with a page that it names."""
FoundEntity = tuple[EntityKind, tuple[str, ...], int, str]
"""Kind, names, number of articles and address of an entity with a page."""


FoundStory = tuple[str, Sequence[Card]]
"""Address of a story and its articles, the leading one first."""


def search_files(
    articles: Iterable[FoundArticle], entities: Iterable[FoundEntity], stories: Iterable[FoundStory]
) -> tuple[File, ...]:
    """Return the files that make these articles, names and stories findable; their order does not matter."""
    return build_index(_documents(articles, entities, stories))


def _documents(
    articles: Iterable[FoundArticle], entities: Iterable[FoundEntity], stories: Iterable[FoundStory]
) -> Iterator[IndexedDocument]:
    for card, body, named in articles:
        yield article(card, body, tuple(dict.fromkeys(address.removesuffix(".html") for address in named)))
    for who in entities:
        yield entity(*who)
    for told in stories:
        yield story(*told)
