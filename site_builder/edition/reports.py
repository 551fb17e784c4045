"""Compares two articles: do they report one event, and is one a copy of the other?

The answer depends only on these two, so an edit changes only its own story.
"""

from site_builder.edition.events.compared_article import ComparedArticle
from site_builder.edition.events.contrary_signs import contrary
from site_builder.model import Card
from site_builder.text.likeness.key_terms import UNIT, cosine
from site_builder.text.likeness.shingles import resemblance

__all__ = ["NEAREST", "ONE_EVENT", "is_copy", "likeness", "looked_up"]

_DAYS = 3
"""Most days between two reports of one event."""
_LOOKED_UP = 10
"""Weightiest terms, and hashes of runs of words, under which an article is looked up."""
NEAREST = 60
"""Articles with a common term that are compared, the nearest in the edition's order: frequent terms tell nothing."""
_HEADLINES = 0.5
"""Weight of the likeness of headlines, relative to that of texts."""
ONE_EVENT = 0.39
"""Lowest likeness of two reports of one event: see docs/decisions/0016-reports-of-one-event.md."""
_ONE_TERM = 0.1
"""Highest weight of one term: two texts on the river Gandak are not one event."""
_SHARED = 5
"""Fewest common terms of two reports of one event: all 22 pairs that a reader found have them. Names do not count if
the reports have no dates."""
_NO_NAMES = 3
"""Fewest common terms of dated reports outside names: all of these 22 pairs have them."""
_NUMBER = 0.04
"""Bonus for a number of three digits or more in both openings: 445 cases in Delhi."""
_NUMBERS = 0.08
"""Highest bonus for such numbers."""
_COPY = 0.45
"""Lowest share of common three-word runs of a copy. A common passage that is half of both texts gives .33; a text with
one word in ten replaced gives .57."""
_SURELY = 0.7
"""Share from which on nothing else is checked."""
_ALIKE = 0.35
"""Lowest likeness of the words of a copy; two short texts that share only a long passage have .2."""
_REWRITTEN = 0.75, 0.18
"""Likeness and common runs of a copy that was rewritten."""


def looked_up(card: Card) -> tuple[str, ...]:
    """Return the keys of an article for finding like articles: words, and hashes of runs of words."""
    return (*(term for term, _ in card.terms[:_LOOKED_UP]), *(f"#{run}" for run in card.sketch[:_LOOKED_UP]))


def _in_time(one: ComparedArticle, other: ComparedArticle) -> bool:
    if one.day is None or other.day is None:
        return one.day is other.day
    return abs(one.day - other.day) <= _DAYS


def likeness(one: ComparedArticle, other: ComparedArticle) -> float:
    """Return how alike two articles are; from `ONE_EVENT` on they report one event, 1 is a copy.

    0 where they lie more than three days apart, or share too little to say.
    """
    if not _in_time(one, other):
        return 0.0
    # Nearly all pairs have no common run of words; checking that first halves the time.
    if not one.runs.isdisjoint(other.runs) and is_copy(one.card, other.card):
        return 1.0
    both = one.terms.keys() & other.terms.keys()
    if len(both) < _SHARED:
        return 0.0
    # A common town and official do not show what happened in two short texts, and without dates not even when.
    if len(both - one.name_words - other.name_words) < (_SHARED if one.day is None else _NO_NAMES):
        return 0.0
    texts = sum(min(one.terms[term] * other.terms[term] / UNIT, _ONE_TERM) for term in both)
    numbers = min(_NUMBER * len(one.numbers & other.numbers), _NUMBERS)
    return max(0.0, texts + numbers + _HEADLINES * cosine(one.headline, other.headline) - contrary(one, other))


def is_copy(one: Card, other: Card) -> bool:
    """Return whether two articles are one text, lightly edited at most."""
    like, runs = _REWRITTEN
    common = resemblance(one.sketch, other.sketch, runs)
    if not common:
        return False
    if common >= _SURELY or (common >= _COPY and not (one.terms and other.terms)):
        return True
    alike = cosine(dict(one.terms), dict(other.terms))
    return alike >= like or (common >= _COPY and alike >= _ALIKE)
