"""The pages of people, places and organisations, and the lists of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from site_builder import addresses
from site_builder.model import EditionEntity, EntityKind
from site_builder.pages.frame import Desk, Entry, Shell, frame
from site_builder.pages.language_runs import run
from site_builder.pages.paging import chunks, count, pager
from site_builder.pages.sketch import Sketch
from site_builder.pages.teasers import named_link, teaser
from site_builder.pages.view_parts import Companion
from site_builder.pages.views import EntityView, IndexView, Initial
from site_builder.text.folding import match_key

__all__ = ["index_sketches", "sketches"]

_IN_INDEX = 600
_NAMES = 12


@dataclass(frozen=True, slots=True)
class _Named:
    """An entity as lists show it."""

    name: str
    address: str
    articles: int


def sketches(ready: Desk) -> Iterator[Sketch]:
    """Yield the page of every entity, and the older pages behind it."""
    size = ready.shell.site.per_page
    for who in ready.entities.values():
        first, total = addresses.entity(who), count(len(who.articles), size)
        about = (who.kind, who.name, who.names[:_NAMES], len(who.articles))
        company = tuple(_named(ready.entities[key], shared) for key, shared in who.company if key in ready.entities)
        for number, ids in chunks(who.articles, size):
            entries = tuple(ready.by_id[id_] for id_ in ids)
            here = addresses.numbered(first, number)
            yield Sketch(here, "entity", _view, (*about, entries, company, first, number, total))


def _named(who: EditionEntity, articles: int) -> _Named:
    return _Named(who.name, addresses.entity(who), articles)


def _view(  # noqa: PLR0913, PLR0917 - each is one part of the page's key
    shell: Shell,
    here: str,
    kind: EntityKind,
    name: str,
    names: tuple[str, ...],
    articles: int,
    entries: tuple[Entry, ...],
    company: tuple[_Named, ...],
    first: str,
    number: int,
    total: int,
) -> EntityView:
    around = shell.site.content_language or shell.site.language
    return EntityView(
        frame=frame(shell, here, name),
        kind=kind,
        name=run(name, around),
        names=tuple(run(other, around) for other in names if other != name),
        articles=articles,
        teasers=tuple(teaser(shell, here, entry) for entry in entries),
        company=tuple(_companion(here, one, around) for one in company),
        pager=pager(first, number, total),
    )


def _companion(here: str, one: _Named, around: str) -> Companion:
    return Companion(named_link(here, one.name, one.address, around), one.articles)


def index_sketches(ready: Desk) -> Iterator[Sketch]:
    """Yield the lists of all people, all places and all organisations that have a page, by name."""
    for kind in ready.shell.kinds:
        rows = [_named(who, len(who.articles)) for who in ready.entities.values() if who.kind == kind]
        rows.sort(key=lambda row: (match_key(row.name), row.address))
        first, total = f"{addresses.FOLDERS[kind]}/index.html", count(len(rows), _IN_INDEX)
        for number, part in chunks(rows, _IN_INDEX):
            yield Sketch(addresses.numbered(first, number), "entities", _index, (kind, part, first, number, total))


def _index(
    shell: Shell, here: str, kind: EntityKind, rows: tuple[_Named, ...], first: str, number: int, total: int
) -> IndexView:
    around = shell.site.content_language or shell.site.language
    initials = tuple(
        Initial(letter, tuple(_companion(here, row, around) for row in group))
        for letter, group in groupby(rows, lambda row: match_key(row.name)[:1].upper())
    )
    return IndexView(frame(shell, here), kind, initials, pager(first, number, total))
