"""Checks how much data a page loads, for readers with a slow connection."""

from collections.abc import Iterator

from site_builder.checking.built_site import BuiltSite
from site_builder.checking.findings import Finding
from site_builder.checking.page_facts import PageFacts

__all__ = ["check_weight"]

_CHECK = "weight"
_PAGE = 250_000
"""Bytes of one page's HTML. A list of 30 articles has 60 kB, an article 30 kB; 250 kB take 5 s at 400 kbit/s."""
_WHOLE = 2_000_000
"""Bytes of a page with all that it loads: the median news page of the HTTP Archive weighs about as much (2024)."""


def check_weight(site: BuiltSite) -> Iterator[Finding]:
    """Yield pages whose HTML, or whose files together, are too large."""
    for page in site.pages.values():
        size = site.sizes[page.address]
        if size > _PAGE:
            what = f"the page has {_kilobytes(size)} of HTML; more than {_kilobytes(_PAGE)} is slow on a phone"
            fix = "split the article, or set per_page lower in digest.toml"
            yield site.finding(_CHECK, "warning", page.address, None, what, fix)
        parts = _loaded(site, page)
        whole = size + sum(parts.values())
        if whole > _WHOLE:
            heaviest = max(parts, key=lambda address: (parts[address], address))
            most = f"'{heaviest}' ({_kilobytes(parts[heaviest])})"
            what = f"the page loads more than {_kilobytes(_WHOLE)}, most of it {most}"
            fix = "save that picture smaller: 1200 pixels wide are enough"
            yield site.finding(_CHECK, "warning", page.address, None, what, fix)


def _loaded(site: BuiltSite, page: PageFacts) -> dict[str, int]:
    """Return address and bytes of every file of the site that a browser loads with a page."""
    targets = (site.target(link.target, page.address) for link in page.links if link.loaded)
    return {one.address: site.sizes[one.address] for one in targets if one.kind == "site" and one.address in site.sizes}


def _kilobytes(size: int) -> str:
    return f"{size / 1000:,.0f} kB"
