"""Tables in text: CSV with commas, semicolons, tabs or bars, as spreadsheets and databases write them."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from site_builder.errors import Problem
from site_builder.importing.columns import records_of_rows
from site_builder.importing.record import ImportOptions, ImportRecord
from site_builder.sources.decoding import decode

__all__ = ["read_csv"]

_LARGEST = 20_000_000  # characters of a cell, as of an article
_DELIMITERS = ",;\t|"
_Numbered = tuple[int, dict[str, Any] | Problem]


def read_csv(path: Path, name: str, options: ImportOptions) -> Iterator[ImportRecord | Problem]:
    """Yield the record of each row below the names of the columns; its number is the line at which it begins."""
    decoded = decode(path.read_bytes())
    if decoded is None or not decoded.text.strip():
        yield Problem(name, None, "is empty" if decoded else "is binary, not text", "export the table as CSV in UTF-8")
        return
    csv.field_size_limit(_LARGEST)
    yield from records_of_rows(_rows(decoded.text.lstrip("\ufeff"), name), name, options)


def _rows(text: str, name: str) -> Iterator[_Numbered]:
    head = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)  # if several are equal, the first: a table of one column has commas
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    columns: list[str] = []
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, Problem(name, number, f"is not a row of a table ({error})", "close the quotes of its cells")
            continue
        if not columns:
            columns = [cell.strip() for cell in cells]
        elif len(cells) > len(columns):
            what = f"has {len(cells)} cells, but there are {len(columns)} columns"
            yield number, Problem(name, number, what, f"put cells that hold '{delimiter}' in quotes")
        elif any(cell.strip() for cell in cells):
            yield number, dict(zip(columns, cells, strict=False))
