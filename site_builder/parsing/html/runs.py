"""A page's text as runs: the text between two block boundaries, with its inline markup and its element."""

import re
from collections.abc import Container
from dataclasses import dataclass, field
from functools import cache, lru_cache
from html import escape
from itertools import pairwise
from typing import Literal, NamedTuple

from site_builder import data
from site_builder.parsing.html.page_links import Home, is_way_back, leads_away, link_to, note_mark
from site_builder.parsing.html.run_text import RunText
from site_builder.text.page_tree import Closing, Element, events

__all__ = ["HEADING_TAGS", "PageRun", "Wordless", "is_surely_clutter", "role_by_name", "runs"]

HEADING_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
"""The elements that are headings."""
_NUMBER = re.compile(r"[ \n]?[0-9]{1,3}[ \n]?")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_INLINE = {
    "b": "strong", "strong": "strong", "i": "em", "em": "em", "code": "code", "sub": "sub", "sup": "sup",
    "s": "s", "strike": "s", "del": "s",
}  # fmt: skip
# They change the look of text, but do not end a block.
_WITHIN = frozenset({
    "a", "span", "label", "abbr", "acronym", "bdi", "bdo", "big", "cite", "data", "del", "dfn", "font", "ins", "kbd",
    "mark", "noscript", "q", "ruby", "rb", "rt", "rp", "samp", "small", "source", "picture", "time", "tt", "u", "var",
    "wbr", "img", *_INLINE,
})  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNSHOWN = frozenset({"head", "title", "script", "link", "meta", "base"})
_ASIDE = frozenset({"nav", "aside", "footer"})
_WRITTEN_INTO = frozenset({"", "email", "search", "tel", "text"})
# A number that a page builder gave, as in 'element-ad3e790', is passed over: its letters are no word.
_MADE = r"(?<![A-Za-z0-9])(?=[0-9a-f]*[0-9])[0-9a-f]{6,}(?![A-Za-z0-9])"
_NAME_PARTS = re.compile(rf"{_MADE}|([A-Z]?[a-z]+|[A-Z]+(?![a-z]))")
# Of 104,924 elements of 145 real pages 40 have more characters in class and id, up to 7,180.
_LONGEST_NAMES = 400
_BOX = 4  # children of a box around a form, at most: label, field, button, note
_AS_IT_STANDS = frozenset({"pre", "listing", "xmp"})
_LONGEST_ID = 200  # a bound


@dataclass(slots=True)
class PageRun:
    """The text between two block boundaries."""

    element: Element
    """The block element it stands in."""
    text: str
    """Its text, runs of space as one; '\\n' where a line break stands."""
    html: str
    """The same with inline markup, escaped; '' for text whose spaces must be kept."""
    linked: int
    """How many of its characters lead to other pages."""
    bold: int
    """How many of its characters are bold."""
    aside: frozenset[str]
    """Words in the names of elements around it that exclude it from the story; empty if there are none."""
    led: bool = False
    """True when it begins with a link to another page."""
    box: Element | None = None
    """The outermost element with such a word; None if there is none."""
    anchors: list[str] = field(default_factory=list)
    """Its ids, for links within the page."""


class Wordless(NamedTuple):
    """A visible element without text."""

    at: int
    """How many runs of text stand before it."""
    element: Element
    """The element."""
    kind: Literal["picture", "rule", "cell"]
    """What it is; 'cell' is an empty cell of a table."""
    away: bool = False
    """True when it stands in a link to another page."""


@cache
def _known() -> dict[str, str]:
    return {row[0]: row[1] for row in data.table("any", "parsing/page_words")}


@lru_cache(maxsize=4096)
def _words(names: str) -> frozenset[str]:
    """Return the known words of `names`, a class or id attribute (data: page_words)."""
    known = _known()
    found = set()
    for name in names.split():
        parts = [part.lower() for part in _NAME_PARTS.findall(name) if part]
        pairs = [f"{a}-{b}" for a, b in pairwise(parts)]
        found |= {word for word in (*parts, *pairs, "".join(parts), "-".join(parts)) if word in known}
    return frozenset(found)


def is_surely_clutter(word: str) -> bool:
    """Return whether a word of `PageRun.aside` always excludes its text, however much that is."""
    return _known().get(word) != "perhaps-clutter"


def role_by_name(element: Element) -> frozenset[str]:
    """Return the roles in an element's class, id and rel: some of kicker, standfirst, byline, caption, clutter."""
    return frozenset(_known()[word] for word in _known_words(element))


