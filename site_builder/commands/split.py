"""A day's dump of many stories becomes one file a story, and not a line is lost."""

import re
from dataclasses import dataclass
from pathlib import Path

from site_builder import sources
from site_builder.errors import Problem, SourceError
from site_builder.parsing.story_beginnings import beginnings
from site_builder.text.normalise import normalise
from site_builder.text.slug import slug

__all__ = ["Story", "pieces", "pieces_of", "write_pieces"]

_SLUG = 60
_ROW = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
"""A line with its end, whatever ends lines on the machine that wrote it."""


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


def write_pieces(parts: tuple[Story, ...], folder: Path) -> None:
    """Write every piece into `folder`, made if need be; raises SourceError before anything is written over."""
    taken = [folder / part.name for part in parts if (folder / part.name).exists()]
    if taken:
        raise SourceError(Problem(str(taken[0]), None, "this file exists already", "split into another folder"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for part in parts:
            with (folder / part.name).open("x", encoding="utf-8", newline="") as file:
                file.write(part.text)
    except OSError as error:
        problem = Problem(str(folder), None, f"cannot be written ({error.strerror})", "choose another folder")
        raise SourceError(problem) from error
