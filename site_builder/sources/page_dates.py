"""When a saved web page says that its article was published and last changed.

Asked in this order: linked data, meta elements, elements that are marked as such, the first time behind the main
heading, be it a time element or one whose class says so.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from site_builder.text.dates.moment import is_before, read_moment
from site_builder.text.page_tree import Element, descendants, linked_data, text_of

__all__ = ["page_dates"]

_PUBLISHED = (
    "article:published_time", "article:published", "article:post_date", "og:article:published_time",
    "og:published_time", "og:pubdate", "datepublished", "date_published", "published_time", "published_date",
    "publish_date", "publish-date", "publishdate", "publish_time", "publication_date", "publication-date",
    "publicationdate", "pubdate", "pub_date", "displaydate", "originalpublicationdate", "article_date_original",
    "article.published", "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime", "rnews:datepublished", "bt:pubdate", "dc.date.issued", "dc.date.created", "dc.date",
    "dc.created", "dcterms.created", "dcterms.issued", "dcterms.date", "dcterms.available", "date", "created",
    "creation_date", "datecreated",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "article:modified", "og:article:modified_time", "og:updated_time", "datemodified",
    "date_modified", "modified_time", "dc.date.modified", "dc.modified", "dcterms.modified", "lastmod",
    "last-modified", "lastmodified", "last_updated", "revision_date", "bt:moddate",
)  # fmt: skip
_ISO_PARTS = re.compile(r"\d{4}(-\d\d)?", re.ASCII)
_SPELT_OUT = re.compile(r" *\([^()]*\) *\Z")  # (Coordinated Universal Time)
_CHANGED = re.compile(r"updat|modif", re.IGNORECASE)
_DATED = re.compile(r"date|time|publi|posted", re.IGNORECASE)
_LONGEST = 60  # code points of a text that is nothing but a time


def page_dates(
    root: Element, metas: Mapping[str, str], story: Mapping[str, Any], language: str | None
) -> tuple[str | None, str | None]:
    """Return the times of publication and of the last change, ISO 8601; None where none is stated that can be read.

    `metas`: content of meta elements by name, lower case; `story`: linked data of the article; `language`: the page's.
    A change that is not after the publication is none.
    """
    tag = language or "und"
    updated = (story.get("dateModified"), *map(metas.get, _UPDATED), *_marked(root, "datemodified"))
    first, last = _first(_published(root, metas, story), tag), _first(updated, tag)
    worth_telling = first is None or (last is not None and last != first and not is_before(last, first))
    return first, last if worth_telling else None


def _published(root: Element, metas: Mapping[str, str], story: Mapping[str, Any]) -> Iterator[object]:
    yield story.get("datePublished")
    yield from map(metas.get, _PUBLISHED)
    yield from _marked(root, "datepublished")
    yield from (item.get("datePublished") for item in linked_data(root) if item.get("@type") == "WebPage")
    yield from _shown(root)


def _first(stated: Iterable[object], language: str) -> str | None:
    texts = (" ".join(value.split()) for value in stated if isinstance(value, str))
    return next((time for time in (_time(text, language) for text in texts) if time), None)


def _time(text: str, language: str) -> str | None:
    if _ISO_PARTS.fullmatch(text):
        return text
    moment = read_moment(_SPELT_OUT.sub("", text), language)
    return moment.iso if moment else None


def _marked(root: Element, name: str) -> Iterator[str]:
    """Yield the times in elements whose `itemprop` is `name`."""
    for element in descendants(root):
        if element.attributes.get("itemprop", "").lower() == name and element.tag != "meta":
            yield _stated_in(element)


def _shown(root: Element) -> Iterator[str]:
    """Yield the times in elements behind the first main heading: those of time elements, then those told by a class."""
    behind = [element for element in descendants(root) if element.tag in {"h1", "time"} or _is_dated(element)]
    first = next((i for i, element in enumerate(behind) if element.tag == "h1"), len(behind))
    for tags in ({"time"}, {"dd", "div", "li", "p", "span"}):
        yield from (
            _stated_in(element) for element in behind[first:] if element.tag in tags and not _is_change(element)
        )


def _is_dated(element: Element) -> bool:
    """Return whether an element's class speaks of a time, and it holds no more than one."""
    texts = [child for child in element.children if isinstance(child, str)]
    given = element.attributes.get("class", "")
    return len(texts) == len(element.children) and sum(map(len, texts)) <= _LONGEST and bool(_DATED.search(given))


def _is_change(element: Element) -> bool:
    """Return whether a time is that of a change; its class does not tell: hAtom puts 'updated' on every date."""
    return bool(_CHANGED.search(f"{element.attributes.get('itemprop', '')} {text_of(element)}"))


def _stated_in(element: Element) -> str:
    given = element.attributes
    return given.get("content") or given.get("datetime") or text_of(element)
