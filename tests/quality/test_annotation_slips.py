"""Annotated articles have no slips, the check finds each kind of slip, and the comparison counts differences."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks.annotation import compared, main, slips
from tests.kit import ROOT

GOLD = Path(__file__).parent / "gold"
FILES = sorted(GOLD.glob("*.json"))
GUIDE = (ROOT / "docs" / "annotation.md").read_text("utf-8")


def shown(language: str) -> str:
    """Return the example of the guide in a language of its fences."""
    found = re.search(rf"^```{language}\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


TEXT, EXAMPLE = shown("text"), shown("json")


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_the_gold_articles_have_no_slips(file: Path) -> None:
    """Each line of the text is in one block or field. Names, values and quotes occur where a reader sees them."""
    assert slips(file.with_suffix(".txt").read_text("utf-8"), json.loads(file.read_text("utf-8"))) == []


def test_the_example_of_the_guide_has_no_slips() -> None:
    """It shows every field and every part."""
    example = json.loads(EXAMPLE)
    assert slips(TEXT, example) == []
    assert all(example.values())


CHANGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "keys: byline": lambda one: one.pop("byline"),
    "in no block": lambda one: one["blocks"].pop(),
    "there twice": lambda one: one["blocks"].append(one["blocks"][0]),
    "blocks: no kind": lambda one: one["blocks"][0].update(kind="text"),
    "entities: no kind": lambda one: one["entities"][0].update(kind="event"),
    "values: ": lambda one: one["values"][0].update(normal="2.10"),
    "quotes: no entity": lambda one: one["quotes"][0].update(speaker="कोई और"),
    "not in the story: कोई और": lambda one: one["entities"][0]["aliases"].append("कोई और"),
    "not in the story: एक कप": lambda one: one["values"][0].update(text="एक कप"),
}


@pytest.mark.parametrize("told", CHANGES)
def test_a_slip_is_told(told: str) -> None:
    """One change to the example of the guide, one line that names it."""
    example = json.loads(EXAMPLE)
    CHANGES[told](example)
    assert [line for line in slips(TEXT, example) if told in line]


def test_a_name_may_have_a_base_form_that_is_not_in_the_story() -> None:
    """One of its forms with an ending must be there, and must begin like it."""
    example = json.loads(EXAMPLE)
    example["entities"].append({"kind": "place", "name": "मुहल्ला", "aliases": ["मुहल्लों"], "count": 1})
    assert slips(TEXT, example) == []
    example["entities"][-1]["name"] = "टोला"
    assert slips(TEXT, example) == ["not in the story: टोला"]


def test_a_name_that_only_furniture_contains_is_a_slip() -> None:
    """Readers of the story do not see it."""
    example = json.loads(EXAMPLE)
    word = next(block["text"] for block in example["blocks"] if block["kind"] == "boilerplate")
    example["entities"].append({"kind": "place", "name": word, "aliases": [], "count": 1})
    assert slips(TEXT, example) == [f"not in the story: {word}"]


def test_two_annotations_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every difference lowers a count, and the printed table has a line for each measure."""
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
        shutil.copy(GOLD / "hi-01-bridge.txt", folder)
    gold = json.loads((GOLD / "hi-01-bridge.json").read_text("utf-8"))
    (one / "hi-01-bridge.json").write_text(json.dumps(gold), "utf-8")
    place = next(entity for entity in gold["entities"] if entity["kind"] == "place")
    gold["entities"].remove(place)
    gold["headline"] = place["name"]
    (other / "hi-01-bridge.json").write_text(json.dumps(gold), "utf-8")
    counts = compared(one, other)
    assert {name for name, count in counts.items() if count.right < count.there} == {"headline", "place"}
    assert counts["place"].missed == 1
    assert all(count.right == count.there for count in compared(one, one).values())
    main([str(one), "--against", str(other)])
    assert re.search(r"^headline +0 +1 +1 +0\.000", capsys.readouterr().out, re.MULTILINE)


def test_the_program_is_compared_with_the_annotation() -> None:
    """Without another annotator, the program reads the texts."""
    counts = compared(GOLD, None)
    assert counts["published"].there == len(FILES)
    assert 0 < counts["person"].right <= counts["person"].there
