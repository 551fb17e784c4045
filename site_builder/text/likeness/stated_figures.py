"""The numbers of an article of which it is sure what they count: those of another report can be held against them.

The words next to a number show what it counts: in "12 लोगों की मौत" the dead. A number without such words counts
when nearly a whole clause stands around it, which another report then has to repeat word for word. Numbers that are
rough ("करीब 12"), of a part ("इनमें 3"), or of another time ("पिछले साल 8") are left out: better nothing than something
false.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from site_builder.model import HEADLINE, RUNNING_TEXT, STANDFIRST, Figure, Mention, MentionKind, Structure
from site_builder.text.folding import match_key
from site_builder.text.language_profile import Language, language_of
from site_builder.text.sentences import sentences
from site_builder.text.vocabulary.value_words import vocabulary
from site_builder.text.words import Bounds, words

__all__ = ["stated_figures"]

_KINDS: frozenset[MentionKind] = frozenset({"quantity", "money", "percent"})
_AT_MOST = 24
"""Most figures of an article. An article with more is a roundup, in which it is unclear what each figure is about."""
_TAIL = 7
"""Words behind a number that may say what it counts."""
_ABOUT = 4
"""Words before a number within which it is said to be rough."""
_TOTAL = 4
"""Words between 'the number of' and the number."""
_BEFORE, _BEHIND = 3, 4
"""Weighty words around a number that represent its clause."""
_LEAST = 5
"""With fewer of them it is unclear what the number counts."""
_DAYS = 3
"""Days around an article within which a date in a sentence is still that of its event."""
_LONGEST = 3  # words of the longest phrase in the lists
_CUT = re.compile(r"[,;:।.!?–—()\[\]“”\"]")


@dataclass(frozen=True, slots=True)
class _Words:
    """What the words of a language say about a number beside them."""

    roles: Mapping[str, Mapping[str, str]]
    """Role -> folded words -> what they stand for."""
    small: frozenset[str]
    """Words that say nothing of what is counted."""
    numerals: frozenset[str]
    """Words that make up numbers."""

    def thing(self, role: str, said: Sequence[str]) -> str | None:
        """Return the meaning of the longest beginning of `said` in a role; None if it has none."""
        forms = self.roles.get(role, {})
        for length in range(min(_LONGEST, len(said)), 0, -1):
            found = forms.get(" ".join(said[:length]))
            if found is not None:
                return found
        return None

    def any_of(self, said: Sequence[str], *roles: str) -> bool:
        """Return whether one of the words has one of the roles."""
        return any(not self.roles.get(role, {}).keys().isdisjoint(said) for role in roles)


@dataclass(frozen=True, slots=True)
class _Number:
    """A number in its sentence, and the folded words around it."""

    mention: Mention
    before: tuple[str, ...]
    """The words of its sentence before the number."""
    clause: tuple[str, ...]
    """The words before it since the last comma or number."""
    behind: tuple[str, ...]
    """The other words of the mention, and the words after it up to a comma, an 'and' or the next number."""


def stated_figures(structure: Structure, mentions: Sequence[Mention], day: str | None) -> tuple[Figure, ...]:
    """Return the figures of an article, each thing and value once: where its text says it first, else its headline.

    `mentions`: those of the article. `day`: when it was published, else the day that it speaks of (ISO 8601).
    """
    language = language_of(structure.language)
    known = _words_of(language)
    if not known.roles:
        return ()
    found: dict[tuple[str, str], Figure] = {}
    for number, places in _numbers(structure, mentions, language, day, known):
        thing = _thing(number, known)
        one = number.mention
        if thing and one.normal:
            thing = f"{thing} {one.normal.partition(' ')[2]}".strip() if one.kind == "money" else thing
            value = one.normal.partition(" ")[0]
            made = Figure(thing, value, one.block, one.start, one.end, places)
            known_one = found.setdefault((thing, value), made)
            if known_one.block < 0 <= one.block:  # a sentence of the text says more than the headline
                found[thing, value] = made
    return tuple(found.values()) if len(found) <= _AT_MOST else ()


@lru_cache(maxsize=32)
def _words_of(language: Language) -> _Words:
    roles: dict[str, dict[str, str]] = {}
    for role, said, *thing in language.table("text/counted"):
        roles.setdefault(role, {})[match_key(said)] = thing[0] if thing else ""
    small = frozenset(map(match_key, language.lines("parsing/words")))
    return _Words(roles, small, frozenset(map(match_key, vocabulary(language.tag).numerals)))


def _numbers(
    structure: Structure, mentions: Sequence[Mention], language: Language, day: str | None, known: _Words
) -> Iterator[tuple[_Number, tuple[str, ...]]]:
    """Yield every number of the story that may be compared, and the places that its sentence names."""
    texts = {HEADLINE: structure.headline or "", STANDFIRST: structure.standfirst or ""}
    texts |= {
        at: block.text
        for at, block in enumerate(structure.blocks)
        if block.kind in RUNNING_TEXT and not block.duplicate
    }
    of_block: dict[int, list[Mention]] = {}
    for mention in mentions:
        if mention.block in texts:
            of_block.setdefault(mention.block, []).append(mention)
    for at, inside in of_block.items():
        if not any(mention.kind in _KINDS for mention in inside):
            continue
        for start, end in sentences(texts[at], language):
            there = [mention for mention in inside if start <= mention.start and mention.end <= end]
            numbers = [mention for mention in there if mention.kind in _KINDS]
            if not numbers or any(_is_far(mention.normal, day) for mention in there if mention.kind == "date"):
                continue
            places = tuple(sorted({match_key(m.normal or m.surface) for m in there if m.kind == "place"}))
            said = _said(texts[at], start, end, language)
            for left, one, right in zip([None, *numbers], numbers, [*numbers[1:], None], strict=False):
                bounds = (left.end if left else start, right.start if right else end)
                yield _number(texts[at], one, bounds, said, known), places


def _is_far(named: str | None, day: str | None) -> bool:
    """Return whether a date in a sentence is, or may be, that of another event than the article's."""
    if named is None:
        return False  # a day of the week
    try:
        return day is None or abs((date.fromisoformat(named[:10]) - date.fromisoformat(day[:10])).days) > _DAYS
    except ValueError:
        return True


