"""Weigh the evidence for names: `python -m training.names [--write] [DATA]`, half a minute.

For each publisher, the weights are fitted to the texts of all others, the whole program finds the names in the texts
left out, and a line gives the results. A paper is a publisher, and so is a folder of texts with unknown publishers.
(The tagger keeps its weights, which were fitted to other texts of most publishers.) The last line is about the
packaged weights. With `--write`, weights fitted to all texts replace the packaged ones.

A candidate is correct when the annotation has the same words with the same kind. Logistic regression fits one weight
for every kind of evidence (`site_builder/entities/names/candidates.py`), with a pull towards the hand-set weights
(`training/names_prior.txt`). The package contains the hand-set weights as long as a fit is not better on texts that
were left out. The data are the gold articles, and the annotated texts that the tagger did not learn
(`training/articles.py`), because its confidence is too high on learnt texts. There is no annotated English here."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from site_builder.data import folder
from site_builder.entities.names import candidates, candidates_of, find_names
from site_builder.entities.names.candidates import Candidate
from site_builder.entities.names.flagged_line import marked
from site_builder.entities.names.tokens import key_of, lines_of
from site_builder.entities.names.word_flags import TITLE, word_flags
from site_builder.entities.story_text import told
from site_builder.model import Block, EntityKind, FrontMatter, Source, Structure
from site_builder.parsing import parse
from site_builder.text.language_profile import language_of
from site_builder.text.normalise import normalise
from training.articles import Annotated, annotated, kept_back, text_of

__all__ = ["main"]

HINDI = language_of("hi")
HERE = Path(__file__).parent
DATA = HERE.parent.parent / "shared" / "data"
DRAWN = 30.0
"""Strength of the pull towards the hand-set weights.

With 1, 30 and 100, F1 of publishers left out was 0.897, 0.900 and 0.900."""
HEADER = "# Weight of every kind of evidence for a name, TAB, in logits; `training/names.py` measures them.\n"
PREFACE = """# Names in the texts of a publisher that was left out

`python -m training.names` prints this page. For each row, the weights of the evidence are fitted to the texts of all
other publishers. Then the whole program finds the names in the texts of this publisher. Precision is the share of
found names that are correct; recall is the share of annotated forms that are found.

"""

KINDS: tuple[EntityKind, ...] = ("person", "place", "organisation")
BY_PAPER = ("dumps", "gold", "newspaper-days")
"""Folders in which file names begin with the name of the paper."""

Row = tuple[Candidate, bool]
Tally = Mapping[EntityKind, list[int]]
"""For each kind: names found, correct names among them, annotated forms, and forms found."""


@dataclass(frozen=True, slots=True)
class Text:
    """An annotated text and the data computed from it."""

    publisher: str
    """The publisher of the text. Texts of one publisher are left out together."""
    structure: Structure
    """The parts of the text."""
    names: AbstractSet[tuple[str, str]]
    """(kind, form) of the names in the text."""
    rows: tuple[Row, ...]
    """The candidates, and whether each is correct."""


def main(arguments: Sequence[str]) -> int:
    """Print the figures on the lent data, and with --write write the package's weights; 1 without data."""
    data = next((Path(one) for one in arguments if one != "--write"), DATA)
    if not data.is_dir():
        print(f"no data at {data}", file=sys.stderr)
        return 1
    prior = dict(_prior())
    _, back = kept_back(annotated())
    texts = [*_gold(data / "gold"), *_gold(data / "gold" / "seeds"), *(_text(one, data) for one in back)]
    print(PREFACE + "\n".join(_table(texts, prior)))
    if "--write" in arguments:
        fitted = {**prior, **_fit([row for text in texts for row in text.rows], prior)}
        lines = sorted(f"{name}\t{weight:.2f}\n" for name, weight in fitted.items())
        (folder() / "any" / "names/weights.txt").write_text(HEADER + "".join(lines), "utf-8")
    return 0


