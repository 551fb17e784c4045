"""The authors of a saved web page, from its linked data, its metadata or its elements."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from itertools import chain
from typing import Any

from site_builder.data import BESIDE
from site_builder.sources.page_names import named
from site_builder.text.bylines import bare_byline, byline_labels, without_time_words
from site_builder.text.dates.moment import read_moment
from site_builder.text.page_tree import Element, descendants, linked_data, text_of

__all__ = ["linked_names", "page_author"]

_METAS = ("author", "article:author", "byl", "dc.creator", "dcterms.creator", "parsely-author", "cxenseparse:author")
_AUTHORS_PAGE = named("authors-page", "/{}/[^/]")
# The comments say how many of 289 real pages change with another number: benchmarks/results/thresholds.md.
_LONGEST_HREF = 500  # code points of an address or class that are looked at; 25: 2 pages, 250: none
_ENOUGH = 400  # code points and elements; what holds more is more than names. 20: 4 pages, 200: none
_LONGEST_NAME = 100  # code points of one author, with titles: more is a sentence on him. 50 and 200: one author lost
# Of several authors, as of twelve journalists of an investigation. No list on these pages is longer than 150.
_LONGEST_LIST = 300
_WORDS_OF_NAME = 4  # 'Ana Lucía García Pérez'
_WORDS_OF_TIME = 6  # 'November 6, 2025 at 5:30 pm'; 3: 1 page, 12: none
_CLASS = re.compile(
    r"^(?!.*(?:card|comment|quote|related|repl|review|teaser))(?:.*[-_])?(?:author|byline|writer)s?(?:[-_]*info)?([-_]*name)?$"
)
_MOST = 10  # authors; a longer list is a page's staff. 5: two lists of authors are cut, 20: none
_DEEPEST = 6  # objects in one another: a bound. 1: 84 pages, of which 38 lose the right author; 3: none


def page_author(root: Element, metas: Mapping[str, str], story: Mapping[str, Any], site: str | None) -> str | None:
    """Return the names of those who wrote the page's article, joined by commas; None when it names nobody.

    `story`: the linked data of the article; `site`: the publisher's name, which is nobody's.
    """
    authors = [value for key in ("author", "creator") if (value := story.get(key))]
    by_id = _by_id(root) if authors else {}
    for value in authors:
        names = (_name(name, None if _is_person(value) else site) for name in linked_names(value, by_id))
        if together := ", ".join(dict.fromkeys(filter(None, names))):
            return together
    stated = (metas.get(key) for key in _METAS)
    shown = chain(_labelled(metas), _marked(root), _linked_to(root))
    return next((name for given in chain(stated, shown) if (name := _name(given, site))), None)


def _is_person(value: object) -> bool:
    """Return whether linked data call an author a person: of that name the publisher may be, too."""
    listed = value if isinstance(value, list) else [value]
    return any(isinstance(item, dict) and item.get("@type") == "Person" for item in listed[:_MOST])


def _labelled(metas: Mapping[str, str]) -> Iterator[str]:
    """Yield what a page states to be shared with a label such as 'Written by'."""
    for number in ("1", "2"):
        label, data = metas.get(f"twitter:label{number}", ""), metas.get(f"twitter:data{number}", "")
        if data and label.strip(" :").casefold() in byline_labels():
            yield data


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
    if bare is None:
        return None
    bare = _undated(bare)
    if len(bare) > _LONGEST_NAME and not _are_names(bare):
        bare = bare.partition(",")[0]  # and what the author is: professor of …
    return (
        bare if bare and bare != site and len(bare) <= (_LONGEST_LIST if _are_names(bare) else _LONGEST_NAME) else None
    )


def _are_names(text: str) -> bool:
    """Return whether a text is a list of names by its form: parts of two to four words."""
    parts = [part.split() for part in text.split(",")]
    return len(parts) > 1 and all(1 < len(part) <= _WORDS_OF_NAME for part in parts)


def _undated(text: str) -> str:
    """Return a byline without the time behind it: 'STAFF NOVEMBER 20, 2019 10:43'."""
    words = text.split(" ")
    for at in range(max(1, len(words) - _WORDS_OF_TIME), len(words)):
        moment = read_moment(" ".join(words[at:]), BESIDE)
        if moment is not None and moment.day is not None:
            return bare_byline(" ".join(without_time_words(words[:at]))) or ""
    return text


def _marked(root: Element) -> Iterator[str]:
    """Yield the texts of elements that are marked as the author's name; then those of elements around it."""
    around: list[str] = []
    for element in descendants(root, "a", "span", "div", "p", "address"):
        given = element.attributes
        marked = given.get("itemprop", "").lower() == "author" or "author" in given.get("rel", "").lower().split()
        classes = [found for name in _names_in(element) if (found := _CLASS.search(name))]
        if marked or any(found[1] for found in classes):
            yield text_of(element, _ENOUGH)
        elif classes:
            around.append(text_of(element, _ENOUGH))
    yield from around


def _names_in(element: Element) -> list[str]:
    return element.attributes.get("class", "")[:_LONGEST_HREF].lower().split()


def _linked_to(root: Element) -> Iterator[str]:
    """Yield the texts of links behind the headline that lead to an author's page and can be a name.

    A single word is a label or an account. Without these links 3 of 289 pages change, and one loses the right author.
    """
    behind = False
    for element in descendants(root, "h1", "a"):
        behind = behind or element.tag == "h1"
        if behind and _AUTHORS_PAGE.search(element.attributes.get("href", "")[:_LONGEST_HREF]):
            text = text_of(element, _ENOUGH)
            if 2 <= len(text.split()) <= _WORDS_OF_NAME and not any(map(str.isdigit, text)):
                yield text
