"""Fit the weights of the evidence for names: `python -m training.names`, a few seconds.

A candidate is right when the hand annotation names the same words as the same kind. What is fitted is one weight for
every kind of evidence (`site_builder/entities/candidates.py`), by logistic regression, drawn back to the weights that
were set by hand (`training/names_prior.txt`). Data: the sentences of HiNER's dev part that are news, not village
entries (the tagger was not trained on them), and the annotated articles, each candidate of which counts six times: they
follow the conventions that the site wants. English has no annotation here: its weights are those set by hand.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from site_builder.data import folder
from site_builder.entities.candidates import Candidate
from site_builder.entities.lexicon import TITLE, lexicon
from site_builder.entities.lines import Line, key_of, lines_of
from site_builder.entities.marked import marked
from site_builder.entities.names import candidates_of
from site_builder.model import Block, Structure
from site_builder.text.normalise import normalise
from site_builder.text.words import tokens

__all__ = ["main"]

HERE = Path(__file__).parent
DATA = HERE.parent.parent / "shared" / "data"
KINDS = {"PERSON": "person", "LOCATION": "place", "ORGANIZATION": "organisation"}
VILLAGE = frozenset({"गाँव", "गांव", "तहसील", "मण्डल"})
ARTICLES = 6.0  # weight of a candidate of an annotated article against one of a sentence
DRAWN = 6.0  # pull towards the weights set by hand
HEADER = "# Weight of every kind of evidence for a name, TAB, in logits. Fitted by `python -m training.names`.\n"

Row = tuple[Candidate, bool, float]


def main() -> int:
    """Fit on the lent data and write `data/any/names_weights.txt`; 1 where there is no data."""
    if not DATA.is_dir():
        print(f"no data at {DATA}", file=sys.stderr)
        return 1
    prior = dict(_prior())
    rows = [
        *_of_sentences(DATA / "ner" / "hiner-dev.conll"),
        *_of_articles(DATA / "gold"),
        *_of_articles(DATA / "gold" / "seeds"),
    ]
    fitted = {**prior, **_fit(rows, prior)}
    lines = sorted(f"{name}\t{weight:.2f}\n" for name, weight in fitted.items())
    (folder() / "any" / "names_weights.txt").write_text(HEADER + "".join(lines), "utf-8")
    print(f"{len(rows)} candidates, {sum(right for _, right, _ in rows)} of them right, {len(fitted)} weights")
    return 0


def _prior() -> Iterator[tuple[str, float]]:
    for row in (HERE / "names_prior.txt").read_text("utf-8").splitlines():
        if not row.startswith("#"):
            name, weight = row.split("\t")
            yield name, float(weight)


def _of_sentences(path: Path) -> Iterator[Row]:
    """Yield the candidates of the sentences of a CoNLL file."""
    for passage in path.read_text("utf-8").split("\n\n"):
        rows = [row.split("\t") for row in passage.split("\n") if "\t" in row]
        if rows and not any(row[0].strip("।") in VILLAGE for row in rows):
            text, names = _text(rows)
            spans = tuple(tokens(text))
            line = Line(0, text, spans, tuple(key_of(text[a:b]) for a, b in spans))
            for one in candidates_of([marked(0, line, lexicon("hi"))], "hi"):
                yield one, (spans[one.first][0], spans[one.end - 1][1], one.kind) in names, 1.0


def _text(rows: Iterable[list[str]]) -> tuple[str, set[tuple[int, int, str]]]:
    """Return a sentence as text, and the (start, end, kind) of its names."""
    text = ""
    names: list[list[Any]] = []
    for token, label in rows:
        word = normalise(token)
        text += " " if text else ""
        end = len(text) + len(word.rstrip("।,.\"'"))
        if label[0] == "B" or (label[0] == "I" and (not names or names[-1][2] != label[2:])):
            names.append([len(text), end, label[2:]])
        elif label[0] == "I":
            names[-1][1] = end
        text += word
    return text, {(a, b, KINDS[kind]) for a, b, kind in names if kind in KINDS}


def _of_articles(folder: Path) -> Iterator[Row]:
    """Yield the candidates of the annotated articles of a folder."""
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        names = {(e["kind"], form) for e in gold["entities"] for n in (e["name"], *e["aliases"]) for form in _bare(n)}
        lines = lines_of(_structure(gold))
        for one in candidates_of([marked(at, line, lexicon("hi")) for at, line in enumerate(lines)], "hi"):
            yield one, (one.kind, lines[one.line].surface(one.first, one.end)) in names, ARTICLES


def _bare(name: str) -> Iterator[str]:
    """Yield a name, and what is left of it behind each title."""
    words = normalise(name).split(" ")
    yield " ".join(words)
    for at, word in enumerate(words[:-1]):
        if lexicon("hi").flags.get(key_of(word.strip(".")), 0) & TITLE:
            yield " ".join(words[at + 1 :])


def _structure(gold: dict[str, Any]) -> Structure:
    told = ("kicker", "headline", "standfirst", "byline", "dateline", "published")
    blocks = tuple(Block(block["kind"], block["text"], "", "gold", 0) for block in gold["blocks"])
    return Structure(
        language="hi", direction="ltr", updated=None, blocks=blocks, rules=(), **{name: gold[name] for name in told}
    )


def _fit(rows: list[Row], prior: dict[str, float]) -> dict[str, float]:
    """Return the weights under which the rows are likeliest, by damped Newton steps."""
    names = sorted({name for one, _, _ in rows for name in (one.kind, *one.evidence)})
    column = {name: at for at, name in enumerate(names)}
    seen = np.zeros((len(rows), len(names)))
    for at, (one, _, _) in enumerate(rows):
        seen[at, [column[name] for name in (one.kind, *one.evidence)]] = 1
    right = np.array([float(right) for _, right, _ in rows])
    counts = np.array([count for _, _, count in rows])
    start: NDArray[np.float64] = np.array([prior.get(name, 0.0) for name in names])
    found = start.copy()
    for _ in range(300):
        share = 1 / (1 + np.exp(-seen @ found))
        slope = seen.T @ (counts * (share - right)) + DRAWN * (found - start)
        bend = (seen * (counts * share * (1 - share))[:, None]).T @ seen + DRAWN * np.eye(len(names))
        step = np.linalg.solve(bend, slope)
        step *= min(1.0, 1 / np.abs(step).max())
        found -= step
        if np.abs(step).max() < 1e-5:
            break
    return dict(zip(names, found.tolist(), strict=True))


if __name__ == "__main__":
    sys.exit(main())
