"""The search index is made when the edition or its code has changed, or when a file of it is not as it was left."""

from collections.abc import Iterator

from site_builder.engine.code_closure import code_of
from site_builder.engine.fingerprint import fingerprint
from site_builder.incremental.build_run import BuildRun
from site_builder.incremental.edition_views import KeptEdition
from site_builder.incremental.output_state import FileGroup, OutputState
from site_builder.model import File
from site_builder.outputs.search_files import FoundArticle, FoundStory, search_files

__all__ = ["search_index"]

_KINDS = ("mark", "who", "story")
"""Kinds of entries that the index is made of; the mark of an article stands for all that is in it."""


def search_index(output: OutputState, edition: KeptEdition) -> FileGroup:
    """Return the index of the edition; its files are made only when it is not known to stand in the output folder."""
    key = fingerprint(code_of(search_files.__module__), edition.views.digest(_KINDS))[:40]

    def made() -> tuple[File, ...]:
        entities = map(edition.reader.entity, edition.reader.entities())
        names = ((who.kind, who.names, who.articles, who.address) for who in entities)
        return search_files(_articles(output.run, edition), names, _stories(edition))

    return output.group(key, made)


def _stories(edition: KeptEdition) -> Iterator[FoundStory]:
    for story in map(edition.reader.story, edition.views.keys_of("story")):
        ids = dict.fromkeys((story.lead, *story.reports))
        yield story.address, [edition.reader.entry(id_).card for id_ in ids]


def _articles(run: BuildRun, edition: KeptEdition) -> Iterator[FoundArticle]:
    for id_ in edition.reader.order():
        entry = edition.reader.entry(id_)
        yield entry.card, run.store.body(entry.card.path), [linked.address for linked in entry.linked]
