"""The text runs of saved pages with measures and labels, to which the decision 'page' is fitted.

`python -m training.page_runs` prints for each suite of pages the change of F1 of the words when the weights are fitted
to all other suites. It takes about a minute."""

import json
import lzma
import re
import statistics
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from site_builder.model import Source
from site_builder.parsing.html.blocks import asked_runs
from site_builder.parsing.html.main_text import weight
from site_builder.parsing.html.not_story.page_furniture import runs_apart
from site_builder.parsing.lines.measures import Values
from site_builder.sources.page_metadata import page_front
from site_builder.text.normalise import normalise
from training.line_fits import Group, logistic, weighed

__all__ = ["PageRuns", "page_groups", "page_runs"]

DATA = Path(__file__).parent.parent.parent / "shared" / "data"

_SAID = 60
"""Number of letters at the beginning or end of a run that must occur in the stated text of the story."""
_LETTERS = re.compile(r"[\W_]+")


class PageRuns(NamedTuple):
    """The runs of one page."""

    page: str
    suite: str
    sizes: list[int]
    """Code points of each run."""
    weights: list[int]
    """Code points of running text in each run."""
    values: list[Values]
    story: list[bool]


def page_runs(folder: Path) -> Iterator[PageRuns]:
    """Yield the pages of a folder that have a stated text (`truth.jsonl`)."""
    for row in (folder / "truth.jsonl").read_text("utf-8").splitlines():
        truth = json.loads(row)
        if truth.get("text"):
            text = normalise(lzma.decompress((folder / truth["page"]).read_bytes()).decode("utf-8", "replace"))
            asked = asked_runs(Source("page.html", "", "html", text, page_front(text), 1, "utf-8"))
            stated = _bare(truth["text"])
            bare = [_bare(run.text) for run, _ in asked]
            story = [bool(run) and (run[:_SAID] in stated or run[-_SAID:] in stated) for run in bare]
            sizes, weights = [len(run.text) for run, _ in asked], [weight(run) for run, _ in asked]
            yield PageRuns(truth["page"], truth["suite"], sizes, weights, [value for _, value in asked], story)


def page_groups(pages: Iterable[PageRuns]) -> list[Group]:
    """Return each run of pages. A run of a long page has less weight."""
    found = []
    for page in pages:
        total = sum(size**0.5 for size in page.sizes)
        for value, is_story, size in zip(page.values, page.story, page.sizes, strict=True):
            found.append(Group(page.page, [value], [is_story], size**0.5 / total, size))
    return found


def _bare(text: str) -> str:
    return _LETTERS.sub("", normalise(text)).lower()


def _f1(page: PageRuns, gone: frozenset[int]) -> float:
    """Return F1 of the code points of the runs that are kept."""
    kept = sum(size for i, size in enumerate(page.sizes) if i not in gone)
    right = sum(size for i, size in enumerate(page.sizes) if i not in gone and page.story[i])
    whole = sum(size for size, is_story in zip(page.sizes, page.story, strict=True) if is_story)
    return 2 * right / (kept + whole) if right else 0.0


def main() -> int:
    """Print a row for each suite: pages, F1 before and after, pages with a lower F1; return 1 without data."""
    if not DATA.is_dir():
        print(f"no data at {DATA}", file=sys.stderr)
        return 1
    pages = list(page_runs(DATA / "pages"))
    for suite in Counter(page.suite for page in pages):
        groups = page_groups([page for page in pages if page.suite != suite])
        names = sorted({name for group in groups for name in group.values[0]})
        weights = dict(zip(names, logistic(groups, names), strict=True))
        moved = []
        for page in (page for page in pages if page.suite == suite):
            odds = [weighed(weights, value) for value in page.values]
            moved.append((_f1(page, frozenset()), _f1(page, runs_apart(page.weights, odds, page.sizes))))
        before, after = (statistics.mean(figures) for figures in zip(*moved, strict=True))
        lose = sum(b > a + 0.005 for b, a in moved)
        print(f"{suite:12} {len(moved):4} pages  F1 {before:.4f} -> {after:.4f}  lower on {lose}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
