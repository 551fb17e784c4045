"""Checks that every link leads to an existing file and place, on a server and by double-click."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from site_builder.addresses import FRONT
from site_builder.checking.built_site import BuiltSite, Target
from site_builder.checking.findings import Finding, Severity
from site_builder.checking.page_facts import PageFacts, PageLink

__all__ = ["check_links"]

_CHECK = "links"
_STYLE_LINK = re.compile(r"url\(\s*(['\"]?)(.*?)\1\s*\)|@import\s+(['\"])(.*?)\3", re.IGNORECASE | re.DOTALL)
_OWN_MACHINE = re.compile(r"(?:localhost|127\.\d+\.\d+\.\d+|\[?::1\]?|0\.0\.0\.0)(?::\d+)?", re.IGNORECASE)
# The top of a page needs no id; text fragments are looked for by the browser.
_ANYWHERE = ("", "top", ":~:")


def check_links(site: BuiltSite) -> Iterator[Finding]:
    """Yield links, loaded files and places that do not exist, and ids that a page gives twice."""
    if site.wanted_url and site.base_url != site.wanted_url:
        what = f"the site was built for {site.base_url}, but base_url is {site.wanted_url}"
        line = site.line(FRONT, "link", "rel", "canonical")
        yield site.finding(_CHECK, "error", FRONT, line, what, "build again, or fix base_url in digest.toml")
    folded = {address.casefold(): address for address in site.sizes}
    for page in site.pages.values():
        for link in page.links:
            found = _wrong(site, page, link, folded)
            if found:
                severity, what, fix = found
                line = site.line(page.address, link.tag, link.attribute, link.written)
                yield site.finding(_CHECK, severity, page.address, line, what, fix)
        for name in page.twice:
            line = _line_of_id(site, page, name)
            what, fix = f"the id '{name}' is in the page more than once", "give each element its own id"
            yield site.finding(_CHECK, "error", page.address, line, what, fix)
    for address in site.sizes:
        if address.endswith(".css"):
            yield from _style_sheet(site, address)


def _wrong(
    site: BuiltSite, page: PageFacts, link: PageLink, folded: dict[str, str]
) -> tuple[Severity, str, str] | None:
    target = site.target(link.target, page.address)
    verb = "loads" if link.loaded else "leads to"
    if target.kind == "other":
        bad = link.target.lower().startswith(("javascript:", "file:", "vbscript:"))
        return ("error", f"{verb} '{_short(link.target)}', which no reader can follow", "remove it") if bad else None
    if target.kind == "web":
        own = _OWN_MACHINE.fullmatch(urlsplit(link.target).netloc)
        fix = "write the address of the real site"
        return ("error", f"{verb} '{_short(link.target)}', which is this computer", fix) if own else None
    if target.kind in {"outside", "broken"}:
        reason = "which is outside the site" if target.kind == "outside" else "which is not an address"
        return "error", f"{verb} '{_short(link.target)}', {reason}", _fix(link)
    return _within(site, target, link, folded, verb)


def _within(
    site: BuiltSite, target: Target, link: PageLink, folded: dict[str, str], verb: str
) -> tuple[Severity, str, str] | None:
    address = site.filed(target.address)
    if address not in site.sizes:
        index = f"{address}/{FRONT}"
        if index in site.sizes:
            what = f"{verb} the folder '{target.address}', which opens on servers only"
            return "warning", what, f"link to '{index}'"
        other = folded.get(address.casefold())
        if other:
            what = f"{verb} '{address}', but the name of the file is '{other}'; most servers treat them as two files"
            return "error", what, "write capital and small letters as in the name of the file"
        return "error", f"{verb} '{address}', which is not in the site", _fix(link)
    absolute = link.target.lower().startswith(("http://", "https://", "//", "/"))
    if address != target.address and link.tag == "a" and not absolute:
        what = f"{verb} the folder '{target.address or '.'}', which opens on servers only"
        return "warning", what, f"link to '{address}'"
    facts = site.pages.get(address)
    place = target.place
    if facts is None or place in _ANYWHERE[:2] or place.startswith(_ANYWHERE[2]) or place in facts.anchors:
        return None
    return "error", f"{verb} '{address}#{_short(place)}', but the page has no such place", _fix(link)


def _fix(link: PageLink) -> str:
    if link.loaded:
        return "put the file there, or fix the template or article with this name"
    return "fix the link in the article or template; if neither has this link, build again with --verify"


def _short(text: str) -> str:
    return text if len(text) <= 100 else f"{text[:99]}…"


def _line_of_id(site: BuiltSite, page: PageFacts, name: str) -> int | None:
    """Return the line with the second occurrence of an id."""
    found = list(re.finditer(rf"""\sid\s*=\s*["']?{re.escape(name)}["'\s>]""", site.text(page.address)))
    return site.text(page.address).count("\n", 0, found[1].start() + 1) + 1 if len(found) > 1 else None


def _style_sheet(site: BuiltSite, address: str) -> Iterator[Finding]:
    text = site.text(address)
    for found in _STYLE_LINK.finditer(text):
        link = (found[2] or found[4] or "").strip()
        target = site.target(link, address)
        if link.startswith("#") or target.kind in {"web", "other"}:
            continue
        if target.kind != "site" or target.address not in site.sizes:
            what = f"loads '{_short(link)}', which is not in the site"
            line = text.count("\n", 0, found.start()) + 1
            fix = "fix it in the folder assets/ of the templates"
            yield site.finding(_CHECK, "error", address, line, what, fix)
