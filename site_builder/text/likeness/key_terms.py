"""The words that show what a text is about, so that two texts can be compared without reading either of them again.

Terms are weighted by tf-idf (Spärck Jones 1972). The frequencies are data of the package and not of the site, so the
likeness of two articles depends only on these two.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from site_builder.text.language_profile import Language
from site_builder.text.likeness.compared_words import compared_words
from site_builder.text.vocabulary.news_words import news_words

__all__ = ["UNIT", "Terms", "common_words", "cosine", "key_terms", "terms_of"]

Terms = tuple[tuple[str, int], ...]
"""(word, weight) of a text, the weightiest first; the squares of the weights add up to about a million."""

_KEPT = 40
"""Words of a text that are compared, the weightiest."""
_OPENING = 600
"""Code points of the body that are used."""
_BOOST = 1.5
"""How much more a word in the headline or in the opening counts. On pairs of reports of five papers
(40 pairs proposed) whole texts gave precision .42, openings .72, whole texts with this boost .75."""
_RAREST = 4
"""Documents in 10,000 below which a word counts as unknown, such as names and misspellings."""
_EVERYWHERE = 3_300
"""Documents in 10,000 from which on a word does not show the subject of a text."""
_ALL = 10_000
"""Documents to which the shipped frequencies refer."""
_NORM = 1000
UNIT = _NORM**2
"""The sum of the squares of the weights of a text."""


def key_terms(headline: str, body: Iterable[str], language: Language) -> Terms:
    """Return the 40 weightiest words of an article; () when nothing is known of its words."""
    known = news_words(language.tag)
    if not known:
        return ()
    text = " ".join(body)
    weights: dict[str, float] = {}
    head, opening = compared_words(headline, language), compared_words(text[:_OPENING], language)
    whole = compared_words(text, language)
    for part, boost in (((*head, *whole), 1.0), ((*head, *opening), _BOOST), (head, _BOOST)):
        for word, weight in _weighted(part, known).items():
            weights[word] = weights.get(word, 0.0) + boost * weight
    return _normed(sorted(weights.items(), key=lambda row: (-row[1], row[0]))[:_KEPT])


def terms_of(said: Iterable[str], language: Language) -> Mapping[str, int]:
    """Return the weights of all words of a short text, given as `compared_words` returns them."""
    known = news_words(language.tag)
    return dict(_normed(list(_weighted(said, known).items()))) if known else {}


def cosine(one: Mapping[str, int], other: Mapping[str, int]) -> float:
    """Return the likeness (0 to 1) of two texts, given the weights of their terms."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other.get(word, 0) for word, weight in one.items()) / UNIT


@lru_cache(maxsize=8)
def common_words(language: Language) -> frozenset[str]:
    """Return the words that do not show the subject of a text; none in languages without enough data."""
    return frozenset(word for word, documents in news_words(language.tag).items() if documents >= _EVERYWHERE)


def _weighted(found: Iterable[str], known: Mapping[str, int]) -> dict[str, float]:
    weights = {}
    for word, count in Counter(found).items():
        documents = known.get(word, _RAREST)
        if documents < _EVERYWHERE:
            weights[word] = (1 + math.log(count)) * math.log(_ALL / (1 + documents))
    return weights


def _normed(weights: list[tuple[str, float]]) -> Terms:
    norm = math.sqrt(sum(weight * weight for _, weight in weights))
    return tuple((word, round(_NORM * weight / norm)) for word, weight in weights)
