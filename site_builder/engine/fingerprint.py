"""Hashes that show whether something has changed."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

__all__ = ["fingerprint", "of_files"]


def fingerprint(*parts: str) -> str:
    """Return a hash of the parts; other parts, or another division of them, give another hash."""
    told = [f"{len(part)}:{part}" for part in parts]  # a list: there are as many as files, in every build
    return hashlib.sha256("\0".join(told).encode()).hexdigest()


def of_files(root: Path, below: Iterable[str]) -> str:
    """Return a hash of the names and contents of the files and folders `below` the folder `root`."""
    start = len(f"{root}/")
    parts = []
    # Text, not paths: there are a thousand of them in every build.
    for path in _files(str(root) if name == "." else f"{root}/{name}" for name in below):
        with open(path, "rb") as file:  # noqa: PTH123
            parts += [path[start:].replace(os.sep, "/"), hashlib.sha256(file.read()).hexdigest()]
    return fingerprint(*parts)


def _files(places: Iterable[str]) -> Iterable[str]:
    for place in places:
        found = [place] if os.path.isfile(place) else sorted(_below(place))  # noqa: PTH113
        yield from (path for path in found if not path.endswith(".pyc") and os.path.isfile(path))  # noqa: PTH113


def _below(folder: str) -> Iterable[str]:
    # rglob leaves out folders that cannot be listed; a hash must not.
    for place, _, names in os.walk(folder, onerror=_refuse, followlinks=True):
        yield from (f"{place}/{name}" for name in names)


def _refuse(error: OSError) -> None:
    raise error
