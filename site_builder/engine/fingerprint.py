"""Hashes that say whether anything has changed."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

__all__ = ["fingerprint", "of_files"]


def fingerprint(*parts: str) -> str:
    """Return a hash of the parts; different parts, or the same cut otherwise, give different hashes."""
    return hashlib.sha256("\0".join(f"{len(part)}:{part}" for part in parts).encode()).hexdigest()


def of_files(root: Path, below: Iterable[str]) -> str:
    """Return a hash of the names and contents of the files and folders `below` the folder `root`."""
    parts = []
    for file in _files(root / name for name in below):
        parts += [file.relative_to(root).as_posix(), hashlib.sha256(file.read_bytes()).hexdigest()]
    return fingerprint(*parts)


def _files(places: Iterable[Path]) -> Iterable[Path]:
    for place in places:
        found = [place] if place.is_file() else sorted(_below(place))
        yield from (file for file in found if file.is_file() and file.suffix != ".pyc")


def _below(folder: Path) -> Iterable[Path]:
    # rglob leaves out what cannot be listed; a hash must not.
    for place, _, names in os.walk(folder, onerror=_refuse, followlinks=True):
        yield from (Path(place, name) for name in names)


def _refuse(error: OSError) -> None:
    raise error
