"""The front page."""

from site_builder import addresses
from site_builder.pages.edition_entries import IndexEntry, SiteContext
from site_builder.pages.edition_reader import EditionReader
from site_builder.pages.keys import PlannedPage
from site_builder.pages.parts.frame import frame
from site_builder.pages.parts.teasers import named_link, teaser
from site_builder.pages.views import FrontView

__all__ = ["plan"]

# Around the lead stand, if there are so many, as many as make a closed page of two columns and one.
_BESIDE, _BELOW = 3, 4

_Head = tuple[IndexEntry, tuple[str, int] | None]
"""An article, and the address of its story with the number of its reports."""


def plan(reader: EditionReader) -> PlannedPage:
    """Return the page that shows the newest articles, one for a story."""
    front = reader.front()
    heads = tuple(_head(reader, id_, story) for id_, story in front.heads)
    most_named = tuple((who.name, who.address) for who in map(reader.entity, front.most_named))
    return PlannedPage(addresses.FRONT, "front", _view, (heads, most_named, front.more))


def _head(reader: EditionReader, id_: str, story_id: str | None) -> _Head:
    story = reader.story(story_id) if story_id else None
    return reader.entry(id_), (story.address, len(story.reports)) if story else None


def _view(
    context: SiteContext,
    here: str,
    entries: tuple[_Head, ...],
    names: tuple[tuple[str, str], ...],
    more: bool,
) -> FrontView:
    teasers = [teaser(context, here, entry, story) for entry, story in entries]
    lead = teasers.pop(0) if teasers else None
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
        older=addresses.ARCHIVE if more else None,
    )
