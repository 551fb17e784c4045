"""Independent checkers: axe for accessibility, and the Nu HTML checker."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.kit import TOOLS

pytestmark = pytest.mark.browser

AXE = TOOLS / "axe-core" / "axe.min.js"
EVERY_RULE = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
Scheme = Literal["light", "dark"]
# For a program that ends after seconds: no second compilation of its code, no threads that collect garbage.
BRIEF = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
VNU = TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar"


@pytest.mark.parametrize(("width", "first", "then"), [(390, "light", "dark"), (1280, "dark", "light")])
def test_axe_finds_no_violation(
    browser: Browser, kinds: dict[str, Path], width: int, first: Scheme, then: Scheme
) -> None:
    """Every kind of page meets WCAG 2.2 AA and axe's best practices, on phone and desktop, in light and dark."""
    if not AXE.is_file():
        pytest.skip("NO ACCESSIBILITY TEST: npm ci --prefix tests/tools")
    context = browser.new_context(bypass_csp=True, viewport={"width": width, "height": 900})
    page = context.new_page()
    for name, path in kinds.items():
        page.emulate_media(color_scheme=first)
        page.goto(path.as_uri())
        page.add_script_tag(path=AXE)
        _find_no_violation(page, EVERY_RULE, 15, name)
        page.emulate_media(color_scheme=then)  # Only colours depend on the colour scheme.
        _find_no_violation(page, COLOURS, 0, name)
    context.close()


def _find_no_violation(page: Page, rules: Mapping[str, object], fewest: int, name: str) -> None:
    """Check that no rule is violated, and that more than `fewest` rules are met."""
    # axe describes each element of a violation, but of the rules that are met only one, which takes less time.
    found = page.evaluate("runOnly => axe.run(document, {runOnly, resultTypes: ['violations']})", rules)
    assert [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]] == [], name
    assert len(found["passes"]) > fewest, name


def test_the_html_checker_finds_no_error(site: Path) -> None:
    """Every page is valid HTML, and the stylesheet is valid CSS."""
    if not VNU.is_file() or shutil.which("java") is None:
        pytest.skip("NO HTML CHECK: needs java, and npm ci --prefix tests/tools")
    files = [str(path) for path in sorted(site.rglob("*.html"))]
    files += [str(path) for path in sorted(site.rglob("*.css"))]
    command = ["java", *BRIEF, "-Xss4m", "-jar", str(VNU), "--also-check-css", "--format", "json", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(done.stderr)["messages"]
    wrong = [f"{Path(m.get('url', '')).name}: {m['message']}" for m in messages if m["type"] == "error"]
    assert wrong == []
