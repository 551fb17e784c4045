"""Checks that every page has its own title, and a language."""

from collections.abc import Iterator

from site_builder.addresses import FOLDERS, NOT_FOUND
from site_builder.checking.built_site import BuiltSite
from site_builder.checking.findings import Finding
from site_builder.checking.page_facts import PageFacts

__all__ = ["check_titles"]

_CHECK = "titles"
_NAMES = tuple(f"{folder}/" for folder in FOLDERS.values())


def check_titles(site: BuiltSite) -> Iterator[Finding]:
    """Yield pages without a title or a language, and pages that have the title of another.

    Copies of one report, which name the same canonical page, may share a title.
    """
    first: dict[str, PageFacts] = {}
    for page in site.pages.values():
        if page.forwards or page.address == NOT_FOUND:
            continue
        if not page.title:
            what, fix = "the page has no title", "write {% block title %} in its template"
            yield site.finding(_CHECK, "error", page.address, site.line(page.address, "head"), what, fix)
            continue
        if not page.language:
            what, fix = "the page does not state its language", 'write lang="…" in templates/base.html'
            yield site.finding(_CHECK, "error", page.address, site.line(page.address, "html"), what, fix)
        other = first.setdefault(page.title, page)
        if other is not page and not (page.canonical and page.canonical == other.canonical):
            what = f"has the same title as {_called(site, other)}: '{page.title}'"
            fix = _told_apart(site, page) or _told_apart(site, other) or "write {% block title %} in its template"
            line = site.line(page.address, "title")
            yield site.finding(_CHECK, "warning", page.address, line, what, fix)


def _called(site: BuiltSite, page: PageFacts) -> str:
    source = site.sources.get(page.address)
    return f"{page.address} ({source})" if source else page.address


def _told_apart(site: BuiltSite, page: PageFacts) -> str:
    """Return how a page gets another title; '' when only its template can give it one."""
    source = site.sources.get(page.address)
    if source:
        return f"write another 'title' in the front matter of {source}, or remove it if both are one report"
    if page.address.startswith(_NAMES):
        return "join them below [merge] in entities.toml if both are one; else say more of one below [rename]"
    return ""
