"""The archive: every article under its month; in months with many articles, under its day."""

from itertools import groupby

from site_builder import addresses
from site_builder.pages.edition_entries import UNDATED, DayEntry, IndexEntry, MonthCount, MonthEntry, SiteContext
from site_builder.pages.edition_index import ON_A_DAY, day_of
from site_builder.pages.edition_reader import EditionReader
from site_builder.pages.keys import PlannedPage
from site_builder.pages.parts.frame import frame
from site_builder.pages.parts.list_parts import DayCount, DayLink, Month, Year
from site_builder.pages.parts.paging import PageOfList, count, month_link, pager
from site_builder.pages.parts.teasers import teaser
from site_builder.pages.views import ArchiveView, Day, DayView, MonthView

__all__ = ["plan_day", "plan_index", "plan_month"]


def plan_index(reader: EditionReader) -> PlannedPage:
    """Return the list of all months."""
    return PlannedPage(addresses.ARCHIVE, "archive", _index, (reader.months(),))


def plan_month(reader: EditionReader, month: str) -> PlannedPage:
    """Return the page of a month."""
    one = reader.month(month)
    return PlannedPage(_address(month), "month", _month, (one, reader.lines(one.ids)))


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


def _month(context: SiteContext, here: str, one: MonthEntry, entries: tuple[IndexEntry, ...]) -> MonthView:
    return MonthView(
        frame=frame(context, here),
        iso=one.month.month,
        articles=one.month.articles,
        counts=tuple(DayCount(day, addresses.relative(here, _address(day)), articles) for day, articles in one.days),
        days=_days(context, here, entries),
        newer=_link(here, one.newer) if one.newer else None,
        older=_link(here, one.older) if one.older else None,
    )


def _days(context: SiteContext, here: str, entries: tuple[IndexEntry, ...]) -> tuple[Day, ...]:
    return tuple(
        Day(day, tuple(teaser(context, here, entry) for entry in group))
        for day, group in groupby(entries, lambda entry: day_of(entry.card, context.site.time_zone))
    )


def _day(context: SiteContext, here: str, one: DayEntry, entries: tuple[IndexEntry, ...]) -> DayView:
    return DayView(
        frame=frame(context, here),
        iso=one.day,
        articles=one.articles,
        month=None if one.day is None else addresses.relative(here, _address(one.month)),
        teasers=tuple(teaser(context, here, entry) for entry in entries),
        newer=_day_link(here, one.newer),
        older=_day_link(here, one.older),
        pager=pager(PageOfList(_address(one.day or UNDATED), one.number, count(one.articles, ON_A_DAY))),
    )


def _day_link(here: str, day: str | None) -> DayLink | None:
    return DayLink(day, addresses.relative(here, _address(day))) if day else None
