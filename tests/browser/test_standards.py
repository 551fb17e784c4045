"""Independent checkers: axe for accessibility, and the Nu HTML checker."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.kit import TOOLS

pytestmark = pytest.mark.browser

AXE = TOOLS / "axe-core" / "axe.min.js"
EVERY_RULE = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
VNU = TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar"


# Only colours depend on the colour scheme, so all other rules run once for each width.
@pytest.mark.parametrize(
    ("width", "scheme", "rules"),
    [
        (390, "light", EVERY_RULE),
        (1280, "dark", EVERY_RULE),
        (390, "dark", COLOURS),
        (1280, "light", COLOURS),
    ],
)
def test_axe_finds_no_violation(
    browser: Browser, kinds: dict[str, Path], width: int, scheme: str, rules: dict[str, object]
) -> None:
    """Every kind of page meets WCAG 2.2 AA and axe's best practices, on phone and desktop, in light and dark."""
    if not AXE.is_file():
        pytest.skip("NO ACCESSIBILITY TEST: npm ci --prefix tests/tools")
    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light", bypass_csp=True, viewport={"width": width, "height": 900}
    )
    page = context.new_page()
    for name, path in kinds.items():
        page.goto(path.as_uri())
        page.add_script_tag(path=AXE)
        found = page.evaluate("rules => axe.run(document, {runOnly: rules})", rules)
        assert [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]] == [], name
        assert len(found["passes"]) > (15 if rules is EVERY_RULE else 0), name
    context.close()


def test_the_html_checker_finds_no_error(site: Path) -> None:
    """Every page is valid HTML, and the stylesheet is valid CSS."""
    if not VNU.is_file() or shutil.which("java") is None:
        pytest.skip("NO HTML CHECK: needs java, and npm ci --prefix tests/tools")
    files = [str(path) for path in sorted(site.rglob("*.html"))]
    files += [str(path) for path in sorted(site.rglob("*.css"))]
    command = ["java", "-Xss4m", "-jar", str(VNU), "--also-check-css", "--format", "json", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(done.stderr)["messages"]
    wrong = [f"{Path(m.get('url', '')).name}: {m['message']}" for m in messages if m["type"] == "error"]
    assert wrong == []
