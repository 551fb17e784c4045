"""Targets of the links of a page: on the web, another source of the folder, or a place in the page itself."""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urljoin, urlsplit

from site_builder.text.page_tree import Element, descendants, text_of
from site_builder.text.source_links import source_link, written
from site_builder.text.web import is_web_address

__all__ = ["HERE", "NOTE", "Home", "home_of", "is_way_back", "leads_away", "link_to", "note_mark", "web_address"]

HERE = "here:"
"""Prefix of a link to a place in the same article."""
NOTE = "note:"
"""Prefix of a footnote mark; the mark, ':' and the name of the place follow, both percent-encoded."""
_MARK = re.compile(r"[\[(]?(\w{1,3}|[*†‡§¶]{1,3})(?::\d+)?[\])]?")
_BACK = frozenset("↩↑^⏎⤴⬆︎️ ")
_LONGEST_MARK = 8  # '[123:45]'
_LONGEST = 4_000  # characters; a longer address is not a link to a page


@dataclass(frozen=True, slots=True)
class Home:
    """The addresses of a page, to resolve its links."""

    path: str
    """Its path below the seeds folder."""
    own: str | None
    """Its own address on the web, if it states one."""
    base: str | None
    """The base of its relative links on the web; None if it is not known."""
    rooted: bool = False
    """True if '/' is the seeds folder, as in Markdown; in a saved page it is the publisher's root."""


def home_of(root: Element, path: str, own: str | None) -> Home:
    """Return where the page at `path` stands; `own` is the address that it states."""
    stated = next((e.attributes["href"].strip() for e in descendants(root, "base") if "href" in e.attributes), "")
    base = _joined(own or "", stated) if stated else own
    return Home(path, own, base if base and is_web_address(base) else own)


def link_to(href: str, home: Home) -> str:
    """Return the target of a link: an http(s) or mailto address, or one that begins with 'seeds:' or `HERE`.

    '' if the target is not known or not allowed (javascript:, data: …).
    """
    if not href or len(href) > _LONGEST:
        return ""
    place = _place_within(href, home)
    if place is not None:
        return HERE + quote(place, safe="") if place else ""
    web = web_address(href, home)
    local = source_link(href, home.path, web, rooted=home.rooted)
    if local is not None:
        return written(local)
    return href if href[:7].lower() == "mailto:" and not re.search(r"[\s<>\"]", href) else web


def web_address(href: str, home: Home) -> str:
    """Return the http(s) address of a link or picture, without the name and password of a user; '' if it has none."""
    address = _joined(home.base or "", href)
    if not is_web_address(address):
        return ""
    parts = urlsplit(address)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def _joined(base: str, href: str) -> str:
    try:
        return urljoin(base, href)
    except ValueError:
        return ""


def _place_within(href: str, home: Home) -> str | None:
    """Return the name of the place in the page itself to which a link leads; None when it leads elsewhere."""
    before, _, place = href.partition("#")
    if before and (
        home.own is None or _joined(home.base or "", before).partition("#")[0] != home.own.partition("#")[0]
    ):
        return None
    return unquote(place) if "#" in href else None


def leads_away(href: str, home: Home) -> bool:
    """Return whether a link leads to another page."""
    here = home.own.partition("#")[0] if home.own else ""
    away = bool(href) and not href.startswith("#")
    return away and not (here and _joined(home.base or "", href).partition("#")[0] == here)


def note_mark(element: Element, href: str) -> str:
    """Return the tag of a footnote mark, if a link is one: a number or sign that leads to a place in the page."""
    if not href.startswith("#") or len(href) < 2:
        return ""
    text = text_of(element)
    found = _MARK.fullmatch(text) if len(text) <= _LONGEST_MARK else None
    raised = any(e.tag == "sup" for e in (element, element.parent) if e is not None) or text[:1] in "[*†‡§"
    if found is None or not (raised or any(True for _ in descendants(element, "sup"))):
        return ""
    return f'<a href="{NOTE}{quote(found[1], safe="")}:{quote(unquote(href[1:]), safe="")}"></a>'


def is_way_back(element: Element, href: str) -> bool:
    """Return whether a link only leads from a footnote back to its mark; the page makes its own."""
    if not href.startswith("#"):
        return False
    text = text_of(element)
    return 0 < len(text) <= _LONGEST_MARK and _BACK.issuperset(text)
