"""The effect of each number in a rule: the program halves and doubles it, and reads all texts again.

    python -m benchmarks.thresholds MEASURE MODULE ... [--every 3] [--data ../shared/data] [--site SITE]

MEASURE names the texts that are read again: `pages` (saved pages), `metadata` (what saved pages state), `lines` (plain
text, as parsed), `finders` (plain text, with names, values and quotes), `points` (key points), `stories` (the invented
reports of benchmarks/story_reports*.tsv), `identity` (the pairs of names in benchmarks/identity_pairs*.tsv, except
those kept apart) or `search` (the queries of benchmarks/search_queries*.tsv, except those kept apart, over SITE, which
is built from the folder articles/hi of the data). MODULE is a path, such as `parsing/html/blocks.py`, or a folder,
which stands for all its modules.

The output is a table in Markdown, kept in benchmarks/results/thresholds.md: one row for each number, first with half of
it, then with twice as much (for a log-odds of 0: 1 less and 1 more). A row has the number of pages, articles, pairs or
queries with another result, and the change of the measure in thousandths. The measure is the mean F1 of words for
pages, the share of correct titles, authors and dates for metadata, the share of correct pairs for stories and identity,
and the mean of recall and of correct first results for search. For pages and metadata the row also has the change in
correct values.
A number without any effect may matter for texts that are not among these.
"""

import argparse
import ast
import hashlib
import json
import lzma
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from benchmarks.identity import PAIRS, joined, read_pairs
from benchmarks.main_text import words
from benchmarks.pages import same_day, same_names
from benchmarks.search_quality import SETS, keys, questions
from benchmarks.search_quality import judge as judged_query
from benchmarks.stories import FILES, judge, read_reports
from site_builder.entities import extract
from site_builder.key_points import key_points
from site_builder.model import Source, Structure
from site_builder.parsing import parse
from site_builder.search.finding import find
from site_builder.search.shelf import Shelf
from site_builder.sources.page_metadata import page_front
from site_builder.sources.reading import read
from site_builder.text.language_profile import language_of
from site_builder.text.likeness.key_terms import key_terms
from site_builder.text.normalise import normalise

ROOT = Path(__file__).parents[1]
# Smaller numbers are counts and positions, not thresholds, unless the number is a named constant of the module.
LEAST = 4
Scores: TypeAlias = dict[str, tuple[str, float, int]]
"""For each text: a digest of the result, the figure of the measure, and a count of correct values."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the code."""

    module: str
    line: int
    column: int
    """Its position in the UTF-8 bytes of the module, from 0."""
    text: str
    """Its spelling in the code."""

    def changed(self, factor: float) -> str:
        """Return the number times `factor`. A share stays below 1, and 0.0 becomes -1.0 or 1.0."""
        value = ast.literal_eval(self.text)
        if isinstance(value, int):
            return repr(max(1, int(value * factor)))
        return repr(value * factor if value > 1 else min(1.0, value * factor) if value else factor // 1 - 1 or 1.0)


def numbers(module: str, source: str) -> Iterator[Number]:
    """Yield the numbers of a module that may be thresholds."""
    tree = ast.parse(source)
    named = {id(node.value) for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign)}
    for node in ast.walk(tree):
        value = node.value if isinstance(node, ast.Constant) else None
        # 0.0 and 1.0 amid the code are the ends of a scale.
        if value in {0.0, 1.0} and id(node) not in named:
            continue
        if isinstance(value, float) or (type(value) is int and value >= (2 if id(node) in named else LEAST)):
            assert isinstance(node, ast.Constant)
            yield Number(module, node.lineno, node.col_offset, ast.get_source_segment(source, node) or "")


def _digest(*values: object) -> str:
    return hashlib.sha256(repr(values).encode()).hexdigest()


def _shape(read: Structure) -> tuple[object, ...]:
    told = [(block.kind, block.text, block.duplicate) for block in read.blocks]
    return read.kicker, read.headline, read.standfirst, read.byline, read.published, read.updated, told


