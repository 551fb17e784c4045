"""What was made of all articles together, between builds: entries by name, who reads them, what they were made into.

An entry that changes marks the plans of its readers as stale, in one transaction: whatever a build is killed by, a plan
that is not marked is true. (Verifying traces: Mokhov, Mitchell, Peyton Jones, Build Systems à la Carte, 2018.)
"""

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from site_builder.engine.checksums import checked_blob, checksum
from site_builder.engine.store_file import DamagedStoreError

__all__ = ["ViewStore", "entries_of"]

_Texts = tuple[str, ...]

_encode = msgspec.msgpack.Encoder().encode
_decode_texts = msgspec.msgpack.Decoder(_Texts).decode
_decode_plan = msgspec.msgpack.Decoder(tuple[bytes, _Texts]).decode


def entries_of(db: sqlite3.Connection, kind: str) -> Iterator[tuple[str, bytes]]:
    """Return name and digest of all entries of a kind (what stands before the first ':'), in the order of names."""
    of_kind = "name = ? OR (name > ? AND name < ?)"  # ';' is what comes after ':'
    statement = f"SELECT name, digest FROM entry WHERE {of_kind} ORDER BY name"  # noqa: S608 - constant text
    return db.execute(statement, (kind, f"{kind}:", f"{kind};"))


