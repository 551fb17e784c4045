"""A folder that holds the site: it writes only changed files, each completely, and touches no other files.

`.news-digest` in the folder lists what was written here. It names a file before the file is written and until it is
removed, so a build that is killed at any moment leaves nothing behind that the next build does not know.
"""

import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from site_builder.deliver.lock import locked
from site_builder.deliver.staging import Staging
from site_builder.engine.fingerprint import fingerprint
from site_builder.engine.stamps import Stamp, stamp_of
from site_builder.errors import DeliveryError, Problem, system_problem
from site_builder.model import File

__all__ = ["MANIFEST", "Folder", "open_folder", "remove_files", "site_stands", "was_interrupted"]

MANIFEST = ".news-digest"
_SCRATCH = ".news-digest-scratch"
_HEADER = "# Files that news-digest made here; it removes these and no others."


class Folder:
    """An output folder, locked for one build; made by `open_folder`."""

    def __init__(self, root: Path, owned: frozenset[str], interrupted: bool) -> None:
        self._root = root
        self._owned = owned
        self._staging = Staging(root / _SCRATCH)
        self._inside: dict[tuple[str, ...], bool] = {}
        self.interrupted = interrupted
        """Whether the last build here was killed, so that no stamp of a file can be trusted."""

    @property
    def name(self) -> str:
        """Return the folder's full path, links followed: two builds into one folder give the same name."""
        return str(self._root.resolve())

    def standing(self, among: Iterable[str] | None = None) -> dict[str, Stamp]:
        """Return the stamp of every file that was made here and still stands, by address; None: of all of them."""
        stamps = {}
        root = str(self._root)
        for address in self._owned if among is None else self._owned.intersection(among):
            try:
                status = os.lstat(f"{root}/{address}")
            except OSError:
                continue
            if stat.S_ISREG(status.st_mode):
                stamps[address] = stamp_of(status)
        return stamps

    def state(self) -> str:
        """Return a hash of the stamps of all files that were made here, and of the list of them."""
        stamps = sorted(f"{address} {stamp.text()}" for address, stamp in self.standing().items())
        return fingerprint(*sorted(self._owned), *stamps)

    def content(self, address: str) -> bytes | None:
        """Return the bytes of a file that was made here; None when it cannot be read."""
        try:
            return self._target(address).read_bytes()
        except OSError:
            return None

    def claim(self, addresses: Iterable[str]) -> tuple[Problem, ...]:
        """Make these addresses ours before anything is written there.

        Return a problem for each where a file of somebody else stands: that file is left as it is.
        """
        wanted = frozenset(addresses)
        foreign = sorted(a for a in wanted - self._owned if _exists(self._root / a))
        self._own(self._owned | (wanted - frozenset(foreign)))
        what = "news-digest did not make this file, and the site has a page with this name"
        fix = "move it away; news-digest did not change it"
        return tuple(Problem(str(self._root / address), None, what, fix, "warning") for address in foreign)

    def write(self, file: File) -> bool:
        """Let `publish` put `file` in place; return False if these bytes are there or it is not ours."""
        if file.address not in self._owned:
            return False
        target = self._target(file.address)
        try:
            if target.is_file() and target.stat().st_size == len(file.content) and target.read_bytes() == file.content:
                return False
            self._staging.add(target, file.content)
        except OSError as error:
            raise _cannot_write(target, error) from error
        return True

    def publish(self) -> None:
        """Put all written files in place; raises DeliveryError, and changes nothing, if one cannot be put in place."""
        try:
            self._staging.publish()
        except OSError as error:
            raise _cannot_write(self._root, error) from error

    def prune(self, keep: AbstractSet[str]) -> int:
        """Remove every file made here whose address is not in `keep`; return how many there were."""
        removed = remove_files(map(self._target, sorted(self._owned - keep)), self._root)
        self._own(self._owned & keep)
        return removed

    def _own(self, addresses: frozenset[str]) -> None:
        manifest = self._root / MANIFEST
        if addresses == self._owned and manifest.exists():
            return
        text = "\n".join([_HEADER, *sorted(addresses)]) + "\n"
        waiting = Staging(self._root / f"{_SCRATCH}-list")
        try:
            waiting.add(manifest, text.encode())
            waiting.publish()
        except OSError as error:
            waiting.drop()
            raise _cannot_write(manifest, error) from error
        self._owned = addresses

    def _target(self, address: str) -> Path:
        parts = PurePosixPath(address).parts
        target = self._root.joinpath(*parts)
        if not parts or ".." in parts or address.startswith("/") or "\\" in address:
            raise DeliveryError(
                Problem(address, None, "this address is outside the output folder", "report this as a bug")
            )
        if parts[:-1] not in self._inside:
            self._inside[parts[:-1]] = target.parent.resolve().is_relative_to(self._root.resolve())
        if not self._inside[parts[:-1]]:
            what = "a link points outside the output folder"
            raise DeliveryError(Problem(str(target.parent), None, what, "remove the link, and build again"))
        return target


