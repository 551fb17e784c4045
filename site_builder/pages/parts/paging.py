"""Long lists cut into pages, and into months."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from msgspec import Struct

from site_builder import addresses
from site_builder.pages.edition_entries import UNDATED, MonthCount
from site_builder.pages.parts.list_parts import Month
from site_builder.pages.parts.view_parts import Pager

__all__ = ["NAMES_ON_A_PAGE", "PageOfList", "count", "month_link", "pager", "pages_of"]

NAMES_ON_A_PAGE = 600
"""Names on a page of a list. A page of 600 (of 809 Hindi articles) has 63 to 85 kB, 9 to 13 kB when compressed."""

_Item = TypeVar("_Item")


class PageOfList(Struct, frozen=True):
    """One page of a list that is cut into pages."""

    first: str
    """Address of the first page of the list."""
    number: int
    """Number of this page, from 1."""
    total: int
    """How many pages the list has."""

    @property
    def address(self) -> str:
        """Return the address of this page."""
        return addresses.numbered(self.first, self.number)


def count(items: int, size: int) -> int:
    """Return how many pages a list of so many items has; an empty one has one."""
    return max(1, -(-items // size))


def pages_of(first: str, items: Sequence[_Item], size: int) -> Iterable[tuple[PageOfList, tuple[_Item, ...]]]:
    """Yield every page of a list with at most `size` of its items; an empty list has one empty page.

    `first`: address of the first page.
    """
    total = count(len(items), size)
    for number in range(1, total + 1):
        yield PageOfList(first, number, total), tuple(items[(number - 1) * size : number * size])


def month_link(here: str, whose: str, one: MonthCount) -> Month:
    """Return a month of the list whose page has the address `whose`, with the link to it from the page at `here`."""
    there = addresses.of_month(whose, one.month)
    return Month(None if one.month == UNDATED else one.month, addresses.relative(here, there), one.articles)


def pager(page: PageOfList) -> Pager:
    """Return the links from a page of a list to the pages before and after it."""
    newer = _link(page, page.number - 1) if page.number > 1 else None
    older = _link(page, page.number + 1) if page.number < page.total else None
    return Pager(page.number, page.total, newer, older)


def _link(page: PageOfList, number: int) -> str:
    return addresses.relative(page.address, addresses.numbered(page.first, number))
