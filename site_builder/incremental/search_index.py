"""Keeps the search index between builds: only changed pages are read, and only changed files are written."""

from collections.abc import Iterable, Iterator

from site_builder.engine.code_closure import code_of
from site_builder.incremental.build_run import BuildRun
from site_builder.incremental.edition_views import KeptEdition
from site_builder.incremental.output_state import FileGroup, OutputState
from site_builder.search.index_files import IndexFiles
from site_builder.search.indexing.index import update_index
from site_builder.search.indexing.indexed_documents import IndexedDocument, article, entity, story, text_of_body

__all__ = ["search_index"]

_KINDS = ("mark", "story", "who")
"""Kinds of entries in the index; the mark of an article covers all of its contents."""


def search_index(output: OutputState, edition: KeptEdition) -> FileGroup:
    """Update the index in the cache; return its files that may not be in the output folder.

    The contribution of a page is stored under the name of its entry, with the digest of the entry.
    """
    store = output.run.store.search
    edition.forget()  # the pages are made, and the index needs memory itself
    with store.changing(code_of(update_index.__module__)):
        changed, gone = store.changed(_KINDS)
        documents = _documents(output.run, edition, _with_stories(edition, changed))
        update_index(store, documents, gone)

    def text_of(name: str) -> str:
        return text_of_body(output.run.store.body(edition.reader_once.entry(name.partition(":")[2]).card.path))

    made = IndexFiles(store, text_of)
    keys = made.hashes()
    return FileGroup(keys, map(made.file, sorted(output.stale(keys))))


def _with_stories(edition: KeptEdition, changed: Iterable[str]) -> list[str]:
    """Return the names, and those of the stories with these articles: search finds a story by their headlines."""
    names = dict.fromkeys(changed)
    for name in list(names):
        kind, _, key = name.partition(":")
        told = edition.reader_once.around(key).story if kind == "mark" else None
        if told is not None:
            names[f"story:{told}"] = None
    return list(names)


def _documents(
    run: BuildRun, edition: KeptEdition, names: Iterable[str]
) -> Iterator[tuple[tuple[str, bytes], IndexedDocument]]:
    for name in names:
        yield (name, edition.views.digest_of(name) or b""), _document(run, edition, *name.split(":", 1))


def _document(run: BuildRun, edition: KeptEdition, kind: str, key: str) -> IndexedDocument:
    reader = edition.reader_once
    if kind == "mark":
        entry = reader.entry(key)
        who = dict.fromkeys(linked.address.removesuffix(".html") for linked in entry.linked)
        return article(entry.card, run.store.body(entry.card.path), tuple(who))
    if kind == "story":
        told = reader.story(key)
        return story(told.address, [reader.entry(id_).card for id_ in dict.fromkeys((told.lead, *told.reports))])
    one = reader.entity(key)
    return entity(one.kind, one.names, one.articles, one.address)
