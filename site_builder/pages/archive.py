"""The archive: every article under its month."""

from collections.abc import Iterator
from itertools import groupby

from site_builder import addresses
from site_builder.pages.shell import Desk, Entry, Shell, chunks, date_of, frame, pager, teaser
from site_builder.pages.sketch import Sketch
from site_builder.pages.views import ArchiveView, Day, Month, MonthView, Year

__all__ = ["sketches"]

_INDEX = "archive/index.html"
_ON_A_PAGE = 100


def sketches(ready: Desk) -> Iterator[Sketch]:
    """Yield the list of months, and the page of every month; articles without a date stand on one page of their own."""
    if not ready.entries:
        return
    months: dict[str | None, list[Entry]] = {}
    for entry in ready.entries:
        months.setdefault(_month(entry), []).append(entry)
    # Newest first, undated last.
    order = sorted((month for month in months if month), reverse=True) + [None] * (None in months)
    counted = tuple((month, len(months[month])) for month in order)
    yield Sketch(_INDEX, "archive", _index, (counted,))
    for at, month in enumerate(order):
        newer, older = (counted[at - 1] if at else None), (counted[at + 1] if at + 1 < len(counted) else None)
        first, total = _address(month), -(-len(months[month]) // _ON_A_PAGE)
        for number, entries in chunks(months[month], _ON_A_PAGE):
            here = addresses.numbered(first, number)
            parts = (counted[at], newer, older, entries, number, total)
            yield Sketch(here, "month", _view, parts)


def _month(entry: Entry) -> str | None:
    """Return the month an article is filed under; None when its date is not known so exactly."""
    date = date_of(entry.card)
    return date.iso[:7] if date and len(date.iso) >= len("2025-11") else None


def _address(month: str | None) -> str:
    return f"archive/{month or 'undated'}.html"


def _link(here: str, counted: tuple[str | None, int]) -> Month:
    return Month(counted[0], addresses.relative(here, _address(counted[0])), counted[1])


def _index(shell: Shell, here: str, counted: tuple[tuple[str | None, int], ...]) -> ArchiveView:
    years = tuple(
        Year(year, tuple(_link(here, month) for month in months))
        for year, months in groupby(counted, lambda month: month[0][:4] if month[0] else None)
    )
    return ArchiveView(frame(shell, here), years)


def _view(  # noqa: PLR0913, PLR0917 - each is one part of the page's key
    shell: Shell,
    here: str,
    month: tuple[str | None, int],
    newer: tuple[str | None, int] | None,
    older: tuple[str | None, int] | None,
    entries: tuple[Entry, ...],
    number: int,
    total: int,
) -> MonthView:
    def day(entry: Entry) -> str | None:
        date = date_of(entry.card)
        return date.iso[:10] if date else None

    return MonthView(
        frame=frame(shell, here),
        iso=month[0],
        articles=month[1],
        days=tuple(
            Day(iso, tuple(teaser(shell, here, entry) for entry in group)) for iso, group in groupby(entries, day)
        ),
        newer=_link(here, newer) if newer else None,
        older=_link(here, older) if older else None,
        pager=pager(_address(month[0]), number, total),
    )
