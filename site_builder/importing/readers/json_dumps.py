"""JSON and JSON Lines: what programs that gather news write, JSON Feed, and the answers of programs on the web."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from site_builder.errors import Problem
from site_builder.importing.columns import records_of_rows
from site_builder.importing.record import ImportOptions, ImportRecord
from site_builder.sources.decoding import decode

__all__ = ["read_json", "read_json_lines"]

_FIX = "fix this record, or take it out"
_MOST_BYTES = 1_000_000_000  # of a file that has to be held in memory whole
_SPACE = re.compile(r"[\s,]*")
_Numbered = tuple[int, dict[str, Any] | Problem]


def read_json_lines(path: Path, name: str, options: ImportOptions) -> Iterator[ImportRecord | Problem]:
    """Yield the record of each line, its number being the line's; `name` is what messages call the file."""
    yield from records_of_rows(_of_lines(path, name), name, options)


def read_json(path: Path, name: str, options: ImportOptions) -> Iterator[ImportRecord | Problem]:
    """Yield the records of a list, of an object's one list of objects, or of one object that is an article.

    Behind a place that is not valid, records are taken up again at the next that begins a line as the others do.
    """
    if path.stat().st_size > _MOST_BYTES:
        yield Problem(name, None, "is larger than 1 GB", "write it as JSON Lines, one record per line")
        return
    decoded = decode(path.read_bytes())
    text = decoded.text if decoded else ""
    found = _of_list(text, name) if text.lstrip().startswith("[") else _of_object(text, path, name)
    yield from records_of_rows(found, name, options)


def _of_lines(path: Path, name: str) -> Iterator[_Numbered]:
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            bare = line.strip().removeprefix(b"\xef\xbb\xbf")
            if not bare:
                continue
            try:
                yield number, _object(json.loads(bare.decode("utf-8")), name, number)
            except UnicodeDecodeError:
                yield number, Problem(name, number, "is not UTF-8 text", "save it as UTF-8")
            except (ValueError, RecursionError) as error:
                yield number, Problem(name, number, f"is not valid JSON ({_reason(error)})", _FIX)


def _object(value: object, name: str, number: int) -> dict[str, Any] | Problem:
    if isinstance(value, dict):
        return value
    return Problem(name, number, "is not a record: expected an object, { … }", _FIX)


def _reason(error: Exception) -> str:
    message = error.msg if isinstance(error, json.JSONDecodeError) else "too many brackets inside each other"
    return message[:1].lower() + message[1:]


def _of_list(text: str, name: str) -> Iterator[_Numbered]:
    decoder, number = json.JSONDecoder(), 0
    at = text.index("[") + 1
    begins = re.compile(r"\n[ \t]*(?=\{)")
    first = begins.match(text, at)
    again = re.compile(re.escape(first[0]) + r"(?=\{)") if first else None  # all records begin like the first one
    while True:
        at = _end(_SPACE, text, at)
        if at >= len(text) or text[at] == "]":
            break
        number += 1
        try:
            value, at = decoder.raw_decode(text, at)
            yield number, _object(value, name, number)
        except (ValueError, RecursionError) as error:
            line = text.count("\n", 0, getattr(error, "pos", at)) + 1
            following = again.search(text, at + 1) if again else None
            rest = "" if following else "; what stands behind it is not read"
            yield number, Problem(name, number, f"is not valid JSON ({_reason(error)}, line {line}){rest}", _FIX)
            if following is None:
                return
            at = following.end()
    if at >= len(text):
        yield (
            number + 1,
            Problem(name, number + 1, "is missing: the file ends in the middle of its list", "get it again"),
        )


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


def _of_object(text: str, path: Path, name: str) -> Iterator[_Numbered]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) > 1 and all(line.lstrip().startswith("{") for line in lines[:3]):
            yield from _of_lines(path, name)  # JSON Lines under another name
            return
        line = text.count("\n", 0, getattr(error, "pos", 0)) + 1
        yield 1, Problem(name, line, f"is not valid JSON ({_reason(error)})", "fix this line, or get the file again")
        return
    lists = [one for one in value.values() if _is_records(one)] if isinstance(value, dict) else []
    rows = lists[0] if len(lists) == 1 else [value]
    yield from ((number, _object(row, name, number)) for number, row in enumerate(rows, 1))


def _is_records(value: object) -> bool:
    """Return whether a value is a list of articles: objects with several values each."""
    return isinstance(value, list) and len(value) > 0 and all(isinstance(one, dict) and len(one) > 2 for one in value)
