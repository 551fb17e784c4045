"""Take the README's pictures from the seeds: `make pictures` (needs Chromium)."""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from site_builder.cli import main as news_digest

__all__ = ["main"]

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
SHOTS = (
    ("front", "index.html", 1280, 860, "light"),
    ("article", "articles/*us-up*.html", 1280, 1400, "light"),
    ("article-phone-dark", "articles/*us-up*.html", 390, 844, "dark"),
    ("search", "search.html#q=dvipakshiya sambandh", 1280, 860, "light"),
    ("entity-phone", "places/bharat.html", 390, 844, "light"),
)


def main() -> int:
    """Build the seeds' site in a scratch folder and photograph it; return 0."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        site = Path(scratch) / "public"
        cache = Path(scratch) / "digest.toml"
        cache.write_text("", "utf-8")
        news_digest(["build", str(ROOT / "seeds"), "--output", str(site), "--config", str(cache), "--quiet"])
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, pattern, width, height, scheme in SHOTS:
            context = chromium.new_context(
                viewport={"width": width, "height": height}, color_scheme="dark" if scheme == "dark" else "light"
            )
            page = context.new_page()
            name_of_file, hash_sign, query = pattern.partition("#")
            page.goto(next(site.glob(name_of_file)).as_uri() + hash_sign + query)
            if query:
                page.wait_for_selector("#results li")
            page.screenshot(path=PICTURES / f"{name}.png")
            context.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