def _known_words(element: Element) -> frozenset[str]:
    given = element.attributes
    names = " ".join(given.get(key, "") for key in ("class", "id", "rel", "itemprop"))
    if "-" in element.tag:
        names += f" {element.tag}"
    found = _words(names[:_LONGEST_NAMES]) if names.strip() else frozenset()
    return found | {"is-hidden"} if _is_hidden_by_class(given.get("class", "")[:_LONGEST_NAMES].split()) else found


def _is_hidden_by_class(classes: list[str]) -> bool:
    """Return whether the style sheets of Bootstrap and Tailwind hide an element: for good, or until a tab is opened."""
    shown = "active" in classes or any(":" in name for name in classes)  # 'hidden md:block': on small screens only
    return not shown and ("hidden" in classes or "tab-pane" in classes)


def runs(
    root: Element, kept: Container[int], home: Home, meaningless: frozenset[str] = frozenset()
) -> tuple[list[PageRun], list[Wordless]]:
    """Return all visible text of the page, in order, and its visible elements without text.

    `kept`: ids of elements that are part of the story in spite of their names. `home`: the page's addresses.
    `meaningless`: words for clutter that mean something else on this page.
    """
    reader = _Reader(kept, home, meaningless)
    for event in events(root):
        reader.take(event)
    reader.end(root)
    return reader.found, reader.wordless


