"""What a build remembers for the next one, in one SQLite file. Only a cache: deleting it loses nothing.

    article(path, size, mtime, digest, lines, code, checksum)  what was seen on disk, and its lines for counting
    reading(path, code, warnings, card, checksum)     what was made of it, by which code
    body(path, body, checksum)                        what only its own page shows
    page(output, address, key, size)                  what stands in which output folder

Values are stored as MessagePack of the frozen types (msgspec checks the types on the way back), never as pickles:
a cache file from elsewhere can be wrong, but it cannot run code.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from site_builder.errors import Problem
from site_builder.model import Article, Body, Card

__all__ = ["DamagedStoreError", "Made", "Seen", "Store", "is_damage", "open_store", "remove_store"]

_SCHEMA_VERSION = 3
_SCHEMA = """
CREATE TABLE article (
  path TEXT PRIMARY KEY, size INTEGER, mtime INTEGER, digest TEXT, lines TEXT, code TEXT, checksum BLOB
) WITHOUT ROWID;
CREATE TABLE reading (path TEXT PRIMARY KEY, code TEXT, warnings BLOB, card BLOB, checksum BLOB);
CREATE TABLE body (path TEXT PRIMARY KEY, body BLOB, checksum BLOB);
CREATE TABLE page (output TEXT, address TEXT, key TEXT, size INTEGER, PRIMARY KEY (output, address)) WITHOUT ROWID;
"""

_encode = msgspec.msgpack.Encoder().encode
_decode_card = msgspec.msgpack.Decoder(Card).decode
_decode_body = msgspec.msgpack.Decoder(Body).decode
_decode_problems = msgspec.msgpack.Decoder(tuple[Problem, ...]).decode


_T = TypeVar("_T")
# SQLite reports a missing table or column, a broken page and a file of another kind under these codes. A full disk or a
# database that another program holds has other codes: beginning anew would not help there.
_DAMAGE = frozenset({sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


class DamagedStoreError(Exception):
    """A row of the cache is not what was written there."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A source as it stood on disk when it was last read."""

    path: str
    """Path below the seeds folder."""
    size: int
    """Bytes."""
    mtime_ns: int
    """Time of last change, nanoseconds since 1970."""
    digest: str
    """SHA-256 of its bytes."""
    lines: str
    """Keys of its lines that may be boilerplate, with spaces between."""
    code: str
    """Hash of the code that read it."""


class Made(NamedTuple):
    """An article as it was last made."""

    code: str
    """Hash of the code, data and settings that made it."""
    warnings: tuple[Problem, ...]
    """What was doubtful about its source."""
    card: Card
    """What other pages may know of it."""


