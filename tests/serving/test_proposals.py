"""The corrections that a click in the X-ray proposes, and the exact text that they write."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.errors import SettingsError
from site_builder.serving.proposals import propose_no_name, propose_rule
from site_builder.user_files.rule_files import rules_in_folder

LINE = "हमारे चैनल से जुड़ें और ताजा खबरें सबसे पहले अपने फोन पर पाएं, रोज सुबह और शाम"


def test_a_rule_is_the_beginning_of_the_line(tmp_path: Path) -> None:
    """The rule contains whole words of the line. Existing rules stay."""
    (tmp_path / "boilerplate.txt").write_text("# mine\nयह भी पढ़ें", "utf-8")
    proposal = propose_rule(tmp_path, "boilerplate", f"  {LINE} ")
    *before, rule = proposal.after.splitlines()
    assert before == ["# mine", "यह भी पढ़ें"]
    assert LINE.startswith(f"{rule} ")
    assert len(rule) > 40
    assert list(proposal.diff())[-1] == f"+{rule}"
    assert proposal.file.read_text("utf-8") == "# mine\nयह भी पढ़ें"
    proposal.write()
    assert proposal.file.read_text("utf-8") == proposal.after
    assert [path.name for path in tmp_path.iterdir()] == ["boilerplate.txt"]
    again = propose_rule(tmp_path, "boilerplate", LINE)
    assert again.before == again.after


@given(st.text(min_size=1, max_size=90).filter(str.strip))
def test_every_proposed_rule_is_one_that_is_read(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """This holds for any line: with comment signs, slashes, or regular expression characters."""
    folder = tmp_path_factory.mktemp("rules")
    try:
        propose_rule(folder, "subheading", text).write()
    except UnicodeEncodeError:
        return
    (rule,) = rules_in_folder(folder)
    assert not hasattr(rule, "fix")


@pytest.mark.parametrize(
    ("before", "kept"),
    [
        ("", {}),
        ('# words\nnever = [\n  "अ", # a note\n]\n\n[rename]\n"ब" = "स"\n', {"rename": {"ब": "स"}}),
        ('[rename]\n"ब" = "स"\n', {"rename": {"ब": "स"}}),
    ],
)
def test_a_rejected_name_joins_the_other_rejected_names(tmp_path: Path, before: str, kept: dict[str, object]) -> None:
    """Comments and order stay, and the file stays valid."""
    file = tmp_path / "entities.toml"
    file.write_text(before, "utf-8")
    name = 'लॉक"डाउन\\'
    propose_no_name(file, name).write()
    text = file.read_text("utf-8")
    read = tomllib.loads(text)
    assert read.pop("never")[-1] == name
    assert read == kept
    assert ("# a note" in text) == ("# a note" in before)
    again = propose_no_name(file, name)
    assert again.before == again.after


def test_a_file_that_is_not_valid_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "entities.toml"
    file.write_text("never = [", "utf-8")
    with pytest.raises(SettingsError, match="is not valid TOML"):
        propose_no_name(file, "लॉकडाउन")
    assert file.read_text("utf-8") == "never = ["


def test_a_place_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    (tmp_path / "rules").write_text("a file", "utf-8")
    proposal = propose_no_name(tmp_path / "entities.toml", "लॉकडाउन")
    (tmp_path / "entities.toml").mkdir()
    with pytest.raises(SettingsError, match=r"entities\.toml"):
        proposal.write()
