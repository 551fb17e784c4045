"""Links from one article to another whose address on the site is not known yet.

    seeds:<path below the seeds folder>?<address on the web, if there is one>#<place in it>

Path and address are percent-encoded, so that the form can stand in an attribute and be taken apart again.
"""

import posixpath
import re
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

__all__ = ["SCHEME", "SourceLink", "read_link", "source_link", "stem", "web_key", "written"]

SCHEME = "seeds:"
"""How such a link begins."""
_SUFFIX = re.compile(r"\.(?:md|markdown|txt|html?)\Z", re.IGNORECASE)


class SourceLink(NamedTuple):
    """A link to what may be another source of the folder."""

    path: str
    """Path below the seeds folder."""
    web: str
    """Its target if there is no such source; '' if unknown."""
    place: str
    """Name of a place in it; '' for none."""


def source_link(href: str, path: str, web: str = "", *, rooted: bool = False) -> SourceLink | None:
    """Return where the relative link `href` leads from the source at `path`; None when it leaves the folder.

    `rooted`: a link that begins with '/' is read from the seeds folder, as other generators read it from the site's
    root; else it leads out of the folder.
    """
    try:
        parts = urlsplit(href)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or not parts.path or "\\" in href or (parts.path[0] == "/" and not rooted):
        return None
    given = unquote(parts.path)
    inside = given.lstrip("/") if given.startswith("/") else posixpath.join(posixpath.dirname(path), given)
    normal = posixpath.normpath(inside)
    if normal.split("/")[0] in {"..", "", "."} or not normal.isprintable():
        return None
    return SourceLink(normal, web, parts.fragment)


def written(link: SourceLink) -> str:
    """Return the link as it stands in the HTML of a block."""
    web = f"?{quote(link.web, safe='')}" if link.web else ""
    place = f"#{quote(unquote(link.place), safe='')}" if link.place else ""
    return f"{SCHEME}{quote(link.path)}{web}{place}"


def read_link(href: str) -> SourceLink:
    """Return what was `written`."""
    rest, _, place = href.removeprefix(SCHEME).partition("#")
    path, _, web = rest.partition("?")
    return SourceLink(unquote(path), unquote(web), unquote(place))


def stem(path: str) -> str:
    """Return the path without the end of an article's name: 'b.html' and 'b' lead to 'b.md', too."""
    return _SUFFIX.sub("", path.removesuffix("/"))


def web_key(url: str) -> str:
    """Return what two web addresses of one page have in common: no scheme, no 'www.', no place, no last '/'."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return url
    return f"{host}{parts.path.rstrip('/')}{'?' + parts.query if parts.query else ''}"