class _Reader:
    """Walks the page; every block boundary ends the run before it."""

    def __init__(self, kept: Container[int], home: Home, meaningless: frozenset[str]) -> None:
        self.found: list[PageRun] = []
        self.wordless: list[Wordless] = []
        self._kept = kept
        self._home = home
        self._meaningless = meaningless
        self._because: frozenset[str] = frozenset()
        self._skipped: Element | None = None  # its contents are hidden
        self._aside: Element | None = None
        self._link: Element | None = None
        self._leads_away = False
        self._ended_link = False  # a link has just ended
        self._inline: list[tuple[Element, str, str]] = []  # inline elements around, with tag and end tag
        self._written = 0  # how many of their tags are in the run; they are written with the first text in them
        self._run = RunText()
        self._spaced: Element | None = None  # the outer element whose spaces must be kept
        self._linked = self._bold = 0
        self._led = self._begun = False  # whether the run begins with a link; whether it has begun
        self._broken = False  # a line break has just been read
        self._anchors: list[str] = []  # ids of elements that began since the last run ended
        self._cells: dict[int, int] = {}  # how many runs stood before each cell that is open

    def take(self, event: Element | Closing | str) -> None:
        """Process one event."""
        if isinstance(event, Closing):
            self._close(event.element)
        elif self._skipped is None:
            if isinstance(event, str):
                self._say(event)
            else:
                self._open(event)

    def _open(self, element: Element) -> None:
        tag = element.tag
        if tag in _UNSHOWN or (id(element) not in self._kept and _is_hidden(element)):
            self._skipped = element
            return
        given = element.attributes
        if name := given.get("id") or (tag == "a" and given.get("name")):
            self._anchors.append(name[:_LONGEST_ID])
        if tag == "br":
            self._break(element.parent or element)
        elif tag not in _WITHIN:
            self._open_block(element)
        elif tag == "a" and self._link is None:
            self._open_link(element)
        elif tag == "q":
            self._say("“")
        elif tag == "img":
            self._show(element, "picture")
        elif tag in _INLINE and all(around.tag != tag for around, _, _ in self._inline):
            self._inline.append((element, f"<{_INLINE[tag]}>", f"</{_INLINE[tag]}>"))

    def _open_block(self, element: Element) -> None:
        self.end(element.parent or element)
        if self._aside is None and id(element) not in self._kept and (because := self._clutter(element)):
            self._aside, self._because = element, because
        if element.tag in ("td", "th"):
            self._cells[id(element)] = len(self.found)
        elif element.tag == "hr":
            self._show(element, "rule")
        elif element.tag == "amp-img":
            self._show(element, "picture")
        elif element.tag in _AS_IT_STANDS and self._spaced is None:
            self._spaced = element

    def _show(self, element: Element, kind: Literal["picture", "rule", "cell"]) -> None:
        if self._aside is None:
            self.wordless.append(Wordless(len(self.found), element, kind, self._leads_away))

    def _clutter(self, element: Element) -> frozenset[str]:
        """Return the words that exclude an element from the story."""
        if element.tag in _ASIDE:
            return frozenset({element.tag})
        words = _known_words(element) - self._meaningless
        return frozenset(w for w in words if _known()[w].endswith("clutter")) or _asks(element)

    def _open_link(self, element: Element) -> None:
        href = element.attributes.get("href", "").strip()
        if is_way_back(element, href):
            self._skipped = element
            return
        if self._run and (mark := note_mark(element, href)):
            self._run.tag(mark)
            self._skipped = element
            return
        if self._ended_link:
            self._say(" ")  # buttons in a row
        self._link = element
        self._leads_away = leads_away(href, self._home)
        if address := link_to(href, self._home):
            self._inline.append((element, f'<a href="{escape(address)}">', "</a>"))

    def _close(self, element: Element) -> None:
        if self._skipped is not None:
            if self._skipped is element:
                self._skipped = None
        elif element.tag not in _WITHIN and element.tag != "br":
            self.end(element)
            if self._cells.pop(id(element), -1) == len(self.found):
                self._show(element, "cell")
            if self._aside is element:
                self._aside, self._because = None, frozenset()
            if self._spaced is element:
                self._spaced = None
        else:
            if element is self._link:
                self._link, self._leads_away, self._ended_link = None, False, bool(self._run)
            if element.tag == "q":
                self._say("”")
            self._close_inline(element)

    def _close_inline(self, element: Element) -> None:
        for i, (around, _, _) in enumerate(self._inline):
            if around is element:
                self._close_tags(i)
                del self._inline[i]
                break

    def _close_tags(self, kept: int) -> None:
        """Write the end tags of all inline elements but the outermost `kept`."""
        for _, _, end in reversed(self._inline[kept : self._written]):
            self._run.tag(end)
        self._written = min(self._written, kept)

    def _say(self, text: str) -> None:
        self._ended_link = False
        if self._spaced is not None:
            said = self._run.say_as_it_stands(text)
        elif not text.strip():
            said = self._run.say(text)
        else:
            if text[0].isspace():
                self._run.say(" ")
            # A raised number is written in raised digits: as text, 10<sup>6</sup> would be 106.
            raised = self._written < len(self._inline) and self._inline[-1][0].tag == "sup" and _NUMBER.fullmatch(text)
            opened = len(self._inline) - bool(raised)
            for _, tag, _ in self._inline[self._written : opened]:
                self._run.open_tag(tag)
            self._written = max(self._written, opened)
            said = self._run.say(text.translate(_RAISED) if raised else text)
        if said:
            self._led = self._led or (self._leads_away and not self._begun)
            self._begun = True
            self._broken = False
            self._linked += said * self._leads_away
            self._bold += said * any(around.tag in ("b", "strong") for around, _, _ in self._inline)

    def _break(self, block: Element) -> None:
        """End the run at a line break if it follows another one or the end of a statement, or if all text is bold."""
        if self._spaced is not None:
            self._run.say_as_it_stands("\n")
        elif self._broken or 0 < self._run.said() <= self._bold or self._run.is_ended():
            self.end(block)
        else:
            self._run.end_line()
        self._broken = True

    def end(self, element: Element) -> None:
        """End the run, which is in `element` or in inline elements there."""
        if self._run:
            while element.tag in _WITHIN and element.parent is not None:
                element = element.parent
            self._close_tags(0)
            text, html = (self._run.finish_as_it_stands(), "") if self._spaced is not None else self._run.finish()
            if text:
                measured = (self._linked, self._bold, self._because, self._led, self._aside, self._anchors)
                self.found.append(PageRun(element, text, html, *measured))
                self._anchors = []
        self._run, self._written = RunText(), 0
        self._linked = self._bold = 0
        self._broken = self._ended_link = self._led = self._begun = False


def _asks(element: Element) -> frozenset[str]:
    """Return 'input' if an element has an input field, like a newsletter's box."""
    inner = [child for child in element.children if isinstance(child, Element)]
    if len(inner) <= _BOX:  # a box around a form
        inner += [
            child for form in inner if form.tag == "form" for child in form.children if isinstance(child, Element)
        ]
    fields = (child for child in inner if child.tag == "input")
    asks = any(field.attributes.get("type", "text").lower() in _WRITTEN_INTO for field in fields)
    return frozenset({"input"}) if asks else frozenset()


def _is_hidden(element: Element) -> bool:
    given = element.attributes
    return "hidden" in given or ("style" in given and _HIDDEN.search(given["style"][:_LONGEST_NAMES]) is not None)
