"""User corrections of names in entities.toml."""

from pathlib import Path

from tests.kit import Project, run_here

TEXT = "नदी पर नया पुल खुला\n\nमंत्री अनिता राव ने जयपुर में कहा कि पुल सबका है। अनिता राव कल जयपुर लौटेंगी।"


def test_a_correction_changes_the_next_build_and_explain_shows_it(tmp_path: Path) -> None:
    """A name under 'never' disappears from the page. Without the line it appears again."""
    project = Project(tmp_path, {"a.txt": TEXT, "b.txt": TEXT + " फिर।"})
    project.build()
    assert (project.public / "places" / "jaipur.html").is_file()
    (tmp_path / "entities.toml").write_text('never = ["जयपुर"]\n[rename]\n"अनिता राव" = "अनिता कुमारी राव"\n', "utf-8")
    project.build()
    assert not (project.public / "places" / "jaipur.html").exists()
    assert (project.public / "people" / "anita-kumari-rav.html").is_file()
    shown = run_here("explain", "seeds/a.txt", cwd=tmp_path).stdout
    assert "never जयपुर: place जयपुर (2) -> -" in shown
    assert "person अनिता राव (2) -> person अनिता कुमारी राव (2)" in shown
    (tmp_path / "entities.toml").unlink()
    project.build()
    assert (project.public / "places" / "jaipur.html").is_file()


def test_a_mistaken_file_is_reported_and_nothing_is_built(tmp_path: Path) -> None:
    """Unknown keys and invalid TOML give status 2, with the file's name and the line."""
    Project(tmp_path, {"a.txt": TEXT})
    for text, told in (
        ("nevr = []", "unknown key 'nevr'; did you mean 'never'?"),
        ("never = [", "is not valid TOML"),
    ):
        (tmp_path / "entities.toml").write_text(text, "utf-8")
        done = run_here("build", cwd=tmp_path)
        assert done.returncode == 2
        assert f"entities.toml:1: {told}" in done.stderr
