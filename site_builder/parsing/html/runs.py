"""A page's text as runs: what stands between two ends of blocks, with its inline markup and where it stands."""

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape
from itertools import pairwise
from urllib.parse import urljoin, urlsplit

from site_builder import data
from site_builder.text.page_tree import Closing, Element, events
from site_builder.text.sentences import is_ended

__all__ = ["HEADING_TAGS", "PageRun", "is_surely_clutter", "role_by_name", "runs"]

HEADING_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
"""The elements that are headings."""
_INLINE = {"b": "b", "strong": "b", "i": "i", "em": "i", "code": "code", "sub": "sub", "sup": "sup"}
# They change how text looks, not where a block ends.
_WITHIN = frozenset({
    "a", "span", "label", "abbr", "acronym", "bdi", "bdo", "big", "cite", "data", "del", "dfn", "font", "ins", "kbd",
    "mark", "q", "ruby", "rb", "rt", "rp", "s", "samp", "small", "strike", "time", "tt", "u", "var", "wbr",
    "img", *_INLINE,
})  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNSHOWN = frozenset({"head", "title", "script", "link", "meta", "base"})
_ASIDE = frozenset({"nav", "aside", "footer"})
_WRITTEN_INTO = frozenset({"", "email", "search", "tel", "text"})
_NAME_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# Of 104,924 elements of 145 real pages 40 have more characters in class and id, up to 7,180.
_LONGEST_NAMES = 400
_BOX = 4
_PARTS = 8  # a heading is made of no more stretches of text


@dataclass(slots=True)
class PageRun:
    """A stretch of text between two ends of blocks."""

    element: Element
    """The block element it stands in."""
    text: str
    """Its text, runs of space as one."""
    html: str
    """The same with inline markup, escaped."""
    linked: int
    """How many of its characters lead to other pages."""
    bold: int
    """How many of its characters are bold."""
    aside: frozenset[str]
    """Words by which an element around it says that it is no part of the story; empty when none does."""


@cache
def _known() -> dict[str, str]:
    return {row[0]: row[1] for row in data.table("any", "parsing/page_words")}


@lru_cache(maxsize=4096)
def _words(names: str) -> frozenset[str]:
    """Return the known words of `names`, a class or id attribute (data: page_words)."""
    known = _known()
    found = set()
    for name in names.split():
        parts = [part.lower() for part in _NAME_PARTS.findall(name)]
        pairs = [f"{a}-{b}" for a, b in pairwise(parts)]
        found |= {word for word in (*parts, *pairs, "".join(parts), "-".join(parts)) if word in known}
    return frozenset(found)


def is_surely_clutter(word: str) -> bool:
    """Return whether a word of `PageRun.aside` says so however much is called by it."""
    return _known().get(word) != "perhaps-clutter"


def role_by_name(element: Element) -> frozenset[str]:
    """Return what an element is by its class, id and rel: some of kicker, standfirst, byline, caption, clutter."""
    return frozenset(_known()[word] for word in _known_words(element))


def _known_words(element: Element) -> frozenset[str]:
    given = element.attributes
    names = " ".join(given.get(key, "") for key in ("class", "id", "rel", "itemprop"))
    if "-" in element.tag:
        names += f" {element.tag}"
    return _words(names[:_LONGEST_NAMES]) if names.strip() else frozenset()


def runs(
    root: Element, kept: Container[int], base: str | None, meaningless: frozenset[str] = frozenset()
) -> list[PageRun]:
    """Return all text that the page shows, in order.

    `kept`: ids of elements that are part of the story whatever they are called. `base`: the page's own address.
    `meaningless`: words for clutter that mean something else on this page.
    """
    reader = _Reader(kept, base, meaningless)
    for event in events(root):
        reader.take(event)
    reader.end(root)
    return reader.found


