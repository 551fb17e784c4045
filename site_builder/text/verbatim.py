"""From the normal form back to the text of the file."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from site_builder.text.marks import MARKS
from site_builder.text.normalise import LINE_END, normalise

__all__ = ["rows_of", "verbatim"]

# A letter with its marks: normalising never reaches beyond it. ASCII stays as it is, so a whole run matches.
_CLUSTER = re.compile(f"[ -~]+(?![{MARKS}])|[^{MARKS}][{MARKS}]*|[{MARKS}]+")


def rows_of(raw: str) -> list[str]:
    """Return the lines of the original text; their number equals that of its normal form."""
    return LINE_END.sub("\n", raw).split("\n")


def verbatim(part: str, rows: Iterable[str]) -> str:
    """Return the stretch of the first of `rows` whose normal form is `part`; `part` itself where there is none."""
    for row in rows:
        normal, starts = _read(row)
        at = normal.find(part) if part else -1
        if at >= 0:
            end = at + len(part)
            return row[starts[at] : starts[end]].strip() if starts else part
    return part


@lru_cache(maxsize=64)  # many parts of a text are in one row
def _read(row: str) -> tuple[str, tuple[int, ...]]:
    """Return the normal form of a row, and where in the row each of its letters and its end stand; () for the same."""
    if normalise(row) == row:
        return row, ()
    normal, starts = [], []
    for cluster in _CLUSTER.finditer(row):
        form = normalise(cluster.group())
        normal.append(form)
        first = cluster.start()
        starts.append(range(first, first + len(form)) if form == cluster.group() else [first] * len(form))
    return "".join(normal), (*chain.from_iterable(starts), len(row))
