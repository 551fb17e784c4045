"""The front page and the older pages behind it."""

from collections.abc import Iterator
from itertools import islice

from site_builder import addresses
from site_builder.pages.edition_index import EditionIndex, IndexEntry, SiteContext
from site_builder.pages.keys import PlannedPage
from site_builder.pages.parts.frame import frame
from site_builder.pages.parts.paging import chunks, count, pager
from site_builder.pages.parts.teasers import named_link, teaser
from site_builder.pages.views import FrontView

__all__ = ["plan"]

# Around the lead stand, if there are so many, as many as make a closed page of two columns and one.
_BESIDE, _BELOW = 3, 2
_IN_THE_NEWS = 10


def plan(index: EditionIndex) -> Iterator[PlannedPage]:
    """Yield the pages that list all articles, newest first; only the first has a lead story."""
    size = index.context.site.per_page
    total = count(len(index.entries), size)
    most_named = tuple((who.name, addresses.entity(who)) for who in islice(index.entities.values(), _IN_THE_NEWS))
    for number, entries in chunks(index.entries, size):
        names = most_named if number == 1 else ()
        yield PlannedPage(addresses.numbered(addresses.FRONT, number), "front", _view, (entries, names, number, total))


def _view(
    context: SiteContext,
    here: str,
    entries: tuple[IndexEntry, ...],
    names: tuple[tuple[str, str], ...],
    number: int,
    total: int,
) -> FrontView:
    teasers = [teaser(context, here, entry) for entry in entries]
    lead = teasers.pop(0) if number == 1 and teasers else None
    beside = _BESIDE if lead else 0
    around_lead = beside + _BELOW if lead and len(teasers) >= _BESIDE + _BELOW else beside
    around = context.site.content_language or context.site.language
    return FrontView(
        frame=frame(
            context,
            here,
            description=context.site.description,
            remote=bool(lead and lead.picture and lead.picture.remote),
        ),
        lead=lead,
        beside=tuple(teasers[:beside]),
        below=tuple(teasers[beside:around_lead]),
        rest=tuple(teasers[around_lead:]),
        in_the_news=tuple(named_link(here, name, address, around) for name, address in names),
        pager=pager(addresses.FRONT, number, total),
    )