class Store:
    """The open cache. One process writes it; see `open_store`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def seen(self) -> dict[str, Seen]:
        """Return every source seen before, by path; raises DamagedStoreError when a row is not what was written."""
        found = {}
        for *row, checksum in self._db.execute("SELECT path, size, mtime, digest, lines, code, checksum FROM article"):
            if checksum != _checksum(*map(str, row)):
                raise DamagedStoreError(str(row[0]))
            found[row[0]] = Seen(*row)
        return found

    def made(self, codes: Mapping[str, str]) -> dict[str, Made]:
        """Return the articles that were made by the code in `codes` (path -> hash), by path.

        The code is compared first: a card that another version wrote may have other fields, and is not decoded.
        Raises DamagedStoreError when a row is not what was written.
        """
        found = {}
        for path, code, warnings, card, checksum in self._db.execute(
            "SELECT path, code, warnings, card, checksum FROM reading"
        ):
            if codes.get(path) == code:
                _check(path, checksum, warnings, card)
                found[path] = Made(code, _decode(_decode_problems, warnings), _decode(_decode_card, card))
        return found

    def body(self, path: str) -> Body:
        """Return the body of the article at `path`; raises DamagedStoreError when it is missing or damaged."""
        row = self._db.execute("SELECT body, checksum FROM body WHERE path = ?", (path,)).fetchone()
        if row is None:
            raise DamagedStoreError(path)
        _check(path, row[1], row[0])
        return _decode(_decode_body, row[0])

    def remember_seen(self, rows: Iterable[Seen]) -> None:
        """Keep what was seen of these sources."""
        values = ((r.path, r.size, r.mtime_ns, r.digest, r.lines, r.code) for r in rows)
        with self._db:
            checked = ((*row, _checksum(*map(str, row))) for row in values)
            self._db.executemany("INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?, ?, ?, ?)", checked)

    def remember_made(self, rows: Iterable[tuple[str, tuple[Problem, ...], Article]]) -> None:
        """Keep these articles: (hash of what made it, warnings, article)."""
        with self._db:
            for code, warnings, article in rows:
                path = article.card.path
                parts, body = (_encode(warnings), _encode(article.card)), _encode(article.body)
                row = (path, code, *parts, _checksum(path, *parts))
                self._db.execute("INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?, ?)", row)
                self._db.execute("INSERT OR REPLACE INTO body VALUES (?, ?, ?)", (path, body, _checksum(path, body)))

    def forget(self, paths: Iterable[str]) -> None:
        """Drop all that is known of these sources."""
        gone = [(path,) for path in paths]
        with self._db:
            for table in ("article", "reading", "body"):
                self._db.executemany(f"DELETE FROM {table} WHERE path = ?", gone)  # noqa: S608 - constant names

    def pages(self, output: str) -> dict[str, tuple[str, int]]:
        """Return key and size in bytes of every file known to stand in the folder `output`, by address."""
        rows = self._db.execute("SELECT address, key, size FROM page WHERE output = ?", (output,))
        return {address: (key, size) for address, key, size in rows}

    def forget_pages(self, output: str, addresses: Iterable[str]) -> None:
        """Drop these pages; done before their files are touched, so that a killed build cannot leave a false key."""
        with self._db:
            rows = ((output, address) for address in addresses)
            self._db.executemany("DELETE FROM page WHERE output = ? AND address = ?", rows)

    def remember_pages(self, output: str, rows: Iterable[tuple[str, str, int]]) -> None:
        """Keep (address, key, size) of files that now stand in the folder `output`."""
        with self._db:
            values = ((output, *row) for row in rows)
            self._db.executemany("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?)", values)


def is_damage(error: Exception) -> bool:
    """Return whether this error means that the cache is damaged, so that a new one helps."""
    if not isinstance(error, sqlite3.DatabaseError):
        return isinstance(error, DamagedStoreError)
    # Text that is not UTF-8 is an error of Python's module, without a code; the low byte of a code is its class.
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF in _DAMAGE


def remove_store(file: Path) -> None:
    """Delete the cache in `file`, and what SQLite keeps beside it; that costs only time."""
    for name in (file.name, f"{file.name}-wal", f"{file.name}-shm"):
        file.with_name(name).unlink(missing_ok=True)


def _checksum(*parts: str | bytes) -> bytes:
    hashed = hashlib.blake2b(digest_size=16)
    for part in parts:
        raw = part.encode() if isinstance(part, str) else part
        hashed.update(len(raw).to_bytes(8, "little") + raw)
    return hashed.digest()


def _check(path: str, checksum: object, *parts: object) -> None:
    sound = [part for part in parts if isinstance(part, bytes)]
    if len(sound) < len(parts) or checksum != _checksum(path, *sound):
        raise DamagedStoreError(path)


def _decode(decoder: Callable[[bytes], _T], blob: bytes) -> _T:
    try:
        return decoder(blob)
    except msgspec.MsgspecError as error:
        raise DamagedStoreError(str(error)) from error


@contextmanager
def open_store(file: Path) -> Iterator[Store]:
    """Open the cache in `file`, made if need be; one that is damaged or of another version is begun anew."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        connection = _connect(file)
    except sqlite3.DatabaseError:
        remove_store(file)
        connection = _connect(file)
    with closing(connection):
        yield Store(connection)


def _connect(file: Path) -> sqlite3.Connection:
    db = sqlite3.connect(file)
    try:
        # Losing the newest rows in a power cut costs a little work; a half-written cache would cost trust.
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version != _SCHEMA_VERSION:
            _begin_anew(db)
        db.execute("SELECT count(*) FROM page").fetchone()
    except sqlite3.DatabaseError:
        db.close()
        raise
    return db


def _begin_anew(db: sqlite3.Connection) -> None:
    tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    script = "".join(f'DROP TABLE "{name}";' for name in tables)
    db.executescript(f"BEGIN; {script} {_SCHEMA} PRAGMA user_version = {_SCHEMA_VERSION}; COMMIT;")
