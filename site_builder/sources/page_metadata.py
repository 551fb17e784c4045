"""The metadata of a saved web page: title, author, dates, picture, publisher, address.

Each value is checked like front matter, but wrong values are ignored; `id` and `draft` are never taken.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urljoin

from site_builder.model import FrontMatter
from site_builder.sources.fields import FIELDS_READ
from site_builder.sources.page_authors import linked_names, page_author
from site_builder.sources.page_dates import page_dates
from site_builder.sources.stated_fields import stated_in
from site_builder.text.languages import likely, script_of, written_in
from site_builder.text.page_titles import are_alike, words_of_title
from site_builder.text.page_tree import Element, descendants, linked_data, read_page, text_of
from site_builder.text.web import is_web_address
from site_builder.user_files import Document, NotFittingError

__all__ = ["page_front"]

_ARTICLE = re.compile(r"Article|Posting|Report|Review|Story", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s+[|\-–—»:·•]{1,2}\s+|\s*\|\s*")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)(\S{1,2000})\s*-->")
_TITLES = ("og:title", "twitter:title", "headline", "dc.title")
_IMAGES = ("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src")
# The comments say how many of 289 real pages change with another number: benchmarks/results/thresholds.md.
# Words of a title, at least: less is a section or a publisher. 2: 5 pages, 2 right titles less; 8: 4 pages, 1 more.
_TITLE_WORDS = 4
_SITE_WORDS = 6  # of a publisher behind a title, 'The Hindu Business Line', at most; 3 and 12: none
_GUESSED_WORDS = 4  # of what only seems to be one; 2 and 8: none
_RUNNING = 60  # code points; a shorter paragraph may be a button. 30: none, 3,000: 1 page
_PARAGRAPHS = 20  # read to recognise the script: a bound, because one is enough on all of these pages
_SAVED_WITHIN = 5_000  # code points; browsers write the address of a saved page after its doctype
# Code points; what is longer is not a title that a name could be cut from. The longest title of 145 pages has 160.
_LONGEST_TITLE = 1_000


def page_front(text: str) -> FrontMatter:
    """Return what the page whose normalised source is `text` states; never raises."""
    root = read_page(text)
    metas = _metas(root)
    story = _story(root)
    site = _first(
        metas.get("og:site_name"),
        ", ".join(linked_names(story.get("publisher"), {})) or None,
        metas.get("application-name"),
    )
    address = _address(root, metas, story, text)
    script = _script(root)
    language = _language(root, metas, script)
    published, updated = page_dates(root, metas, story, language or likely(f"und-{script}").language)
    image = _first(*(metas.get(key) for key in _IMAGES), *_urls(story.get("image")))
    candidates: dict[str, Iterable[str | None]] = {
        "title": (_title(root, metas, story, site, script),),
        "author": (page_author(root, metas, story, site),),
        "date": (published,),
        "updated": (updated,),
        "language": (language,),
        "source": (site,),
        "source_url": (address,),
        "image": (_web(image, address),),
    }
    found = {key: value for key, values in candidates.items() for value in values if value and _is_good(key, value)}
    if "image" in found and (alt := _alt(root, metas, found["image"])):
        found["image_alt"] = alt
    return stated_in(Document("", found))[0]


def _is_good(key: str, value: str) -> bool:
    try:
        FIELDS_READ[key].used(value)
    except NotFittingError:
        return False
    return True


def _first(*values: object) -> str | None:
    """Return the first of `values` that is a text with something in it, runs of space as one."""
    return next((" ".join(value.split()) for value in values if isinstance(value, str) and value.strip()), None)


def _metas(root: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in descendants(root, "meta"):
        given = element.attributes
        for name in (given.get("property"), given.get("name"), given.get("itemprop")):
            if name and given.get("content", "").strip():
                found.setdefault(name.strip().lower(), given["content"].strip())
    return found


def _story(root: Element) -> dict[str, Any]:
    """Return the linked data of the article itself; {} where there is none."""
    for item in linked_data(root):
        kinds = item.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in kinds) and "headline" in item:
            return item
    return {}


def _urls(value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        url = item.get("url") if isinstance(item, dict) else item
        if isinstance(url, str):
            yield url


def _address(root: Element, metas: dict[str, str], story: dict[str, Any], text: str) -> str | None:
    saved = _SAVED_FROM.search(text[:_SAVED_WITHIN])
    given = (e.attributes for e in descendants(root, "link"))
    links = (link.get("href") for link in given if link.get("rel", "").strip().lower() == "canonical")
    stated = (*links, metas.get("og:url"), *_urls(story.get("url")), *_urls(story.get("mainEntityOfPage")))
    return next((url.strip() for url in (*stated, saved and saved[1]) if url and is_web_address(url.strip())), None)


def _web(url: str | None, base: str | None) -> str | None:
    try:
        joined = urljoin(base or "", url) if url else None
    except ValueError:
        return None
    return joined if joined and is_web_address(joined) else None


def _title(
    root: Element, metas: dict[str, str], story: dict[str, Any], site: str | None, script: str | None
) -> str | None:
    """Return the headline: what the page shows as one, where its data says the same; else what the data says.

    A title in other letters than the text, made for search engines, gives way to one in the same.
    """
    written = next((text_of(e) for e in descendants(root, "title")), None)
    stated = [_first(story.get("headline")), *(_first(metas.get(key)) for key in _TITLES)]
    stated = [_without_site(title, site) for title in stated if title]
    stated += [_shown_part(root, written) or _without_site(written, site, guess=True)] if written else []
    shown = [text_of(e) for tag in ("h1", "h2") for e in descendants(root, tag)]
    shown = [text for text in shown if text and text != site]
    alone = [text for text in (text_of(e) for e in descendants(root, "h1")) if len(text.split()) >= _TITLE_WORDS]
    if script not in (None, "Latn"):
        alone = [text for text in alone if script_of(text) != "Latn"] or alone
        shown = [text for text in shown if script_of(text) != "Latn"] or shown
        stated = [text for text in stated if text and script_of(text) != "Latn"] or stated
    same = next((text for text in shown if any(are_alike(text, title) for title in stated if title)), None)
    return same or (alone[0] if len(alone) == 1 else None) or next(filter(None, stated), None)


def _shown_part(root: Element, title: str) -> str | None:
    """Return the longest part of a page's title that the page itself shows on its own."""
    parts = {" ".join(part.split()) for part in _SEPARATOR.split(title) if len(part.split()) >= _TITLE_WORDS}
    elements = (e.children for e in descendants(root) if e.tag != "title")
    shown = {" ".join("".join(c for c in children if isinstance(c, str)).split()) for children in elements}
    return max(sorted(parts & shown), key=len, default=None)


