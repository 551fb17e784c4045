"""An article as one JSON object: what `news-digest parse` prints."""

from pathlib import PurePosixPath
from typing import Any, get_args

from site_builder.model import Article, Block, ValueKind

__all__ = ["record"]

_VALUES = frozenset(get_args(ValueKind))


def record(article: Article) -> dict[str, Any]:
    """Return the article's fields, blocks, entities, values and quotes as JSON-ready data.

    `id` is the file's name without its suffix; `permanent_id` is the id in the site. `published` is the day;
    `published_at` all that the source states.
    """
    card, body = article.card, article.body
    return {
        "id": PurePosixPath(card.path).stem,
        "permanent_id": card.id,
        "source": PurePosixPath(card.path).name,
        "language": card.language,
        "direction": card.direction,
        "kicker": card.kicker,
        "headline": card.headline if card.headline_given else None,
        "title": card.headline,
        "standfirst": card.standfirst,
        "byline": card.byline,
        "dateline": card.dateline,
        "published": card.published[:10] if card.published else None,
        "published_at": card.published,
        "blocks": [_block(block) for block in body.blocks],
        "entities": [
            {"kind": e.kind, "name": e.name, "aliases": list(e.aliases), "count": e.count, "confidence": e.confidence}
            for e in card.entities
        ],
        "values": [
            {"kind": m.kind, "text": m.surface, "normal": m.normal} for m in body.mentions if m.kind in _VALUES
        ],
        "quotes": [{"text": q.text, "speaker": q.speaker} for q in body.quotes],
    }


def _block(block: Block) -> dict[str, Any]:
    row: dict[str, Any] = {"kind": block.kind, "text": block.text, "rule": block.rule, "line": block.line}
    return row | {"duplicate": True} if block.duplicate else row
