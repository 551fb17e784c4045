"""The JSON Schema for editors and the program accept the same digest.toml files.

This command writes the packaged file again:

    python -m tests.test_settings_schema"""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from site_builder import data
from site_builder.commands.new import SCHEMA, settings_file
from site_builder.errors import SettingsError
from site_builder.settings import load, settings_schema
from site_builder.user_files.rule_files import KINDS

FILE = data.folder() / SCHEMA
# The schema is compiled once, because compilation takes far longer than a check.
STATED = settings_schema()
JUDGE = jsonschema.Draft7Validator(STATED)
TEXTS = ("", "  ", "hi", "en", "HI", "en-IN", "hi_IN", "hi-", "Asia/Kolkata", "Asia/Nowhere", "asia/kolkata", "UTC",
         "http://a.in", "https://a.in:80/x/", "HTTPS://A.in", "ftp://a.in", "http://", "http://a.in/?q", "http://a.in/#x",
         "http://u@a.in/", "http://a.in:99999", "http://a.in:65535", "http://a.in:x", "http://[::1]/", "http:///x",
         " http://a.in ", "http://a in", "http://समाचार.in/खबर", "a\tb", "/(भाग)/", "पुल", "hi\n", "~", "x")  # fmt: skip
VALUES = st.one_of(
    st.sampled_from(TEXTS),
    st.integers(-2, 1_000_001),
    st.sampled_from([0, 1, 50, 51, 1000, 1001, 1024, 1025, 1_000_000]),
    # 30.0 is an integer in JSON Schema, but not in TOML. No schema can reject it.
    st.floats(-0.5, 1.5, allow_nan=False).map(lambda number: round(number, 3)).filter(lambda n: not n.is_integer()),
    st.booleans(),
    st.lists(st.sampled_from(TEXTS), max_size=2),
    st.just({"a": 1}),
)
# A schema cannot express the rule against nested folders, so each key has its own folders.
FOLDERS = {key: (f"{key}-1", "", " ", 7, f"{key}-2/x") for key in ("seeds", "output", "templates", "cache", "entities")}


def stated(table: str) -> st.SearchStrategy[Any]:
    """Return tables of digest.toml with known and unknown keys, and with valid and invalid values."""
    if table == "rules":
        keys = st.sampled_from([*KINDS[:4], "off", "nonsense"])
        return st.dictionaries(keys, st.one_of(st.lists(st.sampled_from(TEXTS), max_size=3), VALUES), max_size=2)
    known = STATED["properties"][table]["properties"]
    one = {key: st.sampled_from(FOLDERS[key]) if key in FOLDERS else VALUES for key in known} | {"unknown": VALUES}
    return st.lists(st.sampled_from(sorted(one)), max_size=2, unique=True).flatmap(
        lambda keys: st.fixed_dictionaries({key: one[key] for key in keys})
    )


def toml(document: dict[str, Any]) -> str:
    """Return a document as TOML, with one table a line in braces."""

    def written(value: Any) -> str:
        if isinstance(value, dict):
            return "{" + ", ".join(f"{json.dumps(key)} = {written(one)}" for key, one in value.items()) + "}"
        if isinstance(value, list):
            return f"[{', '.join(map(written, value))}]"
        return json.dumps(value, ensure_ascii=False)

    return "".join(f"{key} = {written(value)}\n" for key, value in document.items())


def is_loaded(text: str, folder: Path) -> bool:
    """Return whether the program accepts a file."""
    (folder / "digest.toml").write_text(text, "utf-8")
    try:
        load(folder / "digest.toml")
    except SettingsError:
        return False
    return True


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for all files of the tests."""
    return tmp_path_factory.mktemp("settings")


@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(document=st.fixed_dictionaries({}, optional={name: stated(name) for name in ("site", "build", "rules")}))
@example({"site": {"related": ""}})
@example({"site": 1})
@example({"other": {"a": 1}})
def test_schema_and_program_accept_the_same_files(folder: Path, document: dict[str, Any]) -> None:
    """This holds for known and unknown keys, types and ranges of values, and forms of texts."""
    valid = JUDGE.is_valid(document)
    assert valid == is_loaded(toml(document), folder), document


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("key", ["base_url", "content_language", "time_zone", "language", "title"])
def test_each_form_of_a_text_is_judged_alike(folder: Path, key: str, text: str) -> None:
    """Random cases rarely contain these forms."""
    valid = JUDGE.is_valid({"site": {key: text}})
    assert valid == is_loaded(toml({"site": {key: text}}), folder)


def test_the_shipped_file_is_the_schema_of_this_program() -> None:
    """The command in this module's docstring writes the file again."""
    assert FILE.read_text("utf-8") == written()
    jsonschema.Draft7Validator.check_schema(json.loads(FILE.read_text("utf-8")))


def test_every_setting_is_explained_in_the_file_of_a_new_site(folder: Path) -> None:
    """Each setting has its real default. Without all comments the file is still valid and means the same."""
    text = settings_file(json.loads(FILE.read_text("utf-8")))
    rows = [row.removeprefix("# ") if " = " in row or row.startswith("# [") else row for row in text.split("\n")]
    (folder / "digest.toml").write_text("\n".join(row for row in rows if "schema" not in row), "utf-8")
    shown = load(folder / "digest.toml")
    (folder / "digest.toml").write_text(text, "utf-8")
    plain = load(folder / "digest.toml")
    assert (shown.build.cluster, plain.build.cluster) == ("tcp://127.0.0.1:8786", None)
    assert replace(shown.build, cluster=None) == plain.build
    assert [target.kind for target in shown.publish] == ["folder", "git", "ssh", "bucket"]
    assert not plain.publish
    unlike = {
        name for name in type(plain.site).__struct_fields__ if getattr(plain.site, name) != getattr(shown.site, name)
    }
    assert unlike == {"description", "base_url", "content_language", "publisher", "author", "card_fonts"}


def written() -> str:
    """Return the packaged schema."""
    return json.dumps(STATED, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    FILE.write_text(written(), "utf-8")
