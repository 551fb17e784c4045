"""`doctor` reports the state of the project and what the next build would do. It changes nothing."""

from pathlib import Path

import pytest

from site_builder.cli import main
from site_builder.engine import tree_state
from site_builder.engine.stamps import Stamp, stamp_of
from site_builder.incremental import survey
from tests.kit import Project

TEXTS: dict[str, str | bytes] = {
    "a.txt": "पुल का काम शुरू\n\nरवि सेन ने जयपुर में कहा कि पुल बनेगा।\n",
    "sub/b.txt": "नई रेल लाइन को मंजूरी\n\nमीरा जोशी ने कोलकाता में कहा कि रेल चलेगी।\n",
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a project whose file stamps are trusted at once."""
    monkeypatch.setattr(tree_state, "settled", lambda _stamp, _now: True)
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path, dict(TEXTS))


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """Return the output of `doctor` by its row label; continued rows are joined."""
    capsys.readouterr()
    assert main(["doctor"]) == 0
    found: dict[str, str] = {}
    key = ""
    for row in capsys.readouterr().out.splitlines():
        key = row[:14].strip() or key
        found[key] = f"{found[key]} | {row[14:]}" if key in found else row[14:]
    return found


def stamps(folder: Path) -> dict[Path, Stamp]:
    """Return the time stamps of all files of a project."""
    return {path: stamp_of(path.stat()) for path in folder.rglob("*") if path.is_file()}


def test_before_the_first_build_nothing_is_there_and_nothing_is_made(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    found = told(capsys)
    assert found["settings"] == "digest.toml"
    assert found["articles"] == "seeds: 2 files"
    assert found["site"] == "public: not built yet"
    assert found["next build"].startswith("makes the whole site")
    assert sorted(path.name for path in project.folder.iterdir()) == ["digest.toml", "seeds"]


def test_a_site_that_stands_as_it_was_built_needs_nothing(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    main(["build", "-q"])
    before = stamps(project.public)
    found = told(capsys)
    assert found["next build"] == "does nothing: nothing has changed"
    assert found["site"] == f"public: {len(project.site()) - 1} files"
    assert stamps(project.public) == before


def test_changed_new_and_lost_articles_are_named(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    main(["build", "-q"])
    project.write("a.txt", "पुल का काम रुका\n\nरवि सेन ने कहा कि पुल नहीं बनेगा।\n")
    (project.seeds / "sub" / "b.txt").unlink()
    for number in range(7):
        project.write(f"n{number}.txt", "बारिश से राहत\n\nअनिता राव ने कहा कि बारिश हुई।\n")
    said = told(capsys)["next build"]
    assert said == (
        "reads what changed: the articles | new: n0.txt, n1.txt, n2.txt, n3.txt, n4.txt and 2 more"
        " | changed: a.txt | gone: sub/b.txt"
    )


@pytest.mark.parametrize("trusted", [True, False], ids=["trusted stamps", "fresh stamps"])
def test_an_article_that_stayed_is_not_named_beside_one_that_changed(
    project: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, trusted: bool
) -> None:
    """A stamp that was too fresh to be trusted says nothing, so the bytes are compared."""
    monkeypatch.setattr(survey, "settled", lambda _stamp, _now: trusted)
    main(["build", "-q"])
    project.write("a.txt", "पुल का काम रुका\n\nरवि सेन ने कहा कि पुल नहीं बनेगा।\n")
    assert told(capsys)["next build"] == "reads what changed: the articles | changed: a.txt"


@pytest.mark.parametrize(
    ("edit", "name"),
    [
        (lambda project: project.config.write_text('[site]\ntitle = "और"\n', "utf-8"), "the settings"),
        (lambda project: (project.folder / "entities.toml").write_text("never = []\n", "utf-8"), "the corrections"),
        (lambda project: (project.folder / "templates").mkdir(), "the templates"),
        (lambda project: (project.public / "404.html").write_text("x", "utf-8"), "files of the site"),
    ],
)
def test_the_reason_of_a_build_is_reported(
    project: Project, capsys: pytest.CaptureFixture[str], edit: object, name: str
) -> None:
    main(["build", "-q"])
    assert callable(edit)
    edit(project)
    assert name in told(capsys)["next build"]


def test_a_killed_build_is_reported_and_its_traces_stay(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """The next build must find the traces of the killed build, because it then trusts no stamp."""
    main(["build", "-q"])
    trace = project.public / ".news-digest-scratch"
    trace.mkdir()
    assert "the last build was stopped" in told(capsys)["next build"]
    assert trace.is_dir()


def test_a_damaged_cache_is_reported(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    main(["build", "-q"])
    cache = project.folder / ".cache" / "news-digest.sqlite"
    cache.write_bytes(b"not a cache at all" * 100)
    assert "the cache is damaged" in told(capsys)["next build"]


def test_a_missing_library_of_an_extra_is_named_with_the_command(
    project: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "site_builder.commands.doctor.requires", lambda _name: ["no-such-library>=1; extra == 'serve'", "jinja2"]
    )
    assert told(capsys)["serve"] == "missing no-such-library: pip install 'news-digest[serve]'"
