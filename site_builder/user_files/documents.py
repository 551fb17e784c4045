"""A file of the user as tables, texts, numbers and dates, with the line of each; TOML and JSON."""

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct, field

from site_builder.errors import Problem
from site_builder.text.normalise import LINE_END
from site_builder.user_files.positions import Place, json_lines, toml_lines

__all__ = ["DEEPEST", "LIMIT", "Document", "json_document", "read_text", "short", "toml_document"]

LIMIT = 20_000_000
"""Bytes; a larger file was not written by hand, and is not read into memory."""
DEEPEST = 8
"""Brackets in brackets of a file's values, at most; our own files have two."""
_TOML_PLACE = re.compile(r" *\(at line (\d+), column \d+\)| *\(at end of document\)")
_DIGITS = re.compile("[0-9]")
_BARE_TOML = re.compile(r"""\s*([\w-]+)\s*=\s*([^\s"'\[{0-9+-].*)""")
_YAML_IN_TOML = re.compile(r"\s*([\w-]+):(?:\s|$)")
_LONGEST_SHOWN = 60
"""Code points of a value in a message."""


class Document(Struct, frozen=True):
    """What a file of the user states."""

    name: str
    """The file, as messages call it."""
    values: Mapping[str, Any]
    """Tables (dict), lists, texts, numbers, truths and dates; from YAML only tables, lists, texts and None."""
    lines: Mapping[Place, int] = field(default_factory=dict)
    """Line (from 1) of keys and items; a value that is not in it stands where its holder does."""
    twice: tuple[str, ...] = ()
    """Keys that the file states more than once, where the format allows it; the first value counts."""
    slips: tuple[Problem, ...] = ()
    """Warnings: valid, but probably not meant."""

    def line(self, place: Place) -> int | None:
        """Return the line of the value at `place`, or of the nearest of its holders; None when no line is known."""
        return next((self.lines[place[:end]] for end in range(len(place), 0, -1) if place[:end] in self.lines), None)

    def problem(
        self, place: Place, what: str, fix: str, severity: Literal["left out", "warning"] = "left out"
    ) -> Problem:
        """Return a problem with the value at `place`."""
        return Problem(self.name, self.line(place), what, fix, severity)


def read_text(file: Path, limit: int = LIMIT, *, may_be_missing: bool = False) -> str | Problem:
    """Return the text of a UTF-8 file with '\\n' line ends and without byte order mark, or why it cannot be read.

    `limit` is in bytes. A file that may be missing, and is, has the text ''.
    """
    name = str(file)
    try:
        with file.open("rb") as opened:
            content = opened.read(limit + 1)
    except (OSError, ValueError) as error:
        if may_be_missing and isinstance(error, FileNotFoundError):
            return ""
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        return Problem(name, None, f"cannot be read ({reason})", "check the path and its permissions")
    if len(content) > limit:
        return Problem(name, None, f"is larger than {limit / 1e6:g} MB", "remove the lines that do not belong in it")
    try:
        return LINE_END.sub("\n", content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return Problem(name, line, "is not UTF-8 text", "save it as UTF-8")


def toml_document(text: str, name: str, first_line: int = 1, part: str = "") -> Document | Problem:
    """Return what TOML states; a `Problem` when it is not valid.

    `first_line` is the line of the file (from 1) at which `text` begins; `part` begins messages, such as
    'the front matter '.
    """
    try:
        values = _bounded(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        found = _TOML_PLACE.search(str(error))
        row = int(found[1]) if found and found[1] else text.rstrip("\n").count("\n") + 1
        what = _TOML_PLACE.sub("", str(error)).strip()
        fix = _toml_fix((text.split("\n")[row - 1 : row] or [""])[0])
        return Problem(name, first_line + row - 1, f"{part}is not valid TOML: {what}", fix)
    except (ValueError, RecursionError) as error:
        return _beyond_limits(text, name, first_line, f"{part}is not valid TOML", error)
    return Document(name, values, toml_lines(text, first_line))


def _toml_fix(row: str) -> str:
    if bare := _BARE_TOML.match(row):
        return f'put the text in quotes: {bare[1]} = "{short(bare[2])}"'
    if yaml_like := _YAML_IN_TOML.match(row):
        return f"write '=' instead of ':', as in {yaml_like[1]} = \"…\""
    return "fix this line"


def _bounded(values: Any) -> Any:
    """Return `values`; raises `RecursionError` when brackets stand in brackets more than a few times."""
    inside = [values]
    for _ in range(DEEPEST):
        held = (one.values() if isinstance(one, dict) else one for one in inside)
        inside = [one for many in held for one in many if isinstance(one, dict | list)]
    if inside:
        raise RecursionError
    return values


def _beyond_limits(text: str, name: str, first_line: int, what: str, error: Exception) -> Problem:
    """Return the problem with brackets or digits without end, at the line that has most of them."""
    deep, rows = isinstance(error, RecursionError), text.split("\n")
    counts = [row.count("[") + row.count("{") if deep else len(_DIGITS.findall(row)) for row in rows]
    reason = "too many brackets inside each other" if deep else "a number has more than 4,300 digits"
    line = first_line + counts.index(max(counts))
    return Problem(
        name, line, f"{what}: {reason}", "remove them" if deep else "write fewer digits, or put them in quotes"
    )


def json_document(text: str, name: str, first_line: int = 1, part: str = "") -> Document | Problem:
    """Return what a JSON object states; arguments and result are as for `toml_document`."""
    twice: list[str] = []

    def table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for key, value in pairs:
            twice.extend([key] if key in made else [])
            made.setdefault(key, value)
        return made

    try:
        values = _bounded(json.loads(text, object_pairs_hook=table))
    except json.JSONDecodeError as error:
        what = f"{part}is not valid JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        return Problem(name, first_line + error.lineno - 1, what, "fix this line, or the comma or quotes before it")
    except (ValueError, RecursionError) as error:
        return _beyond_limits(text, name, first_line, f"{part}is not valid JSON", error)
    if not isinstance(values, dict):
        return Problem(name, first_line, f"{part}is not valid JSON: expected an object", "begin with { and end with }")
    lines = json_lines(text, first_line)
    return Document(name, values, lines, tuple(key for key in twice if (key,) in lines))


def short(text: str) -> str:
    """Return a text cut to what a message can hold."""
    text = text.strip()
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
