"""From the normal form back to what stands in the file."""

import re
from collections.abc import Iterable

from site_builder.text.marks import MARKS
from site_builder.text.normalise import LINE_END, normalise

__all__ = ["rows_of", "verbatim"]

# A letter with its marks: normalising never reaches beyond it.
_CLUSTER = re.compile(f"[^{MARKS}][{MARKS}]*|[{MARKS}]+")


def rows_of(raw: str) -> list[str]:
    """Return the lines of a text as it was written; they are as many as those of its normal form."""
    return LINE_END.sub("\n", raw).split("\n")


def verbatim(part: str, rows: Iterable[str]) -> str:
    """Return the stretch of the first of `rows` whose normal form is `part`; `part` itself where there is none."""
    for row in rows:
        if normalise(row) == row:
            if part in row:
                return part
            continue
        found = _stretch(part, row)
        if found is not None:
            return found
    return part


def _stretch(part: str, row: str) -> str | None:
    normal: list[str] = []
    starts: list[int] = []
    for cluster in _CLUSTER.finditer(row):
        form = normalise(cluster.group())
        normal.append(form)
        starts += [cluster.start()] * len(form)
    at = "".join(normal).find(part)
    if at < 0 or not part:
        return None
    end = at + len(part)
    return row[starts[at] : starts[end] if end < len(starts) else len(row)].strip()
