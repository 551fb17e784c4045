"""Any file in the folder has a defined result, is reported with its path, and does not harm other articles."""

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.kit import ROOT, Project, run_here

pytestmark = pytest.mark.unmeasured

GOOD = "नदी पर नया पुल खुला\n\nजयपुर में नदी पर नया पुल आज खुल गया।"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n\t\n", "empty"),
        ("binary.txt", bytes(range(256)) * 40, "text"),
        ("front.md", b"+++\ntitle = 5\n+++\n\nText.", "title"),
        ("front.txt", b"---\ndarft: x\n---\n\nText.", "darft"),
        ("broken.md", b"+++\ntitle = \n+++\n\nText.", "broken.md:2"),
    ],
)
def test_an_article_that_cannot_be_read_is_left_out_and_named(
    tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    """The summary names the path and the fault. The other article is built, and the exit status is 1."""
    project = Project(tmp_path, {"good.txt": GOOD, name: content})
    done = run_here("build", cwd=tmp_path)
    assert done.returncode == 1
    line = next(line for line in done.stderr.splitlines() if name in line)
    assert line.startswith("left out: ")
    assert told in line
    assert "1 article, " in done.stderr
    assert "1 article left out" in done.stderr
    assert "नया पुल" in project.article()


def test_strict_stops_and_leaves_the_previous_site_untouched(tmp_path: Path) -> None:
    """The status is 2, the problem is printed, and the site keeps every byte."""
    project = Project(tmp_path, {"good.txt": GOOD})
    project.build()
    before = project.site()
    project.write("good.txt", GOOD.replace("नदी", "झील"))
    project.write("empty.txt", "")
    done = run_here("build", "--strict", cwd=tmp_path)
    assert done.returncode == 2
    assert "empty.txt" in done.stderr
    assert project.site() == before


def test_a_file_of_fifty_megabytes_is_refused_without_being_read(tmp_path: Path) -> None:
    """The message about its size comes at once."""
    project = Project(tmp_path, {"good.txt": GOOD})
    with (project.seeds / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    assert project.build().left_out == 1
    assert "huge.txt" in project.troubles()[0]
    assert "MB" in project.troubles()[0]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_reported(tmp_path: Path) -> None:
    """The message says that permission is denied."""
    project = Project(tmp_path, {"good.txt": GOOD, "closed.txt": GOOD})
    (project.seeds / "closed.txt").chmod(0)
    assert project.build().left_out == 1
    assert "closed.txt" in project.troubles()[0]


def test_a_line_of_ten_thousand_characters_is_an_article(tmp_path: Path) -> None:
    """One long line is read as text, and its page has a short title."""
    project = Project(tmp_path, {"long.txt": "शब्द " * 2000})
    assert project.build().left_out == 0
    page = project.article()
    title = page.split("<title>")[1].split("</title>")[0]
    assert len(title) < 200


def test_a_headline_alone_is_an_article(tmp_path: Path) -> None:
    """Nothing is invented."""
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


HARM = """<script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:alert(1)" onclick=alert(1)>x</a>\
<svg onload=alert(1)></svg><iframe src="https://evil.invalid"></iframe><b style="position:fixed">{{ 7*7 }}</b>"""
HOSTILE_BLOCKS = f"""# {HARM}

| {HARM} | b |
|---|---|
| [x](javascript:alert(1)) | {HARM} |

1. {HARM}
   - ![{HARM}](javascript:alert(1) "{{{{ 7*7 }}}}")

> {HARM}

```
{HARM}
```

{HARM}
: {HARM}

यह वाक्य है।[^1] [x](seeds:..%2F..%2Fetc) [y](here:"onclick=alert(1)) [z](note:1:b0) <a href="note:<b>:fn1">w</a>

[^1]: {HARM}
[^"onload=alert(1)]: {HARM}

![x](https://evil.invalid/a.png?"onerror=alert(1)) ![y](../../../etc/passwd.png)
<img src="x.png" alt='"><script>alert(1)</script>'>

<table onclick=alert(1)><caption>{HARM}</caption>
<tr><th scope="x onclick=alert(1)" colspan="9999999" rowspan=-1>{HARM}</th>
<td id="main" style="position:fixed">{HARM}</td></tr></table>
<ol start="1e9" reversed><li value="9999999999999999999">{HARM}</li></ol><pre>{HARM}</pre><dl><dd>{HARM}</dd></dl>
<figure><img srcset="javascript:alert(1) 2x, data:text/html,x 3x" data-src="vbscript:x">
<figcaption>{HARM}</figcaption></figure>
<noscript><img src=x onerror=alert(1)></noscript><amp-img src="data:image/svg+xml,x" onload=alert(1)></amp-img>
"""
HOSTILE_PAGE = f"""<html><base href="javascript:alert(1)//"><title>नदी पर नया पुल खुला</title><h1>नदी पर नया पुल खुला</h1>
<p>जयपुर में नदी पर नया पुल आज खुल गया और लोगों ने उस पर चलकर देखा।<sup><a href="#n">*</a></sup></p>
{HOSTILE_BLOCKS.replace(chr(10) * 2, "<p>")}
<ol><li id=n>{HARM}</li></ol><p>पुल की लंबाई अस्सी मीटर है और चौड़ाई दस मीटर है, यह बताया गया।</p>"""


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.txt", HOSTILE), ("a.md", HOSTILE_MARKDOWN), ("a.md", HOSTILE_BLOCKS), ("a.html", HOSTILE_PAGE)],
    ids=["text", "markdown", "blocks of markdown", "blocks of a page"],
)
def test_nothing_in_an_article_becomes_code(tmp_path: Path, name: str, text: str) -> None:
    """Markup, template syntax and dangerous links become visible text or disappear, in every file of the site."""
    project = Project(tmp_path, {name: text, "b.txt": GOOD}, '[site]\nbase_url = "https://example.org/"\n')
    project.build()
    pages = {address: content.decode() for address, content in project.site().items() if address.endswith(".html")}
    assert any("{{ 7*7 }}" in page for page in pages.values())
    for address, page in pages.items():
        assert dangers(without_search(page)) == [], address


def without_search(page: str) -> str:
    """Return a page without its search field, which is its only form, and without the search scripts."""
    field = r'<form (id="search" )?class="search" role="search" action="[./]*search\.html".*?</form>'
    scripts = r'<script src="(search-index|assets/search[\w-]*\.\w+)\.js" defer></script>'
    return re.sub(scripts, "", re.sub(field, "", page, flags=re.DOTALL))


def dangers(page: str) -> list[str]:
    """Return every tag of a page that could run, load or send something that the site does not intend."""
    found: list[str] = []
    found_ids = set[object]()

    class Watch(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            given = dict(attrs)
            # The search page loads the site's own script, and every page has the search field.
            packaged = re.fullmatch(r"(assets/)?search[\w.-]*\.js", given.get("src") or "")
            if tag == "script" and given.get("type") != "application/ld+json" and not packaged:
                found.append(tag)
            own = given.get("role") == "search" or given.get("name") == "q"
            if tag in {"iframe", "object", "embed", "form", "input", "svg", "base"} and not own:
                found.append(tag)
            if tag == "img" and urlsplit(given.get("src") or "").scheme:
                found.append(f"img {given['src']}")
            if given.get("id") in found_ids:
                found.append(f"id {given['id']} twice")
            found_ids.add(given.get("id") or object())
            for name, value in attrs:
                address = (value or "").strip().lower()
                outside = urlsplit(address).scheme not in {"", "https", "http", "mailto"} and address != "data:,"
                if name.startswith("on") or name in {"style", "srcdoc"} or (name in {"href", "src"} and outside):
                    found.append(f"{tag} {name}={value}")

    Watch().feed(page)
    return found


def test_names_and_links_cannot_leave_the_folders(tmp_path: Path) -> None:
    """A symlink out of the seeds folder is left out. An id with a path is rejected. All pages stay in public/."""
    project = Project(tmp_path / "p", {"good.txt": GOOD, "id.txt": "---\nid: ../../evil\n---\n" + GOOD})
    secret = tmp_path / "secret.txt"
    secret.write_text("यह गुप्त है\n\nयह गुप्त पाठ किसी को नहीं दिखना चाहिए।", "utf-8")
    (project.seeds / "link.txt").symlink_to(secret)
    assert project.build().left_out == 2
    assert any("link.txt" in text for text in project.troubles())
    assert not any("गुप्त".encode() in content for content in project.site().values())
    assert sorted(p.name for p in tmp_path.iterdir()) == ["p", "secret.txt"]


def test_odd_file_names_are_harmless(tmp_path: Path) -> None:
    """Spaces, quotes, markup and Devanagari in a file name change only the id."""
    names = ("a b.txt", "'\"<b>.txt", "समाचार.txt", "..txt", "x#y?z.txt")
    project = Project(tmp_path, {name: f"{GOOD} {number}" for number, name in enumerate(names)})
    done = project.build()
    assert done.left_out == 0
    assert done.articles == 4  # '..txt' is hidden, like every name that begins with a dot.


def test_an_empty_or_missing_seeds_folder_leaves_the_site_alone(tmp_path: Path) -> None:
    """A disk that is not mounted does not delete the published site."""
    project = Project(tmp_path, {"good.txt": GOOD})
    project.build()
    before = project.site()
    (project.seeds / "good.txt").unlink()
    assert run_here("build", cwd=tmp_path).returncode == 2
    project.seeds.rmdir()
    done = run_here("build", cwd=tmp_path)
    assert done.returncode == 2
    assert "seeds" in done.stderr
    assert project.site() == before


def test_no_password_and_no_token_of_a_link_is_served(tmp_path: Path) -> None:
    """Links in Markdown, saved pages and front matter are cleaned in all files of the site."""
    link = "https://meera:geheim@example.org/a?token=geheim&page=2"
    page = f"""<!doctype html><html lang="en"><head><title>A new bridge opened on the river today</title>
<link rel="canonical" href="{link}"><meta property="og:image" content="https://meera:geheim@example.org/a.jpg"></head>
<body><article><h1>A new bridge opened on the river today</h1><p>The bridge <a href="{link}">opened</a> today, and many
people came to see it in the morning.</p><p>It took four years to build the bridge over it.</p></article></body>"""
    sources: dict[str, str | bytes] = {
        "a.md": f"---\ntitle: पुल\ndate: 2025-11-06\nsource_url: {link}\n---\nपुल [आज]({link}) खुला। बहुत लोग आए।\n",
        "b.html": page,
    }
    project = Project(tmp_path, sources, '[site]\nbase_url = "https://example.com/"\n')
    assert project.build().articles == 2
    site = project.site()
    assert [address for address, content in site.items() if b"geheim" in content] == []
    served = b"https://example.org/a?page=2"
    assert served in b"".join(text for address, text in site.items() if address.startswith("data/articles/"))
    assert all(served in content for address, content in site.items() if address.startswith("articles/"))


@pytest.mark.skipif(os.name == "nt", reason="needs pipes of POSIX")
@pytest.mark.parametrize("stream", ["a closed pipe", "/dev/full"])
def test_a_build_that_nobody_listens_to_is_completed(tmp_path: Path, stream: str) -> None:
    """With `2>&1 | head -1` or a log on a full disk, the status is 0 and the site is complete."""
    project = Project(tmp_path, {"good.txt": GOOD})
    if stream == "a closed pipe":
        read, write = os.pipe()
        os.close(read)
    elif not Path(stream).exists():
        pytest.skip(f"no {stream} here")
    else:
        write = os.open(stream, os.O_WRONLY)
    with os.fdopen(write, "wb") as unheard:
        done = subprocess.run(
            [sys.executable, "-m", "site_builder", "build"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stderr=unheard,
            check=False,
        )
    assert done.returncode == 0
    assert "नया पुल" in project.article()
