"""The text of the articles for programs: a file for each month, so that one new article moves one file."""

from collections.abc import Callable, Iterator
from functools import partial

from site_builder import addresses
from site_builder.model import Body
from site_builder.pages.edition_index import EditionIndex, IndexEntry, SiteContext
from site_builder.pages.keys import PlannedPage
from site_builder.pages.parts.teasers import date_of
from site_builder.pages.views import ArticleText, MachineTextView

__all__ = ["plan"]


def plan(index: EditionIndex, body: Callable[[str], Body]) -> Iterator[PlannedPage]:
    """Yield the file of every month, and of the articles without a date."""
    months: dict[str, list[IndexEntry]] = {}
    for entry in index.entries:
        date = date_of(entry.card)
        month = date.iso[:7] if date and len(date.iso) >= len("2025-11") else "undated"
        months.setdefault(month, []).append(entry)
    for month in sorted(months):
        parts = (tuple(months[month]),)
        yield PlannedPage(addresses.machine_text(month), "machine_text", partial(_view, body=body), parts)


def _view(
    _shell: SiteContext, _here: str, entries: tuple[IndexEntry, ...], *, body: Callable[[str], Body]
) -> MachineTextView:
    return MachineTextView(tuple(ArticleText(entry.card.id, body(entry.card.id)) for entry in entries))
