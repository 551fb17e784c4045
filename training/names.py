"""Fit the weights of the evidence for names: `python -m training.names`, a few seconds.

A candidate is right when the annotation names the same words as the same kind. What is fitted is one weight for every
kind of evidence (`site_builder/entities/names/candidates.py`), by logistic regression, drawn back to the weights set by
hand (`training/names_prior.txt`). Data: the gold articles, and those annotated texts that the tagger was kept from
(`training/articles.py`), as its word on texts it has learnt by heart would be believed too much. English has no
annotation here: its weights are those set by hand.
"""

import json
import sys
from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from site_builder.data import folder
from site_builder.entities.names import candidates_of
from site_builder.entities.names.candidates import Candidate
from site_builder.entities.names.flagged_line import marked
from site_builder.entities.names.tokens import key_of, lines_of
from site_builder.entities.names.word_flags import TITLE, word_flags
from site_builder.model import Block, FrontMatter, Source, Structure
from site_builder.parsing import parse
from site_builder.text.language_profile import language_of
from site_builder.text.normalise import normalise
from training.articles import annotated, kept_back, text_of

__all__ = ["main"]

HINDI = language_of("hi")
HERE = Path(__file__).parent
DATA = HERE.parent.parent / "shared" / "data"
DRAWN = 1.0  # pull towards the weights set by hand
HEADER = "# Weight of every kind of evidence for a name, TAB, in logits. Fitted by `python -m training.names`.\n"

Row = tuple[Candidate, bool]


def main() -> int:
    """Fit on the lent data and write `data/any/names/weights.txt`; 1 where there is no data."""
    if not DATA.is_dir():
        print(f"no data at {DATA}", file=sys.stderr)
        return 1
    prior = dict(_prior())
    _, back = kept_back(annotated())
    rows = [
        *_of_gold(DATA / "gold"),
        *_of_gold(DATA / "gold" / "seeds"),
        *(row for one in back for row in _of_text(text_of(one, DATA), one.forms)),
    ]
    fitted = {**prior, **_fit(rows, prior)}
    lines = sorted(f"{name}\t{weight:.2f}\n" for name, weight in fitted.items())
    (folder() / "any" / "names/weights.txt").write_text(HEADER + "".join(lines), "utf-8")
    print(f"{len(rows)} candidates, {sum(right for _, right in rows)} of them right, {len(fitted)} weights")
    return 0


def _prior() -> Iterator[tuple[str, float]]:
    for row in (HERE / "names_prior.txt").read_text("utf-8").splitlines():
        if not row.startswith("#"):
            name, weight = row.split("\t")
            yield name, float(weight)


def _of_text(text: str, forms: Iterable[tuple[str, str]]) -> Iterator[Row]:
    """Yield the candidates of an annotated text."""
    names = {(kind, normalise(form)) for kind, form in forms}
    source = Source("text.txt", "", "text", text, FrontMatter(), 1, "utf-8")
    yield from _rows(parse(source, language="hi"), names)


def _of_gold(folder: Path) -> Iterator[Row]:
    """Yield the candidates of the gold articles of a folder."""
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        names = {(e["kind"], form) for e in gold["entities"] for n in (e["name"], *e["aliases"]) for form in _bare(n)}
        yield from _rows(_structure(gold), names)


def _rows(structure: Structure, names: Container[tuple[str, str]]) -> Iterator[Row]:
    lines = lines_of(structure)
    for one in candidates_of([marked(at, line, word_flags(HINDI)) for at, line in enumerate(lines)], HINDI):
        yield one, (one.kind, lines[one.line].surface(one.first, one.end)) in names


def _bare(name: str) -> Iterator[str]:
    """Yield a name, and what is left of it behind each title."""
    words = normalise(name).split(" ")
    yield " ".join(words)
    for at, word in enumerate(words[:-1]):
        if word_flags(HINDI).flags.get(key_of(word.strip(".")), 0) & TITLE:
            yield " ".join(words[at + 1 :])


def _structure(gold: dict[str, Any]) -> Structure:
    told = ("kicker", "headline", "standfirst", "byline", "dateline", "published")
    blocks = tuple(Block(block["kind"], block["text"], "", "gold", 0) for block in gold["blocks"])
    return Structure(
        language="hi", direction="ltr", updated=None, blocks=blocks, rules=(), **{name: gold[name] for name in told}
    )


def _fit(rows: list[Row], prior: dict[str, float]) -> dict[str, float]:
    """Return the weights under which the rows are likeliest, by damped Newton steps."""
    names = sorted({name for one, _ in rows for name in (one.kind, *one.evidence)})
    column = {name: at for at, name in enumerate(names)}
    seen = np.zeros((len(rows), len(names)))
    for at, (one, _) in enumerate(rows):
        seen[at, [column[name] for name in (one.kind, *one.evidence)]] = 1
    right = np.array([float(right) for _, right in rows])
    start: NDArray[np.float64] = np.array([prior.get(name, 0.0) for name in names])
    found = start.copy()
    for _ in range(300):
        share = 1 / (1 + np.exp(-seen @ found))
        slope = seen.T @ (share - right) + DRAWN * (found - start)
        bend = (seen * (share * (1 - share))[:, None]).T @ seen + DRAWN * np.eye(len(names))
        step = np.linalg.solve(bend, slope)
        step *= min(1.0, 1 / np.abs(step).max())
        found -= step
        if np.abs(step).max() < 1e-5:
            break
    return dict(zip(names, found.tolist(), strict=True))


if __name__ == "__main__":
    sys.exit(main())
