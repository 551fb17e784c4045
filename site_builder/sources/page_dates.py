"""The dates of publication and last change that a saved web page states.

Sources, in this order: linked data, meta elements, marked elements, and the first time behind the main heading, in a
time element or in one whose class says so.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from site_builder.sources.page_names import named
from site_builder.text.dates.moment import is_before, read_moment
from site_builder.text.page_tree import Closing, Element, descendants, events, linked_data, text_of

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
_CHANGED, _DATED = named("changed"), named("dated")
# 'w-published-date', 'article.publish_time', 'date.published': whoever made it up.
_NAMES_PUBLICATION = re.compile(r"publi[a-z]*[-_.: ]*(?:date|time|on|at)\b|(?:date|time)[-_.: ]*publi|\bpub[-_.]?date")
_PAGE = re.compile(r"Article|Posting|Page|Report|Work|Story")
_PARTS = re.compile(r"\s[-–—|•·]\s|[|•·]")
# The comments say how many of 289 real pages change with another number: benchmarks/results/thresholds.md.
_FEW = 12  # children of an element with one time; 1: 1 page, 6: none
# Texts behind the main heading, among which its date stands; 3 are enough on all pages. It is a bound for galleries:
# their captions are short, and the dates behind them are those of other stories.
_HEAD = 60
_RUNNING = 120  # code points; behind so long a text the story has begun. 60: 2 right dates less, 240: 2 more
_ENOUGH = 200  # code points and elements; what holds more is more than a time. 10: 1 page, 100: none
# Code points of a text with nothing but a time: 'Last updated on: Thursday, November 6, 2025 at 10:43 am IST'.
# 30: 1 page.
_LONGEST = 60


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
    yield from (value for name, value in metas.items() if _NAMES_PUBLICATION.search(name))
    yield from (item.get("datePublished") for item in linked_data(root) if _PAGE.search(str(item.get("@type"))))
    yield from _shown(root)
    yield from _below_headline(root)


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
    behind = [e for e in descendants(root) if e.tag in {"h1", "time"} or "datetime" in e.attributes or _is_dated(e)]
    first = next((i for i, element in enumerate(behind) if element.tag == "h1"), len(behind))
    unchanged = [element for element in behind[first:] if element.tag != "h1" and not _is_change(element)]
    for marked in (True, False):
        for element in unchanged:
            if (element.tag == "time" or "datetime" in element.attributes) == marked:
                yield from _times_in(element)


def _times_in(element: Element) -> Iterator[str]:
    """Yield what an element states, then the parts of its text: 'December 3, 2025 | 8 min read'."""
    stated = _stated_in(element)
    yield stated
    if len(stated) <= _LONGEST:
        yield from (part for part in _PARTS.split(stated) if part != stated)
        yield _own_text(element)


def _below_headline(root: Element) -> Iterator[str]:
    """Yield the short texts right behind the first main heading, as far as its story has not begun."""
    heading = next(descendants(root, "h1"), None) or next(descendants(root, "h2"), None)
    behind, seen = False, 0
    for event in events(root):
        if isinstance(event, Closing):
            behind = behind or event.element is heading
        elif isinstance(event, str) and behind:
            text = " ".join(event.split())
            if len(text) > _RUNNING or seen > _HEAD:
                return
            seen += bool(text)
            yield from (part for part in (text, *_PARTS.split(text)) if 0 < len(part) <= _LONGEST)


def _own_text(element: Element) -> str:
    return " ".join("".join(child for child in element.children if isinstance(child, str)).split())


def _is_dated(element: Element) -> bool:
    """Return whether an element's class speaks of a time, and it holds no more than one."""
    if not _DATED.search(element.attributes.get("class", "")) or len(element.children) > _FEW:
        return False
    return all(len(text) <= _LONGEST for text in (_own_text(element), text_of(element, _ENOUGH)))


def _is_change(element: Element) -> bool:
    """Return whether a time is that of a change; its class does not tell: hAtom puts 'updated' on every date."""
    return bool(_CHANGED.search(f"{element.attributes.get('itemprop', '')} {text_of(element, _ENOUGH)}"))


def _stated_in(element: Element) -> str:
    given = element.attributes
    return given.get("content") or given.get("datetime") or text_of(element, _ENOUGH)
