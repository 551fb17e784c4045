"""Finds the line of each key and each item of a list in TOML and JSON, because their readers do not report it."""

import re
import tomllib
from collections.abc import Iterator
from typing import TypeAlias

__all__ = ["Place", "json_lines", "toml_lines"]

Place: TypeAlias = tuple[str | int, ...]
"""The way to a value: keys of tables, numbers (from 0) of items."""

# Possessive, so that a text without its closing mark is not tried again and again.
_SIGN = re.compile(
    r'''"""(?:[^"\\]|\\.|"{1,2}(?!"))*+"{3,5}|\'\'\'(?:[^']|'{1,2}(?!'))*+'{3,5}'''
    r"""|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'|\#[^\n]*+|\n|[\[\]{},=]|[^\s"'\#\[\]{},=]++|["']""",
    re.DOTALL,
)
_JSON_SIGN = re.compile(r'"(?:[^"\\]|\\.)*+"|\n|[\[\]{},:]', re.DOTALL)
_OPENING, _CLOSING = frozenset("[{"), frozenset("]}")


def _signs(text: str, pattern: re.Pattern[str], first_line: int) -> Iterator[tuple[str, int]]:
    line = first_line
    for found in pattern.findall(text):
        yield found, line
        line += found.count("\n")


def toml_lines(text: str, first_line: int = 1) -> dict[Place, int]:
    """Return the line of every key, table and item of a list in `text`, which must be valid TOML.

    Keys inside `{…}` and items of lists inside lists get the line where their container begins.
    """
    scanner = _TomlScanner()
    for sign, line in _signs(text, _SIGN, first_line):
        if not sign.startswith("#"):
            scanner.take(sign, line)
    return scanner.lines


class _TomlScanner:
    """Follows the brackets; knows whether a key, a table's name or a value is being read."""

    def __init__(self) -> None:
        self.lines: dict[Place, int] = {}
        self._table: Place = ()
        self._keys: list[str] = []
        self._line = 0  # of the first of `_keys`
        self._value: Place | None = None  # the key whose value is being read
        self._depth = 0  # brackets around
        self._item = -1  # number of the list's item that was last begun
        self._expecting = False  # an item of the value's list begins with the next sign
        self._tables: dict[Place, int] = {}  # how often each [[table]] has come

    def take(self, sign: str, line: int) -> None:
        """Read one sign: a text in quotes, a word, a bracket, a comma, an equals sign or a line end."""
        if self._value is not None:
            self._in_value(self._value, sign, line)
        elif sign == "\n":
            if self._depth:
                self._end_header()
        elif sign == "[":
            self._depth += 1
        elif sign == "=":
            self._value = (*self._table, *self._keys)
            self._tell(self._value, self._line)
            self._keys, self._item, self._expecting = [], -1, False
        elif sign != "]":
            self._line = self._line if self._keys else line
            self._keys += [_plain(sign)] if sign[0] in "\"'" else filter(None, sign.split("."))

    def _end_header(self) -> None:
        self._table = tuple(self._keys)
        if self._depth == 2:  # [[table]]
            number = self._tables[self._table] = self._tables.get(self._table, -1) + 1
            self._tell(self._table, self._line)
            self._table = (*self._table, number)
        self._tell(self._table, self._line)
        self._keys, self._depth = [], 0

    def _in_value(self, place: Place, sign: str, line: int) -> None:
        if sign == "\n":
            self._value = place if self._depth else None
            return
        if self._expecting and sign not in {"]", ","}:
            self._item += 1
            self.lines[*place, self._item] = line
            self._expecting = False
        if sign in _OPENING:
            self._expecting = sign == "[" and self._depth == 0
            self._depth += 1
        elif sign in _CLOSING:
            self._depth -= 1
        elif sign == "," and self._depth == 1 and self._item >= 0:
            self._expecting = True

    def _tell(self, place: Place, line: int) -> None:
        for end in range(1, len(place) + 1):
            self.lines.setdefault(place[:end], line)


def _plain(sign: str) -> str:
    """Return the name in a quoted key."""
    return str(tomllib.loads(f"x = {sign}")["x"]) if "\\" in sign and sign[0] == '"' else sign[1:-1]


def json_lines(text: str, first_line: int = 1) -> dict[Place, int]:
    """Return the line of every key of the object that `text` is, not of keys in its values."""
    lines: dict[Place, int] = {}
    depth, last = 0, ""
    for sign, line in _signs(text, _JSON_SIGN, first_line):
        if sign == ":" and depth == 1:
            lines.setdefault((last,), line)
        depth += (sign in _OPENING) - (sign in _CLOSING)
        last = sign[1:-1] if sign[0] == '"' else last
    return lines
