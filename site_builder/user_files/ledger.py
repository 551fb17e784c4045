"""addresses.txt: every address that was ever published, one a line, kept beside digest.toml under version control.

Others link to these addresses. `news-digest publish` adds to the file, `news-digest check` says which have died.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from site_builder.errors import Problem
from site_builder.user_files.documents import read_text

__all__ = ["LEDGER", "Entry", "is_kept", "ledger_in", "with_added"]

LEDGER = "addresses.txt"
"""Name of the file, beside digest.toml."""
Entry = tuple[int, str]
"""Line (from 1) and address."""
_HEADER = "# Addresses that were published; others may link to them. A line that is removed here is given up.\n"
# Pages of an article, a name or a story; lists by month and pages 2, 3 … of lists come and go.
_KEPT = re.compile(r"(?:articles|people|places|organisations|stories)/[^/]+\.html")


def is_kept(address: str) -> bool:
    """Return whether an address is one to which others link, so that it should never die."""
    return _KEPT.fullmatch(address) is not None and not address.endswith("/index.html")


def ledger_in(folder: Path) -> tuple[str, tuple[Entry, ...]] | Problem:
    """Return the text of the ledger in `folder` and what it holds; '' and () when it is not there."""
    text = read_text(folder / LEDGER, may_be_missing=True)
    return text if isinstance(text, Problem) else (text, tuple(_entries(text)))


def _entries(text: str) -> Iterator[Entry]:
    for number, row in enumerate(text.split("\n"), 1):
        if row.strip() and not row.startswith("#"):
            yield number, row.strip()


def with_added(text: str, addresses: Iterable[str]) -> str:
    """Return the text of a ledger with these addresses at its end, those that it lacks; the rest stays as written."""
    known = {address for _, address in _entries(text)}
    new = sorted({address for address in addresses if is_kept(address)} - known)
    if not new:
        return text
    before = text or _HEADER
    return before + ("" if before.endswith("\n") else "\n") + "\n".join(new) + "\n"
