"""Results of Pagefind with its own defaults, in the browser that it is made for."""

import functools
import html
import http.server
import json
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

__all__ = ["pagefind"]

_ASK = """async (queries) => {
  const pagefind = await import("/pagefind/pagefind.js"), found = [];
  for (const query of queries) {
    const { results } = await pagefind.search(query);
    found.push((await Promise.all(results.slice(0, 10).map((one) => one.data()))).map(({ url }) => url));
  }
  return found;
}"""


def pagefind(program: Path, texts: dict[str, str], queries: Sequence[str]) -> tuple[dict[str, list[str]], int]:
    """Return the names of the first ten texts for each query, and the size of the index in bytes.

    `program` is the script of the npm package. Each text becomes a page: its first line is the headline, and each other
    line is a paragraph."""
    names = list(texts)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        for number, name in enumerate(names):
            (site / f"{number}.html").write_text(_page(texts[name]), "utf-8")
        subprocess.run(["node", str(program), "--site", folder], check=True, capture_output=True)
        size = sum(file.stat().st_size for file in (site / "pagefind").rglob("*") if file.is_file())
        urls = _asked(site, queries)
    return {q: [names[int(url.strip("/").split(".")[0])] for url in found] for q, found in urls.items()}, size


def _page(text: str) -> str:
    first, *rest = [html.escape(line) for line in text.strip().split("\n")]
    body = "".join(f"<p>{line}</p>" for line in rest)
    return f'<!doctype html><html lang="hi"><meta charset="utf-8"><title>{first}</title><h1>{first}</h1>{body}</html>'


def _asked(site: Path, queries: Sequence[str]) -> dict[str, list[str]]:
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_address[1]}/0.html")
        found: list[list[str]] = json.loads(json.dumps(page.evaluate(_ASK, list(queries))))
        browser.close()
        server.shutdown()
    return dict(zip(queries, found, strict=True))


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's own name
        """Log nothing."""
