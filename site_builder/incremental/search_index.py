"""The search index is made when the edition or its code has changed, or when a file of it is not as it was left."""

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.deliver import Folder
from site_builder.engine.code_closure import code_of
from site_builder.engine.fingerprint import fingerprint
from site_builder.incremental.build_run import BuildRun
from site_builder.incremental.edition_views import KeptEdition
from site_builder.incremental.page_files import stale_addresses
from site_builder.model import File
from site_builder.outputs.search_files import FoundArticle, FoundStory, search_files

__all__ = ["SearchIndex", "search_index"]

_KINDS = ("mark", "who", "story")
"""Kinds of entries that the index is made of; the mark of an article stands for all that is in it."""


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """The files of the search index."""

    keys: dict[str, str]
    """The key of each file, by address."""
    files: tuple[File, ...]
    """Those that must be written: all or none."""


def search_index(run: BuildRun, folder: Folder, edition: KeptEdition) -> SearchIndex:
    """Return the index of the edition; its files are made only when it is not known to stand in `folder`."""
    key = fingerprint(code_of(search_files.__module__), edition.views.digest(_KINDS))[:40]
    known = {at: left.key for at, left in run.store.pages(folder.name).items() if left.key.startswith(f"{key} ")}
    # Each key holds the hash of all addresses, so that a row that was lost or damaged does not go unnoticed.
    whole = f"{key} {fingerprint(*sorted(known))}"
    if known and set(known.values()) == {whole} and not stale_addresses(run, folder, known):
        return SearchIndex(known, ())
    entities = map(edition.reader.entity, edition.reader.entities())
    names = ((who.kind, who.names, who.articles, who.address) for who in entities)
    files = search_files(_articles(run, edition), names, _stories(edition))
    whole = f"{key} {fingerprint(*sorted(file.address for file in files))}"
    return SearchIndex({file.address: whole for file in files}, files)


def _stories(edition: KeptEdition) -> Iterator[FoundStory]:
    for story in map(edition.reader.story, edition.views.keys_of("story")):
        ids = dict.fromkeys((story.lead, *story.reports))
        yield story.address, [edition.reader.entry(id_).card for id_ in ids]


def _articles(run: BuildRun, edition: KeptEdition) -> Iterator[FoundArticle]:
    for id_ in edition.reader.order():
        entry = edition.reader.entry(id_)
        yield entry.card, run.store.body(entry.card.path), [linked.address for linked in entry.linked]
