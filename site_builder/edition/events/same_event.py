"""Compares two articles: do they report one event, and is one a copy of the other?

The answer depends only on the two articles, so an edit changes only the story of the edited article.
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

# benchmarks/results/thresholds.md shows what half and twice of each number change in invented reports.
DAYS = 3
"""Most days between two reports of one event."""
_TERMS = 12
"""Weightiest terms under which an article is looked up."""
_RUNS = 2
"""Hashes of runs of words under which it is looked up: copies share these or a term; many common runs are idioms."""
_RUNS_ALONE = 10
"""The same for an article without terms: only its copies are found."""
NEAREST = 60
"""Articles with one term that are compared, the nearest in the edition's order: a frequent term shows nothing."""
_HEADLINES = 0.4
"""Weight of the likeness of headlines; that of texts has weight 1."""
_OPENINGS = 0.5
"""Weight of the likeness of openings in dated reports: a long report also tells of other things, its opening does not.
Of 27 pairs of reports of different papers 18 are found with it, 14 without."""
_UNDATED_HEADLINES = 0.5
"""Weight of headlines in undated reports. Openings do not count there: two events of one kind have similar ones."""
ONE_EVENT = 0.37
"""Least likeness of two reports of one event: see docs/decisions/0016-reports-of-one-event.md."""
_LEAST = 0.2
"""A lower likeness counts as 0: otherwise many small ones would add up in the average of a group."""
ONE_TERM = UNIT // 10
"""The most that one term adds: two texts on the river Gandak need not report one event."""
SHARED = 4
"""Fewest terms that two reports of one event share."""
LEAST_COMMON = UNIT // 10
"""Least sum of these terms in dated reports. Of 1,450 articles no two reports of one event have less."""
LEAST_UNDATED = 15 * UNIT // 100
"""The same in undated reports."""
_NO_NAMES = 3
"""Fewest of these terms that are not part of a name, in dated reports: all of 22 pairs that a reader found have so
many."""
_UNDATED_NO_NAMES = 5
"""The same in undated reports."""
_NUMBER = 0.06
"""What a number adds that both openings state: 445 cases in Delhi."""
_NUMBERS = 0.12
"""The most that such numbers add."""
_COPY = 0.45
"""Lowest share of common three-word runs of a copy. A common passage that is half of both texts gives .33; a text with
one word in ten replaced gives .57."""
_SURELY = 0.7
"""Lowest share of common runs at which nothing else is checked."""
_ALIKE = 0.35
"""Lowest likeness of the words of a copy; two short texts that share only a long passage have .2."""
_REWRITTEN = 0.75
"""Likeness of the words of a copy that was rewritten."""
COPIED_RUNS = 0.18
"""Its share of common runs; no copy has less."""


def looked_up(card: Card) -> tuple[str, ...]:
    """Return the keys under which similar articles are looked up: words, and hashes of runs of words."""
    runs = card.sketch[: _RUNS if card.terms else _RUNS_ALONE]
    return (*(term for term, _ in card.terms[:_TERMS]), *(f"#{run}" for run in runs))


def likeness(one: ComparedArticle, other: ComparedArticle) -> float:
    """Return how alike two articles are: 0 to about 2; `ONE_EVENT` or more means one event, and a copy has 1.

    It is 0 if more than three days lie between them, or if they share too little. The cheapest tests come first, and
    exclude most pairs.
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
    # A town and an official that two short texts share do not show what happened and, without dates, when.
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
    """Return the likeness of two texts, times `UNIT`; each term adds `ONE_TERM` at most."""
    return sum(min(one[term] * other[term], ONE_TERM) for term in one.keys() & other.keys())


def is_copy(one: Card, other: Card) -> bool:
    """Return whether two articles have the same text, apart from small edits."""
    common = resemblance(one.sketch, other.sketch, COPIED_RUNS)
    if not common:
        return False
    if common >= _SURELY or (common >= _COPY and not (one.terms and other.terms)):
        return True
    alike = cosine(dict(one.terms), dict(other.terms))
    return alike >= _REWRITTEN or (common >= _COPY and alike >= _ALIKE)
