"""The lists of all people, all places and all organisations, by letter."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from site_builder import addresses
from site_builder.model import EntityKind
from site_builder.pages.edition_entries import NamedEntity, SiteContext
from site_builder.pages.edition_reader import EditionReader
from site_builder.pages.keys import PlannedPage
from site_builder.pages.parts.frame import frame
from site_builder.pages.parts.language_runs import run
from site_builder.pages.parts.list_parts import Initial, Letter
from site_builder.pages.parts.paging import NAMES_ON_A_PAGE, PageOfList, pager, pages_of
from site_builder.pages.profiles.collation import NO_LETTER, initial
from site_builder.pages.profiles.place_map import maps_of
from site_builder.pages.profiles.telling_apart import companion
from site_builder.pages.views import IndexView

__all__ = ["by_letter", "plan_list"]

_Letters = tuple[tuple[str, int], ...]
"""The letters of a list, in order, and the page on which each begins."""


def plan_list(reader: EditionReader, kind: str) -> Iterator[PlannedPage]:
    """Yield the list of all people, all places or all organisations that have a page, by name."""
    known = next(one for one in addresses.FOLDERS if one == kind)
    rows = reader.named(known)
    pages = list(pages_of(f"{addresses.FOLDERS[known]}/index.html", rows, NAMES_ON_A_PAGE))
    letters: dict[str, int] = {}
    for page, part in pages:
        for row in part:
            letters.setdefault(initial(row.name), page.number)
    for page, part in pages:
        places = rows if known == "place" and page.number == 1 else ()
        about = (known, len(rows), part, tuple(letters.items()), places, page)
        yield PlannedPage(page.address, "entities", _index, about)


def _index(  # noqa: PLR0913, PLR0917 - each is one part of the page's key
    context: SiteContext,
    here: str,
    kind: EntityKind,
    names: int,
    rows: tuple[NamedEntity, ...],
    letters: _Letters,
    places: tuple[NamedEntity, ...],
    page: PageOfList,
) -> IndexView:
    around = context.site.main_language
    return IndexView(
        frame=frame(context, here),
        kind=kind,
        names=names,
        letters=tuple(_letter(page, letter, number, around) for letter, number in letters),
        initials=by_letter(here, rows, around),
        maps=maps_of(places, around),
        pager=pager(page),
    )


def by_letter(here: str, rows: Sequence[NamedEntity], around: str) -> tuple[Initial, ...]:
    """Return names, sorted by `sort_key`, under their letters, as the page at `here` lists them."""
    return tuple(
        Initial(run(letter, around), _anchor(letter), tuple(companion(here, row, around) for row in group))
        for letter, group in groupby(rows, lambda row: initial(row.name))
    )


def _letter(page: PageOfList, letter: str, number: int, around: str) -> Letter:
    there = addresses.numbered(page.first, number)
    link = "" if number == page.number else addresses.relative(page.address, there)
    return Letter(run(letter, around), f"{link}#{_anchor(letter)}")


def _anchor(letter: str) -> str:
    """Return the id of a letter's heading."""
    return "other" if letter == NO_LETTER else "u" + "-".join(f"{ord(c):04x}" for c in letter)
