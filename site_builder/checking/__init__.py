"""Checks of a built site: one module for each kind of check, each a pure function over a read-only view."""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from site_builder.checking.built_site import BuiltSite, open_site
from site_builder.checking.feed_check import check_feeds
from site_builder.checking.findings import Finding, found_once
from site_builder.checking.host_limits import check_limits
from site_builder.checking.ledger_check import check_ledger
from site_builder.checking.link_check import check_links
from site_builder.checking.linked_data_check import check_linked_data
from site_builder.checking.name_check import check_names
from site_builder.checking.orphan_check import check_orphans
from site_builder.checking.picture_check import check_pictures
from site_builder.checking.sitemap_check import check_sitemaps
from site_builder.checking.title_check import check_titles
from site_builder.checking.weight_check import check_weight

__all__ = ["CHECKS", "BuiltSite", "Finding", "check_site", "open_site"]

CHECKS: Mapping[str, Callable[[BuiltSite], Iterator[Finding]]] = {
    "links": check_links,
    "feeds": check_feeds,
    "sitemaps": check_sitemaps,
    "linked-data": check_linked_data,
    "weight": check_weight,
    "pictures": check_pictures,
    "titles": check_titles,
    "orphans": check_orphans,
    "names": check_names,
    "old-addresses": check_ledger,
    "limits": check_limits,
}
"""Every check by its name."""


def check_site(site: BuiltSite, skip: frozenset[str] = frozenset()) -> tuple[Finding, ...]:
    """Return what the checks find, errors first, each fault once; those named in `skip` are left out."""
    wanted = (check(site) for name, check in CHECKS.items() if name not in skip)
    return tuple(sorted(found_once(chain.from_iterable(wanted)), key=lambda finding: finding.severity != "error"))
