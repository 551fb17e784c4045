"""Splits postpositions from names in languages that join them (मुंबईत, 'in Mumbai')."""

from site_builder.entities.names.tokens import TokenLine, key_of
from site_builder.entities.names.word_flags import AGENT, PART, PHRASE, STRONG, TITLE, WordFlags
from site_builder.text.words import Bounds

__all__ = ["without_suffixes"]

_SHORTEST = 2
"""Fewest letters and signs of a name before its suffix; half or twice changes none of 75 Hindi and English texts."""


_NEAR = 2
"""Words between a title or a part of a name and the last unknown word of that name, and that word."""


def without_suffixes(line: TokenLine, words: WordFlags, *, agents: bool = False) -> TokenLine:
    """Return the line with known names split from their suffixes; known words stay whole.

    `agents`: no name of the language ends like a suffix that marks who did something; so an unknown word with one is
    the rest of a name close behind a title or a part of a name: मन्त्री वलीले. Not in Marathi: मुकेश अंबानी.
    """
    if not words.suffixes:
        return line
    spans: list[Bounds] = []
    keys: list[str] = []
    for (start, end), key in zip(line.spans, line.keys, strict=True):
        named = agents and any(words.flags.get(before, 0) & (TITLE | PART) for before in keys[-_NEAR:])
        cut = None if key in words.flags else _cut(line.text[start:end], words, named=named)
        if cut is None:
            spans.append((start, end))
            keys.append(key)
        else:
            spans += [(start, start + cut), (start + cut, end)]
            keys += [key_of(line.text[start : start + cut]), key_of(line.text[start + cut : end])]
    return TokenLine(line.block, line.text, tuple(spans), tuple(keys))


def _cut(word: str, words: WordFlags, *, named: bool) -> int | None:
    """Return where the longest suffix begins whose removal gives a known name; None if there is none.

    `named`: the word belongs to a name, so that it may be unknown before a suffix that marks who did something.
    """
    fitting = [(len(word) - len(suffix), suffix) for suffix in words.suffixes if word.endswith(suffix)]
    for at, _ in fitting:
        if at >= _SHORTEST and words.flags.get(key_of(word[:at]), 0) & (PHRASE | STRONG):
            return at
    agents = (at for at, suffix in fitting if words.flags.get(key_of(suffix), 0) & AGENT and at > _SHORTEST)
    return next(agents, None) if named else None
