"""If nothing changed, a build only checks stamps. Each change that can affect the site is detected."""

import os
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from site_builder import pipeline
from site_builder.cli import main
from site_builder.engine import stamps, tree_state
from site_builder.engine.stamps import Stamp
from site_builder.incremental import standing_site
from tests.kit import Project

Edit = Callable[[Project], object]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows keeps no time of a file's state")


@pytest.fixture(autouse=True)
def trusted_stamps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trust stamps at once, so that no test waits two seconds for its files."""

    def at_once(_stamp: Stamp, _now_ns: int) -> bool:
        return True

    monkeypatch.setattr(tree_state, "settled", at_once)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return an empty project."""
    return Project(tmp_path)


@pytest.fixture
def built(project: Project, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Build a site with three sources. The returned list collects every later build that really happens."""
    project.write("a.txt", "पुल का काम शुरू\n\nरवि सेन ने जयपुर में कहा कि पुल बनेगा।\n")
    project.write("sub/b.txt", "नई रेल लाइन को मंजूरी\n\nमीरा जोशी ने कोलकाता में कहा कि रेल चलेगी।\n")
    project.write("c.txt", "")
    monkeypatch.chdir(project.folder)
    assert main(["build", "-q"]) == 1
    real, seen = pipeline.build, list[str]()

    def counted(*arguments: object) -> object:
        seen.append("built")
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "build", counted)
    return seen


def test_a_second_build_reads_nothing_and_tells_the_same(built: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["build"]) == 1
    told = capsys.readouterr().err
    assert "c.txt" in told
    assert "2 articles" in told
    assert "0 written" in told
    assert built == []


def test_after_a_killed_build_the_next_one_knows_of_it(project: Project, built: list[str]) -> None:
    """After a killed build the next one trusts no stamp, so the first check must not remove the traces."""
    (project.public / ".news-digest-scratch").mkdir()
    page = project.public / "index.html"
    as_it_was, text = page.stat(), page.read_bytes()
    page.write_bytes(text.replace(b"<title>", b"<tilte>"))

    def stamp_of(status: os.stat_result) -> Stamp:
        return real(as_it_was if status.st_ino == as_it_was.st_ino else status)

    real = stamps.stamp_of
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("site_builder.deliver.folder.stamp_of", stamp_of)
        main(["build", "-q"])
    assert built == ["built"]
    assert page.read_bytes() == text


def _template(project: Project) -> None:
    (project.folder / "templates" / "assets").mkdir(parents=True)
    (project.folder / "templates" / "assets" / "site.css").write_text("body{}", "utf-8")


EDITS: dict[str, Edit] = {
    "another text": lambda project: project.write("a.txt", "पुल का काम रुका\n\nरवि सेन ने कहा कि पुल नहीं बनेगा।\n"),
    "a new article": lambda project: project.write("new.txt", "बारिश से राहत\n\nअनिता राव ने कहा कि बारिश हुई।\n"),
    "an article less": lambda project: (project.seeds / "sub" / "b.txt").unlink(),
    "another name": lambda project: (project.seeds / "a.txt").rename(project.seeds / "d.txt"),
    "other settings": lambda project: project.config.write_text('[site]\ntitle = "और"\n', "utf-8"),
    "corrections": lambda project: (project.folder / "entities.toml").write_text('never = ["जयपुर"]\n', "utf-8"),
    "a page that is gone": lambda project: (project.public / "index.html").unlink(),
    "a page that was changed": lambda project: (project.public / "404.html").write_text("x", "utf-8"),
    "a template": _template,
    "a list of files that was changed": lambda project: (project.public / ".news-digest").write_text("#\n", "utf-8"),
}


@pytest.mark.parametrize("name", EDITS)
def test_whatever_can_change_the_site_is_noticed(name: str, project: Project, built: list[str]) -> None:
    EDITS[name](project)
    main(["build", "-q"])
    assert built == ["built"]


def test_a_library_of_another_version_is_noticed(
    built: list[str], tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages: Path = tmp_path_factory.mktemp("packages")
    (packages / "jinja2-99.0.dist-info").mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(packages)])
    main(["build", "-q"])
    assert built == ["built"]


def test_another_moment_of_building_is_noticed(built: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    main(["build", "-q"])
    assert built == ["built"]


def test_every_file_is_read_when_that_is_asked_for(built: list[str]) -> None:
    main(["build", "-q", "--verify"])
    assert built == ["built"]


def test_a_date_that_no_longer_lies_in_the_future_is_noticed(
    project: Project, built: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    soon = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(time.time() + 2 * 86_400 + 2))
    project.write("a.txt", f"---\ndate: {soon}Z\n---\nपुल का काम शुरू\n\nरवि सेन ने कहा कि पुल बनेगा।\n")
    main(["build", "-q"])
    built.clear()
    time.sleep(2.1)
    main(["build", "-q"])
    assert built == ["built"]


@pytest.fixture
def no_times(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give all files of one size the same untrusted stamp, as on a disk with a coarse clock."""
    monkeypatch.setattr(tree_state, "settled", lambda _stamp, _now: False)
    monkeypatch.setattr(tree_state, "stamp_of", lambda status: Stamp(status.st_size, 0, 0, 0))


@pytest.mark.usefixtures("no_times")
def test_a_file_that_was_just_written_is_read_before_it_is_taken_for_unchanged(project: Project) -> None:
    project.write("a.txt", "पुल बना")
    before = tree_state.tree_state([project.seeds], time.time_ns())
    project.write("a.txt", "पुल टूटा"[:7])
    after = tree_state.tree_state([project.seeds], time.time_ns())
    assert before is not None
    assert after is not None
    assert before.stamps == after.stamps
    assert before.unsure != after.unsure


def test_a_build_right_after_one_of_new_files_builds_nothing(
    project: Project, built: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The build compares bytes. Once the stamps are trusted, it compares only stamps."""
    monkeypatch.setattr(tree_state, "settled", lambda _stamp, _now: False)
    project.write("a.txt", "पुल का काम रुका\n\nरवि सेन ने कहा कि पुल नहीं बनेगा।\n")
    main(["build", "-q"])
    assert built == ["built"]
    monkeypatch.setattr(tree_state, "settled", lambda _stamp, _now: True)
    main(["build", "-q"])
    read: list[str] = []

    def digests_of(paths: Iterable[str]) -> dict[str, str]:
        read.extend(paths)
        return {}

    monkeypatch.setattr(standing_site, "digests_of", digests_of)
    main(["build", "-q"])
    assert built == ["built"]
    assert read == []


@pytest.mark.usefixtures("no_times")
def test_a_change_that_no_stamp_shows_is_noticed_while_stamps_are_fresh(project: Project, built: list[str]) -> None:
    main(["build", "-q"])
    built.clear()
    text = (project.seeds / "a.txt").read_text("utf-8")
    project.write("a.txt", text.replace("जयपुर", "जोधपु"))
    main(["build", "-q"])
    assert built == ["built"]
