"""A built site that checks may read but not change."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote, urlsplit

from site_builder.addresses import FRONT
from site_builder.checking.findings import Finding, Severity
from site_builder.checking.line_finding import tag_line
from site_builder.checking.page_facts import PageFacts, page_facts
from site_builder.deliver import site_listing
from site_builder.deliver.data_rows import article_rows
from site_builder.edition.ledger import LEDGER_BYTES, addresses_in
from site_builder.engine.workers import ordered_map
from site_builder.errors import DeliveryError, Problem
from site_builder.user_files import read_text

__all__ = ["BuiltSite", "Target", "open_site"]


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads."""

    kind: Literal["site", "web", "other", "outside", "broken"]
    """'site': a file of this site. 'web': another site. 'other': mail and the like. 'outside': above the site's root.
    'broken': no address at all."""
    address: str = ""
    """The address below the site's root, for kind 'site'."""
    place: str = ""
    """The place in the page, behind '#'."""


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """All that checks can read of a site; made by `open_site`."""

    root: Path
    """Its folder."""
    sizes: Mapping[str, int]
    """Bytes of every file, by address, sorted."""
    pages: Mapping[str, PageFacts]
    """Every HTML page, by address."""
    base_url: str | None
    """Where it is published, ending in '/', by its front page or else by the settings; None if neither says so."""
    articles: tuple[Mapping[str, Any], ...] = ()
    """The lines of `data/articles/*.jsonl`."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """Path below the seeds folder of the article of a page, by the page's address."""
    wanted_url: str | None = None
    """Where it is published by the settings; None if they do not say it."""
    ledger: tuple[tuple[int, str], ...] = ()
    """Line and address of every file that was ever published."""
    ledger_file: Path | None = None
    """The file with these addresses; None if there is none."""

    def read(self, address: str) -> bytes:
        """Return the bytes of a file; b'' when it cannot be read now."""
        try:
            return (self.root / address).read_bytes()
        except OSError:
            return b""

    def text(self, address: str) -> str:
        """Return the text of a file; bytes that are not UTF-8 become '�'."""
        return self.read(address).decode("utf-8", "replace")

    def line(self, address: str, tag: str, attribute: str = "", value: str | None = None) -> int | None:
        """Return the line of a page with the first such tag."""
        return tag_line(self.text(address), tag, attribute, value)

    def finding(self, check: str, severity: Severity, address: str, line: int | None, what: str, fix: str) -> Finding:
        """Return a finding about a file of the site."""
        return Finding(check, severity, str(self.root / address), line, what, fix, self.sources.get(address))

    def target(self, link: str, page: str) -> Target:
        """Return where `link` leads from the page at `page`."""
        try:
            parts = urlsplit(link)
            place = unquote(parts.fragment)
        except ValueError:
            return Target("broken")
        if parts.scheme and parts.scheme.lower() not in {"http", "https"}:
            return Target("other")
        if parts.scheme or parts.netloc:
            if not self._is_here(parts.netloc, parts.path):
                return Target("web" if parts.netloc else "broken")
        elif not parts.path:
            return Target("site", page, place)
        path = unquote(parts.path)
        base = urlsplit(self.base_url).path if self.base_url else "/"
        if path.startswith("/") or parts.netloc:
            if not (path or "/").startswith(base):
                return Target("outside")
            path = path[len(base) :]
        else:
            path = posixpath.join(posixpath.dirname(page), path)
        return _within(path, place)

    def _is_here(self, host: str, path: str) -> bool:
        if self.base_url is None:
            return False
        own = urlsplit(self.base_url)
        return host.lower() == own.netloc.lower() and (path or "/").startswith(own.path)

    def absolute(self, url: str) -> str | None:
        """Return the address of the file to which a full URL of this site leads; None for URLs of other sites."""
        found = self.target(url, FRONT)
        known = found.kind == "site" and url.lower().startswith(("http://", "https://"))
        return self.filed(found.address) if known else None

    def filed(self, address: str) -> str:
        """Return the address of the file that a server sends for an address: for a folder, its index.html."""
        return f"{address}{FRONT}" if address.endswith("/") or not address else address


def _within(path: str, place: str) -> Target:
    folder = path.endswith(("/", "/.", "/..")) or path in {"", ".", ".."}
    path = posixpath.normpath(path) if path else "."
    if path == ".." or path.startswith("../"):
        return Target("outside")
    path = "" if path == "." else path
    return Target("site", f"{path}/" if folder and path else path, place)


def open_site(root: Path, ledger: Path | None = None, base_url: str | None = None, jobs: int = 0) -> BuiltSite:
    """Return the site in `root`; pages are read by `jobs` processes (0: one for each core).

    `ledger` is the file with all addresses that were published. `base_url` is that of the settings, which is used when
    the front page has no canonical link. Raises DeliveryError when the folder cannot be listed or the ledger cannot be
    read.
    """
    sizes = site_listing(root)
    text = read_text(ledger, LEDGER_BYTES, may_be_missing=True) if ledger else ""
    if isinstance(text, Problem):
        raise DeliveryError(text)
    html = [address for address in sizes if address.lower().endswith((".html", ".htm"))]
    pages = {facts.address: facts for facts in ordered_map(partial(_facts, root), html, len(html), jobs)}
    canonical = pages[FRONT].canonical if FRONT in pages else ""
    stated = f"{canonical.removesuffix(FRONT).rstrip('/')}/" if canonical.startswith(("http://", "https://")) else None
    articles = tuple(article_rows(root))
    sources = {str(row.get("address")): str(row.get("path")) for row in articles}
    old = tuple(addresses_in(text))
    return BuiltSite(root, sizes, pages, stated or base_url, articles, sources, base_url, old, ledger)


def _facts(root: Path, address: str) -> PageFacts:
    try:
        text = (root / address).read_bytes().decode("utf-8", "replace")
    except OSError:
        text = ""
    return page_facts(address, text)
