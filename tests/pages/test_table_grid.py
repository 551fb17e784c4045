"""Column and row spans of table cells."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from site_builder.pages.parts.running_text.table_grid import squared
from site_builder.pages.parts.text_parts import TextPiece

CELL = TextPiece("cell", "hi", "ltr", "")


def rows(*spans: list[tuple[int, int]]) -> list[TextPiece]:
    """Return rows of cells with these column and row spans."""
    made = [[replace(CELL, columns=columns, rows=down) for columns, down in row] for row in spans]
    return [replace(CELL, kind="row", parts=tuple(cells)) for cells in made]


def reach(made: tuple[TextPiece, ...]) -> list[list[tuple[int, int]]]:
    """Return the current spans of the cells."""
    return [[(cell.columns, cell.rows) for cell in row.parts] for row in made]


def test_a_good_table_stays_as_it_is() -> None:
    """The table has cells over two columns and over two rows."""
    table = [[(1, 2), (2, 1)], [(1, 1), (1, 1)], [(3, 1)]]
    assert reach(squared(rows(*table), 0)) == table
    assert reach(squared(rows([(2, 1)], [(1, 1), (1, 1)]), 1)) == [[(2, 1)], [(1, 1), (1, 1)]]


def test_no_cell_reaches_out_of_the_table() -> None:
    """A span ends at the last row and at the last column in which a cell begins."""
    assert reach(squared(rows([(1, 2), (1, 1)], [(1, 1)]), 1)) == [[(1, 1), (1, 1)], [(1, 1)]]
    assert reach(squared(rows([(1, 9), (4, 1)], [(1, 1)]), 0)) == [[(1, 2), (1, 1)], [(1, 1)]]
    assert reach(squared(rows([(5, 1)]), 0)) == [[(1, 1)]]


@given(st.lists(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 4)), min_size=1, max_size=4), max_size=5))
def test_every_column_has_a_beginning(spans: list[list[tuple[int, int]]]) -> None:
    """A second run changes nothing."""
    made = squared(rows(*spans), 0)
    assert reach(squared(made, 0)) == reach(made)
    assert all(at + cell.rows <= len(made) for at, row in enumerate(made) for cell in row.parts)
