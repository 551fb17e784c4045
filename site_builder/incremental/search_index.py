"""The search index is made when the edition or its code has changed, or when a file of it is not as it was left."""

from dataclasses import dataclass

from site_builder.deliver import Folder
from site_builder.engine.code_closure import code_of
from site_builder.engine.fingerprint import fingerprint
from site_builder.incremental.build_run import BuildRun
from site_builder.incremental.page_files import bodies, stale_addresses
from site_builder.model import Edition, File
from site_builder.outputs import search_files
from site_builder.pages.keys import digest

__all__ = ["SearchIndex", "search_index"]


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """The files of the search index."""

    keys: dict[str, str]
    """The key of each file, by address."""
    files: tuple[File, ...]
    """Those that must be written: all or none."""


def search_index(run: BuildRun, folder: Folder, edition: Edition) -> SearchIndex:
    """Return the index of the edition; its files are made only when it is not known to stand in `folder`."""
    key = digest(code_of(search_files.__module__), edition.cards, edition.entities)
    known = {at: left.key for at, left in run.store.pages(folder.name).items() if left.key.startswith(f"{key} ")}
    # Each key holds the hash of all addresses, so that a row that was lost or damaged does not go unnoticed.
    whole = f"{key} {fingerprint(*sorted(known))}"
    if known and set(known.values()) == {whole} and not stale_addresses(run, folder, known):
        return SearchIndex(known, ())
    files = search_files(edition, bodies(run, edition))
    whole = f"{key} {fingerprint(*sorted(file.address for file in files))}"
    return SearchIndex({file.address: whole for file in files}, files)
