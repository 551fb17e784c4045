"""Links work after a double-click on a file, and under any path of any server."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, Request

pytestmark = pytest.mark.browser


def watch(page: Page) -> list[str]:
    """Return a list that collects every console error, failed request and exception of the page."""
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    # A click cancels pending requests, such as the icon. A cancelled request is not a failure.
    page.on(
        "requestfailed",
        lambda request: wrong.append(f"failed: {request.url}") if request.failure != "net::ERR_ABORTED" else None,
    )
    page.on(
        "response",
        lambda response: wrong.append(f"{response.status} {response.url}") if response.status >= 400 else None,
    )
    return wrong


def _left(request: Request) -> bool:
    """Return whether a request failed only because the reader left the page."""
    return "ERR_ABORTED" in (request.failure or "")


def clickable(page: Page, root: str) -> list[str]:
    """Return the addresses of the page's links that stay below `root`."""
    found = page.eval_on_selector_all("a[href]", "links => links.map(a => a.href)")
    return [str(href) for href in found if str(href).startswith(root)]


def few_of_each_folder(targets: list[str], count: int) -> list[str]:
    """Return the first addresses of each folder."""
    folders: dict[str, list[str]] = {}
    for target in targets:
        folders.setdefault(target.rpartition("/")[0], []).append(target)
    return [target for group in folders.values() for target in group[:count]]


def _file(address: str) -> Path:
    return Path(unquote(urlsplit(address).path))


@pytest.mark.parametrize("way", ["file", "http"])
def test_every_link_can_be_clicked(page: Page, site: Path, kinds: dict[str, Path], served: str, way: str) -> None:
    """Every link of every kind of page leads to a file. Clicks lead to pages without errors or requests to other hosts.

    Of the links of a page into one folder, the test clicks three, on a server one: such addresses have one form."""
    root = site.as_uri() + "/" if way == "file" else served
    wrong, requests = watch(page), []
    page.on("request", lambda request: requests.append(request.url))
    clicked: set[str] = set()
    for path in kinds.values():
        start = root + path.relative_to(site).as_posix()
        page.goto(start)
        targets = clickable(page, root)
        if way == "file":
            assert [target for target in targets if not _file(target).is_file()] == []
        for target in few_of_each_folder(targets, 3 if way == "file" else 1):
            if target.split("#")[0] in clicked:
                continue
            clicked.add(target.split("#")[0])
            page.goto(start)
            link = page.locator("a[href]").nth(
                page.eval_on_selector_all("a[href]", "(all, t) => all.findIndex(a => a.href === t)", target)
            )
            link.evaluate("a => a.click()")
            page.wait_for_url(target)
            assert page.title()
            if way == "file":
                assert _file(page.url).is_file()
    assert len(clicked) > (40 if way == "file" else 15)
    assert wrong == []
    assert [url for url in requests if not url.startswith(root)] == []


def test_the_skip_link_is_the_first_stop_and_leads_to_the_text(page: Page, kinds: dict[str, Path]) -> None:
    """A keyboard user passes the navigation with one key press."""
    page.goto(kinds["seed"].as_uri())
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.getAttribute('href')")
    assert focused.startswith("#")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(':target').tagName") == "MAIN"


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_scrolls_sideways(page: Page, kinds: dict[str, Path], width: int) -> None:
    """All text fits its column, also on the narrowest phone."""
    page.set_viewport_size({"width": width, "height": 800})
    for name, path in kinds.items():
        page.goto(path.as_uri())
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width, name


def test_a_phone_shows_letters_of_double_size_without_scrolling_sideways(page: Page, kinds: dict[str, Path]) -> None:
    """WCAG 1.4.4: text may be twice as large."""
    page.set_viewport_size({"width": 360, "height": 800})
    for name, path in kinds.items():
        page.goto(path.as_uri())
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 360, name


@pytest.mark.parametrize("box", [".points", ".facts", ".said"])
def test_what_was_taken_from_a_text_leads_to_its_sentence(page: Page, kinds: dict[str, Path], box: str) -> None:
    """A link from a key point, figure or quotation scrolls to its sentence and marks only that, without a script."""
    page.goto(kinds["seed"].as_uri())
    page.locator(f"{box} a[href^='#']").first.click()
    marked = page.locator(".text :target")
    assert marked.count() == 1
    seen = marked.evaluate(
        "one => [getComputedStyle(one).backgroundColor, getComputedStyle(document.body).backgroundColor]"
    )
    assert seen[0] not in {seen[1], "rgba(0, 0, 0, 0)"}
    top = marked.evaluate("one => one.getBoundingClientRect().top")
    assert 0 <= top <= page.evaluate("innerHeight")
