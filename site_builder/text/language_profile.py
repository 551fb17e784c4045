"""The knowledge about a language that reading needs: a frozen profile, read from `data/<language>/`.

A file that a language lacks leaves its feature off; no code asks for the language itself. `docs/languages.md`
says what each file gives.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from site_builder import data
from site_builder.text.languages import primary, written_in

__all__ = ["Language", "language_of"]


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language. The same object for the same tag, so it can be the key of a cache."""

    tag: str
    """BCP 47 tag without script and territory: 'hi'; 'und' when unknown."""
    letter_names: tuple[str, ...]
    """Names of the letters of the Latin alphabet, as initials are spelt (सी, डब्ल्यू), longest first."""
    short_verbs: tuple[str, ...]
    """Verbs of one letter: a stop behind one ends a sentence, it is not an initial (है, था)."""
    sentence_verbs: frozenset[str]
    """Verbs with which sentences end (गया, कहा)."""
    verb_endings: tuple[str, ...]
    """Endings of such verbs (ेगा, ेंगे)."""
    abbreviations: Mapping[str, bool]
    """Words whose stop ends no sentence (डॉ, Mr); True: only before a number, because it is also a word (No)."""
    finders: frozenset[str]
    """How names are found, as in `entities.names.FINDERS`."""
    tagger: Path | None
    """Weights of the tagger of names; None: the language has none."""

    def is_verb(self, word: str) -> bool:
        """Return whether `word` (NFC) is a verb with which a sentence commonly ends: है, गया, करेंगे."""
        return word in self.sentence_verbs or word.endswith(self.verb_endings)

    def lines(self, name: str) -> tuple[str, ...]:
        """Return the entries of the language's list; () when it has none."""
        return data.lines(self.tag, name)

    def table(self, name: str) -> tuple[tuple[str, ...], ...]:
        """Return the rows of the language's table; () if it has none."""
        return data.table(self.tag, name)

    def shared_lines(self, name: str) -> tuple[str, ...]:
        """Return the entries of the language's list, of the one for all languages, and of that of English.

        English stands beside every language in news: agencies, names of months, 'Read more'.
        """
        return tuple(dict.fromkeys((*self.lines(name), *data.lines("any", name), *data.lines(data.BESIDE, name))))


def language_of(tag: str) -> Language:
    """Return the profile of the language of a BCP 47 tag; of one without data an empty one."""
    return _profile(primary(tag))


@lru_cache(maxsize=64)
def _profile(language: str) -> Language:
    script = written_in(language)
    rows = data.table(script, "text/letter_names") if script else ()
    names = {name for _, *letter_names in rows for name in letter_names}
    short = data.table(language, "text/abbreviations") + data.table(data.BESIDE, "text/abbreviations")
    weights = data.folder() / language / "names" / "tagger.npz"
    return Language(
        tag=language,
        letter_names=tuple(sorted(names, key=lambda name: (-len(name), name))),
        short_verbs=data.lines(language, "text/short_verbs"),
        sentence_verbs=frozenset(data.lines(language, "text/sentence_verbs")),
        verb_endings=data.lines(language, "text/verb_endings"),
        abbreviations={row[0]: "number" in row[1:] for row in short},
        finders=frozenset(data.lines(language, "names/finders")),
        tagger=weights if weights.is_file() else None,
    )
