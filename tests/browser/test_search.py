"""The search page in a real browser, from a file and under a sub-path of a server."""

from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_links import watch
from tests.kit import Project

pytestmark = pytest.mark.browser


def at(way: str, site: Path, served: str) -> str:
    """Return the address of the site's root."""
    return site.as_uri() + "/" if way == "file" else served


@pytest.mark.parametrize("way", ["file", "http"])
def test_the_address_carries_the_query(page: Page, site: Path, served: str, way: str) -> None:
    """A shared address shows its results. Typing changes the address. The Back button restores the earlier query."""
    wrong, root = watch(page), at(way, site, served)
    page.goto(f"{root}search.html#q={quote('पुल')}")
    expect(page.locator("#results a").first).to_have_text("पहाड़ पर नई रेल लाइन")
    expect(page.get_by_role("status")).to_contain_text("1")
    page.locator("#q").fill("kvatra")
    page.keyboard.press("Enter")
    expect(page.locator("#results h2 a").first).to_contain_text("क्वात्रा")
    assert page.locator("#results mark").first.text_content() == "क्वात्रा"
    page.locator("#q").fill("kuan")
    page.get_by_role("button", name="खोज").click()
    expect(page.locator("#results h2 a").first).to_contain_text("कुआं")
    page.go_back()
    expect(page.locator("#results h2 a").first).to_contain_text("क्वात्रा")
    page.locator("#results h2 a").first.click()
    expect(page.locator("h1")).to_contain_text("क्वात्रा")
    assert wrong == []


@pytest.mark.parametrize("way", ["file", "http"])
def test_the_field_of_every_page_leads_to_the_results(page: Page, site: Path, served: str, way: str) -> None:
    """The search field is a plain form, so its page needs no script."""
    wrong = watch(page)
    page.goto(f"{at(way, site, served)}archive/index.html")
    page.get_by_role("searchbox").fill("पुल")
    page.keyboard.press("Enter")
    expect(page.locator("#results a").first).to_have_text("पहाड़ पर नई रेल लाइन")
    assert wrong == []


@pytest.mark.parametrize("way", ["file", "http"])
def test_a_result_shows_the_sentence_that_holds_the_word(page: Page, site: Path, served: str, way: str) -> None:
    """The index holds only the opening of each text. The page loads the whole text of each result that it shows."""
    wrong = watch(page)
    page.goto(f"{at(way, site, served)}search.html#q={quote('सुरंग')}")
    expect(page.locator("#results .excerpt mark").first).to_have_text("सुरंग")
    assert wrong == []


def test_names_are_suggested_and_chosen_by_keyboard(page: Page, site: Path) -> None:
    """The field is a combobox: arrow keys move through the list, Escape closes it, Enter takes the name."""
    page.goto((site / "search.html").as_uri())
    field = page.get_by_label("क्या खोजें")
    field.press_sequentially("भार")
    field.press_sequentially("त")
    option = page.get_by_role("option").first
    expect(option).to_have_text("भारत")
    assert field.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    page.wait_for_timeout(400)  # more results come after a pause of 250 ms, and must not open the list again
    expect(page.get_by_role("listbox")).to_be_hidden()
    assert field.get_attribute("aria-expanded") == "false"
    page.keyboard.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == option.get_attribute("id")
    page.keyboard.press("Enter")
    expect(field).to_have_value("भारत")
    expect(page.locator("#results h2 a").first).to_have_attribute("href", "places/bharat.html")


def test_a_lone_letter_behind_other_words_counts_after_a_pause(page: Page, site: Path) -> None:
    """It leads to a word that is not typed yet, so the results stay as they are while somebody types."""
    page.goto((site / "search.html").as_uri())
    page.evaluate("const { find } = search; search.find = (q, n) => (document.title += `|${q}`, find(q, n)); 0")
    title = page.title()
    page.get_by_label("क्या खोजें").fill("सुरंग कु")
    expect(page).to_have_title(f"{title}|सुरंग|सुरंग कु")


