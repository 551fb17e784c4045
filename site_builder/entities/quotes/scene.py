"""The context for finding the speaker of a quotation: the story, its names, and the bearers of titles."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from site_builder.entities.quotes.cues import Cues
from site_builder.model import Mention
from site_builder.text.vocabulary.words_at import WORD, word_before

__all__ = ["Scene", "body", "is_inner", "people_before", "speaking", "titled"]

_LATELY = 40  # last mentions that are searched for a person
_TITLE_WORDS = 4  # words of a title before a name
_COURTESY = re.compile(rf"({WORD})\.?\s{{1,2}}\Z")
_APPOSED = re.compile(rf",\s(?:{WORD}\s){{1,2}}({WORD}),")
_STEM = 3  # fewest common letters of a country and its adjective: रूस, रूसी


@dataclass(frozen=True)
class Scene:
    """The context for finding the speaker of a quotation."""

    order: Sequence[int]
    """Numbers of the blocks of running text, in reading order."""
    blocks: Mapping[int, str]
    """Texts of the story by block number, the words inside quotations blanked."""
    mentions: Mapping[int, Sequence[Mention]]
    """Entity mentions of each block in order, those inside quotations left out."""
    people: frozenset[str]
    """Names of the persons among the entities."""
    states: frozenset[str]
    """Names of the countries: the only places that speak, as states."""
    names: Mapping[str, str]
    """First or last word of a person's name: the name, if only one person has it."""
    cues: Cues
    """The language's words."""

    @cached_property
    def bearers(self) -> Mapping[str, Sequence[tuple[str, str]]]:
        """For each title, (its qualifier, the person named beside it), all over the article."""
        found: dict[str, list[tuple[str, str]]] = {}
        for block, mentions in self.mentions.items():
            for mention in mentions:
                for start, title in _titles_of(self, block, mention) if mention.kind == "person" else ():
                    row = (_qualifier(self, block, start), mention.normal or "")
                    found.setdefault(_office(self, block, start, title), []).append(row)
        return found

    @cached_property
    def bodies(self) -> Mapping[str, frozenset[str]]:
        """For each noun that may stand for a body, the bodies of the article whose names end in it."""
        found: dict[str, set[str]] = {}
        for mention in chain.from_iterable(self.mentions.values()):
            noun = (mention.normal or "").rpartition(" ")[2]
            if mention.kind == "organisation" and self.cues.has("body", noun):
                found.setdefault(noun, set()).add(mention.normal or "")
        return {noun: frozenset(names) for noun, names in found.items()}

    @cached_property
    def genders(self) -> Mapping[str, frozenset[str]]:
        """For each person, the genders of the titles before the name: Mr, Ms."""
        found: dict[str, set[str]] = {}
        for block, mentions in self.mentions.items():
            for mention in mentions:
                word = word_before(self.blocks[block], mention.start)[1] or mention.surface.partition(" ")[0]
                for gender in ("masculine", "feminine"):
                    if self.cues.has(gender, word.rstrip(".")):
                        found.setdefault(mention.normal or "", set()).add(gender)
        return {name: frozenset(genders) for name, genders in found.items()}


def titled(scene: Scene, block: int, at: int, title: str) -> str | None:
    """Return the only person of the article with the title that begins at `at`; None if two have it.

    'यूक्रेन के राष्ट्रपति' and 'रूस के राष्ट्रपति' are two people; among several, one named before in this block wins.
    A bearer without a country has the office of the only country of the article.
    """
    known, qualifier = scene.cues, _qualifier(scene, block, at)
    if known.has("indefinite", word_before(scene.blocks[block], at)[1]):
        return None
    rows = scene.bearers.get(_office(scene, block, at, title), ())
    alone = len(scene.states) == 1 and _same_office(qualifier, _folded(next(iter(scene.states))))
    named = {name for other, name in rows if not qualifier or _same_office(qualifier, other) or (alone and not other)}
    if len(named) > 1:
        named &= {mention.normal or "" for mention in people_before(scene, block, at)}
    return next(iter(named)) if len(named) == 1 else None


