"""What a reader on a slow line has to load."""

import re
from pathlib import Path

import pytest

from tests.kit import ROOT, Project


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the two seeds."""
    project = Project(tmp_path_factory.mktemp("weight"))
    for path in (ROOT / "seeds").iterdir():
        project.write(path.name, path.read_bytes())
    project.build()
    return project.public


def test_article_pages_are_light(example: Path) -> None:
    """At most 30 kB each, and no script runs on them."""
    pages = list((example / "articles").iterdir())
    assert len(pages) == 2
    for page in pages:
        html = page.read_text("utf-8")
        assert page.stat().st_size <= 30_000
        assert html.count("<script") == html.count('<script type="application/ld+json">') == 1


def test_there_is_one_style_sheet_of_ten_kilobytes_and_no_font(example: Path) -> None:
    """All pages share it; nothing else is loaded but an icon, except on the search page."""
    (sheet,) = example.glob("assets/site.*.css")
    assert sheet.stat().st_size <= 10_000
    assert "@font-face" not in sheet.read_text("utf-8")
    others = [path for path in example.rglob("*.html") if path.name != "search.html"]
    loaded = {found for path in others for found in re.findall(r"assets/([\w-]+)\.", path.read_text("utf-8"))}
    assert loaded == {"site", "icon"}
    assert not any("<script src" in path.read_text("utf-8") for path in others)


def test_the_search_page_is_light(example: Path) -> None:
    """Page, style sheets and scripts, all told, before any file of the index: at most 45 kB."""
    parts = [example / "search.html", *example.glob("assets/*")]
    assert sum(path.stat().st_size for path in parts) <= 45_000
