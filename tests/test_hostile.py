"""Whatever lies in the folder: a defined outcome, told with its path, and no harm to the other articles."""

import os
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.kit import Project, run

GOOD = "नदी पर नया पुल खुला\n\nजयपुर में नदी पर नया पुल आज खुल गया।"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n\t\n", "empty"),
        ("binary.txt", bytes(range(256)) * 40, "text"),
        ("front.md", b"+++\ntitle = 5\n+++\n\nText.", "title"),
        ("front.txt", b"---\ntitel: x\n---\n\nText.", "titel"),
        ("broken.md", b"+++\ntitle = \n+++\n\nText.", "broken.md:2"),
    ],
)
def test_an_article_that_cannot_be_read_is_left_out_and_named(
    tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    """The summary names its path and what is wrong; the other article is there; the exit status is 1."""
    project = Project(tmp_path, {"good.txt": GOOD, name: content})
    done = run("build", cwd=tmp_path)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    line = next(line for line in done.stderr.splitlines() if name in line)
    assert line.startswith("left out: ")
    assert told in line
    assert "1 article, " in done.stderr
    assert "1 article left out" in done.stderr
    assert "नया पुल" in project.article()


def test_strict_stops_and_leaves_the_previous_site_untouched(tmp_path: Path) -> None:
    """Status 2, the problem told, and not one byte of the site changed."""
    project = Project(tmp_path, {"good.txt": GOOD})
    project.build()
    before = project.site()
    project.write("good.txt", GOOD.replace("नदी", "झील"))
    project.write("empty.txt", "")
    done = run("build", "--strict", cwd=tmp_path)
    assert done.returncode == 2
    assert "empty.txt" in done.stderr
    assert project.site() == before


def test_a_file_of_fifty_megabytes_is_refused_without_being_read(tmp_path: Path) -> None:
    """It is told by its size, at once."""
    project = Project(tmp_path, {"good.txt": GOOD})
    with (project.seeds / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    assert project.build().left_out == 1
    assert "huge.txt" in project.troubles()[0]
    assert "MB" in project.troubles()[0]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_told(tmp_path: Path) -> None:
    """Permission denied is said in words."""
    project = Project(tmp_path, {"good.txt": GOOD, "closed.txt": GOOD})
    (project.seeds / "closed.txt").chmod(0)
    assert project.build().left_out == 1
    assert "closed.txt" in project.troubles()[0]


def test_a_line_of_ten_thousand_characters_is_an_article(tmp_path: Path) -> None:
    """One long line is read as text; its page has a short title."""
    project = Project(tmp_path, {"long.txt": "शब्द " * 2000})
    assert project.build().left_out == 0
    page = project.article()
    title = page.split("<title>")[1].split("</title>")[0]
    assert len(title) < 200


def test_a_headline_alone_is_an_article(tmp_path: Path) -> None:
    """Nothing else is invented."""
    project = Project(tmp_path, {"short.txt": "नदी पर नया पुल खुला"})
    assert project.build().left_out == 0
    assert "नदी पर नया पुल खुला" in project.article()


HOSTILE = """<script>alert(1)</script> और {{ 7*7 }} पर विवाद

यह पाठ <img src=x onerror=alert(2)> और {% include "x" %} और </script><script>alert(3)</script> लिखता है।

"><svg onload=alert(4)> ने कहा, “<b onclick=alert(5)>हम जीतेंगे</b>”।
"""
HOSTILE_MARKDOWN = """# <script>alert(1)</script> {{ 7*7 }}

[click](javascript:alert(2)) and [data](data:text/html,x) <iframe src="https://evil.invalid"></iframe>
<a href="https://example.org" onclick="alert(3)" style="position:fixed">link</a>

![x](data:image/svg+xml;base64,AAAA) <style>body{display:none}</style> <form action="https://evil.invalid"><input></form>
"""


@pytest.mark.parametrize(("name", "text"), [("a.txt", HOSTILE), ("a.md", HOSTILE_MARKDOWN)])
def test_nothing_in_an_article_becomes_code(tmp_path: Path, name: str, text: str) -> None:
    """Markup, template syntax and dangerous links end as visible text or not at all, in every file of the site."""
    project = Project(tmp_path, {name: text, "b.txt": GOOD}, '[site]\nbase_url = "https://example.org/"\n')
    project.build()
    pages = {address: content.decode() for address, content in project.site().items() if address.endswith(".html")}
    assert any("{{ 7*7 }}" in page for page in pages.values())
    for address, page in pages.items():
        assert dangers(without_search(page)) == [], address


def without_search(page: str) -> str:
    """Return a page without its search field, the one form that pages have, and the search page's own scripts."""
    field = r'<form (id="search" )?class="search" role="search" action="[./]*search\.html".*?</form>'
    scripts = r'<script src="(search-index|assets/search[\w-]*\.\w+)\.js" defer></script>'
    return re.sub(scripts, "", re.sub(field, "", page, flags=re.DOTALL))


def dangers(page: str) -> list[str]:
    """Return every tag of a page that could run, load or send anything the site did not mean."""
    found: list[str] = []

    class Watch(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            given = dict(attrs)
            if tag == "script" and given.get("type") != "application/ld+json":
                found.append(tag)
            if tag in {"iframe", "object", "embed", "form", "input", "svg", "base"}:
                found.append(tag)
            for name, value in attrs:
                address = (value or "").strip().lower()
                outside = urlsplit(address).scheme not in {"", "https", "http", "mailto"} and address != "data:,"
                if name.startswith("on") or name in {"style", "srcdoc"} or (name in {"href", "src"} and outside):
                    found.append(f"{tag} {name}={value}")

    Watch().feed(page)
    return found


def test_names_and_links_cannot_leave_the_folders(tmp_path: Path) -> None:
    """A symlink out of the seeds is left out; an id with a path in it is refused; all pages stay in public/."""
    project = Project(tmp_path / "p", {"good.txt": GOOD, "id.txt": "---\nid: ../../evil\n---\n" + GOOD})
    secret = tmp_path / "secret.txt"
    secret.write_text("यह गुप्त है\n\nयह गुप्त पाठ किसी को नहीं दिखना चाहिए।", "utf-8")
    (project.seeds / "link.txt").symlink_to(secret)
    assert project.build().left_out == 2
    assert any("link.txt" in text for text in project.troubles())
    assert not any("गुप्त".encode() in content for content in project.site().values())
    assert sorted(p.name for p in tmp_path.iterdir()) == ["p", "secret.txt"]


def test_odd_file_names_are_harmless(tmp_path: Path) -> None:
    """Spaces, quotes, markup and Devanagari in a file's name change nothing but its id."""
    names = ("a b.txt", "'\"<b>.txt", "समाचार.txt", "..txt", "x#y?z.txt")
    project = Project(tmp_path, {name: f"{GOOD} {number}" for number, name in enumerate(names)})
    done = project.build()
    assert done.left_out == 0
    assert done.articles == 4  # '..txt' is hidden, like every name that begins with a dot


def test_an_empty_or_missing_seeds_folder_leaves_the_site_alone(tmp_path: Path) -> None:
    """A disk that is not mounted does not wipe what was published."""
    project = Project(tmp_path, {"good.txt": GOOD})
    project.build()
    before = project.site()
    (project.seeds / "good.txt").unlink()
    assert run("build", cwd=tmp_path).returncode == 2
    project.seeds.rmdir()
    done = run("build", cwd=tmp_path)
    assert done.returncode == 2
    assert "seeds" in done.stderr
    assert project.site() == before
