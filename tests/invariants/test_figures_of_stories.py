"""A changed figure of a report updates all pages that show this figure, and no others."""

import json
import shutil
from pathlib import Path

import pytest

from site_builder.addresses import MACHINE_STORIES
from tests.kit import ROOT, Project

SETTINGS = '[site]\nbase_url = "https://news.example/"\n'


@pytest.mark.slow
def test_a_figure_that_changes_is_shown_on_the_page_of_its_story(tmp_path: Path) -> None:
    """The data for programs, the page and the feeds equal a clean build. Other stories are not written."""
    project = Project(tmp_path, settings=SETTINGS)
    shutil.copytree(ROOT / "tests" / "sites" / "stories" / "seeds", project.seeds, dirs_exist_ok=True)
    project.build(jobs=1)
    told = [json.loads(line) for line in project.page(MACHINE_STORIES).splitlines()]
    bus, bridge = (next(one for one in told if one["address"].startswith(f"stories/{s}")) for s in ("madh", "sonp"))
    assert [[row["value"] for row in one["figures"]] for one in bus["differs"]] == [["10", "12", "14"]]
    kept = (project.public / bridge["address"]).stat()
    file = project.seeds / "bas-2.md"
    project.write("bas-2.md", file.read_text("utf-8").replace("10 लोगों की मौत", "12 लोगों की मौत"))
    project.build(jobs=1)
    (changed,) = [json.loads(line) for line in project.page(MACHINE_STORIES).splitlines() if f'"{bus["id"]}"' in line]
    (only,) = changed["differs"]
    assert ([row["value"] for row in only["figures"]], only["over_time"]) == (["12", "12", "14"], True)
    assert "आंकड़े जो मेल नहीं खाते" not in project.page(bus["address"])
    assert "12 लोगों की मौत" in project.page(bus["address"].replace(".html", ".xml"))
    assert (project.public / bridge["address"]).stat() == kept
    grown = project.site()
    for name in ("public", ".cache"):
        shutil.rmtree(project.folder / name)
    project.build(jobs=1)
    assert project.site() == grown
