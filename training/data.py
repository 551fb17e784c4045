"""Sentences for training: the two labelled corpora, the raw texts and the variants made of them."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from site_builder.entities.names.tagger.features import list_key
from site_builder.text.folding import tagger_key

KINDS = ("PERSON", "LOCATION", "ORGANIZATION")
LABELS = ("O", *(f"{edge}-{kind}" for kind in KINDS for edge in "BI"))
OTHER = ("NUMEX", "TIMEX", "ARTIFACT", "LANGUAGE", "MISC", "GAME", "LITERATURE", "RELIGION", "FESTIVAL")
FINE = (*LABELS, *(f"{edge}-{kind}" for kind in OTHER for edge in "BI"))
HINER, ILNER, RAW, LISTED, ARTICLE = range(5)
Bank = dict[tuple[int, str], list[tuple[str, ...]]]
_CLOSING = {"।", ",", ".", "?", "!", ";", ":"}
_WORD = re.compile(
    r"[\u0900-\u0963\u0966-\u097f\u200c\u200dA-Za-z0-9]+(?:[-.][\u0900-\u0963\u0966-\u097f\u200c\u200dA-Za-z0-9]+)*\.?(?=[\u0900-\u097f])|[\u0900-\u0963\u0966-\u097f\u200c\u200dA-Za-z0-9]+(?:[-.][\u0900-\u0963\u0966-\u097f\u200c\u200dA-Za-z0-9]+)*|\S"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its tokens, their labels (of FINE; empty for raw text) and its corpus."""

    tokens: tuple[str, ...]
    labels: tuple[str, ...]
    corpus: int


def read_conll(path: Path, corpus: int) -> list[Sentence]:
    """The sentences of a file with 'token TAB label' lines and blank lines between sentences."""
    out = []
    for block in re.split(r"\n\s*\n", path.read_text("utf-8")):
        rows = [line.split("\t") for line in block.split("\n") if line.strip()]
        if rows:
            out.append(Sentence(tuple(r[0] for r in rows), tuple(r[-1] for r in rows), corpus))
    return out


def read_raw(folders: Iterable[Path]) -> list[Sentence]:
    """The sentences of 4 to 80 tokens in the .txt files of `folders`, cut at line ends and full stops, once each."""
    seen: dict[tuple[str, ...], None] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.txt")):
            text = path.read_bytes().decode("utf-8", "replace")
            for piece in re.split(r"(?<=[।?!])\s+|[\r\n]+", text):
                tokens = tuple(_WORD.findall(piece))
                if 4 <= len(tokens) <= 80:
                    seen[tokens] = None
    return [Sentence(tokens, (), RAW) for tokens in seen]


def coarse(labels: Sequence[str]) -> list[int]:
    """Numbers of LABELS for fine labels: other kinds become O."""
    return [LABELS.index(label) if label in LABELS else 0 for label in labels]


def spans(labels: Sequence[str]) -> set[tuple[int, int, str]]:
    """(start, end, kind) of every name in BIO labels, read as the scorer reads them."""
    out, start, kind = set(), 0, ""
    for i, label in enumerate([*labels, "O"]):
        if kind and (label == "O" or label[:1] == "B" or label[2:] != kind):
            out.add((start, i, kind))
            kind = ""
        if label != "O" and not kind:
            start, kind = i, label[2:]
    return out


def mention_bank(sentences: Iterable[Sentence], listed: dict[str, list[tuple[str, ...]]]) -> Bank:
    """The names of each corpus and kind, every mention counted, in order of appearance; and those from the lists."""
    bank: Bank = {(LISTED, kind): names for kind, names in listed.items()}
    for s in sentences:
        for start, end, kind in sorted(spans(s.labels)):
            if kind in KINDS:
                bank.setdefault((s.corpus, kind), []).append(s.tokens[start:end])
    return bank


def swapped(s: Sentence, bank: Bank, draw: random.Random, rate: float, listed: float = 0.3) -> Sentence:
    """`s` with some names replaced by others of their kind, from its corpus or (`listed` of the time) the lists."""
    tokens: list[str] = []
    labels: list[str] = []
    at = 0
    for start, end, kind in sorted(spans(s.labels)):
        tokens += s.tokens[at:start]
        labels += s.labels[at:start]
        at = end
        choice = bank.get((LISTED if draw.random() < listed else s.corpus, kind), [])
        new = draw.choice(choice) if choice and draw.random() < rate else s.tokens[start:end]
        tokens += new
        labels += [f"B-{kind}"] + [f"I-{kind}"] * (len(new) - 1)
    return Sentence((*tokens, *s.tokens[at:]), (*labels, *s.labels[at:]), s.corpus)


def restyled(s: Sentence, draw: random.Random) -> Sentence:
    """`s` with closing marks glued to or cut off their words, as other tokenisers do it."""
    glue = draw.random() < 0.5
    tokens: list[str] = []
    labels: list[str] = []
    for token, label in zip(s.tokens, s.labels or [""] * len(s.tokens), strict=True):
        if glue and token in _CLOSING and tokens and tokens[-1] not in _CLOSING and label in ("", "O"):
            tokens[-1] += token
        elif not glue and len(token) > 2 and token[-1] in "।,?!;" and token[-2] not in "।,?!;.":
            tokens += [token[:-1], token[-1]]
            labels += [label, "O"]
        else:
            tokens.append(token)
            labels.append(label)
    return Sentence(tuple(tokens), tuple(labels) if s.labels else (), s.corpus)


def read_lists(folder: Path) -> dict[int, tuple[str, ...]]:
    """Look-up key → sorted names of the lists in `folder` in which the word stands.

    A line of several words counts as a first word and further words, under names of their own. The longer, less sure
    lists (*_more.txt) tell nothing of the parts of a compound.
    """
    held: dict[str, set[str]] = {}
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text("utf-8").split("\n"):
            words = tagger_key(line).split()
            for at, word in enumerate(words):
                role = path.stem if len(words) == 1 else f"{path.stem} {'first' if at == 0 else 'later'}"
                held.setdefault(word, set()).add(role)
    out: dict[int, set[str]] = {}
    for word, names in held.items():
        for scope in ("whole", "part"):
            told = {f"{scope} {name}" for name in names if scope == "whole" or "_more" not in name}
            if told:
                out.setdefault(list_key(scope, word), set()).update(told)
    return {key: tuple(sorted(names)) for key, names in out.items()}


def listed_names(folder: Path, draw: random.Random, people: int = 6000) -> dict[str, list[tuple[str, ...]]]:
    """Names made of the name lists in `folder`, by kind: so that a name can be learnt that no training sentence has."""

    def words(*names: str) -> list[str]:
        return [line for n in names for line in (folder / f"{n}.txt").read_text("utf-8").split("\n") if line]

    given, surnames, foreign = words("given"), words("surnames"), words("foreign")
    made = [(draw.choice(given), draw.choice(surnames)) for _ in range(people // 2)]
    made += [(draw.choice(foreign), draw.choice(foreign)) for _ in range(people // 6)]
    made += [(draw.choice(given + surnames + foreign),) for _ in range(people // 3)]
    places = words("countries", "states", "districts", "world_places")
    bodies = words("parties", "org_abbreviations", "companies")
    return {
        "PERSON": [tuple(" ".join(name).split()) for name in made],
        "LOCATION": [tuple(name.split()) for name in places],
        "ORGANIZATION": [tuple(name.split()) for name in bodies],
    }
