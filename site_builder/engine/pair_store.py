"""Which articles are alike, between builds: the keys that connect them, and the likeness of similar articles.

A row says which article's row it is and carries a checksum of it, so that damage is seen when the row is read.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from site_builder.engine.checksums import checked_blob, checksum
from site_builder.engine.store_file import DamagedStoreError

__all__ = ["PairStore"]


_encode = msgspec.msgpack.Encoder(order="deterministic").encode
_decode_texts = msgspec.msgpack.Decoder(tuple[str, ...]).decode
_decode_likeness = msgspec.msgpack.Decoder(dict[str, float]).decode


class PairStore:
    """Keys of articles, articles of keys, and likeness, all by id; opened by `store.open_store`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def keys(self, id_: str) -> tuple[str, ...]:
        """Return the keys under which an article is looked up."""
        return _decode_texts(self._row("keys", id_))

    def articles(self, key: str) -> tuple[str, ...]:
        """Return the articles that are looked up under a key."""
        return _decode_texts(self._row("articles", key))

    def likeness(self, id_: str) -> dict[str, float]:
        """Return the likeness of an article to each similar article."""
        return _decode_likeness(self._row("likeness", id_))

    def _row(self, what: str, name: str) -> bytes:
        row = self._db.execute("SELECT value, digest FROM pair WHERE what = ? AND name = ?", (what, name)).fetchone()
        if row is None and what != "articles":
            raise DamagedStoreError(f"{what} of {name!r}")
        return checked_blob(row[1], row[0], what, name) if row else _encode(())

    def all_likeness(self) -> Iterator[tuple[str, dict[str, float]]]:
        """Yield every article with its likeness to others."""
        for name, value, digest in self._db.execute("SELECT name, value, digest FROM pair WHERE what = 'likeness'"):
            yield name, _decode_likeness(checked_blob(digest, value, "likeness", name))

    def edition(self) -> str:
        """Return the mark of the edition that these rows belong to, as given to `keep`; '' before the first one."""
        row = self._db.execute("SELECT value, digest FROM pair WHERE what = 'edition'").fetchone()
        return checked_blob(row[1], row[0], "edition", "").decode() if row else ""

    def keep(
        self,
        keys: Mapping[str, tuple[str, ...]],
        articles: Mapping[str, tuple[str, ...]],
        likeness: Mapping[str, dict[str, float]],
        *,
        gone: Iterable[str] = (),
        edition: str | None = None,
        whole: bool = False,
    ) -> None:
        """Keep these rows, and none of the articles `gone`; `whole`: and no others.

        `edition`: a mark of the articles that the rows belong to, and of their order; None: unchanged.
        """
        with self._db:
            if whole:
                self._db.execute("DELETE FROM pair")
            for what in ("keys", "likeness"):
                self._db.executemany("DELETE FROM pair WHERE what = ? AND name = ?", [(what, id_) for id_ in gone])
            if edition is not None:
                row = ("edition", "", edition.encode(), checksum("edition", "", edition.encode()))
                self._db.execute("INSERT OR REPLACE INTO pair VALUES (?, ?, ?, ?)", row)
            for what, rows in (("keys", keys), ("articles", articles), ("likeness", likeness)):
                self._db.executemany("INSERT OR REPLACE INTO pair VALUES (?, ?, ?, ?)", _rows(what, rows.items()))


def _rows(what: str, rows: Iterable[tuple[str, object]]) -> Iterable[tuple[str, str, bytes, bytes]]:
    for name, row in rows:
        value = _encode(row)
        yield what, name, value, checksum(what, name, value)
