"""Checks that search engines can use the sitemaps, and that these name every page."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator

from site_builder.addresses import NEWS_SITEMAP, NOT_FOUND, ROBOTS, SITEMAP
from site_builder.checking.built_site import BuiltSite
from site_builder.checking.feed_check import is_moment
from site_builder.checking.findings import BUILD_AGAIN, Finding
from site_builder.checking.line_finding import Tagged, xml_elements

__all__ = ["check_sitemaps"]

_CHECK = "sitemaps"
_NS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
_URLS, _NEWS_URLS, _BYTES = 50_000, 1_000, 52_428_800
"""The limits of sitemaps.org for one file, and Google's for news."""
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def check_sitemaps(site: BuiltSite) -> Iterator[Finding]:
    """Yield faults of the sitemaps and of robots.txt, and pages that no sitemap names."""
    if SITEMAP in site.sizes:
        found: list[Finding] = []
        named = dict.fromkeys(_sitemap(site, SITEMAP, found))
        yield from found
        for part in [address for address in named if address.startswith("sitemap-") and address.endswith(".xml")]:
            more: list[Finding] = []
            named |= dict.fromkeys(_sitemap(site, part, more))
            yield from more
        for page in site.pages.values():
            if page.address not in named and page.address != NOT_FOUND and not page.forwards:
                what, fix = "no sitemap names this page", "build again; if no build makes this page, remove it"
                yield site.finding(_CHECK, "warning", page.address, None, what, fix)
    if NEWS_SITEMAP in site.sizes:
        news: list[Finding] = []
        _sitemap(site, NEWS_SITEMAP, news)
        yield from news
    yield from _robots(site)


def _sitemap(site: BuiltSite, file: str, found: list[Finding]) -> list[str]:
    """Return the addresses that a sitemap names; add its faults to `found`."""

    def wrong(line: int | None, what: str) -> None:
        found.append(site.finding(_CHECK, "error", file, line, what, BUILD_AGAIN))

    try:
        elements = xml_elements(site.read(file))
    except ET.ParseError as error:
        wrong(error.position[0], f"is not well-formed XML: {error.msg}")
        return []
    if elements[0].tag not in {f"{_NS}urlset", f"{_NS}sitemapindex"}:
        wrong(elements[0].line, "does not begin with <urlset> or <sitemapindex>")
    places = [element for element in elements if element.tag == f"{_NS}loc"]
    most = _NEWS_URLS if file == NEWS_SITEMAP else _URLS
    if len(places) > most:
        wrong(None, f"names {len(places)} pages; {most} are allowed")
    if site.sizes[file] > _BYTES:
        wrong(None, f"has {site.sizes[file]} bytes; {_BYTES} are allowed")
    for element in elements:
        if element.tag == f"{_NS}lastmod" and not _is_date(element.text):
            wrong(element.line, f"'{element.text}' is not a date in the form of sitemaps")
    if file == NEWS_SITEMAP:
        _news(elements, wrong)
    return _places(site, places, wrong)


def _is_date(text: str) -> bool:
    return _DAY.fullmatch(text) is not None or is_moment(text)


def _places(site: BuiltSite, places: list[Tagged], wrong: Callable[[int | None, str], None]) -> list[str]:
    addresses: dict[str, None] = {}
    for place in places:
        what, address = _place(site, place, addresses)
        if what:
            wrong(place.line, what)
        addresses[address] = None
    return list(addresses)


def _place(site: BuiltSite, place: Tagged, seen: dict[str, None]) -> tuple[str, str]:
    """Return the fault of a <loc> ('' if there is none) and the address that it names."""
    address = site.absolute(place.text)
    if address is None:
        return f"'{place.text}' is not an address of this site ({site.base_url})", place.text
    if address in seen:
        return f"names '{address}' twice", address
    return ("" if address in site.sizes else f"names '{address}', which is not in the site"), address


def _news(elements: tuple[Tagged, ...], wrong: Callable[[int | None, str], None]) -> None:
    for at, element in enumerate(elements):
        if element.tag != f"{_NEWS}news":
            continue
        texts = {one.tag: one.text for one in elements[at + 1 : at + 12] if element.tag in one.path}
        for part in ("name", "language", "publication_date", "title"):
            if not texts.get(f"{_NEWS}{part}"):
                wrong(element.line, f"a report has no <news:{part}>")
        when = texts.get(f"{_NEWS}publication_date", "")
        if when and not _is_date(when):
            wrong(element.line, f"'{when}' is not a date in the form of sitemaps")


def _robots(site: BuiltSite) -> Iterator[Finding]:
    for number, row in enumerate(site.text(ROBOTS).split("\n") if ROBOTS in site.sizes else (), 1):
        key, _, value = row.partition(":")
        value = value.strip()
        if key.strip().lower() == "sitemap":
            address = site.absolute(value)
            if address is None or address not in site.sizes:
                what = f"names the sitemap '{value}', which is not in the site"
                yield site.finding(_CHECK, "error", ROBOTS, number, what, BUILD_AGAIN)
        if key.strip().lower() == "disallow" and value == "/":
            what, fix = "does not allow search engines to read the site", "remove this line, unless you want this"
            yield site.finding(_CHECK, "warning", ROBOTS, number, what, fix)
