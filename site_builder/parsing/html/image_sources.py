"""Addresses of the pictures of a page: files beside the page, or on the web."""

import re
from collections.abc import Iterator
from html import unescape

from site_builder.model import BlockPicture
from site_builder.parsing.html.page_links import Home, web_address
from site_builder.text.normalise import normalise
from site_builder.text.page_tree import Element
from site_builder.text.source_links import source_link

__all__ = ["is_decoration", "picture_of", "same_file"]

# Attributes with the address of a lazily loaded picture.
_LAZY = ("data-src", "data-original", "data-lazy-src", "data-lazy", "data-original-src", "data-url", "data-hi-res-src")
_LAZY_SETS = ("data-srcset", "data-lazy-srcset")
_DESCRIPTOR = re.compile(r"(\d{1,6}(?:\.\d{1,6})?)[wx],?")
_SIZE = re.compile(r"-?\d+x\d+(?=\.\w+\Z)|[_-](?:scaled|large|medium|small|thumb)(?=\.\w+\Z)")
_PIXELS = re.compile(r"[0-9]{1,5}(?:px)?")
# Half or twice of these numbers changes none of 49 real pages, but for half of _LONGEST: one page
# (benchmarks/results/thresholds.md). All but the size bound the time for long attributes and many sources.
_LONGEST = 4_000  # code points of an address or a `srcset`
_SMALLEST = 40  # pixels; a picture with a smaller stated size is a button, a face or a counter
_SOURCES = 20  # children of a `picture`
_NAMES = 400  # code points of an element's names
_DECORATION = re.compile(r"\b(?:emoji|avatar|icon|logo|spacer|pixel|gravatar)\b", re.IGNORECASE)


def picture_of(element: Element, home: Home) -> BlockPicture | None:
    """Return the picture of an `img` or `amp-img`; None if it has no usable address."""
    given = element.attributes
    lazy = [given[name] for name in _LAZY if given.get(name)]
    sets = [given[name] for name in (*_LAZY_SETS, "srcset") if given.get(name)]
    sets += [e.attributes.get("srcset", "") for e in _beside(element)]
    best = [address for stated in sets for address in _largest(stated)]
    src = [given["src"]] if given.get("src") else []
    # A browser that saves a page writes the copy's path into `src`, and leaves the other attributes unchanged.
    links = (source_link(address, home.path, rooted=home.rooted) for address in (*src, *lazy, *best))
    local = next((link.path for link in links if link), None)
    shown = (*lazy, *best, *src) if lazy else (*src, *best)
    web = next((url for address in shown if len(address) <= _LONGEST and (url := web_address(address, home))), None)
    if local is None and web is None:
        return None
    return BlockPicture(local, web, " ".join(normalise(given.get("alt", "")).split()))


def _beside(element: Element) -> Iterator[Element]:
    """Yield the other sources of a `picture` element besides its `img`."""
    if element.parent is not None and element.parent.tag == "picture":
        children = (child for child in element.parent.children[:_SOURCES] if isinstance(child, Element))
        yield from (child for child in children if child.tag == "source")


def _largest(stated: str) -> list[str]:
    """Return the address of the largest picture of a `srcset`: 'a.jpg 300w, b.jpg 1200w'."""
    rows: list[tuple[float, str]] = []
    waiting = ""
    for word in unescape(stated[:_LONGEST]).split():
        if waiting and (found := _DESCRIPTOR.fullmatch(word)):
            rows.append((float(found[1]), waiting))
            waiting = ""
            continue
        if waiting:
            rows.append((1.0, waiting))
        waiting = word.strip(",")
        if word.endswith(","):
            rows.append((1.0, waiting))
            waiting = ""
    rows += [(1.0, waiting)] * bool(waiting)
    usable = [row for row in rows if row[1] and not row[1].startswith("data:")]
    return [max(usable, key=lambda row: row[0])[1]] if usable else []


def is_decoration(element: Element) -> bool:
    """Return whether a picture is a button, a face or a counter: by its stated size, its names, or its role."""
    given = element.attributes
    if given.get("role") == "presentation" or given.get("aria-hidden") == "true":
        return True
    sizes = [found[0] for name in ("width", "height") if (found := _PIXELS.fullmatch(given.get(name, "").strip()))]
    small = any(int(size.removesuffix("px")) < _SMALLEST for size in sizes)
    return small or _DECORATION.search(f"{given.get('class', '')} {given.get('id', '')}"[:_NAMES]) is not None


def same_file(one: str, other: str) -> bool:
    """Return whether two addresses are of one picture, perhaps in two sizes, judged by their names."""
    return bool(_name(one)) and _name(one) == _name(other)


def _name(address: str) -> str:
    name = re.split("[?#]", address)[0].rpartition("/")[2].lower()
    return _SIZE.sub("", name)
