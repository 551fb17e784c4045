"""Makes the row and column spans of a table valid: inside the table, and with a cell beginning in every column."""

from collections.abc import Sequence

from msgspec.structs import replace

from site_builder.pages.parts.text_parts import TextPiece

__all__ = ["squared"]

_WIDEST = 1_000  # columns; tables in news have about a dozen


def squared(rows: Sequence[TextPiece], heads: int) -> tuple[TextPiece, ...]:
    """Return the rows of a table, the first `heads` of which are headings.

    HTML forbids cells that reach out of the headings or below the last row, and columns in which no cell begins.
    """
    places = _places(rows, heads)
    starts = sorted({column for row in places for column, _ in row})
    index = {column: number for number, column in enumerate(starts)}
    made = []
    for row, cells in zip(rows, places, strict=True):
        parts = []
        for (column, rows_down), cell in zip(cells, row.parts, strict=True):
            first = index[column]
            last = first + 1
            while last < min(len(starts), first + cell.columns) and starts[last] < column + cell.columns:
                last += 1
            parts.append(replace(cell, columns=last - first, rows=rows_down))
        made.append(replace(row, parts=tuple(parts)))
    return tuple(made)


def _places(rows: Sequence[TextPiece], heads: int) -> list[list[tuple[int, int]]]:
    """Return for each cell the column in which it begins, and how many rows it reaches down."""
    taken: dict[int, int] = {}  # columns that cells of earlier rows still cover, and for how many rows
    places = []
    for at, row in enumerate(rows):
        column, own = 0, list[tuple[int, int]]()
        left_over = (heads if at < heads else len(rows)) - at
        below = {place: left - 1 for place, left in taken.items() if left > 1}
        for cell in row.parts:
            while column in taken:
                column += 1
            reach = min(cell.rows, left_over) if len(below) + cell.columns <= _WIDEST else 1
            own.append((column, reach))
            if reach > 1:
                below |= dict.fromkeys(range(column, column + cell.columns), reach - 1)
            column += cell.columns
        taken = below
        places.append(own)
    return places
