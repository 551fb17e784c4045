"""One file becomes one `Source`."""

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from site_builder.engine.stamps import Stamp, stamp_of
from site_builder.errors import Problem, SourceError, UnreadableError, system_problem
from site_builder.model import Format, Source
from site_builder.sources.decoding import Decoded, decode
from site_builder.sources.front_matter import Above, split
from site_builder.sources.legacy_fonts import legacy_text
from site_builder.sources.page_encoding import decode_page
from site_builder.sources.page_metadata import page_front
from site_builder.sources.scan import PAGES
from site_builder.text.dates.moment import is_before
from site_builder.text.normalise import normalise

__all__ = ["LIMIT", "Reading", "digest_of", "read", "read_text"]

LIMIT = 20_000_000
"""Bytes; a larger file is not an article, and is not read into memory. The largest of 3,543 real texts has 79 kB, of
289 saved pages 756 kB."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as read, and warnings about it."""

    source: Source
    """The article."""
    warnings: tuple[Problem, ...]
    """Warnings about the file; nearly always empty."""
    stamp: Stamp | None
    """The file's state while it was read; None when it changed meanwhile."""


def read(folder: Path, path: str) -> Reading:
    """Return the article at `path` ('/' between its parts) below `folder`.

    Raises `SourceError` when the file is gone, cannot be opened, is larger than `LIMIT`, is binary, holds no text, is
    text of an old font, or states something in its front matter that cannot be used.
    """
    content, stamp = _content(folder, path)
    decoded = _decoded(content, path)
    text = normalise(decoded.text)
    above = Above(page_front(text), text, 1, ()) if _format(path) == "html" else split(text, path)
    if not above.text.strip() and above.front.title is None:
        what = "is empty" if not text.strip() else "has front matter but no text and no title"
        raise SourceError(Problem(path, None, what, "write the article into it, or remove the file"))
    if legacy := legacy_text(above.text):
        what = f"is text in the old font {legacy.font}, which draws other letters for English ones; it is not Unicode"
        fix = f"convert it with `news-digest import`, or with another converter from {legacy.font} to Unicode"
        raise SourceError(Problem(path, above.first_line + legacy.line - 1, what, fix))
    warnings = above.warnings
    if decoded.bad is not None:
        line = normalise(decoded.text[: decoded.bad]).count("\n") + 1
        warnings += (Problem(path, line, f"is not UTF-8 (read as {decoded.how})", "save it as UTF-8", "warning"),)
    front = above.front
    if front.date and front.updated and is_before(front.updated, front.date):
        what = f"has an 'updated' ({front.updated}) before its date ({front.date})"
        warnings += (Problem(path, 1, what, "fix one of the two dates; until then 'updated' is not shown", "warning"),)
    source = Source(
        path=path,
        digest=hashlib.sha256(content).hexdigest(),
        format=_format(path),
        text=above.text,
        front=above.front,
        first_line=above.first_line,
        decoding=decoded.how,
    )
    return Reading(source, warnings, stamp)


def read_text(folder: Path, path: str) -> str:
    """Return the text of the file at `path` below `folder` as it stands, nothing normalised; raises as `read` does."""
    return _decoded(_content(folder, path)[0], path).text


def digest_of(folder: Path, path: str) -> tuple[str, Stamp | None]:
    """Return the digest of the bytes of the file at `path` below `folder`, and its stamp; raises as `read` does."""
    content, stamp = _content(folder, path)
    return hashlib.sha256(content).hexdigest(), stamp


def _decoded(content: bytes, path: str) -> Decoded:
    decoded = decode_page(content) if _format(path) == "html" else decode(content)
    if decoded is None:
        old = b"\0" not in content  # no text of Unicode, but bytes that some older encoding has
        what = (
            "is binary, or text in an old encoding that is not known (such as ISCII)" if old else "is binary, not text"
        )
        raise SourceError(Problem(path, None, what, "save it as text in UTF-8, or remove it"))
    return decoded


def _format(path: str) -> Format:
    if path.lower().endswith(PAGES):
        return "html"
    return "text" if path.lower().endswith(".txt") else "markdown"


def _content(folder: Path, path: str) -> tuple[bytes, Stamp | None]:
    if path.startswith("/") or ".." in path.split("/"):
        raise SourceError(Problem(path, None, "points outside the folder", "choose a file inside it"))
    file = folder / path
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):  # asked first: to open a pipe is to wait for ever
            raise SourceError(Problem(path, None, "is not a file", "put a text file in its place"))
        if status.st_size > LIMIT:
            raise _too_large(path, status.st_size)
        with file.open("rb") as opened:
            before = stamp_of(os.fstat(opened.fileno()))
            content = opened.read(LIMIT + 1)
            after = stamp_of(os.fstat(opened.fileno()))
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error
    if len(content) > LIMIT:
        raise _too_large(path, len(content))
    return content, after if before == after else None


def _too_large(path: str, size: int) -> SourceError:
    what = f"is {size / 1e6:.0f} MB large, but an article may have at most {LIMIT / 1e6:.0f} MB"
    return SourceError(Problem(path, None, what, "split it into one file per article"))


def _unreadable(path: str, error: OSError | ValueError) -> SourceError:
    if isinstance(error, FileNotFoundError):
        return SourceError(Problem(path, None, "does not exist", "check the path, or build again"))
    if isinstance(error, OSError):
        return UnreadableError(system_problem(error, path, "cannot be read"))
    return SourceError(Problem(path, None, f"cannot be read ({error})", "rename it"))
