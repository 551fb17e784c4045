"""The quality of reading, counted on the articles in `gold/`, which belong to this repository, does not fall."""

import hashlib
import json
from functools import cache, reduce
from operator import add
from pathlib import Path
from typing import Any

import pytest

from benchmarks.article_scores import Count, compare
from site_builder.article import Reader, read_article
from site_builder.commands.parse import record
from site_builder.entities.names.tagger.labeller import Tagger
from training.articles import Annotated, labelled
from training.data import KINDS as NAMES
from training.data import spans

GOLD = Path(__file__).parent / "gold"
FILES = sorted(GOLD.glob("*.json"))
# The floors below were measured on exactly these texts and annotations.
DIGEST = "d7b04ba2cb675e42"
# At least so many correct, at most so many wrong: the measured number minus or plus 1, for characters 100.
FLOORS = {
    "hi": {
        "fields": (66, 6),
        "characters": (6328, 415),
        "person": (32, 2),
        "place": (50, 6),
        "organisation": (29, 2),
        "values": (48, 2),
        "quotes": (8, 1),
        "speakers": (7, 1),
    },
    "en": {
        "fields": (20, 4),
        "characters": (2082, 308),
        "person": (7, 4),
        "place": (14, 1),
        "organisation": (6, 1),
        "values": (22, 2),
        "quotes": (3, 1),
        "speakers": (1, 1),
    },
}


def digest() -> str:
    """Return a digest of every gold text and its annotation."""
    parts = [path.read_bytes() for file in FILES for path in (file, file.with_suffix(".txt"))]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:16]


@cache
def counts(language: str) -> dict[str, Count]:
    """Return the numbers of correct, found and annotated items in all gold articles of a language."""
    found = []
    for file in FILES:
        gold = json.loads(file.read_text("utf-8"))
        if gold["language"] == language:
            raw = file.with_suffix(".txt").read_text("utf-8")
            article, _ = read_article(Reader(GOLD, language), f"{file.stem}.txt")
            found.append(compare(gold, record(article, raw, article.card.id)))
    return {name: reduce(add, (one[name] for one in found)) for name in found[0]}


def test_the_floors_were_measured_on_these_articles() -> None:
    """After a change to an article or its annotation, measure again and set the digest and floors here."""
    measured = {language: {name: (c.right, c.false) for name, c in counts(language).items()} for language in FLOORS}
    assert digest() == DIGEST, f"the gold has changed: DIGEST is {digest()}, (right, false) are {measured}"


@pytest.mark.parametrize(("language", "what"), [(one, what) for one in FLOORS for what in FLOORS[one]])
def test_articles_are_read_as_well_as_they_were(language: str, what: str) -> None:
    """The number of correct items is not below the floor, and the number of wrong items is not above the limit."""
    least, most = FLOORS[language][what]
    found = counts(language)[what]
    assert found.right >= least, f"{found.right} of {found.there} right"
    assert found.false <= most, f"{found.false} of {found.found} false"


def test_every_count_has_a_floor() -> None:
    """No count may fall unnoticed."""
    for language, floors in FLOORS.items():
        assert floors.keys() == counts(language).keys()


def test_the_tagger_alone_knows_the_names() -> None:
    """The trained weights alone find most names of the Hindi articles, with kind and extent."""
    texts = [Annotated(f"{file.stem}.txt", 1, None, forms(json.loads(file.read_text("utf-8")))) for file in FILES]
    sentences = [one for text in texts if text.path.startswith("hi") for one in labelled([text], GOLD)]
    found = Tagger.load().spans([one.tokens for one in sentences], articles=True)
    right = there = seen = 0
    for sentence, named in zip(sentences, found, strict=True):
        wanted = {span for span in spans(sentence.labels) if span[2] in NAMES}
        guess = {(one.start, one.end, one.label) for one in named}
        right, there, seen = right + len(wanted & guess), there + len(wanted), seen + len(guess)
    assert 2 * right / (there + seen) >= 0.85, f"{right} right of {seen} found, {there} there"


def forms(gold: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """Return (kind, form) of every name in an annotated article."""
    return tuple((one["kind"], form) for one in gold["entities"] for form in (one["name"], *one["aliases"]))
