"""The pages of sections, and the list of all of them."""

from collections.abc import Iterator

from site_builder import addresses
from site_builder.pages.edition_entries import IndexEntry, MonthCount, NamedEntity, SiteContext
from site_builder.pages.edition_index import ON_A_DAY
from site_builder.pages.edition_reader import EditionReader
from site_builder.pages.keys import PlannedPage
from site_builder.pages.parts.feed_links import FeedForm, feed_forms, with_feeds
from site_builder.pages.parts.frame import frame
from site_builder.pages.parts.language_runs import run
from site_builder.pages.parts.paging import NAMES_ON_A_PAGE, PageOfList, month_link, pager, pages_of
from site_builder.pages.parts.teasers import named_link, teaser
from site_builder.pages.profiles.entity_lists import by_letter
from site_builder.pages.views import SectionListView, SectionMonthView, SectionView

__all__ = ["plan", "plan_list", "plan_month"]


def plan(reader: EditionReader, key: str) -> PlannedPage:
    """Return the page of a section with its newest articles."""
    one = reader.section(key)
    forms = feed_forms(entry.card for entry in reader.lines(one.feed))
    parts = (one.name, one.articles, one.months, reader.lines(one.latest), forms)
    return PlannedPage(one.address, "section", _view, parts)


def _view(
    context: SiteContext,
    here: str,
    name: str,
    articles: int,
    months: tuple[MonthCount, ...],
    entries: tuple[IndexEntry, ...],
    forms: tuple[FeedForm, ...],
) -> SectionView:
    return SectionView(
        frame=with_feeds(frame(context, here, name), context, here, forms),
        name=run(name, context.site.main_language),
        articles=articles,
        teasers=tuple(teaser(context, here, entry) for entry in entries),
        months=tuple(month_link(here, here, one) for one in months),
    )


def plan_month(reader: EditionReader, name: str) -> Iterator[PlannedPage]:
    """Yield the pages of the articles of one month in a section; `name`: its key, a space and the month."""
    key, _, month = name.rpartition(" ")
    one, ids = reader.section(key), reader.section_month(name)
    about = (one.name, one.address, MonthCount(month, len(ids)))
    for page, part in pages_of(addresses.of_month(one.address, month), ids, ON_A_DAY):
        yield PlannedPage(page.address, "section_month", _month_view, (*about, reader.lines(part), page))


def _month_view(
    context: SiteContext,
    here: str,
    name: str,
    whose: str,
    month: MonthCount,
    entries: tuple[IndexEntry, ...],
    page: PageOfList,
) -> SectionMonthView:
    return SectionMonthView(
        frame=frame(context, here, name),
        link=named_link(here, name, whose, context.site.main_language),
        month=month_link(here, whose, month),
        teasers=tuple(teaser(context, here, entry) for entry in entries),
        pager=pager(page),
    )


def plan_list(reader: EditionReader) -> Iterator[PlannedPage]:
    """Yield the list of all sections, by name."""
    for page, part in pages_of(addresses.SECTION_LIST, reader.sections(), NAMES_ON_A_PAGE):
        yield PlannedPage(page.address, "sections", _list_view, (part, page))


def _list_view(context: SiteContext, here: str, rows: tuple[NamedEntity, ...], page: PageOfList) -> SectionListView:
    initials = by_letter(here, rows, context.site.main_language)
    return SectionListView(frame(context, here), initials, pager(page))