def pages(data: Path, every: int, _: Path) -> Scores:
    """Read saved pages."""
    found = {}
    rows = [json.loads(row) for row in (data / "pages" / "truth.jsonl").read_text("utf-8").splitlines()]
    for row in [row for row in rows if row.get("text")][::every]:
        html = lzma.decompress((data / "pages" / row["page"]).read_bytes()).decode("utf-8", "replace")
        text = normalise(html)
        front = page_front(text)
        read = parse(Source("page.html", "", "html", text, front, 1, "utf-8"))
        shown = [block.text for block in read.blocks if block.kind != "boilerplate"]
        have = words("\n".join(filter(None, [read.kicker, read.headline, read.standfirst, *shown])))
        want = words(normalise(row["text"]))
        right = sum(getattr(front, key) == row.get(key) for key in ("title", "author") if row.get(key))
        f1 = 2 * (have & want).total() / max(1, have.total() + want.total())
        why = [(block.rule, block.around) for block in read.blocks]
        found[row["page"]] = _digest(_shape(read), why, front), f1, right
    return found


def metadata(data: Path, every: int, _: Path) -> Scores:
    """Read only what saved pages state."""
    found = {}
    for row in list(map(json.loads, (data / "pages" / "truth.jsonl").read_text("utf-8").splitlines()))[::every]:
        html = lzma.decompress((data / "pages" / row["page"]).read_bytes()).decode("utf-8", "replace")
        front = page_front(normalise(html))
        right = []
        if row.get("title"):
            right.append(normalise(front.title or "").casefold() == normalise(row["title"]).casefold())
        if row.get("author"):
            right.append(same_names(front.author, row["author"]))
        if row.get("date"):
            right.append(same_day(front.date, row["date"]))
        found[row["page"]] = _digest(front), sum(right) / max(1, len(right)), sum(right)
    return found


def _structures(data: Path, every: int) -> Iterator[tuple[str, Structure]]:
    for folder in ("articles/hi", "articles/en", "newspaper-days/hi", "dumps/hi"):
        for path in sorted((data / folder).glob("*.txt"))[::every]:
            yield f"{folder}/{path.name}", parse(read(data / folder, path.name).source)


def lines(data: Path, every: int, _: Path) -> Scores:
    """Parse plain text."""
    return {name: (_digest(_shape(one)), 0.0, 0) for name, one in _structures(data, every)}


def finders(data: Path, every: int, _: Path) -> Scores:
    """Parse plain text, and find names, values and quotes in it."""
    return {name: (_digest(extract(one)), 0.0, 0) for name, one in _structures(data, every)}


def points(data: Path, every: int, _: Path) -> Scores:
    """Choose the key points of plain text."""
    found = {}
    for name, one in _structures(data, every):
        language, headline = language_of(one.language), one.headline or ""
        told = [block.text for block in one.blocks if block.kind == "paragraph" and not block.duplicate]
        terms = key_terms(headline, [" ".join(told)], language)
        found[name] = _digest(key_points(one, headline, terms, language)), 0.0, 0
    return found


def stories(_: Path, every: int, __: Path) -> Scores:
    """Put reports of one event together."""
    pairs = [pair for file in FILES for pair in judge(read_reports(file))]
    return {
        str(number): (str(pair.joined), float(pair.joined == pair.same), 0)
        for number, pair in list(enumerate(pairs))[::every]
    }


def identity(_: Path, every: int, __: Path) -> Scores:
    """Join names of two articles."""
    files = sorted(file for file in PAIRS.parent.glob("identity_pairs*.tsv") if "apart" not in file.name)
    pairs = [pair for file in files for pair in read_pairs(file)][::every]
    answers = zip(pairs, joined(pairs), strict=True)
    return {str(number): (str(one), float(one == pair.same), 0) for number, (pair, one) in enumerate(answers)}


