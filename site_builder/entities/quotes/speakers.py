"""Finds the speaker of a quotation from the words of saying around it.

Each rule names the only possible speaker by its grammar. If that speaker is not known, the result is nobody: the next
best name in the sentence is often the one spoken about.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain

from site_builder.entities.quotes.cues import Cues
from site_builder.entities.quotes.document_authors import author_between, author_of_document, ends_with_document
from site_builder.entities.quotes.references import (
    NOBODY,
    SENTENCE_END,
    bare_subject,
    behind_adverbs,
    named_at,
    named_from,
    subject_before,
)
from site_builder.entities.quotes.scene import Scene
from site_builder.text.sentences import COLONS, COMMAS, ENDS, STOPS
from site_builder.text.vocabulary.words_at import word_at

__all__ = ["NO_CUE", "sentence_end", "sentence_start", "speaker"]

NO_CUE = NOBODY
"""Sentinel: no words of saying around a quotation. None means a speaker who is not known."""
_REACH = 320  # characters before a quotation, and
_BEHIND = 160  # behind it, in which its speaker is looked for
_STOPS = frozenset(STOPS + ".")
_MARKS = "\"'”’»」』 "
_NEAR = 40  # characters to a verb that tells in English who said the sentence before it
_INDENT = 4  # characters that may stand before the mark that opens a block
_LABEL = 6  # words of a name with its titles
_INTRODUCED = re.compile(rf"\s?[{COLONS}\-–—]\s{{0,2}}\Z")
_SIGNED = re.compile(r"\s{0,2}[-–—]\s{0,2}")
_NEXT_INTRODUCED = re.compile(rf"[^{ENDS}.\n]{{0,12}}[,:\-]\s{{0,2}}[‘“\"']")
_LEADS_ON = re.compile(rf"[{COLONS}][-–—]?\s{{0,2}}\Z|[-–—{COMMAS}]\s{{0,2}}\Z")


def speaker(scene: Scene, block: int, start: int, end: int) -> str | None:
    """Return the speaker of the quotation between the outer marks `start` and `end` of a block.

    None if it is not known; NO_CUE if there are no words of saying either.
    """
    text = scene.blocks[block]
    left, right = sentence_start(text, start), sentence_end(text, end)
    told = chain(_said_before(scene, block, left, start), _said_behind(scene, block, (left, start, end, right)))
    who = next((who for who in told if who != NOBODY), NOBODY)
    opens = start <= _INDENT and not text[:start].strip()
    if who == NOBODY and start < end and scene.cues.marks_subjects and _is_sentence(text, (left, start, end, right)):
        who = _told_before(scene, block, left)
    if who == NOBODY:
        who = _told_behind(scene, block, right)
    return _announced(scene, block) if who == NOBODY and opens else who


def sentence_start(text: str, at: int) -> int:
    """Return where the sentence around `at` begins, at most `_REACH` characters back."""
    low = max(0, at - _REACH)
    return max((end.end() for end in SENTENCE_END.finditer(text, low, at)), default=low)


def sentence_end(text: str, at: int) -> int:
    """Return where the sentence around `at` ends, at most `_BEHIND` characters on."""
    high = min(len(text), at + _BEHIND)
    found = SENTENCE_END.search(text, at, high)
    return found.start() if found else high


def _is_sentence(text: str, spans: tuple[int, int, int, int]) -> bool:
    """Return whether a quotation is all of its sentence, or of several."""
    left, start, end, right = spans
    return not text[left:start].strip() and (_is_ended(text, end) or not text[end:right].strip())


def _is_ended(text: str, end: int) -> bool:
    """Return whether the words of the quotation that ends at `end` have a stop."""
    return text[max(0, end - 3) : end].rstrip(_MARKS)[-1:] in _STOPS


def _told_before(scene: Scene, block: int, at: int) -> str | None:
    """Return who says something in the sentence that ends at `at`; a quotation follows it: 'X ने कहा कि …। “…”'.

    NOBODY if it tells nothing, or of two who say something.
    """
    text, known = scene.blocks[block], scene.cues
    left = sentence_start(text, at - 1)
    verbs = [*known.say.finditer(text, left, at)] if left < at - 1 else []
    if len(verbs) != 1 or not _tells(text, verbs[0].end(), known):
        return NOBODY
    marked = _last_subject(text, left, verbs[0].start(), known)
    return NOBODY if marked is None else named_at(scene, block, marked)


def _told_behind(scene: Scene, block: int, at: int) -> str | None:
    """Return who said the sentence that ends at `at`, as the next one tells: '… “…” है। X ने यह बात कही।'"""
    text, known = scene.blocks[block], scene.cues
    left = next((end.end() for end in SENTENCE_END.finditer(text, at, at + 4)), 0)
    said = known.said_so.search(text, left, sentence_end(text, left)) if left else None
    marked = _last_subject(text, left, said.start(), known) if said else None
    return NOBODY if marked is None else named_at(scene, block, marked)


def _tells(text: str, at: int, known: Cues) -> bool:
    """Return whether the verb of saying that ends at `at` is followed by 'that' or ends its sentence: 'कहा कि'."""
    end, word = word_at(text, at)
    while known.has("auxiliary", word) and not known.has("that", word):
        at = end
        end, word = word_at(text, at)
    return known.has("that", word) or text[at : at + 2].strip()[:1] in _STOPS


def _said_before(scene: Scene, block: int, left: int, start: int) -> Iterator[str | None]:
    """Yield the speakers that the words before it show, the surest first: X ने कहा, “…”; X के अनुसार “…”; X: “…”."""
    text, known = scene.blocks[block], scene.cues
    verb = _last(known.say, text, left, start)
    cited, source = _sources(scene, block, left, start)
    if cited is not None:
        yield _certain(named_at(scene, block, cited))
    if verb and (source is None or source < verb.start()) and not _is_passive(text, verb.end(), known):
        yield _subject_of(scene, block, left, verb)
    if source is not None:
        yield _source(scene, block, left, source)
    if (telling := _last(known.marker, text, left, start)) and known.has("telling", telling[0]):
        yield _certain(named_at(scene, block, telling.end()))
    if ahead := _last(known.before, text, left, start):
        yield _certain(named_from(scene, block, ahead.end()))
    if verb:
        passive = _is_passive(text, verb.end(), known)
        yield author_of_document(scene, block, left, verb.start()) if passive else None
    introduced = _INTRODUCED.search(text, max(left, start - 4), start)
    if introduced and introduced.start() > left:
        yield _labelled(scene, block, left, introduced.start())


def _labelled(scene: Scene, block: int, left: int, at: int) -> str | None:
    """Return the speaker named before a colon, if the sentence is a name or statement: 'X: “…”', 'X का बयान: “…”'."""
    if ends_with_document(scene, block, at):
        return author_of_document(scene, block, left, at)
    who = named_at(scene, block, at)
    return who if who is None or len(scene.blocks[block][left:at].split()) <= _LABEL else NOBODY


def _subject_of(scene: Scene, block: int, left: int, verb: re.Match[str]) -> str | None:
    """Return the subject of a verb before the quotation; NOBODY if it has none."""
    text, known = scene.blocks[block], scene.cues
    marked = _last_subject(text, left, verb.start(), known)
    if marked is not None:
        return _certain(named_at(scene, block, marked))
    who = named_at(scene, block, behind_adverbs(scene, block, verb.start()))
    if who in scene.states and known.has("personal", verb[0]):
        who = NOBODY  # 'निशाने पर आया यूक्रेन, बोले': the verb is that of a person
    if who == NOBODY and known.has("unmarked", verb[0]):
        who = bare_subject(scene, block, left, verb.start())
    opens = not text[left : verb.start()].strip(" ,'’\"”")
    if who == NOBODY and (known.marks_subjects or opens):
        who = named_from(scene, block, verb.end())
    return subject_before(scene, block, left) if who == NOBODY and known.marks_subjects and opens else who


def _said_behind(scene: Scene, block: int, spans: tuple[int, int, int, int]) -> Iterator[str | None]:
    """Yield the speakers that the words behind it show, the surest first: “…” X ने कहा; “…,” said X; “…” - X."""
    text, known = scene.blocks[block], scene.cues
    left, _, end, right = spans
    if signed := _SIGNED.match(text, end):
        yield named_from(scene, block, signed.end())
    verb = known.say.search(text, end, right)
    leads = verb and _NEXT_INTRODUCED.match(text, verb.end()) and "," not in text[max(0, end - 3) : end]
    if verb and (leads or _tells_more(text, end, verb, known)):
        return  # but in “We come,” X said, “and go.” both are X's
    cited, source = _sources(scene, block, end, verb.start() if verb else right)
    if cited is not None:
        yield _certain(named_at(scene, block, cited))
    passive = verb is None or _is_passive(text, verb.end(), known)
    if passive and source is not None:
        yield _source(scene, block, end, source)
    if verb is None and (ahead := known.before.search(text, end, right)):
        yield _certain(named_from(scene, block, ahead.end()))
    if verb is None and text.startswith(",", end) and not text[left : spans[1]].strip():
        yield author_between(scene, block, end, right) or NOBODY
    if verb is not None and passive:
        yield author_of_document(scene, block, left, verb.start())
    elif verb is not None:
        yield _subject_behind(scene, block, spans, verb)


def _tells_more(text: str, end: int, verb: re.Match[str], known: Cues) -> bool:
    """Return whether the quotation ended its sentence, so that the verb behind it introduces other words."""
    far = not known.marks_subjects and verb.start() - end > _NEAR
    return _is_ended(text, end) and (far or known.has("that", word_at(text, verb.end())[1]))


def _subject_behind(scene: Scene, block: int, spans: tuple[int, int, int, int], verb: re.Match[str]) -> str | None:
    """Return the subject of a verb behind the quotation; the subject may stand before it."""
    text, known = scene.blocks[block], scene.cues
    left, start, end, _ = spans
    marked = _last_subject(text, end, verb.start(), known)
    if marked is not None:
        return _certain(named_at(scene, block, marked))
    if text[end : verb.start()].strip(" ,"):
        who = named_at(scene, block, behind_adverbs(scene, block, verb.start()))
        if who != NOBODY or not known.marks_subjects:
            return _certain(who)
    else:
        who = named_from(scene, block, verb.end())
        if who != NOBODY:
            return who
    marked = _last_subject(text, left, start, known)
    return None if marked is None else _certain(named_at(scene, block, marked))


def _announced(scene: Scene, block: int) -> str | None:
    """Return the speaker of a block's first words, if the block above ends in a verb of saying and a colon or comma."""
    at = bisect_left(scene.order, block)
    above = scene.order[at - 1] if at else block
    text = scene.blocks[above].rstrip() if above < block else ""
    if not _LEADS_ON.search(text, max(0, len(text) - 4)):
        return NOBODY
    left = sentence_start(text, len(text))
    if not _last(scene.cues.say, text, left, len(text)):
        return NOBODY
    return next((who for who in _said_before(scene, above, left, len(text)) if who != NOBODY), NOBODY)


