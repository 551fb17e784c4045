"""Authors of quoted documents: 'X के एक बयान में कहा गया', and then 'बयान में कहा गया', 'इसमें कहा गया'."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from site_builder.entities.quotes.references import SENTENCE_END
from site_builder.entities.quotes.scene import Scene, speaking
from site_builder.model import Mention
from site_builder.text.vocabulary.words_at import WORD, word_at, word_before
from site_builder.text.words import Bounds

__all__ = ["author_between", "author_of_document", "ends_with_document"]

_WORDS = re.compile(WORD)
_BETWEEN = 6  # words between an author and the document: 'की ओर से जारी एक साझा'
_BLOCKS = 4  # blocks back in which the document was named before
_REACH = 320  # characters before a verb in which its document stands


def author_of_document(scene: Scene, block: int, left: int, at: int) -> str | None:
    """Return the author of the document that a passive verb or source phrase at `at` means; None if none is named.

    `left`: where the sentence begins. A document without an author is the one mentioned before.
    """
    text, known = scene.blocks[block], scene.cues
    words = [found for found in _WORDS.finditer(text, left, at) if known.has("document", found[0])]
    if not words and not any(known.has("document-pronoun", word) for word in _WORDS.findall(text, left, at)):
        return None
    if words:
        author = _author(scene, block, left, words[-1].start())
        if author is not None:
            return speaking(scene, author)
    return next(_named_before(scene, block, left), None)


def author_between(scene: Scene, block: int, left: int, right: int) -> str | None:
    """Return the author of the first document named between two places: '“…”, पुल को लेकर X का बड़ा बयान'."""
    words = (w.start() for w in _WORDS.finditer(scene.blocks[block], left, right) if scene.cues.has("document", w[0]))
    author = _author(scene, block, left, next(words, left))
    return speaking(scene, author) if author else None


def ends_with_document(scene: Scene, block: int, at: int) -> bool:
    """Return whether the word before `at` is a document: 'X की रिपोर्ट'."""
    return scene.cues.has("document", word_before(scene.blocks[block], at)[1])


def _author(scene: Scene, block: int, left: int, at: int) -> Mention | None:
    """Return the name that a genitive joins to the document at `at`: 'X की रिपोर्ट', 'X की ओर से जारी बयान'."""
    text, known = scene.blocks[block], scene.cues
    last = bisect_left(scene.mentions.get(block, ()), at, key=lambda m: m.end) - 1
    mention = scene.mentions[block][last] if last >= 0 else None
    if mention is None or mention.start < left:
        return None
    between = _WORDS.findall(text, mention.end, at)
    tied = bool(between) and (known.has("genitive", between[0]) or known.has("by", between[0]))
    return mention if tied and len(between) <= _BETWEEN and not any(known.has("subject", w) for w in between) else None


def _named_before(scene: Scene, block: int, left: int) -> Iterator[str | None]:
    """Yield the author of the document in each earlier sentence that names one, the last first."""
    place = bisect_left(scene.order, block)
    for number in [block, *scene.order[max(0, place - _BLOCKS) : place][::-1]]:
        text = scene.blocks[number]
        for start, end in _sentences_before(text, left if number == block else len(text)):
            documents = [w.start() for w in _WORDS.finditer(text, start, end) if scene.cues.has("document", w[0])]
            if not documents:
                if _other_issuer(scene, number, start, end):
                    yield None
                continue
            authors = [_author(scene, number, start, at) for at in documents]
            named = next((one for one in authors if one is not None), None) or _subject(scene, number, start, end)
            if named is not None:
                yield speaking(scene, named)
            elif not any(scene.cues.has("passive", word) for word in _WORDS.findall(text, start, end)):
                yield None  # somebody else's document


def _other_issuer(scene: Scene, block: int, start: int, end: int) -> bool:
    """Return whether a body or state acts in a sentence without a document: the next statement may be its own."""
    acts = _subject(scene, block, start, end)
    return acts is not None and acts.kind != "person" and speaking(scene, acts) is not None


def _sentences_before(text: str, at: int) -> Sequence[Bounds]:
    """Return (start, end) of the sentences before `at` within its reach, the last first."""
    low = max(0, at - 3 * _REACH)
    cuts = [low, *(found.end() for found in SENTENCE_END.finditer(text, low, at)), at]
    return [*pairwise(cuts)][::-1]


def _subject(scene: Scene, block: int, start: int, end: int) -> Mention | None:
    """Return the last name in a sentence that a subject's marker follows: 'एक बयान में X ने कहा'."""
    found = [m for m in scene.mentions.get(block, ()) if start <= m.start and m.end <= end]
    return next((m for m in reversed(found) if _is_subject(scene, scene.blocks[block], m)), None)


def _is_subject(scene: Scene, text: str, mention: Mention) -> bool:
    end, word = word_at(text, mention.end)
    if scene.cues.has("honorific", word):
        word = word_at(text, end)[1]
    return scene.cues.has("subject", word)
