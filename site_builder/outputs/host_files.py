"""Small configuration files that static hosts look for."""

from site_builder.media_types import FOR_EVER, IMMUTABLE, STATED
from site_builder.model import File

__all__ = ["files"]

# Tells GitHub Pages to serve all files unchanged.
_NOJEKYLL = File(".nojekyll", b"")
# For Netlify and Cloudflare Pages. Each page has its own Content-Security-Policy, which works on every host; here are
# only the headers that a page cannot set.
_HEADERS = """\
/*
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Content-Security-Policy: frame-ancestors 'none'
  Permissions-Policy: camera=(), geolocation=(), microphone=()
"""


def files() -> tuple[File, ...]:
    """Return the files for GitHub Pages, and for Netlify and Cloudflare Pages."""
    kept = (f"/{folder}*\n  Cache-Control: {FOR_EVER}\n" for folder in IMMUTABLE)
    kinds = (f"/{address}\n  Content-Type: {kind}\n" for address, kind in STATED.items())
    return _NOJEKYLL, File("_headers", "".join([_HEADERS, *kept, *kinds]).encode())
