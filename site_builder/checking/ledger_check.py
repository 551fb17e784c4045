"""Checks that addresses that were once published still work."""

import json
import re
from collections.abc import Iterator

from site_builder.checking.built_site import BuiltSite
from site_builder.checking.findings import Finding

__all__ = ["check_ledger"]

_CHECK = "old-addresses"
_ID = re.compile(r"articles/(?:.*-)?([^/-]+)\.html")


def check_ledger(site: BuiltSite) -> Iterator[Finding]:
    """Yield the addresses of the ledger that are not in the site: an error for an article, else a warning."""
    now_at = {str(row.get("id")): row for row in site.articles}
    for line, address in site.ledger:
        if address in site.sizes:
            continue
        found = _ID.fullmatch(address)
        moved = now_at.get(found[1]) if found else None
        what = f"'{address}' was published, and is not in the site any more"
        give_up = "remove this line if you do not need the address"
        if moved:
            alias = json.dumps(f"/{address}", ensure_ascii=False)
            fix = f"add aliases = [{alias}] to the front matter of {moved.get('path')}, or {give_up}"
        elif found:
            fix = f"put the article back, or {give_up}"
        else:
            fix = f"add it to the 'aliases' of an article, or {give_up}"
        yield Finding(_CHECK, "error" if found else "warning", str(site.ledger_file), line, what, fix)
