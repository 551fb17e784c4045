"""Who says a quotation: read from the words of saying around it.

Hindi marks the subject of a verb of saying with ने (राम ने कहा), sources with के अनुसार, के हवाले से …; a pronoun
(उन्होंने लिखा) stands for the last subject before it. English puts the subject beside the verb (said Ram, Ram said).
The words are data: `data/<language>/quotes/words.txt`, rows of `role TAB word`:

    say (verbs of saying) · subject (its marker) · source (marks who a saying comes from) · source-before
    pronoun · role (the king, the doctor: a title that may stand for a name) · person (nouns for nobody named)
    indefinite (makes a role nobody's) · honorific (between a name and its marker)
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from site_builder.model import Mention
from site_builder.text.vocabulary.word_roles import primary, roles
from site_builder.text.vocabulary.words_at import WORD, word_before

__all__ = ["Cues", "Scene", "cues", "sentence_end", "sentence_start", "speaker"]

_REACH = 320  # characters before a quotation, and
_BEHIND = 160  # behind it, in which its speaker is looked for
_END = re.compile(r"[।॥?!\n]|\.(?=\s|[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Cues:
    """The words of a language that tell about quotations."""

    words: Mapping[str, Mapping[str, str]]
    """Role -> words."""
    phrases: tuple[str, ...]
    """Verbs of saying and marks of a source that are more than one word."""
    pronoun: re.Pattern[str]
    """A pronoun at the end of what is searched."""
    say: re.Pattern[str]
    """A verb of saying."""
    marker: re.Pattern[str]
    """What stands behind the one who says (subject's marker, source phrase), or for him (pronoun)."""
    before: re.Pattern[str]
    """What stands before the one who says."""

    def has(self, role: str, word: str) -> bool:
        """Return whether `word` has the role."""
        return word in self.words.get(role, {})


@lru_cache(maxsize=128)
def cues(language: str) -> Cues:
    """Return the cues for a BCP 47 tag."""
    words = roles(primary(language), "quotes/words")
    subject = words.get("subject", {})
    return Cues(
        words,
        tuple(sorted(phrase for role in ("say", "source") for phrase in words.get(role, {}) if " " in phrase)),
        _any_of(words.get("pronoun", {}), end=r"\Z"),
        _any_of(words.get("say", {})),
        _any_of([*subject, *words.get("source", {}), *(words.get("pronoun", {}) if subject else ())]),
        _any_of(words.get("source-before", {})),
    )


def _any_of(phrases: Iterable[str], end: str = "") -> re.Pattern[str]:
    """Return a pattern for any of the phrases as whole words; it matches nothing when there are none."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    alternatives = "|".join(re.escape(phrase) for phrase in longest_first)
    return re.compile(rf"(?<!{WORD[:-1]})(?:{alternatives})(?!{WORD[:-1]}){end}" if alternatives else r"(?!)")


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known when the speaker of a quotation is sought."""

    order: Sequence[int]
    """Block numbers in reading order."""
    blocks: Mapping[int, str]
    """Texts of the story by block number."""
    mentions: Mapping[int, Sequence[Mention]]
    """Entity mentions of each block in order."""
    people: frozenset[str]
    """Names of the persons among the entities."""
    names: Mapping[str, str]
    """First or last word of a person's name: the name, where it is one person's only."""
    cues: Cues
    """The language's words."""


def speaker(scene: Scene, block: int, start: int, end: int) -> str | None:
    """Return the entity that says what stands between the outer marks `start` and `end` of a block; None if unknown."""
    text = scene.blocks[block]
    left, right = sentence_start(text, start), sentence_end(text, end)
    before = _sayers_before(scene, block, (left, start, end, right))
    for at in before or _sayers_behind(scene, block, (left, start, end, right)):
        who = _who(scene, block, at)
        if who != _NOBODY:
            return who
    return None


_NOBODY = "\0"  # nothing that could speak stands there; other than None: somebody does, who is not named


def sentence_start(text: str, at: int) -> int:
    """Return where the sentence around `at` begins, at most some lines back."""
    low = max(0, at - _REACH)
    return max((end.end() for end in _END.finditer(text, low, at)), default=low)


def sentence_end(text: str, at: int) -> int:
    """Return where the sentence around `at` ends, at most some lines on."""
    high = min(len(text), at + _BEHIND)
    found = _END.search(text, at, high)
    return found.start() if found else high


def _sayers_before(scene: Scene, block: int, spans: tuple[int, int, int, int]) -> list[int]:
    """Return where those who may say the quotation end (or, negative, begin), the surest first; by the words before it.

    Empty when no words of saying stand before it in its sentence.
    """
    text, known = scene.blocks[block], scene.cues
    left, start = spans[:2]
    found = [-m.end() for m in known.before.finditer(text, left, start)]
    verb = _last(known.say, text, left, start)
    subjects, sources = _subjects(text, left, verb.start() if verb else start, known)
    found += sources
    if verb:
        found += [*subjects, verb.start(), -verb.end()]
    introduced = _INTRODUCED.search(text, max(left, start - 4), start)
    return [introduced.start()] if introduced and not found and introduced.start() > left else found


_INTRODUCED = re.compile(r"\s?[:\-–—]\s{0,2}\Z")


def _subjects(text: str, start: int, end: int, known: Cues) -> tuple[list[int], list[int]]:
    """Return where the subjects and where the named sources between `start` and `end` end, the last first."""
    subjects: list[int] = []
    sources: list[int] = []
    for marker in known.marker.finditer(text, start, end):
        if known.has("pronoun", marker[0]):
            subjects.append(marker.end())
        else:
            (subjects if known.has("subject", marker[0]) else sources).append(marker.start())
    return subjects[::-1], sources[::-1]


def _sayers_behind(scene: Scene, block: int, spans: tuple[int, int, int, int]) -> list[int]:
    """Return the same by the words behind the quotation: “…” कहा है, “…,” said Ram, “…” - Ram."""
    text, known = scene.blocks[block], scene.cues
    left, start, end, right = spans
    verb = known.say.search(text, end, right)
    signed = _SIGNED.match(text, end)
    found = [-signed.end()] if signed else []
    if not verb or _INTRODUCES_NEXT.match(text, verb.end()):
        return found
    subjects, sources = _subjects(text, end, verb.start(), known)
    return [*found, *sources, *subjects, -verb.end(), verb.start(), *_subjects(text, left, start, known)[0]]


_SIGNED = re.compile(r"\s{0,2}[-–—]\s{0,2}")
_INTRODUCES_NEXT = re.compile(r"[^।.!?\n]{0,12}[,:\-]\s{0,2}[‘“\"']")


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    return max(pattern.finditer(text, start, end), key=lambda found: found.start(), default=None)


def _who(scene: Scene, block: int, at: int, depth: int = 0) -> str | None:
    """Return the entity whose name ends at `at` (or begins at `-at`), or whom the pronoun or title there means."""
    text, known = scene.blocks[block], scene.cues
    mentions = scene.mentions.get(block, ())
    if at < 0:
        begins = bisect_left(mentions, -at, key=lambda m: m.start)
        near = begins < len(mentions) and not text[-at : mentions[begins].start].strip()
        return mentions[begins].normal if near else _NOBODY
    last = bisect_left(mentions, at + 1, key=lambda m: m.end) - 1
    if last >= 0 and _stands_at(text, mentions[last].end, at, known):
        between = text[mentions[last - 1].end : mentions[last].start].strip() if last else ""
        together = known.has("and", between) and mentions[last].kind == "person"
        return None if together else mentions[last].normal
    start, word = word_before(text, at)
    pronoun = known.pronoun.search(text[max(0, at - 24) : at].rstrip())
    if pronoun:
        return _antecedent(scene, block, start) if depth < _DEPTH else None
    if word in scene.names:
        return scene.names[word]
    if known.has("role", word) and not known.has("indefinite", word_before(text, start)[1]):
        return _titled(scene, block, start, word) if depth < _DEPTH else None
    return None if known.has("person", word) or known.has("role", word) else _NOBODY


_DEPTH = 3
_LATELY = 40  # mentions of a block among which one is looked for
_BRACKETS = re.compile(r"\([^()]{0,60}\)")


def _stands_at(text: str, end: int, at: int, known: Cues) -> bool:
    """Return whether nothing but brackets, a comma and an honorific stands between a name's end and `at`."""
    if at - end > 80:
        return False
    between = _BRACKETS.sub("", text[end:at]).strip(" ,")
    return not between or known.has("honorific", between)


def _antecedent(scene: Scene, block: int, at: int) -> str | None:
    """Return the person whom a pronoun at `at` means: the last subject before it, else the last person named."""
    known = scene.cues
    for number, end in _backwards(scene, block, at):
        text = scene.blocks[number]
        for marker in list(known.marker.finditer(text, max(0, end - 3 * _REACH), end))[::-1]:
            if known.has("pronoun", marker[0]):
                continue
            who = _who(scene, number, marker.start(), depth=_DEPTH)
            if who != _NOBODY and (who is None or who in scene.people):
                return who
        named = next(_people_before(scene, number, end), None)
        if named:
            return named.normal
    return None


def _people_before(scene: Scene, block: int, at: int) -> Iterator[Mention]:
    """Yield the last mentions of persons that end before `at`, the last first."""
    mentions = scene.mentions.get(block, ())
    last = bisect_right(mentions, at, key=lambda m: m.end)
    return (m for m in mentions[max(0, last - _LATELY) : last][::-1] if m.kind == "person")


def _backwards(scene: Scene, block: int, at: int) -> list[tuple[int, int]]:
    """Return (block, end) of this block up to `at` and of the two before it."""
    place = bisect_left(scene.order, block)
    return [(block, at), *((n, len(scene.blocks[n])) for n in scene.order[max(0, place - 2) : place][::-1])]


def _titled(scene: Scene, block: int, at: int, title: str) -> str | None:
    """Return the person last named before `at` with that title; else the last person named."""
    latest = None
    for number, end in _backwards(scene, block, at):
        text = scene.blocks[number]
        for mention in _people_before(scene, number, end):
            if word_before(text, mention.start)[1] == title:
                return mention.normal
            latest = latest or mention.normal
    return latest
