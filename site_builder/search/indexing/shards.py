"""Stores words by key, in shards of about 4 kB. A key is in the shard whose name is its longest prefix.

A shard over the limit moves every large child (its keys that share one letter more) into a shard of its own. So the
shards depend only on the rows, and a changed row moves rows only in the shards above and below it.
"""

from collections import defaultdict
from collections.abc import Iterator

from site_builder.engine.search_store import SearchStore

__all__ = ["FILTERS", "Shards", "rows_in_file"]

# Bytes: a shard over the first moves its children over the second into their own shards. Smaller shards make a query
# faster, but need more files; after an edit, larger ones write more bytes.
_LIMIT, _OWN = 4_000, 1_000
FILTERS = "."
"""The space of filters."""
_Rows = dict[tuple[str, str], str]


class Shards:
    """The rows of the shards in the store, loaded on demand and changed in memory."""

    def __init__(self, store: SearchStore) -> None:
        self._store = store
        self._sizes = {prefix: _size(mark) for prefix, mark in store.marks("shard").items()}
        """Bytes of the rows of every stored shard."""
        self._loaded: dict[str, _Rows] = {}
        """Prefix of a shard -> (key, packed word) -> its row."""

    def get(self, key: str, word: str) -> str:
        """Return the row of a word (packed) with this key, '' when there is none."""
        return self._load(self._seat(key)).get((key, word), "")

    def set(self, key: str, word: str, row: str) -> None:
        """Set the row of a word; '' removes it."""
        rows = self._load(self._seat(key))
        if row:
            rows[key, word] = row
        else:
            rows.pop((key, word), None)

    def _seat(self, key: str) -> str:
        """Return the prefix of the shard that has a key."""
        return next((key[:end] for end in range(len(key), 0, -1) if key[:end] in self._sizes), "")

    def _load(self, prefix: str) -> _Rows:
        if prefix not in self._loaded:
            text = self._store.needed("shard", prefix).decode() if prefix in self._sizes else ""
            self._loaded[prefix] = dict(map(_row, text.split("~"))) if text else {}
        return self._loaded[prefix]

    def changes(self) -> Iterator[tuple[str, int, str]]:
        """Yield the new state of every loaded shard: prefix, bytes of its rows, its rows; '' if it was removed.

        Afterwards no row is loaded any more.
        """
        while True:
            totals = self._totals()
            seats = self._seated(totals)
            missing = [one for one in self._sizes.keys() - self._loaded.keys() if one in seats or not _own(one, totals)]
            if not missing:
                break
            for prefix in missing:
                self._load(prefix)
        prefixes = sorted(self._loaded.keys() | seats.keys())
        self._loaded.clear()  # `seats` has the same rows
        for prefix in prefixes:
            rows = sorted(seats.pop(prefix, ()))
            text = "~".join(f"{key} {row}" for key, _, row in rows)
            yield prefix, sum(len(row) for _, _, row in rows), text

    def _totals(self) -> dict[str, int]:
        """Return the bytes of all rows below each prefix, in stored and loaded shards."""
        totals: dict[str, int] = defaultdict(int)
        sizes = [(prefix, size) for prefix, size in self._sizes.items() if prefix not in self._loaded]
        sizes += [(key, len(row)) for rows in self._loaded.values() for (key, _), row in rows.items()]
        for key, size in sizes:
            for end in range(len(key) + 1):
                totals[key[:end]] += size
        return totals

    def _seated(self, totals: dict[str, int]) -> dict[str, list[tuple[str, str, str]]]:
        """Return the loaded rows, by the prefix of their shard."""
        seats: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        for rows in self._loaded.values():
            for (key, word), row in rows.items():
                end = 0
                while end < len(key) and _own(key[: end + 1], totals):
                    end += 1
                seats[key[:end]].append((key, word, row))
        return seats


def _own(prefix: str, totals: dict[str, int]) -> bool:
    """Return whether the rows below a prefix have a shard of their own."""
    return not prefix or (totals[prefix[:-1]] > _LIMIT and totals[prefix] > _OWN)


def _size(mark: bytes) -> int:
    return int(mark.split(b" ")[0])


def _row(entry: str) -> tuple[tuple[str, str], str]:
    key, row = entry.split(" ", 1)
    return (key, row.split("|")[1]), row


def rows_in_file(prefix: str, text: str) -> str:
    """Return the rows of a shard for its file. A key is written without the prefix, and only in its first row."""
    rows, before = [], prefix
    for entry in text.split("~") if text else ():
        key, row = entry.split(" ", 1)
        space, _, rest = row.partition("|")
        # The key of a filter is made of its name.
        shown = FILTERS if space == FILTERS else "" if key == before else key.removeprefix(prefix)
        rows.append(f"{shown}|{rest}")
        before = key
    return "~".join(rows)
