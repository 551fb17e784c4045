"""Long lists cut into pages, and into months."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from site_builder import addresses
from site_builder.pages.edition_entries import UNDATED, MonthCount
from site_builder.pages.parts.list_parts import Month
from site_builder.pages.parts.view_parts import Pager

__all__ = ["chunks", "count", "month_link", "pager"]

_Item = TypeVar("_Item")


def count(items: int, size: int) -> int:
    """Return how many pages a list of so many items has; an empty one has one."""
    return max(1, -(-items // size))


def chunks(items: Sequence[_Item], size: int) -> Iterable[tuple[int, tuple[_Item, ...]]]:
    """Yield (number from 1, items) of every page of a list; an empty list has one empty page."""
    for number, start in enumerate(range(0, max(len(items), 1), size), 1):
        yield number, tuple(items[start : start + size])


def month_link(here: str, whose: str, one: MonthCount) -> Month:
    """Return a month of the list whose page has the address `whose`, with the link to it from the page at `here`."""
    there = addresses.of_month(whose, one.month)
    return Month(None if one.month == UNDATED else one.month, addresses.relative(here, there), one.articles)


def pager(first: str, number: int, total: int) -> Pager:
    """Return the way through the `total` pages of the list whose first page has the address `first`."""
    here = addresses.numbered(first, number)
    newer = addresses.relative(here, addresses.numbered(first, number - 1)) if number > 1 else None
    older = addresses.relative(here, addresses.numbered(first, number + 1)) if number < total else None
    return Pager(number, total, newer, older)
