"""A folder of this machine, or of a disk that is mounted, in which the site is published."""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from site_builder.deliver.folder import remove_files
from site_builder.deliver.lock import locked
from site_builder.deliver.publish_plan import PUBLISHED
from site_builder.deliver.site_listing import site_listing
from site_builder.errors import DeliveryError, Problem, system_problem

__all__ = ["FolderStore", "folder_store", "seen_folder"]

_SCRATCH = f"{PUBLISHED}-scratch"


class FolderStore:
    """Made by `folder_store`."""

    def __init__(self, root: Path) -> None:
        self._root = root

    @property
    def place(self) -> str:
        """Return the folder."""
        return str(self._root)

    def standing(self) -> frozenset[str]:
        """Return all files, with links, so that no foreign file counts as missing."""
        if not self._root.exists():
            return frozenset()
        found = {*site_listing(self._root)}
        for folder, names, files in os.walk(self._root):
            below = Path(folder).relative_to(self._root)
            links = (name for name in (*names, *files) if (Path(folder) / name).is_symlink())
            found |= {(below / name).as_posix() for name in links}
        return frozenset(found)

    def read(self, address: str) -> bytes | None:
        """Return a file."""
        try:
            return (self._root / address).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise DeliveryError(system_problem(error, what="cannot be read")) from error

    def write(self, root: Path, addresses: Iterable[str], done: Callable[[], None]) -> None:
        """Copy files, each put in place in one step."""
        for address in addresses:
            self._put(address, (root / address).read_bytes())
            done()

    def write_list(self, content: bytes) -> None:
        """Put the list in place."""
        self._put(PUBLISHED, content)

    def remove(self, addresses: Iterable[str]) -> None:
        """Remove files, and folders that are empty then."""
        remove_files(map(self._target, addresses), self._root)

    def _put(self, address: str, content: bytes) -> None:
        target, new = self._target(address), self._root / _SCRATCH / "new"
        try:
            new.parent.mkdir(exist_ok=True)
            new.write_bytes(content)
            target.parent.mkdir(parents=True, exist_ok=True)
            new.replace(target)
        except OSError as error:
            raise DeliveryError(system_problem(error, target, "cannot be written")) from error

    def _target(self, address: str) -> Path:
        target = self._root / address
        if not target.parent.resolve().is_relative_to(self._root.resolve()):
            what = "a link points outside the folder"
            raise DeliveryError(Problem(str(target.parent), None, what, "remove the link, and publish again"))
        return target


def seen_folder(folder: Path, apart: Iterable[Path]) -> FolderStore:
    """Return a folder for reading only; it need not exist.

    Raises DeliveryError when it holds, or is in, any of the places `apart`: the site itself, and the user's own.
    """
    for other in apart:
        here, there = folder.resolve(), other.resolve()
        if here.is_relative_to(there) or there.is_relative_to(here):
            what = f"this folder and {other} overlap"
            raise DeliveryError(Problem(str(folder), None, what, "choose a folder that holds only the site"))
    return FolderStore(folder)


@contextmanager
def folder_store(folder: Path, apart: Iterable[Path]) -> Iterator[FolderStore]:
    """Open a folder, made if need be, for one run; raises DeliveryError when it cannot be used."""
    store = seen_folder(folder, apart)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DeliveryError(system_problem(error, folder, "cannot be made")) from error
    with locked(folder):
        try:
            yield store
        finally:
            shutil.rmtree(folder / _SCRATCH, ignore_errors=True)
