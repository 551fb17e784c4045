"""The user's own rules: phrases, forced kinds, and rules switched off. The X-ray names each one."""

import json
from pathlib import Path

import pytest

from tests.kit import Project, run_here

TEXT = """नदी पर नया पुल खुला

जयपुर में नदी पर नया पुल आज खुल गया।

हमारे चैनल पर पूरी चर्चा देखें।

विशेष टिप्पणी: पुल की लंबाई दो किलोमीटर है।

Leave a Comment
"""


def kinds(folder: Path) -> dict[str, tuple[str, str]]:
    """Return kind and rule of every block, by its first word."""
    done = run_here("parse", "seeds/a.txt", cwd=folder)
    assert done.returncode == 0, done.stderr
    return {b["text"].split()[0]: (b["kind"], b["rule"]) for b in json.loads(done.stdout)["blocks"]}


def test_phrases_and_patterns_decide_before_all_other_rules(tmp_path: Path) -> None:
    """A list in digest.toml and files in rules/ have the same effect.

    The name of a rule is the place that states it."""
    project = Project(tmp_path, {"a.txt": TEXT}, '[rules]\nboilerplate = [\n  "हमारे चैनल पर",\n]\n')
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "subheading.txt").write_text("# own\n/टिप्पणी:/\n", "utf-8")
    found = kinds(tmp_path)
    assert found["हमारे"] == ("boilerplate", "digest.toml:3")
    assert found["विशेष"] == ("subheading", "rules/subheading.txt:2")
    assert found["जयपुर"][0] == "paragraph"
    project.build()
    assert "हमारे चैनल" not in project.article()
    assert "rules/subheading.txt:2" in run_here("explain", "seeds/a.txt", cwd=tmp_path).stdout


def test_a_packaged_rule_can_be_switched_off(tmp_path: Path) -> None:
    """Without the rule the line is normal text."""
    Project(tmp_path, {"a.txt": TEXT})
    rule = kinds(tmp_path)["Leave"][1]
    (tmp_path / "digest.toml").write_text(f'[rules]\noff = ["{rule}"]\n', "utf-8")
    assert kinds(tmp_path)["Leave"][1] != rule


def test_a_changed_rule_makes_the_articles_anew(tmp_path: Path) -> None:
    """The next build uses the rule, and the user need not delete a file."""
    project = Project(tmp_path, {"a.txt": TEXT})
    project.build()
    assert "हमारे चैनल" in project.article()
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "boilerplate.txt").write_text("हमारे चैनल\n", "utf-8")
    project.build()
    assert "हमारे चैनल" not in project.article()


@pytest.mark.parametrize(
    ("name", "line", "told"),
    [
        ("boilerplat.txt", "x", "rules/boilerplat.txt:1: unknown kind 'boilerplat'; did you mean 'boilerplate'?"),
        ("caption.txt", "/(/", "rules/caption.txt:1: /(/ is not a valid regular expression"),
        ("caption.txt", "/[[a]/", "/[[a]/ is not a valid regular expression: Possible nested set"),
        (
            "off.txt",
            "known-lin",
            "rules/off.txt:1: unknown rule 'known-lin' to switch off; did you mean 'known-line'?",
        ),
    ],
)
def test_a_mistaken_rule_is_named_with_file_and_line(tmp_path: Path, name: str, line: str, told: str) -> None:
    """The build stops, and the message says how to fix the rule."""
    Project(tmp_path, {"a.txt": TEXT})
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / name).write_text(line + "\n", "utf-8")
    done = run_here("build", cwd=tmp_path)
    assert done.returncode == 2
    assert told in done.stderr


def test_all_that_is_wrong_with_the_table_of_rules_is_reported(tmp_path: Path) -> None:
    """Each phrase is reported with its own line, and each kind once."""
    settings = """[rules]
boilerplat = ["x", "y"]
caption = [
  "z",
  "/(/",
  5,
]
subheading = "t"
"""
    Project(tmp_path, {"a.txt": TEXT}, settings)
    done = run_here("build", cwd=tmp_path)
    assert done.returncode == 2
    for told in (
        "digest.toml:2: unknown kind 'boilerplat' in [rules]; did you mean 'boilerplate'?",
        "digest.toml:5: /(/ is not a valid regular expression",
        "digest.toml:6: 'caption' in [rules] holds 5; expected a text in quotes",
        "digest.toml:8: 'subheading' in [rules] is 't'; expected a list",
    ):
        assert told in done.stderr
    assert done.stderr.count("boilerplat") == 2
