"""Who wrote a saved web page, as its linked data, its metadata or its elements say."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from itertools import chain
from typing import Any

from site_builder.text.bylines import bare_byline
from site_builder.text.page_tree import Element, descendants, linked_data, text_of

__all__ = ["linked_names", "page_author"]

_METAS = ("author", "article:author", "byl", "dc.creator", "dcterms.creator", "parsely-author", "cxenseparse:author")
_CLASSES = frozenset(
    {
        "author",
        "authors",
        "byline",
        "author-name",
        "author_name",
        "authorname",
        "byline-name",
        "byline__name",
        "byline-author",
    }
)
_AUTHORS_PAGE = re.compile(r"/(?:authors?|staff|autoren|auteurs?|profile)/[^/]")
_LONGEST_HREF = 500
_LONGEST_NAME = 100
_MOST = 10  # authors; a longer list is a page's staff
_DEEPEST = 6  # objects in one another, before it is a joke


def page_author(root: Element, metas: Mapping[str, str], story: Mapping[str, Any], site: str | None) -> str | None:
    """Return the names of those who wrote the page's article, joined by commas; None when it names nobody.

    `story`: the linked data of the article; `site`: the publisher's name, which is nobody's.
    """
    authors = [value for key in ("author", "creator") if (value := story.get(key))]
    by_id = _by_id(root) if authors else {}
    linked = (", ".join(linked_names(value, by_id)) for value in authors)
    stated = (metas.get(key) for key in _METAS)
    shown = chain(_marked(root), _linked_to(root))
    return next((name for given in chain(linked, stated, shown) if (name := _name(given, site))), None)


def linked_names(value: object, by_id: Mapping[str, Mapping[str, Any]], depth: int = _DEEPEST) -> list[str]:
    """Return the names in linked data, each once: a text, an object with a name or an '@id', or a list of them."""
    found: list[str] = []
    listed = value if isinstance(value, list) else [value]
    for item in listed[:_MOST] if depth else ():
        if isinstance(item, dict):
            found += linked_names(_named(item, by_id), by_id, depth - 1)
        elif isinstance(item, list):
            found += linked_names(item, by_id, depth - 1)
        elif isinstance(item, str) and item in by_id:
            found += linked_names(_named(by_id[item], by_id), by_id, depth - 1)
        elif isinstance(item, str) and item.strip() and "://" not in item:
            found.append(" ".join(item.split()))
    return list(dict.fromkeys(found))


def _named(item: Mapping[str, Any], by_id: Mapping[str, Mapping[str, Any]]) -> object:
    """Return what an object gives as its name, or the object that its '@id' leads to."""
    if item.get("name"):
        return item["name"]
    parts = [item.get(key) for key in ("givenName", "familyName")]
    if all(isinstance(part, str) and part for part in parts):
        return " ".join(map(str, parts))
    other = by_id.get(item["@id"]) if isinstance(item.get("@id"), str) else None
    return other if other is not None and other is not item else None


def _by_id(root: Element) -> dict[str, Mapping[str, Any]]:
    """Return the objects of the page's linked data by '@id'; of several, the one that has a name."""
    found: dict[str, Mapping[str, Any]] = {}
    for item in linked_data(root):
        if isinstance(name := item.get("@id"), str) and (name not in found or "name" in item):
            found[name] = item
    return found


def _name(given: str | None, site: str | None) -> str | None:
    bare = bare_byline(unescape(given)) if given and "://" not in given else None
    return bare if bare and bare != site and len(bare) <= _LONGEST_NAME else None


def _marked(root: Element) -> Iterator[str]:
    """Yield the texts of elements that are marked as the author's name."""
    for element in descendants(root, "a", "span", "div", "p", "address"):
        given = element.attributes
        marked = given.get("itemprop", "").lower() == "author" or "author" in given.get("rel", "").lower().split()
        if marked or not _CLASSES.isdisjoint(given.get("class", "").lower().split()):
            yield text_of(element)


def _linked_to(root: Element) -> Iterator[str]:
    """Yield the texts of links behind the headline that lead to an author's page; a name has two to four words."""
    behind = False
    for element in descendants(root, "h1", "a"):
        behind = behind or element.tag == "h1"
        if behind and _AUTHORS_PAGE.search(element.attributes.get("href", "")[:_LONGEST_HREF]):
            text = text_of(element)
            if 2 <= len(text.split()) <= 4 and not any(map(str.isdigit, text)):
                yield text
