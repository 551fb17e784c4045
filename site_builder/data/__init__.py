"""Word lists and tables: a folder for each language (BCP 47 tag), one for each script (ISO 15924 code), and 'any'."""

import re
from functools import cache, lru_cache
from pathlib import Path

__all__ = ["BESIDE", "folder", "languages", "lines", "scripts", "table"]

_LANGUAGE = re.compile("(?!any)[a-z]{2,3}")
_SCRIPT = re.compile("[A-Z][a-z]{3}")
BESIDE = "en"
"""The language whose words stand in news of every other: agencies, months of time stamps, "Read more"."""


def folder() -> Path:
    """Return the folder that holds the language folders."""
    return Path(__file__).parent


@cache
def languages() -> tuple[str, ...]:
    """Return the BCP 47 tags of the languages that have a folder, sorted."""
    return _folders(_LANGUAGE)


@cache
def scripts() -> tuple[str, ...]:
    """Return the ISO 15924 codes of the scripts that have a folder, sorted."""
    return _folders(_SCRIPT)


def _folders(name: re.Pattern[str]) -> tuple[str, ...]:
    return tuple(sorted(path.name for path in folder().iterdir() if path.is_dir() and name.fullmatch(path.name)))


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
