"""The meaning of each column of a dump: stated by the user, or found by its name or its values."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, islice
from typing import Any

from site_builder import data
from site_builder.errors import Problem, SettingsError
from site_builder.importing.preparing import is_html, prepared
from site_builder.importing.record import ImportOptions, ImportRecord, LooseText, stated_time
from site_builder.sources.known_keys import fold
from site_builder.text.web import is_web_address
from site_builder.user_files import unknown_name

__all__ = ["COLUMN_FIELDS", "ColumnPlan", "records_of_rows"]

_SAMPLE = 100
"""Records of a dump that are read to find the meaning of a column."""
COLUMN_FIELDS = ("text", "title", "kicker", "standfirst", "author", "date", "updated", "language", "source",
                 "source_url", "tags", "image", "image_alt", "image_credit")  # fmt: skip
"""What `--map` may name."""
_ONE_LINE = frozenset({"title", "kicker", "standfirst", "source", "image_alt", "image_credit"})
# Code points. In 3,600 real articles the text has 300 or more, a headline 150 or less.
_TEXT_MEDIAN, _TITLE = 300, (12, 200)
_SHARE = 0.9
"""Share of the values of a column that must have one kind, because dumps have gaps and errors."""
_IN_FIGURES = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)", re.ASCII)


@cache
def _names() -> Mapping[str, tuple[tuple[str, int], ...]]:
    """Return for each folded name of a column the fields that it may state, with their ranks."""
    found: dict[str, list[tuple[str, int]]] = {}
    for language in ("any", *data.languages()):
        for name, rank, column in data.table(language, "importing/columns"):
            found.setdefault(column, []).append((name, int(rank)))
    return {column: tuple(fields) for column, fields in found.items()}


class ColumnPlan:
    """What each column of one dump states."""

    def __init__(self, sample: Sequence[Mapping[str, Any]], options: ImportOptions, file: str) -> None:
        """Look at a sample of the dump's records; raises `SettingsError` when --map names no column of it."""
        self._options, self._file = options, file
        columns = list(dict.fromkeys(name for row in sample for name in row))
        wrong = [
            Problem("--map", None, f"{field}={column}: {file} has no column '{column}'", unknown_name(column, columns))
            for field, column in options.columns.items()
            if column not in columns
        ]
        if wrong and sample:
            raise SettingsError(*wrong)
        ranked: dict[str, list[tuple[int, str]]] = {}
        for column in columns:
            for field, rank in _names().get(fold(column), ()):
                ranked.setdefault(field, []).append((rank, column))
        self._of = {field: [column for _, column in sorted(named)] for field, named in ranked.items()}
        self._of |= {field: [column] for field, column in options.columns.items()}
        self._orders: dict[str, frozenset[str]] = {}
        used = {column for named in self._of.values() for column in named}
        self._of |= {
            field: [column]
            for field, column in _by_content(sample, [column for column in columns if column not in used]).items()
            if field not in self._of
        }
        dated = {column for field in ("date", "updated") for column in self._of.get(field, ())}
        self._orders = {column: _orders(row.get(column) for row in sample) for column in dated}

    def record(self, row: Mapping[str, Any], number: int) -> ImportRecord | Problem:
        """Return the article of a record, or why it has none."""
        values = {field: value for field in self._of if (value := self._value(field, row)) not in (None, "")}
        text = values.pop("text", "")
        if not isinstance(text, str):
            text = ""
        loose = LooseText(text, "html" if is_html(text) else "plain")
        return prepared(self._file, number, values, loose, self._options)

    def _value(self, field: str, row: Mapping[str, Any]) -> Any:
        for column in self._of[field]:
            value = _plain_value(row.get(column))
            if value is None or (isinstance(value, str) and not value.strip()) or value == []:
                continue
            if field == "source_url" and not (isinstance(value, str) and is_web_address(value.strip())):
                continue
            if field == "source" and isinstance(value, str) and is_web_address(value.strip()):
                continue
            if column in self._orders and isinstance(value, str):
                value = _in_order(value, self._orders[column])
            if field in _ONE_LINE and isinstance(value, str):
                value = _words(value)
            if field in {"author", "tags"} and isinstance(value, str):
                value = _listed(value, field)
            return value[0] if field == "image" and isinstance(value, list) else value
        return None


