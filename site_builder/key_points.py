"""The sentences of an article that say what it is about: its gist, and up to three key points.

They are taken from the text, never written. A sentence counts by its length, by the words that it shares with the
headline, by the article's weighty words in it, and by how often the article says its words. These are the title and
key features of Edmundson (1969), and the word probabilities of Nenkova and Vanderwende (2005); their weights were
fitted as in Kupiec, Pedersen and Chen (1995). `benchmarks/key_points.py` measures what comes out.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain, repeat

from site_builder.addresses import sentence_id
from site_builder.model import KeyPoint, Structure
from site_builder.text.folding import fold
from site_builder.text.language_profile import Language
from site_builder.text.likeness.key_terms import UNIT, common_words
from site_builder.text.sentences import ASKS, leaning, sentences
from site_builder.text.words import spaced_words

__all__ = ["POINTS", "key_points"]

POINTS = 3
"""Sentences that represent an article, including its standfirst."""
_READ = 20
"""Sentences of an article that are considered. With 60 the result is not better."""
_SHORTEST, _LONGEST = 6, 45
"""Fewest and most words of a sentence that is complete and still quick to read."""
_LONG = 35
"""Number of words from which on a longer sentence does not count more."""
_NEW = 3
"""Weighty words that a sentence must have besides those of the headline."""
_ALIKE = 0.5
"""Share of the weighty words of the shorter of two sentences that is in the other, from which on they say the same."""
_OFTEN = 4
"""In languages without frequencies, a word in more than one of this many sentences says little."""
# Fitted by logistic regression to which sentences of 556 BBC articles are in the reference summaries.
# A word more counts .03, all words of the headline 2.
_PER_WORD, _HEADLINE, _TERMS, _FREQUENCY = 0.03, 2.0, 2.5, 85.0
_OPENERS = frozenset("\"'“‘«")
_MARKS = re.compile("[,،.:;|/'\"“”‘’()\\[\\]!?।॥-]+")
_BEFORE_IT = " :।.|,-–—•*"


@dataclass(frozen=True, slots=True, eq=False)
class _Sentence:
    """A sentence that may represent the article."""

    shown: str
    """Without place and sender before it."""
    whole: str
    """As it stands in its paragraph."""
    words: Sequence[str]
    """Its words, folded."""
    told: Sequence[str]
    """Those of them that say what it is about."""
    weighty: frozenset[str]
    """The same, each once."""


def key_points(
    structure: Structure, headline: str, terms: Sequence[tuple[str, int]], language: Language
) -> tuple[KeyPoint | None, tuple[KeyPoint, ...]]:
    """Return the gist of an article, and its key points besides the standfirst, in the order of the text.

    The gist is the first sentence of the standfirst, else the key point that stands first. It is None, and there are no
    points, where no sentence can stand alone: a question, a line of a list, somebody's words without who said them.
    `terms` are the article's weightiest words (`text.likeness.key_terms`).
    """
    found, common = _read(structure, language)
    standfirst = structure.standfirst or ""
    told = [standfirst[start:end] for start, end in sentences(standfirst, language)]
    known = [_weighty(_words(text), common) for text in told]
    chosen = _chosen(found, _weighty(_words(headline), common), dict(terms), known, leaning(language))
    points = tuple(KeyPoint(one.shown, sentence_id(one.whole)) for one in found if one in chosen)
    return KeyPoint(told[0], "") if told else next(iter(points), None), points


def _words(text: str) -> Sequence[str]:
    return spaced_words(fold(text))


def _weighty(words: Sequence[str], common: AbstractSet[str]) -> frozenset[str]:
    return frozenset(words) - common


def _read(structure: Structure, language: Language) -> tuple[list[_Sentence], AbstractSet[str]]:
    """Return the sentences of the paragraphs, and the words that do not show the article's subject."""
    rows = list(_rows(structure, language))
    text = _MARKS.sub(" ", fold("\n".join(shown for shown, _ in rows)))
    cut = [line.split() for line in text.split("\n")] if rows else []
    common = common_words(language) or _often(cut)
    made = []
    for (shown, whole), words in zip(rows, cut, strict=True):
        told = [word for word in words if word not in common]
        made.append(_Sentence(shown, whole, words, told, frozenset(told)))
    return made, common


def _rows(structure: Structure, language: Language) -> Iterator[tuple[str, str]]:
    """Yield each sentence of the paragraphs, as it is shown and as it is written."""
    left, opening = _READ, structure.opening
    for block in structure.blocks:
        if block.kind != "paragraph":
            continue
        if not block.duplicate:
            found = sentences(block.text, language)[:left]
            left -= len(found)
            for start, end in found:
                whole = block.text[start:end]
                yield (block.text[opening:end].lstrip(_BEFORE_IT) if start < opening else whole), whole
        opening = 0
        if left == 0:
            break


def _often(sentences_: Sequence[Sequence[str]]) -> AbstractSet[str]:
    """Return the words that many sentences of an article have, if its language has no data."""
    counts = Counter(word for words in sentences_ for word in set(words))
    return {word for word, count in counts.items() if count > max(2, len(sentences_) / _OFTEN)}


def _stands_alone(one: _Sentence, dependent: AbstractSet[str]) -> bool:
    """Return whether a sentence can be understood without those before it."""
    return (
        _SHORTEST <= len(one.words) <= _LONGEST
        and one.words[0] not in dependent
        and one.shown[0] not in _OPENERS
        and one.shown[-1] not in ASKS
    )


def _chosen(
    found: Sequence[_Sentence],
    title: frozenset[str],
    terms: Mapping[str, int],
    known: Sequence[frozenset[str]],
    dependent: AbstractSet[str],
) -> list[_Sentence]:
    """Return the sentences that represent the article besides those that are `known`, the best first.

    The opening sentence comes first, because it was written as the gist.
    """
    counts = Counter(chain.from_iterable(one.told for one in found))
    alone = [one for one in found if _stands_alone(one, dependent) and len(one.weighty - title) >= _NEW]
    best = sorted(alone, key=lambda one: -_score(one, title, terms, counts))
    chosen: list[_Sentence] = []
    for one in (*alone[:1], *best):
        if len(known) + len(chosen) >= POINTS:
            break
        if not any(_alike(one.weighty, other) for other in (*known, *(other.weighty for other in chosen))):
            chosen.append(one)
    return chosen


def _score(one: _Sentence, title: frozenset[str], terms: Mapping[str, int], counts: Counter[str]) -> float:
    """Return how well a sentence says what its article is about."""
    size = len(one.words)
    in_title = len(title & one.weighty) / (len(title) or 1)
    central = sum(map(terms.get, one.weighty, repeat(0))) / math.sqrt(UNIT * (size + 1))
    often = sum(map(counts.__getitem__, one.told)) / len(one.told) / counts.total()
    return _PER_WORD * min(size, _LONG) + _HEADLINE * in_title + _TERMS * central + _FREQUENCY * often


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    smaller = min(len(one), len(other))
    return smaller > 0 and len(one & other) / smaller > _ALIKE
