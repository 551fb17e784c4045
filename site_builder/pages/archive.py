"""The archive: every article under its month; in months with many articles, under its day."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import TypeAlias

from site_builder import addresses
from site_builder.pages.edition_entries import (
    UNDATED,
    DayEntry,
    IndexEntry,
    InStory,
    MonthCount,
    MonthEntry,
    SiteContext,
)
from site_builder.pages.edition_index import ON_A_DAY, day_of
from site_builder.pages.edition_reader import EditionReader
from site_builder.pages.keys import PlannedPage
from site_builder.pages.parts.frame import frame
from site_builder.pages.parts.list_parts import DayLink, Month, Year
from site_builder.pages.parts.paging import PageOfList, count, month_link, pager
from site_builder.pages.parts.teasers import teaser
from site_builder.pages.views import ArchiveView, Day, DayView, MonthView

__all__ = ["plan_day", "plan_index", "plan_month"]

_FIRST = 6
"""Articles of a day that its page shows with their first sentences: three columns of two."""
_Told: TypeAlias = Mapping[str, tuple[str, int]]
"""Address and number of reports of the story of an article, by the id of the article."""


def plan_index(reader: EditionReader) -> PlannedPage:
    """Return the list of all months."""
    return PlannedPage(addresses.ARCHIVE, "archive", _index, (reader.months(),))


def plan_month(reader: EditionReader, month: str) -> PlannedPage:
    """Return the page of a month."""
    one = reader.month(month)
    tops = tuple(reader.lines(day.top) for day in one.days)
    return PlannedPage(_address(month), "month", _month, (one, reader.lines(one.ids), tops))


def plan_day(reader: EditionReader, name: str) -> PlannedPage:
    """Return a page of a day, or of the articles without a date."""
    one = reader.day(name)
    here = addresses.numbered(_address(one.day or UNDATED), one.number)
    return PlannedPage(here, "day", _day, (one, reader.lines(one.ids)))


def _address(period: str) -> str:
    return addresses.of_month(addresses.ARCHIVE, period)


def _link(here: str, one: MonthCount) -> Month:
    return month_link(here, addresses.ARCHIVE, one)


def _index(context: SiteContext, here: str, months: tuple[MonthCount, ...]) -> ArchiveView:
    years = tuple(
        Year(year, tuple(_link(here, month) for month in group))
        for year, group in groupby(months, lambda one: None if one.month == UNDATED else one.month[:4])
    )
    return ArchiveView(frame(context, here), years)


def _month(
    context: SiteContext,
    here: str,
    one: MonthEntry,
    entries: tuple[IndexEntry, ...],
    tops: tuple[tuple[IndexEntry, ...], ...],
) -> MonthView:
    told = _told(one.stories)
    whole = (_day_of(context, here, day.day, top, told, day.articles) for day, top in zip(one.days, tops, strict=True))
    return MonthView(
        frame=frame(context, here),
        iso=one.month.month,
        articles=one.month.articles,
        days=(*whole, *_days(context, here, entries, told)),
        newer=_link(here, one.newer) if one.newer else None,
        older=_link(here, one.older) if one.older else None,
    )


def _days(context: SiteContext, here: str, entries: tuple[IndexEntry, ...], told: _Told) -> Iterator[Day]:
    for day, group in groupby(entries, lambda entry: day_of(entry.card, context.site.time_zone)):
        yield _day_of(context, here, day, tuple(group), told)


def _day_of(
    context: SiteContext,
    here: str,
    day: str | None,
    entries: tuple[IndexEntry, ...],
    told: _Told,
    articles: int | None = None,
) -> Day:
    """Return a day of a month; `articles`: how many it has, if it has a page of its own."""
    href = addresses.relative(here, _address(day)) if day and articles else None
    teasers = tuple(teaser(context, here, entry, told.get(entry.card.id)) for entry in entries)
    return Day(day, teasers, href, articles or len(entries))


def _told(stories: tuple[InStory, ...]) -> _Told:
    return {one.id: (one.address, one.reports) for one in stories}


def _day(context: SiteContext, here: str, one: DayEntry, entries: tuple[IndexEntry, ...]) -> DayView:
    told = _told(one.stories)
    teasers = tuple(teaser(context, here, entry, told.get(entry.card.id)) for entry in entries)
    first = _FIRST if one.day and one.number == 1 else 0
    return DayView(
        frame=frame(context, here),
        iso=one.day,
        articles=one.articles,
        month=None if one.day is None else addresses.relative(here, _address(one.month)),
        top=teasers[:first],
        teasers=teasers[first:],
        newer=_day_link(here, one.newer),
        older=_day_link(here, one.older),
        pager=pager(PageOfList(_address(one.day or UNDATED), one.number, count(one.articles, ON_A_DAY))),
    )


def _day_link(here: str, day: str | None) -> DayLink | None:
    return DayLink(day, addresses.relative(here, _address(day))) if day else None
