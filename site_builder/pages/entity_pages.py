"""The pages of people, places and organisations, and those of their months."""

from collections.abc import Iterator

from site_builder import addresses
from site_builder.model import EntityKind
from site_builder.pages.edition_entries import UNDATED, EntityEntry, IndexEntry, MonthCount, NamedEntity, SiteContext
from site_builder.pages.edition_index import ON_A_DAY
from site_builder.pages.edition_reader import EditionReader
from site_builder.pages.keys import PlannedPage
from site_builder.pages.parts.feed_links import FeedForm, feed_forms, with_feeds
from site_builder.pages.parts.frame import frame
from site_builder.pages.parts.language_runs import run, text_language
from site_builder.pages.parts.paging import PageOfList, month_link, pager, pages_of
from site_builder.pages.parts.teasers import named_link, teaser
from site_builder.pages.profiles.charts import company_chart, timeline
from site_builder.pages.profiles.place_map import place_map
from site_builder.pages.profiles.telling_apart import companion, name_mark
from site_builder.pages.profiles.told import figures, offices, other_names, sayings
from site_builder.pages.views import EntityMonthView, EntityView

__all__ = ["plan", "plan_month"]

_MOST = 0.9
"""Lowest share of articles with a date of publication for which a page shows the first and last month."""


def plan(reader: EditionReader, key: str) -> PlannedPage:
    """Return the page of an entity with its newest articles."""
    who = reader.entity(key)
    company = tuple((other, _named(reader.entity(other), shared)) for other, shared in who.company)
    forms = feed_forms(entry.card for entry in reader.lines(who.feed))
    return PlannedPage(who.address, "entity", _view, (key, who, reader.profiles(who.latest), company, forms))


def _named(who: EntityEntry, articles: int) -> NamedEntity:
    return NamedEntity(who.name, who.address, articles, who.qualifier)


def _view(
    context: SiteContext,
    here: str,
    key: str,
    who: EntityEntry,
    entries: tuple[IndexEntry, ...],
    company: tuple[tuple[str, NamedEntity], ...],
    forms: tuple[FeedForm, ...],
) -> EntityView:
    around = context.site.main_language
    dated = _dated(who)
    said = sayings(here, key, entries)
    return EntityView(
        frame=with_feeds(frame(context, here, who.name), context, here, forms),
        kind=who.kind,
        name=run(who.name, around),
        mark=name_mark(who.qualifier, around),
        names=other_names(who.kind, who.name, who.names, around),
        articles=who.articles,
        first=dated[-1].month if dated else None,
        last=dated[0].month if dated else None,
        offices=offices(key, entries) if who.kind == "person" else (),
        timeline=timeline(dated),
        where=place_map(who, around),
        chart=company_chart(here, company, entries, text_language(around)),
        sayings=said,
        figures=figures(here, key, entries, {one.href for one in said}),
        teasers=tuple(teaser(context, here, entry) for entry in entries),
        months=tuple(month_link(here, here, one) for one in who.months),
        company=tuple(companion(here, one, around) for _, one in company),
    )


def _dated(who: EntityEntry) -> tuple[MonthCount, ...]:
    """Return the months of publication, newest first; none if too few of the articles state theirs."""
    known = [one for one in who.published if one.month != UNDATED]
    return tuple(sorted(known, key=lambda one: one.month, reverse=True)) if _are_most(known, who.articles) else ()


def _are_most(months: list[MonthCount], articles: int) -> bool:
    return sum(one.articles for one in months) >= _MOST * articles


def plan_month(reader: EditionReader, name: str) -> Iterator[PlannedPage]:
    """Yield the pages of the articles of one month that name an entity; `name` is as in `entity_month`."""
    key, _, month = name.rpartition(" ")
    who, ids = reader.entity(key), reader.entity_month(name)
    about = (who.kind, _named(who, len(ids)), month)
    for page, part in pages_of(addresses.of_month(who.address, month), ids, ON_A_DAY):
        yield PlannedPage(page.address, "entity_month", _month_view, (*about, reader.lines(part), page))


def _month_view(
    context: SiteContext,
    here: str,
    kind: EntityKind,
    who: NamedEntity,
    month: str,
    entries: tuple[IndexEntry, ...],
    page: PageOfList,
) -> EntityMonthView:
    around = context.site.main_language
    return EntityMonthView(
        frame=frame(context, here, who.name),
        kind=kind,
        link=named_link(here, who.name, who.address, around),
        mark=name_mark(who.qualifier, around),
        month=month_link(here, who.address, MonthCount(month, who.articles)),
        teasers=tuple(teaser(context, here, entry) for entry in entries),
        pager=pager(page),
    )
