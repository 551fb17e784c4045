"""The pages of stories: events with several reports."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from msgspec import Struct

from site_builder import addresses
from site_builder.model import Body, Card, Difference
from site_builder.pages.card_pages import is_drawn, preview
from site_builder.pages.edition_entries import IndexEntry, SiteContext
from site_builder.pages.edition_reader import EditionReader
from site_builder.pages.keys import PlannedPage
from site_builder.pages.parts.additions import Addition, additions
from site_builder.pages.parts.feed_links import feed_forms, with_feeds
from site_builder.pages.parts.frame import frame
from site_builder.pages.parts.language_runs import run
from site_builder.pages.parts.stated_differences import disagreements, way_to
from site_builder.pages.parts.teasers import date_of, full_headline, headline_of, named_link, source_of, teaser
from site_builder.pages.parts.text_parts import TimelineRow
from site_builder.pages.parts.view_parts import Link, TextLanguage
from site_builder.pages.views import Report, StoryView

__all__ = ["plan"]

_NAMES = 12  # that most reports have
_DAY = "2025-11-06"
_Who = tuple[str, str]
"""Name and address of an entity."""


class _Story(Struct, frozen=True):
    """A story with its articles."""

    address: str
    lead: IndexEntry
    reports: tuple[IndexEntry, ...]
    copies: tuple[tuple[str, str], ...]
    differs: tuple[Difference, ...]
    drawn: bool
    """True when a picture is drawn for previews of the lead."""


def plan(reader: EditionReader, id_: str, body: Callable[[str], Body]) -> PlannedPage:
    """Return the page of a story."""
    known = reader.story(id_)
    reports = reader.entries(known.reports)
    lead = reader.entry(known.lead)
    story = _Story(known.address, lead, reports, known.copies, known.differs, is_drawn(reader.site, lead.card))
    return PlannedPage(story.address, "story", partial(_view, body=body), (story, _named(reader, story)))


def _named(reader: EditionReader, story: _Story) -> tuple[_Who, ...]:
    """Return the entities that at least two of the reports name, those in most reports first."""
    keys = Counter(key for report in story.reports for key in dict.fromkeys(linked.who for linked in report.linked))
    often = sorted((key for key, count in keys.items() if count > 1), key=lambda key: (-keys[key], key))
    return tuple((who.name, who.address) for who in map(reader.entity, often[:_NAMES]))


def _view(
    context: SiteContext, here: str, story: _Story, names: tuple[_Who, ...], *, body: Callable[[str], Body]
) -> StoryView:
    lead, copies = story.lead, dict(story.copies)
    newest = [report for report in story.reports if report.card.id not in copies]
    oldest_first = newest[::-1]
    differing = {figure.id for one in story.differs for figure in one.figures}
    compared = [one for one in reversed(story.reports) if one.card.id in differing or one.card.id not in copies]
    bodies = {report.card.id: body(report.card.id) for report in compared}
    added = additions([(bodies[report.card.id], report.card) for report in oldest_first])
    shown = {
        entry.card.id: _report(context, here, story, entry, _sentences(here, entry, bodies[entry.card.id], adds))
        for entry, adds in zip(oldest_first, added, strict=True)
    }
    card = lead.card
    matter = TextLanguage(card.language, card.direction)
    sources = {report.card.source or report.card.source_url for report in story.reports} - {None}
    forms = feed_forms(report.card for report in newest[: context.site.feed_items])
    around = frame(context, here, full_headline(card), card.standfirst or card.excerpt, matter=matter)
    return StoryView(
        frame=with_feeds(around, context, here, forms),
        headline=run(full_headline(card), card.language),
        articles=len(story.reports),
        sources=len(sources),
        lead=shown[card.id],
        reports=tuple(one for id_, one in shown.items() if id_ != card.id),
        names=tuple(named_link(here, name, address, card.language) for name, address in names),
        preview=preview(context, here, card, drawn=story.drawn),
        differs=disagreements(
            story.differs,
            {one.card.id: (one.card, bodies[one.card.id], _href(here, one)) for one in compared},
        ),
        timeline=tuple(_timeline(here, story)),
        in_time=_in_time([report.card.published for report in story.reports]),
    )


def _href(here: str, entry: IndexEntry) -> str:
    return addresses.relative(here, entry.address)


def _sentences(here: str, entry: IndexEntry, body: Body, adds: tuple[Addition, ...]) -> tuple[Link, ...]:
    card, href = entry.card, _href(here, entry)
    runs = ((run(one.text, card.language), way_to(one.block, one.start, card, body, href)) for one in adds)
    return tuple(Link(known.text, known.language, known.direction, way) for known, way in runs)


def _in_time(published: Sequence[str | None]) -> bool:
    """Return whether the order in time is known: the articles are of several days, or state the time of day."""
    stated = [when or "" for when in published]
    days = {when[: len(_DAY)] for when in stated}
    return all(days) and (len(days) > 1 or min(map(len, stated)) > len(_DAY))


def _timeline(here: str, story: _Story) -> Iterator[TimelineRow]:
    """Yield all reports, the oldest first, each with the report that it repeats."""
    known, copies = {entry.card.id: entry for entry in story.reports}, dict(story.copies)
    for entry in reversed(story.reports):
        card = entry.card
        full = known.get(copies.get(card.id, ""))
        repeats = _link(here, full, card) if full else None
        yield TimelineRow(_headline(here, entry), source_of(card), date_of(card), repeats)


def _headline(here: str, entry: IndexEntry) -> Link:
    card = entry.card
    return Link(headline_of(card), card.language, card.direction, _href(here, entry))


def _report(context: SiteContext, here: str, story: _Story, entry: IndexEntry, adds: tuple[Link, ...]) -> Report:
    card = entry.card
    repeat = {copy for copy, of in story.copies if of == card.id}
    return Report(
        teaser=teaser(context, here, entry),
        adds=adds,
        copies=tuple(_link(here, report, card) for report in story.reports if report.card.id in repeat),
    )


def _link(here: str, entry: IndexEntry, beside: Card) -> Link:
    """Return a link to a report: named by its publisher, or by its headline if that of `beside` is the same."""
    card, source = entry.card, source_of(entry.card)
    name = source.text if source and source != source_of(beside) else headline_of(card)
    return Link(name, card.language, card.direction, _href(here, entry))
