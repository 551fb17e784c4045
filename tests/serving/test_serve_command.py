"""The command `news-digest serve` with a real process, a real browser and files saved on disk."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.kit import MEASURED, ROOT, Project, run

pytestmark = pytest.mark.slow

STORY = "---\ntitle: नदी पर नया पुल\n---\nनदी पर नया पुल आज खुल गया।\n"


class Serving:
    """A running `news-digest serve`."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "site_builder", "serve", "--port", "0", *options],
            cwd=folder,
            env={**os.environ, **MEASURED, "PYTHONPATH": str(ROOT)},
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self.said: list[str] = []
        self.url = self.wait_for(r"Open (\S+) ")

    def wait_for(self, pattern: str) -> str:
        """Read the output until a line matches; return the group of the match."""
        assert self.process.stderr
        for line in self.process.stderr:
            self.said.append(line)
            if found := re.search(pattern, line):
                return found[1] if found.groups() else found[0]
        raise AssertionError("".join(self.said))

    def get(self, path: str = "") -> str:
        """Return a page."""
        with suppress(urllib.error.HTTPError), urllib.request.urlopen(self.url + path) as answer:
            return str(answer.read().decode())
        return ""

    def end(self, number: int = signal.SIGINT) -> int:
        """Stop the server; return its status."""
        self.process.send_signal(number)
        self.process.communicate(timeout=60)
        return self.process.returncode


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Two articles, one of them a draft."""
    draft = STORY.replace("नया पुल", "गुप्त मेला").replace("---\nन", "draft: true\n---\nन", 1)
    return Project(tmp_path, {"a.md": STORY, "draft.md": draft}, '[site]\nbase_url = "https://example.org/news/"\n')


@pytest.fixture
def serving(project: Project) -> Iterator[Serving]:
    """A running server for the project."""
    made = Serving(project.folder)
    yield made
    if made.process.poll() is None:
        made.end()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A new tab."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def article_of(serving: Serving) -> str:
    """Return the address of the first article on the front page."""
    found = re.search(r'href="(articles/[^"]+)"', serving.get("index.html"))
    assert found
    return found[1]


@pytest.mark.browser
def test_a_saved_change_is_shown_by_itself(serving: Serving, project: Project, page: Page) -> None:
    """Each saved change of text, settings, rules or template appears in the open page without a click."""
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.goto(serving.url + article_of(serving))
    project.write("a.md", STORY + "\nशाम को दीये जलाए गए।\n")
    page.get_by_text("शाम को दीये जलाए गए।").wait_for()
    project.config.write_text(project.config.read_text("utf-8") + 'title = "घाट समाचार"\n', "utf-8")
    page.get_by_text("घाट समाचार").first.wait_for()
    (project.folder / "rules").mkdir()
    (project.folder / "rules" / "subheading.txt").write_text("शाम को\n", "utf-8")
    page.locator("h2", has_text="शाम को दीये").wait_for()
    own = project.folder / "templates" / "pages"
    own.mkdir(parents=True)
    text = (ROOT / "templates" / "pages" / "article.html").read_text("utf-8")
    (own / "article.html").write_text(text.replace("{{ page.headline }}</h1>", "★ {{ page.headline }}</h1>"), "utf-8")
    page.locator("h1", has_text="★").wait_for()
    assert wrong == []


@pytest.mark.browser
def test_a_fault_is_shown_over_the_last_good_page(serving: Serving, project: Project, page: Page) -> None:
    """Path, line and fix are shown over the page. After the correction the page comes back."""
    address = article_of(serving)
    page.goto(serving.url + address)
    project.write("a.md", STORY.replace("title: नदी पर", "title: [नदी पर"))
    pane = page.get_by_role("alert")
    pane.wait_for()
    assert "a.md:3" in pane.inner_text()
    assert "Fix: " in pane.inner_text()
    assert "नदी पर नया पुल" in serving.get(address)
    page.get_by_role("button", name="Show the last good page").click()
    assert page.locator("h1").inner_text() == "नदी पर नया पुल"
    project.write("a.md", STORY.replace("आज", "कल"))
    page.get_by_text("नदी पर नया पुल कल खुल गया।").wait_for()
    assert pane.count() == 0


@pytest.mark.browser
def test_one_click_leads_from_an_article_to_its_xray(serving: Serving, project: Project, page: Page) -> None:
    """The X-ray shows the result for each line. A new rule appears there as soon as it is saved."""
    page.goto(serving.url + article_of(serving))
    page.get_by_role("link", name="X-ray").click()
    page.get_by_text("a.md").first.wait_for()
    assert page.locator("p.paragraph").inner_text() == "नदी पर नया पुल आज खुल गया।"
    (project.folder / "rules").mkdir()
    (project.folder / "rules" / "boilerplate.txt").write_text("नदी पर नया पुल आज\n", "utf-8")
    page.locator("p.boilerplate").wait_for()


@pytest.mark.browser
def test_two_clicks_correct_a_line_where_it_is_seen_wrong(serving: Serving, project: Project, page: Page) -> None:
    """The first click shows the proposed correction, the second writes it, and then the X-ray and the site change."""
    page.goto(serving.url + article_of(serving))
    page.get_by_role("link", name="X-ray").click()
    row = page.locator("li", has_text="नदी पर नया पुल आज खुल गया।")
    row.get_by_role("button", name="boilerplate").click()
    assert "+नदी पर नया पुल आज खुल गया।" in page.locator("pre").inner_text()
    assert not (project.folder / "rules").exists()
    page.get_by_role("button", name="Write it").click()
    page.locator("p.boilerplate").wait_for()
    assert (project.folder / "rules" / "boilerplate.txt").read_text("utf-8") == "नदी पर नया पुल आज खुल गया।\n"


@pytest.mark.browser
def test_a_fault_in_a_template_names_its_line(serving: Serving, project: Project, page: Page) -> None:
    """A page that is opened during the fault shows it too."""
    own = project.folder / "templates" / "pages"
    own.mkdir(parents=True)
    (own / "article.html").write_text("<p>\n{% if %}\n", "utf-8")
    serving.wait_for("not built")
    page.goto(serving.url)
    pane = page.get_by_role("alert")
    pane.wait_for()
    assert f"{Path('templates') / 'pages' / 'article.html'}:2" in pane.inner_text()
    (own / "article.html").unlink()
    pane.wait_for(state="detached")


def test_the_files_on_disk_are_those_of_a_build(serving: Serving, project: Project) -> None:
    """Only the response contains the additional script. `build` keeps its own output folder."""
    assert "reload.js" in serving.get("index.html")
    assert not project.public.exists()
    assert run("build", cwd=project.folder).returncode == 0
    preview = project.folder / ".cache" / "preview"
    sent = {path.relative_to(preview).as_posix(): path.read_bytes() for path in preview.rglob("*") if path.is_file()}
    assert sent == project.site()


def test_what_is_seen_while_it_is_typed_does_not_enter_the_ledger(serving: Serving, project: Project) -> None:
    """A headline during editing is not published, so its address is not remembered."""
    article_of(serving)
    assert not (project.folder / "addresses.txt").exists()
    assert (project.folder / ".cache" / "preview-addresses.txt").read_text("utf-8").count("articles/") == 1


def test_drafts_are_shown_when_asked_and_never_built(project: Project) -> None:
    """A later `build` does not contain the drafts that `serve --drafts` shows."""
    made = Serving(project.folder, "--drafts")
    assert "गुप्त मेला" in made.get("index.html")
    assert made.end() == 130
    assert run("build", cwd=project.folder).returncode == 0
    assert "गुप्त मेला" not in project.page("index.html")
    made = Serving(project.folder)
    assert "गुप्त मेला" not in made.get("index.html")
    assert made.end() == 130


def test_it_begins_with_a_fault_and_goes_on_when_that_is_corrected(tmp_path: Path) -> None:
    """Even an empty project is served. Its page says what to do."""
    project = Project(tmp_path)
    made = Serving(tmp_path)
    assert "holds no article" in "".join(made.said)
    with pytest.raises(urllib.error.HTTPError, match="503"):
        urllib.request.urlopen(made.url)
    project.write("a.md", STORY)
    made.wait_for("1 articles")
    assert "नदी पर नया पुल" in made.get()
    assert made.end() == 130


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_it_at_once(serving: Serving, number: int, status: int) -> None:
    """This holds even while a page listens for changes, in a request that never ends."""
    host = serving.url.split("/")[2]
    with urllib.request.urlopen(f"http://{host}/.news-digest/events") as events:
        assert events.readline().startswith(b"data:")
        began = time.monotonic()
        assert serving.end(number) == status
    assert time.monotonic() - began < 30  # a heartbeat comes every 15 s
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(serving.url)


def test_settings_that_are_wrong_at_the_start_are_reported(tmp_path: Path) -> None:
    """Without valid settings there is nothing to serve."""
    (tmp_path / "digest.toml").write_text("[site]\ntitel = 1\n")
    done = run("serve", "--port", "0", cwd=tmp_path)
    assert done.returncode == 2
    assert "digest.toml:2" in done.stderr
