"""New files wait in a folder of their own until all are made, and then take their places together.

So a full disk, a mistaken template or Ctrl-C in the middle leaves the old site whole; and where one file cannot take
its place (a forbidden folder, an immutable file), those before it give theirs back.
"""

import shutil
from pathlib import Path
from typing import NamedTuple

__all__ = ["Staging", "put_file"]


class _Waiting(NamedTuple):
    new: Path
    target: Path


class _Placed(NamedTuple):
    target: Path
    old: Path | None
    was_empty: bool


class Staging:
    """Files that wait in `folder`, which is on the disk of their targets."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._waiting: list[_Waiting] = []

    def add(self, target: Path, content: bytes) -> None:
        """Keep `content` for `target`; raises OSError."""
        self._folder.mkdir(exist_ok=True)
        new = self._folder / f"{len(self._waiting)}.new"
        new.write_bytes(content)
        self._waiting.append(_Waiting(new, target))

    def publish(self) -> None:
        """Put all files in place, each in one step; raises OSError with the target as `filename`, and undoes all."""
        placed: list[_Placed] = []
        try:
            for new, target in self._waiting:
                try:
                    target.parent.mkdir(parents=True, exist_ok=True)
                    before = _keep(target, new.with_suffix(".old"))
                    new.replace(target)
                except OSError as error:
                    error.filename, error.filename2 = str(target), None
                    raise
                placed.append(before)
        except BaseException:
            _undo(placed)
            raise
        self.drop()

    def drop(self) -> None:
        """Forget what still waits."""
        self._waiting = []
        shutil.rmtree(self._folder, ignore_errors=True)


def put_file(target: Path, content: bytes) -> None:
    """Write one file, in one step: it is never incomplete; raises OSError and keeps the old file."""
    waiting = Staging(target.with_name(f".{target.name}.new"))
    try:
        waiting.add(target, content)
        waiting.publish()
    finally:
        waiting.drop()


def _keep(target: Path, name: Path) -> _Placed:
    """Give the file at `target` a second name, so that it can be restored."""
    try:
        name.hardlink_to(target)
    except FileNotFoundError:
        return _Placed(target, None, was_empty=True)
    except OSError:  # a disk without hard links
        return _Placed(target, None, was_empty=False)
    return _Placed(target, name, was_empty=False)


def _undo(placed: list[_Placed]) -> None:
    for target, old, was_empty in reversed(placed):
        if old:
            old.replace(target)
        elif was_empty:
            target.unlink(missing_ok=True)
