"""An article as lines of tokens, the input of the finders of names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from site_builder.entities.story_text import UNTOLD
from site_builder.model import HEADLINE, STANDFIRST, Structure
from site_builder.text.folding import match_key
from site_builder.text.language_profile import Language, language_of
from site_builder.text.words import Bounds, tokens

__all__ = ["TokenLine", "is_letters", "key_of", "keys_of", "lines_of"]

# Kinds of blocks that are not part of the story: no names are searched for in them.

_ANUSVARA = "\u0902"
_BETWEEN = "\1"  # stands between words while they are turned into keys


@lru_cache(maxsize=1 << 16)
def key_of(word: str) -> str:
    """Return the `match_key` of one word, never empty; cached, because an edition repeats its words."""
    return match_key(word) or word


def keys_of(words: Sequence[str]) -> list[str]:
    """Return the `key_of` every word, all at once, which is far faster; no word may have a control character."""
    keys = match_key(_BETWEEN.join(words)).split(_BETWEEN) if words else []
    return [key.strip() or word for key, word in zip(keys, words, strict=True)]


def is_letters(key: str) -> bool:
    """Return whether the key of a token is of a word, not of a number or mark.

    The key of a word with a half nasal at its beginning begins with an anusvara: न्यायाधीश, म्हात्रे.
    """
    return key[0].isalpha() or key[0] == _ANUSVARA


@dataclass(frozen=True, slots=True)
class TokenLine:
    """One text of an article, cut into words, numbers and marks."""

    block: int
    """Index into the blocks, or `HEADLINE`, or `STANDFIRST`."""
    text: str
    """The text."""
    spans: tuple[Bounds, ...]
    """(start, end) of every token in `text`."""
    keys: tuple[str, ...]
    """Match key of every token."""

    def surface(self, first: int, end: int) -> str:
        """Return the text from token `first` up to token `end`, exclusive."""
        return self.text[self.spans[first][0] : self.spans[end - 1][1]]


def lines_of(structure: Structure) -> tuple[TokenLine, ...]:
    """Return headline, standfirst and the blocks that tell the story, in reading order; empty texts left out."""
    language = language_of(structure.language)
    return tuple(line for number, text in _texts(structure) if text for line in _lines(number, text, language))


def _texts(structure: Structure) -> Iterator[tuple[int, str]]:
    yield HEADLINE, structure.headline or ""
    yield STANDFIRST, structure.standfirst or ""
    for number, block in enumerate(structure.blocks):
        if block.kind not in UNTOLD:
            yield number, block.text


def _lines(number: int, text: str, language: Language) -> Iterator[TokenLine]:
    """Yield the lines of a block: in verse, addresses and lists of names, a name never continues in the next line."""
    start = 0
    for row in text.split("\n"):
        spans = tuple((start + first, start + end) for first, end in tokens(row, language))
        yield TokenLine(number, text, spans, tuple(map(key_of, [text[first:end] for first, end in spans])))
        start += len(row) + 1
