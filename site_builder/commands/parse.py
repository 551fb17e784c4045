"""An article as one JSON object: what `news-digest parse` prints."""

from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Any, get_args

from site_builder.model import Article, Block, Entity, ValueKind
from site_builder.outputs.machine_edition import shape
from site_builder.sources.scan import PAGES
from site_builder.text.verbatim import rows_of, verbatim

__all__ = ["place_of", "record"]

_VALUES = frozenset(get_args(ValueKind))


def place_of(file: Path, seeds: Path) -> tuple[Path, str]:
    """Return a folder and the path of the file below it: the seeds folder if the file lies in it, else its own.

    Ids and links of an article depend on where it lies in the seeds folder.
    """
    try:
        return seeds, file.resolve().relative_to(seeds.resolve()).as_posix()
    except (ValueError, OSError, RuntimeError):  # in another folder, or links that form a loop
        return file.parent, file.name


def record(article: Article, raw: str, permanent_id: str) -> dict[str, Any]:
    """Return the article's fields, blocks, entities, values and quotes as JSON-ready data.

    `raw` is the text of the source as it was written: fields and blocks are given as they stand there, those of a page,
    where tags and entities stand between the letters, in their normal form. `id` is the file's name without its suffix,
    `permanent_id` the id in the site. `published` is the day; `published_at` and `updated_at` are all that the source
    states.
    """
    card, body = article.card, article.body
    rows = rows_of(raw) if not card.path.lower().endswith(PAGES) else []
    after_last = max([len(rows), *(block.line for block in body.blocks)]) + 1
    starts = [block.line for block in body.blocks]
    ends = [max(start, after - 1) for start, after in zip(starts, [*starts, after_last][1:], strict=True)]

    def field(text: str | None) -> str | None:
        return verbatim(text, rows) if text else None

    return {
        "id": PurePosixPath(card.path).stem,
        "permanent_id": permanent_id,
        "source": PurePosixPath(card.path).name,
        "language": card.language,
        "direction": card.direction,
        "kicker": field(card.kicker),
        "headline": field(card.headline) if card.headline_given else None,
        "title": card.headline,
        "standfirst": field(card.standfirst),
        "byline": field(card.byline),
        "dateline": field(card.dateline),
        "published": card.published[:10] if card.published else None,
        "published_at": card.published,
        "updated_at": card.updated,
        "blocks": [_block(block, rows[block.line - 1 : end]) for block, end in zip(body.blocks, ends, strict=True)],
        "entities": [_entity(entity) for entity in card.entities],
        "values": [{"kind": m.kind, "text": m.surface, "normal": m.normal} for m in body.mentions if m.kind in _VALUES],
        "quotes": [{"text": quote.text, "speaker": quote.speaker} for quote in body.quotes],
    }


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "kind": entity.kind,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "count": entity.count,
        "confidence": round(entity.confidence, 3),
    }


def _block(block: Block, rows: Sequence[str]) -> dict[str, Any]:
    # A block may have been broken over several lines; then it stands on all of them together.
    together = " ".join(filter(None, (row.strip() for row in rows)))
    text = verbatim(block.text, (*rows[:1], together))
    row: dict[str, Any] = {"kind": block.kind, "text": text, "rule": block.rule, "line": block.line}
    return row | shape(block)