def body(scene: Scene, block: int, at: int, noun: str) -> str | None:
    """Return the body that `noun`, which begins at `at`, can mean: आयोग, चुनाव आयोग.

    It is the only one of the article, or among several the last that is named before in this block. None if a word
    before it may mean another body.
    """
    named = scene.bodies.get(noun, frozenset())
    if scene.cues.has("indefinite", word_before(scene.blocks[block], at)[1]) or _qualifier(scene, block, at):
        return None
    if len(named) > 1:
        before = (m.normal for m in reversed(scene.mentions.get(block, ())) if m.end <= at and m.normal in named)
        return next(before, None)
    return next(iter(named), None)


def people_before(scene: Scene, block: int, at: int) -> Sequence[Mention]:
    """Return the last mentions of persons that end before `at`, the last first."""
    mentions = scene.mentions.get(block, ())
    last = bisect_right(mentions, at, key=lambda m: m.end)
    return [m for m in mentions[max(0, last - _LATELY) : last][::-1] if m.kind == "person"]


def is_inner(scene: Scene, block: int, mention: Mention) -> bool:
    """Return whether a name only modifies a subject: 'a spokesman for Mary Hill'; titles are skipped."""
    at, known = mention.start, scene.cues
    for _ in range(_TITLE_WORDS):
        at, word = word_before(scene.blocks[block], at)
        if known.has("preposition", word):
            return True
        if not word or not (word[0].isupper() or known.has("role", word) or known.has("article", word)):
            return False
    return False


def speaking(scene: Scene, mention: Mention) -> str | None:
    """Return the name; None for a place, which does not speak unless it is a state."""
    return mention.normal if mention.kind != "place" or mention.normal in scene.states else None


def _titles_of(scene: Scene, block: int, mention: Mention) -> Iterator[tuple[int, str]]:
    """Yield (start, word) of the titles before a name, and of that between commas behind it: 'X, भारत के राष्ट्रपति,'."""
    yield from _titles_before(scene, block, mention.start)
    apposed = _APPOSED.match(scene.blocks[block], mention.end)
    if apposed and scene.cues.has("role", apposed[1]):
        yield apposed.start(1), apposed[1]


def _titles_before(scene: Scene, block: int, at: int) -> Iterator[tuple[int, str]]:
    """Yield (start, word) of the titles before a name at `at`, with a word of courtesy between: 'मंत्री डॉ. राम'."""
    text, known = scene.blocks[block], scene.cues
    courtesy = _COURTESY.search(text, max(0, at - 16), at)
    if courtesy and known.has("courtesy", courtesy[1]):
        at = courtesy.start()
        if known.has("role", courtesy[1]):
            yield at, courtesy[1]
    start, title = word_before(text, at)
    if known.has("role", title):
        yield start, title


def _office(scene: Scene, block: int, at: int, title: str) -> str:
    """Return the full form of the title at `at`: पीएम, प्रधानमंत्री (the third column of the data).

    The offices of `names/offices` do not serve here: एसपी and एसएसपी hold one there, but are two people in a report. A
    former president is not the president: 'पूर्व राष्ट्रपति', 'पूर्व अमेरिकी राष्ट्रपति'.
    """
    known = scene.cues
    start, word = word_before(scene.blocks[block], at)
    if not known.has("case", word) and not known.has("former", word):
        word = word_before(scene.blocks[block], start)[1]
    former = "former " if known.has("former", word) else ""
    return former + _folded(known.words["role"].get(title) or title)


def _qualifier(scene: Scene, block: int, at: int) -> str:
    """Return the word that qualifies a title: 'यूक्रेन' in 'यूक्रेन के राष्ट्रपति', 'रूसी'; '' if there is none."""
    text, known = scene.blocks[block], scene.cues
    start, word = word_before(text, at)
    while known.has("epithet", word):
        start, word = word_before(text, start)
    if known.has("genitive", word):
        word = word_before(text, start)[1]
    plain = ("case", "article", "subject", "preposition", "and", "auxiliary", "say", "connective", "former")
    return "" if any(known.has(role, word) for role in plain) else _folded(word)


def _same_office(one: str, other: str) -> bool:
    """Return whether two qualifiers differ only in an ending: यूक्रेन, यूक्रेनी; भारत, भारतीय."""
    shorter = min(len(one), len(other))
    return shorter >= _STEM and one[: max(_STEM, shorter - 1)] == other[: max(_STEM, shorter - 1)]


def _folded(word: str) -> str:
    return word.replace("\u093c", "").replace("\u0901", "\u0902").casefold()
