"""Word lists and tables, one folder per language (BCP 47 tag; 'any' for facts of no one language)."""

from functools import lru_cache
from pathlib import Path

__all__ = ["folder", "lines", "table"]


def folder() -> Path:
    """Return the folder that holds the language folders."""
    return Path(__file__).parent


@lru_cache(maxsize=1024)
def lines(language: str, name: str) -> tuple[str, ...]:
    """Return the entries of `data/<language>/<name>.txt` without comments; () when there is no such list."""
    path = folder() / language / f"{name}.txt"
    if not path.is_file():
        return ()
    rows = path.read_text("utf-8").split("\n")
    return tuple(row for row in rows if row.strip() and not row.startswith("#"))


@lru_cache(maxsize=1024)
def table(language: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of `data/<language>/<name>.txt`, each split at its tabs; () when there is no such table."""
    return tuple(tuple(row.split("\t")) for row in lines(language, name))
