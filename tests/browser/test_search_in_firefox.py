"""The search page in Firefox, from a file and under a sub-path of a server."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.browser.firefox import Firefox, firefox

pytestmark = pytest.mark.browser

FIRST = "return document.querySelector('#results h2 a')?.textContent.includes(arguments[0])"
EMPTY = "const q = document.getElementById('q'); if (q) q.value = ''; return q !== null"


@pytest.fixture(scope="session")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """A tab of Debian's Firefox."""
    program = next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)
    if program is None:
        pytest.skip("NO TEST IN FIREFOX: no firefox here; apt-get install firefox-esr")
    with firefox(program, tmp_path_factory.mktemp("firefox") / "profile") as found:
        yield found


@pytest.mark.parametrize("way", ["file", "http"])
def test_a_shared_address_shows_its_results(tab: Firefox, site: Path, served: str, way: str) -> None:
    """The page marks the word of the query. Typing shows other results, and Back restores the first ones."""
    root = site.as_uri() + "/" if way == "file" else served
    tab.open(f"{root}search.html#q={quote('पुल')}")
    tab.wait_for(FIRST, "पहाड़ पर नई रेल लाइन")
    tab.wait_for(EMPTY)
    tab.type("#q", "kvatra\ue007")
    tab.wait_for(FIRST, "क्वात्रा")
    tab.wait_for("return document.querySelector('#results mark')?.textContent === arguments[0]", "क्वात्रा")
    tab.run("history.back()")
    tab.wait_for(FIRST, "पहाड़ पर नई रेल लाइन")


def test_names_are_suggested_and_chosen_by_keyboard(tab: Firefox, site: Path) -> None:
    """The down arrow marks the first name, and Enter takes it."""
    tab.open((site / "search.html").as_uri())
    tab.type("#q", "भारत")
    tab.wait_for("return document.querySelector('#suggestions li')?.textContent === arguments[0]", "भारत")
    tab.type("#q", "\ue015\ue007")
    tab.wait_for("return document.querySelector('#results h2 a')?.getAttribute('href') === 'places/bharat.html'")


def test_a_hostile_query_is_only_a_query(tab: Firefox, site: Path) -> None:
    """The query adds no element and finds nothing."""
    query = "<img src=x onerror=alert(1)> [a-z]+(.*)$ \\ \u202e '\"; " + "क" * 10_000
    tab.open((site / "search.html").as_uri() + f"#q={quote(query)}")
    tab.wait_for(
        "return document.getElementById('status').textContent === document.getElementById('status').dataset.none"
    )
    assert tab.run("return document.querySelectorAll('main img').length") == 0
