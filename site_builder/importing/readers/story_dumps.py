"""Plain text and Markdown: a file of many stories, cut where they begin, or of one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from msgspec import structs

from site_builder import sources
from site_builder.errors import Problem, SourceError
from site_builder.importing.preparing import in_unicode, prepared
from site_builder.importing.record import ImportOptions, ImportRecord, LooseText
from site_builder.model import FrontMatter
from site_builder.parsing.story_beginnings import beginnings
from site_builder.sources.decoding import decode
from site_builder.sources.front_matter import split
from site_builder.text.normalise import normalise
from site_builder.text.romanisation.slug import slug

__all__ = ["Story", "pieces", "pieces_of", "read_article_file", "read_dump"]

_SLUG = 60  # characters of a file name that is made from the headline
_ROW = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
"""A line with its end, in the form of any system."""
# Old fonts also use the five bytes to which Windows-1252 gives no sign.
_EVERY_BYTE = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}


@dataclass(frozen=True, slots=True)
class Story:
    """One story of a dump."""

    name: str
    """Name for its file."""
    text: str
    """Its lines as they stood; the pieces joined are the dump."""
    line: int
    """Line of the dump (from 1) at which it begins."""
    rule: str
    """The evidence that a story begins there."""


def pieces(text: str, stem: str, suffix: str = ".txt") -> tuple[Story, ...]:
    """Return the stories that `text` seems to hold, in order, named after `stem`, their number and their headline."""
    rows = _ROW.findall(text) or [""]
    found = beginnings([normalise(row).strip("\n").replace("\n", " ") for row in rows])
    ends = [cut.line for cut in found[1:]] + [len(rows)]
    digits = len(str(len(found)))
    made = []
    for number, (cut, end) in enumerate(zip(found, ends, strict=True), 1):
        own = rows[cut.line : end]
        headline = slug(next((row for row in own if row.strip()), ""), _SLUG)
        name = "-".join(filter(None, (stem, f"{number:0{digits}}", headline))) + suffix
        made.append(Story(name, "".join(own), cut.line + 1, cut.rule))
    return tuple(made)


def pieces_of(file: Path) -> tuple[Story, ...]:
    """Return the stories in `file`; raises SourceError when it cannot be read."""
    return pieces(sources.read_text(file.parent, file.name), file.stem, file.suffix)


def read_dump(path: Path, name: str, options: ImportOptions) -> Iterator[ImportRecord | Problem]:
    """Yield the stories of a file; the number of each is the line at which it begins."""
    yield from _read(path, name, options, many=True)


def read_article_file(path: Path, name: str, options: ImportOptions) -> Iterator[ImportRecord | Problem]:
    """Yield the one article of a file."""
    yield from _read(path, name, options, many=False)


def _read(path: Path, name: str, options: ImportOptions, *, many: bool) -> Iterator[ImportRecord | Problem]:
    content = path.read_bytes()
    decoded = decode(content)
    if decoded is None:
        yield Problem(name, None, "is binary, not text", "save it as text in UTF-8")
        return
    text = content.decode("latin-1").translate(_EVERY_BYTE) if decoded.how == "windows-1252" else decoded.text
    found = in_unicode(text, options, name)
    if isinstance(found, Problem):
        yield found
        return
    text, notes = found
    yield from notes
    markdown = path.suffix.lower() in {".md", ".markdown"}
    for story in pieces(text, path.stem) if many and not markdown else (Story("", text, 1, ""),):
        yield _record(normalise(story.text), name, story.line, markdown=markdown)


def _record(text: str, name: str, line: int, *, markdown: bool) -> ImportRecord | Problem:
    try:
        above = split(text, name)
    except SourceError as error:
        problem = error.problems[0]
        return structs.replace(problem, line=line + (problem.line or 1) - 1)
    loose = LooseText(above.text, "markdown" if markdown else "plain")
    return prepared(name, line, _stated(above.front), loose, ImportOptions())


def _stated(front: FrontMatter) -> dict[str, Any]:
    values: dict[str, Any] = {name: value for name, value in structs.asdict(front).items() if value}
    authors = values.pop("authors", ())
    return values | ({"author": list(authors)} if authors else {}) | ({"tags": list(front.tags)} if front.tags else {})
