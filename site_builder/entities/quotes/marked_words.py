"""Tells the marks that hold somebody's words from those around scare quotes, titles and names.

These signs distinguish them: a verb of saying beside the marks, or a sentence inside them. A few words of a reported
sentence are a quotation if they are not a name. Besides the roles of `entities.quotes.cues`, the words have these:

    call (calls something so) · passive, habitual (is called so; by everybody) · speech (says something, in any way)
    name-before, name-after (make it a title or name) · addressee · case (postpositions) · inflected (no name's ending)
    verb-end, verb-ending (end a sentence) · auxiliary, call-joint (may follow a verb of saying, lead to one)
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from site_builder.entities.quotes.cues import Cues
from site_builder.entities.quotes.quote_marks import Pair
from site_builder.entities.quotes.speakers import sentence_end, sentence_start
from site_builder.model import Mention
from site_builder.text.sentences import COLONS, ENDS, STOPS
from site_builder.text.vocabulary.words_at import WORD, word_at, word_before

__all__ = ["NOTHING", "is_quotation"]

_WORD = re.compile(WORD)
_LONG = 7  # words; names are shorter, and nearly all titles
_ENDS = re.compile(rf"[{ENDS}.…,]\s*\Z|[{ENDS}](?!\Z)|\.\s")
_LEADS_ON = tuple(COLONS)  # words that lead to a quotation stand in the marks of two others: “…” वे पूछते हैं: “…”
_TELLING = 30  # characters at the end of the words that lead to a quotation, in which somebody says it
_SHORT_FORM = re.compile(rf"\s?\({WORD}\)")  # ‘रिसर्च एंड एनालिसिस विंग’ (रॉ)
_INTRODUCED = re.compile(r"\s?[,:\-–—]?\s{0,2}\Z")
NOTHING = re.compile(rf"[ {STOPS}.,]*\Z")
"""What may stand behind a quotation that ends its line."""


def is_quotation(text: str, pair: Pair, mentions: Sequence[Mention], known: Cues) -> bool:
    """Return whether the marks enclose somebody's words."""
    inside = text[pair.start : pair.end]
    words = _WORD.findall(inside)
    introduced = _introduced(text, pair, known)
    if not words or not pair.closed or _leads_on(inside, known):
        return not pair.closed and (introduced or pair.led) and len(words) >= (3 if introduced else _LONG)
    ended = bool(_ENDS.search(inside))
    if len(words) >= 3 and ended and (introduced or len(words) >= _LONG):
        return True
    if _is_name(text, pair, len(words), mentions, known) or _is_term(text, pair, known):
        return False
    if (introduced and not _runs_on(text, pair, len(words), known)) or _called(text, pair, known):
        return True
    if _is_sentence(words, ended, known) or _closes_line(text, pair, len(words)):
        return True
    told = len(words) >= 2 and (_in_speech(text, pair, known) or (len(words) >= 3 and _is_cited(text, pair, known)))
    return told and (pair.double or _no_term(inside, words, known) or _is_predicate(text, pair, words, known))


def _leads_on(inside: str, known: Cues) -> bool:
    """Return whether the words between two marks lead to the next quotation: ” they ask: “ or ” she says,“."""
    if inside.endswith(_LEADS_ON) or not inside.endswith(","):
        return inside.endswith(_LEADS_ON)
    before = inside[-_TELLING:-1]
    said = list(known.say.finditer(before))
    return bool(said) and all(known.has("auxiliary", word) for word in before[said[-1].end() :].split())


def _closes_line(text: str, pair: Pair, count: int) -> bool:
    """Return whether the marked words are a headline or line, or its end after a comma or dash: …, ‘हम साथ हैं’."""
    if count < 4 or not NOTHING.match(text, pair.outer_end):
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
    if known.has("name-before", before) or known.has("name-after", after[0]) or _SHORT_FORM.match(text, pair.outer_end):
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
    """Return whether the sentence around the marks tells what somebody said, asked or promised.

    A verb behind the marks that leads to other words does not tell it of these, unless its subject stands before them:
    ‘…’ पर बोलते हुए राम ने कहा कि …
    """
    left, right = sentence_start(text, pair.outer_start), sentence_end(text, pair.outer_end)
    before = _WORD.findall(text, left, pair.outer_start)
    if any(known.has("speech", word) for word in before) or _in_clause(text, pair, known):
        return True
    behind = next((m for m in _WORD.finditer(text, pair.outer_end, right) if known.has("speech", m[0])), None)
    if behind is None or not _says_that(text, behind.end(), known):
        return behind is not None
    return any(known.has("subject", word) for word in before)


def _is_cited(text: str, pair: Pair, known: Cues) -> bool:
    """Return whether a source stands before the marks in their sentence: रिपोर्ट के अनुसार … “…”."""
    left = sentence_start(text, pair.outer_start)
    return any(known.has("source", found[0]) for found in known.marker.finditer(text, left, pair.outer_start))


def _in_clause(text: str, pair: Pair, known: Cues) -> bool:
    """Return whether 'that', behind a verb of saying, stands before the marks in their sentence: कहा कि … ‘…’."""
    left = sentence_start(text, pair.outer_start)
    return any(_says_that(text, said.end(), known) for said in known.say.finditer(text, left, pair.outer_start))


def _says_that(text: str, at: int, known: Cues) -> bool:
    """Return whether a verb that ends at `at` is followed by 'that': 'कहा है कि'."""
    end, word = word_at(text, at)
    while known.has("auxiliary", word) and not known.has("that", word):
        end, word = word_at(text, end)
    return known.has("that", word)


def _is_predicate(text: str, pair: Pair, words: Sequence[str], known: Cues) -> bool:
    """Return whether reported words end in a verb, by its ending or an auxiliary behind: कहा कि लोग ‘मर चुके’ हैं."""
    if words[-1].endswith(tuple(known.words.get("verb-ending", ()))):
        return True
    follows = known.has("auxiliary", word_at(text, pair.outer_end)[1])
    return follows and known.marks_subjects and _in_clause(text, pair, known)


def _no_term(inside: str, words: Sequence[str], known: Cues) -> bool:
    """Return whether a few words are not a term or name by their form: long, or in a case that names are not put in."""
    endings = tuple(known.words.get("inflected", ()))
    if inside.isascii():
        return inside[0].islower()
    return len(words) >= 4 or words[-1].endswith(endings) or any(known.has("genitive", word) for word in words[1:-1])
