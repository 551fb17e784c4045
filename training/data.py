"""Sentences for training: the two labelled corpora, the raw texts, and variants of them."""

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

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
    """A sentence: its tokens, their labels (of FINE; empty for raw text) and its corpus."""

    tokens: tuple[str, ...]
    labels: tuple[str, ...]
    corpus: int


def read_conll(path: Path, corpus: int) -> list[Sentence]:
    """Return the sentences of a file with lines 'token TAB label' and blank lines between sentences."""
    out = []
    for block in re.split(r"\n\s*\n", path.read_text("utf-8")):
        rows = [line.split("\t") for line in block.split("\n") if line.strip()]
        if rows:
            out.append(Sentence(tuple(r[0] for r in rows), tuple(r[-1] for r in rows), corpus))
    return out


def read_raw(folders: Iterable[Path]) -> list[Sentence]:
    """Return the sentences of 4 to 80 tokens in the .txt files of `folders`, each once, without final stops."""
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
    """Return the numbers of LABELS for fine labels. Other kinds become O."""
    return [LABELS.index(label) if label in LABELS else 0 for label in labels]


def spans(labels: Sequence[str]) -> set[tuple[int, int, str]]:
    """Return (start, end, kind) of every name in BIO labels, by the rules of the scorer."""
    out, start, kind = set(), 0, ""
    for i, label in enumerate([*labels, "O"]):
        if kind and (label == "O" or label[:1] == "B" or label[2:] != kind):
            out.add((start, i, kind))
            kind = ""
        if label != "O" and not kind:
            start, kind = i, label[2:]
    return out


def mention_bank(sentences: Iterable[Sentence], listed: dict[str, list[tuple[str, ...]]]) -> Bank:
    """Return the names by corpus and kind: every mention in its order, and the names in the lists."""
    bank: Bank = {(LISTED, kind): names for kind, names in listed.items()}
    for s in sentences:
        for start, end, kind in sorted(spans(s.labels)):
            if kind in KINDS:
                bank.setdefault((s.corpus, kind), []).append(s.tokens[start:end])
    return bank


def swapped(s: Sentence, bank: Bank, draw: random.Random, rate: float, listed: float = 0.3) -> Sentence:
    """Return `s` with a share of its names replaced by other names of their kind.

    `rate` is that share. The share `listed` of the new names is from the lists, the rest from the corpus of `s`."""
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
    """Return `s` with closing punctuation joined to words or separated from them, as in other tokenisers."""
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
