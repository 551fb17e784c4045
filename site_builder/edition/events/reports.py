"""Compares two articles: do they report one event, and is one a copy of the other?

The answer depends only on these two, so an edit changes only its own story.
"""

from collections.abc import Mapping

from site_builder.edition.events.compared_article import ComparedArticle
from site_builder.edition.events.contrary_signs import contrary
from site_builder.model import Card
from site_builder.text.likeness.key_terms import UNIT, cosine
from site_builder.text.likeness.shingles import resemblance

__all__ = [
    "COPIED_RUNS",
    "DAYS",
    "LEAST_COMMON",
    "LEAST_UNDATED",
    "NEAREST",
    "ONE_EVENT",
    "ONE_TERM",
    "SHARED",
    "is_copy",
    "likeness",
    "looked_up",
]

# What half and twice of each number change in invented reports: benchmarks/results/thresholds.md.
DAYS = 3
"""Most days between two reports of one event."""
_TERMS = 12
"""Weightiest terms under which an article is looked up."""
_RUNS = 2
"""Hashes of runs of words under which it is looked up: copies share these or a term; common runs are mostly idioms."""
_RUNS_ALONE = 10
"""Those of an article without terms, which only copies are found for."""
NEAREST = 60
"""Articles with a term, nearest in the edition's order, that are compared: what stands everywhere tells nothing."""
_HEADLINES = 0.4
"""What the likeness of headlines counts beside that of texts."""
_OPENINGS = 0.5
"""What that of the openings counts where it is known that both are of one time: a long report says of many things
beside its event, its opening does not. Of 27 pairs of reports of different papers 18 are found with it, 14 without."""
_UNDATED_HEADLINES = 0.5
"""What headlines count without dates: the openings of two events of one kind are alike too."""
ONE_EVENT = 0.37
"""Likeness from which on two articles report one event: see docs/decisions/0016-reports-of-one-event.md."""
_LEAST = 0.2
"""Likeness below which two articles count as unlike: it would only be added up with that of others."""
ONE_TERM = UNIT // 10
"""The most that one term counts: two texts on the river Gandak are not one event."""
SHARED = 4
"""Terms that two reports of one event share at least."""
LEAST_COMMON = UNIT // 10
"""What they add up to at least, in dated reports. Of 1,450 articles no two reports of one event have less."""
LEAST_UNDATED = 15 * UNIT // 100
"""The same of undated ones."""
_NO_NAMES = 3
"""Those among them, of dated reports, that are in no name: of 22 pairs that a reader found all have so many."""
_UNDATED_NO_NAMES = 5
"""Those of undated ones."""
_NUMBER = 0.06
"""What a number adds that both openings say: 445 cases in Delhi."""
_NUMBERS = 0.12
"""The most that such numbers add."""
_COPY = 0.45
"""Lowest share of common three-word runs of a copy. A common passage that is half of both texts gives .33; a text with
one word in ten replaced gives .57."""
_SURELY = 0.7
"""Share from which on nothing else is checked."""
_ALIKE = 0.35
"""Lowest likeness of the words of a copy; two short texts that share only a long passage have .2."""
_REWRITTEN = 0.75
"""Likeness of the words of a copy that was rewritten."""
COPIED_RUNS = 0.18
"""Its share of common runs; no copy has less."""


def looked_up(card: Card) -> tuple[str, ...]:
    """Return the keys of an article for finding like articles: words, and hashes of runs of words."""
    runs = card.sketch[: _RUNS if card.terms else _RUNS_ALONE]
    return (*(term for term, _ in card.terms[:_TERMS]), *(f"#{run}" for run in runs))


def likeness(one: ComparedArticle, other: ComparedArticle) -> float:
    """Return how alike two articles are; from `ONE_EVENT` on they report one event, 1 is a copy.

    0 where they lie more than three days apart, or share too little to say. What is cheap to tell comes first: most
    pairs end there.
    """
    if not _in_time(one, other):
        return 0.0
    if not one.runs.isdisjoint(other.runs) and is_copy(one.card, other.card):
        return 1.0
    undated = one.day is None
    both = one.terms.keys() & other.terms.keys()
    common = _common(one.terms, other.terms) if len(both) >= SHARED else 0
    if common < (LEAST_UNDATED if undated else LEAST_COMMON):
        return 0.0
    headlines = cosine(one.headline, other.headline)
    score = common / UNIT + (_UNDATED_HEADLINES if undated else _HEADLINES) * headlines
    if undated and score + _NUMBERS < _LEAST:
        return 0.0
    # The town and the official of two short texts say nothing of what happened, and without dates nothing of when.
    if len(both - one.name_words - other.name_words) < (_UNDATED_NO_NAMES if undated else _NO_NAMES):
        return 0.0
    score += min(_NUMBER * len(one.numbers & other.numbers), _NUMBERS)
    if not undated:
        score += _OPENINGS * _common(one.opening, other.opening) / UNIT
    score -= contrary(one, other, score - _LEAST)
    return score if score >= _LEAST else 0.0


def _in_time(one: ComparedArticle, other: ComparedArticle) -> bool:
    if one.day is None or other.day is None:
        return one.day is other.day
    return abs(one.day - other.day) <= DAYS


def _common(one: Mapping[str, int], other: Mapping[str, int]) -> int:
    """Return the likeness of two texts in which no term counts for much, times `UNIT`."""
    return sum(min(one[term] * other[term], ONE_TERM) for term in one.keys() & other.keys())


def is_copy(one: Card, other: Card) -> bool:
    """Return whether two articles are one text, lightly edited at most."""
    common = resemblance(one.sketch, other.sketch, COPIED_RUNS)
    if not common:
        return False
    if common >= _SURELY or (common >= _COPY and not (one.terms and other.terms)):
        return True
    alike = cosine(dict(one.terms), dict(other.terms))
    return alike >= _REWRITTEN or (common >= _COPY and alike >= _ALIKE)
