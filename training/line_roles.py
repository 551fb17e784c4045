"""Fit the weights of line measures: `python -m training.line_roles FOLDER …`, about two minutes.

Four decisions are fitted to lines. Three use logistic regression: whether a line is story or page furniture, whether
the first paragraph is a standfirst, and whether a line in the place of another story's headline is one. A conditional
logit decides which of the lines above the text is the headline. Each FOLDER holds annotated articles (`<id>.txt`
beside `<id>.json`, as in `DATA/gold`). If an annotation states only `blocks`, and only blocks that are not story,
only two decisions are fitted to it: the one about other headlines, and `story` with the weight of a page. Saved pages
(`DATA/pages`) are read as pasted text: all visible lines of the page. Lines in the stated text are story.

A fifth decision ('page') is fitted to the runs of the same pages as the parser reads them: whether a run is story.

Every printed figure is about publishers that were left out of the fit. Pages are divided by the host of their
address. Annotated texts state no publisher, so they are divided by file."""

import argparse
import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from site_builder.data import folder
from site_builder.model import FrontMatter, Source
from site_builder.parsing.line_weights import shipped
from site_builder.parsing.lines.furniture import may_be_furniture
from site_builder.parsing.lines.headline_choice import candidates, headline_values
from site_builder.parsing.lines.measures import Measures, Values, measure
from site_builder.parsing.lines.rules import Draft, Verdict
from site_builder.parsing.lines.standfirst import standfirst_values
from site_builder.parsing.parser import analyse, known_text
from training.line_fits import Fit, Group, Matrix, conditional, logistic, matrix
from training.page_runs import page_groups, page_runs
from training.pasted_pages import pasted_pages

__all__ = ["main"]

HERE = Path(__file__).parent
DATA = HERE.parent.parent / "shared" / "data"
FOLDS = 8
STANDFIRST, FURNITURE = 0.3, -1.5
"""The parser's limits (`lines/standfirst.py`; `lines/furniture.py`, for short lines), for the texts left out."""
ANNOTATED = 4.0
"""Weight of an annotated text relative to a pasted page, because most input is not a whole page."""
HEADER = (
    "# Decision, TAB, measure of a line (lines/measures.py) or of a page's run (run_measures.py), TAB, its logits.\n"
    "# Fitted by `python -m training.line_roles`.\n"
)
KNOWN = Verdict("boilerplate", "annotated")


class Text(NamedTuple):
    """One text with labelled lines."""

    publisher: str
    draft: Draft
    measures: Measures
    roles: list[str]
    """For each line 'story', 'furniture', 'headline', or 'unknown' where only the head is annotated."""
    weight: float
    standfirst: str | None
    """The text of the standfirst; '' for none, None when it is not annotated."""
    weighed: Mapping[int, Values] = {}
    """The measures of lines that a rule of `parsing/other_headlines.py` proposes, by line number."""


def main(arguments: Sequence[str]) -> int:
    """Fit on the lent data and the annotated folders; write `data/any/parsing/line_weights.txt`; 1 without data.

    `--only DECISION` keeps the weights of the other decisions. It is for texts that are annotated for one decision.
    `--left-out` writes nothing. It prints the results for each publisher of the annotated texts when it is left out."""
    parser = argparse.ArgumentParser(prog="training.line_roles")
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--only", choices=("headline", "standfirst", "story", "other", "page"))
    parser.add_argument("--left-out", action="store_true")
    options = parser.parse_args(arguments)
    if not DATA.is_dir():
        print(f"no data at {DATA}", file=sys.stderr)
        return 1
    texts = [
        *_pages(DATA / "pages"),
        *(text for where in (DATA / "gold", *options.folders) for text in _annotated(where)),
    ]
    if options.left_out:
        print("\n".join(_left_out(texts)))
        return 0
    decisions: tuple[tuple[str, Callable[[Iterable[Text]], list[Group]], Fit], ...] = (
        ("headline", headline_groups, conditional), ("standfirst", standfirst_groups, logistic),
        ("story", story_groups, logistic), ("other", other_groups, logistic),
        ("page", lambda _: page_groups(page_runs(DATA / "pages")), logistic),
    )  # fmt: skip
    rows = []
    for decision, groups_of, fit in decisions:
        if options.only not in (None, decision):
            rows += [f"{decision}\t{name}\t{w:.2f}\n" for name, w in shipped(decision).items()]
            continue
        groups = groups_of(texts)
        names = sorted({name for group in groups for values in group.values for name, value in values.items() if value})
        print(decision, len(groups), *_figures(groups, names, fit))
        rows += [f"{decision}\t{name}\t{w:.2f}\n" for name, w in zip(names, fit(groups, names), strict=True)]
    (folder() / "any" / "parsing/line_weights.txt").write_text(HEADER + "".join(sorted(rows)), "utf-8")
    return 0


