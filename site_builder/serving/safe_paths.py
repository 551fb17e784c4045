"""From the path of a request to a file of the site, and never to any other file."""

import os
import stat
from pathlib import Path
from urllib.parse import unquote_to_bytes

__all__ = ["local_address", "served_file"]


def local_address(path: str) -> str | None:
    """Return the address below the root that the path of a request names; None when it names none.

    `path` begins with '/' and has no query. Names that begin with a dot are refused, also '..'.
    """
    try:
        text = unquote_to_bytes(path).decode("utf-8")
    except UnicodeDecodeError:
        return None
    parts = text.removeprefix("/").split("/")
    hidden = any(part.startswith(".") or part == "" for part in parts[:-1]) or parts[-1].startswith(".")
    strange = any(sign in text for sign in ("\\", "\0", ":"))
    return None if hidden or strange or not path.startswith("/") else "/".join(parts)


def served_file(root: Path, address: str) -> Path | None:
    """Return the regular file at `address` below `root`; None for anything else, or when a link is on the way."""
    place, mode = root, 0
    for part in address.split("/"):
        place /= part
        try:
            mode = os.lstat(place).st_mode
        except (OSError, ValueError):
            return None
        if stat.S_ISLNK(mode):
            return None
    return place if stat.S_ISREG(mode) else None
