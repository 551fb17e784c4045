"""Tables, pictures, footnotes and code in a browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.kit import Project

pytestmark = pytest.mark.browser

WIDE = """# बहुत चौड़ी तालिका

यह तालिका फोन से चौड़ी है और पन्ने को नहीं खींचती, पढ़ने वाला उसे कुंजी से सरकाता है।

| {heads} |
|{rules}|
| {cells} |

```
{code}
```
"""


def wait_until(page: Page, script: str) -> None:
    """Wait up to ten seconds until a script is true. Our CSP refuses eval, which `wait_for_function` needs."""
    for _ in range(400):
        if page.evaluate(script):
            return
        page.wait_for_timeout(25)
    pytest.fail(f"never true: {script}")


def test_a_wide_table_scrolls_by_keyboard_and_the_page_does_not(page: Page, tmp_path: Path) -> None:
    """At a width of 360 pixels, arrow keys scroll the table in both directions; the page itself does not scroll."""
    columns = [f"स्तंभ संख्या {number}" for number in range(12)]
    text = WIDE.format(
        heads=" | ".join(columns), rules="|".join(["---"] * 12), cells=" | ".join(["लंबामान"] * 12), code="x" * 300
    )
    project = Project(tmp_path, {"a.md": text})
    project.build()
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(next(project.public.glob("articles/*.html")).as_uri())
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 360
    page.locator(".wide").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    wait_until(page, "document.querySelector('.wide').scrollLeft > 0")


def test_a_footnote_is_reached_and_left_by_its_links(page: Page, kinds: dict[str, Path]) -> None:
    """The mark leads to the note and the note leads back to the mark. Every id occurs once on the page."""
    page.goto(kinds["every block"].as_uri())
    page.locator("a.mark").first.click()
    assert page.evaluate("document.querySelector(':target').innerText").startswith("उन्होंने यह बात")
    page.locator("a.back").first.click()
    assert page.evaluate("document.querySelector(':target').innerText") == "1"
    ids = page.eval_on_selector_all("[id]", "all => all.map(e => e.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("kind", ["every block", "saved page"])
def test_pictures_of_the_text_keep_their_place_and_shape(page: Page, kinds: dict[str, Path], kind: str) -> None:
    """Each picture is loaded, has its stated width and height, and comes from the site itself."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(kinds[kind].as_uri())
    page.locator(".text figure img").first.scroll_into_view_if_needed()
    wait_until(page, "[...document.querySelectorAll('.text figure img')].every(i => i.naturalWidth > 0)")
    sizes = page.eval_on_selector_all(
        ".text figure img", "all => all.map(i => [i.naturalWidth, i.naturalHeight, i.width, i.height])"
    )
    assert sizes
    assert all((width, height) == (shown, high) for width, height, shown, high in sizes)
    assert all(url.startswith("file:") for url in asked)
