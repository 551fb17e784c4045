"""The article's own page."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from site_builder.addresses import FOLDERS, relative
from site_builder.edition.related import same_subject
from site_builder.model import Block, Body, Card, Entity, EntityKind, MentionKind, Related
from site_builder.pages.card_pages import is_drawn, preview
from site_builder.pages.edition_entries import IndexEntry, SectionLink, SiteContext, StoryEntry
from site_builder.pages.edition_index import link_keys
from site_builder.pages.edition_reader import EditionReader
from site_builder.pages.keys import PlannedPage
from site_builder.pages.parts.facts import facts, key_points, speeches, timeline
from site_builder.pages.parts.frame import frame
from site_builder.pages.parts.language_runs import run
from site_builder.pages.parts.running_text import Leads, Links, ShownText, is_rich, pieces, shown, shown_text
from site_builder.pages.parts.teasers import (
    date_of,
    entity_link,
    full_headline,
    headline_of,
    local_picture,
    named_link,
    named_once,
    picture,
    source_of,
)
from site_builder.pages.parts.text_parts import DatedFact, Fact, Speech
from site_builder.pages.parts.view_parts import Date, Frame, Link, Picture, TextLanguage, TextRun
from site_builder.pages.sections.labels import labels
from site_builder.pages.views import ArticleView, EntityGroup, RelatedLink, StoryLinks

__all__ = ["plan"]

_Blocks = list[tuple[int, Block]]
# Links of one kind. 97 % of 809 Hindi articles have at most this many people, places or organisations.
_NAMED = 16
# Words of an article that takes a minute to read: a digest beside it would only repeat it.
_SHORT = 200
# A single sentence is not a list of points.
_FEWEST = 2
_FIGURES: frozenset[MentionKind] = frozenset({"money", "percent"})


class _Digest(Struct, frozen=True):
    """The digest beside the text, for readers in a hurry."""

    points: tuple[Link, ...] = ()
    figures: tuple[Fact, ...] = ()
    timeline: tuple[DatedFact, ...] = ()
    speeches: tuple[Speech, ...] = ()


class _Other(Struct, frozen=True):
    """Another article as this page links to it."""

    address: str
    headline: str
    language: TextLanguage
    date: Date | None
    shared: tuple[str, ...] = ()
    """Names of the entities that both name."""


class _Neighbours(Struct, frozen=True):
    """The articles and pages that this page links to."""

    earlier: _Other | None
    later: _Other | None
    related: tuple[_Other, ...]
    story: str | None
    """Address of the page of its story."""
    reports: tuple[_Other, ...]
    """The other articles on it."""
    copies: tuple[_Other, ...]
    """The other articles with the same text."""
    original: str | None
    """Address of the article whose text this one repeats."""
    linked: tuple[tuple[str, str], ...]
    """Links in its text to other articles of the site, and the addresses of these articles."""
    sections: tuple[SectionLink, ...]
    """Its sections."""
    drawn: bool
    """True when a picture is drawn for previews of it."""


def plan(reader: EditionReader, id_: str, body: Callable[[str], Body]) -> PlannedPage:
    """Return the page of an article."""
    entry, around = reader.entry(id_), reader.around(id_)
    story = reader.story(around.story) if around.story else None
    own = set(story.reports) if story else set[str]()
    same, others = _told(reader, id_, story)
    full = dict(story.copies).get(id_) if story else None
    near = _Neighbours(
        earlier=_other(reader.line(around.earlier)) if around.earlier else None,
        later=_other(reader.line(around.later)) if around.later else None,
        related=_related(reader, entry, [one for one in around.related if one.id not in own]),
        story=story.address if story else None,
        reports=others,
        copies=same,
        original=reader.line(full).address if full else None,
        linked=tuple(_linked(reader, entry.card)),
        sections=around.sections,
        drawn=is_drawn(reader.site, entry.card),
    )
    return PlannedPage(entry.address, "article", partial(_view, body=body), (entry, near))


def _linked(reader: EditionReader, card: Card) -> Iterator[tuple[str, str]]:
    for key in link_keys(card):
        if address := reader.address_of(key):
            yield key, address


def _told(reader: EditionReader, id_: str, story: StoryEntry | None) -> tuple[tuple[_Other, ...], tuple[_Other, ...]]:
    """Return the other articles of a story: those with the same text, and the rest without copies."""
    if story is None:
        return (), ()
    full = dict(story.copies)
    here = full.get(id_, id_)
    others = [report for report in story.reports if report != id_]
    same = tuple(_other(reader.line(other)) for other in others if full.get(other, other) == here)
    rest = tuple(_other(reader.line(other)) for other in others if other not in full and other != here)
    return same, rest


def _other(entry: IndexEntry) -> _Other:
    card = entry.card
    return _Other(entry.address, headline_of(card), TextLanguage(card.language, card.direction), date_of(card))


def _related(reader: EditionReader, entry: IndexEntry, near: Iterable[Related]) -> tuple[_Other, ...]:
    """Return the articles of `near`, which share names with this one, that also share its subject."""
    here = {entity.key: entity.name for entity in entry.card.entities}
    names = {linked.who: here[linked.key] for linked in reversed(entry.linked)}
    return tuple(
        replace(_other(reader.line(one.id)), shared=tuple(names[key] for key in one.shared if key in names))
        for one in near
        if same_subject(entry.card, reader.entry(one.id).card)
    )


def _view(
    context: SiteContext, here: str, entry: IndexEntry, near: _Neighbours, *, body: Callable[[str], Body]
) -> ArticleView:
    card, matter = entry.card, body(entry.card.id)
    where = {linked.key: linked.address for linked in entry.linked}
    named = [entity for entity in card.entities if entity.confidence >= context.site.entity_confidence]
    who = {entity.name: entity_link(here, entity, where, card.language) for entity in reversed(named)}
    image, text = _picture(context, here, card, shown(matter.blocks))
    leads = _leads(here, card, near)
    told = shown_text(text, card.language)
    digest = _digest(card, matter, told, who) if card.word_count >= _SHORT else _Digest()
    return ArticleView(
        frame=_frame(context, here, card, image, near.original),
        card=card,
        kicker=_run(card.kicker, card),
        headline=full_headline(card),
        standfirst=card.standfirst,
        byline=_run(card.byline, card),
        dateline=_run(card.dateline, card),
        published=card.published,
        updated=card.updated if card.updated != card.published else None,
        spoken_of=None if card.published else card.spoken_of,
        picture=image,
        preview=preview(context, here, card, drawn=near.drawn),
        body=pieces(text, matter.mentions, _names(here, named, where), card.language, leads, told.places),
        rich=is_rich(text),
        entities=_groups(here, named_once(context, entry), where, card.language),
        points=digest.points,
        figures=digest.figures,
        timeline=digest.timeline,
        speeches=digest.speeches,
        earlier=_neighbour(here, near.earlier),
        later=_neighbour(here, near.later),
        related=tuple(_related_link(here, one, card) for one in near.related),
        story=_story(here, near, card),
        source=source_of(card),
        source_url=card.source_url,
        tags=tuple(_filed(here, card, near.sections)),
    )


def _digest(card: Card, matter: Body, text: ShownText, who: dict[str, Link]) -> _Digest:
    mentions = matter.mentions
    # The author's own list of key points is better than ours.
    has_own = any(block.kind == "highlights-label" for _, block in text.blocks)
    # A headline made of the first sentence has said that one.
    headline = None if card.headline_given else card.headline.removesuffix("…")
    told = [point for point in matter.points if headline is None or not point.text.startswith(headline)]
    points = () if has_own or len(told) < _FEWEST else key_points(told, card.language)
    dated = timeline(text, mentions, published=card.published is not None)
    shown_already = {point.href or "" for point in points} | {row.fact.href for row in dated}
    figures = facts(text, mentions, _FIGURES, shown_already)
    said = speeches(text, matter.quotes, who, {point.href or "" for point in points})
    return _Digest(points, figures, dated, said)


def _names(here: str, named: Sequence[Entity], where: dict[str, str]) -> Links:
    return {(entity.kind, entity.name): relative(here, where[entity.key]) for entity in named if entity.key in where}


def _leads(here: str, card: Card, near: _Neighbours) -> Leads:
    return Leads(
        sources={key: relative(here, address) for key, address in near.linked},
        pictures={one.path: local_picture(here, one) for one in card.pictures},
        described=not card.path.lower().endswith((".html", ".htm")),
    )


def _frame(context: SiteContext, here: str, card: Card, image: Picture | None, original: str | None) -> Frame:
    matter = TextLanguage(card.language, card.direction)
    remote = image is not None and image.remote
    return frame(
        context,
        here,
        full_headline(card),
        card.standfirst or card.excerpt,
        matter=matter,
        remote=remote,
        canonical=original,
    )


def _filed(here: str, card: Card, sections: Sequence[SectionLink]) -> Iterator[Link]:
    """Yield the tags of an article as it spells them, then its folders that are sections."""
    pages = {one.key: one for one in sections}
    for key, (word, stated) in labels(card).items():
        if stated or key in pages:
            name = word if stated else pages[key].name
            yield named_link(here, name, pages[key].address if key in pages else None, card.language)


def _run(text: str | None, card: Card) -> TextRun | None:
    return run(text, card.language) if text else None


def _picture(context: SiteContext, here: str, card: Card, blocks: _Blocks) -> tuple[Picture | None, _Blocks]:
    """Return the main picture with the first caption that belongs to no other picture, and the other blocks."""
    image = picture(context, here, card)
    others = {
        one.number for _, block in blocks if block.kind == "picture" for one in block.around if one.kind == "figure"
    }
    captions = ((at, block) for at, block in blocks if block.kind == "caption")
    free = (row for row in captions if others.isdisjoint(one.number for one in row[1].around))
    at, caption = next(free, (None, None))
    if image is None or caption is None:
        return image, blocks
    return replace(image, caption=run(caption.text, card.language)), [row for row in blocks if row[0] != at]


def _groups(here: str, named: Sequence[Entity], where: dict[str, str], around: str) -> tuple[EntityGroup, ...]:
    of_kind: dict[EntityKind, list[Link]] = {kind: [] for kind in FOLDERS}
    for entity in named:
        of_kind[entity.kind].append(entity_link(here, entity, where, around))
    return tuple(EntityGroup(kind, tuple(links[:_NAMED])) for kind, links in of_kind.items() if links)


def _link(here: str, other: _Other) -> Link:
    return Link(other.headline, other.language.language, other.language.direction, relative(here, other.address))


def _neighbour(here: str, other: _Other | None) -> Link | None:
    return _link(here, other) if other else None


def _related_link(here: str, one: _Other, card: Card) -> RelatedLink:
    return RelatedLink(_link(here, one), one.date, tuple(run(name, card.language) for name in one.shared))


def _story(here: str, near: _Neighbours, card: Card) -> StoryLinks | None:
    if near.story is None:
        return None
    return StoryLinks(
        relative(here, near.story),
        tuple(_related_link(here, one, card) for one in near.reports),
        tuple(_related_link(here, one, card) for one in near.copies),
    )
