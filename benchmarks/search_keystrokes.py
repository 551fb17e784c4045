"""Time until results appear during typing, and the bytes that a reader loads for them, from a file.

    python -m benchmarks.search_keystrokes SITE [FOLDER [ARTICLES]]

The search page is that of the built site SITE. Its index is made again from ARTICLES (10,000) articles of 300 words,
made of the sentences in FOLDER or of the repository's word lists. The benchmark needs Chromium."""

import shutil
import statistics
import sys
import tempfile
from pathlib import Path
from urllib.parse import unquote, urlparse

from playwright.sync_api import Browser, sync_playwright

from benchmarks.search import made_documents
from site_builder.search.indexing.index import build_index

__all__ = ["main"]

_QUERIES = (
    "भूकंप से मौत",
    "दिल्ली में कोरोना",
    "केजरीवाल",
    "bhukamp",
    "hosptal",
    "pradhanmantri",
    "ज्वालामूखी",
    '"मौसम विभाग"',
    "lockdown",
    "सड़क हादसा",
)
_PAUSE = 1_000  # Milliseconds in which more results and their texts are loaded.
# From the event of a letter to the status line, which is written just before the results.
_TYPE = """(text) => new Promise((done) => {
  const field = document.getElementById("q"), began = performance.now();
  const shown = new MutationObserver(() => setTimeout(() => (shown.disconnect(), done(performance.now() - began))));
  shown.observe(document.getElementById("status"), { childList: true });
  field.value = text;
  field.dispatchEvent(new Event("input"));
})"""


def main(arguments: list[str]) -> int:
    """Print the figures; return 0."""
    site = Path(arguments[0])
    folder = Path(arguments[1]) if len(arguments) > 1 else None
    articles = int(arguments[2]) if len(arguments) > 2 else 10_000
    with tempfile.TemporaryDirectory() as made:
        _write(site, Path(made), folder, articles)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            asked = [_ask(browser, Path(made) / "search.html", query) for query in _QUERIES]
            browser.close()
    took = sorted(one for times, _, _, _ in asked for one in times)
    print(
        f"{articles} articles, {len(took)} letters: median {statistics.median(took):.0f} ms, slowest {took[-1]:.0f} ms"
    )
    print("slowest ten: " + " ".join(f"{one:.0f}" for one in took[-10:]))
    loaded = [size for _, size, _, _ in asked]
    mean = sum(loaded) / len(loaded) / 1000
    print(f"bytes until the results are shown: {min(loaded):,} to {max(loaded):,}, {mean:.0f} kB on average")
    print(f"more results and texts, loaded after a pause: {sum(one[3] for one in asked) / len(asked) / 1000:.0f} kB")
    print(f"of the bytes, the page, its style and scripts, and the list of files: {asked[0][2]:,}")
    return 0


def _write(site: Path, made: Path, folder: Path | None, articles: int) -> None:
    shutil.copytree(site / "assets", made / "assets")
    shutil.copy(site / "search.html", made)
    texts = {path.name: path.read_text("utf-8", "replace") for path in sorted(folder.rglob("*.txt"))} if folder else {}
    for file in build_index(made_documents(texts, articles)):
        path = made / file.address
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(file.content)


def _ask(browser: Browser, page_file: Path, query: str) -> tuple[list[float], int, int, int]:
    """Return milliseconds for each letter, and bytes: until results are shown, before a letter, and after results."""
    page = browser.new_page()
    page.goto(page_file.as_uri())
    times = [float(page.evaluate(_TYPE, query[:end])) for end in range(1, len(query) + 1)]
    page.close()
    page = browser.new_page()
    loaded: dict[str, int] = {}
    page.on("request", lambda request: loaded.update({request.url: _size(request.url)}))
    page.goto(page_file.as_uri())
    bare = sum(loaded.values())
    page.evaluate(_TYPE, query)
    first = sum(loaded.values())
    page.wait_for_timeout(_PAUSE)
    page.close()
    return times, first, bare, sum(loaded.values()) - first


def _size(url: str) -> int:
    path = Path(unquote(urlparse(url).path))
    return path.stat().st_size if path.is_file() else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