def _source(scene: Scene, block: int, left: int, at: int) -> str | None:
    """Return the source of words by the source phrase at `at`: 'X के अनुसार', 'X की रिपोर्ट के अनुसार'."""
    who = named_at(scene, block, at)
    if who == NOBODY:
        return author_of_document(scene, block, left, at) if ends_with_document(scene, block, at) else None
    return who


def _certain(who: str | None) -> str | None:
    """Return the name; None for `NOBODY`."""
    return None if who == NOBODY else who


def _last_subject(text: str, start: int, end: int, known: Cues) -> int | None:
    """Return where the last subject between `start` and `end` ends, by its marker or as a pronoun."""
    marks = [m for m in known.marker.finditer(text, start, end) if not known.has("source", m[0])]
    if not marks:
        return None
    return marks[-1].end() if known.has("pronoun", marks[-1][0]) else marks[-1].start()


def _sources(scene: Scene, block: int, start: int, end: int) -> tuple[int | None, int | None]:
    """Return the ends of the last sources: of those cited with their own words, and of any."""
    known = scene.cues
    marks = [m for m in known.marker.finditer(scene.blocks[block], start, end) if known.has("source", m[0])]
    cited = [m.start() for m in marks if known.has("cited", m[0])]
    return (cited[-1] if cited else None), (marks[-1].start() if marks else None)


def _is_passive(text: str, at: int, known: Cues) -> bool:
    """Return whether a verb that ends at `at` is passive, without a subject: 'कहा गया'."""
    return known.has("passive", word_at(text, at)[1])


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    return max(pattern.finditer(text, start, end), key=lambda found: found.start(), default=None)
