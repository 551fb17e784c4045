"""The data for programs in a built site."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

__all__ = ["article_rows", "data_rows"]


def data_rows(file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield line (from 1) and object of every row of a file of JSON Lines; other and unreadable rows are skipped.

    Only '\\n' ends a row: U+2028 and its like may stand in a text.
    """
    try:
        lines = file.read_bytes().decode("utf-8", "replace").split("\n")
    except OSError:
        return
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line) if line else None
        except (ValueError, RecursionError):
            continue
        if isinstance(row, dict):
            yield number, row


def article_rows(root: Path) -> Iterator[dict[str, Any]]:
    """Yield what the site in `root` says of each of its articles."""
    for file in sorted((root / "data" / "articles").glob("*.jsonl")):
        yield from (row for _, row in data_rows(file))
