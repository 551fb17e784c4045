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
_BESIDE, _BELOW = 3, 4
_IN_THE_NEWS = 10

_Head = tuple[IndexEntry, tuple[str, int] | None]
"""An article, and the address of its story with the number of its reports."""


def plan(index: EditionIndex) -> Iterator[PlannedPage]:
    """Yield the pages that list all articles, newest first, one for a story; only the first has a lead."""
    size = index.context.site.per_page
    heads = tuple(_heads(index))
    total = count(len(heads), size)
    most_named = tuple((who.name, addresses.entity(who)) for who in islice(index.entities.values(), _IN_THE_NEWS))
    for number, entries in chunks(heads, size):
        names = most_named if number == 1 else ()
        yield PlannedPage(addresses.numbered(addresses.FRONT, number), "front", _view, (entries, names, number, total))


def _heads(index: EditionIndex) -> Iterator[_Head]:
    """Yield every article outside stories, and of every story the lead, in the place of its newest report."""
    seen = set[str]()
    for entry in index.entries:
        story = index.story_of.get(entry.card.id)
        if story is None:
            yield entry, None
        elif story.address not in seen:
            seen.add(story.address)
            yield story.lead, (story.address, len(story.reports))


def _view(
    context: SiteContext,
    here: str,
    entries: tuple[_Head, ...],
    names: tuple[tuple[str, str], ...],
    number: int,
    total: int,
) -> FrontView:
    teasers = [teaser(context, here, entry, story) for entry, story in entries]
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
