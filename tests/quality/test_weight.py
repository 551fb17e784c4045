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


def test_all_pages_share_one_style_sheet_of_ten_kilobytes_and_no_font(example: Path) -> None:
    """Nothing else is loaded but an icon; what few articles need stands in a small sheet that only they load."""
    rare, shared = sorted(example.rglob("*.css"))
    assert (rare.name[:6], shared.name[:4]) == ("blocks", "site")
    assert shared.stat().st_size <= 10_000
    assert rare.stat().st_size <= 2_500
    assert not any(rare.name in page.read_text("utf-8") for page in example.rglob("*.html"))
    assert "@font-face" not in shared.read_text("utf-8") + rare.read_text("utf-8")
    assert {path.suffix for path in (example / "assets").iterdir()} == {".css", ".svg"}
    assert list(example.rglob("*.js")) == []
