"""Quotations: which pairs of quote marks hold somebody's words, and whose.

Scare quotes, titles and names stand in the same marks. These signs distinguish them: a verb of saying beside the marks,
or a sentence inside them. A few words of a reported sentence are a quotation if they are not a name.
The words are data: `data/<language>/quotes/words.txt`; besides the roles of `entities.quotes.cues`:

    call (calls something so) · passive, habitual (is called so; by everybody) · speech (says something, in any way)
    name-before, name-after (make it a title or name) · addressee · case (postpositions) · inflected (no name's ending)
    verb-end, verb-ending (end a sentence) · auxiliary, call-joint (may follow a verb of saying, lead to one)
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from site_builder.entities.quotes.cues import Cues, cues
from site_builder.entities.quotes.quote_marks import MARK, Pair, pairs
from site_builder.entities.quotes.references import SENTENCE_END
from site_builder.entities.quotes.scene import Scene
from site_builder.entities.quotes.speakers import NO_CUE, sentence_end, sentence_start, speaker
from site_builder.entities.story_text import told
from site_builder.model import Entity, Mention, Quote, Structure, is_country_key
from site_builder.text.sentences import COLONS, ENDS, STOPS
from site_builder.text.vocabulary.words_at import WORD, word_at, word_before

__all__ = ["find_quotes"]

_WORD = re.compile(WORD)
# The limits below, and those of speakers, references, scene and document_authors, were chosen by hand, wide enough that
# half or twice of any changes at most one of 102 Hindi articles (benchmarks/thresholds.py).
_LONG = 7  # words; names are shorter, and nearly all titles
_ENDS = re.compile(rf"[{ENDS}.…,]\s*\Z|[{ENDS}](?!\Z)|\.\s")
_SIGNATURE = 24  # code points of an agency in brackets that ends a paragraph
_SIGNED = re.compile(rf"(?<=[{ENDS}.])\s?\([^()]+\)\Z")
_LEADS_ON = tuple(COLONS)  # words that lead to a quotation stand in the marks of two others: “…” वे पूछते हैं: “…”
_TELLING = 30  # characters at the end of the words that lead to a quotation, in which somebody says it
_NOTHING = re.compile(rf"[ {STOPS}.,]*\Z")
_FLOW = frozenset({"paragraph", "quote", "list-item"})
_TELLS = 200  # characters of a sentence that only tells who speaks
_INTRODUCED = re.compile(r"\s?[,:\-–—]?\s{0,2}\Z")


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
        if goes_on or (not heading and _is_quotation(texts[number], pair, by_block.get(number, ()), known)):
            found.append((number, pair))
    if not found:
        return ()
    scene = _scene(texts, flow, found, by_block, entities, known)
    return tuple(
        Quote(number, pair.start, pair.end, texts[number][pair.start : pair.end], who)
        for (number, pair), who in zip(found, _speakers(scene, found), strict=True)
    )


def _leads_on(inside: str, known: Cues) -> bool:
    """Return whether the words between two marks lead to the next quotation: ” they ask: “ or ” she says,“."""
    if inside.endswith(_LEADS_ON) or not inside.endswith(","):
        return inside.endswith(_LEADS_ON)
    before = inside[-_TELLING:-1]
    said = list(known.say.finditer(before))
    return bool(said) and all(known.has("auxiliary", word) for word in before[said[-1].end() :].split())


def _is_whole(text: str, pair: Pair) -> bool:
    """Return whether the marks enclose a whole line: such a subheading sums up or repeats the quotation below."""
    return not text[: pair.outer_start].strip() and bool(_NOTHING.match(text, pair.outer_end))


def _marked(texts: Mapping[int, str], flow: Container[int], known: Cues) -> Iterator[tuple[int, Pair]]:
    """Yield the pairs of marks of all blocks; an unclosed one may end in the next block of running text."""
    unclosed: Pair | None = None
    for number, text in texts.items():
        made = pairs(text, unclosed if number in flow else None) if MARK.search(text) else []
        for pair in made:
            yield number, pair if pair.closed else _ended(text, pair, known)
        unclosed = made[-1] if number in flow and made and not made[-1].closed else None


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
    ends = follows and last.closed and _NOTHING.match(scene.blocks[number], last.outer_end)
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


def _is_quotation(text: str, pair: Pair, mentions: Sequence[Mention], known: Cues) -> bool:
    """Return whether the marks enclose somebody's words."""
    inside = text[pair.start : pair.end]
    words = _WORD.findall(inside)
    introduced = _introduced(text, pair, known)
    if not words or not pair.closed or _leads_on(inside, known):
        return not pair.closed and len(words) >= (3 if introduced else _LONG)
    ended = bool(_ENDS.search(inside))
    if len(words) >= 3 and ended and (introduced or len(words) >= _LONG):
        return True
    if _is_name(text, pair, len(words), mentions, known) or _is_term(text, pair, known):
        return False
    if (introduced and not _runs_on(text, pair, len(words), known)) or _called(text, pair, known):
        return True
    if _is_sentence(words, ended, known) or _closes_line(text, pair, len(words)):
        return True
    told = len(words) >= 2 and _in_speech(text, pair, known)
    return told and (pair.double or _no_term(inside, words, known))


def _closes_line(text: str, pair: Pair, count: int) -> bool:
    """Return whether the marked words are a headline or line, or its end after a comma or dash: …, ‘हम साथ हैं’."""
    if count < 4 or not _NOTHING.match(text, pair.outer_end):
        return False
    before = text[max(0, pair.outer_start - 4) : pair.outer_start].rstrip()
    return before[-1:] in set(",:-–—") if before else pair.outer_start <= 4


def _is_sentence(words: Sequence[str], ended: bool, known: Cues) -> bool:
    """Return whether the words make a sentence: by its end, its last word, or its length and a verb in it."""
    verbs = known.words.get("verb-end", {})
    endings = tuple(known.words.get("verb-ending", ()))
    if len(words) >= 3 and (ended or words[-1] in verbs or words[-1].endswith(endings)):
        return True
    return len(words) >= _LONG and (not verbs or any(word in verbs for word in words))


def _is_name(text: str, pair: Pair, count: int, mentions: Sequence[Mention], known: Cues) -> bool:
    """Return whether the marked words are a title, a name, or the speaker or the person addressed."""
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
    """Return whether the marked words are only the beginning of the speech: कहा कि ‘लैरी’ के कारण …"""
    return count < _LONG and known.has("case", word_at(text, pair.outer_end)[1])


def _is_term(text: str, pair: Pair, known: Cues) -> bool:
    """Return whether the words behind the marks say that everybody calls something so: ‘…’ कहा जाता है."""
    first, second = _next_words(text, pair.outer_end, 2)
    return known.has("call", first) and known.has("habitual", second)


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
    """Return whether a few words are not a term or name by their form: long, or in a case that names are not put in."""
    endings = tuple(known.words.get("inflected", ()))
    if inside.isascii():
        return inside[0].islower()
    return len(words) >= 4 or words[-1].endswith(endings)
