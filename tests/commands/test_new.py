"""`new` makes a site that builds at once, and it never overwrites a file."""

from pathlib import Path

import pytest
import yaml

from site_builder.commands.new import new_project
from site_builder.errors import SettingsError
from site_builder.pipeline import build
from site_builder.report import Event, Trouble
from site_builder.settings import load
from tests.kit import run_here


def test_a_new_site_builds_at_once_without_a_word(tmp_path: Path) -> None:
    """The two articles name the same woman and the same town, so both get a page."""
    new_project(tmp_path / "site")
    events: list[Event] = []
    done = build(load(tmp_path / "site" / "digest.toml", strict=True), events.append)
    assert (done.articles, done.left_out) == (2, 0)
    assert [event for event in events if isinstance(event, Trouble)] == []
    public = tmp_path / "site" / "public"
    assert [page.stem for page in (public / "people").glob("*.html") if page.stem != "index"] == ["sunita-varma"]
    assert [page.stem for page in (public / "places").glob("*.html") if page.stem != "index"] == ["sangam-nagar"]
    assert "यह भी पढ़ें" not in next((public / "articles").glob("sangam-nagar-ka-mela*.html")).read_text("utf-8")


@pytest.mark.parametrize("there", ["digest.toml", ".git/config", "seeds/a.txt"])
def test_a_folder_that_holds_anything_is_refused(tmp_path: Path, there: str) -> None:
    """The command also changes nothing in the folder."""
    file = tmp_path / there
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("mine", "utf-8")
    with pytest.raises(SettingsError, match="is not empty; choose a new or empty folder"):
        new_project(tmp_path)
    assert file.read_text("utf-8") == "mine"
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [file]


def test_a_folder_that_cannot_be_made_is_reported(tmp_path: Path) -> None:
    """A file has the name of the folder."""
    (tmp_path / "a").write_text("", "utf-8")
    with pytest.raises(SettingsError, match="cannot be written"):
        new_project(tmp_path / "a" / "b")


def test_the_workflow_installs_builds_checks_and_publishes(tmp_path: Path) -> None:
    """The steps are in this order, and the build uses the address that GitHub gives the site."""
    new_project(tmp_path)
    text = (tmp_path / ".github" / "workflows" / "pages.yml").read_text("utf-8")
    (job,) = yaml.safe_load(text)["jobs"].values()
    steps = [step.get("run") or step["uses"].partition("@")[0] for step in job["steps"]]
    assert steps == [
        "actions/checkout", "actions/setup-python", "python -m pip install -r requirements.txt",
        "actions/configure-pages", 'news-digest build --base-url "$BASE_URL"', "news-digest check public",
        "actions/upload-pages-artifact", "actions/deploy-pages",
    ]  # fmt: skip
    assert job["permissions"] == {"pages": "write", "id-token": "write"}


@pytest.mark.slow
def test_the_command_says_what_comes_next(tmp_path: Path) -> None:
    """The output names commands that a user can type."""
    done = run_here("new", "my site", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stderr == "my site is ready. Now: cd 'my site' && news-digest build\n"
    assert run_here("new", "my site", cwd=tmp_path).returncode == 2
