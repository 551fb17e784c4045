"""The documentation is a site: every page is in it, links lead somewhere, nothing is loaded from elsewhere."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.kit import ROOT, links

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the site, built as `make docs` does."""
    folder = tmp_path_factory.mktemp("docs")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


def test_every_page_of_the_documentation_is_in_the_site(site: Path) -> None:
    wanted = {page.relative_to(ROOT / "docs").with_suffix(".html") for page in (ROOT / "docs").rglob("*.md")}
    assert {page.relative_to(site) for page in site.rglob("*.html")} == wanted | {Path("404.html")}


def test_every_link_leads_to_a_file_of_the_site(site: Path) -> None:
    """Links to code of the repository become plain text."""
    dead = [
        (page.name, link)
        for page in site.rglob("*.html")
        if page.name != "404.html"
        for link in links(page.read_text("utf-8"))[0]
        if not re.match(r"[a-z]+:|#|$", link) and not (page.parent / link.partition("#")[0]).is_file()
    ]
    assert dead == []


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    """The site opens by double-click and without a network."""
    loaded = re.compile(
        r"<(?:script|img|iframe)[^>]* src=\"?https?:|<link[^>]*rel=\"?stylesheet\"?[^>]*href=\"?https?:"
    )
    assert [page.name for page in site.rglob("*.html") if loaded.search(page.read_text("utf-8"))] == []
