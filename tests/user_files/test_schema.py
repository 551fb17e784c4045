"""Validation of values against declared types: all faults at once, in plain words."""

import datetime as dt
from pathlib import Path
from typing import Annotated, Literal

import pytest
from msgspec import Meta, Struct

from site_builder.errors import Problem
from site_builder.user_files import Document, Field, checked, read_text, shown, toml_document


class Shelf(Struct, frozen=True):
    """A table with known keys."""

    books: Annotated[int, Meta(ge=1), Field("a whole number from 1")] = 1
    colour: Annotated[Literal["red", "blue"], Field('"red" or "blue"')] = "red"


class Room(Struct, frozen=True):
    """A whole file."""

    name: Annotated[str, Field("a name", lambda text: text.upper() or None)]
    shelf: Shelf
    owners: dict[str, list[Annotated[str, Field("a name")]]]


def told(text: str) -> list[str]:
    """Return all faults of a TOML file."""
    document = toml_document(text, "room.toml")
    assert isinstance(document, Document)
    return [str(problem) for problem in checked(document, Room, "key")[1]]


def test_what_fits_is_used_as_its_field_makes_it() -> None:
    """Only stated fields are returned."""
    document = toml_document("name = 'x'\n[shelf]\nbooks = 2\n[owners]\na = ['b']\n", "room.toml")
    assert isinstance(document, Document)
    assert checked(document, Room, "key") == ({"name": "X", "shelf": {"books": 2}, "owners": {"a": ["b"]}}, ())


def test_all_that_is_wrong_is_reported_in_its_order() -> None:
    """Each fault has its line: values, items, tables, misplaced keys, misspelt keys."""
    text = """name = ""
colour = "red"
[shelf]
books = 0
color = "red"
colour = "green"
name = "y"
[owners]
a = [
  "b",
  3,
]
c = "d"
[shelff]
"""
    assert told(text) == [
        "room.toml:1: 'name' is ''; expected a name",
        "room.toml:2: unknown key 'colour' above all tables; write it below [shelf]",
        "room.toml:4: 'books' is 0; expected a whole number from 1",
        "room.toml:5: unknown key 'color' in [shelf]; did you mean 'colour'?",
        "room.toml:6: 'colour' is 'green'; expected \"red\" or \"blue\"",
        "room.toml:7: unknown key 'name' in [shelf]; write it above all tables",
        "room.toml:11: 'a' in [owners] holds 3; expected a name",
        "room.toml:13: 'c' in [owners] is 'd'; expected a list, such as [\"one\", \"two\"]",
        "room.toml:14: unknown table [shelff]; did you mean [shelf]?",
    ]
    assert told("shelf = 5\n") == ["room.toml:1: 'shelf' is not a table; write [shelf] on a line above its lines"]
    assert told("[zzz]\n") == ["room.toml:1: unknown table [zzz]; write one of [shelf], [owners]"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("x" * 100, "'" + "x" * 58 + "…"),
        ("a\nb\u202e", r"'a\nb\u202e'"),
        (dt.date(2025, 11, 6), "2025-11-06"),
        (True, "True"),
        (10**5000, "a number of more than 4,300 digits"),
    ],
    ids=["long", "controls", "date", "truth", "endless"],
)
def test_values_are_shown_short_and_on_one_line(value: object, text: str) -> None:
    """A value in a file cannot fill the terminal or change its output."""
    assert shown(value) == text


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    """Examples are a file that is too large, not UTF-8, a folder, or missing.

    A byte order mark and CR LF are allowed."""
    file = tmp_path / "a.toml"
    assert read_text(file) == Problem(
        str(file), None, "cannot be read (no such file or directory)", "check the path and its permissions"
    )
    assert read_text(file, may_be_missing=True) == ""
    assert isinstance(read_text(tmp_path), Problem)
    file.write_bytes(b"a\n\xff\n")
    assert str(read_text(file)) == f"{file}:2: is not UTF-8 text; save it as UTF-8"
    file.write_bytes(b"\xef\xbb\xbfa\r\nb\rc")
    assert read_text(file) == "a\nb\nc"
    assert str(read_text(file, 4)) == f"{file}: is larger than 4e-06 MB; remove the lines that do not belong in it"
