"""That people, places and organisations stay as good as they were on the annotated articles."""

import json
from pathlib import Path
from typing import Any

import pytest

from site_builder.entities import extract
from site_builder.model import Block, Entity, Structure
from site_builder.text.folding import match_key

GOLD = Path(__file__).parents[3] / "shared" / "data" / "gold"


def structure(gold: dict[str, Any]) -> Structure:
    """Return the annotated structure of an article: what is judged here is the names alone."""
    told = ("kicker", "headline", "standfirst", "byline", "dateline", "published")
    blocks = tuple(Block(block["kind"], block["text"], "", "gold", 0) for block in gold["blocks"])
    return Structure(
        language="hi", direction="ltr", updated=None, blocks=blocks, rules=(), **{name: gold[name] for name in told}
    )


def right(wanted: list[dict[str, Any]], found: tuple[Entity, ...]) -> int:
    """Return how many of the annotated entities were found: same kind, a shared name."""
    left, count = list(found), 0
    for entity in wanted:
        name, names = match_key(entity["name"]), set(map(match_key, (entity["name"], *entity["aliases"])))
        hit = next(
            (
                one for one in left
                if one.kind == entity["kind"] and (match_key(one.name) in names or name in map(match_key, one.aliases))
            ),
            None,
        )  # fmt: skip
        if hit is not None:
            left.remove(hit)
            count += 1
    return count


@pytest.mark.parametrize(
    ("folder", "precision", "recall"), [("seeds", 0.95, 0.95), (".", 0.93, 0.9)], ids=["seeds", "articles"]
)
def test_entities_stay_as_good_as_they_were(folder: str, precision: float, recall: float) -> None:
    """Precision and recall at the default threshold do not fall below what was reached."""
    files = sorted((GOLD / folder).glob("*.json"))
    if not files:
        pytest.skip(f"no annotated articles at {GOLD / folder}")
    wanted = found = hits = 0
    for file in files:
        gold = json.loads(file.read_text("utf-8"))
        entities = extract(structure(gold)).entities
        wanted, found, hits = (
            wanted + len(gold["entities"]),
            found + len(entities),
            hits + right(gold["entities"], entities),
        )
    assert hits >= precision * found
    assert hits >= recall * wanted
