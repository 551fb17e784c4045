"""The pages of people, places and organisations, and the lists of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from site_builder import addresses
from site_builder.model import EditionEntity, EntityKind
from site_builder.pages.edition_index import EditionIndex, IndexEntry, SiteContext
from site_builder.pages.keys import PlannedPage
from site_builder.pages.parts.frame import frame
from site_builder.pages.parts.language_runs import run
from site_builder.pages.parts.paging import chunks, count, pager
from site_builder.pages.parts.teasers import named_link, teaser
from site_builder.pages.parts.view_parts import Companion
from site_builder.pages.views import EntityView, IndexView, Initial
from site_builder.text.folding import match_key

__all__ = ["plan", "plan_lists"]

# 600 names of 809 Hindi articles are a page of 63 to 85 kB, 9 to 13 kB when compressed.
_IN_INDEX = 600
# A bound: of 953 entities of these articles none has more than 7 names.
_NAMES = 12


@dataclass(frozen=True, slots=True)
class _Named:
    """An entity as lists show it."""

    name: str
    address: str
    articles: int


def plan(index: EditionIndex) -> Iterator[PlannedPage]:
    """Yield the page of every entity, and the older pages behind it."""
    size = index.context.site.per_page
    for who in index.entities.values():
        first, total = addresses.entity(who), count(len(who.articles), size)
        about = (who.kind, who.name, who.names[:_NAMES], len(who.articles))
        company = tuple(_named(index.entities[key], shared) for key, shared in who.company if key in index.entities)
        for number, ids in chunks(who.articles, size):
            entries = tuple(index.by_id[id_] for id_ in ids)
            here = addresses.numbered(first, number)
            yield PlannedPage(here, "entity", _view, (*about, entries, company, first, number, total))


def _named(who: EditionEntity, articles: int) -> _Named:
    return _Named(who.name, addresses.entity(who), articles)


def _view(  # noqa: PLR0913, PLR0917 - each is one part of the page's key
    context: SiteContext,
    here: str,
    kind: EntityKind,
    name: str,
    names: tuple[str, ...],
    articles: int,
    entries: tuple[IndexEntry, ...],
    company: tuple[_Named, ...],
    first: str,
    number: int,
    total: int,
) -> EntityView:
    around = context.site.content_language or context.site.language
    return EntityView(
        frame=frame(context, here, name),
        kind=kind,
        name=run(name, around),
        names=tuple(run(other, around) for other in names if other != name),
        articles=articles,
        teasers=tuple(teaser(context, here, entry) for entry in entries),
        company=tuple(_companion(here, one, around) for one in company),
        pager=pager(first, number, total),
    )


def _companion(here: str, one: _Named, around: str) -> Companion:
    return Companion(named_link(here, one.name, one.address, around), one.articles)


def plan_lists(index: EditionIndex) -> Iterator[PlannedPage]:
    """Yield the lists of all people, all places and all organisations that have a page, by name."""
    for kind in index.context.kinds:
        rows = [_named(who, len(who.articles)) for who in index.entities.values() if who.kind == kind]
        rows.sort(key=lambda row: (match_key(row.name), row.address))
        first, total = f"{addresses.FOLDERS[kind]}/index.html", count(len(rows), _IN_INDEX)
        for number, part in chunks(rows, _IN_INDEX):
            yield PlannedPage(addresses.numbered(first, number), "entities", _index, (kind, part, first, number, total))


def _index(
    context: SiteContext, here: str, kind: EntityKind, rows: tuple[_Named, ...], first: str, number: int, total: int
) -> IndexView:
    around = context.site.content_language or context.site.language
    initials = tuple(
        Initial(letter, tuple(_companion(here, row, around) for row in group))
        for letter, group in groupby(rows, lambda row: match_key(row.name)[:1].upper())
    )
    return IndexView(frame(context, here), kind, initials, pager(first, number, total))
