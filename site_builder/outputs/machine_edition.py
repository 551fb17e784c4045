"""The edition for programs: one JSON object a line."""

import json
from collections.abc import Iterable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from site_builder import addresses
from site_builder.model import Card, Edition, EditionEntity, EditionStory, File
from site_builder.outputs.date_formats import stamp

__all__ = ["articles", "entities", "stories"]


def articles(edition: Edition, zone: ZoneInfo) -> File:
    """Return `data/articles.jsonl`: what is known of each article, newest first; its text is on its page.

    A time without an offset is in `zone`.
    """
    keys = {member: who.key for who in edition.entities for member in who.members}
    return _lines("data/articles.jsonl", (_article(card, keys, zone) for card in edition.cards))


def entities(edition: Edition) -> File:
    """Return `data/entities.jsonl`: the people, places and organisations with a page, most articles first."""
    return _lines("data/entities.jsonl", map(_entity, edition.entities))


def stories(edition: Edition) -> File:
    """Return `data/stories.jsonl`: the events of which there are several reports, the newest first."""
    return _lines("data/stories.jsonl", map(_story, edition.stories))


def _lines(address: str, rows: Iterable[dict[str, Any]]) -> File:
    text = "".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows)
    return File(address, text.encode())


def _article(card: Card, keys: Mapping[tuple[str, str], str], zone: ZoneInfo) -> dict[str, Any]:
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
                "key": keys.get((card.id, entity.key), entity.key),
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
        "address": addresses.entity(who),
        "articles": who.articles,
        "company": [{"key": key, "articles": count} for key, count in who.company],
    }


def _story(story: EditionStory) -> dict[str, Any]:
    return {
        "id": story.id,
        "address": addresses.story(story),
        "lead": story.lead,
        "articles": story.articles,
        "copies": [{"id": copy, "of": of} for copy, of in story.copies],
    }
