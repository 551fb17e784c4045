"""The article's own page."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import urlsplit

from site_builder.addresses import FOLDERS, relative
from site_builder.model import Block, Body, Card, Entity, EntityKind, MentionKind, Related
from site_builder.pages.facts import dates, facts, sayings
from site_builder.pages.frame import Desk, Entry, Shell, frame
from site_builder.pages.language_runs import run
from site_builder.pages.running_text import Leads, Links, is_rich, pieces, shown
from site_builder.pages.sketch import Sketch
from site_builder.pages.teasers import date_of, entity_link, local_picture, picture
from site_builder.pages.view_parts import Date, Frame, Link, Picture, TextLanguage, TextRun
from site_builder.pages.views import ArticleView, EntityGroup, Kin
from site_builder.text.source_links import SCHEME, stem, web_key

__all__ = ["sketches"]

_Blocks = list[tuple[int, Block]]
_NAMED = 16
_FIGURES: frozenset[MentionKind] = frozenset({"money", "percent"})


@dataclass(frozen=True, slots=True)
class _Other:
    """Another article as this page links to it."""

    address: str
    headline: str
    tongue: TextLanguage
    date: Date | None
    shared: tuple[str, ...] = ()
    """Names of the entities that both name."""


@dataclass(frozen=True, slots=True)
class _Near:
    """The articles that this page leads to."""

    earlier: _Other | None
    later: _Other | None
    kin: tuple[_Other, ...]
    linked: tuple[tuple[str, str], ...]
    """Links of its text that lead to other articles of the site, and the addresses of these."""


def sketches(ready: Desk, related: Sequence[tuple[Related, ...]], body: Callable[[str], Body]) -> Iterator[Sketch]:
    """Yield the page of every article; neighbours and related ones are looked up by position and id."""
    last = len(ready.entries) - 1
    places = _places(ready)
    for at, entry in enumerate(ready.entries):
        later = _other(ready.entries[at - 1]) if at > 0 else None
        earlier = _other(ready.entries[at + 1]) if at < last else None
        kin = tuple(_kin(ready, entry, one) for one in related[at] if one.id in ready.by_id)
        near = _Near(earlier, later, kin, _linked(entry.card, places))
        yield Sketch(entry.address, "article", partial(_view, body=body), (entry, near))


def _places(ready: Desk) -> dict[str, str]:
    """Return the address of every article by what links may call it: its source's path, its place on the web."""
    web = {web_key(entry.card.source_url): entry.address for entry in ready.entries if entry.card.source_url}
    return web | {f"{SCHEME}{stem(entry.card.path)}": entry.address for entry in ready.entries}


def _linked(card: Card, places: dict[str, str]) -> tuple[tuple[str, str], ...]:
    keys = (
        f"{SCHEME}{stem(link.removeprefix(SCHEME))}" if link.startswith(SCHEME) else web_key(link)
        for link in card.links
    )
    return tuple((key, places[key]) for key in dict.fromkeys(keys) if key in places)


def _other(entry: Entry) -> _Other:
    card = entry.card
    return _Other(entry.address, card.headline, TextLanguage(card.language, card.direction), date_of(card))


def _kin(ready: Desk, entry: Entry, one: Related) -> _Other:
    names = {entity.key: entity.name for entity in entry.card.entities}
    return replace(_other(ready.by_id[one.id]), shared=tuple(names[key] for key in one.shared if key in names))


def _view(
    shell: Shell,
    here: str,
    entry: Entry,
    near: _Near,
    *,
    body: Callable[[str], Body],
) -> ArticleView:
    card, matter = entry.card, body(entry.card.id)
    where = {linked.key: linked.address for linked in entry.linked}
    named = [entity for entity in card.entities if entity.confidence >= shell.site.entity_confidence]
    who = {entity.name: entity_link(here, entity, where, card.language) for entity in reversed(named)}
    image, text = _picture(shell, here, card, shown(matter.blocks))
    leads = _leads(here, card, near)
    return ArticleView(
        frame=_frame(shell, here, card, image),
        card=card,
        kicker=_run(card.kicker, card),
        headline=card.headline,
        standfirst=card.standfirst,
        byline=_run(card.byline, card),
        dateline=_run(card.dateline, card),
        published=card.published,
        updated=card.updated if card.updated != card.published else None,
        spoken_of=None if card.published else card.spoken_of,
        picture=image,
        body=pieces(text, matter.mentions, _names(here, named, where), card.language, leads),
        rich=is_rich(text),
        entities=_groups(here, named, where, card.language),
        figures=facts(text, matter.mentions, _FIGURES, card.language),
        dates=dates(text, matter.mentions),
        sayings=sayings(text, matter.quotes, who, card.language),
        earlier=_neighbour(here, near.earlier),
        later=_neighbour(here, near.later),
        related=tuple(_shown_kin(here, one, card) for one in near.kin),
        source=_source(card),
        source_url=card.source_url,
        tags=tuple(run(tag, card.language) for tag in card.tags),
    )


def _names(here: str, named: Sequence[Entity], where: dict[str, str]) -> Links:
    return {(entity.kind, entity.name): relative(here, where[entity.key]) for entity in named if entity.key in where}


def _leads(here: str, card: Card, near: _Near) -> Leads:
    return Leads(
        sources={key: relative(here, address) for key, address in near.linked},
        pictures={one.path: local_picture(here, one) for one in card.pictures},
        described=not card.path.lower().endswith((".html", ".htm")),
    )


def _frame(shell: Shell, here: str, card: Card, image: Picture | None) -> Frame:
    matter = TextLanguage(card.language, card.direction)
    remote = image is not None and image.remote
    return frame(shell, here, card.headline, card.standfirst or card.excerpt, matter=matter, remote=remote)


def _run(text: str | None, card: Card) -> TextRun | None:
    return run(text, card.language) if text else None


def _picture(shell: Shell, here: str, card: Card, blocks: _Blocks) -> tuple[Picture | None, _Blocks]:
    """Return the picture with the first caption that is of no other, and the blocks that remain."""
    image = picture(shell, here, card)
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
    return Link(other.headline, other.tongue.language, other.tongue.direction, relative(here, other.address))


def _neighbour(here: str, other: _Other | None) -> Link | None:
    return _link(here, other) if other else None


def _shown_kin(here: str, one: _Other, card: Card) -> Kin:
    return Kin(_link(here, one), one.date, tuple(run(name, card.language) for name in one.shared))


def _source(card: Card) -> TextRun | None:
    name = card.source or (urlsplit(card.source_url).hostname if card.source_url else None)
    return run(name, card.language) if name else None
