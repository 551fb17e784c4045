"""Small files that static hosts look for."""

from site_builder.model import File

__all__ = ["files"]

# GitHub Pages: serve files and folders as they are.
_NOJEKYLL = File(".nojekyll", b"")
# Netlify and Cloudflare Pages. What a page may load stands in the page itself, so that it also holds elsewhere;
# only what a page cannot say of itself stands here.
_HEADERS = """\
/*
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Content-Security-Policy: frame-ancestors 'none'
  Permissions-Policy: camera=(), geolocation=(), microphone=()
/assets/*
  Cache-Control: public, max-age=31536000, immutable
/search/*
  Cache-Control: public, max-age=31536000, immutable
/feed.xml
  Content-Type: application/atom+xml; charset=utf-8
/feed.json
  Content-Type: application/feed+json; charset=utf-8
"""


def files() -> tuple[File, ...]:
    """Return the files for GitHub Pages, and for Netlify and Cloudflare Pages."""
    return _NOJEKYLL, File("_headers", _HEADERS.encode())
