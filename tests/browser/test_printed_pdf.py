"""PDF as a browser prints it."""

import io
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from site_builder.commands.import_ import import_articles
from site_builder.importing.record import ImportOptions

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("मुख्यमंत्री ने पुल का उद्घाटन किया।", "states joined letters apart from its text"),
        ("The new bridge is open to all.", "1 article written, 0 skipped, 0 left out"),
    ],
)
def test_what_would_lose_letters_is_left_out_and_english_comes_in(
    browser: Browser, tmp_path: Path, text: str, told: str
) -> None:
    """Better nothing than 'मुख्यमंी'."""
    page = browser.new_page()
    page.set_content(f"<p>{text}</p>")
    page.pdf(path=tmp_path / "a.pdf")
    page.close()
    said = io.StringIO()
    import_articles(tmp_path / "a.pdf", tmp_path / "seeds", ImportOptions(), said)
    assert told in said.getvalue()
    assert [text in file.read_text("utf-8") for file in (tmp_path / "seeds").glob("*.txt")] in ([], [True])
