"""Quotations: which pairs of quote marks hold somebody's words, and whose.

Scare quotes, titles and names stand in the same marks. What tells them apart: a verb of saying beside the marks, a
sentence inside them, and for a few words of a sentence that somebody is said to have said, that they are no name.
The words are data: `data/<language>/quotes_words.txt`; besides the roles of `entities.speakers`:

    call (calls something so) · passive (is called so by everybody) · speech (says something, in any way)
    name-before, name-after (make it a title or name) · that · verb-end (may end a sentence) · inflected (no name's ending)
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from site_builder.entities.numbers import WORD, word_at, word_before
from site_builder.entities.quote_marks import MARK, Pair, pairs
from site_builder.entities.speakers import Cues, Scene, cues, sentence_end, sentence_start, speaker
from site_builder.entities.values import told_blocks
from site_builder.model import Entity, Mention, Quote, Structure

__all__ = ["find_quotes"]

_WORD = re.compile(WORD)
_LONG = 7  # words; no name and hardly a title is longer
_ENDS = re.compile(r"[।?!.…]\s*\Z|[।?!](?!\Z)|\.\s")
_INTRODUCED = re.compile(r"\s?[,:\-–—]?\s{0,2}\Z")


def find_quotes(structure: Structure, entities: Sequence[Entity], mentions: Sequence[Mention]) -> tuple[Quote, ...]:
    """Return the quotations of an article in order, with the names of those who say them.

    `mentions`: those of the `entities`, each with its entity's name as normal form; others are passed over.
    """
    known = cues(structure.language)
    texts = dict(told_blocks(structure))
    names = {entity.name for entity in entities}
    by_block: dict[int, list[Mention]] = {}
    for mention in sorted(mentions, key=lambda m: (m.block, m.start)):
        if mention.normal in names:
            by_block.setdefault(mention.block, []).append(mention)
    found = [
        (number, pair)
        for number, text in texts.items()
        if MARK.search(text)
        for pair in pairs(text)
        if _is_quotation(text, pair, by_block.get(number, ()), known)
    ]
    scene = Scene(_without(texts, found), by_block, known)
    return tuple(
        Quote(number, pair.start, pair.end, texts[number][pair.start : pair.end], _speaker(scene, number, pair))
        for number, pair in found
    )


def _speaker(scene: Scene, block: int, pair: Pair) -> str | None:
    return speaker(scene, block, pair.outer_start, pair.outer_end)


def _without(texts: Mapping[int, str], found: Sequence[tuple[int, Pair]]) -> dict[int, str]:
    """Return the texts with the quoted words blanked but for their last sign, so that they are not read for cues."""
    blanked = dict(texts)
    for number, pair in found:
        text = blanked[number]
        length = max(0, pair.end - pair.start - 1)
        blanked[number] = text[: pair.start] + " " * length + text[pair.start + length :]
    return blanked


def _is_quotation(text: str, pair: Pair, mentions: Sequence[Mention], known: Cues) -> bool:
    """Return whether the marks hold somebody's words."""
    inside = text[pair.start : pair.end]
    count = len(_WORD.findall(inside))
    if not count or not pair.closed:
        return count >= _LONG
    if _is_name(text, pair, count, mentions, known):
        return False
    if count >= _LONG or (count >= 3 and _ENDS.search(inside)):
        return True
    if _introduced(text, pair, known) or _called(text, pair, known):
        return True
    last = _WORD.findall(inside)[-1]
    if count >= 3 and known.has("verb-end", last):
        return True
    return count >= 2 and _in_speech(text, pair, known) and _no_term(inside, count, known)


def _is_name(text: str, pair: Pair, count: int, mentions: Sequence[Mention], known: Cues) -> bool:
    """Return whether the marked words are a title, a name, or one who speaks himself."""
    before, after = word_before(text, pair.outer_start)[1], word_at(text, pair.outer_end)[1]
    if count < _LONG and (known.has("name-before", before) or known.has("name-after", after)):
        return True
    if count <= 4 and known.has("subject", after):
        return True
    first = bisect_left(mentions, pair.start, key=lambda m: m.start)
    return first < len(mentions) and mentions[first].start == pair.start and mentions[first].end == pair.end


def _introduced(text: str, pair: Pair, known: Cues) -> bool:
    """Return whether a verb of saying leads up to the marks: कहा, “…”; बोले- '…'; said that “…”."""
    gap = _INTRODUCED.search(text, max(0, pair.outer_start - 4), pair.outer_start)
    at = gap.start() if gap else pair.outer_start
    for _ in range(3):
        start, word = word_before(text, at)
        if known.say.fullmatch(word) or known.say.fullmatch(text, start, at):
            return True
        if not word:
            return False
        at = start
    return False


def _called(text: str, pair: Pair, known: Cues) -> bool:
    """Return whether the words behind the marks say that somebody calls something so: को ‘…’ बताया."""
    at = pair.outer_end
    for _ in range(3):
        at, word = word_at(text, at)
        if known.has("call", word):
            return not known.has("passive", word_at(text, at)[1])
    return False


def _in_speech(text: str, pair: Pair, known: Cues) -> bool:
    """Return whether the sentence around the marks tells what somebody said, asked or promised."""
    left, right = sentence_start(text, pair.outer_start), sentence_end(text, pair.outer_end)
    around = [*_WORD.findall(text, left, pair.outer_start), *_WORD.findall(text, pair.outer_end, right)]
    return any(known.has("speech", word) for word in around)


def _no_term(inside: str, count: int, known: Cues) -> bool:
    """Return whether a few words are no term or name by their form: long, or in a case that names are not put in."""
    last = _WORD.findall(inside)[-1]
    return not inside.isascii() and (count >= 4 or any(last.endswith(form) for form in known.words.get("inflected", {})))