def test_results_stay_in_place_while_more_come_behind(page: Page, site: Path) -> None:
    """While somebody types, there are five results. After a pause, five more stand behind the same five elements."""
    page.goto((site / "search.html").as_uri())
    items = page.locator("#results > :not(.name)")
    page.evaluate(
        """const told = [], results = document.getElementById("results");
        new MutationObserver(() => told.push([...results.querySelectorAll(":scope > :not(.name)")])).observe(
          results, { childList: true });
        window.told = told; 0"""
    )
    page.get_by_label("क्या खोजें").fill("कुआं")
    expect(items).to_have_count(10)
    assert page.evaluate("told.map((shown) => shown.length)") == [5, 10]
    assert page.evaluate("told[0].every((one, i) => one === told[1][i])")
    page.get_by_label("क्या खोजें").fill("कुआंxyz")
    expect(items).to_have_count(0)


def test_more_results_follow_and_take_the_focus(page: Page, site: Path) -> None:
    """The page shows ten results. A button shows ten more and moves the focus to the first new one."""
    page.goto((site / "search.html").as_uri() + f"#q={quote('कुआं')}")
    items = page.locator("#results li")
    expect(items).to_have_count(10)
    page.locator("#more").click()
    expect(items).to_have_count(20)
    assert page.evaluate("document.activeElement === document.querySelectorAll('#results h2 a')[10]")


def test_a_month_narrows_the_results(page: Page, site: Path) -> None:
    """The choice of a month changes the query, so the address carries it too."""
    page.goto((site / "search.html").as_uri() + f"#q={quote('india भारत')}")
    page.get_by_label("महीना").select_option("2025-11")
    expect(page.get_by_label("क्या खोजें")).to_have_value("india भारत month:2025-11")
    assert "month" in page.url


def test_months_are_spelled_as_on_the_pages(page: Page, site: Path) -> None:
    """The browser's name of the second month has a nukta that Hindi newspapers do not write."""
    page.goto((site / "search.html").as_uri() + f"#q={quote('कुआं month:2025-02')}")
    expect(page.get_by_label("महीना").locator("option[value='2025-02']")).to_have_text("फरवरी 2025")
    expect(page.locator("#results .about").first).to_contain_text("फरवरी 2025")


def test_languages_are_chosen_by_name_where_there_are_several(page: Page, site: Path, tmp_path: Path) -> None:
    """A reader of a site of one language is not asked, and nobody is shown a code."""
    page.goto((site / "search.html").as_uri() + f"#q={quote('india भारत')}")
    expect(page.get_by_label("महीना")).to_be_visible()
    expect(page.get_by_label("भाषा")).to_be_hidden()
    hindi = "नया पुल\n\nजयपुर में नदी पर नया पुल आज शाम खुल गया और लोग उस पर चले।"
    english = "A new bridge\n\nThe new bridge over the river in Jaipur opened today and people walked on it."
    two = Project(tmp_path, {"a.txt": hindi, "b.txt": english})
    two.build(jobs=1)
    page.goto((two.public / "search.html").as_uri() + "#q=jaipur")
    assert page.get_by_label("भाषा").locator("option").all_text_contents() == ["कोई भी", "हिन्दी", "अंग्रेज़ी"]


HOSTILE = "<img src=x onerror=alert(1)> [a-z]+(.*)$ \\ \u202e '\"; " + "क" * 10_000


def test_a_hostile_query_is_only_a_query(page: Page, site: Path) -> None:
    """The query adds no element, runs no code and sends no request to another host."""
    wrong, asked = watch(page), []
    page.on("dialog", lambda dialog: asked.append(dialog.message))
    page.goto((site / "search.html").as_uri() + f"#q={quote(HOSTILE)}")
    expect(page.get_by_role("status")).to_have_text("कुछ नहीं मिला। कम शब्दों से या दूसरी वर्तनी से खोजकर देखें।")
    assert page.locator("main img").count() == 0
    assert wrong == asked == []


def test_without_a_script_the_lists_are_linked(browser: Browser, site: Path) -> None:
    """A browser without JavaScript gets links to the lists, and through them to every story."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "search.html").as_uri())
    hrefs = [link.get_attribute("href") for link in page.locator("main a").all()]
    assert {"places/index.html", "archive/index.html"} <= set(hrefs)
    context.close()
