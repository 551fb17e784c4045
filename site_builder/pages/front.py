"""The front page and the older pages behind it."""

from collections.abc import Iterator

from site_builder import addresses
from site_builder.pages.shell import Desk, Entry, Shell, chunks, frame, pager, teaser
from site_builder.pages.sketch import Sketch
from site_builder.pages.views import FrontView

__all__ = ["sketches"]

# Next to the lead stand as many as fill its height on a desk screen.
_BESIDE = 3


def sketches(ready: Desk) -> Iterator[Sketch]:
    """Yield the pages that list all articles, newest first; only the first has a lead story."""
    size = ready.shell.site.per_page
    total = max(1, -(-len(ready.entries) // size))
    for number, entries in chunks(ready.entries, size):
        yield Sketch(addresses.numbered(addresses.FRONT, number), "front", _view, (entries, number, total))


def _view(shell: Shell, here: str, entries: tuple[Entry, ...], number: int, total: int) -> FrontView:
    teasers = [teaser(shell, here, entry) for entry in entries]
    lead = teasers.pop(0) if number == 1 and teasers else None
    beside = _BESIDE if lead else 0
    pictures = (one.picture.src for one in teasers[:0] + ([lead] if lead else []) if one.picture)
    return FrontView(
        frame=frame(
            shell,
            here,
            description=shell.site.description,
            remote=any(src.startswith(("http:", "https:")) for src in pictures),
        ),
        lead=lead,
        beside=tuple(teasers[:beside]),
        rest=tuple(teasers[beside:]),
        pager=pager(addresses.FRONT, number, total),
    )
