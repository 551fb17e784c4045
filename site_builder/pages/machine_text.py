"""The text of the articles for programs: a file for each month, so that one new article moves one file."""

from collections.abc import Callable, Iterator
from functools import partial

from site_builder import addresses
from site_builder.model import Body
from site_builder.pages.frame import Desk, Entry, Shell
from site_builder.pages.sketch import Sketch
from site_builder.pages.teasers import date_of
from site_builder.pages.views import ArticleText, MachineTextView

__all__ = ["sketches"]


def sketches(ready: Desk, body: Callable[[str], Body]) -> Iterator[Sketch]:
    """Yield the file of every month, and of the articles without a date."""
    months: dict[str, list[Entry]] = {}
    for entry in ready.entries:
        date = date_of(entry.card)
        month = date.iso[:7] if date and len(date.iso) >= len("2025-11") else "undated"
        months.setdefault(month, []).append(entry)
    for month in sorted(months):
        parts = (tuple(months[month]),)
        yield Sketch(addresses.machine_text(month), "machine_text", partial(_view, body=body), parts)


def _view(_shell: Shell, _here: str, entries: tuple[Entry, ...], *, body: Callable[[str], Body]) -> MachineTextView:
    return MachineTextView(tuple(ArticleText(entry.card.id, body(entry.card.id)) for entry in entries))
