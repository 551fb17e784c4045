"""Quotations: which pairs of quote marks hold somebody's words, and whose.

Scare quotes, titles and names stand in the same marks. What tells them apart: a verb of saying beside the marks, a
sentence inside them, and for a few words of a sentence that somebody is said to have said, that they are no name.
The words are data: `data/<language>/quotes/words.txt`; besides the roles of `entities.speakers`:

    call (calls something so) · passive (is called so by everybody) · speech (says something, in any way)
    name-before, name-after (make it a title or name) · addressee · case (postpositions) · inflected (no name's ending)
    verb-end, verb-ending (end a sentence) · auxiliary, call-joint (may follow a verb of saying, lead to one)
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from site_builder.entities.quotes.quote_marks import MARK, Pair, pairs
from site_builder.entities.quotes.speakers import Cues, Scene, cues, sentence_end, sentence_start, speaker
from site_builder.entities.story_text import told
from site_builder.model import Entity, Mention, Quote, Structure
from site_builder.text.vocabulary.words_at import WORD, word_at, word_before

__all__ = ["find_quotes"]

_WORD = re.compile(WORD)
_LONG = 7  # words; no name and hardly a title is longer
_ENDS = re.compile(r"[।?!.…,]\s*\Z|[।?!](?!\Z)|\.\s")
_INTRODUCED = re.compile(r"\s?[,:\-–—]?\s{0,2}\Z")


def find_quotes(structure: Structure, entities: Sequence[Entity], mentions: Sequence[Mention]) -> tuple[Quote, ...]:
    """Return the quotations of an article in order, with the names of those who say them.

    `mentions`: those of the `entities`, each with its entity's name as normal form; others are passed over.
    """
    texts = dict(told(structure))
    marked = [(number, pair) for number, text in texts.items() if MARK.search(text) for pair in pairs(text)]
    if not marked:
        return ()
    known = cues(structure.language)
    names = {entity.name for entity in entities}
    by_block: dict[int, list[Mention]] = {}
    for mention in sorted(mentions, key=lambda m: (m.block, m.start)):
        if mention.normal in names:
            by_block.setdefault(mention.block, []).append(mention)
    found = [
        (number, pair) for number, pair in marked if _is_quotation(texts[number], pair, by_block.get(number, ()), known)
    ]
    people = frozenset(entity.name for entity in entities if entity.kind == "person")
    scene = Scene(sorted(texts), _without(texts, found), by_block, people, _parts(people), known)
    return tuple(
        Quote(number, pair.start, pair.end, texts[number][pair.start : pair.end], _speaker(scene, number, pair))
        for number, pair in found
    )


def _parts(people: Iterable[str]) -> dict[str, str]:
    """Return the first and last word of each name: the name; those that two share left out."""
    parts: dict[str, set[str]] = {}
    for name in people:
        words = name.split()
        for word in {words[0], words[-1]} if words else ():
            parts.setdefault(word, set()).add(name)
    return {word: next(iter(names)) for word, names in parts.items() if len(names) == 1}


def _speaker(scene: Scene, block: int, pair: Pair) -> str | None:
    return speaker(scene, block, pair.outer_start, pair.outer_end)


def _without(texts: Mapping[int, str], found: Sequence[tuple[int, Pair]]) -> dict[int, str]:
    """Return the texts with the quoted words blanked but for their last sign, so that they are not read for cues."""
    pieces: dict[int, list[str]] = {number: [] for number in texts}
    done = dict.fromkeys(texts, 0)
    for number, pair in found:
        kept = pair.end - 1
        pieces[number] += [texts[number][done[number] : pair.start], " " * (kept - pair.start)]
        done[number] = kept
    return {number: "".join([*pieces[number], text[done[number] :]]) for number, text in texts.items()}


def _is_quotation(text: str, pair: Pair, mentions: Sequence[Mention], known: Cues) -> bool:
    """Return whether the marks hold somebody's words."""
    inside = text[pair.start : pair.end]
    words = _WORD.findall(inside)
    if not words or not pair.closed:
        return len(words) >= _LONG
    introduced = _introduced(text, pair, known)
    ended = bool(_ENDS.search(inside))
    if len(words) >= 3 and ended and (introduced or len(words) >= _LONG):
        return True
    if _is_name(text, pair, len(words), mentions, known):
        return False
    if (introduced and not _runs_on(text, pair, len(words), known)) or _called(text, pair, known):
        return True
    if _is_sentence(words, ended, known) or _closes_line(text, pair, len(words)):
        return True
    told = len(words) >= 2 and _in_speech(text, pair, known)
    return told and (pair.double or _no_term(inside, words, known))


