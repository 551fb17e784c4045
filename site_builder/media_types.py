"""How a web server sends a file of the site: its media type, and how long a browser may keep it."""

import mimetypes
from pathlib import PurePosixPath

from site_builder.addresses import SEARCH_FILES, is_feed

__all__ = ["FOR_EVER", "IMMUTABLE", "STATED", "cache_control", "media_type"]

IMMUTABLE = ("assets/", SEARCH_FILES)
"""Folders whose files have a name that changes with their content."""
FOR_EVER = "public, max-age=31536000, immutable"
"""How such files may be kept."""
_FEEDS = {".xml": "application/atom+xml; charset=utf-8", ".json": "application/feed+json; charset=utf-8"}
STATED = {f"feed{suffix}": kind for suffix, kind in _FEEDS.items()}
"""Media types of files whose name has no telling end."""
_OFTEN = "public, max-age=0, must-revalidate"
_TYPES = {
    ".avif": "image/avif", ".css": "text/css", ".gif": "image/gif", ".html": "text/html", ".ico": "image/x-icon",
    ".jpeg": "image/jpeg", ".jpg": "image/jpeg", ".js": "text/javascript", ".json": "application/json",
    ".jsonl": "application/jsonl", ".png": "image/png", ".svg": "image/svg+xml", ".txt": "text/plain",
    ".webp": "image/webp", ".woff2": "font/woff2", ".xml": "application/xml",
}  # fmt: skip
_TEXTS = frozenset({".css", ".html", ".js", ".json", ".jsonl", ".svg", ".txt", ".xml"})


def media_type(address: str) -> str:
    """Return the value of `Content-Type`; for an unknown kind of file, browsers then save the file."""
    suffix = PurePosixPath(address).suffix.lower()
    # The table of the system differs from machine to machine, so it is asked last.
    kind = _TYPES.get(suffix) or mimetypes.types_map.get(suffix) or "application/octet-stream"
    if address == "_headers":
        kind, suffix = "text/plain", ".txt"
    if is_feed(address):
        return _FEEDS[suffix]
    return f"{kind}; charset=utf-8" if suffix in _TEXTS else kind


def cache_control(address: str) -> str:
    """Return the value of `Cache-Control`."""
    return FOR_EVER if address.startswith(IMMUTABLE) else _OFTEN
