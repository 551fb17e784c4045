"""The pieces of Markdown and saved pages, before the rules decide about them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple
from urllib.parse import unquote

from site_builder.model import Block, Container
from site_builder.parsing.html.page_links import HERE, NOTE
from site_builder.parsing.html.runs import HEADING_TAGS
from site_builder.parsing.lines.line import Line, make_line
from site_builder.text.normalise import normalise
from site_builder.text.source_links import SCHEME

__all__ = ["HEADINGS", "LINE", "Pieces", "TaggedLine", "safe_html", "tagged_line", "with_notes"]

HEADINGS = HEADING_TAGS
"""The HTML elements that are headings."""
LINE = "data-line"
"""The attribute with the line of the file where an element of a Markdown text begins."""
_INLINE = {"a", "br", "code", "em", "s", "strong", "sub", "sup"}
_INNER = re.compile(rf'<a href="({HERE}|{NOTE}[^":]*:)([^"]*)"')


@dataclass(slots=True)
class TaggedLine:
    """One block of Markdown or of a page, with text."""

    line: Line
    """Its plain text; the number counts the lines of the text from 1."""
    html: str
    """Its sanitised inline HTML; '' if that equals the plain text."""
    tag: str
    """The HTML element that it was: 'p', 'h1' … 'h6', 'li', 'blockquote', …"""
    around: tuple[Container, ...] = ()
    """Its containers, from the outside in."""
    anchors: tuple[str, ...] = ()
    """Names by which links within the article refer to it."""
    evidence: str = ""
    """The measures that show that it is not part of the story, if they decided."""


class Pieces(NamedTuple):
    """A text divided by its markup."""

    lines: list[TaggedLine]
    """Pieces with text, in order."""
    wordless: list[tuple[int, Block]]
    """Pictures, rules and empty cells, each with the index of the next line."""


def tagged_line(tag: str, text: str, html: str, number: int) -> TaggedLine | None:
    """Return the piece with this text, at line `number`; None if it is empty.

    `html` is the text with inline markup that need not be clean.
    """
    line = make_line(normalise(text), 0, number, gap=True)
    if line is None:
        return None
    return TaggedLine(line, safe_html(html) if line.text == text and "<" in html else "", tag)


def safe_html(html: str) -> str:
    """Return inline HTML without anything that could run, load or hide something."""
    import nh3

    return nh3.clean(
        html,
        tags=_INLINE,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto", SCHEME[:-1], HERE[:-1], NOTE[:-1]},
        link_rel="nofollow noopener",
    )


def with_notes(lines: list[TaggedLine]) -> list[TaggedLine]:
    """Return the pieces with the tag 'note' for targets of footnote marks, and without unused anchors."""
    links = [found.groups() for line in lines if "<a " in line.html for found in _INNER.finditer(line.html)]
    wanted = {unquote(name) for _, name in links}
    noted = {unquote(name) for kind, name in links if kind.startswith(NOTE)}
    notes = {_item(line) for line in lines if not noted.isdisjoint(line.anchors)} - {0}
    return [_with_note(line, wanted, noted, notes) for line in lines]


def _with_note(line: TaggedLine, wanted: set[str], noted: set[str], notes: Iterable[int]) -> TaggedLine:
    is_note = not noted.isdisjoint(line.anchors) or _item(line) in notes
    anchors = tuple(name for name in line.anchors if name in wanted)
    tag = "note" if is_note and line.tag in ("p", "li", "blockquote") else line.tag
    return line if (tag, anchors) == (line.tag, line.anchors) else replace(line, tag=tag, anchors=anchors)


def _item(line: TaggedLine) -> int:
    """Return the number of the list item that contains a piece; 0 if there is none."""
    return next((one.number for one in reversed(line.around) if one.kind == "item"), 0)
