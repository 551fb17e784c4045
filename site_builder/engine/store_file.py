"""The file of the cache: opening it, its tables, and what is wrong with it. Only a cache: deleting it loses nothing.

article(path, stamp, digest, lines, code, checksum)    what was seen on disk, and its lines for counting
reading(path, code, warnings, told, card, checksum)    what was made of it, by which code
body(path, body, checksum)                             what only its own page shows
page(output, address, key, digest, stamp, checksum)    what stands in which output folder
entry(name, value, digest)                             what was made of all articles together, cut into named entries
plan(subject, stale, value, digest)                    the pages of a subject, which is the name of an entry
readers(name, subjects, digest)                        which plans have read an entry
state(name, value, digest)                             what the entries and plans were made by
face(path, value, digest)                              what of an article can change others
pair(what, name, value, digest)                        which articles are alike
search(what, name, mark, told, value, digest)          what the search index is made of
site(output, state, record, checksum)                  the state in which a whole site was left, and what was told of it
"""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

from site_builder.errors import CacheError, Problem, system_problem

__all__ = ["DamagedStoreError", "memory_database", "open_database", "remove_store"]

_SCHEMA_VERSION = 11  # count up when `_SCHEMA` changes; older stores are begun anew
_SCHEMA = """
CREATE TABLE article (
  path TEXT PRIMARY KEY, stamp TEXT, digest TEXT, lines TEXT, code TEXT, checksum BLOB
) WITHOUT ROWID;
CREATE TABLE reading (
  path TEXT PRIMARY KEY, code TEXT, warnings BLOB, told BLOB, card BLOB, checksum BLOB
);
CREATE TABLE body (path TEXT PRIMARY KEY, body BLOB, checksum BLOB);
CREATE TABLE page (
  output TEXT, address TEXT, key TEXT, digest TEXT, stamp TEXT, checksum BLOB, PRIMARY KEY (output, address)
) WITHOUT ROWID;
CREATE TABLE entry (name TEXT PRIMARY KEY, value BLOB, digest BLOB);
CREATE TABLE plan (subject TEXT PRIMARY KEY, stale INTEGER, value BLOB, digest BLOB);
CREATE TABLE readers (name TEXT PRIMARY KEY, subjects BLOB, digest BLOB);
CREATE TABLE state (name TEXT PRIMARY KEY, value BLOB, digest BLOB);
CREATE TABLE face (path TEXT PRIMARY KEY, value BLOB, digest BLOB);
CREATE TABLE pair (what TEXT, name TEXT, value BLOB, digest BLOB, PRIMARY KEY (what, name)) WITHOUT ROWID;
CREATE TABLE search (
  what TEXT, name TEXT, mark BLOB, told BLOB, value BLOB, digest BLOB, PRIMARY KEY (what, name)
);
CREATE TABLE site (output TEXT PRIMARY KEY, state TEXT, record BLOB, checksum BLOB);
"""

_WAIT_SECONDS = 2
_PERMISSIONS = "check the permissions of the file and of its folder"
# What SQLite reports when the system or another program refuses, so that a new cache would not help: what to say, and
# how to fix it. Everything else (a missing table, a broken page, a file of another kind) is damage.
_REFUSALS = {
    sqlite3.SQLITE_AUTH: ("cannot be used", _PERMISSIONS),
    sqlite3.SQLITE_BUSY: ("is in use by another program", "close that program, and build again"),
    sqlite3.SQLITE_CANTOPEN: ("cannot be opened", f"{_PERMISSIONS}, and how many files may be open (ulimit -n)"),
    sqlite3.SQLITE_FULL: ("cannot be written", "free some space on the disk"),
    sqlite3.SQLITE_IOERR: ("cannot be read or written", "check the disk, and how large files may be (ulimit -f)"),
    sqlite3.SQLITE_LOCKED: ("is in use by another program", "close that program, and build again"),
    sqlite3.SQLITE_NOLFS: ("cannot be written", "name a cache folder on another disk"),
    sqlite3.SQLITE_PERM: ("cannot be used", _PERMISSIONS),
    sqlite3.SQLITE_PROTOCOL: ("cannot be locked", "name a cache folder on another disk"),
    sqlite3.SQLITE_READONLY: ("cannot be written", _PERMISSIONS),
}


class DamagedStoreError(Exception):
    """The cache is damaged; a new one helps."""


@contextmanager
def open_database(file: Path) -> Iterator[sqlite3.Connection]:
    """Open the database in `file`, made if need be; the tables of another version are replaced by empty ones.

    Inside the `with` block, too, raises DamagedStoreError when a new cache helps (see `remove_store`), and CacheError
    when it would not: the disk is full, the file is read-only, another program holds it.
    """
    _look_at(file)
    try:
        with closing(sqlite3.connect(file, timeout=_WAIT_SECONDS)) as connection:
            _prepare(connection)
            yield connection
    except sqlite3.Error as error:
        raise _told(file, error) from error


def memory_database() -> sqlite3.Connection:
    """Return a database with the same tables that is kept in memory only."""
    connection = sqlite3.connect(":memory:")
    _prepare(connection)
    return connection


def _look_at(file: Path) -> None:
    """Raise DamagedStoreError where a folder stands, and CacheError where a file cannot be written.

    SQLite would make the files beside a read-only one read-only too, and they would stay so.
    """
    for part in _files(file):
        try:
            if stat.S_ISDIR(part.stat().st_mode):
                raise DamagedStoreError("it is a folder")
        except FileNotFoundError:
            continue
        except OSError as error:
            raise CacheError(system_problem(error, part, "the cache cannot be opened")) from error
        if not os.access(part, os.R_OK | os.W_OK):
            raise CacheError(Problem(str(part), None, "the cache cannot be read or written", _PERMISSIONS))


def _prepare(db: sqlite3.Connection) -> None:
    # A power cut may lose the newest rows, which costs little work, but must not leave a half-written cache.
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    if db.execute("PRAGMA user_version").fetchone()[0] != _SCHEMA_VERSION:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        script = "".join(f'DROP TABLE "{name}";' for name in tables)
        db.executescript(f"BEGIN; {script} {_SCHEMA} PRAGMA user_version = {_SCHEMA_VERSION}; COMMIT;")


def _told(file: Path, error: sqlite3.Error) -> Exception:
    # Text that is not UTF-8 is an error of Python's module, without a code; the low byte of a code is its class.
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    if code & 0xFF not in _REFUSALS or code == sqlite3.SQLITE_IOERR_SHORT_READ:
        return DamagedStoreError(str(error))
    what, fix = _REFUSALS[code & 0xFF]
    return CacheError(Problem(str(file), None, f"the cache {what} ({error})", fix))


def remove_store(file: Path) -> None:
    """Delete the cache in `file`, and what SQLite keeps beside it; that costs only time.

    A folder of that name is not ours: it is renamed. Raises CacheError when the system refuses.
    """
    try:
        for part in _files(file):
            if part.is_dir():
                part.rename(_free_name(part))
            else:
                part.unlink(missing_ok=True)
    except OSError as error:
        raise CacheError(system_problem(error, file, "the cache is damaged and cannot be deleted")) from error


def _files(file: Path) -> Iterator[Path]:
    return (file.with_name(file.name + end) for end in ("", "-wal", "-shm"))


def _free_name(path: Path) -> Path:
    names = (path.with_name(f"{path.name}.{number}") for number in count(1))
    return next(name for name in names if not name.exists())
