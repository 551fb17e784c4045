"""`parse` prints the same data of an article that its site shows."""

import json
from pathlib import Path

from tests.kit import Project, run_here

TEXT = "नदी पर पुल खुला\n\nअपडेट: 7 नवंबर 2025, शाम 5:30 बजे\nप्रकाशित: 6 नवंबर 2025\n\nनदी पर नया पुल आज खुल गया।\n"


def parsed(project: Project, *arguments: str) -> dict[str, object]:
    """Return the output of `parse` for one file."""
    done = run_here("parse", *arguments, cwd=project.folder)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_the_permanent_id_is_that_of_the_site(tmp_path: Path) -> None:
    """The id is the same in a sub-folder, after a move of the file, and for every spelling of the path."""
    project = Project(tmp_path / "p", {"city/a.txt": TEXT})
    project.build()
    (page,) = project.public.glob("articles/*.html")
    id_ = page.stem.rpartition("-")[2]
    assert parsed(project, "seeds/city/a.txt")["permanent_id"] == id_
    (project.seeds / "city" / "a.txt").rename(project.seeds / "b.txt")
    project.build()
    for path in ("seeds/b.txt", "seeds/city/../b.txt", str(project.seeds / "b.txt")):
        assert parsed(project, path)["permanent_id"] == id_


def test_a_file_outside_the_seeds_folder_is_read_alone(tmp_path: Path) -> None:
    """The id comes from the file name, even if the ledger knows a source with the same name."""
    project = Project(tmp_path / "p", {"city/a.txt": TEXT})
    project.build()
    (project.seeds / "city" / "a.txt").rename(project.seeds / "a.txt")
    project.build()
    other = project.folder / "a.txt"
    other.write_text(TEXT, "utf-8")
    assert parsed(project, "seeds/a.txt")["permanent_id"] != parsed(project, "a.txt")["permanent_id"]


def test_both_times_of_an_article_are_printed(tmp_path: Path) -> None:
    """Each time is as exact as the source states it."""
    found = parsed(Project(tmp_path / "p", {"a.txt": TEXT}), "seeds/a.txt")
    assert found["published_at"] == "2025-11-06"
    assert str(found["updated_at"]).startswith("2025-11-07T17:30")


def test_an_article_that_is_only_a_headline_has_no_blocks(tmp_path: Path) -> None:
    """A page may state only its title and contain no text of a story."""
    found = parsed(Project(tmp_path / "p", {"a.txt": "नदी पर पुल खुला\n"}), "seeds/a.txt")
    assert (found["headline"], found["blocks"]) == ("नदी पर पुल खुला", [])