def _words(value: str) -> str:
    """Return a value without markup."""
    if "<" not in value and "&" not in value:
        return value
    from site_builder.importing.html_markdown import plain_of  # a library that dumps of plain text do not need

    return plain_of(value)


def _plain_value(value: Any) -> Any:
    """Return what a nested value says: {'name': …} and {'rendered': …} are what stands in them."""
    if isinstance(value, Mapping):
        return next((value[key] for key in ("name", "rendered", "title", "url", "text") if key in value), None)
    if isinstance(value, list):
        return [one for one in map(_plain_value, value) if one not in (None, "")]
    return value


def _listed(value: str, field: str) -> str | list[str]:
    """Return a list that was written as a text: "['a', 'b']" of a spreadsheet, 'a|b'."""
    inner = value.strip()
    if inner.startswith("[") and inner.endswith("]"):
        return [part for one in inner[1:-1].split(",") if (part := one.strip().strip("'\"").strip())]
    if "|" in inner:
        return [part.strip() for part in inner.split("|") if part.strip()]
    return inner if field == "tags" else _words(inner)


def _orders(values: Iterable[object]) -> frozenset[str]:
    """Return the possible orders of day and month in a column, shown by numbers over 12."""
    found = [_IN_FIGURES.match(value.strip()) for value in values if isinstance(value, str)]
    first = ["day" if int(one[1]) > 12 else "month" if int(one[2]) > 12 else "" for one in found if one]
    return frozenset(filter(None, first))


def _in_order(value: str, orders: frozenset[str]) -> str:
    """Return a day in figures with its year first, where the column shows that its month comes before its day.

    In a column with both orders, an ambiguous date gives ''.
    """
    found = _IN_FIGURES.match(value.strip())
    if not found or "month" not in orders:
        return value
    first, second = int(found[1]), int(found[2])
    if "day" in orders and max(first, second) <= 12 and first != second:
        return ""
    return value if first > 12 else f"{found[3]}-{first:02}-{second:02}{value.strip()[found.end() :]}"


def _by_content(sample: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> dict[str, str]:
    """Return the field of each column that is certain, because no other column looks like it."""
    texts = {
        column: [str(row[column]).strip() for row in sample if isinstance(row.get(column), str | int | float)]
        for column in columns
    }
    texts = {column: [text for text in found if text] for column, found in texts.items()}
    tests: dict[str, Callable[[list[str]], bool]] = {
        "text": lambda found: sorted(map(len, found))[len(found) // 2] >= _TEXT_MEDIAN,
        "source_url": lambda found: _most(found, is_web_address) and len(set(found)) > 0.9 * len(found),
        "date": lambda found: _most(found, lambda text: len(text) >= 8 and stated_time(text) is not None),
        "title": lambda found: (
            _most(found, lambda text: _TITLE[0] <= len(text) <= _TITLE[1] and " " in text)
            and len(set(found)) > 0.9 * len(found)
        ),
    }
    return dict(_alone(texts, tests))


def _alone(
    texts: Mapping[str, list[str]], tests: Mapping[str, Callable[[list[str]], bool]]
) -> Iterator[tuple[str, str]]:
    for field, is_so in tests.items():
        fitting = [column for column, found in texts.items() if found and is_so(found)]
        if len(fitting) == 1:
            yield field, fitting[0]


def _most(found: Sequence[str], is_so: Callable[[str], bool]) -> bool:
    return sum(map(is_so, found)) >= _SHARE * len(found)


def records_of_rows(
    rows: Iterator[tuple[int, dict[str, Any] | Problem]], name: str, options: ImportOptions
) -> Iterator[ImportRecord | Problem]:
    """Yield the record of each row of a dump: numbers of rows, each with its columns, or with why it is none.

    `name` is what messages call the file. Raises `SettingsError` when --map names no column of it.
    """
    sample = list(islice(rows, _SAMPLE))
    plan = ColumnPlan([row for _, row in sample if isinstance(row, dict)], options, name)
    for number, row in chain(sample, rows):
        yield row if isinstance(row, Problem) else plan.record(row, number)
