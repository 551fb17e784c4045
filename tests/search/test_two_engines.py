"""Python and JavaScript give the same results: the analysis of 50,000 words, and the answers to queries."""

import json
import random
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from benchmarks.search_quality import SETS, questions
from site_builder.search.analysis import fold, forms, lemmas, readings, skeleton, sound, words
from site_builder.search.finding import find
from site_builder.search.packed_tables import packed_tables
from site_builder.search.shelf import Shelf
from tests.kit import ROOT
from tests.search.never_articles import QUERIES as NEVER
from tests.search.public_articles import QUERIES

pytestmark = pytest.mark.unmeasured

LETTERS = (
    "".join(map(chr, range(0x900, 0x980))) * 3
    + "".join(map(chr, [*range(0x621, 0x6D4), *range(0x981, 0x9E4), *range(0xB80, 0xBCE)]))
    + "abcdefghijklmnopqrstuvwxyz" * 4
    + "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789०१२३४५६७८९.,_-'é\u200c\u200dß½ﬁІ"
)


def engine(**job: Any) -> Any:
    """Return the result of the browser's engine for a job, run by Node."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("NO TEST OF THE TWO ENGINES: needs node")
    job["engine"] = str(ROOT / "templates" / "assets" / "search.js")
    script = Path(__file__).with_name("engine.js")
    done = subprocess.run([node, str(script)], input=json.dumps(job), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def generated() -> list[str]:
    """Return 50,000 words: those in the repository's data, and random ones in many scripts."""
    found = set()
    for path in sorted((ROOT / "site_builder" / "data").rglob("*.txt")):
        found.update(re.split(r"\s+", path.read_text("utf-8")))
    chance = random.Random(2025)
    listed = chance.sample(sorted(found), 30_000)
    return listed + ["".join(chance.choices(LETTERS, k=chance.randint(1, 9))) for _ in range(20_000)]


def test_both_engines_analyse_50_000_words_alike(tmp_path: Path) -> None:
    """The test compares words, spellings, dictionary forms, sounds, readings, skeletons and letter names."""
    texts = generated()
    rules = tmp_path / "rules.js"
    rules.write_text(f"search.rules({packed_tables()});", "utf-8")
    for text, theirs in zip(texts, engine(words=texts, rules=str(rules), site=""), strict=True):
        ours = [
            [
                word,
                fold(word),
                sorted(lemmas(fold(word))),
                sound(word),
                readings(word),
                skeleton(sound(word)),
                forms(word),
            ]
            for word in words(text)
        ]
        assert ours == theirs, ascii(text)


def test_both_engines_answer_alike(paper: Path, shelf: Shelf) -> None:
    """Articles, names, words, counts and scores are equal to the last digit."""
    more = [
        '"भूकंप के',
        '"सड़क प',
        "language:ur",
        "kind:place दिल्ली",
        "place:दिल्ली झटके",
        '"भूकंप के झटके" दिल्ली',
        "-कमल",
        "सड़क पुल",
        "constructor",
        "__proto__",
        "a.constructor",
        "26/11",
        "dilli mein",
        "<script>alert(1)</script>",
        "مودی",
    ]
    asked = [one.text for which in SETS for one in questions(which)]
    queries = [*(query for _, query, _, _ in QUERIES), *(query for query, _, _ in NEVER), *asked, *more]
    for query, theirs in zip(queries, engine(queries=queries, site=str(paper)), strict=True):
        answer = find(shelf, query)
        ours = [
            [[hit.record.address, hit.score] for hit in answer.hits],
            [hit.record.address for hit in answer.names],
            list(answer.words),
            answer.total,
        ]
        assert ours == theirs, query
