"""What a folder of articles holds already, so that another import adds only new articles.

`.imported.tsv` in the folder remembers each record that was imported, a line each: the digest of its text, the key of
its address, the name of its file. So what was edited, renamed or removed since is still known. What came into the
folder in another way is known by its own address and text.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from site_builder.errors import NewsDigestError, SourceError
from site_builder.sources import read, scan
from site_builder.text.source_links import web_key

__all__ = ["LEDGER", "KnownArticle", "KnownArticles", "address_key", "text_digest"]

LEDGER = ".imported.tsv"
"""Name of the file that remembers; hidden, so that no build takes it for an article."""


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """An article that need not be imported."""

    digest: str
    """`text_digest` of the text with which it was imported."""
    key: str
    """`address_key`; '' when it has none."""
    name: str
    """Name of its file."""

    @property
    def row(self) -> str:
        """Its line in the ledger."""
        return f"{self.digest}\t{self.key}\t{self.name}\n"


def address_key(url: str | None) -> str:
    """Return the key of an article's address; '' without an address, and for the front page of a publisher."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return ""
    return web_key(url or "").replace("\t", "%09") if parts.path.strip("/") or parts.query else ""


def text_digest(title: str | None, text: str) -> str:
    """Return the key of an article's words (normalised): 32 hex digits; spaces and line ends do not count."""
    words = "".join(f"{title or ''} {text}".split())
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:32]


@dataclass(slots=True)
class KnownArticles:
    """All of them; grows while records are written."""

    by_digest: dict[str, KnownArticle] = field(default_factory=dict)
    by_key: dict[str, KnownArticle] = field(default_factory=dict)

    @classmethod
    def of_folder(cls, folder: Path) -> "KnownArticles":
        """Return what the folder, which need not exist, holds."""
        known = cls()
        for one in _remembered(folder / LEDGER):
            known.add(one)
        listed = {one.name for one in known.by_digest.values()} | {one.name for one in known.by_key.values()}
        for one in _standing(folder, listed):
            known.add(one)
        return known

    def add(self, one: KnownArticle) -> None:
        """Add an article; the first with an address or a text stays."""
        self.by_digest.setdefault(one.digest, one)
        if one.key:
            self.by_key.setdefault(one.key, one)

    def find(self, digest: str, key: str) -> KnownArticle | None:
        """Return the article that has this address, else the one that has this text."""
        return (self.by_key.get(key) if key else None) or self.by_digest.get(digest)


def _remembered(file: Path) -> Iterator[KnownArticle]:
    try:
        rows = file.read_text("utf-8", "replace").split("\n")
    except FileNotFoundError:
        return
    for row in rows:
        parts = row.split("\t")
        if len(parts) == 3:
            yield KnownArticle(*parts)


def _standing(folder: Path, listed: set[str]) -> Iterator[KnownArticle]:
    """Yield the articles of the folder that no import wrote."""
    try:
        found = scan(folder).found
    except SourceError:
        return
    for one in found:
        if one.path in listed:
            continue
        try:
            source = read(folder, one.path).source
        except NewsDigestError:
            continue  # a build tells of it
        yield KnownArticle(text_digest(source.front.title, source.text), address_key(source.front.source_url), one.path)
