"""The size of the files that a browser loads."""

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
    """A page has at most 30 kB and runs no script."""
    pages = list((example / "articles").iterdir())
    assert len(pages) == 2
    for page in pages:
        html = page.read_text("utf-8")
        assert page.stat().st_size <= 30_000
        assert html.count("<script") == html.count('<script type="application/ld+json">') == 1


def test_the_style_sheets_are_small_and_there_is_no_font(example: Path) -> None:
    """All pages share one style sheet, and some kinds have one more. Search has scripts.

    The only other file is an icon."""
    sheets = {sheet.name.partition(".")[0]: sheet for sheet in example.rglob("*.css")}
    assert {name: sheet.stat().st_size <= 12_000 for name, sheet in sheets.items()} == {
        "blocks": True,
        "front": True,
        "names": True,
        "site": True,
        "search": True,
    }
    assert not any("@font-face" in sheet.read_text("utf-8") for sheet in sheets.values())
    assert {path.suffix for path in (example / "assets").iterdir()} == {".css", ".js", ".svg"}
    pages = [page for page in example.rglob("*.html") if page.name != "search.html"]
    assert not any("<script src" in page.read_text("utf-8") for page in pages)


def test_the_search_page_is_light(example: Path) -> None:
    """The page, its style sheets and its scripts have at most 55 kB, without the files of the index."""
    page = example / "search.html"
    text = page.read_text("utf-8")
    parts = [page, *(path for path in example.glob("assets/*") if path.name in text)]
    assert len(parts) >= 5
    assert sum(path.stat().st_size for path in parts) <= 55_000
