"""The stage 'deliver': the output folder comes to hold exactly the files of the site, and the cache remembers them."""

import hashlib
import os
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import chain

from site_builder.addresses import picture
from site_builder.deliver import Folder
from site_builder.engine.store import Standing
from site_builder.errors import Problem
from site_builder.incremental.build_run import BuildRun
from site_builder.incremental.page_files import Design
from site_builder.incremental.picture_copies import copied_pictures
from site_builder.incremental.search_index import SearchIndex
from site_builder.model import Edition, File, Forward, Page
from site_builder.outputs import site_files
from site_builder.outputs.redirects import redirects
from site_builder.pictures import local_pictures

__all__ = ["deliver", "other_files", "stated_now"]


def other_files(
    design: Design, edition: Edition, pages: Sequence[Page], forwards: Iterable[Forward] = ()
) -> tuple[tuple[File, ...], tuple[Problem, ...]]:
    """Return every file of the site that is not a page, and which old addresses cannot lead to their articles.

    `forwards` are the addresses at which something stood before.
    """
    addresses = [page.address for page in pages]
    files = site_files(edition, design.site, design.folders, addresses, stated_now())
    taken = {*addresses, *(file.address for file in files)}
    moved, problems = redirects(edition.cards, design.site.base_url, taken, forwards)
    return (*files, *moved), problems


def deliver(
    run: BuildRun,
    folder: Folder,
    edition: Edition,
    pages: Sequence[Page],
    files: Iterable[File],
    others: Sequence[File],
    index: SearchIndex,
) -> tuple[int, int, int]:
    """Bring `folder` up to date; return how many files it has, how many were written and how many removed.

    `files` are those of the pages that are stale, `others` all that are not pages, `index` is the search index.
    """
    store, key_of = run.store, {page.address: page.key for page in pages} | index.keys
    pictures = {picture(path): run.settings.build.seeds / path for path in local_pictures(edition.cards)}
    addresses = key_of.keys() | {file.address for file in others} | pictures.keys()
    run.told((None, folder.claim(addresses)))
    made: dict[str, tuple[str, str]] = {}
    written = 0
    for file in chain(files, index.files, copied_pictures(run, folder, pictures, key_of)):
        written += folder.write(file)
        made[file.address] = key_of[file.address], hashlib.sha256(file.content).hexdigest()
    written += sum(folder.write(file) for file in others)
    # The keys are forgotten before the files are touched, so that a killed build cannot leave a false key.
    store.forget_pages(folder.name, made)
    folder.publish()
    stamps = folder.standing(made)
    kept = ((address, Standing(*of, stamps[address].text())) for address, of in made.items() if address in stamps)
    store.remember_pages(folder.name, kept)
    removed = folder.prune(addresses)
    store.forget_other_pages(folder.name, addresses)
    return len(addresses), written, removed


def stated_now() -> datetime | None:
    """Return the moment that SOURCE_DATE_EPOCH, the convention for reproducible builds, states; None if it does not."""
    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    usable = stated.isascii() and stated.isdigit() and len(stated) <= 11
    return datetime.fromtimestamp(int(stated), UTC) if usable else None
