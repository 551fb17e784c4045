"""The edition for programs: one JSON object per line."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from zoneinfo import ZoneInfo

import msgspec
from markupsafe import Markup

from site_builder import addresses, data
from site_builder.model import Block, Body, Card, Container, Difference, Edition, EditionEntity, File
from site_builder.outputs.date_formats import stamp

__all__ = [
    "ToldStory",
    "article_lines",
    "entities",
    "schemas",
    "shape",
    "stories",
    "text_lines",
]

_encode_lines = msgspec.json.Encoder().encode_lines
_PART = 1000
"""Entities in a part of their file, about 1 MB."""


class _Text(Protocol):
    """The text of one article."""

    @property
    def id(self) -> str: ...
    @property
    def body(self) -> Body: ...


@dataclass(frozen=True, slots=True)
class ToldStory:
    """A line of `data/stories.jsonl`."""

    id: str
    """As in `EditionStory.id`."""
    address: str
    """Address of its page."""
    lead: str
    """As in `EditionStory.lead`."""
    articles: Sequence[str]
    """As in `EditionStory.articles`."""
    copies: Sequence[tuple[str, str]]
    """As in `EditionStory.copies`."""
    differs: Sequence[Difference]
    """As in `EditionStory.differs`."""


def schemas() -> tuple[File, ...]:
    """Return a JSON Schema (draft 2020-12) for a line of each kind of file: `data/schemas/articles.schema.json` …"""
    folder = data.folder() / "any" / "machine_edition"
    return tuple(
        File(f"{addresses.MACHINE_SCHEMAS}{path.name}", path.read_bytes()) for path in sorted(folder.iterdir())
    )


class _Data(Protocol):
    """The facts of one article."""

    @property
    def card(self) -> Card: ...
    @property
    def keys(self) -> Mapping[str, str]: ...


class _Articles(Protocol):
    """The articles of a file."""

    @property
    def articles(self) -> tuple[_Data, ...]: ...


class _Texts(Protocol):
    """The articles of a file."""

    @property
    def articles(self) -> tuple[_Text, ...]: ...


def entities(edition: Edition) -> Iterator[bytes]:
    """Yield `data/entities.jsonl` in parts: the people, places and organisations with a page, most articles first."""
    for start in range(0, len(edition.entities), _PART):
        yield _encode_lines(map(_entity, edition.entities[start : start + _PART]))


def stories(told: Iterable[ToldStory]) -> File:
    """Return `data/stories.jsonl`: the events of which there are several reports, the newest first."""
    return _lines(addresses.MACHINE_STORIES, map(_story, told))


def article_lines(view: _Articles, zone: ZoneInfo) -> Markup:
    """Return the facts of the articles, one JSON object per line; a time without an offset is in `zone`."""
    return _markup(_article(one.card, one.keys, zone) for one in view.articles)


def text_lines(view: _Texts) -> Markup:
    """Return the text of the articles, one JSON object per line; it has no HTML, so it needs no escaping."""
    return _markup(map(_text, view.articles))


def _markup(rows: Iterable[dict[str, Any]]) -> Markup:
    text = _encode_lines(rows).decode().removesuffix("\n")
    return Markup(text)  # noqa: S704 - the file is JSON; it is not read as HTML


def _text(one: _Text) -> dict[str, Any]:
    shown = {at: block for at, block in enumerate(one.body.blocks) if block.kind != "boilerplate"}
    return {
        "id": one.id,
        "blocks": [
            {"number": at, "kind": block.kind, "text": block.text, **shape(block)} for at, block in shown.items()
        ],
        "mentions": [
            {"block": m.block, "start": m.start, "end": m.end, "kind": m.kind, "text": m.surface, "normal": m.normal}
            for m in one.body.mentions
        ],
        "quotes": [
            {"block": q.block, "start": q.start, "end": q.end, "text": q.text, "speaker": q.speaker}
            for q in one.body.quotes
        ],
    }


def shape(block: Block) -> dict[str, Any]:
    """Return the containers and the picture of a block, as JSON; a field without a value is left out."""
    return dict(_shape(block))


def _shape(block: Block) -> Iterator[tuple[str, Any]]:
    if block.around:
        yield "around", [dict(_container(one)) for one in block.around]
    if block.picture is not None:
        yield "picture", {"path": block.picture.path, "url": block.picture.url, "alt": block.picture.alt}
    if block.duplicate:
        yield "duplicate", True


def _container(one: Container) -> Iterator[tuple[str, Any]]:
    yield from (("kind", one.kind), ("number", one.number))
    usual = (("value", one.value, None), ("columns", one.columns, 1), ("rows", one.rows, 1), ("scope", one.scope, ""))
    yield from ((name, value) for name, value, silent in usual if value != silent)


def _lines(address: str, rows: Iterable[dict[str, Any]]) -> File:
    return File(address, _encode_lines(rows))


def _article(card: Card, keys: Mapping[str, str], zone: ZoneInfo) -> dict[str, Any]:
    return {
        "id": card.id,
        "address": addresses.article(card),
        "path": card.path,
        "language": card.language,
        "direction": card.direction,
        "kicker": card.kicker,
        "headline": card.headline,
        "headline_given": card.headline_given,
        "standfirst": card.standfirst,
        "byline": card.byline,
        "dateline": card.dateline,
        "published": stamp(card.published, zone) if card.published else None,
        "updated": stamp(card.updated, zone) if card.updated else None,
        "spoken_of": card.spoken_of,
        "excerpt": card.excerpt,
        "word_count": card.word_count,
        "tags": card.tags,
        "source": card.source,
        "source_url": card.source_url,
        "values": [{"kind": kind, "text": text} for kind, text in card.values],
        "entities": [
            {
                "key": keys.get(entity.key, entity.key),
                "kind": entity.kind,
                "name": entity.name,
                "aliases": entity.aliases,
                "count": entity.count,
                "confidence": entity.confidence,
            }
            for entity in card.entities
        ],
    }


def _entity(who: EditionEntity) -> dict[str, Any]:
    return {
        "key": who.key,
        "kind": who.kind,
        "name": who.name,
        "names": who.names,
        "spellings": [{"name": name, "because": reasons} for name, reasons in who.spellings],
        "signs": [{"sign": one.sign, "what": one.what, "articles": one.articles} for one in who.signs],
        "address": addresses.entity(who),
        "articles": who.articles,
        "company": [{"key": key, "articles": count} for key, count in who.company],
    }


def _story(story: ToldStory) -> dict[str, Any]:
    return {
        "id": story.id,
        "address": story.address,
        "lead": story.lead,
        "articles": story.articles,
        "duplicates": dict(story.copies),
        "differs": [
            {
                "counted": one.thing,
                "over_time": one.over_time,
                "figures": [
                    {"article": f.id, "value": f.value, "block": f.block, "start": f.start, "end": f.end}
                    for f in one.figures
                ],
            }
            for one in story.differs
        ],
    }
