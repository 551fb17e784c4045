"""The tables of the analysis as the browser gets them: packed, because every query needs them."""

import json
from typing import Any

from site_builder.search.coding import pack
from site_builder.search.tables import rules

__all__ = ["packed_tables"]

_AS_THEY_ARE = frozenset(["zeros", "masculine", "letterName", "alike", "codes"])


def packed_tables() -> str:
    """Return the tables as JSON. Most are packed text, half of the bytes of plain JSON: rows ('~') of cells (' ')."""
    tables = rules()
    found = {name: tables[name] if name in _AS_THEY_ARE else _packed(tables[name]) for name in tables}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _packed(table: dict[str, Any] | list[Any]) -> str:
    rows: list[Any] = list(table.items()) if isinstance(table, dict) else table
    if isinstance(table, dict):  # the longest key first: an expression that matches any of them needs this order
        rows.sort(key=lambda row: (-len(row[0]), row[0]))
    return pack("~".join(" ".join(_cells(row)) for row in rows))


def _cells(row: Any) -> list[str]:
    """Return the texts of a row in one list; it is a text, a list, or a key with one text or a list."""
    return [row] if isinstance(row, str) else [cell for part in row for cell in _cells(part)]
