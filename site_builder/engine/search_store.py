"""What the search index is made of, between builds: what each page gives to it, and the contents of its files."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from site_builder.engine.checksums import checked_blob, checksum
from site_builder.engine.store_file import DamagedStoreError, memory_database
from site_builder.engine.view_store import entries_of

__all__ = ["SearchRow", "SearchStore"]

SearchRow = tuple[str, str, bytes, bytes]
"""What it is ('given', 'slot', 'shard', 'block' …), its name, a short mark of it, and its value."""


class SearchStore:
    """Rows by kind and name; opened by `store.open_store`. A row has a checksum of its mark and one of its value."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    @classmethod
    def in_memory(cls) -> "SearchStore":
        """Return one that is kept in memory only."""
        return cls(memory_database())

    @contextmanager
    def changing(self, code: str) -> Iterator[None]:
        """Make all changes inside the block, or none. Rows of other code, or incomplete ones, are removed first.

        `code`: the hash of what makes the rows.
        """
        with self._db:
            if self.mark("state", "") != self._state(code):
                self._db.execute("DELETE FROM search")
            yield
            self.put([("state", "", self._state(code), b"")])

    def _state(self, code: str) -> bytes:
        (rows,) = self._db.execute("SELECT count(*) FROM search WHERE what != 'state'").fetchone()
        return f"{code} {rows}".encode()

    def changed(self, kinds: Iterable[str]) -> tuple[list[str], list[str]]:
        """Return which entries of these kinds differ from the mark of the 'given' of their name, and which are gone.

        The entries are those of the view store: this asks for all that must be looked at again.
        """
        given = "SELECT name, mark FROM search WHERE what = 'given'"
        marks = dict(self._db.execute(given))
        changed = []
        for kind in kinds:
            for name, digest in entries_of(self._db, kind):
                if marks.pop(name, None) != digest:
                    changed.append(name)
        return changed, sorted(marks)

    def mark(self, what: str, name: str) -> bytes | None:
        """Return the mark of a row; None: there is none. Raises DamagedStoreError."""
        row = self._db.execute("SELECT mark, told FROM search WHERE what = ? AND name = ?", (what, name)).fetchone()
        return checked_blob(row[1], row[0], what, name) if row else None

    def marks(self, what: str) -> dict[str, bytes]:
        """Return the marks of all rows of a kind by name, in order; raises DamagedStoreError."""
        rows = self._db.execute("SELECT name, mark, told FROM search WHERE what = ? ORDER BY name", (what,))
        return {name: checked_blob(told, mark, what, name) for name, mark, told in rows}

    def count(self, what: str) -> int:
        """Return how many rows of a kind there are."""
        (rows,) = self._db.execute("SELECT count(*) FROM search WHERE what = ?", (what,)).fetchone()
        return int(rows)

    def value(self, what: str, name: str) -> bytes | None:
        """Return the value of a row; None: there is none. Raises DamagedStoreError."""
        row = self._db.execute("SELECT value, digest FROM search WHERE what = ? AND name = ?", (what, name)).fetchone()
        return checked_blob(row[1], row[0], what, name) if row else None

    def needed(self, what: str, name: str) -> bytes:
        """Return the value of a row that must be there; raises DamagedStoreError."""
        value = self.value(what, name)
        if value is None:
            raise DamagedStoreError(f"{what} {name!r}")
        return value

    def put(self, rows: Iterable[SearchRow]) -> None:
        """Keep these rows; only inside `changing`."""
        told = (
            (what, name, mark, checksum(what, name, mark), value, checksum(what, name, value))
            for what, name, mark, value in rows
        )
        self._db.executemany("INSERT OR REPLACE INTO search VALUES (?, ?, ?, ?, ?, ?)", told)

    def drop(self, rows: Iterable[tuple[str, str]]) -> None:
        """Forget these rows, by kind and name; only inside `changing`."""
        self._db.executemany("DELETE FROM search WHERE what = ? AND name = ?", rows)
