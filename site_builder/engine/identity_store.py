"""Who is who, between builds: rows by kind and name, with one mark that says of which edition they are.

A row carries a checksum of where it stands and of its value, so that damage is seen when it is read.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping

from site_builder.engine.checksums import checked_blob, checksum

__all__ = ["IdentityStore"]

_MARK = "edition"


class IdentityStore:
    """Rows of bytes; opened by `store.open_store`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def rows(self, what: str) -> Iterator[tuple[str, bytes]]:
        """Yield name and value of each row of a kind; raises DamagedStoreError."""
        for name, value, digest in self._db.execute("SELECT name, value, digest FROM identity WHERE what = ?", (what,)):
            yield name, checked_blob(digest, value, what, name)

    def edition(self) -> str:
        """Return the mark that `keep` was last given; '' before the first one."""
        return next((value.decode() for _, value in self.rows(_MARK)), "")

    def keep(self, rows: Mapping[str, Iterable[tuple[str, bytes]]], mark: str, *, whole: bool) -> None:
        """Store rows, by kind, in one step. `mark`: of the edition to which all rows belong now.

        `whole`: delete all other rows.
        """
        with self._db:
            if whole:
                self._db.execute("DELETE FROM identity")
            for what, its in {**rows, _MARK: [("", mark.encode())]}.items():
                values = ((what, name, value, checksum(what, name, value)) for name, value in its)
                self._db.executemany("INSERT OR REPLACE INTO identity VALUES (?, ?, ?, ?)", values)
