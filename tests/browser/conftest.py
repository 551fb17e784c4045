"""A site with every kind of page, and a real browser that opens it."""

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.kit import ROOT, Project

RICH = """+++
title = "पहाड़ पर नई रेल लाइन"
kicker = "रेल"
standfirst = "तीन साल का काम पूरा हुआ।"
author = "हमारे संवाददाता"
date = 2025-11-03T09:30:00+05:30
source = "उदाहरण समाचार"
source_url = "https://example.org/rail"
tags = ["रेल"]
+++

विदेश सचिव विक्रम मिसरी ने कहा, “भारत और अमेरिका मिलकर काम करेंगे।” वाशिंगटन में 50% लोग खुश हैं। वाणिज्य मंत्रालय ने आंकड़े दिए।

## दूसरा चरण

- पहला सुरंग का काम
- दूसरा **पुल** का काम

> काम समय पर होगा।

The minister spoke in English about India & America <soon>.
"""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the two seeds, an article with every feature, and enough others for a second page of results."""
    project = Project(
        tmp_path_factory.mktemp("site"), {"rich.md": RICH}, '[site]\nbase_url = "https://example.org/a/b/"\n'
    )
    for path in (ROOT / "seeds").iterdir():
        project.write(path.name, path.read_bytes())
    for n in range(22):
        # The articles are four days apart, so they are not reports of one event.
        day = date(2025, 1, 1) + timedelta(days=4 * n)
        text = f"गांव में कुआं संख्या {n} बना\n\nजयपुर के पास {n % 28 + 1} अक्टूबर 2025 को कुआं बनकर तैयार हुआ।"
        project.write(f"n{n:02}.md", f"---\ndate: {day}\ntags: [रेल]\n---\n{text}")
    # A month of more than 100 articles has pages for its days.
    for n in range(101):
        text = f"स्कूल {n} में नया कमरा\n\nकमरा {n} दिन में बना। रेल मंत्रालय ने पैसे दिए।"
        project.write(f"s{n:03}.md", f"---\ndate: 2024-05-{1 + n // 51:02}\nsource: उदाहरण समाचार\n---\n{text}")
    shutil.copytree(ROOT / "tests" / "sites" / "blocks" / "seeds", project.seeds, dirs_exist_ok=True)
    for report in (ROOT / "tests" / "sites" / "stories" / "seeds").glob("bas-*.md"):
        project.write(report.name, report.read_bytes())
    assert project.build().left_out == 0
    return project.public


@pytest.fixture(scope="session")
def kinds(site: Path) -> dict[str, Path]:
    """One page of each kind."""
    found = {
        "front": site / "index.html",
        "undated": site / "archive" / "undated.html",
        "seed": next(site.glob("articles/*kvatra*.html")),
        "rich": next(site.glob("articles/pahad*.html")),
        "every block": next(site.glob("articles/pustakalay-mein*.html")),
        "saved page": next(site.glob("articles/nadi-kinare*.html")),
        "story": next(site.glob("stories/madhupur*.html")),
        "person": next(p for p in sorted(site.glob("people/*.html")) if p.name != "index.html"),
        "place": site / "places" / "bharat.html",
        "people": site / "people" / "index.html",
        "places": site / "places" / "index.html",
        "organisations": site / "organisations" / "index.html",
        "month": site / "archive" / "2025-11.html",
        "month of many": site / "archive" / "2024-05.html",
        "day": site / "archive" / "2024-05-01.html",
        "archive": site / "archive" / "index.html",
        "organisation": site / "organisations" / "rel-mantralay.html",
        "sections": site / "sections" / "index.html",
        "section": next(p for p in site.glob("sections/*.html") if p.name != "index.html"),
        "about": site / "about.html",
        "search": site / "search.html",
        "404": site / "404.html",
    }
    missing = [name for name, path in found.items() if not path.is_file()]
    assert not missing
    return found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A new tab that records errors."""
    context = browser.new_context()
    tab = context.new_page()
    yield tab
    context.close()


@pytest.fixture(scope="session")
def served(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the same files under a sub-path of a plain web server."""
    root = tmp_path_factory.mktemp("www")
    shutil.copytree(site, root / "a" / "b")
    handler = functools.partial(_Quiet, directory=str(root))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/a/b/"
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's own name
        """Log nothing."""
