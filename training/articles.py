"""Names in texts annotated for this project: `training/articles.tsv` refers to the lent texts.

The file contains no article text. It contains only the place of a text and the forms of the people, places and
organisations in it: `text TAB path TAB first line TAB last line` (from 1; empty for the whole file), then
`kind TAB form` for every form. In the text every longest match of a form is a name.

`training/sentences.txt` has sentences of our own: articles seldom show a word both as a name and as a common word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from site_builder.entities.names.tokens import key_of
from site_builder.text.language_profile import language_of
from site_builder.text.normalise import normalise
from site_builder.text.sentences import sentences
from site_builder.text.words import tokens
from training.data import ARTICLE, Sentence

__all__ = ["Annotated", "annotated", "kept_back", "labelled", "own_sentences", "text_of"]

HINDI = language_of("hi")
FILE = Path(__file__).parent / "articles.tsv"
OWN = Path(__file__).parent / "sentences.txt"
LABELS = {"person": "PERSON", "place": "LOCATION", "organisation": "ORGANIZATION"}
_PART = re.compile(r"(?:\[(\w+) )?([^\[\]]+)\]?")
EVERY = 5
"""One text in this number is kept from the tagger. The weights of evidence are fitted to these texts."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text and the forms of the names in it."""

    path: str
    """Path of its file below the folder of lent data."""
    first: int
    """Its first line in the file, from 1."""
    last: int | None
    """Its last line, or None for the end of the file."""
    forms: tuple[tuple[str, str], ...]
    """(kind, form) of its names: person, place or organisation, and the words as the text has them."""


def annotated(file: Path = FILE) -> tuple[Annotated, ...]:
    """Return the texts of an annotation file, in its order."""
    found = []
    for part in ("\n" + file.read_text("utf-8")).split("\ntext\t")[1:]:
        place, *rows = part.rstrip("\n").split("\n")
        path, first, last = place.split("\t")
        forms = tuple((kind, form) for kind, form in (row.split("\t") for row in rows))
        found.append(Annotated(path, int(first or 1), int(last) if last else None, forms))
    return tuple(found)


def kept_back(texts: Sequence[Annotated]) -> tuple[list[Annotated], list[Annotated]]:
    """Return the texts that the tagger learns from, and those that it never sees."""
    return [t for i, t in enumerate(texts) if i % EVERY], [t for i, t in enumerate(texts) if i % EVERY == 0]


def text_of(one: Annotated, data: Path) -> str:
    """Return the text, read from the folder `data` and normalised."""
    lines = normalise((data / one.path).read_bytes().decode("utf-8", "replace")).split("\n")
    return "\n".join(lines[one.first - 1 : one.last])


def labelled(texts: Sequence[Annotated], data: Path) -> Iterator[Sentence]:
    """Yield the sentences of texts, with a BIO label for each token."""
    for one in texts:
        forms = {tuple(_keys(normalise(form))): LABELS[kind] for kind, form in one.forms}
        longest = max(map(len, forms), default=0)
        for line in text_of(one, data).split("\n"):
            for start, end in sentences(line, HINDI):
                words = [line[start + a : start + b] for a, b in tokens(line[start:end], HINDI)]
                if words:
                    yield Sentence(tuple(words), tuple(_labels(words, forms, longest)), ARTICLE)


def own_sentences(file: Path = OWN) -> Iterator[Sentence]:
    """Yield our own sentences, with a BIO label for each token."""
    for line in file.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            parts = [(kind, normalise(text)) for kind, text in _PART.findall(line)]
            words = [[text[a:b] for a, b in tokens(text, HINDI)] for _, text in parts]
            labels = [
                label
                for (kind, _), found in zip(parts, words, strict=True)
                for label in (_as_name(LABELS[kind], len(found)) if kind else ["O"] * len(found))
            ]
            yield Sentence(tuple(word for found in words for word in found), tuple(labels), ARTICLE)


def _as_name(label: str, size: int) -> list[str]:
    return [f"B-{label}", *[f"I-{label}"] * (size - 1)]


def _keys(text: str) -> list[str]:
    return [key_of(text[start:end]) for start, end in tokens(text, HINDI)]


def _labels(words: Sequence[str], forms: dict[tuple[str, ...], str], longest: int) -> list[str]:
    keys, found, at = [key_of(word) for word in words], [], 0
    while at < len(keys):
        size = next((n for n in range(min(longest, len(keys) - at), 0, -1) if tuple(keys[at : at + n]) in forms), 0)
        if size:
            kind = forms[tuple(keys[at : at + size])]
            found += _as_name(kind, size)
        else:
            found.append("O")
        at += size or 1
    return found
