"""PDF files that a browser printed."""

import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from site_builder.commands.import_ import import_articles
from site_builder.importing.record import ImportOptions

pytestmark = pytest.mark.browser

HINDI = (
    "मुख्यमंत्री ने बुधवार को कुल्लू में नए पुल का उद्घाटन किया, जिस पर 42 करोड़ रुपये खर्च हुए हैं।",
    "ट्रैक्टर और फैक्टरी के मजदूरों ने कहा कि कूड़े के ढेर हटने से क्षेत्र में राष्ट्रीय राजमार्ग चौड़ा हो सकेगा।",
    "विद्यार्थियों ने ज्ञान, श्रद्धा और शृंगार पर निबंध लिखे; प्राचार्य ने उन्हें पुरस्कृत किया।",
    "अर्थशास्त्री बोले, “मुद्रास्फीति 5.4% रही, पर कैलाश-मानसरोवर यात्रा के किराये नहीं बढ़े।”",
)


@pytest.mark.parametrize("font", ["Noto Sans Devanagari", "Noto Serif Devanagari", "sans-serif"])
def test_hindi_that_a_browser_printed_comes_in_whole(browser: Browser, tmp_path: Path, font: str) -> None:
    """Every word is imported, across page ends too: conjuncts, stacked vowel signs, and table cells."""
    story = "".join(f"<p>{line}</p>" for line in HINDI * 12)
    html = f'<html lang="hi"><body style="font-family: \'{font}\'">{story}<table><td>जिला<td>मृत्यु</table>'
    text = _imported(browser, tmp_path, html)
    body = text.removeprefix("+++\n+++\n")
    assert re.findall(r"\S+", body) == [*" ".join(HINDI * 12).split(), "जिला", "मृत्यु"]


def test_english_that_a_browser_printed_comes_in(browser: Browser, tmp_path: Path) -> None:
    """English text is imported without ActualText."""
    assert "The new bridge is open to all." in _imported(browser, tmp_path, "<p>The new bridge is open to all.</p>")


def _imported(browser: Browser, folder: Path, html: str) -> str:
    page = browser.new_page()
    page.set_content(html)
    page.pdf(path=folder / "a.pdf")
    page.close()
    told = io.StringIO()
    assert import_articles(folder / "a.pdf", folder / "seeds", ImportOptions(), told), told.getvalue()
    (file,) = (folder / "seeds").glob("*.txt")
    return file.read_text("utf-8")
