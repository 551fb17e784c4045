"""The command `news-digest publish`."""

import json
import re
import shutil
from pathlib import Path

import pytest

from site_builder.settings import load
from tests.kit import ROOT, Project, matches, run, run_here

pytestmark = pytest.mark.slow
PAGE = (ROOT / "docs" / "commands" / "publish.md").read_text("utf-8")
STORY = "नदी पर नया पुल खुला\n\nजयपुर में नदी पर नया पुल आज खुल गया।"
TARGET = '[publish.disk]\nfolder = "www"\n'


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A built site of one article, and one publish target."""
    made = Project(tmp_path, {"a.txt": STORY}, TARGET)
    made.build()
    return made


def test_the_transcript_of_the_page_is_what_a_newcomer_sees(tmp_path: Path) -> None:
    """Each command of docs/commands/publish.md prints the output on the page, for the seeds of the repository."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    (tmp_path / "digest.toml").write_text(TARGET, "utf-8")
    transcript = PAGE.split("```console\n")[1].split("```")[0]
    for part in transcript.split("$ news-digest ")[1:]:
        command, shown = part.split("\n", 1)
        done = run(*command.split(), cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert matches(shown, done.stdout), command


def test_the_settings_of_the_page_are_read(tmp_path: Path) -> None:
    """The examples on the page show every kind of target."""
    example = PAGE.split("```toml\n")[1].split("```")[0]
    (tmp_path / "digest.toml").write_text(example, "utf-8")
    assert {target.kind for target in load(tmp_path / "digest.toml").publish} == {"git", "folder", "ssh", "bucket"}


def test_a_site_with_errors_is_not_published_unless_that_is_said(project: Project) -> None:
    """Errors are printed with file, line and fix, and the target stays unchanged."""
    page = project.public / "index.html"
    page.write_text(page.read_text("utf-8").replace('href="#main"', 'href="#mein"'), "utf-8")
    done = run_here("publish", cwd=project.folder)
    assert done.returncode == 2
    assert re.search(r"error: public/index\.html:\d+: leads to .*; fix ", done.stderr)
    assert not (project.folder / "www").exists()
    assert run_here("publish", "--with-errors", cwd=project.folder).returncode == 0
    assert (project.folder / "www" / "index.html").is_file()


def test_a_dry_run_touches_nothing(project: Project) -> None:
    """A dry run does not create the target."""
    done = run_here("publish", "--dry-run", "--json", cwd=project.folder)
    told = json.loads(done.stdout)
    assert told.keys() == {"target", "kind", "dry_run", "added", "changed", "removed", "foreign", "size"}
    assert told["dry_run"] is True
    assert set(told["added"]) == {one for one in project.site() if one != ".news-digest"}
    assert not (project.folder / "www").exists()


@pytest.mark.parametrize(
    ("settings", "arguments", "message"),
    [
        ("", [], "digest.toml: has no target to publish to; write one into it, such as [publish.pages]"),
        (TARGET, ["disc"], "digest.toml: has no target 'disc'; did you mean 'disk'?"),
        (f'{TARGET}[publish.b]\nfolder = "b"\n', [], "digest.toml: has several targets; choose one: disk, b"),
        ('[publish.x]\nfolder = "public/www"\n', [], "overlap; choose a folder that holds only the site"),
        ('[publish.x]\nfolder = "."\n', ["--foreign", "remove"], "overlap; choose a folder that holds only the site"),
        ('[publish.x]\ngit = "nowhere.git"\n', [], "git failed: "),
    ],
)
def test_what_cannot_be_published_is_reported(
    settings: str, arguments: list[str], message: str, project: Project
) -> None:
    """The exit status is 2, the message is one line, and the user's files stay unchanged."""
    project.config.write_text(settings, "utf-8")
    done = run_here("publish", *arguments, cwd=project.folder)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert (project.seeds / "a.txt").read_text("utf-8") == STORY
    assert project.config.is_file()


def test_without_a_site_the_way_to_one_is_reported(tmp_path: Path) -> None:
    """Before the first build, the message names the command to run."""
    Project(tmp_path, {"a.txt": STORY}, TARGET)
    done = run_here("publish", cwd=tmp_path)
    assert done.returncode == 2
    assert "public: is not a folder; build the site first" in done.stderr
