"""The front page: the edition as a digest."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from site_builder import addresses
from site_builder.model import Body, Card, EntityKind
from site_builder.pages.edition_entries import IndexEntry, NamedEntity, SiteContext
from site_builder.pages.edition_index import day_of
from site_builder.pages.edition_reader import EditionReader
from site_builder.pages.front.highlights import TellingArticle, figures, further_sentence, saying, whole_sentence
from site_builder.pages.keys import PlannedPage
from site_builder.pages.parts.frame import frame
from site_builder.pages.parts.front_parts import FrontStory, LatestDay, LatestStory, NamedGroup
from site_builder.pages.parts.teasers import gist, headline_of, named_link, teaser
from site_builder.pages.parts.view_parts import Companion, TextLanguage
from site_builder.pages.views import FrontView

__all__ = ["plan"]

_SECTIONS = 12
"""Sections that the front page links, the largest."""


class _Told(Struct, frozen=True):
    """A story that the page tells."""

    entry: IndexEntry
    """The article that leads it."""
    story: str | None
    """Address of its own page."""
    reports: int
    sources: int


class _Latest(Struct, frozen=True):
    """A story whose headline alone is shown."""

    address: str
    headline: str
    language: TextLanguage
    day: str | None
    """The day on which it was published, where its source states it."""
    reports: int


def plan(reader: EditionReader, body: Callable[[str], Body]) -> PlannedPage:
    """Return the front page; `body` gives the body of an article's id, and is asked only when the view is made."""
    front = reader.front()
    top = tuple(_told(reader, id_, story) for id_, story in front.top)
    context = reader.context()
    latest = tuple(_latest(_told(reader, id_, story), context.site.time_zone) for id_, story in front.latest)
    who = tuple((reader.entity(key), count) for key, count in front.named)
    named = tuple((one.kind, NamedEntity(one.name, one.address, count)) for one, count in who)
    rows = reader.sections() if context.sections else ()
    largest = sorted(rows, key=lambda row: -row.articles)[:_SECTIONS]
    sections = tuple((row.name, row.address) for row in largest)
    parts = (top, latest, front.more, named, sections)
    return PlannedPage(addresses.FRONT, "front", partial(_view, body=body), parts)


def _told(reader: EditionReader, id_: str, story_id: str | None) -> _Told:
    if story_id is None:
        return _Told(reader.entry(id_), None, 1, 1)
    story = reader.story(story_id)
    return _Told(reader.entry(id_), story.address, len(story.reports), story.sources)


def _latest(told: _Told, zone: str) -> _Latest:
    card = told.entry.card
    language = TextLanguage(card.language, card.direction)
    day = day_of(card, zone) if card.published else None
    return _Latest(told.entry.address, headline_of(card), language, day, told.reports)


def _view(  # noqa: PLR0913 - each is one part of the page's key
    context: SiteContext,
    here: str,
    top: tuple[_Told, ...],
    latest: tuple[_Latest, ...],
    more: bool,
    named: tuple[tuple[EntityKind, NamedEntity], ...],
    sections: tuple[tuple[str, str], ...],
    *,
    body: Callable[[str], Body],
) -> FrontView:
    bodies = [body(one.entry.card.id) for one in top]
    stories = [_story(context, here, one, its) for one, its in zip(top, bodies, strict=True)]
    lead = stories[0] if stories else None
    telling = [
        TellingArticle(
            one.entry, shown.teaser.href, its, f"{shown.teaser.headline} {shown.teaser.excerpt} {shown.gist}"
        )
        for one, its, shown in zip(top, bodies, stories, strict=True)
    ]
    around = context.site.main_language
    picture = lead.teaser.picture if lead else None
    return FrontView(
        frame=frame(context, here, description=context.site.description, remote=bool(picture and picture.remote)),
        sections=tuple(named_link(here, name, address, around) for name, address in sections),
        day=_newest([one.entry.card for one in top], context.site.time_zone),
        lead=lead,
        stories=tuple(stories[1:]),
        figures=figures(telling),
        saying=saying(context, here, telling),
        named=_groups(here, named, around),
        latest=tuple(
            LatestDay(day, tuple(_latest_story(here, one) for one in group))
            for day, group in groupby(latest, lambda one: one.day)
        ),
        older=addresses.ARCHIVE if more else None,
    )


def _story(context: SiteContext, here: str, told: _Told, body: Body) -> FrontStory:
    card = told.entry.card
    shown = teaser(context, here, told.entry, (told.story, told.reports) if told.story else None)
    if shown.date and not shown.date.published:
        shown = replace(shown, date=None)  # a day that only the text mentions does not show how new the article is
    first = gist(card)
    whole = whole_sentence(first, body, card.language)
    if not whole and shown.headline.endswith("…"):
        whole = further_sentence(shown.headline, body, card.language)
    if whole != first and shown.excerpt == first:
        shown = replace(shown, excerpt=whole)
    return FrontStory(shown, whole, told.sources)


def _newest(cards: Sequence[Card], zone: str) -> str | None:
    """Return the newest day of publication that is known as a day."""
    days = (day_of(card, zone) for card in cards if card.published)
    return max((day for day in days if day and len(day) == len("2025-11-06")), default=None)


def _words(shown: FrontStory) -> str:
    return f"{shown.teaser.headline} {shown.teaser.excerpt} {shown.gist}"


def _groups(here: str, named: tuple[tuple[EntityKind, NamedEntity], ...], around: str) -> tuple[NamedGroup, ...]:
    of_kind: dict[EntityKind, list[Companion]] = {}
    for kind, one in named:
        of_kind.setdefault(kind, []).append(Companion(named_link(here, one.name, one.address, around), one.articles))
    return tuple(NamedGroup(kind, tuple(rows)) for kind, rows in of_kind.items())


def _latest_story(here: str, one: _Latest) -> LatestStory:
    language = one.language
    href = addresses.relative(here, one.address)
    return LatestStory(href, one.headline, language.language, language.direction, one.reports)
