"""Quality of reading saved pages of other publishers: text, headline, author and date, one row for each suite.

    python -m benchmarks.pages ../shared/data/pages [--half learn|score] [--worst 20] [--save FILE] [--against FILE]

The folder holds pages (`*.html.xz`) and `truth.jsonl`. A digest of its name puts every page into one of two halves.
Thresholds are set with the half 'learn'; the half 'score' only measures them. F1 counts words with their frequency.
For the suite 'aeb' it counts runs of four words, like that suite's own scorer, from mean precision and recall."""

import argparse
import hashlib
import json
import lzma
import re
import statistics
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.main_text import words
from site_builder.model import Source
from site_builder.parsing import parse
from site_builder.sources.page_metadata import page_front
from site_builder.text.normalise import normalise

RUN = 4
"""Words in a run, as in the scorer of scrapinghub/article-extraction-benchmark."""
NEITHER = frozenset({"boilerplate", "byline", "caption", "dateline", "highlights-label", "timestamp"})
"""Kinds of blocks that only some suites count as text. Like the headline, they are neither wanted nor wrong."""
UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")  # Thai, Japanese, Chinese
NAMES = re.compile(r"[\s,;&|/]+(?:and\s+|und\s+|et\s+|y\s+)?")


@dataclass(frozen=True, slots=True)
class Score:
    """The scores of one page."""

    page: str
    suite: str
    precision: float
    recall: float
    f1: float
    title: bool | None
    """None where the suite does not state it."""
    author: bool | None
    date: bool | None
    digest: str
    """In all of the text that was read."""


def half(page: str) -> str:
    """Return the half of a page."""
    return ("learn", "score")[hashlib.sha256(page.encode()).digest()[0] % 2]


def runs_of_words(text: str) -> Counter[str]:
    """Return the runs of four words of a text."""
    tokens = re.findall(r"\w+", text, re.UNICODE)
    return Counter(" ".join(tokens[i : i + RUN]) for i in range(max(1, len(tokens) - RUN + 1)))


def spaced_words(text: str) -> Counter[str]:
    """Return the words of a text, or the characters for scripts without spaces between words."""
    return words(UNSPACED.sub(r" \g<0> ", text))


def same_day(found: str | None, truth: str) -> bool:
    """Return whether two times are of the same day, as written or in UTC."""
    if found is None:
        return False
    return found[:10] == truth[:10] or _utc_day(found) == _utc_day(truth)


def _utc_day(time: str) -> str:
    try:
        moment = datetime.fromisoformat(time)
    except ValueError:
        return time[:10]
    return f"{moment.astimezone(UTC):%Y-%m-%d}" if moment.tzinfo else time[:10]


def same_names(found: str | None, truth: list[str] | str) -> bool:
    """Return whether two lists of names have the same words, in any order."""
    stated = truth if isinstance(truth, str) else ", ".join(truth)
    one, other = (Counter(NAMES.split(normalise(names).casefold())) for names in (found or "", stated))
    return one == other


def measure(folder: Path, row: dict[str, Any]) -> Score:
    """Return the score of the page to which `row` of the truth belongs."""
    text = normalise(lzma.decompress((folder / row["page"]).read_bytes()).decode("utf-8", "replace"))
    front = page_front(text)
    read = parse(Source("page.html", "", "html", text, front, 1, "utf-8"))
    told = [(block.kind, block.text) for block in read.blocks]
    count = runs_of_words if row["suite"] == "aeb" else spaced_words
    wanted = count(normalise(row["text"]))
    have = count("\n".join([read.standfirst or "", *(text for kind, text in told if kind not in NEITHER)]))
    beside = [read.headline or "", *(text for kind, text in told if kind in NEITHER - {"boilerplate"})]
    have += sum(map(count, beside), Counter()) & (wanted - have)
    right = (have & wanted).total()
    precision, recall = right / max(1, have.total()), right / max(1, wanted.total())
    titled = words(normalise(row.get("title") or ""))
    title = titled in (words(read.headline or ""), words(f"{read.kicker} {read.headline}")) if titled else None
    return Score(
        row["page"],
        row["suite"],
        precision,
        recall,
        2 * precision * recall / (precision + recall) if right else 0.0,
        title,
        same_names(read.byline, row["author"]) if row.get("author") else None,
        same_day(read.published, row["date"]) if row.get("date") else None,
        hashlib.sha256(repr((read.kicker, read.standfirst, told, front)).encode()).hexdigest()[:8],
    )


def share(values: list[bool | None]) -> str:
    """Return the share of true values among the known ones."""
    known = [value for value in values if value is not None]
    return f"{sum(known) / len(known):.3f}" if known else "-"


def report(scores: list[Score]) -> None:
    """Print one row for each suite."""
    for suite in [*dict.fromkeys(score.suite for score in scores), "all"]:
        of = [score for score in scores if suite in (score.suite, "all")]
        precision, recall = (statistics.mean(getattr(score, key) for score in of) for key in ("precision", "recall"))
        f1 = statistics.mean(score.f1 for score in of)
        if suite == "aeb":
            f1 = 2 * precision * recall / (precision + recall)
        low = sum(score.f1 < 0.5 for score in of)
        facts = "  ".join(
            f"{key} {share([getattr(score, key) for score in of])}" for key in ("title", "author", "date")
        )
        print(f"{suite:12} {len(of):4}  P {precision:.3f} R {recall:.3f} F1 {f1:.3f}  under .5: {low:2}  {facts}")


def main() -> None:
    """Print the figures of both halves, and what the options ask for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--half", choices=("learn", "score"))
    parser.add_argument("--worst", type=int, default=0, help="print this number of the worst pages of the half 'learn'")
    parser.add_argument("--save", type=Path, help="write the scores here")
    parser.add_argument("--against", type=Path, help="print the pages of 'learn' with another score in that file")
    chosen = parser.parse_args()
    rows = [json.loads(row) for row in (chosen.pages / "truth.jsonl").read_text("utf-8").splitlines()]
    rows = [row for row in rows if row.get("text") and chosen.half in (None, half(row["page"]))]
    with ProcessPoolExecutor(2) as pool:
        scores = list(pool.map(measure, [chosen.pages] * len(rows), rows, chunksize=8))
    for name in ("learn", "score"):
        if of := [score for score in scores if half(score.page) == name]:
            print(f"half '{name}'")
            report(of)
    if chosen.half is None:
        print("both")
        report(scores)
    learn = sorted((score for score in scores if half(score.page) == "learn"), key=lambda score: score.f1)
    for score in learn[: chosen.worst]:
        print(f"{score.page} P {score.precision:.2f} R {score.recall:.2f} F1 {score.f1:.3f}")
    if chosen.against:
        before = {row["page"]: row for row in json.loads(chosen.against.read_text("utf-8"))}
        for score in scores:
            old = before.get(score.page)
            if old and abs(old["f1"] - score.f1) > 0.005:
                name = score.page if half(score.page) == "learn" else "(a page of the other half)"
                print(f"{name}: {old['f1']:.3f} -> {score.f1:.3f}")
    if chosen.save:
        chosen.save.write_text(json.dumps([asdict(score) for score in scores]), "utf-8")


if __name__ == "__main__":
    main()
