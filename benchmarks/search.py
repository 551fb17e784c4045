"""The quality of search results, the size of the index, and the time to make it.

    python -m benchmarks.search [SITE FOLDER]

SITE is built from FOLDER, which holds the articles of ../shared/data (articles/hi and newspaper-days/hi). Without them
only the size of the index is measured, for 10,000 articles of 300 words made of the sentences in FOLDER, or of the
repository's word lists."""

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.pagefind import pagefind
from benchmarks.search_quality import Question, figures, is_figure_only, judge, keys, questions
from site_builder import data
from site_builder.engine.search_store import SearchStore
from site_builder.search.finding import find
from site_builder.search.index_files import IndexFiles
from site_builder.search.indexing.index import build_index, update_index
from site_builder.search.indexing.indexed_documents import IndexedDocument
from site_builder.search.shelf import Shelf
from site_builder.text.language_profile import language_of
from site_builder.text.romanisation.slug import slug
from site_builder.text.sentences import sentences

__all__ = ["made_documents", "main"]

ROOT = Path(__file__).parent.parent
_ARTICLES, _WORDS = 10_000, 300
_MINISEARCH = Path(__file__).with_name("minisearch.js")
_PAGEFIND = Path("pagefind", "lib", "runner", "bin.cjs")


def main(arguments: list[str]) -> int:
    """Print the tables; return 0."""
    texts: dict[str, str] = {}
    if len(arguments) == 2:
        site, folder = map(Path, arguments)
        # A build reads no hidden file, and keeps its list of addresses in one.
        found = sorted(file for file in folder.rglob("*.txt") if not file.name.startswith("."))
        texts = {file.relative_to(folder).as_posix(): file.read_text("utf-8", "replace") for file in found}
        _quality(site, texts)
    _size(texts)
    return 0


def _quality(site: Path, texts: dict[str, str]) -> None:
    files = [*(site / "data").glob("articles.jsonl"), *(site / "data").glob("articles/*.jsonl")]
    rows = (json.loads(row) for file in files for row in file.read_text("utf-8").splitlines())
    path_of = {row["address"]: row["path"] for row in rows}
    known, shelf = keys(texts), Shelf.of_site(site)
    for kind, asked_ones in _sets().items():
        asked = {one: judge(one, known) for one in asked_ones}
        tables = {"ours": figures(asked, lambda q: [path_of[h.record.address] for h in find(shelf, q).hits])[0]}
        for name, found in _others(texts, [one.text for one in asked]).items():
            tables[name] = figures(asked, found.__getitem__)[0]
        for name, table in tables.items():
            title = name + (kind and f", {kind}")
            print(f"\n{title:24}{'queries':>8}{'first':>8}{'recall':>8}{'never':>8}")
            for group, (many, first, recall, never) in table.items():
                print(f"{group:24}{many:8}{first:8.3f}{recall:8.3f}{never:8}")


def _sets() -> dict[str, list[Question]]:
    sets = {"": questions(), "kept apart": questions("kept_apart"), "fourth": questions("fourth")}
    for name in ("third", "fifth"):
        for part, unseen in (("seen", False), ("unseen", True)):
            sets[f"{name}, {part}"] = [one for one in questions(name) if is_figure_only(one) == unseen]
    return sets


def _others(texts: dict[str, str], asked: list[str]) -> dict[str, dict[str, list[str]]]:
    """Return the results of other search programs with their own defaults, for those that are installed."""
    found = {"MiniSearch": _minisearch(texts, asked)}
    program = next((folder / _PAGEFIND for folder in _node_folders() if (folder / _PAGEFIND).is_file()), None)
    if program is None:
        print("skipped Pagefind: npm install pagefind, and set NODE_PATH")
    else:
        found["Pagefind"], size = pagefind(program, texts, asked)
        print(f"Pagefind: {size:,} bytes for {len(texts)} articles")
    return {name: answers for name, answers in found.items() if answers}


def _node_folders() -> list[Path]:
    return [Path(folder) for folder in os.environ.get("NODE_PATH", "").split(os.pathsep) if folder]


def _minisearch(texts: dict[str, str], asked: list[str]) -> dict[str, list[str]]:
    """Return the results of MiniSearch with its own defaults for each query; nothing when it is not installed."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as job:
        json.dump({"texts": texts, "queries": asked}, job)
        job.flush()
        done = subprocess.run(["node", str(_MINISEARCH), job.name], capture_output=True, text=True, check=False)
    if done.returncode:
        print("skipped MiniSearch: npm install minisearch, and set NODE_PATH")
        return {}
    return dict(zip(asked, json.loads(done.stdout), strict=True))


def made_documents(texts: dict[str, str], articles: int = _ARTICLES) -> list[IndexedDocument]:
    """Return this number of articles of 300 words, made of sentences of `texts`, or of the word lists."""
    hindi = language_of("hi")
    pool = [line[a:b] for text in texts.values() for line in text.split("\n") for a, b in sentences(line[:3000], hindi)]
    pool = [one for one in dict.fromkeys(pool) if len(one.split()) > 4]
    if not pool:
        listed = [word for word in data.lines("hi", "names/not") if " " not in word]
        chance = random.Random(7)
        pool = [" ".join(chance.choices(listed, k=12)) for _ in range(20_000)]
    return list(_documents(pool, articles))


def _size(texts: dict[str, str]) -> None:
    documents = made_documents(texts)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    began = time.process_time()
    files = build_index(documents)
    took = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    kinds: Counter[str] = Counter()
    for file in files:
        kinds[file.address.removeprefix("search/")[:1]] += len(file.content)
    beside = kinds.pop("t")
    print(f"\n{_ARTICLES} articles of {_WORDS} words: {sum(kinds.values()):,} bytes, and texts of {beside:,} bytes")
    print(f"words and filters {kinds['w']:,}, records {kinds['d']:,}, root {kinds['s']:,}, rules {kinds['r']:,}")
    print(f"{took:.1f} s of one core, {peak} MB at the peak, {before} MB before")
    _edit(documents)


def _edit(documents: list[IndexedDocument]) -> None:
    """Print the cost of one new sentence in one article, compared with making the whole index in the same run."""
    store, first = SearchStore.in_memory(), documents[0]
    edited = replace(first, body=f"{first.body} एक और वाक्य यहाँ है।")
    took = []
    for changed in (documents, [edited]):
        began = time.process_time()
        with store.changing(""):
            update_index(store, (((one.address, b""), one) for one in changed), ())
        IndexFiles(store, lambda _: "").hashes()
        took.append(time.process_time() - began)
    print(f"made whole {took[0]:.2f} s, after an edit {took[1]:.3f} s: 1/{took[0] / took[1]:.0f}")


def _documents(pool: list[str], articles: int) -> Iterator[IndexedDocument]:
    chance = random.Random(7)
    for number in range(articles):
        words: list[str] = []
        while len(words) < _WORDS:
            words += chance.choice(pool).split()
        text, title = " ".join(words[:_WORDS]), " ".join(chance.choice(pool).split()[:11])
        date = f"{2019 + number % 6}-{1 + number % 12:02}-{1 + number % 28:02}"
        filters = (
            "language:hi",
            f"month:{date[:7]}",
            *(f"names:people/name-{chance.randrange(3000)}" for _ in range(6)),
        )
        address = f"articles/{slug(title)}-{number:08x}.html"
        yield IndexedDocument(address, title, "देश", date, "hi", text[:70], ((6.0, title), (3.0, "देश")), text, filters)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
