"""Comparison of extractors for the main text of saved pages: recall, precision, pages a second.

Run `python benchmarks/main_text.py [FOLDER ...]`; each folder holds pages (.html) and the wanted text of each (.txt).
In the text, each line is a paragraph. Lines that begin with '? ' (headline, byline, captions) are neither wanted nor
wrong. The measure counts words. Trafilatura and readability-lxml are measured if they are installed."""

import importlib
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from site_builder.model import Source
from site_builder.parsing import parse
from site_builder.sources.page_metadata import page_front
from site_builder.text.normalise import normalise

PAGES = Path(__file__).parents[1] / "tests" / "parsing" / "html" / "web_pages"
TAG = re.compile(r"<[^>]*>")


def own(html: str) -> str:
    """Return all text that our page would show, headline included. The metadata is read as well."""
    text = normalise(html)
    front = page_front(text)
    structure = parse(Source("page.html", "", "html", text, front, 1, "utf-8"))
    shown = [block.text for block in structure.blocks if block.kind != "boilerplate"]
    return "\n".join(filter(None, [structure.kicker, structure.headline, structure.standfirst, *shown]))


def trafilatura(html: str) -> str:
    """Return the text that trafilatura extracts, without comments."""
    return importlib.import_module("trafilatura").extract(html, include_comments=False) or ""


def readability(html: str) -> str:
    """Return the text that readability-lxml extracts."""
    document = importlib.import_module("readability").IndexedDocument(html)
    return f"{document.short_title()}\n{TAG.sub(' ', document.summary())}"


def words(text: str) -> Counter[str]:
    """Return the words of a text without punctuation."""
    return Counter(re.split(r"[\s,.।:;|'\"‘’“”?!()-]+", text)) - Counter({"": 1 << 40})


def measure(extract: Callable[[str], str], pages: list[Path]) -> tuple[float, float, int, float]:
    """Return mean recall, mean precision, the number of pages with both at 0.95 or more, and pages a second."""
    recalls, precisions, took = [], [], 0.0
    for page in pages:
        html = page.read_text("utf-8")
        extract(html)
        start = time.process_time()
        found = words(extract(html))
        took += time.process_time() - start
        rows = page.with_suffix(".txt").read_text("utf-8").splitlines()
        wanted = words("\n".join(row for row in rows if not row.startswith("? ")))
        neutral = words("\n".join(row[2:] for row in rows if row.startswith("? ")))
        recalls.append((found & wanted).total() / max(1, wanted.total()))
        precisions.append((found & (wanted + neutral)).total() / max(1, found.total()))
    good = sum(r >= 0.95 and p >= 0.95 for r, p in zip(recalls, precisions, strict=True))
    return statistics.mean(recalls), statistics.mean(precisions), good, len(pages) / took


def main() -> None:
    """Print one row for each extractor, and the pages with our worst results."""
    folders = [Path(argument) for argument in sys.argv[1:]] or [PAGES]
    pages = [page for folder in folders for page in sorted(folder.glob("*.html"))]
    if not pages:
        sys.exit(f"No pages (.html) in {', '.join(map(str, folders))}. Name folders that hold pages and their texts.")
    print(f"{len(pages)} pages: recall, precision, both >= 0.95, pages a second")
    for extract in (own, trafilatura, readability):
        try:
            recall, precision, good, speed = measure(extract, pages)
        except ImportError:
            print(f"{extract.__name__}: not installed")
            continue
        print(f"{extract.__name__}: {recall:.3f} {precision:.3f} {good} {speed:.0f}")
        for page in pages:
            one = measure(extract, [page])
            if min(one[:2]) < 0.95:
                print(f"  {page.stem}: {one[0]:.2f} {one[1]:.2f}")


if __name__ == "__main__":
    main()
