"""`explain` gives the reasons why names and articles of a built site are one entity."""

import json
from pathlib import Path

import pytest

from site_builder.commands.explain_entity import entity_lines
from site_builder.errors import SettingsError


def test_every_name_and_article_is_listed_with_its_reason(tmp_path: Path) -> None:
    """An entity is found by any of its names. An unknown name is reported."""
    row = {
        "name": "सेबा", "names": ["सेबा", "SEBA"], "kind": "organisation", "address": "organisations/seba.html",
        "articles": ["b", "a"], "spellings": [{"name": "SEBA", "because": ["table"]}],
        "signs": [
            {"sign": "first", "what": [], "articles": ["a"]},
            {"sign": "company", "what": ["गुवाहाटी"], "articles": ["b"]},
        ],
    }  # fmt: skip
    (tmp_path / "data" / "articles").mkdir(parents=True)
    (tmp_path / "data" / "entities.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    told = json.dumps({"id": "b", "headline": "नतीजे आए"})
    (tmp_path / "data" / "articles" / "2024-01.jsonl").write_text(told + "\n", "utf-8")
    lines = "\n".join(entity_lines(tmp_path, "seba"))
    assert "SEBA: in the package's table" in lines
    assert "same others: गुवाहाटी" in lines
    assert "b  नतीजे आए" in lines
    with pytest.raises(SettingsError):
        list(entity_lines(tmp_path, "कोई और"))
    with pytest.raises(SettingsError):
        list(entity_lines(tmp_path / "nowhere", "seba"))
