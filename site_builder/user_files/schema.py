"""Checks values against types that are declared once, and reports all problems at once.

A schema is a struct. Its fields are tables (structs, or `dict[str, …]` for free keys), lists, or values. A
value's type is what msgspec converts to, strictly; `Annotated[type, Field(…)]` says in words what is expected, and may
look closer.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Struct

from site_builder.errors import Problem
from site_builder.text.nearest import nearest
from site_builder.text.normalise import normalise
from site_builder.user_files.documents import Document, short
from site_builder.user_files.positions import Place

__all__ = ["Field", "NotFittingError", "checked", "fitting", "is_table", "shown", "unknown_name"]

_READ = 240
"""Code points of a value that are prepared for a message; the rest is cut."""


class Field(Struct, frozen=True):
    """What one value may be; stands in `Annotated` behind the type that the program uses."""

    expected: str
    """The allowed values, as a message names them behind 'expected'."""
    read: Callable[[Any], object | None] | None = None
    """Makes the value that the program uses from what is written; None refuses it. Left out: it is used as it is."""
    written: Any = None
    """The type of what is written, where it is another than the program's."""
    pattern: str | None = None
    """What `read` accepts of a text, as a regular expression for editors (ECMA 262, as JSON Schema has it)."""
    choices: Callable[[], Iterable[str]] | None = None
    """Gives the texts that `read` accepts, for editors, where they can be listed."""

    def used(self, value: object, hint: Any = Any) -> object:
        """Return the value that the program uses, `hint` being its type; raises `NotFittingError`."""
        try:
            read = msgspec.convert(value, hint if self.written is None else self.written)
        except (msgspec.ValidationError, ValueError, RecursionError) as error:
            raise NotFittingError(self.expected) from error
        used = self.read(read) if self.read else read
        if used is None:
            raise NotFittingError(self.expected)
        return used


def is_table(hint: Any) -> bool:
    """Return whether a type is that of a table with known keys."""
    return isinstance(hint, type) and issubclass(hint, Struct)


class NotFittingError(Exception):
    """A value is not allowed; the message says what is."""


def fitting(hint: Any, value: object) -> object:
    """Return `value` as the type `hint`; raises `NotFittingError` with what is expected."""
    extras = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
    field = next((extra for extra in extras if isinstance(extra, Field)), Field("another value"))
    return field.used(value, hint)


def shown(value: object) -> str:
    """Return a value as messages show it: short, on one line."""
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    try:
        text = repr(value)
    except ValueError:  # Python writes no number of more than 4,300 digits
        return "a number of more than 4,300 digits"
    return short(" ".join(normalise(text[:_READ]).split()))


def unknown_name(name: str, known: Iterable[str]) -> str:
    """Return the fix for a name that is not known: the nearest known one, or all of them."""
    names = list(known)
    close = nearest(name, names)
    return f"did you mean '{close}'?" if close else f"write one of {', '.join(sorted(names))}"


def checked(document: Document, schema: type, noun: str) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """Return the values of a document that fit the dataclass `schema`, and what is wrong with all others.

    Only what the document states is returned; tables are dicts. `noun` says what a key is called in messages.
    """
    checker = _Checker(document, schema, noun)
    return checker.table(schema, document.values, ()), tuple(checker.problems)


@lru_cache(maxsize=128)
def _hints(schema: type) -> Mapping[str, Any]:
    return get_type_hints(schema, include_extras=True)


_WRONG = object()


class _Checker:
    """Goes through one document, and collects what is wrong."""

    def __init__(self, document: Document, schema: type, noun: str) -> None:
        self.problems: list[Problem] = []
        self._document = document
        self._schema = schema
        self._noun = noun

    def table(self, schema: type, values: Mapping[str, object], place: Place) -> dict[str, Any]:
        """Return the good values of a table with known keys."""
        found = {}
        for key, value in values.items():
            here = (*place, key)
            hint = _hints(schema).get(key)
            if hint is None:
                self._tell(here, *self._unknown(schema, key, value, place))
            elif (good := self._value(hint, value, here, f"'{key}'")) is not _WRONG:
                found[key] = good
        return found

    def _value(self, hint: Any, value: object, here: Place, called: str) -> object:
        if is_table(hint):
            return self.table(hint, value, here) if isinstance(value, dict) else self._no_table(here)
        if get_origin(hint) is dict:
            return self._rows(get_args(hint)[1], value, here) if isinstance(value, dict) else self._no_table(here)
        if get_origin(hint) is list:
            return self._items(get_args(hint)[0], value, here, called)
        try:
            return fitting(hint, value)
        except NotFittingError as error:
            verb = "holds" if isinstance(here[-1], int) else "is"
            return self._tell(here, f"{called} {verb} {shown(value)}", f"expected {error}")

    def _rows(self, hint: Any, values: Mapping[str, object], place: Place) -> dict[str, object]:
        """Return the good values of a table with free keys."""
        called = ((key, f"'{key}' in [{place[-1]}]") for key in values)
        rows = {key: self._value(hint, values[key], (*place, key), name) for key, name in called}
        return {key: row for key, row in rows.items() if row is not _WRONG}

    def _items(self, hint: Any, values: object, place: Place, called: str) -> object:
        if not isinstance(values, list):
            return self._tell(place, f"{called} is {shown(values)}", 'expected a list, such as ["one", "two"]')
        items = [self._value(hint, item, (*place, at), called) for at, item in enumerate(values)]
        return [item for item in items if item is not _WRONG]

    def _no_table(self, place: Place) -> object:
        return self._tell(place, f"'{place[-1]}' is not a table", f"write [{place[-1]}] on a line above its lines")

    def _unknown(self, schema: type, key: str, value: object, place: Place) -> tuple[str, str]:
        """Return what is wrong with an unknown key, and how to fix it: another table, another spelling."""
        root = _hints(self._schema)
        tables = [name for name, hint in root.items() if is_table(hint) or get_origin(hint) is dict]
        if not place and isinstance(value, dict):
            close = nearest(key, tables)
            known = ", ".join(f"[{name}]" for name in tables)
            return f"unknown table [{key}]", f"did you mean [{close}]?" if close else f"write one of {known}"
        inner = {name: _hints(hint) for name, hint in root.items() if is_table(hint)}
        homes = [f"below [{name}]" for name, keys in inner.items() if key in keys]
        if place and key in root and key not in tables:
            homes = ["above all tables"]
        elsewhere = {one for keys in inner.values() for one in keys} if not place else ()
        fix = f"write it {homes[0]}" if homes else unknown_name(key, {*_hints(schema), *elsewhere})
        within = f" in [{place[-1]}]" if place else " above all tables" if inner else ""
        return f"unknown {self._noun} '{key}'{within}", fix

    def _tell(self, place: Place, what: str, fix: str) -> object:
        self.problems.append(self._document.problem(place, what, fix))
        return _WRONG
