"""What a reader on a slow line has to load."""

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
    """All pages share it; nothing else is loaded but an icon."""
    (sheet,) = example.rglob("*.css")
    assert sheet.stat().st_size <= 10_000
    assert "@font-face" not in sheet.read_text("utf-8")
    assert {path.suffix for path in (example / "assets").iterdir()} == {".css", ".svg"}
    assert list(example.rglob("*.js")) == []
