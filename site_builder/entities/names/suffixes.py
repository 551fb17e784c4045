"""Postpositions that a language writes together with a name (मुंबईत, 'in Mumbai') are made words of their own."""

from site_builder.entities.names.tokens import TokenLine, key_of
from site_builder.entities.names.word_flags import PHRASE, STRONG, WordFlags

__all__ = ["without_suffixes"]

_SHORTEST = 3
"""Letters and signs of the shortest name that is told from its suffix."""


def without_suffixes(line: TokenLine, words: WordFlags) -> TokenLine:
    """Return the line with each known name apart from the suffix behind it; words that are known whole stay whole."""
    if not words.suffixes:
        return line
    spans: list[tuple[int, int]] = []
    keys: list[str] = []
    for (start, end), key in zip(line.spans, line.keys, strict=True):
        cut = None if key in words.flags else _cut(line.text[start:end], words)
        if cut is None:
            spans.append((start, end))
            keys.append(key)
        else:
            spans += [(start, start + cut), (start + cut, end)]
            keys += [key_of(line.text[start : start + cut]), key_of(line.text[start + cut : end])]
    return TokenLine(line.block, line.text, tuple(spans), tuple(keys))


def _cut(word: str, words: WordFlags) -> int | None:
    """Return where the longest suffix begins that leaves a known name; None when none does."""
    for suffix in words.suffixes:
        at = len(word) - len(suffix)
        if at >= _SHORTEST and word.endswith(suffix) and words.flags.get(key_of(word[:at]), 0) & (PHRASE | STRONG):
            return at
    return None
