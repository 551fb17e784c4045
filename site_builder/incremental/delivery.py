"""The stage 'deliver': updates the output folder to exactly the files of the site, and records them in the cache."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain

from msgspec import Struct

from site_builder.addresses import MACHINE_ENTITIES, MACHINE_STORIES, picture
from site_builder.engine.code_closure import code_of
from site_builder.engine.fingerprint import fingerprint
from site_builder.engine.store import Standing
from site_builder.errors import Problem
from site_builder.incremental.build_run import stated_now
from site_builder.incremental.edition_views import KeptEdition
from site_builder.incremental.output_state import FileGroup, OutputState
from site_builder.incremental.page_files import Design
from site_builder.incremental.page_plans import shown_first
from site_builder.incremental.picture_copies import copied_pictures
from site_builder.model import Card, File
from site_builder.outputs import site_files
from site_builder.outputs.redirects import redirects
from site_builder.outputs.sitemap import sitemaps
from site_builder.report import Shown
from site_builder.settings import Site

__all__ = ["OtherFiles", "deliver", "other_files"]


class OtherFiles(Struct, frozen=True):
    """The files of the site that are not pages."""

    files: tuple[File, ...]
    """The few small files that every build makes."""
    sitemaps: FileGroup
    """The sitemaps of pages."""


def other_files(
    output: OutputState, design: Design, edition: KeptEdition, pages: Mapping[str, str]
) -> tuple[OtherFiles, tuple[Problem, ...]]:
    """Return every file of the site that is not a page, and problems of old addresses without a redirect."""
    reader, site = edition.reader, design.site
    feeds = reader.feeds()

    def card_of(id_: str) -> Card:
        return reader.entry(id_).card

    files = site_files(site, design.folders, feeds.news, card_of, stated_now())
    kept = (File(address, edition.content(address)) for address in (MACHINE_ENTITIES, MACHINE_STORIES))
    addresses = {*pages, *(file.address for file in files), MACHINE_ENTITIES, MACHINE_STORIES}
    moved, problems = redirects(map(card_of, feeds.moved), site.base_url, addresses, reader.moved())
    return OtherFiles((*files, *kept, *moved), _sitemaps(output, edition, sorted(pages), site)), problems


def _sitemaps(output: OutputState, edition: KeptEdition, pages: list[str], site: Site) -> FileGroup:
    """Return the sitemaps; they are made only if the record does not show that they are in the output folder."""
    key = fingerprint(code_of(sitemaps.__module__), repr(site), edition.views.digest(["changes"]), *pages)

    def made() -> tuple[File, ...]:
        changes = ((one.address, one.published, one.updated) for one in edition.reader.changes())
        return sitemaps(pages, changes, site)

    return output.group(key, made)


class _Put:
    """The files that this build puts into the output folder."""

    def __init__(self, output: OutputState, keys: Mapping[str, str]) -> None:
        self.written = 0
        self.made: dict[str, tuple[str, str]] = {}
        self.keys = dict(keys)
        self._output = output

    def claim(self, addresses: Iterable[str]) -> None:
        self._output.run.told((None, self._output.folder.claim(addresses)))

    def files(self, files: Iterable[File]) -> None:
        """Write files that have keys."""
        for file in files:
            self.written += self._output.folder.write(file)
            self.made[file.address] = self.keys[file.address], hashlib.sha256(file.content).hexdigest()

    def publish(self) -> None:
        # The keys are forgotten before the files are touched, so that a killed build cannot leave a false key.
        self._output.run.store.forget_pages(self._output.folder.name, self.made)
        self._output.folder.publish()


def deliver(
    output: OutputState,
    edition: KeptEdition,
    pages: Mapping[str, str],
    files: Iterable[File],
    others: OtherFiles,
    index: Callable[[], FileGroup],
    shown: Shown | None = None,
) -> tuple[int, int, int]:
    """Bring the output folder up to date; return how many files it has, and how many were written and removed.

    `pages`: keys of all pages, by address. `files`: the pages to write, those for people first. `others`: all files
    that are not pages. `index` makes the search index. `shown` is called with the number of written files as soon as
    everything that a browser shows is in place.
    """
    run, folder = output.run, output.folder
    pictures = {picture(path): run.settings.build.seeds / path for path in edition.pictures}
    keys = {**pages, **others.sitemaps.keys}
    addresses = keys.keys() | {file.address for file in others.files} | pictures.keys()
    put = _Put(output, keys)
    put.claim(addresses)
    for_people, for_programs = _parted(files)
    put.files(chain(for_people, copied_pictures(output, pictures, put.keys)))
    put.written += sum(folder.write(file) for file in others.files)
    if shown:
        put.publish()
        shown(put.written)
    indexed = index()
    addresses |= indexed.keys.keys()
    put.keys |= indexed.keys
    put.claim(addresses)
    put.files(chain(for_programs, indexed.files, others.sitemaps.files))
    put.publish()
    stamps = folder.standing(put.made)
    kept = ((address, Standing(*of, stamps[address].text())) for address, of in put.made.items() if address in stamps)
    run.store.remember_pages(folder.name, kept)
    removed = folder.prune(addresses)
    run.store.forget_other_pages(folder.name, addresses)
    return len(addresses), put.written, removed


def _parted(files: Iterable[File]) -> tuple[Iterator[File], Iterator[File]]:
    """Return the pages for people, which come first in `files`, and the files for programs; each is made on demand."""
    all_, held = iter(files), list[File]()

    def first() -> Iterator[File]:
        for file in all_:
            if not shown_first(file.address):
                held.append(file)
                return
            yield file

    return first(), chain(held, all_)  # `held` is read only after `first` has filled it