def _table(texts: Sequence[Text], prior: dict[str, float]) -> Iterator[str]:
    """Yield the lines of a table: for each publisher, the results with weights fitted without it."""
    yield "| left out | texts | precision | recall | F1 | people · places · organisations (F1) |"
    yield "|---|--:|--:|--:|--:|---|"
    whole: Tally = {kind: [0, 0, 0, 0] for kind in KINDS}
    for publisher in sorted({text.publisher for text in texts}):
        own = [text for text in texts if text.publisher == publisher]
        others = [row for text in texts if text.publisher != publisher for row in text.rows]
        tally: Tally = {kind: [0, 0, 0, 0] for kind in KINDS}
        with _weighed({**prior, **_fit(others, prior)}):
            for text in own:
                _count(text, tally)
        for kind in KINDS:
            whole[kind][:] = map(sum, zip(whole[kind], tally[kind], strict=True))
        yield _line(publisher, len(own), tally)
    yield _line("each", len(texts), whole)
    shipped: Tally = {kind: [0, 0, 0, 0] for kind in KINDS}
    for text in texts:
        _count(text, shipped)
    yield _line("none (shipped)", len(texts), shipped)


def _line(name: str, size: int, tally: Tally) -> str:
    every = [sum(column) for column in zip(*tally.values(), strict=True)]
    by_kind = " · ".join(f"{_figures(tally[kind])[2]:.3f}" for kind in KINDS)
    return f"| {name} | {size} | {' | '.join(f'{figure:.3f}' for figure in _figures(every))} | {by_kind} |"


def _figures(counts: Sequence[int]) -> tuple[float, float, float]:
    """Return precision, recall and F1; 1 when nothing can be found."""
    found, right, forms, met = counts
    precision, recall = right / found if found else 1.0, met / forms if forms else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _count(text: Text, tally: Tally) -> None:
    """Add the counts of a text. A name is correct when one of its forms is annotated with its kind."""
    entities, _ = find_names(text.structure)
    shown = {(one.kind, form) for one in entities for form in (one.name, *one.aliases)}
    for one in entities:
        right = any((one.kind, form) in text.names for form in (one.name, *one.aliases))
        tally[one.kind][0] += 1
        tally[one.kind][1] += right
    story = "\n".join(part for _, part in told(text.structure))
    for kind in KINDS:
        forms = {(of, form) for of, form in text.names if of == kind and form in story}
        tally[kind][2] += len(forms)
        tally[kind][3] += len(forms & shown)


@contextmanager
def _weighed(fitted: Mapping[str, float]) -> Iterator[None]:
    """Replace the packaged weights of evidence in the program."""

    def logit(kind: str, evidence: Iterable[str]) -> float:
        return sum(fitted.get(name, 0.0) for name in (kind, *evidence))

    with patch.object(candidates, "_logit", logit):
        yield


def _prior() -> Iterator[tuple[str, float]]:
    for row in (HERE / "names_prior.txt").read_text("utf-8").splitlines():
        if not row.startswith("#"):
            name, weight = row.split("\t")
            yield name, float(weight)


def _text(one: Annotated, data: Path) -> Text:
    text = text_of(one, data)
    source = Source("text.txt", "", "text", text, FrontMatter(), 1, "utf-8")
    parts = Path(one.path).parts
    return _known(_publisher(parts[0], parts[-1]), parse(source, language="hi"), one.forms)


def _gold(folder: Path) -> Iterator[Text]:
    """Yield the gold articles of a folder."""
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        names = ((e["kind"], form) for e in gold["entities"] for n in (e["name"], *e["aliases"]) for form in _bare(n))
        yield _known(_publisher(folder.name, path.stem), _structure(gold), names)


def _publisher(folder: str, name: str) -> str:
    return f"{folder} {name[:2].upper()}" if folder in BY_PAPER else folder


def _known(publisher: str, structure: Structure, forms: Iterable[tuple[str, str]]) -> Text:
    names = frozenset((kind, normalise(form)) for kind, form in forms)
    lines = lines_of(structure)
    found = candidates_of([marked(at, line, word_flags(HINDI)) for at, line in enumerate(lines)], HINDI)
    rows = ((one, (one.kind, lines[one.line].surface(one.first, one.end)) in names) for one in found)
    return Text(publisher, structure, names, tuple(rows))


def _bare(name: str) -> Iterator[str]:
    """Yield a name, and its remaining part after each title."""
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
    """Return the weights of maximum likelihood for the rows, by damped Newton steps."""
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
    sys.exit(main(sys.argv[1:]))
