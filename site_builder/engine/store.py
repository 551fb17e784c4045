"""What a build remembers for the next one: the rows of the cache. The tables stand in `store_file`.

Every row carries a checksum, which is compared before the row is used.
Values are stored as MessagePack of the frozen types (msgspec checks the types on the way back), never as pickles:
a cache file from elsewhere can be wrong, but it cannot run code.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec
from msgspec import Struct

from site_builder.engine.checksums import checked_blob, checked_texts, checksum
from site_builder.engine.identity_store import IdentityStore
from site_builder.engine.pair_store import PairStore
from site_builder.engine.search_store import SearchStore
from site_builder.engine.store_file import DamagedStoreError, open_database
from site_builder.engine.view_store import ViewStore
from site_builder.errors import Problem
from site_builder.model import Article, Body, Card, Outline

__all__ = ["Seen", "Standing", "Store", "open_store"]

_encode = msgspec.msgpack.Encoder().encode


_T = TypeVar("_T")
_NOTHING = _encode(())


class Seen(Struct, frozen=True):
    """A source as it stood on disk when it was last read."""

    path: str
    """Path below the seeds folder."""
    stamp: str
    """Its stamp as text; '' when a change since then may not show in it."""
    digest: str
    """SHA-256 of its bytes."""
    lines: str
    """Keys of its lines that may be boilerplate, with spaces between."""
    code: str
    """Hash of the code that read it, and of the folder in which it stands."""


class Standing(NamedTuple):
    """A file as the last build left it in an output folder."""

    key: str
    """Hash of all that it was made from."""
    digest: str
    """SHA-256 of its bytes."""
    stamp: str
    """Its stamp as text."""


class Store:
    """The open cache. One process writes it; see `open_store`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self.views = ViewStore(connection)
        """What was made of all articles together."""
        self.pairs = PairStore(connection)
        """Which articles are alike."""
        self.identity = IdentityStore(connection)
        """Who is who across articles."""
        self.search = SearchStore(connection)
        """What the search index is made of."""

    def seen(self) -> dict[str, Seen]:
        """Return every source seen before, by path; raises DamagedStoreError when a row is damaged."""
        found = {}
        for *row, stated in self._db.execute("SELECT path, stamp, digest, lines, code, checksum FROM article"):
            checked_texts(stated, *row)
            found[row[0]] = Seen(*row)
        return found

    def made(self, codes: Mapping[str, str]) -> dict[str, tuple[Problem, ...]]:
        """Return the warnings of the articles that were made by the code in `codes` (path -> hash), by path.

        Raises DamagedStoreError when a row is not what was written.
        """
        found = {}
        for path, code, warnings, stated in self._db.execute("SELECT path, code, warnings, told FROM reading"):
            if codes.get(path) == code:
                sound = checked_blob(stated, warnings, path)
                found[path] = () if sound == _NOTHING else _decode(_problems(), sound)
        return found

    def cards(self, paths: Iterable[str]) -> Iterator[Card]:
        """Yield the cards of the articles at these paths, in their order; raises DamagedStoreError as `body` does."""
        for path in paths:
            yield _decode(_card(), self._card(path))

    def _card(self, path: str) -> bytes:
        row = self._db.execute("SELECT card, checksum FROM reading WHERE path = ?", (path,)).fetchone()
        if row is None:
            raise DamagedStoreError(path)
        return checked_blob(row[1], row[0], path)

    def outlines(self, paths: Iterable[str]) -> Iterator[Outline]:
        """Yield the outlines of the articles at these paths, as `cards` does."""
        for path in paths:
            yield _decode(_outline(), self._card(path))

    def body(self, path: str) -> Body:
        """Return the body of the article at `path`; raises DamagedStoreError when it is missing or damaged."""
        row = self._db.execute("SELECT body, checksum FROM body WHERE path = ?", (path,)).fetchone()
        if row is None:
            raise DamagedStoreError(path)
        return _decode(_body(), checked_blob(row[1], row[0], path))

    def remember_seen(self, rows: Iterable[Seen]) -> None:
        """Keep what was seen of these sources."""
        values = ((r.path, r.stamp, r.digest, r.lines, r.code) for r in rows)
        with self._db:
            checked = ((*row, checksum(*row)) for row in values)
            self._db.executemany("INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?, ?, ?)", checked)

    def remember_made(self, rows: Iterable[tuple[str, tuple[Problem, ...], Article]]) -> None:
        """Keep these articles: (hash of what made it, warnings, article)."""
        with self._db:
            for code, warnings, article in rows:
                path = article.card.path
                told, card, body = _encode(warnings), _encode(article.card), _encode(article.body)
                row = (path, code, told, checksum(path, told), card, checksum(path, card))
                self._db.execute("INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?, ?, ?)", row)
                self._db.execute("INSERT OR REPLACE INTO body VALUES (?, ?, ?)", (path, body, checksum(path, body)))

    def forget_seen(self, paths: Iterable[str]) -> None:
        """Drop what was seen of these sources, so that the next build reads them again."""
        with self._db:
            self._db.executemany("DELETE FROM article WHERE path = ?", [(path,) for path in paths])

    def forget(self, paths: Iterable[str]) -> None:
        """Drop all that is known of these sources."""
        gone = [(path,) for path in paths]
        with self._db:
            for table in ("article", "reading", "body"):
                self._db.executemany(f"DELETE FROM {table} WHERE path = ?", gone)  # noqa: S608 - constant names

    def pages(self, output: str) -> dict[str, Standing]:
        """Return every file known to stand in the folder `output`, by address; raises DamagedStoreError as `seen`."""
        found = {}
        rows = self._db.execute("SELECT address, key, digest, stamp, checksum FROM page WHERE output = ?", (output,))
        for *row, stated in rows:
            checked_texts(stated, output, *row)
            found[row[0]] = Standing(*row[1:])
        return found

    def forget_pages(self, output: str, addresses: Iterable[str]) -> None:
        """Drop these pages; done before their files are touched, so that a killed build cannot leave a false key."""
        with self._db:
            rows = ((output, address) for address in addresses)
            self._db.executemany("DELETE FROM page WHERE output = ? AND address = ?", rows)

    def forget_other_pages(self, output: str, keep: AbstractSet[str]) -> None:
        """Drop everything about files in `output`, except those at the addresses in `keep`."""
        rows = self._db.execute("SELECT address FROM page WHERE output = ?", (output,))
        self.forget_pages(output, [address for (address,) in rows if address not in keep])

    def remember_pages(self, output: str, rows: Iterable[tuple[str, Standing]]) -> None:
        """Keep addresses and states of files that now stand in the folder `output`."""
        with self._db:
            values = ((output, address, *standing) for address, standing in rows)
            checked = ((*row, checksum(*row)) for row in values)
            self._db.executemany("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?, ?)", checked)

    def site(self, output: str) -> tuple[str, bytes] | None:
        """Return the state in which the site in the folder `output` was left, and what was told of it.

        None when none was; raises as `seen`.
        """
        row = self._db.execute("SELECT state, record, checksum FROM site WHERE output = ?", (output,)).fetchone()
        return (row[0], checked_blob(row[2], row[1], output, row[0])) if row else None

    def remember_site(self, output: str, state: str, record: bytes) -> None:
        """Keep the state in which a site now stands in the folder `output`, and what was told of it."""
        with self._db:
            row = (output, state, record, checksum(output, state, record))
            self._db.execute("INSERT OR REPLACE INTO site VALUES (?, ?, ?, ?)", row)


# A decoder takes milliseconds to make, which a build without changes should not spend.
@cache
def _card() -> Callable[[bytes], Card]:
    return msgspec.msgpack.Decoder(Card).decode


@cache
def _outline() -> Callable[[bytes], Outline]:
    return msgspec.msgpack.Decoder(Outline).decode


@cache
def _body() -> Callable[[bytes], Body]:
    return msgspec.msgpack.Decoder(Body).decode


@cache
def _problems() -> Callable[[bytes], tuple[Problem, ...]]:
    return msgspec.msgpack.Decoder(tuple[Problem, ...]).decode


def _decode(decoder: Callable[[bytes], _T], blob: bytes) -> _T:
    try:
        return decoder(blob)
    except msgspec.MsgspecError as error:
        raise DamagedStoreError(str(error)) from error


@contextmanager
def open_store(file: Path) -> Iterator[Store]:
    """Open the cache in `file`, made if need be; raises DamagedStoreError and CacheError as `open_database` does."""
    with open_database(file) as connection:
        yield Store(connection)
