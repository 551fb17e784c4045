"""Which files of an output folder are the site: all but what news-digest and Git keep there for themselves."""

import os
from collections.abc import Iterator
from pathlib import Path

from site_builder.deliver.folder import MANIFEST
from site_builder.errors import DeliveryError, Problem, system_problem

__all__ = ["BUILD_FIRST", "site_listing"]

BUILD_FIRST = "build the site first (`news-digest build`), or name its folder"
"""The fix if a folder does not hold a site."""
_LEFT_OUT = frozenset({".git", ".lock", ".DS_Store"})


def site_listing(root: Path) -> dict[str, int]:
    """Return address and size in bytes of every file of the site in `root`, sorted by address; links are not followed.

    Raises DeliveryError when the folder cannot be listed, or is not there.
    """
    if not root.is_dir():
        raise DeliveryError(Problem(str(root), None, "is not a folder", BUILD_FIRST))
    try:
        return dict(sorted(_files(str(root), "")))
    except OSError as error:
        raise DeliveryError(system_problem(error, what="cannot be listed")) from error


def _files(folder: str, below: str) -> Iterator[tuple[str, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name in _LEFT_OUT or entry.name.startswith(MANIFEST):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path, f"{below}{entry.name}/")
            elif entry.is_file(follow_symlinks=False):
                yield f"{below}{entry.name}", entry.stat(follow_symlinks=False).st_size
