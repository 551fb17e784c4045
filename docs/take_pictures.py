"""Take the pictures of the README and the gallery: `make pictures` (needs Chromium)."""

import io
import shutil
import sys
import tempfile
from itertools import cycle
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from benchmarks.stories import FILES, read_reports
from site_builder.cli import main as news_digest

__all__ = ["main"]

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
SEEDS = (
    ("front", "index.html", 1280, 860, "light"),
    ("article", "articles/*us-up*.html", 1280, 1400, "light"),
    ("article-phone-dark", "articles/*us-up*.html", 390, 844, "dark"),
    ("search", "search.html#q=dvipakshiya sambandh", 1280, 860, "light"),
    ("entity-phone", "places/bharat.html", 390, 844, "light"),
)
# Two articles have no story and little to count: these pages are made of the reports of `benchmarks`.
REPORTS = (
    ("story", "stories/*mandi*.html", 1280, 1000, "light"),
    ("entity", "places/dilli.html", 1280, 1000, "light"),
)
# Invented.
_SOURCES = ("उदाहरण समाचार", "नमूना पत्रिका", "मिसाल वार्ता")
_COLOURS = 128
"""Of a picture: text on paper needs no more, and the file is half as large."""


def main() -> int:
    """Build the sites in a scratch folder and photograph them; return 0."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        reports = Path(scratch) / "reports"
        _write_reports(reports)
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for articles, shots in ((ROOT / "seeds", SEEDS), (reports, REPORTS)):
            project = Path(scratch) / "sites" / articles.name
            project.mkdir(parents=True)
            (project / "digest.toml").write_text("", "utf-8")
            site = project / "public"
            news_digest(
                ["build", str(articles), "--output", str(site), "--config", str(project / "digest.toml"), "--quiet"]
            )
            for shot in shots:
                _photograph(chromium, site, *shot)
    return 0


def _write_reports(folder: Path) -> None:
    folder.mkdir()
    dated = [one for file in FILES for one in read_reports(file) if one.language == "hi" and one.published]
    for number, (one, source) in enumerate(zip(dated, cycle(_SOURCES), strict=False)):
        matter = f"---\ndate: {one.published}\nsource: {source}\n---\n# {one.headline}\n\n{one.text}\n"
        (folder / f"{number:03}.md").write_text(matter, "utf-8")


def _photograph(chromium: Browser, site: Path, name: str, pattern: str, width: int, height: int, scheme: str) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": height}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    name_of_file, hash_sign, query = pattern.partition("#")
    page.goto(next(site.glob(name_of_file)).as_uri() + hash_sign + query)
    if query:
        page.wait_for_selector("#results li")
    picture = Image.open(io.BytesIO(page.screenshot()))
    small = picture.convert("RGB").quantize(_COLOURS, kmeans=2, dither=Image.Dither.NONE)
    small.save(PICTURES / f"{name}.png", optimize=True)
    context.close()


if __name__ == "__main__":
    sys.exit(main())
