"""The archive: every article under its month."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from site_builder import addresses
from site_builder.pages.edition_index import EditionIndex, IndexEntry, SiteContext
from site_builder.pages.keys import PlannedPage
from site_builder.pages.parts.frame import frame
from site_builder.pages.parts.paging import chunks, count, pager
from site_builder.pages.parts.teasers import date_of, teaser
from site_builder.pages.views import ArchiveView, Day, Month, MonthView, Year

__all__ = ["plan"]

_INDEX = "archive/index.html"
# 100 teasers without excerpts of 809 Hindi articles are a page of 25 to 33 kB.
_ON_A_PAGE = 100

_Counted = tuple[str | None, int]
"""A month ('2025-11', or None for articles without a date) and how many articles it has."""


def plan(index: EditionIndex) -> Iterator[PlannedPage]:
    """Yield the list of months, and the page of every month; articles without a date stand on one page of their own."""
    if not index.entries:
        return
    zone = ZoneInfo(index.context.site.time_zone)
    months: dict[str | None, list[IndexEntry]] = {}
    for entry in index.entries:
        day = _day(entry, zone)
        months.setdefault(day[:7] if day and len(day) >= len("2025-11") else None, []).append(entry)
    dated = sorted(((month, len(entries)) for month, entries in months.items() if month), reverse=True)
    undated: list[_Counted] = [(None, len(months[None]))] if None in months else []
    yield PlannedPage(_INDEX, "archive", _index, ((*dated, *undated),))
    for at, month in enumerate([*dated, *undated]):
        newer = dated[at - 1] if 0 < at < len(dated) else None
        older = dated[at + 1] if at + 1 < len(dated) else None
        entries = months[month[0]]
        total = count(len(entries), _ON_A_PAGE)
        for number, part in chunks(entries, _ON_A_PAGE):
            here = addresses.numbered(_address(month[0]), number)
            yield PlannedPage(here, "month", _view, (month, newer, older, part, number, total))


def _day(entry: IndexEntry, zone: ZoneInfo) -> str | None:
    """Return the day under which an article is filed, in the site's zone; less ('2025-11') when less is known."""
    date = date_of(entry.card)
    if date is None or len(date.iso) <= len("2025-11-06"):
        return date.iso if date else None
    try:
        moment = datetime.fromisoformat(date.iso)
    except ValueError:
        return date.iso[:10]
    return (moment.astimezone(zone) if moment.tzinfo else moment).date().isoformat()


def _address(month: str | None) -> str:
    return f"archive/{month or 'undated'}.html"


def _link(here: str, counted: _Counted) -> Month:
    return Month(counted[0], addresses.relative(here, _address(counted[0])), counted[1])


def _index(context: SiteContext, here: str, counted: tuple[_Counted, ...]) -> ArchiveView:
    years = tuple(
        Year(year, tuple(_link(here, month) for month in months))
        for year, months in groupby(counted, lambda month: month[0][:4] if month[0] else None)
    )
    return ArchiveView(frame(context, here), years)


def _view(  # noqa: PLR0913, PLR0917 - each is one part of the page's key
    context: SiteContext,
    here: str,
    month: _Counted,
    newer: _Counted | None,
    older: _Counted | None,
    entries: tuple[IndexEntry, ...],
    number: int,
    total: int,
) -> MonthView:
    zone = ZoneInfo(context.site.time_zone)
    return MonthView(
        frame=frame(context, here),
        iso=month[0],
        articles=month[1],
        days=tuple(
            Day(day, tuple(teaser(context, here, entry) for entry in group))
            for day, group in groupby(entries, lambda entry: _day(entry, zone))
        ),
        newer=_link(here, newer) if newer else None,
        older=_link(here, older) if older else None,
        pager=pager(_address(month[0]), number, total),
    )
