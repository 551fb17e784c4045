"""Whether feed readers can use the feeds: Atom (RFC 4287) and JSON Feed 1.1."""

import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from site_builder import addresses
from site_builder.checking.built_site import BuiltSite
from site_builder.checking.findings import BUILD_AGAIN, Finding
from site_builder.checking.line_finding import Tagged, json_line, xml_elements

__all__ = ["check_feeds", "is_moment"]

_CHECK = "feeds"
_NS = "{http://www.w3.org/2005/Atom}"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
_VERSIONS = ("https://jsonfeed.org/version/1.1", "https://jsonfeed.org/version/1")


def check_feeds(site: BuiltSite) -> Iterator[Finding]:
    """Yield violations of RFC 4287 and JSON Feed 1.1, and entries whose pages are not in the site."""
    for address in site.sizes:
        if addresses.is_feed(address):
            yield from _atom(site, address) if address.endswith(".xml") else _json_feed(site, address)


def is_moment(text: str) -> bool:
    """Return whether a text is a date and time with its offset, as RFC 3339 writes them."""
    try:
        return _MOMENT.fullmatch(text) is not None and datetime.fromisoformat(text) is not None
    except ValueError:
        return False


def _atom(site: BuiltSite, file: str) -> Iterator[Finding]:
    def wrong(line: int, what: str) -> Finding:
        return site.finding(_CHECK, "error", file, line, what, BUILD_AGAIN)

    try:
        elements = xml_elements(site.read(file))
    except ET.ParseError as error:
        yield wrong(error.position[0], f"is not well-formed XML: {error.msg}")
        return
    if elements[0].tag != f"{_NS}feed":
        yield wrong(elements[0].line, "does not begin with <feed> of Atom")
        return
    children: dict[int, list[Tagged]] = {}
    for element in elements:
        children.setdefault(element.parent, []).append(element)
    entries = [(at, one) for at, one in enumerate(elements) if one.tag == f"{_NS}entry"]
    signed = any(one.tag == f"{_NS}author" for one in children[0])
    for at, one in [(0, elements[0]), *entries]:
        name = "entry" if at else "feed"
        for what in _parts(children.get(at, []), name, signed=signed):
            yield wrong(one.line, what)
    for element in elements:
        if element.tag == f"{_NS}link":
            yield from _leads_nowhere(site, file, element.line, element.attributes.get("href", ""))
    for line, what in _wrong_values(elements):
        yield wrong(line, what)


def _wrong_values(elements: tuple[Tagged, ...]) -> Iterator[tuple[int, str]]:
    """Yield the lines of invalid times and of repeated ids."""
    counts = Counter(one.text for one in elements if one.tag == f"{_NS}id")
    for element in elements:
        if element.tag in {f"{_NS}updated", f"{_NS}published"} and not is_moment(element.text):
            yield element.line, f"'{element.text}' is not a date and time in the form of RFC 3339"
        if element.tag == f"{_NS}id" and counts[element.text] > 1:
            yield element.line, f"the id '{element.text}' is in this feed {counts.pop(element.text)} times"


def _parts(inside: list[Tagged], name: str, *, signed: bool) -> Iterator[str]:
    """Yield the missing and the repeated parts of a feed or entry (RFC 4287, 4.1.1 and 4.1.2)."""
    counts = Counter(one.tag.removeprefix(_NS) for one in inside)
    for part in ("id", "title", "updated"):
        if counts[part] != 1:
            yield f"the {name} has {counts[part] or 'no'} <{part}>; it must have one"
    empty = [one.tag.removeprefix(_NS) for one in inside if one.tag in {f"{_NS}id", f"{_NS}title"} and not one.text]
    for part in empty:
        yield f"the <{part}> of the {name} is empty"
    if not counts["author"] and not signed:
        yield f"the {name} has no <author>, and the feed has none for all"
    linked = any(
        one.tag == f"{_NS}link" and one.attributes.get("rel", "alternate") == "alternate" and one.attributes.get("href")
        for one in inside
    )
    if name == "entry" and not counts["content"] and not linked:
        yield "the entry has neither <content> nor a link to its page"


def _leads_nowhere(site: BuiltSite, file: str, line: int | None, url: str) -> Iterator[Finding]:
    if not url.lower().startswith(("http://", "https://")):
        yield site.finding(
            _CHECK, "error", file, line, f"'{url}' is not a full address; feed readers need one", BUILD_AGAIN
        )
        return
    address = site.absolute(url)
    if address is not None and address not in site.sizes:
        yield site.finding(_CHECK, "error", file, line, f"leads to '{address}', which is not in the site", BUILD_AGAIN)


def _json_feed(site: BuiltSite, file: str) -> Iterator[Finding]:
    text = site.text(file)
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError) as error:
        what = f"is not valid JSON: {getattr(error, 'msg', 'too many brackets inside each other')}"
        yield site.finding(_CHECK, "error", file, getattr(error, "lineno", None), what, BUILD_AGAIN)
        return
    if not isinstance(feed, dict):
        yield site.finding(_CHECK, "error", file, 1, "is not a JSON object", BUILD_AGAIN)
        return
    for near, what in _wrong_in_feed(feed):
        yield site.finding(_CHECK, "error", file, json_line(text, near) or 1, what, BUILD_AGAIN)
    for item in _items(feed):
        if item.get("url"):
            yield from _leads_nowhere(site, file, json_line(text, str(item["url"])), str(item["url"]))
    for key in ("home_page_url", "feed_url"):
        if feed.get(key):
            yield from _leads_nowhere(site, file, json_line(text, f'"{key}"'), str(feed[key]))


def _items(feed: dict[str, Any]) -> list[dict[str, Any]]:
    items = feed.get("items")
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []


def _wrong_in_feed(feed: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield a text near the fault, and the violation of JSON Feed 1.1."""
    if feed.get("version") not in _VERSIONS:
        yield '"version"', f"'version' is {feed.get('version')!r}; it must be '{_VERSIONS[0]}'"
    if not isinstance(feed.get("title"), str) or not feed["title"]:
        yield '"title"', "the feed has no 'title'"
    if not isinstance(feed.get("items"), list):
        yield '"items"', "'items' is not a list"
    counts = Counter(str(item.get("id")) for item in _items(feed))
    for id_, count in counts.items():
        if count > 1:
            yield id_, f"the id '{id_}' is in this feed {count} times"
    for item in _items(feed):
        yield from _wrong_in_item(item)


def _wrong_in_item(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    near = str(item.get("id") or item.get("url") or '"items"')
    if not isinstance(item.get("id"), str) or not item["id"]:
        yield near, "an item has no 'id'"
    if not any(isinstance(item.get(key), str) for key in ("content_html", "content_text")):
        yield near, "an item has neither 'content_html' nor 'content_text'"
    for key in ("date_published", "date_modified"):
        if key in item and not is_moment(str(item[key])):
            yield str(item[key]), f"'{item[key]}' is not a date and time in the form of RFC 3339"
