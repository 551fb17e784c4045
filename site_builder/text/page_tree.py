"""A web page as a tree: parsed by lexbor from any markup, in linear time.

HTML's own rules take the square of the nesting depth, of the attributes on one tag and of formatting left open. No page
of news comes near the bounds set here before lexbor sees it; beyond them tags are left out, their text stays.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeAlias

from site_builder.text.normalise import normalise

__all__ = [
    "Closing", "Element", "Event", "descendants", "events", "linked_data", "read_page", "script_sources", "text_of",
]  # fmt: skip

_DEEPEST = 200  # elements open at once; pages of news have 20 to 60
_LONGEST_TAG = 20_000  # characters; a picture may stand in an attribute, but never one that is wanted here
_MANY = 1_000  # signs that divide attributes
_FORMATTING = 8  # formatting elements open at once
# A comment, script or style as a whole, or one tag. What is never closed goes on to the end of the page, a tag to the
# next '<'; so wherever one begins there is a match, and nothing is ever gone through twice.
_TOKEN = re.compile(
    r"<!--(?:.*?-->|.*\Z)"
    r"|<(?P<raw>script|style)\b(?P<given>[^>]*)(?:\Z|>(?:.*?</(?P=raw)\s*>|.*\Z))"
    r"""|<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]*+)(?P<rest>(?>[^<>"'=]++|=\s*+"[^"]*+"|=\s*+'[^']*+'|[="'])*+)>?""",
    re.DOTALL | re.IGNORECASE,
)
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
})  # fmt: skip
# Closed by the next of their kind, as HTML has it, and so often never closed.
_IMPLIED = frozenset({"p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "optgroup"})
_KEPT_FORMATTING = frozenset({"b", "i", "em", "strong", "code", "s", "strike"})
_LOST_FORMATTING = frozenset({"font", "big", "small", "tt", "u", "nobr"})
_NEVER_SHOWN = frozenset({
    "style", "template", "noscript", "noframes", "iframe", "object", "embed", "applet", "audio", "video", "canvas",
    "svg", "math", "button", "select", "option", "optgroup", "textarea", "datalist", "map", "dialog", "frame",
    "frameset",
})  # fmt: skip


_CLOSING_MARKS = frozenset(",.:;!?)]’”»।॥…")


@dataclass(slots=True, eq=False)
class Element:
    """One element of a page."""

    tag: str
    """Its name, in lower case."""
    attributes: dict[str, str]
    """Its attributes; '' for one without a value."""
    parent: "Element | None"
    """The element around it."""
    children: "list[Element | str]" = field(default_factory=list)
    """What is in it, in order; text is normalised."""


@dataclass(frozen=True, slots=True, eq=False)
class Closing:
    """The end of an element."""

    element: Element
    """The element that ends."""


Event: TypeAlias = Element | Closing | str
"""An element's beginning or end, or text."""


@lru_cache(maxsize=1)  # what a page states and what it shows is read one after the other
def read_page(text: str) -> Element:
    """Return the root of the page in `text`, whatever it is; scripts are left out but for linked data.

    Callers must not change the tree, because the next call for this page returns the same tree.
    """
    from selectolax.lexbor import LexborHTMLParser

    parsed = LexborHTMLParser(_tamed(text)).root
    root = Element("html", {}, None)
    if parsed is None:
        return root
    root.attributes = {name: value or "" for name, value in parsed.attributes.items()}
    waiting = [(parsed, root, False)]
    while waiting:
        node, element, pictures = waiting.pop()
        child = node.child
        while child is not None:
            tag = child.tag or ""
            if child.is_text_node:
                if not pictures:
                    element.children.append(normalise(child.text_content or ""))
            elif child.is_element_node and (tag == "noscript" or (pictures and tag != "img")):
                # The fallback of a script is a picture that the script loads; its text is for browsers without scripts.
                if tag not in _NEVER_SHOWN or tag == "noscript":
                    stand_in = Element("noscript", {}, element)
                    element.children.append(stand_in)
                    waiting.append((child, stand_in, True))
            elif child.is_element_node and tag not in _NEVER_SHOWN:
                given = {name: value or "" for name, value in child.attributes.items()}
                inner = Element(tag, given, element)
                element.children.append(inner)
                waiting.append((child, inner, pictures))
            child = child.next
    return root


def _tamed(text: str) -> str:
    """Return `text` without comments, scripts, styles, and what would take lexbor more than linear time."""
    open_now: Counter[str] = Counter()
    depth = formatting = 0

    def keep(token: re.Match[str]) -> str:
        nonlocal depth, formatting
        name = (token["name"] or "").lower()
        if not name:
            return token[0] if token["raw"] and "ld+json" in token["given"] else " "
        if name in _LOST_FORMATTING:
            return ""
        if name in _VOID or name in _IMPLIED:
            return _short(token, name)
        kept = name in _KEPT_FORMATTING
        if token["end"]:
            if not open_now[name]:
                return ""
            step = -1
        elif depth >= _DEEPEST or (kept and formatting >= _FORMATTING):
            return " "
        else:
            step = 1
        open_now[name] += step
        depth += step
        formatting += step * kept
        return f"<{token['end']}{name}>" if kept else _short(token, name)

    return _TOKEN.sub(keep, text)


def _short(token: re.Match[str], name: str) -> str:
    """Return the tag, closed; without its attributes when they are too long or too many."""
    rest = token["rest"]
    few = len(rest) < _MANY or (len(rest) <= _LONGEST_TAG and sum(map(rest.count, "=/ ")) < _MANY)
    return f"<{token['end']}{name}{rest if few else ''}>"


def events(root: Element) -> Iterator[Event]:
    """Yield beginnings, texts and ends below and including `root`, in the order of the page."""
    waiting: list[Event] = [root]
    while waiting:
        event = waiting.pop()
        yield event
        if isinstance(event, Element):
            waiting.append(Closing(event))
            waiting += reversed(event.children)


def descendants(root: Element, *tags: str) -> Iterator[Element]:
    """Yield `root` and the elements below it in the order of the page; only those named `tags` when any are given."""
    for event in events(root):
        if isinstance(event, Element) and (not tags or event.tag in tags):
            yield event


def text_of(root: Element, longest: int | None = None) -> str:
    """Return all text in `root`, runs of space as one; two elements are apart, unless a mark follows.

    `longest`: the caller needs only this number of elements and characters; the rest may be left out.
    """
    parts: list[str] = []
    seen = 0
    for event in events(root):
        seen += len(event.strip()) if isinstance(event, str) else 1
        if isinstance(event, Element):
            parts.append(" ")
        elif isinstance(event, str):
            if event[:1] in _CLOSING_MARKS:
                while parts[-1:] == [" "]:
                    parts.pop()
            parts.append(event)
        if longest is not None and seen > longest:
            break
    return " ".join("".join(parts).split())


def linked_data(root: Element) -> Iterator[dict[str, Any]]:
    """Yield the objects that the page states as linked data (JSON-LD), those in a list or graph one by one."""
    for script in descendants(root, "script"):
        try:
            waiting = [json.loads("".join(part for part in script.children if isinstance(part, str)), strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            item = waiting.pop()
            if isinstance(item, list):
                waiting += reversed(item)
            elif isinstance(item, dict):
                yield item
                waiting.append(item.get("@graph"))


def script_sources(text: str) -> Iterator[str]:
    """Yield the source of each script in the page `text`, in order, except its linked data."""
    for token in _TOKEN.finditer(text):
        if (token["raw"] or "").lower() == "script" and "ld+json" not in token["given"]:
            yield token[0].partition(">")[2].rpartition("</")[0]
