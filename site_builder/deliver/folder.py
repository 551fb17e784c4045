"""A folder that holds the site: changed files only, each old or new but never half, nothing of others touched.

`.news-digest` in the folder lists what was written here. It names a file before the file is written and until it is
removed, so a build that is killed at any moment leaves nothing behind that the next build does not know.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from site_builder.deliver.lock import locked
from site_builder.errors import DeliveryError, Problem
from site_builder.model import File

__all__ = ["MANIFEST", "Folder", "open_folder"]

MANIFEST = ".news-digest"
_SCRATCH = ".news-digest-scratch"
_HEADER = "# Files that news-digest made here; it removes these and no others."


class Folder:
    """An output folder, locked for one build; made by `open_folder`."""

    def __init__(self, root: Path, owned: frozenset[str]) -> None:
        self._root = root
        self._owned = owned

    def standing(self) -> dict[str, int]:
        """Return the size in bytes of every file that was made here and still stands, by address."""
        sizes = {}
        for address in self._owned:
            target = self._root / address
            if target.is_file() and not target.is_symlink():
                sizes[address] = target.stat().st_size
        return sizes

    def claim(self, addresses: Iterable[str]) -> tuple[Problem, ...]:
        """Make these addresses ours before anything is written there.

        Return a problem for each where a file of somebody else stands: that file is left as it is.
        """
        wanted = frozenset(addresses)
        foreign = sorted(a for a in wanted - self._owned if _exists(self._root / a))
        self._own(self._owned | (wanted - frozenset(foreign)))
        what = "this file was not made by news-digest, and the site has a page of that name"
        fix = "move it away; it was left as it is"
        return tuple(Problem(str(self._root / address), None, what, fix, "warning") for address in foreign)

    def write(self, file: File) -> bool:
        """Put `file` in place in one step; return False when the same bytes stand there already or it is not ours."""
        if file.address not in self._owned:
            return False
        target = self._target(file.address)
        try:
            if target.is_file() and target.stat().st_size == len(file.content) and target.read_bytes() == file.content:
                return False
            self._put(target, file.content)
        except OSError as error:
            raise _cannot_write(target, error) from error
        return True

    def copy(self, source: Path, address: str, cleaned: Callable[[bytes], bytes]) -> bool:
        """Put a copy of `source` in place; return False when it stands there already, of its size and time stamp.

        `cleaned` takes out of its bytes what is nobody's business, and leaves as many as there were.
        """
        target = self._target(address)
        try:
            state = source.stat()
            if target.is_file():
                ours = target.stat()
                if (ours.st_size, ours.st_mtime_ns) == (state.st_size, state.st_mtime_ns):
                    return False
            written = self.write(File(address, cleaned(source.read_bytes())))
            if address in self._owned:
                os.utime(target, ns=(state.st_mtime_ns, state.st_mtime_ns))
        except OSError as error:
            raise _cannot_write(target, error) from error
        return written

    def prune(self, keep: AbstractSet[str]) -> int:
        """Remove every file made here whose address is not in `keep`; return how many there were."""
        removed = 0
        for address in sorted(self._owned - keep):
            target = self._target(address)
            if _exists(target) and not target.is_dir():
                target.unlink()
                removed += 1
            self._drop_empty(target.parent)
        self._own(self._owned & keep)
        return removed

    def _own(self, addresses: frozenset[str]) -> None:
        if addresses != self._owned or not (self._root / MANIFEST).exists():
            text = "\n".join([_HEADER, *sorted(addresses)]) + "\n"
            self._put(self._root / MANIFEST, text.encode())
            self._owned = addresses

    def _put(self, target: Path, content: bytes) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        scratch = self._root / _SCRATCH
        scratch.mkdir(exist_ok=True)
        half = scratch / "file"
        half.write_bytes(content)
        half.replace(target)

    def _target(self, address: str) -> Path:
        parts = PurePosixPath(address).parts
        target = self._root.joinpath(*parts)
        if not parts or ".." in parts or address.startswith("/") or "\\" in address:
            raise DeliveryError(Problem(address, None, "this address leaves the output folder", "report this as a bug"))
        if not target.parent.resolve().is_relative_to(self._root.resolve()):
            what = "a link points outside the output folder"
            raise DeliveryError(Problem(str(target.parent), None, what, "remove the link, and build again"))
        return target

    def _drop_empty(self, folder: Path) -> None:
        while folder != self._root and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent


@contextmanager
def open_folder(root: Path) -> Iterator[Folder]:
    """Open `root` for one build, made if need be.

    Raises DeliveryError when another build is writing there, when it is no folder, or when it holds files but was not
    made by news-digest: nothing is touched then.
    """
    try:
        foreign = root.is_dir() and any(entry.name != _SCRATCH for entry in root.iterdir())
        if foreign and not (root / MANIFEST).is_file():
            what = "this folder holds files and was not made by news-digest"
            raise DeliveryError(Problem(str(root), None, what, "name another with --output, or empty it"))
        root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _cannot_write(root, error) from error
    with locked(root):
        shutil.rmtree(root / _SCRATCH, ignore_errors=True)
        try:
            yield Folder(root, _owned(root))
        finally:
            shutil.rmtree(root / _SCRATCH, ignore_errors=True)


def _owned(root: Path) -> frozenset[str]:
    manifest = root / MANIFEST
    if not manifest.is_file():
        return frozenset()
    rows = manifest.read_text("utf-8", errors="replace").splitlines()
    return frozenset(row for row in rows if row and not row.startswith("#") and _inside(row))


def _inside(address: str) -> bool:
    return not address.startswith("/") and ".." not in PurePosixPath(address).parts


def _exists(path: Path) -> bool:
    return path.is_symlink() or path.exists()


def _cannot_write(path: Path, error: OSError) -> DeliveryError:
    what = f"cannot be written ({error.strerror})"
    return DeliveryError(Problem(str(path), None, what, "fix that, and build again"))