class ViewStore:
    """Entries, plans, and what each plan has read; opened by `store.open_store`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def state(self, name: str) -> str | None:
        """Return what was kept under a name by `put` or `forget_plans`; raises DamagedStoreError."""
        row = self._db.execute("SELECT value, digest FROM state WHERE name = ?", (name,)).fetchone()
        return checked_blob(row[1], row[0], name).decode() if row else None

    def entry(self, name: str) -> bytes | None:
        """Return the bytes under a name; None if there are none. Raises DamagedStoreError."""
        row = self._db.execute("SELECT value, digest FROM entry WHERE name = ?", (name,)).fetchone()
        return checked_blob(row[1], row[0], name) if row else None

    def values(self, kind: str) -> Iterator[tuple[str, bytes]]:
        """Yield key and bytes of all entries of a kind; raises DamagedStoreError."""
        statement = "SELECT name, value, digest FROM entry WHERE name > ? AND name < ?"
        for name, value, digest in self._db.execute(statement, (f"{kind}:", f"{kind};")):
            yield name.partition(":")[2], checked_blob(digest, value, name)

    def digest(self, kinds: Iterable[str]) -> str:
        """Return a hash of all entries of these kinds (what stands before the first ':')."""
        found = hashlib.sha256()
        for kind in kinds:
            for name, digest in entries_of(self._db, kind):
                found.update(b"\0".join((str(name).encode("utf-8", "replace"), bytes(digest or b""))))
        return found.hexdigest()

    def keys_of(self, kind: str) -> list[str]:
        """Return the keys of all entries of a kind, sorted: what stands behind the first ':' of their names."""
        return [name.partition(":")[2] for name, _ in entries_of(self._db, kind)]

    def put(
        self, entries: Iterable[tuple[str, bytes | None]], states: Mapping[str, str], gone: Iterable[str] | None = None
    ) -> None:
        """Keep entries and states; raises DamagedStoreError.

        An entry whose value is None stays as it is. `gone`: names of entries that are forgotten; None: of all that are
        not in `entries`. The plan of whatever has read an entry that changed is stale then.
        """
        whole = gone is None
        before: dict[str, bytes] = dict(self._db.execute("SELECT name, digest FROM entry")) if whole else {}
        changed: list[str] = []
        with self._db:
            for name, value in entries:
                known = before.pop(name, None) if whole else self.digest_of(name)
                if value is None:
                    if known is None:
                        raise DamagedStoreError(f"the entry {name!r}")
                elif known != (digest := checksum(name, value)):
                    changed.append(name)
                    self._db.execute("INSERT OR REPLACE INTO entry VALUES (?, ?, ?)", (name, value, digest))
            lost = sorted(before if gone is None else gone)
            woken = {reader for name in (*changed, *lost) for reader in self._readers(name)}
            self._db.executemany("DELETE FROM entry WHERE name = ?", [(name,) for name in lost])
            for name in lost:
                self._forget_plan(name)
            self._db.executemany("UPDATE plan SET stale = 1 WHERE subject = ?", [(one,) for one in sorted(woken)])
            self._keep(states)

    def digest_of(self, name: str) -> bytes | None:
        """Return the hash of the value under a name; None if there is none."""
        row = self._db.execute("SELECT digest FROM entry WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def _keep(self, states: Mapping[str, str]) -> None:
        rows = ((name, value.encode(), checksum(name, value.encode())) for name, value in states.items())
        self._db.executemany("INSERT OR REPLACE INTO state VALUES (?, ?, ?)", rows)

    def forget_plans(self, states: Mapping[str, str]) -> None:
        """Drop all plans, and keep these states."""
        with self._db:
            self._db.execute("DELETE FROM plan")
            self._db.execute("DELETE FROM readers")
            self._keep(states)

    def unplanned(self, kinds: Iterable[str]) -> list[str]:
        """Return the names of entries of these kinds (what stands before the first ':') without a true plan, sorted."""
        true = {subject for (subject,) in self._db.execute("SELECT subject FROM plan WHERE stale = 0")}
        found = []
        for kind in kinds:
            found += [name for name, _ in entries_of(self._db, kind) if name not in true]
        return sorted(found)

    def remember_plans(self, rows: Iterable[tuple[str, bytes, Iterable[str]]]) -> None:
        """Keep what is planned: subject, the plan, and the names of the entries that it was read from."""
        gained: dict[str, set[str]] = defaultdict(set)
        lost: dict[str, set[str]] = defaultdict(set)
        plans: list[tuple[str, bytes, bytes]] = []
        with self._db:
            for subject, value, names in rows:
                now, before = set(names), set(self._read_by(subject))
                for name in now - before:
                    gained[name].add(subject)
                for name in before - now:
                    lost[name].add(subject)
                plan = _encode((value, sorted(now)))
                plans.append((subject, plan, checksum(subject, plan)))
            for name in sorted(gained.keys() | lost.keys()):
                self._set_readers(name, (self._readers(name) | gained[name]) - lost[name])
            self._db.executemany("INSERT OR REPLACE INTO plan VALUES (?, 0, ?, ?)", plans)

    def _forget_plan(self, subject: str) -> None:
        for name in self._read_by(subject):
            self._set_readers(name, self._readers(name) - {subject})
        self._db.execute("DELETE FROM plan WHERE subject = ?", (subject,))

    def _read_by(self, subject: str) -> tuple[str, ...]:
        row = self._db.execute("SELECT value, digest FROM plan WHERE subject = ?", (subject,)).fetchone()
        return _decode_plan(checked_blob(row[1], row[0], subject))[1] if row else ()

    def _readers(self, name: str) -> set[str]:
        row = self._db.execute("SELECT subjects, digest FROM readers WHERE name = ?", (name,)).fetchone()
        if row is None and self._db.execute("SELECT 1 FROM plan WHERE subject = ?", (name,)).fetchone():
            raise DamagedStoreError(f"the readers of {name!r}")  # every subject reads its own entry
        return set(_decode_texts(checked_blob(row[1], row[0], name))) if row else set()

    def _set_readers(self, name: str, subjects: set[str]) -> None:
        value = _encode(sorted(subjects))
        self._db.execute("INSERT OR REPLACE INTO readers VALUES (?, ?, ?)", (name, value, checksum(name, value)))

    def plans(self) -> Iterator[tuple[str, bytes]]:
        """Yield every subject, in order, with what is planned for it; raises DamagedStoreError."""
        for subject, value, digest in self._db.execute("SELECT subject, value, digest FROM plan ORDER BY subject"):
            yield subject, _decode_plan(checked_blob(digest, value, subject))[0]

    def sources(self) -> dict[str, bytes]:
        """Return what was kept of every source by `remember_sources`, by path; raises DamagedStoreError."""
        rows = self._db.execute("SELECT path, value, digest FROM face")
        return {path: checked_blob(digest, value, path) for path, value, digest in rows}

    def remember_sources(self, rows: Iterable[tuple[str, bytes]], gone: Iterable[str]) -> None:
        """Keep these values for their paths, and forget the paths in `gone`."""
        with self._db:
            values = ((path, value, checksum(path, value)) for path, value in rows)
            self._db.executemany("INSERT OR REPLACE INTO face VALUES (?, ?, ?)", values)
            self._db.executemany("DELETE FROM face WHERE path = ?", [(path,) for path in gone])
