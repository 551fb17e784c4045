"""What is an address on the web."""

import re
from urllib.parse import urlsplit

__all__ = ["is_web_address"]

_NEVER = re.compile(r"[\s\"<>\\^`{|}\x00-\x1f\x7f]")


def is_web_address(text: str) -> bool:
    """Tell whether `text` is an http(s) address with a host, safe to stand in a link once escaped."""
    try:
        parts = urlsplit(text)
        _ = parts.port  # raises when it is no number
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and not _NEVER.search(text)
    except ValueError:
        return False
