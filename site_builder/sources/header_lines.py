"""Front matter without fences: the 'Title: …' lines of Pelican, MultiMarkdown and MkDocs."""

import re
from dataclasses import dataclass

from site_builder.sources.known_keys import EVERY_KEY, fold
from site_builder.user_files import Document

__all__ = ["HeaderLines", "header_lines"]

_LINE = re.compile(r"([A-Za-z][\w-]{0,60}):(?: +(\S.*?))? *")
_BEGIN = re.compile(r"\s*[A-Za-z][\w-]{0,60}:")
_FENCE = re.compile(r"(?:---|\.\.\.) *")
_MOST = 200  # lines; no writer states more


@dataclass(frozen=True, slots=True)
class HeaderLines:
    """The header lines above a text."""

    document: Document
    """What they state: all values are texts."""
    end: int
    """Where the text begins, in code points."""


def header_lines(text: str, path: str) -> HeaderLines | None:
    """Return the header lines at the start of normalised `text`, or None where it begins with something else.

    A story may begin with 'Updated: …' or 'Photo: …': only with a title among them, and where a blank line, a fence or
    another known key ends them, are lines 'key: value' a header. A line that begins with a space goes on with the value
    above it.
    """
    if _BEGIN.match(text) is None:
        return None
    values: dict[str, str] = {}
    lines: dict[tuple[str | int, ...], int] = {}
    at, last, closed = 0, "", False
    for number, row in enumerate(text[: 100 * _MOST].split("\n", _MOST), 1):
        stated = _LINE.fullmatch(row)
        if stated:
            last = stated[1]
            values.setdefault(last, stated[2] or "")
            lines.setdefault((last,), number)
        elif last and row.startswith(" ") and row.strip():
            values[last] = f"{values[last]} {row.strip()}".strip()
        elif row.strip() or last:
            closed = not row.strip() or _FENCE.fullmatch(row) is not None
            at += (len(row) + 1) * closed
            break
        at += len(row) + 1
    known = [key for key in values if fold(key) in EVERY_KEY]
    if "title" not in map(fold, values) or not (closed or at >= len(text) or len(known) > 1):
        return None
    return HeaderLines(Document(path, values, lines), min(at, len(text)))
