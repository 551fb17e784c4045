"""Redirects of old addresses in a real browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.kit import Project

pytestmark = pytest.mark.browser


def test_an_old_address_opens_the_article(browser: Browser, tmp_path: Path) -> None:
    """The redirect works from a file that is opened by double-click too, and without a script."""
    text = "---\ntitle: नया पुल\naliases: [/2019/पुल/]\n---\nनदी पर नया पुल आज खुल गया।\n"
    project = Project(tmp_path, {"a.md": text})
    project.build()
    (article,) = project.public.glob("articles/*.html")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((project.public / "2019" / "पुल" / "index.html").as_uri())
    page.wait_for_url(article.as_uri())
    assert page.text_content("h1") == "नया पुल"
    context.close()