def _without_site(title: str, site: str | None, *, guess: bool = False) -> str:
    """Return `title` without the publisher's name at its end; with `guess` without whatever seems to be one."""
    parts = list(_SEPARATOR.finditer(title)) if len(title) <= _LONGEST_TITLE else []
    for mark in reversed(parts):
        tail, head = title[mark.end() :], title[: mark.start()]
        size = len(tail.split())
        named = site is not None and bool(words_of_title(site) & words_of_title(tail)) and size <= _SITE_WORDS
        if not head or not (named or (guess and size <= _GUESSED_WORDS and len(head.split()) >= _TITLE_WORDS)):
            break
        title = head
    return " ".join(title.split())


def _script(root: Element) -> str | None:
    """Return the script of the running text, else of the title; None for a page without letters."""
    running: list[str] = []
    for element in descendants(root, "p"):
        running += [text] if len(text := text_of(element)) >= _RUNNING else []
        if len(running) >= _PARAGRAPHS:
            break
    return script_of(" ".join(running or [text_of(e) for e in descendants(root, "title", "h1")]))


def _language(root: Element, metas: dict[str, str], script: str | None) -> str | None:
    """Return the language that the page states, unless its text is not in letters of that: templates say 'en'."""
    stated = root.attributes.get("lang") or metas.get("language") or metas.get("og:locale")
    if not stated:
        return None
    stated, local = (text.strip().replace("_", "-") for text in (stated, metas.get("og:locale") or ""))
    if local.lower().startswith(f"{stated.lower()}-"):
        stated = local  # it names the country too
    latin = [one == "Latn" for one in (written_in(stated), script)]
    return stated if script is None or latin[0] == latin[1] else None


def _alt(root: Element, metas: dict[str, str], image: str) -> str | None:
    name = image.partition("?")[0].rpartition("/")[2]
    shown = (e.attributes.get("alt") for e in descendants(root, "img") if name and name in e.attributes.get("src", ""))
    return _first(metas.get("og:image:alt"), metas.get("twitter:image:alt"), *shown)
