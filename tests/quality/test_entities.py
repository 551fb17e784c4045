"""A test for lent articles: the quality of people, places and organisations does not fall."""

import json
from typing import Any

import pytest
from msgspec.structs import asdict

from benchmarks.article_scores import right_entities
from site_builder.entities import extract
from site_builder.model import Block, Structure
from tests.kit import LENT

GOLD = LENT / "gold"


def structure(gold: dict[str, Any]) -> Structure:
    """Return the annotated structure of an article, so that only the names are measured."""
    told = ("kicker", "headline", "standfirst", "byline", "dateline", "published")
    blocks = tuple(Block(block["kind"], block["text"], "", "gold", 0) for block in gold["blocks"])
    return Structure(
        language="hi", direction="ltr", updated=None, blocks=blocks, rules=(), **{name: gold[name] for name in told}
    )


@pytest.mark.parametrize(
    ("folder", "precision", "recall"), [("seeds", 0.95, 0.95), (".", 0.93, 0.9)], ids=["seeds", "articles"]
)
def test_entities_stay_as_good_as_they_were(folder: str, precision: float, recall: float) -> None:
    """Precision and recall at the default threshold do not fall below the measured values."""
    files = sorted((GOLD / folder).glob("*.json"))
    if not files:
        pytest.skip(f"an extra: needs the lent articles in {GOLD / folder}")
    wanted = found = hits = 0
    for file in files:
        gold = json.loads(file.read_text("utf-8"))
        entities = extract(structure(gold)).entities
        wanted, found, hits = (
            wanted + len(gold["entities"]),
            found + len(entities),
            hits + right_entities(gold["entities"], [asdict(one) for one in entities]),
        )
    assert hits >= precision * found
    assert hits >= recall * wanted
