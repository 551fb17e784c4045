"""The tables for the browser hold what Python's tables hold."""

import json
from typing import Any

from site_builder.search.coding import unpack
from site_builder.search.packed_tables import packed_tables
from site_builder.search.tables import rules


def cells(part: Any) -> list[str]:
    """Return all texts of a table, in order."""
    if isinstance(part, str):
        return [part]
    parts = sorted(part.items(), key=lambda row: (-len(row[0]), row[0])) if isinstance(part, dict) else part
    return [cell for one in parts for cell in cells(one)]


def test_no_cell_of_a_table_is_lost_or_split() -> None:
    """A space or '~' inside a cell would split it."""
    packed = json.loads(packed_tables())
    assert packed.keys() == rules().keys()
    for name, table in rules().items():
        if isinstance(table, str) or packed[name] == table:
            assert packed[name] == table
        else:
            assert [cell for row in unpack(packed[name]).split("~") for cell in row.split(" ")] == cells(table), name


def test_the_longest_keys_come_first() -> None:
    """The browser makes an expression of the keys; 'a' before 'aa' would hide 'aa'."""
    keys = [row.split(" ")[0] for row in unpack(json.loads(packed_tables())["roman"]).split("~")]
    assert keys == sorted(keys, key=len, reverse=True)


def test_half_of_the_bytes_are_saved() -> None:
    """Every query loads the tables before its first result."""
    plain = json.dumps(rules(), ensure_ascii=False, separators=(",", ":"))
    assert len(packed_tables().encode()) < 0.6 * len(plain.encode())
