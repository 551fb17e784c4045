"""Checks the linked data of pages for search engines: JSON-LD, schema.org NewsArticle and BreadcrumbList."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from site_builder.checking.built_site import BuiltSite
from site_builder.checking.findings import Finding
from site_builder.checking.page_facts import PageFacts

__all__ = ["check_linked_data"]

_CHECK = "linked-data"
_ARTICLES = frozenset({"Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle"})
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?")
_FIX = "fix templates/pages/article.html, if it is your own"


def check_linked_data(site: BuiltSite) -> Iterator[Finding]:
    """Yield JSON-LD that cannot be read, is incomplete, or contradicts the page."""
    for page in site.pages.values():
        found = [what for text in page.linked_data for what in _wrong(site, page, text)]
        line = site.line(page.address, "script", "type", "application/ld+json") if found else None
        for what, fix in found:
            yield site.finding(_CHECK, "error", page.address, line, what, fix)


def _wrong(site: BuiltSite, page: PageFacts, text: str) -> Iterator[tuple[str, str]]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        yield f"the JSON-LD is not valid JSON: {getattr(error, 'msg', 'too many brackets inside each other')}", _FIX
        return
    items = data if isinstance(data, list) else [data]
    for item in items:
        if not isinstance(item, dict) or "@type" not in item or "@context" not in items[0]:
            yield "the JSON-LD has no @context or no @type", _FIX
        elif item["@type"] in _ARTICLES:
            yield from _wrong_in_article(site, page, item)
        elif item["@type"] == "BreadcrumbList":
            yield from _wrong_in_trail(site, item)


def _wrong_in_trail(site: BuiltSite, item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    steps = item.get("itemListElement")
    rows = [step for step in steps if isinstance(step, dict)] if isinstance(steps, list) else []
    if not rows or [row.get("position") for row in rows] != [*range(1, len(rows) + 1)]:
        yield "the positions of the breadcrumbs in the JSON-LD do not begin at 1", _FIX
    for row in rows:
        if not isinstance(row.get("name"), str) or not row["name"].strip():
            yield "a breadcrumb in the JSON-LD has no name", _FIX
        address = site.absolute(str(row.get("item") or ""))
        if address is not None and address not in site.sizes:
            yield f"a breadcrumb in the JSON-LD leads to '{address}', which is not in the site", _FIX


def _wrong_in_article(site: BuiltSite, page: PageFacts, item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if not isinstance(item.get("headline"), str) or not item["headline"].strip():
        yield "the JSON-LD of the article has no headline", _FIX
    times = []
    for key in ("datePublished", "dateModified"):
        if key in item:
            times.append(_moment(str(item[key])))
            if times[-1] is None:
                yield f"{key} is '{item[key]}', which is not a date of ISO 8601", "fix the date in the article"
    if len(times) == 2 and times[0] and times[1] and times[1] < times[0]:
        yield "dateModified is before datePublished", "fix 'updated' or 'date' in the article's front matter"
    for key in ("url", "@id"):
        address = site.absolute(str(item.get(key) or ""))
        # A copy of a report may say what it is a copy of, as its canonical link does.
        if item.get(key) and address not in {None, page.address, site.absolute(page.canonical)}:
            yield f"{key} in the JSON-LD is another page ('{address}')", _FIX
    image = item.get("image")
    url = image.get("url") if isinstance(image, dict) else image
    address = site.absolute(url) if isinstance(url, str) else None
    if address is not None and address not in site.sizes:
        yield f"the image in the JSON-LD, '{address}', is not in the site", "fix 'image' in the front matter"


def _moment(text: str) -> datetime | None:
    """Return when it was; months and days begin at midnight, and offsets are left out: a day apart is enough."""
    if not _DATE.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat((text + "-01-01"[len(text) - 4 :])[:10] if len(text) < 10 else text[:10])
    except ValueError:
        return None
