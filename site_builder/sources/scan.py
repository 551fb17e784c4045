"""Which files of the folder are articles."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from site_builder.errors import Problem, SourceError

__all__ = ["PAGES", "SUFFIXES", "Found", "Scan", "scan"]

PAGES = (".html", ".htm")
"""Ends of the names of saved web pages, in lower case."""
SUFFIXES = (".txt", ".md", ".markdown", *PAGES)
"""Ends of the names of articles, in lower case; all other files are ignored."""


@dataclass(frozen=True, slots=True)
class Found:
    """An article's file, not yet opened."""

    path: str
    """Path below the folder, with '/' between its parts, spelled as on disk."""
    size: int
    """Bytes."""
    mtime_ns: int
    """Time of the last change, nanoseconds since 1970."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What a folder holds."""

    found: tuple[Found, ...]
    """Sorted by path."""
    problems: tuple[Problem, ...]
    """What was left out though it looks like an article, sorted by path."""


def scan(folder: Path) -> Scan:
    """Return the articles in `folder` and its sub-folders; names that begin with '.' are hidden and left out.

    Raises `SourceError` when the folder is missing, is not a folder, cannot be listed or holds no article.
    """
    root = os.path.realpath(folder)
    if not os.path.isdir(root):  # noqa: PTH112 - as below: text paths, and fast on 100,000 files
        what = "is not a folder" if os.path.lexists(folder) else "does not exist"
        raise SourceError(Problem(str(folder), None, what, "choose the folder that holds the articles"))
    results = list(_walk(root))
    found = sorted((r for r in results if isinstance(r, Found)), key=lambda f: f.path)
    problems = sorted((r for r in results if isinstance(r, Problem)), key=lambda p: p.path)
    if not found:
        fix = f"put articles into it, as files that end in {', '.join(SUFFIXES)}"
        raise SourceError(*problems, Problem(str(folder), None, "holds no article", fix))
    return Scan(tuple(found), tuple(problems))


def _walk(root: str) -> Iterator[Found | Problem]:
    waiting = [""]
    while waiting:
        below = waiting.pop()
        try:
            with os.scandir(os.path.join(root, below)) as entries:  # noqa: PTH118
                listed = list(entries)
        except OSError as error:
            what = f"the folder cannot be listed ({_reason(error)})"
            yield Problem(_shown(below or root), None, what, "check its permissions")
            continue
        beside = _beside_pages(entry.name for entry in listed)
        for entry in listed:
            if entry.name.startswith(".") or entry.name in beside:
                continue
            path = f"{below}/{entry.name}" if below else entry.name
            if entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            elif entry.name.lower().endswith(SUFFIXES) or (entry.is_symlink() and entry.is_dir()):
                yield _article(entry, path, root)


def _beside_pages(names: Iterable[str]) -> frozenset[str]:
    """Return the names of the folders into which browsers put what belongs to the saved pages among `names`."""
    stems = (name.rpartition(".")[0] for name in names if name.lower().endswith(PAGES))
    return frozenset(stem + end for stem in stems for end in ("_files", ".files"))


def _article(entry: os.DirEntry[str], path: str, root: str) -> Found | Problem:
    shown = _shown(path)
    try:
        if entry.is_symlink() and not _within(os.path.realpath(entry.path), root):
            return Problem(shown, None, "is a link that points outside the folder", "put the file itself here")
        status = entry.stat()
    except OSError as error:
        return Problem(shown, None, f"cannot be opened ({_reason(error)})", "check the file and its permissions")
    if shown != path:
        return Problem(shown, None, "has a name that is not UTF-8", "rename it")
    if not stat.S_ISREG(status.st_mode):
        is_folder = stat.S_ISDIR(status.st_mode)
        what = "is a link to a folder, which is not followed" if is_folder else "is not a regular file"
        return Problem(shown, None, what, "put the articles themselves here")
    return Found(path, status.st_size, status.st_mtime_ns)


def _within(path: str, root: str) -> bool:
    return path.startswith(root.rstrip(os.sep) + os.sep) or path == root


def _shown(path: str) -> str:
    return os.fsencode(path).decode("utf-8", "replace")


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
