"""Finds the line of a file for a finding.

Pages are read by a fast parser that knows no lines; only a page with a fault is read once more.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from xml.parsers import expat

__all__ = ["Tagged", "json_line", "tag_line", "xml_elements"]


class _Finder(HTMLParser):
    """Notes the line of the first tag with these attributes."""

    def __init__(self, tag: str, attribute: str, value: str | None) -> None:
        super().__init__()
        self.line: int | None = None
        self._wanted = tag, attribute, value

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        wanted, attribute, value = self._wanted
        if self.line is not None or tag != wanted:
            return
        given = dict(attrs)
        if not attribute or (attribute in given and (value is None or (given[attribute] or "").strip() == value)):
            self.line = self.getpos()[0]


def tag_line(page: str, tag: str, attribute: str = "", value: str | None = None) -> int | None:
    """Return the line of the first such tag; None when it is not found. '' is any attribute, None any value."""
    finder = _Finder(tag, attribute, value)
    finder.feed(page)
    return finder.line


def json_line(text: str, value: str) -> int | None:
    """Return the line of a text in a JSON file, with or without escapes; None when it is not found."""
    at = text.find(value)
    return text.count("\n", 0, at) + 1 if value and at >= 0 else None


@dataclass(frozen=True, slots=True, eq=False)
class Tagged:
    """An element of an XML file."""

    tag: str
    """Its name, with its namespace in braces as ElementTree has it."""
    line: int
    """Where it begins, from 1."""
    path: tuple[str, ...]
    """Names of the elements around it, the outermost first."""
    text: str
    """The text in it, without that of elements inside it."""
    attributes: dict[str, str]
    """Its attributes."""
    parent: int
    """Number of the element around it, counted from 0 in the order of their beginnings; -1 for the outermost."""


def xml_elements(content: bytes) -> tuple[Tagged, ...]:
    """Return all elements in the order of their beginnings; raises `ElementTree.ParseError` where XML ends."""
    builder = _Lines()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    builder.parser = parser
    parser.StartElementHandler, parser.EndElementHandler = builder.start, builder.end
    parser.CharacterDataHandler = builder.text
    parser.EntityDeclHandler = builder.refuse
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        wrong = ET.ParseError(expat.ErrorString(error.code))
        wrong.position = error.lineno, error.offset
        raise wrong from error
    return tuple(builder.made())


class _Lines:
    """Collects the elements that the expat parser reports."""

    parser: expat.XMLParserType

    def __init__(self) -> None:
        self._begun: list[tuple[str, int, tuple[str, ...], dict[str, str], int]] = []
        self._texts: list[list[str]] = []
        self._open: list[int] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        path = tuple(self._begun[at][0] for at in self._open)
        parent = self._open[-1] if self._open else -1
        self._open.append(len(self._begun))
        self._begun.append((_named(name), self.parser.CurrentLineNumber, path, attributes, parent))
        self._texts.append([])

    def end(self, _name: str) -> None:
        self._open.pop()

    def text(self, part: str) -> None:
        self._texts[self._open[-1]].append(part)

    def refuse(self, *_declared: object) -> None:
        """Refuse entities, which can grow a thousandfold when they are read; no feed has them."""
        wrong = ET.ParseError("it declares entities of its own")
        wrong.position = self.parser.CurrentLineNumber, 0
        raise wrong

    def made(self) -> Iterator[Tagged]:
        for (tag, line, path, attributes, parent), texts in zip(self._begun, self._texts, strict=True):
            yield Tagged(tag, line, path, "".join(texts).strip(), attributes, parent)


def _named(name: str) -> str:
    return f"{{{name}" if "}" in name else name
