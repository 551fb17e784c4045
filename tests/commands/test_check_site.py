"""The command `news-digest check`."""

import json
import shutil
from pathlib import Path

import pytest

from tests.kit import ROOT, Project, matches, run, run_here

STORY = "नदी पर नया पुल खुला\n\nजयपुर में नदी पर नया पुल आज खुल गया।"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A site of one article."""
    made = Project(tmp_path, {"a.txt": STORY})
    made.build()
    return made


def _break(project: Project) -> None:
    page = project.public / "index.html"
    page.write_text(page.read_text("utf-8").replace('href="#main"', 'href="#mein"'), "utf-8")


@pytest.mark.slow
def test_the_transcript_of_the_page_is_what_a_newcomer_sees(tmp_path: Path) -> None:
    """Each command of docs/commands/check.md prints the output that the page shows, for the repository's own seeds."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    page = (ROOT / "docs" / "commands" / "check.md").read_text("utf-8")
    transcript = page.split("```console\n")[1].split("```")[0]
    shown = [part.split("\n", 1) for part in transcript.split("$ news-digest ")[1:]]
    assert [command for command, _ in shown] == ["build", "check"]
    for command, output in shown:
        done = run(command, cwd=tmp_path)
        assert done.returncode == 0
        assert matches(output, done.stdout), done.stdout


@pytest.mark.slow
def test_the_status_says_whether_there_are_errors(project: Project) -> None:
    """The exit status is 0 without errors and 1 with errors. Each message is one line on standard output."""
    assert run_here("check", cwd=project.folder).returncode == 0
    _break(project)
    done = run_here("check", cwd=project.folder)
    assert done.returncode == 1
    assert done.stdout.startswith("error: public/index.html:")
    assert done.stdout.splitlines()[-1].endswith("1 error, 0 warnings")


@pytest.mark.slow
def test_json_is_one_object_with_all_that_the_lines_say(project: Project) -> None:
    """The JSON object holds all information of the lines, and the exit status is the same."""
    _break(project)
    done = run_here("check", "public", "--json", cwd=project.folder)
    told = json.loads(done.stdout)
    assert done.returncode == 1
    assert (told["site"], told["errors"], told["warnings"]) == ("public", 1, 0)
    (finding,) = told["findings"]
    assert finding.keys() == {"check", "severity", "path", "line", "what", "fix", "source", "more"}


@pytest.mark.slow
def test_warnings_are_errors_when_asked_and_checks_can_be_left_out(project: Project) -> None:
    """`--strict` turns warnings into errors, and `--skip` leaves checks out."""
    robots = project.public / "robots.txt"
    robots.write_text("User-agent: *\nDisallow: /\n")
    assert run_here("check", cwd=project.folder).returncode == 0
    assert run_here("check", "--strict", cwd=project.folder).returncode == 1
    assert run_here("check", "--strict", "--skip", "sitemaps", cwd=project.folder).returncode == 0


@pytest.mark.slow
def test_what_cannot_be_checked_is_status_2(tmp_path: Path) -> None:
    """The exit status is 2 for a missing folder and for an unknown check."""
    done = run_here("check", "nowhere", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr == (
        "error: nowhere: is not a folder; build the site first (`news-digest build`), or name its folder\n"
    )
    done = run_here("check", "--skip", "link", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (
        2,
        "error: command line: there is no check with the name 'link'; did you mean 'links'?\n",
    )


def test_every_check_is_on_the_page() -> None:
    """docs/commands/check.md lists exactly the checks that exist."""
    from site_builder.checking import CHECKS

    page = (ROOT / "docs" / "commands" / "check.md").read_text("utf-8")
    table = page.split("| check |")[1].split("\n\n")[0]
    assert [row.split("`")[1] for row in table.splitlines() if row.startswith("| `")] == list(CHECKS)