_Said = Sequence[tuple[int, int, str]]
"""Start, end and folded form of each word of a sentence."""


def _said(text: str, start: int, end: int, language: Language) -> _Said:
    found = words(text[start:end], language)
    return [(start + first, start + last, _folded(text[start + first : start + last])) for first, last in found]


@lru_cache(maxsize=65_536)  # words are repeated, and folding a word costs as much as all other steps
def _folded(word: str) -> str:
    return match_key(word)


def _number(text: str, one: Mention, bounds: Bounds, said: _Said, known: _Words) -> _Number:
    """Return a number with the words around it; `bounds`: end of the number before it, start of the next one."""
    last, following = bounds
    cut = _CUT.search(text, one.end, following)
    limit = cut.start() if cut else following
    opening = max([last, *(found.end() for found in _CUT.finditer(text, last, one.start))])
    before = [(start, word) for start, end, word in said if end <= one.start]
    inside = [word for start, end, word in said if one.start <= start and end <= one.end]
    behind = [word for start, end, word in said if one.end <= start and end <= limit]
    joint = next((at for at, word in enumerate(behind) if known.any_of([word], "and")), _TAIL)
    named = [word for word in inside if not word[:1].isdigit() and word not in known.numerals]
    return _Number(
        one,
        tuple(word for _, word in before),
        tuple(word for start, word in before if start >= opening),
        (*named, *behind[:joint])[:_TAIL],
    )


def _thing(number: _Number, known: _Words) -> str | None:
    """Return what a number counts; None when that is not sure."""
    before, behind = number.before, number.behind
    if known.any_of(before, "earlier", "part") or known.any_of(before[-_ABOUT:], "about"):
        return None
    # 11 लोग मारे गए थे: this form tells of an earlier event.
    if known.any_of(behind, "past", "about"):
        return None
    if number.mention.kind == "money":
        return _paid_for(number, known) or _clause(number, known)
    if number.mention.kind == "quantity":
        # "संख्या 14 से बढ़कर 20": the first is not the number now.
        total = None if known.any_of(behind[:2], "off") else _total(number.clause, known)
        found = total or _counted(number, known)
        if found is not None:
            return found or None
    return _clause(number, known)


def _total(clause: Sequence[str], known: _Words) -> str | None:
    """Return what 'the number of the dead' before a number counts; None when no such words stand there."""
    at = len(clause)
    while at and len(clause) - at < _TOTAL and known.any_of(clause[at - 1 : at], "reaches"):
        at -= 1
    if not at or not known.any_of(clause[at - 1 : at], "total"):
        return None
    at -= 1
    while at and known.any_of(clause[at - 1 : at], "of"):
        at -= 1
    for length in range(_LONGEST, 0, -1):
        found = known.roles.get("toll", {}).get(" ".join(clause[max(0, at - length) : at]))
        if found:
            return found
    return None


def _counted(number: _Number, known: _Words) -> str | None:
    """Return the fate of the people whom a number counts, and who they are; '' if the fate is uncertain."""
    behind = number.behind
    fate = known.thing("headline", behind[:1]) or known.thing("behind", behind)
    if fate:
        return fate
    who = known.thing("person", behind[:1])
    if who is None and not known.any_of(behind[:1], "people", "of"):
        return None
    rest = behind[1:]
    fate = known.thing("before", number.clause[-1:])
    for at in range(len(rest)):
        found = known.thing("behind", rest[at:])
        if found:
            fate = found
            break
        if known.any_of(rest[at : at + 1], "off", "part", "earlier"):
            break
    return f"{fate} {who or ''}".strip() if fate else ""


def _paid_for(number: _Number, known: _Words) -> str | None:
    """Return what a sum is paid for; None when no word says it."""
    before = known.thing("sum-before", number.clause[-2:])
    if before:
        return before
    rest = number.behind
    for at in range(len(rest)):
        found = known.thing("sum", rest[at:])
        if found or known.any_of(rest[at : at + 1], "off", "part"):
            return found
    return None


def _clause(number: _Number, known: _Words) -> str | None:
    """Return the weighty words around a number as what it counts; None when there are too few of them."""
    said = [word for word in number.before if word not in known.small][-_BEFORE:]
    after = [word for word in number.behind if word not in known.small][:_BEHIND]
    if not said or len(after) < 2 or len(said) + len(after) < _LEAST:
        return None
    return f"{' '.join(said)} # {' '.join(after)}"
