"""The pages of people, places and organisations, and the lists of each."""

from collections.abc import Iterator
from itertools import groupby

from site_builder import addresses
from site_builder.model import EntityKind
from site_builder.pages.edition_entries import UNDATED, EntityEntry, IndexEntry, MonthCount, NamedEntity, SiteContext
from site_builder.pages.edition_index import ON_A_DAY
from site_builder.pages.edition_reader import EditionReader
from site_builder.pages.keys import PlannedPage
from site_builder.pages.parts.feed_links import FeedForm, feed_forms, with_feeds
from site_builder.pages.parts.frame import frame
from site_builder.pages.parts.language_runs import run
from site_builder.pages.parts.paging import chunks, count, pager
from site_builder.pages.parts.teasers import named_link, teaser
from site_builder.pages.parts.view_parts import Companion
from site_builder.pages.views import EntityMonthView, EntityView, IndexView, Initial, Month
from site_builder.text.folding import match_key

__all__ = ["plan", "plan_list", "plan_month"]

# 600 names of 809 Hindi articles are a page of 63 to 85 kB, 9 to 13 kB when compressed.
_IN_INDEX = 600


def plan(reader: EditionReader, key: str) -> PlannedPage:
    """Return the page of an entity with its newest articles."""
    who = reader.entity(key)
    company = tuple(_named(reader.entity(other), shared) for other, shared in who.company)
    forms = feed_forms(entry.card for entry in reader.entries(who.feed))
    about = (who.kind, who.name, who.names, who.articles, who.months)
    return PlannedPage(who.address, "entity", _view, (*about, reader.entries(who.latest), company, forms))


def _named(who: EntityEntry, articles: int) -> NamedEntity:
    return NamedEntity(who.name, who.address, articles)


def _view(  # noqa: PLR0913, PLR0917 - each is one part of the page's key
    context: SiteContext,
    here: str,
    kind: EntityKind,
    name: str,
    names: tuple[str, ...],
    articles: int,
    months: tuple[MonthCount, ...],
    entries: tuple[IndexEntry, ...],
    company: tuple[NamedEntity, ...],
    forms: tuple[FeedForm, ...],
) -> EntityView:
    around = context.site.content_language or context.site.language
    return EntityView(
        frame=with_feeds(frame(context, here, name), context, here, forms),
        kind=kind,
        name=run(name, around),
        names=tuple(run(other, around) for other in names if other != name),
        articles=articles,
        teasers=tuple(teaser(context, here, entry) for entry in entries),
        months=tuple(_month(here, here, one) for one in months),
        company=tuple(_companion(here, one, around) for one in company),
    )


def _month(here: str, whose: str, one: MonthCount) -> Month:
    there = addresses.of_month(whose, one.month)
    return Month(None if one.month == UNDATED else one.month, addresses.relative(here, there), one.articles)


def plan_month(reader: EditionReader, name: str) -> Iterator[PlannedPage]:
    """Yield the pages of the articles of one month that name an entity; `name` is as in `entity_month`."""
    key, _, month = name.rpartition(" ")
    who, ids = reader.entity(key), reader.entity_month(name)
    first, total = addresses.of_month(who.address, month), count(len(ids), ON_A_DAY)
    about = (who.kind, who.name, who.address, MonthCount(month, len(ids)))
    for number, part in chunks(ids, ON_A_DAY):
        here = addresses.numbered(first, number)
        yield PlannedPage(here, "entity_month", _month_view, (*about, reader.entries(part), number, total))


def _month_view(  # noqa: PLR0913, PLR0917 - each is one part of the page's key
    context: SiteContext,
    here: str,
    kind: EntityKind,
    name: str,
    whose: str,
    month: MonthCount,
    entries: tuple[IndexEntry, ...],
    number: int,
    total: int,
) -> EntityMonthView:
    around = context.site.content_language or context.site.language
    return EntityMonthView(
        frame=frame(context, here, name),
        kind=kind,
        link=named_link(here, name, whose, around),
        month=_month(here, whose, month),
        teasers=tuple(teaser(context, here, entry) for entry in entries),
        pager=pager(addresses.of_month(whose, month.month), number, total),
    )


def _companion(here: str, one: NamedEntity, around: str) -> Companion:
    return Companion(named_link(here, one.name, one.address, around), one.articles)


def plan_list(reader: EditionReader, kind: str) -> Iterator[PlannedPage]:
    """Yield the list of all people, all places or all organisations that have a page, by name."""
    known = next(one for one in addresses.FOLDERS if one == kind)
    rows = reader.named(known)
    first, total = f"{addresses.FOLDERS[known]}/index.html", count(len(rows), _IN_INDEX)
    for number, part in chunks(rows, _IN_INDEX):
        yield PlannedPage(addresses.numbered(first, number), "entities", _index, (known, part, first, number, total))


def _index(
    context: SiteContext,
    here: str,
    kind: EntityKind,
    rows: tuple[NamedEntity, ...],
    first: str,
    number: int,
    total: int,
) -> IndexView:
    around = context.site.content_language or context.site.language
    initials = tuple(
        Initial(letter, tuple(_companion(here, row, around) for row in group))
        for letter, group in groupby(rows, lambda row: match_key(row.name)[:1].upper())
    )
    return IndexView(frame(context, here), kind, initials, pager(first, number, total))