def _closes_line(text: str, pair: Pair, count: int) -> bool:
    """Return whether the marked words are a headline or line, or its end after a comma or dash: …, ‘हम साथ हैं’."""
    if count < 4 or text[pair.outer_end :].strip(" ।.,"):
        return False
    before = text[: pair.outer_start].rstrip()
    return not before or before[-1] in ",:-–—"


def _is_sentence(words: Sequence[str], ended: bool, known: Cues) -> bool:
    """Return whether the words make a sentence: by its end, its last word, or its length and a verb in it."""
    verbs = known.words.get("verb-end", {})
    endings = tuple(known.words.get("verb-ending", ()))
    if len(words) >= 3 and (ended or words[-1] in verbs or words[-1].endswith(endings)):
        return True
    return len(words) >= _LONG and (not verbs or any(word in verbs for word in words))


def _is_name(text: str, pair: Pair, count: int, mentions: Sequence[Mention], known: Cues) -> bool:
    """Return whether the marked words are a title, a name, or one who speaks or is spoken to himself."""
    before = word_before(text, pair.outer_start)[1]
    after = _next_words(text, pair.outer_end, 4)
    if known.has("name-before", before) or known.has("name-after", after[0]):
        return True
    if known.has("case", after[0]) and known.has("name-after", after[1]):  # ‘…’ की फिल्म, ‘…’ पर पुस्तक
        return True
    if count <= 4 and known.has("subject", after[0]):
        return True
    if (
        count <= 3
        and known.has("addressee", after[0])
        and any(known.has("say", word) or known.has("speech", word) for word in after[1:])
    ):
        return True
    first = bisect_left(mentions, pair.start, key=lambda m: m.start)
    return first < len(mentions) and mentions[first].start == pair.start and mentions[first].end == pair.end


def _next_words(text: str, at: int, count: int) -> list[str]:
    found = []
    for _ in range(count):
        at, word = word_at(text, at)
        found.append(word)
    return found


def _introduced(text: str, pair: Pair, known: Cues) -> bool:
    """Return whether a verb of saying leads up to the marks: कहा, “…”; बोले- '…'; कहा है कि “…”."""
    gap = _INTRODUCED.search(text, max(0, pair.outer_start - 4), pair.outer_start)
    at = gap.start() if gap else pair.outer_start
    for _ in range(3):
        start, word = word_before(text, at)
        if not word:
            return False
        if known.has("say", word) or any(text.endswith(phrase, 0, at) for phrase in known.phrases):
            return True
        if not known.has("auxiliary", word):
            return False
        at = start
    return False


def _runs_on(text: str, pair: Pair, count: int, known: Cues) -> bool:
    """Return whether the marked words only begin what is said: कहा कि ‘लैरी’ के कारण …"""
    return count < _LONG and known.has("case", word_at(text, pair.outer_end)[1])


def _called(text: str, pair: Pair, known: Cues) -> bool:
    """Return whether the words behind the marks say that somebody calls something so: को ‘…’ बताया."""
    first, second, third = _next_words(text, pair.outer_end, 3)
    if known.has("call", first):
        return not known.has("passive", second)
    return known.has("call-joint", first) and known.has("call", second) and not known.has("passive", third)


def _in_speech(text: str, pair: Pair, known: Cues) -> bool:
    """Return whether the sentence around the marks tells what somebody said, asked or promised."""
    left, right = sentence_start(text, pair.outer_start), sentence_end(text, pair.outer_end)
    around = [*_WORD.findall(text, left, pair.outer_start), *_WORD.findall(text, pair.outer_end, right)]
    return any(known.has("speech", word) for word in around)


def _no_term(inside: str, words: Sequence[str], known: Cues) -> bool:
    """Return whether a few words are no term or name by their form: long, or in a case that names are not put in."""
    endings = tuple(known.words.get("inflected", ()))
    if inside.isascii():
        return inside[0].islower()
    return len(words) >= 4 or words[-1].endswith(endings)
