"""The facts about a page for checks: its links, places, pictures and metadata."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

__all__ = ["PageFacts", "PageLink", "PagePicture", "page_facts"]

_LINKS = {
    "a": ("href",), "area": ("href",), "link": ("href",), "script": ("src",), "img": ("src", "srcset"),
    "source": ("src", "srcset"), "iframe": ("src",), "video": ("src", "poster"), "audio": ("src",), "track": ("src",),
    "form": ("action",), "object": ("data",), "embed": ("src",), "meta": (),
}  # fmt: skip
_SHARED = frozenset({"og:url", "og:image"})
_REFRESH = re.compile(r"\s*\d+\s*[;,]\s*(?:url\s*=\s*)?['\"]?(.*?)['\"]?\s*", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class PageLink:
    """One link of a page, or one file that it loads."""

    tag: str
    """Element in which it stands, in lower case."""
    attribute: str
    """Attribute in which it stands."""
    target: str
    """Where it leads, as written."""
    written: str
    """The whole value of the attribute; in `srcset` and in a refresh it is more than the target."""
    relation: str = ""
    """What `rel` says, in lower case."""

    @property
    def loaded(self) -> bool:
        """Return whether a browser loads it with the page."""
        loads = self.tag in {"script", "img", "source", "iframe", "video", "audio", "track", "object", "embed"}
        return loads or (self.tag == "link" and bool({"stylesheet", "icon", "preload"} & {*self.relation.split()}))


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A picture of a page."""

    source: str
    """Where it lies, as written."""
    alt: str | None
    """Its alternative text; None if the page states none, '' for a decoration."""
    size: tuple[int, int] | None
    """Width and height that the page states, in pixels."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page as checks see it."""

    address: str
    """Where it stands."""
    title: str
    """Its title, which the browser's tab shows; '' if it has none."""
    links: tuple[PageLink, ...]
    """Links and loaded files, each once, in the order of the page."""
    anchors: frozenset[str]
    """Places to which a link can lead."""
    twice: tuple[str, ...]
    """Places whose name occurs in it more than once."""
    pictures: tuple[PagePicture, ...]
    """Its pictures."""
    linked_data: tuple[str, ...]
    """Its JSON-LD, as text."""
    canonical: str
    """The address that search engines are to use; '' when it states none."""
    forwards: bool
    """Whether it only leads to another page."""
    language: str
    """The language that it states; '' when it states none."""


def page_facts(address: str, text: str) -> PageFacts:
    """Return the facts about the page in `text`; any markup gives a result, as in browsers."""
    tree = LexborHTMLParser(text)
    links: dict[PageLink, None] = {}
    pictures: list[PagePicture] = []
    data: list[str] = []
    names: Counter[str] = Counter()  # one selector at a time: lexbor returns a node twice if two of a list select it
    names.update(_attribute(node, "id") for node in tree.css("[id]"))
    for node in tree.css(",".join(_LINKS)):
        tag, given = node.tag or "", {name: value or "" for name, value in node.attributes.items()}
        links.update(dict.fromkeys(_links(tag, given)))
        if tag == "img":
            pictures.append(PagePicture(given.get("src", "").strip(), given.get("alt"), _size(given)))
        if tag == "script" and given.get("type", "").strip().lower() == "application/ld+json":
            data.append(node.text(deep=True))
    named = {str(node.attributes.get("name")) for node in tree.css("a[name]")}
    title, root = tree.css_first("title"), tree.css_first("html")
    return PageFacts(
        address,
        " ".join(title.text(deep=True).split()) if title is not None else "",
        tuple(links),
        frozenset(names) | named,
        tuple(name for name, count in names.items() if count > 1),
        tuple(pictures),
        tuple(data),
        next((link.target for link in links if link.tag == "link" and "canonical" in link.relation.split()), ""),
        any(link.tag == "meta" and link.attribute == "content" and not link.relation for link in links),
        _attribute(root, "lang"),
    )


def _attribute(node: LexborNode | None, name: str) -> str:
    return (node.attributes.get(name) or "").strip() if node is not None else ""


def _links(tag: str, given: dict[str, str]) -> Iterator[PageLink]:
    relation = given.get("rel", "").strip().lower()
    if tag == "meta" and given.get("http-equiv", "").strip().lower() == "refresh":
        found = _REFRESH.fullmatch(given.get("content", ""))
        if found:
            yield PageLink(tag, "content", found[1], given["content"].strip())
    elif tag == "meta" and given.get("property") in _SHARED:
        written = given.get("content", "").strip()
        yield PageLink(tag, "content", written, written, given["property"])
    for attribute in _LINKS.get(tag, ()):
        if attribute in given:
            written = given[attribute].strip()
            parts = _candidates(written) if attribute == "srcset" else [written]
            for target in parts:
                yield PageLink(tag, attribute, target, written, relation)


def _candidates(srcset: str) -> list[str]:
    return [part.split()[0] for part in re.split(r",\s+|,(?=\S+\s+\d)", srcset) if part.split()]


def _size(given: dict[str, str]) -> tuple[int, int] | None:
    width, height = given.get("width", ""), given.get("height", "")
    usable = width.isascii() and width.isdigit() and height.isascii() and height.isdigit()
    return (int(width), int(height)) if usable and len(width) < 7 and len(height) < 7 else None