class _Reader:
    """Walks the page; every end of a block ends the run before it."""

    def __init__(self, kept: Container[int], base: str | None, meaningless: frozenset[str]) -> None:
        self.found: list[PageRun] = []
        self._kept = kept
        self._base = base
        self._meaningless = meaningless
        self._because: frozenset[str] = frozenset()
        self._skipped: Element | None = None  # nothing in it is shown
        self._aside: Element | None = None
        self._link: Element | None = None
        self._leads_away = False
        self._ended_link = False  # a link's end stands right before
        self._inline: list[tuple[Element, str, str]] = []  # inline elements around, with tag and end tag
        self._written = 0  # how many of their tags are in `_html`; they are written with the first text in them
        self._text: list[str] = []
        self._html: list[str] = []
        self._linked = self._bold = 0
        self._broken = False  # a line break stands right before

    def take(self, event: Element | Closing | str) -> None:
        """Go on by one event."""
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
        elif tag == "br":
            self._break(element.parent or element)
        elif tag not in _WITHIN:
            self.end(element.parent or element)
            if self._aside is None and id(element) not in self._kept and (because := self._clutter(element)):
                self._aside, self._because = element, because
        elif tag == "a" and self._link is None:
            self._open_link(element)
        elif tag in _INLINE and all(around.tag != tag for around, _, _ in self._inline):
            self._inline.append((element, f"<{tag}>", f"</{tag}>"))

    def _clutter(self, element: Element) -> frozenset[str]:
        """Return the words that say that an element is no part of the story."""
        if element.tag in _ASIDE:
            return frozenset({element.tag})
        words = _known_words(element) - self._meaningless
        return frozenset(w for w in words if _known()[w].endswith("clutter")) or _asks(element)

    def _open_link(self, element: Element) -> None:
        href = element.attributes.get("href", "").strip()
        address = _joined(self._base, href)
        here = self._base.partition("#")[0] if self._base else ""
        if self._ended_link:
            self._say(" ")  # buttons in a row
        self._link = element
        self._leads_away = bool(href) and not href.startswith("#") and not (here and address.partition("#")[0] == here)
        if address:
            self._inline.append((element, f'<a href="{escape(address)}">', "</a>"))

    def _close(self, element: Element) -> None:
        if self._skipped is not None:
            if self._skipped is element:
                self._skipped = None
        elif element.tag not in _WITHIN and element.tag != "br":
            self.end(element)
            if self._aside is element:
                self._aside, self._because = None, frozenset()
        else:
            if element is self._link:
                self._link, self._leads_away, self._ended_link = None, False, bool(self._text)
            for i, (around, _, _) in enumerate(self._inline):
                if around is element:
                    self._close_tags(i)
                    del self._inline[i]
                    break

    def _close_tags(self, kept: int) -> None:
        """Write the end tags of all inline elements but the outermost `kept`."""
        self._html += [end for _, _, end in reversed(self._inline[kept : self._written])]
        self._written = min(self._written, kept)

    def _say(self, text: str) -> None:
        self._ended_link = False
        if said := len("".join(text.split())):
            self._html += [tag for _, tag, _ in self._inline[self._written :]]
            self._written = len(self._inline)
            self._broken = False
            self._linked += said * self._leads_away
            self._bold += said * any(around.tag in ("b", "strong") for around, _, _ in self._inline)
        self._text.append(text)
        self._html.append(escape(text, quote=False))

    def _break(self, block: Element) -> None:
        """A line break ends the run where another or a statement's end stands before it, or all is bold."""
        said = len("".join("".join(self._text).split())) if len(self._text) < _PARTS else -1
        if self._broken or 0 < said <= self._bold or any(is_ended(part) != (False, False) for part in self._text[-1:]):
            self.end(block)
        else:
            self._text.append(" ")
            self._html.append(" ")
        self._broken = True

    def end(self, element: Element) -> None:
        """End the run, which stands in `element` or in what is inline there."""
        text = " ".join("".join(self._text).split())
        if text:
            while element.tag in _WITHIN and element.parent is not None:
                element = element.parent
            self._close_tags(0)
            html = " ".join("".join(self._html).split())
            self.found.append(PageRun(element, text, html, self._linked, self._bold, self._because))
        self._text, self._html, self._written = [], [], 0
        self._linked = self._bold = 0
        self._broken = self._ended_link = False


def _asks(element: Element) -> frozenset[str]:
    """Return 'input' when an element holds a field to write into, as a newsletter's box does."""
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


def _joined(base: str | None, href: str) -> str:
    """Return the full address of a link; '' where it is not known."""
    try:
        address = urljoin(base or "", href)
        return address if urlsplit(address).scheme in {"http", "https", "mailto"} else ""
    except ValueError:
        return ""
