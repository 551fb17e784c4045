"""Markdown → pieces: what Python-Markdown makes of a text, cleaned by nh3, read back as blocks.

Nothing of the HTML survives but the inline elements of `_INLINE`; images leave their description, as a caption.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

from site_builder.parsing.lines.line import Line, make_line

__all__ = ["HEADINGS", "TaggedLine", "pieces", "read_blocks"]

_INLINE = {"b": "strong", "i": "em"} | {tag: tag for tag in ("a", "code", "em", "strong", "sub", "sup")}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
"""The HTML elements that are headings."""
_MOST = 1_500
"""More opening brackets or ampersands than an article has: Python-Markdown takes time in the square of their number."""
_WINDOW = 50_000
"""Code points within which the next block's first word is looked for in the source."""
_BLOCKS = {"p", "li", "blockquote", "pre", "td", "th", "tr", "dt", "dd", "div", "table", "ul", "ol", "hr", *HEADINGS}


@dataclass(slots=True)
class TaggedLine:
    """One block of a Markdown text."""

    line: Line
    """Its plain text; the number counts the lines of the text from 1."""
    html: str
    """Its sanitised inline HTML; '' when that would be the plain text."""
    tag: str
    """The HTML element that it was: 'p', 'h1' … 'h6', 'li', 'blockquote', 'img', …"""


def pieces(text: str) -> list[TaggedLine] | None:
    """Return the blocks of a Markdown text in order; None when it is too tangled to be read as Markdown."""
    import markdown

    if any(text.count(mark) > _MOST for mark in "[<&"):
        return None
    try:
        html = markdown.markdown(text, extensions=["tables", "sane_lists"])
    except RecursionError:
        return None
    return read_blocks(html, text)


def read_blocks(html: str, source: str, more: AbstractSet[str] = frozenset()) -> list[TaggedLine]:
    """Return the blocks of any HTML in order, nothing of it left but safe inline elements.

    `source` is the text it was made from, for line numbers; `more` are names of block elements beside the usual ones.
    """
    import nh3

    clean = nh3.clean(
        html,
        tags=set(_INLINE) | _BLOCKS | more | {"img", "br"},
        attributes={"a": {"href"}, "img": {"alt", "title"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noopener",
    )
    reader = _Reader(source)
    reader.feed(clean)
    reader.close()
    reader.end_block()
    return reader.found


class _Reader(HTMLParser):
    """Walks the cleaned HTML; every block element closes the piece before it."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[TaggedLine] = []
        self._source = source
        self._passed = 0  # line ends before `_at`
        self._at = 0  # how far the source has been looked through for pieces
        self._open: list[str] = []  # block elements around
        self._text: list[str] = []
        self._html: list[str] = []
        self._inline: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _INLINE:
            name = _INLINE[tag]
            given = "".join(f' {key}="{escape(value or "")}"' for key, value in attrs) if name == "a" else ""
            self._html.append(f"<{name}{given}>")
            self._inline.append(name)
        elif tag == "img":
            self._image(dict(attrs))
        elif tag == "br":
            self.handle_data(" ")
        else:
            self.end_block()
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _INLINE:
            if _INLINE[tag] in self._inline:
                self._inline.remove(_INLINE[tag])
                self._html.append(f"</{_INLINE[tag]}>")
        elif tag in self._open:
            self.end_block()
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        self._text.append(data)
        self._html.append(escape(data, quote=False))

    def _image(self, attrs: dict[str, str | None]) -> None:
        said = attrs.get("title") or attrs.get("alt") or ""
        if said.strip():
            self.end_block()
            self._add(said, "", "img")

    def end_block(self) -> None:
        """Close the piece that is being read, if it holds anything."""
        text = " ".join("".join(self._text).split())
        html = " ".join("".join(self._html).split())
        self._text, self._html, self._inline = [], [], []
        if text:
            self._add(text, html if "<" in html else "", self._tag())

    def _tag(self) -> str:
        around = self._open or ["p"]
        if around[-1] == "p" and len(around) > 1:
            return around[-2] if around[-2] in ("li", "blockquote") else "p"
        return around[-1]

    def _add(self, text: str, html: str, tag: str) -> None:
        line = make_line(text, 0, self._line_of(text), gap=True)
        if line is not None:
            self.found.append(TaggedLine(line, html, tag))

    def _line_of(self, text: str) -> int:
        """Return the line of the source at which `text` stands: that of its first word after the piece before."""
        word = max(text.split()[:3], key=len)
        found = self._source.find(word, self._at, self._at + _WINDOW)
        if found >= 0:
            self._passed += self._source.count("\n", self._at, found)
            self._at = found
        return 1 + self._passed
