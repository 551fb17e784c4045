"""What each number in the rules for saved pages is worth: each is halved and doubled, and the pages are read again.

    python -m benchmarks.thresholds ../shared/data/pages [--every 3] [--only blocks.py]

Printed, one row a number: how many pages come out otherwise (kinds of blocks too), and how far the mean F1 of their
words moves, in thousandths; a number of a title or an author is judged by how many of them are right. A number that
moves nothing guards a page that is not among these.
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
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.main_text import words
from site_builder.model import Source
from site_builder.parsing import parse
from site_builder.sources.page_metadata import page_front
from site_builder.text.normalise import normalise

ROOT = Path(__file__).parents[1]
MODULES = (
    *(
        f"parsing/html/{name}.py"
        for name in ("blocks", "given_back", "main_text", "runs", "stated_text", "teaser_lists")
    ),
    "sources/page_metadata.py",
)
# Smaller ones are counts and positions, not thresholds.
LEAST = 4


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the code."""

    module: str
    line: int
    column: int
    """In bytes of UTF-8, from 0."""
    text: str
    """As it is written."""

    def changed(self, factor: float) -> str:
        """Return it times `factor`; a share stays one."""
        value = ast.literal_eval(self.text)
        return repr(min(1.0, value * factor) if isinstance(value, float) else int(value * factor))


def numbers(module: str) -> Iterator[Number]:
    """Yield the numbers of a module that may be thresholds."""
    source = (ROOT / "site_builder" / module).read_text("utf-8")
    for node in ast.walk(ast.parse(source)):
        value = node.value if isinstance(node, ast.Constant) else None
        if isinstance(node, ast.Constant) and (isinstance(value, float) or (isinstance(value, int) and value >= LEAST)):
            yield Number(module, node.lineno, node.col_offset, ast.get_source_segment(source, node) or "")


def score(folder: Path, every: int) -> dict[str, tuple[str, float, int]]:
    """Return for each page a digest of what is read, F1 of its words, and how many of title and author are right."""
    found = {}
    rows = [json.loads(row) for row in (folder / "truth.jsonl").read_text("utf-8").splitlines()]
    for row in [row for row in rows if row.get("text")][::every]:
        html = lzma.decompress((folder / row["page"]).read_bytes()).decode("utf-8", "replace")
        text = normalise(html)
        front = page_front(text)
        read = parse(Source("page.html", "", "html", text, front, 1, "utf-8"))
        told = [(block.kind, block.text) for block in read.blocks]
        shown = [text for kind, text in told if kind != "boilerplate"]
        have = words("\n".join(filter(None, [read.kicker, read.headline, read.standfirst, *shown])))
        want = words(normalise(row["text"]))
        right = sum(getattr(front, key) == row.get(key) for key in ("title", "author") if row.get(key))
        digest = hashlib.sha256(repr((read.kicker, read.standfirst, read.byline, told, front)).encode()).hexdigest()
        found[row["page"]] = digest, 2 * (have & want).total() / max(1, have.total() + want.total()), right
    return found


def with_number(number: Number, value: str, arguments: list[str]) -> dict[str, tuple[str, float, int]]:
    """Return the scores of a copy of the package in which one number is another."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name)
        for part in ("site_builder", "benchmarks"):
            shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
        file = copy / "site_builder" / number.module
        rows = file.read_text("utf-8").split("\n")
        row, end = rows[number.line - 1].encode(), number.column + len(number.text)
        rows[number.line - 1] = (row[: number.column] + value.encode() + row[end:]).decode()
        file.write_text("\n".join(rows), "utf-8")
        command = [sys.executable, "-m", "benchmarks.thresholds", *arguments, "--score"]
        done = subprocess.run(
            command, cwd=copy, env={**os.environ, "PYTHONPATH": name}, capture_output=True, text=True, check=True
        )
        return {page: (digest, f1, right) for page, (digest, f1, right) in json.loads(done.stdout).items()}


def main() -> None:
    """Print one row a number."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--every", type=int, default=3, help="read every so many pages (default: 3)")
    parser.add_argument("--only", default="", help="modules with this in their path")
    parser.add_argument("--score", action="store_true", help="print the scores as they are")
    chosen = parser.parse_args()
    if chosen.score:
        print(json.dumps(score(chosen.pages, chosen.every)))
        return
    arguments = [str(chosen.pages.resolve()), "--every", str(chosen.every)]
    base = score(chosen.pages, chosen.every)
    mean = sum(f1 for _, f1, _ in base.values()) / len(base)
    print(f"{len(base)} pages, F1 {mean:.4f}, titles and authors right {sum(right for *_, right in base.values())}")
    for number in (one for module in MODULES if chosen.only in module for one in numbers(module)):
        line = (ROOT / "site_builder" / number.module).read_text("utf-8").split("\n")[number.line - 1].strip()
        told = []
        for factor in (0.5, 2.0):
            other = with_number(number, number.changed(factor), arguments)
            moved = sum(other[page][0] != base[page][0] for page in base)
            f1 = 1000 * sum(other[page][1] - base[page][1] for page in base) / len(base)
            right = sum(other[page][2] - base[page][2] for page in base)
            told.append(f"{number.changed(factor)}: {moved} pages, F1 {f1:+.2f}, right {right:+d}")
        print(f"{number.module}:{number.line}: {line} | {' | '.join(told)}", flush=True)


if __name__ == "__main__":
    main()
