"""Splits postpositions from names in languages that join them (मुंबईत, 'in Mumbai')."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from site_builder.entities.names.tokens import TokenLine, key_of
from site_builder.entities.names.word_flags import AGENT, ENDING, PART, PHRASE, TITLE, WordFlags, word_flags
from site_builder.text.language_profile import Language
from site_builder.text.words import Bounds

__all__ = ["Suffixes", "suffixes_of", "without_suffixes"]

_SHORTEST = 2
"""Fewest letters and signs of a name before its suffix; half or twice changes none of 75 Hindi and English texts."""
_NEAR = 2
"""Words between a title or a part of a name and the last unknown word of that name, and that word."""


@dataclass(frozen=True, slots=True)
class Suffixes:
    """The postpositions of a language that are joined to words, and the words that bear them."""

    suffixes: tuple[str, ...]
    """As the text spells them, longest first."""
    ends: frozenset[str]
    """Those that end an unknown word of a name, because no name ends like them."""
    lasts: frozenset[str]
    """Match keys of the last words of names and type nouns of several words."""
    words: WordFlags
    """The words that are known."""

    def knows(self, key: str) -> bool:
        """Return whether a word is in a list, alone or as the last word of a name."""
        return bool(self.words.flags.get(key)) or key in self.lasts


@lru_cache(maxsize=16)
def suffixes_of(language: Language) -> Suffixes | None:
    """Return the suffixes of a language; None if it joins none to its words."""
    words = word_flags(language)
    suffixes = tuple(sorted(language.lines("names/suffixes"), key=lambda suffix: (-len(suffix), suffix)))
    # In Marathi unknown names do end like the suffix of who did something: मुकेश अंबानी.
    ending = ENDING | (AGENT if "agents" in language.finders else 0)
    ends = frozenset(suffix for suffix in suffixes if words.flags.get(key_of(suffix), 0) & ending)
    return Suffixes(suffixes, ends, frozenset(_lasts(words)), words) if suffixes else None


def _lasts(words: WordFlags) -> set[str]:
    typed: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = {**words.place_heads, **words.heads}
    names = [phrase.keys for rows in words.phrases.values() for phrase in rows]
    names += [keys for rows in typed.values() for keys, _ in rows]
    names += [keys for rows in words.people.values() for keys in rows]
    return {keys[-1] for keys in names if len(keys) > 1}


def without_suffixes(line: TokenLine, suffixes: Suffixes | None) -> TokenLine:
    """Return the line with all known words split from their suffixes; words that are known with theirs stay whole.

    Names are not enough: 'মন্ত্রণালয়ের' has the type noun of a body, and behind 'প্রধানমন্ত্রীর' no name of his begins.
    """
    if suffixes is None:
        return line
    flags, ends = suffixes.words.flags, suffixes.ends
    spans: list[Bounds] = []
    keys: list[str] = []
    for at, (start, end) in enumerate(line.spans):
        named = bool(ends) and any(flags.get(before, 0) & (TITLE | PART) for before in keys[-_NEAR:])
        cut = None if _is_whole(line, at, suffixes) else _cut(line.text[start:end], suffixes, named=named)
        if cut is None:
            spans.append((start, end))
            keys.append(line.keys[at])
        else:
            spans += [(start, start + cut), (start + cut, end)]
            keys += [key_of(line.text[start : start + cut]), key_of(line.text[start + cut : end])]
    return TokenLine(line.block, line.text, tuple(spans), tuple(keys))


def _is_whole(line: TokenLine, at: int, suffixes: Suffixes) -> bool:
    """Return whether the word at token `at` is known with its ending: জাতিসংঘের only before নিরাপত্তা পরিষদ."""
    key = line.keys[at]
    if suffixes.words.flags.get(key) == PHRASE:
        return any(
            _begins(line.keys[at : at + len(phrase.keys)], phrase.keys) for phrase in suffixes.words.phrases[key]
        )
    return key in suffixes.words.flags or key in suffixes.lasts


def _begins(keys: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Return whether words are those of a name, the last one with any ending."""
    return keys[:-1] == name[:-1] and keys[-1].startswith(name[-1])


def _cut(word: str, suffixes: Suffixes, *, named: bool) -> int | None:
    """Return where the longest suffix begins whose removal gives a known word; None if there is none.

    `named`: the word stands close behind a title or a part of a name, so that it may be the rest of the name, unknown
    before a suffix that ends no name: मन्त्री वलीले.
    """
    fitting = [(len(word) - len(suffix), suffix) for suffix in suffixes.suffixes if word.endswith(suffix)]
    for at, _ in fitting:
        if at >= _SHORTEST and suffixes.knows(key_of(word[:at])):
            return at
    endings = (at for at, suffix in fitting if suffix in suffixes.ends and at > _SHORTEST)
    return next(endings, None) if named else None