def _publisher(name: str) -> str:
    """Return the first letters of the names of a publisher's texts: 'SE' for 'se-109'."""
    return name[: next((at for at, sign in enumerate(name) if not sign.isalpha()), len(name))].upper()


def _left_out(texts: Sequence[Text]) -> Iterator[str]:
    """Yield a row for each publisher of annotated texts: the results on its lines with weights fitted on all others."""
    yield "| left out | texts | headline | standfirst or none | furniture P · R (code points) |\n|---|--:|--:|--:|--:|"
    told = [text for text in texts if text.standfirst is not None]
    kinds = ((headline_groups, conditional), (standfirst_groups, logistic), (story_groups, logistic))
    rows = [(groups_of(texts), fit) for groups_of, fit in kinds]
    whole: list[list[tuple[Group, Matrix]]] = [[], [], []]
    for publisher in sorted({text.publisher for text in told}):
        decided = [_decided(groups, publisher, fit) for groups, fit in rows]
        for every, own in zip(whole, decided, strict=True):
            every.extend(own)
        yield _row(publisher, sum(text.publisher == publisher for text in told), decided)
    yield _row("each", len(told), whole)


def _decided(groups: Sequence[Group], publisher: str, fit: Fit) -> list[tuple[Group, Matrix]]:
    """Return the groups of a publisher with the log-odds under weights that were fitted without this publisher."""
    own = [group for group in groups if group.publisher == publisher]
    if not own:
        return []
    others = [group for group in groups if group.publisher != publisher]
    names = sorted({name for group in others for values in group.values for name, value in values.items() if value})
    weights = fit(others, names)
    return [(group, matrix(group.values, names) @ weights) for group in own]


def _row(name: str, size: int, decided: Sequence[Sequence[tuple[Group, Matrix]]]) -> str:
    headlines, standfirsts, lines = decided
    hits = sum(group.right[int(odds.argmax())] for group, odds in headlines)
    same = sum((float(odds[0]) >= STANDFIRST) == group.right[0] for group, odds in standfirsts)
    gone = [(group.size, not group.right[0]) for group, odds in lines if float(odds[0]) < FURNITURE]
    furniture = sum(group.size for group, _ in lines if not group.right[0])
    right = sum(size for size, is_so in gone if is_so)
    shares = (right / total if total else 1.0 for total in (sum(size for size, _ in gone), furniture))
    found = " · ".join(f"{share:.3f}" for share in shares)
    return f"| {name} | {size} | {hits} of {len(headlines)} | {same} of {len(standfirsts)} | {found} |"


def draft_of(text: str) -> Draft:
    """Return the lines of a text, with decisions for those that are recognised anywhere."""
    return known_text(_source(text))


def _source(text: str) -> Source:
    return Source("a.txt", "0" * 64, "text", text, FrontMatter(), 1, "utf-8")


def _measured(draft: Draft) -> Measures:
    return measure(draft.lines, draft.phrases, latin=draft.latin)


def _pages(pages: Path) -> Iterator[Text]:
    for page in pasted_pages(pages):
        draft = draft_of("\n".join(page.lines))
        yield Text(page.host, draft, _measured(draft), [page.roles[x.number - 1] for x in draft.lines], 1.0, None)


def _annotated(where: Path) -> Iterator[Text]:
    for path in sorted(where.glob("*.json")):
        raw = path.with_suffix(".txt")
        if raw.is_file():
            gold = json.loads(path.read_text("utf-8"))
            text = raw.read_text("utf-8")
            draft, whole = draft_of(text), analyse(_source(text), None, frozenset())
            # Lines are divided in the same way in both, unless there is front matter above them.
            found = whole.weighed if len(whole.lines) == len(draft.lines) else {}
            weighed = {i: {**values} for i, values in found.items()}
            weight, standfirst = (ANNOTATED, gold["standfirst"] or "") if "headline" in gold else (1.0, None)
            yield Text(_publisher(path.stem), draft, _measured(draft), _roles(draft, gold), weight, standfirst, weighed)


