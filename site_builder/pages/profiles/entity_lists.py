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
from site_builder.pages.parts.paging import chunks, count, pager
from site_builder.pages.profiles.collation import NO_LETTER, initial
from site_builder.pages.profiles.place_map import maps_of
from site_builder.pages.profiles.telling_apart import companion
from site_builder.pages.views import IndexView

__all__ = ["by_letter", "plan_list"]

# A page of 600 names (of 809 Hindi articles) has 63 to 85 kB, 9 to 13 kB when compressed.
_IN_INDEX = 600

_Letters = tuple[tuple[str, int], ...]
"""The letters of a list, in order, and the page on which each begins."""


def plan_list(reader: EditionReader, kind: str) -> Iterator[PlannedPage]:
    """Yield the list of all people, all places or all organisations that have a page, by name."""
    known = next(one for one in addresses.FOLDERS if one == kind)
    rows = reader.named(known)
    first, total = f"{addresses.FOLDERS[known]}/index.html", count(len(rows), _IN_INDEX)
    letters: dict[str, int] = {}
    for number, part in chunks(rows, _IN_INDEX):
        for row in part:
            letters.setdefault(initial(row.name), number)
    for number, part in chunks(rows, _IN_INDEX):
        places = rows if known == "place" and number == 1 else ()
        about = (known, len(rows), part, tuple(letters.items()), places, first, number, total)
        yield PlannedPage(addresses.numbered(first, number), "entities", _index, about)


def _index(  # noqa: PLR0913, PLR0917 - each is one part of the page's key
    context: SiteContext,
    here: str,
    kind: EntityKind,
    names: int,
    rows: tuple[NamedEntity, ...],
    letters: _Letters,
    places: tuple[NamedEntity, ...],
    first: str,
    number: int,
    total: int,
) -> IndexView:
    around = context.site.main_language
    return IndexView(
        frame=frame(context, here),
        kind=kind,
        names=names,
        letters=tuple(_letter(here, first, letter, page, around) for letter, page in letters),
        initials=by_letter(here, rows, around),
        maps=maps_of(places, around),
        pager=pager(first, number, total),
    )


def by_letter(here: str, rows: Sequence[NamedEntity], around: str) -> tuple[Initial, ...]:
    """Return names, sorted by `sort_key`, under their letters, as the page at `here` lists them."""
    return tuple(
        Initial(run(letter, around), _anchor(letter), tuple(companion(here, row, around) for row in group))
        for letter, group in groupby(rows, lambda row: initial(row.name))
    )


def _letter(here: str, first: str, letter: str, page: int, around: str) -> Letter:
    there = addresses.numbered(first, page)
    link = "" if there == here else addresses.relative(here, there)
    return Letter(run(letter, around), f"{link}#{_anchor(letter)}")


def _anchor(letter: str) -> str:
    """Return the id of a letter's heading."""
    return "other" if letter == NO_LETTER else "u" + "-".join(f"{ord(c):04x}" for c in letter)
