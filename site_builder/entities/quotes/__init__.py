"""Quotations: which pairs of quote marks hold somebody's words, and whose.

The words are data: `data/<language>/quotes/words.txt`.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from site_builder.entities.quotes.cues import Cues, cues
from site_builder.entities.quotes.mark_forms import MARK
from site_builder.entities.quotes.marked_words import NOTHING, is_quotation
from site_builder.entities.quotes.quote_marks import Pair, pairs
from site_builder.entities.quotes.references import SENTENCE_END
from site_builder.entities.quotes.scene import Scene
from site_builder.entities.quotes.speakers import NO_CUE, sentence_end, speaker
from site_builder.entities.story_text import told
from site_builder.model import Entity, Mention, Quote, Structure, is_country_key
from site_builder.text.sentences import ENDS
from site_builder.text.vocabulary.words_at import word_at

__all__ = ["find_quotes"]

# The limits of this package, but for quote_marks, were chosen by hand, wide enough that half or twice of any changes at
# most one of 102 Hindi articles (benchmarks/thresholds.py).
_SIGNATURE = 24  # code points of an agency in brackets that ends a paragraph
_SIGNED = re.compile(rf"(?<=[{ENDS}.])\s?\([^()]+\)\Z")
_FLOW = frozenset({"paragraph", "quote", "list-item"})
_TELLS = 200  # characters of a sentence that only tells who speaks


def find_quotes(structure: Structure, entities: Sequence[Entity], mentions: Sequence[Mention]) -> tuple[Quote, ...]:
    """Return the quotations of an article in order, with the names of those who say them.

    `mentions`: those of the `entities`, each with its entity's name as normal form; others are ignored.
    """
    texts = dict(told(structure))
    known = cues(structure.language)
    names = {entity.name for entity in entities}
    by_block: dict[int, list[Mention]] = {}
    for mention in sorted(mentions, key=lambda m: (m.block, m.start)):
        if mention.normal in names:
            by_block.setdefault(mention.block, []).append(mention)
    flow = [at for at in sorted(texts) if at >= 0 and structure.blocks[at].kind in _FLOW]
    found: list[tuple[int, Pair]] = []
    for number, pair in _marked(texts, frozenset(flow), known):
        goes_on = bool(found) and _opens_on(texts, flow, found[-1], (number, pair))
        heading = number >= 0 and structure.blocks[number].kind == "subheading" and _is_whole(texts[number], pair)
        if goes_on or (not heading and is_quotation(texts[number], pair, by_block.get(number, ()), known)):
            found.append((number, pair))
    if not found:
        return ()
    scene = _scene(texts, flow, found, by_block, entities, known)
    return tuple(
        Quote(number, pair.start, pair.end, texts[number][pair.start : pair.end], who)
        for (number, pair), who in zip(found, _speakers(scene, found), strict=True)
    )


def _is_whole(text: str, pair: Pair) -> bool:
    """Return whether the marks enclose a whole line: such a subheading sums up or repeats the quotation below."""
    return not text[: pair.outer_start].strip() and bool(NOTHING.match(text, pair.outer_end))


def _marked(texts: Mapping[int, str], flow: Container[int], known: Cues) -> Iterator[tuple[int, Pair]]:
    """Yield the pairs of marks of all blocks; an unclosed one may end in the next block of running text."""
    unclosed: Pair | None = None
    for number, text in texts.items():
        made = pairs(text, unclosed if number in flow else None) if MARK.search(text) else []
        for pair in made:
            yield number, pair if pair.closed else _ended(text, pair, known)
        unclosed = made[-1] if number in flow and made and made[-1].led and not made[-1].closed else None


def _ended(text: str, pair: Pair, known: Cues) -> Pair:
    """Return an unclosed quotation without the sentences of the story that follow it in its paragraph.

    They begin where somebody 'said that'; a signature in brackets at the end is not part of it either.
    """
    signed = _SIGNED.search(text, max(pair.start, pair.end - _SIGNATURE), pair.end)
    end = signed.start() if signed else pair.end
    for stop in SENTENCE_END.finditer(text, pair.start, end):
        behind = sentence_end(text, stop.end())
        said = known.say.search(text, stop.end(), behind)
        if said and known.marks_subjects and known.has("that", word_at(text, said.end())[1]):
            return replace(pair, end=stop.end(), outer_end=stop.end())
    return replace(pair, end=end, outer_end=end) if end < pair.end else pair


def _scene(
    texts: Mapping[int, str],
    flow: Sequence[int],
    found: Sequence[tuple[int, Pair]],
    mentions: Mapping[int, Sequence[Mention]],
    entities: Sequence[Entity],
    known: Cues,
) -> Scene:
    people = frozenset(entity.name for entity in entities if entity.kind == "person")
    states = frozenset(entity.name for entity in entities if is_country_key(entity.key))
    marked: dict[int, list[Pair]] = {}
    for block, pair in found:
        marked.setdefault(block, []).append(pair)
    outside = {block: _outside(rows, marked.get(block, ())) for block, rows in mentions.items()}
    return Scene(flow, _without(texts, found), outside, people, states, _parts(people), known)


def _outside(mentions: Sequence[Mention], marked: Sequence[Pair]) -> Sequence[Mention]:
    """Return the mentions outside quotations."""
    starts = [pair.start for pair in marked]
    return [m for m in mentions if (at := bisect_right(starts, m.start)) == 0 or marked[at - 1].end <= m.start]


def _speakers(scene: Scene, found: Sequence[tuple[int, Pair]]) -> Iterator[str | None]:
    """Yield the speaker of each quotation; a quotation without words of saying may continue the one before it."""
    before: tuple[int, Pair, str | None] | None = None
    for number, pair in found:
        who = speaker(scene, number, pair.outer_start, pair.outer_end)
        if who == NO_CUE:
            who = before[2] if before and _goes_on(scene, before[:2], (number, pair)) else None
        before = (number, pair, who)
        yield who


def _goes_on(scene: Scene, before: tuple[int, Pair], now: tuple[int, Pair]) -> bool:
    """Return whether a quotation goes on with the one before it.

    In the same block only the sentence that tells who speaks stands between them: “…,” X said. “…”. A block that opens
    with a mark goes on with the block above when its quotation was not closed, or when both end with their quotation.
    """
    (number, last), (block, pair) = before, now
    text = scene.blocks[block]
    if number != block:
        return _opens_on(scene.blocks, scene.order, before, now) or _stands_below(scene, before, now)
    if pair.outer_start - last.outer_end > _TELLS:
        return False
    between = text[last.outer_end : pair.outer_start]
    ends = [end.start() for end in SENTENCE_END.finditer(between)]
    tells = len(ends) == 1 and not between[ends[0] + 1 :].strip() and scene.cues.say.search(between)
    return bool(tells) or not between.strip()


def _stands_below(scene: Scene, before: tuple[int, Pair], now: tuple[int, Pair]) -> bool:
    """Return whether a quotation is a whole block, and that before it ends the block above: X ने कहा, “…” / “…”."""
    (number, last), (block, pair) = before, now
    at = bisect_left(scene.order, block)
    follows = at > 0 and scene.order[at - 1] == number and scene.order[at] == block
    ends = follows and last.closed and NOTHING.match(scene.blocks[number], last.outer_end)
    return bool(ends) and pair.closed and _is_whole(scene.blocks[block], pair)


def _opens_on(texts: Mapping[int, str], order: Sequence[int], before: tuple[int, Pair], now: tuple[int, Pair]) -> bool:
    """Return whether a block opens with a mark, and the quotation of the block above it was not closed."""
    (number, last), (block, pair) = before, now
    at = bisect_left(order, block)
    follows = 0 < at < len(order) and (order[at - 1], order[at]) == (number, block)
    return follows and not last.closed and pair.outer_start <= 4 and not texts[block][: pair.outer_start].strip()


def _parts(people: Iterable[str]) -> dict[str, str]:
    """Return a map from the first and last word of each name to the name, without words that two names share."""
    parts: dict[str, set[str]] = {}
    for name in people:
        words = name.split()
        for word in {words[0], words[-1]} if words else ():
            parts.setdefault(word, set()).add(name)
    return {word: next(iter(names)) for word, names in parts.items() if len(names) == 1}


def _without(texts: Mapping[int, str], found: Sequence[tuple[int, Pair]]) -> dict[int, str]:
    """Return the texts with the quoted words blanked but for their last sign, so that they are not read for cues."""
    pieces: dict[int, list[str]] = {number: [] for number in texts}
    done = dict.fromkeys(texts, 0)
    for number, pair in found:
        kept = pair.end - 1
        pieces[number] += [texts[number][done[number] : pair.start], " " * (kept - pair.start)]
        done[number] = kept
    return {number: "".join([*pieces[number], text[done[number] :]]) for number, text in texts.items()}
