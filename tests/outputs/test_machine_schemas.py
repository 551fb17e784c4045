"""Every line of the machine edition is valid under its schema."""

import json
import shutil
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest

from site_builder.model import BlockKind, ContainerKind, EntityKind, MentionKind
from site_builder.outputs import machine_edition
from tests.kit import ROOT, Project

SITES = ROOT / "tests" / "sites"
CASES = sorted(path.name for path in SITES.iterdir() if (path / "expected").is_dir())
KINDS = ("articles", "entities", "stories", "text")
SCHEMAS: dict[str, dict[str, Any]] = {
    Path(file.address).name.partition(".")[0]: json.loads(file.content) for file in machine_edition.schemas()
}
PAGE = (ROOT / "docs" / "machine-edition.md").read_text("utf-8")


def lines(folder: Path, kind: str) -> list[Any]:
    """Return the lines of all files of one kind in a built site."""
    files = sorted((folder / "data").glob(f"{kind}.jsonl")) or sorted((folder / "data" / kind).glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines() if line]


def assert_valid(folder: Path) -> set[str]:
    """Check all lines of a site against the schemas; return the kinds that have lines."""
    found = set()
    for kind in KINDS:
        validator = jsonschema.Draft202012Validator(SCHEMAS[kind])
        for line in lines(folder, kind):
            validator.validate(line)
            found.add(kind)
    return found


def test_there_is_a_schema_for_each_file() -> None:
    """Each schema is valid and describes every key."""
    assert sorted(SCHEMAS) == sorted(KINDS)
    for schema in SCHEMAS.values():
        jsonschema.Draft202012Validator.check_schema(schema)
        assert all("description" in part for part in schema["properties"].values())


@pytest.mark.parametrize("case", CASES)
def test_the_golden_sites_keep_to_the_schemas(case: str) -> None:
    """The golden sites were checked by a person."""
    assert {"articles", "text"} <= assert_valid(SITES / case / "expected")


def test_a_built_site_brings_its_schemas_and_keeps_to_them(tmp_path: Path) -> None:
    """The site contains all kinds of lines, and their ids refer to each other."""
    project = Project(tmp_path)
    for case in ("features", "stories", "blocks"):
        shutil.copytree(SITES / case / "seeds", project.seeds / case)
    project.build(jobs=1)
    assert assert_valid(project.public) == set(KINDS)
    known = {row["id"] for row in lines(project.public, "articles")}
    keys = {row["key"] for row in lines(project.public, "entities")}
    assert known == {row["id"] for row in lines(project.public, "text")}
    for who in lines(project.public, "entities"):
        assert set(who["articles"]) <= known
        assert {one["key"] for one in who["company"]} <= keys
    for story in lines(project.public, "stories"):
        copies = story["duplicates"]
        assert {story["lead"], *copies, *copies.values()} <= set(story["articles"]) <= known
        assert {figure["article"] for one in story["differs"] for figure in one["figures"]} <= set(story["articles"])
    for kind, schema in SCHEMAS.items():
        assert json.loads(project.page(f"data/schemas/{kind}.schema.json")) == schema


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("stories", {"articles": ["a"]}),
        ("stories", {"duplicates": ["a"]}),
        ("stories", {"extra": 1}),
        ("articles", {"published": "gestern"}),
        ("articles", {"direction": "up"}),
        ("entities", {"names": []}),
        ("text", {"blocks": [{"number": 0, "kind": "poem", "text": ""}]}),
    ],
)
def test_a_schema_refuses_what_no_site_has(kind: str, change: dict[str, Any]) -> None:
    """A program that relies on the schema gets no unexpected data."""
    line = lines(SITES / "stories" / "expected", kind)[0]
    validator = jsonschema.Draft202012Validator(SCHEMAS[kind])
    assert validator.is_valid(line)
    assert not validator.is_valid({**line, **change})


def test_the_schemas_know_the_kinds_of_the_model() -> None:
    """Programs must know a new kind of block or entity."""
    text, articles = SCHEMAS["text"]["properties"], SCHEMAS["articles"]["properties"]
    block = text["blocks"]["items"]["properties"]
    assert set(block["kind"]["enum"]) == set(get_args(BlockKind)) - {"boilerplate"}
    assert set(block["around"]["items"]["properties"]["kind"]["enum"]) == set(get_args(ContainerKind))
    mentions = {kind for part in get_args(MentionKind) for kind in (get_args(part) or (part,))}
    assert set(text["mentions"]["items"]["properties"]["kind"]["enum"]) == mentions
    assert set(articles["entities"]["items"]["properties"]["kind"]["enum"]) == set(get_args(EntityKind))


def test_every_key_stands_on_the_page() -> None:
    """docs/machine-edition.md describes every key of a line."""
    for schema in SCHEMAS.values():
        assert [key for key in schema["properties"] if f"`{key}`" not in PAGE] == []
