"""Checks that links lead from the front page to every page."""

from collections.abc import Iterator

from site_builder.addresses import FRONT, NOT_FOUND
from site_builder.checking.built_site import BuiltSite
from site_builder.checking.findings import Finding
from site_builder.deliver.site_listing import BUILD_FIRST

__all__ = ["check_orphans", "reached"]

_CHECK = "orphans"


def check_orphans(site: BuiltSite) -> Iterator[Finding]:
    """Yield pages that links from the front page do not reach; old addresses and the page for dead links are exempt."""
    if FRONT not in site.pages:
        yield site.finding(_CHECK, "error", FRONT, None, "the site has no front page", BUILD_FIRST)
        return
    found = reached(site, FRONT)
    for page in site.pages.values():
        if page.address not in found and page.address != NOT_FOUND and not page.forwards:
            what = "cannot be reached from the front page"
            yield site.finding(_CHECK, "warning", page.address, None, what, "link to it, or remove it")


def reached(site: BuiltSite, start: str) -> set[str]:
    """Return the addresses of all pages that links from the page at `start` reach, with this page."""
    found, waiting = {start}, [start]
    while waiting:
        page = site.pages[waiting.pop()]
        for link in page.links:
            if link.tag in {"a", "area", "form"} or link.attribute == "content":
                target = site.target(link.target, page.address)
                address = site.filed(target.address) if target.kind == "site" else ""
                if address in site.pages and address not in found:
                    found.add(address)
                    waiting.append(address)
    return found