def _roles(draft: Draft, gold: dict[str, Any]) -> list[str]:
    """Return the role of each line: the role of the annotated block that equals or contains it."""
    fields = (("headline", "headline"), ("story", "standfirst"), ("story", "kicker"))
    told = [(role, gold.get(field) or "") for role, field in fields]
    told += [("furniture" if b["kind"] == "boilerplate" else "story", b["text"]) for b in gold.get("blocks", ())]
    texts = [(role, " ".join(text.split())) for role, text in told if text]
    roles: list[str] = []
    for line in draft.lines:
        own = " ".join(line.text.split())
        role = next((role for role, text in texts if text == own), None)
        role = role or next((role for role, text in texts if own in text or text in own), None)
        role = role or ("story" if "blocks" in gold else "unknown")
        roles.append("furniture" if role == "headline" and role in roles else role)
    return roles


def story_groups(texts: Iterable[Text]) -> list[Group]:
    """Return each line that is not recognised and is not a headline. A line of a long text has less weight."""
    found = []
    for text in texts:
        if "unknown" in text.roles:
            continue
        lines = text.draft.lines
        asked = [
            i for i in range(len(lines)) if may_be_furniture(text.draft, i) and text.roles[i] in ("story", "furniture")
        ]
        total = sum(lines[i].size ** 0.5 for i in asked) ** 0.5
        for i in asked:
            weight = text.weight * lines[i].size ** 0.5 / total
            right = [text.roles[i] == "story"]
            found.append(Group(text.publisher, [text.measures.values[i]], right, weight, lines[i].size))
    return found


def other_groups(texts: Iterable[Text]) -> list[Group]:
    """Return each line that a rule proposes as the headline of another story."""
    return [
        Group(text.publisher, [values], [text.roles[i] == "furniture"], 1.0, text.draft.lines[i].size)
        for text in texts
        for i, values in sorted(text.weighed.items())
    ]


def headline_groups(texts: Iterable[Text]) -> list[Group]:
    """Return the candidates of each text whose headline is among them."""
    found = []
    for text in texts:
        among = candidates(text.draft, text.measures)
        right = [text.roles[i] == "headline" for i in among]
        if any(right) and len(among) > 1:
            values = headline_values(text.draft, text.measures, among)
            found.append(Group(text.publisher, [values[i] for i in among], right, text.weight, 1))
    return found


def standfirst_groups(texts: Iterable[Text]) -> list[Group]:
    """Return the first paragraph below the headline of each text for which the standfirst is annotated."""
    found = []
    for text in texts:
        if text.standfirst is None or "headline" not in text.roles:
            continue
        start = text.roles.index("headline") + 1
        for i in [i for i in range(len(text.roles)) if i != start - 1 and text.roles[i] == "furniture"]:
            text.draft.verdicts[i] = text.draft.verdicts[i] or KNOWN
        first = next((i for i in range(start, len(text.roles)) if text.draft.verdicts[i] is None), None)
        values = None if first is None else standfirst_values(text.draft, first, text.measures)
        if first is not None and values is not None:
            right = bool(text.standfirst) and text.standfirst.startswith(text.draft.lines[first].text[:40])
            found.append(Group(text.publisher, [values], [right], 1.0, 1))
    return found


def _figures(groups: Sequence[Group], names: Sequence[str], fit: Fit) -> Iterator[str]:
    """Yield the results on publishers to which the weights were not fitted."""
    odds: list[tuple[Group, Matrix]] = []
    for fold in range(FOLDS):
        own = [group for group in groups if _fold(group.publisher) == fold]
        if own:
            weights = fit([group for group in groups if _fold(group.publisher) != fold], names)
            odds += [(group, matrix(group.values, names) @ weights) for group in own]
    if any(len(group.right) > 1 for group in groups):
        for name, of in (("pages", 1.0), ("annotated", ANNOTATED)):
            hits = [group.right[int(found.argmax())] for group, found in odds if group.weight == of]
            yield f"{name}: {np.mean(hits):.3f} of {len(hits)} right;"
        return
    for least in (-2, -1.5, -1, -0.5, 0, 0.5):
        yes = np.array([float(found[0]) > least for _, found in odds])
        right, size = np.array([g.right[0] for g, _ in odds]), np.array([g.size for g, _ in odds])
        parts = (size[~yes & ~right].sum() / max(1, size[~yes].sum()), size[~yes & ~right].sum() / size[~right].sum())
        more = (size[yes & right].sum() / max(1, size[yes].sum()), size[yes & right].sum() / size[right].sum())
        yield "\n  above {}: yes P {:.3f} R {:.3f}; no P {:.3f} R {:.3f}".format(least, *more, *parts)


def _fold(publisher: str) -> int:
    return hashlib.sha256(publisher.encode()).digest()[0] % FOLDS


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
