"""The stage 'deliver': the output folder comes to hold exactly the files of the site, and the cache remembers them."""

import os
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from site_builder.addresses import picture
from site_builder.deliver import Folder
from site_builder.incremental.build_run import BuildRun
from site_builder.incremental.page_files import Design
from site_builder.model import Edition, File, Page
from site_builder.outputs import site_files
from site_builder.pictures import local_pictures

__all__ = ["deliver", "other_files"]


def other_files(design: Design, edition: Edition, pages: Sequence[Page]) -> tuple[File, ...]:
    """Return every file of the site that is not a page."""
    return site_files(edition, design.site, design.folders, [page.address for page in pages], _now())


def deliver(
    run: BuildRun,
    folder: Folder,
    edition: Edition,
    pages: Sequence[Page],
    files: Iterable[File],
    others: Sequence[File],
) -> tuple[int, int, int]:
    """Bring `folder` up to date; return how many files it has, how many were written and how many removed.

    `files` are those of the pages that are stale, `others` all that are not pages.
    """
    store, key_of = run.store, {page.address: page.key for page in pages}
    pictures = {picture(url): file for url, file in local_pictures(edition.cards, run.settings.build.seeds)}
    addresses = key_of.keys() | {file.address for file in others} | pictures.keys()
    run.told((None, folder.claim(addresses)))
    written = sum(folder.write(file) for file in others)
    written += sum(folder.copy(file, address) for address, file in pictures.items())
    kept = []
    for file in files:
        # The key is forgotten before the file is touched, so that a killed build cannot leave a false key.
        store.forget_pages(folder.name, [file.address])
        written += folder.write(file)
        kept.append((file.address, key_of[file.address], len(file.content)))
    store.remember_pages(folder.name, kept)
    removed = folder.prune(addresses)
    store.forget_pages(folder.name, store.pages(folder.name).keys() - addresses)
    return len(addresses), written, removed


def _now() -> datetime | None:
    """Return the moment that SOURCE_DATE_EPOCH, the convention for reproducible builds, states; None if it does not."""
    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    usable = stated.isascii() and stated.isdigit() and len(stated) <= 11
    return datetime.fromtimestamp(int(stated), UTC) if usable else None