def search(data: Path, every: int, site: Path) -> Scores:
    """Answer queries."""
    folder = data / "articles" / "hi"
    texts = keys({path.name: path.read_text("utf-8", "replace") for path in sorted(folder.glob("*.txt"))})
    files = [*(site / "data").glob("articles.jsonl"), *(site / "data").glob("articles/*.jsonl")]
    rows = (json.loads(row) for file in files for row in file.read_text("utf-8").splitlines())
    path_of = {row["address"]: row["path"] for row in rows}
    shelf, found = Shelf.of_site(site), {}
    asked = [query for name in SETS if name != "kept_apart" for query in questions(name)]
    for query in asked[::every]:
        right = judged_query(query, texts)
        names = [path_of[hit.record.address] for hit in find(shelf, query.text).hits][:10]
        first = bool(names and names[0] in right.first) if right.first else not names
        must = min(10, len(right.must))
        recall = len(right.must.intersection(names)) / must if must else float(not names)
        found[query.text] = _digest(names), (first + recall) / 2, 0
    return found


MEASURES: Mapping[str, Callable[[Path, int, Path], Scores]] = {
    "pages": pages, "metadata": metadata, "lines": lines, "finders": finders, "points": points, "stories": stories,
    "identity": identity, "search": search,
}  # fmt: skip


def with_number(copy: Path, number: Number, value: str, arguments: list[str]) -> Scores:
    """Return the scores of a copy of the package in which one number is replaced."""
    file = copy / "site_builder" / number.module
    whole = file.read_text("utf-8")
    rows = whole.split("\n")
    row, end = rows[number.line - 1].encode(), number.column + len(number.text)
    rows[number.line - 1] = (row[: number.column] + value.encode() + row[end:]).decode()
    file.write_text("\n".join(rows), "utf-8")
    command = [sys.executable, "-m", "benchmarks.thresholds", *arguments, "--score"]
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=True)
    except subprocess.CalledProcessError as error:
        return {"": (error.stderr.strip().rpartition("\n")[2], 0.0, 0)}
    finally:
        file.write_text(whole, "utf-8")
    return {name: (digest, figure, right) for name, (digest, figure, right) in json.loads(done.stdout).items()}


def compared(base: Scores, other: Scores) -> str:
    """Return a description of the difference between the scores."""
    if base.keys() != other.keys():
        return f"fails: {other.get('', ('other names', 0, 0))[0]}"
    moved = sum(other[name][0] != base[name][0] for name in base)
    figure = 1000 * sum(other[name][1] - base[name][1] for name in base) / len(base)
    right = sum(other[name][2] - base[name][2] for name in base)
    return f"{moved}, {figure:+.2f}{f', {right:+d} right' if right else ''}" if moved else "none"


def main() -> None:
    """Print one row for each number."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("measure", choices=MEASURES)
    parser.add_argument("modules", nargs="*", metavar="MODULE")
    parser.add_argument("--every", type=int, default=3, help="read only every Nth text (default: 3)")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--site", type=Path, default=Path("public"), help="for search (default: public)")
    parser.add_argument("--score", action="store_true", help="print the scores as they are")
    chosen = parser.parse_args()
    data, site = chosen.data.resolve(), chosen.site.resolve()
    base = MEASURES[chosen.measure](data, chosen.every, site)
    if chosen.score:
        print(json.dumps(base))
        return
    print(f"{len(base)} read, figure {sum(figure for _, figure, _ in base.values()) / len(base):.4f}\n")
    print("| module | number | half | twice |\n|---|---|---|---|", flush=True)
    arguments = [chosen.measure, "--every", str(chosen.every), "--data", str(data), "--site", str(site)]
    with tempfile.TemporaryDirectory() as name:
        for part in ("site_builder", "benchmarks"):
            shutil.copytree(ROOT / part, Path(name, part), ignore=shutil.ignore_patterns("__pycache__"))
        package = Path(name, "site_builder")
        for path in (package / module for module in chosen.modules):
            for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
                source = file.read_text("utf-8")
                rows = source.split("\n")
                for number in numbers(file.relative_to(package).as_posix(), source):
                    told = [
                        f"{value}: {compared(base, with_number(Path(name), number, value, arguments))}"
                        for value in map(number.changed, (0.5, 2.0))
                    ]
                    row = rows[number.line - 1].partition("  #")[0].strip().replace("|", "\\|")
                    print(f"| `{number.module}` | `{row}` | {' | '.join(told)} |", flush=True)


if __name__ == "__main__":
    main()
