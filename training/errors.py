"""Print the errors of the packaged tagger as Markdown, in some seconds.

    python -m training.errors ../shared/data/ner > benchmarks/results/tagger-errors.md

For the dev sentences it prints a confusion table, and for each kind the most frequent false and missed names with the
most likely reason. For the annotated articles that the tagger did not learn, it prints how well its confidence fits."""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from site_builder.entities.names.tagger.labeller import Tagger
from site_builder.text.folding import tagger_key
from training.articles import annotated, kept_back, labelled
from training.data import HINER, ILNER, KINDS, Sentence, read_conll, spans

__all__ = ["main", "print_confidence"]

_HEAD = """# What the Hindi tagger gets wrong

`python -m training.errors ../shared/data/ner` prints this page. The names are from the dev sentences of HiNER
(CC BY-SA 4.0) and IL-NER (CC BY 4.0). In many rows the annotation itself is inconsistent: it misses a name, or
only sometimes includes a person's title or a village's "N.Z.A.".

## Kinds
"""

Found = tuple[int, int, str]
MARKS = "।.,;:!?'\"()[]-–‘’“”"


class Seen:
    """How often a word occurred in training, and how often in a name of each kind."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.words: Counter[str] = Counter()
        self.named: Counter[tuple[str, str]] = Counter()
        for s in sentences:
            for token, label in zip(s.tokens, s.labels, strict=True):
                word = tagger_key(token.strip(MARKS))
                self.words[word] += 1
                self.named[word, label[2:]] += 1

    def of(self, tokens: Sequence[str], kind: str) -> str:
        """Return the training counts of the rarest word of a name."""
        words = [tagger_key(t.strip(MARKS)) for t in tokens]
        rarest = min(words, key=lambda w: (self.words[w], w))
        if not self.words[rarest]:
            return f"“{rarest}” is not in the training sentences"
        share = f"{self.named[rarest, kind]} of {self.words[rarest]}"
        return f"in training “{rarest}” is {share} times in such a name"


def reason(s: Sentence, one: Found, others: set[Found], seen: Seen, *, false: bool) -> str:
    """Return the reason of a false name; for a missed name, `others` are the found names."""
    start, end, kind = one
    mine = s.tokens[start:end]
    who = "gold" if false else "tagger"
    for other in sorted(others):
        if other[:2] == one[:2]:
            return f"kind: the {who} says {other[2].lower()}"
    for a, b, label in sorted(others):
        if a < end and start < b:
            whole = " ".join(s.tokens[a:b])
            return f"extent: the {who} has “{whole}”" + ("" if label == kind else f" ({label.lower()})")
    return ("not a name in gold; " if false else "") + seen.of(mine, kind)


def main(folder: Path) -> None:
    """Print the tables for the dev sentences in `folder`."""
    print(_HEAD)
    train = [*read_conll(folder / "hiner-train.conll", HINER), *read_conll(folder / "ilner-train.conll", ILNER)]
    devs = [*read_conll(folder / "hiner-dev.conll", HINER), *read_conll(folder / "ilner-dev.conll", ILNER)]
    seen = Seen(train)
    tables: dict[tuple[str, str], Counter[str]] = {(w, k): Counter() for w in ("false", "missed") for k in KINDS}
    why: dict[tuple[str, str, str], str] = {}
    confusion: Counter[tuple[str, str]] = Counter()
    for s, labels in zip(devs, Tagger.load().tag([s.tokens for s in devs]), strict=True):
        gold, guess = spans(s.labels), spans(labels)
        named = {g for g in gold if g[2] in KINDS}
        confusion.update(pairs(gold, guess))
        for which, ones, others in (("false", guess - gold, gold), ("missed", named - guess, guess)):
            for one in sorted(ones):
                name = " ".join(s.tokens[one[0] : one[1]])
                tables[which, one[2]][name] += 1
                why.setdefault((which, one[2], name), reason(s, one, others, seen, false=which == "false"))
    print_confusion(confusion)
    for (which, kind), names in tables.items():
        print(f"\n## {which.capitalize()}: {kind.lower()} ({names.total()})\n")
        print("| name | times | most likely reason |\n|---|--:|---|")
        for name, times in sorted(names.items(), key=lambda kv: (-kv[1], kv[0]))[:20]:
            print(f"| {name.replace('|', '/')} | {times} | {why[which, kind, name].replace('|', '/')} |")


def print_confidence(data: Path) -> None:
    """Print stated confidence and share of correct names, in tenths, on articles that the tagger has not learnt."""
    held = list(labelled(kept_back(annotated())[1], data))
    said: dict[tuple[str, int], list[tuple[float, bool]]] = {}
    for s, found in zip(held, Tagger.load().spans([s.tokens for s in held], articles=True), strict=True):
        gold = spans(s.labels)
        for one in found:
            right = (one.start, one.end, one.label) in gold
            said.setdefault((one.label, int(one.confidence * 10)), []).append((one.confidence, right))
    print(
        "\n## Confidence\n\nStated confidence, and share of correct names, on articles that the tagger did not learn."
    )
    print("\n| kind | confidence from | names | stated | correct |\n|---|--:|--:|--:|--:|")
    for (kind, tenth), rows in sorted(said.items()):
        mean, share = (sum(row[at] for row in rows) / len(rows) for at in (0, 1))
        print(f"| {kind.lower()} | {tenth / 10} | {len(rows)} | {mean:.2f} | {share:.2f} |")


def pairs(gold: set[Found], guess: set[Found]) -> list[tuple[str, str]]:
    """Return (gold kind, found kind) of every name; 'other extent' or 'nothing' for a name without a counterpart."""
    found = {g[:2]: g[2] for g in guess}
    wanted = {g[:2]: g[2] for g in gold if g[2] in KINDS}
    out = [(kind, found.get(place) or meets(place, guess)) for place, kind in sorted(wanted.items())]
    return out + [(meets(place, gold), kind) for place, kind in sorted(found.items()) if place not in wanted]


def meets(place: tuple[int, int], others: set[Found]) -> str:
    """Return whether another name overlaps `place`."""
    return "other extent" if any(a < place[1] and place[0] < b for a, b, _ in others) else "nothing"


def print_confusion(confusion: Counter[tuple[str, str]]) -> None:
    """Print the table of gold kinds (rows) against found kinds (columns)."""
    sides = (*KINDS, "other extent", "nothing")
    print("| gold ↓ found → | " + " | ".join(side.lower() for side in sides) + " |\n|---|" + "--:|" * len(sides))
    for row in sides:
        print(f"| {row.lower()} | " + " | ".join(str(confusion[row, column] or "") for column in sides) + " |")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
    print_confidence(Path(sys.argv[1]).parent)
