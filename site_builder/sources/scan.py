"""Finds the articles in the folder."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from site_builder.engine.stamps import Stamp, stamp_of
from site_builder.errors import Problem, SourceError, system_problem

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
    stamp: Stamp
    """Its state on disk."""


@dataclass(frozen=True, slots=True)
class Scan:
    """The contents of a folder."""

    found: tuple[Found, ...]
    """Sorted by path."""
    problems: tuple[Problem, ...]
    """Files that were left out although they look like articles, sorted by path."""
    unreadable: tuple[Problem, ...] = ()
    """Folders and files that the system refuses to show, which may hold articles; sorted by path."""


@dataclass(frozen=True, slots=True)
class _Refused:
    problem: Problem


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
    unreadable = sorted((r.problem for r in results if isinstance(r, _Refused)), key=lambda p: p.path)
    if not found:
        fix = f"put articles into it, as files that end in {', '.join(SUFFIXES)}"
        raise SourceError(*unreadable, *problems, Problem(str(folder), None, "holds no article", fix))
    return Scan(tuple(found), tuple(problems), tuple(unreadable))


def _walk(root: str) -> Iterator[Found | Problem | _Refused]:
    waiting = [""]
    while waiting:
        below = waiting.pop()
        try:
            with os.scandir(os.path.join(root, below)) as entries:  # noqa: PTH118
                listed = list(entries)
        except OSError as error:
            yield _Refused(system_problem(error, below or root, "the folder cannot be listed"))
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


def _article(entry: os.DirEntry[str], path: str, root: str) -> Found | Problem | _Refused:
    shown = _shown(path)
    try:
        if entry.is_symlink() and not _within(os.path.realpath(entry.path), root):
            return Problem(shown, None, "is a link that points outside the folder", "put the file itself here")
        # On Windows what a folder lists of its files has no inode.
        status = os.stat(entry.path) if os.name == "nt" else entry.stat()  # noqa: PTH116
    except FileNotFoundError as error:
        return Problem(shown, None, f"cannot be opened ({_reason(error)})", "remove the link, or put the file there")
    except OSError as error:
        return _Refused(system_problem(error, path, "cannot be opened"))
    if shown != path:
        return Problem(shown, None, "has a name that is not UTF-8", "rename it")
    if not stat.S_ISREG(status.st_mode):
        is_folder = stat.S_ISDIR(status.st_mode)
        what = "is a link to a folder, which is not followed" if is_folder else "is not a regular file"
        return Problem(shown, None, what, "put the articles themselves here")
    return Found(path, stamp_of(status))


def _within(path: str, root: str) -> bool:
    return path.startswith(root.rstrip(os.sep) + os.sep) or path == root


def _shown(path: str) -> str:
    return os.fsencode(path).decode("utf-8", "replace")


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
