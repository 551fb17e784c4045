"""The archive: every article under its month; in months with many articles, under its day."""

from itertools import groupby

from site_builder import addresses
from site_builder.pages.edition_entries import UNDATED, IndexEntry, MonthCount, SiteContext
from site_builder.pages.edition_index import ON_A_DAY, day_of
from site_builder.pages.edition_reader import EditionReader
from site_builder.pages.keys import PlannedPage
from site_builder.pages.parts.frame import frame
from site_builder.pages.parts.list_parts import DayCount, DayLink, Month, Year
from site_builder.pages.parts.paging import count, pager
from site_builder.pages.parts.teasers import teaser
from site_builder.pages.views import ArchiveView, Day, DayView, MonthView

__all__ = ["plan_day", "plan_index", "plan_month"]


def plan_index(reader: EditionReader) -> PlannedPage:
    """Return the list of all months."""
    return PlannedPage(addresses.ARCHIVE, "archive", _index, (reader.months(),))


def plan_month(reader: EditionReader, month: str) -> PlannedPage:
    """Return the page of a month."""
    one = reader.month(month)
    parts = (one.month, reader.lines(one.ids), one.days, one.newer, one.older)
    return PlannedPage(_address(month), "month", _month, parts)


def plan_day(reader: EditionReader, name: str) -> PlannedPage:
    """Return a page of a day, or of the articles without a date."""
    one = reader.day(name)
    here = addresses.numbered(_address(one.day or UNDATED), one.number)
    parts = (one.month, one.day, one.articles, reader.lines(one.ids), one.newer, one.older, one.number)
    return PlannedPage(here, "day", _day, parts)


def _address(period: str) -> str:
    return addresses.of_month(addresses.ARCHIVE, period)


def _link(here: str, one: MonthCount) -> Month:
    month = None if one.month == UNDATED else one.month
    return Month(month, addresses.relative(here, _address(one.month)), one.articles)


def _index(context: SiteContext, here: str, months: tuple[MonthCount, ...]) -> ArchiveView:
    years = tuple(
        Year(year, tuple(_link(here, month) for month in group))
        for year, group in groupby(months, lambda one: None if one.month == UNDATED else one.month[:4])
    )
    return ArchiveView(frame(context, here), years)


def _month(
    context: SiteContext,
    here: str,
    month: MonthCount,
    entries: tuple[IndexEntry, ...],
    days: tuple[tuple[str, int], ...],
    newer: MonthCount | None,
    older: MonthCount | None,
) -> MonthView:
    return MonthView(
        frame=frame(context, here),
        iso=month.month,
        articles=month.articles,
        counts=tuple(DayCount(day, addresses.relative(here, _address(day)), articles) for day, articles in days),
        days=_days(context, here, entries),
        newer=_link(here, newer) if newer else None,
        older=_link(here, older) if older else None,
    )


def _days(context: SiteContext, here: str, entries: tuple[IndexEntry, ...]) -> tuple[Day, ...]:
    return tuple(
        Day(day, tuple(teaser(context, here, entry) for entry in group))
        for day, group in groupby(entries, lambda entry: day_of(entry.card, context.site.time_zone))
    )


def _day(  # noqa: PLR0913, PLR0917 - each is one part of the page's key
    context: SiteContext,
    here: str,
    month: str,
    day: str | None,
    articles: int,
    entries: tuple[IndexEntry, ...],
    newer: str | None,
    older: str | None,
    number: int,
) -> DayView:
    return DayView(
        frame=frame(context, here),
        iso=day,
        articles=articles,
        month=None if day is None else addresses.relative(here, _address(month)),
        teasers=tuple(teaser(context, here, entry) for entry in entries),
        newer=DayLink(newer, addresses.relative(here, _address(newer))) if newer else None,
        older=DayLink(older, addresses.relative(here, _address(older))) if older else None,
        pager=pager(_address(day or UNDATED), number, count(articles, ON_A_DAY)),
    )