def remove_files(files: Iterable[Path], root: Path) -> int:
    """Remove the files that exist, then their folders below `root` as far as they are empty; return how many existed.

    A folder with the name of a file stays: its files belong to somebody else. Raises DeliveryError when a file or
    folder cannot be removed.
    """
    removed = 0
    folders: set[Path] = set()
    try:
        for file in files:
            folders.add(file.parent)
            if _exists(file) and not file.is_dir():
                file.unlink()
                removed += 1
        for folder in folders:
            _drop_empty(folder, root)
    except OSError as error:
        raise DeliveryError(system_problem(error, what="cannot be removed")) from error
    return removed


def _drop_empty(folder: Path, root: Path) -> None:
    while folder != root and folder.is_dir() and _is_empty(folder):
        folder.rmdir()
        folder = folder.parent


def _is_empty(folder: Path) -> bool:
    with os.scandir(folder) as entries:
        return next(entries, None) is None


@contextmanager
def open_folder(root: Path) -> Iterator[Folder]:
    """Open `root` for one build, made if need be.

    Raises DeliveryError when another build is writing there, when it is not a folder, or when it holds files but was
    not made by news-digest: nothing is touched then.
    """
    try:
        foreign = root.is_dir() and any(not entry.name.startswith(_SCRATCH) for entry in root.iterdir())
        if foreign and not site_stands(root):
            what = "this folder contains files, and news-digest did not make it"
            raise DeliveryError(
                Problem(str(root), None, what, "choose another folder with --output, or empty this one")
            )
        root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _cannot_write(root, error) from error
    with locked(root):
        # Staged files are removed when a build ends in any way, except when somebody kills it.
        interrupted = was_interrupted(root)
        _clear(root)
        try:
            yield Folder(root, _owned(root), interrupted)
        finally:
            _clear(root)


def site_stands(root: Path) -> bool:
    """Return whether this folder contains a site that was made here."""
    return (root / MANIFEST).is_file()


def was_interrupted(root: Path) -> bool:
    """Return whether a build was killed while it wrote here, or is still writing; `open_folder` clears its traces."""
    return (root / _SCRATCH).exists()


def _clear(root: Path) -> None:
    for name in (_SCRATCH, f"{_SCRATCH}-list"):
        shutil.rmtree(root / name, ignore_errors=True)


def _owned(root: Path) -> frozenset[str]:
    manifest = root / MANIFEST
    if not manifest.is_file():
        return frozenset()
    try:
        rows = manifest.read_text("utf-8", errors="replace").splitlines()
    except OSError as error:
        raise DeliveryError(system_problem(error, manifest, "cannot be read")) from error
    return frozenset(row for row in rows if row and not row.startswith("#") and _inside(row))


def _inside(address: str) -> bool:
    return not address.startswith("/") and ".." not in address.split("/")


def _exists(path: Path) -> bool:
    return path.is_symlink() or path.exists()


def _cannot_write(path: Path, error: OSError) -> DeliveryError:
    named = Path(error.filename) if isinstance(error.filename, str) else path
    where = path if any(part.startswith(_SCRATCH) for part in named.parts) else named
    return DeliveryError(system_problem(error, where, "cannot be written"))
