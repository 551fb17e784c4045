"""Signs that two articles with similar words are about different events.

Each sign is a sum that is taken from the likeness. They were weighed on 90 pairs of undated Hindi articles, on the 644
stories of five papers of 2020, all judged by a reader, and on invented reports:
docs/decisions/0016-reports-of-one-event.md.
"""

from site_builder.edition.events.compared_article import ComparedArticle
from site_builder.edition.events.said_numbers import measures
from site_builder.edition.figures.spans import agree
from site_builder.text.likeness.key_terms import cosine
from site_builder.text.likeness.shingles import resemblance

__all__ = ["contrary"]

# In brackets: how many more or fewer of 654 pairs of invented reports are right with half of it, and with twice as much
# (benchmarks/thresholds.py stories).
_A_DAY = 0.075
"""For each day that lies between the two (-8, -1)."""
_OTHER_PLACE = 0.3
"""Headlines that name different places: the same order is given in Delhi and in Jharkhand (-2, 0)."""
_OTHER_SCENE = 0.25
"""Openings that name different towns (-3, 0)."""
_OTHER_COUNT = 0.3
"""Other numbers of dead, injured, missing: two attacks in one country (0, -2)."""
_FEWER = 0.12
"""A later report of the same town that counts fewer (0, 0)."""
_UNDATED = 0.08
"""Nobody knows whether they were written in one week (+2, -3)."""
_NO_COMMON_NAME = 0.12
"""Undated articles that share neither a town nor a person: earthquakes, weather, agencies' reports from one capital."""
_OTHER_WEEKDAY = 0.25
"""Undated articles whose openings name days of the week that lie two days apart, or three."""
_NEXT_WEEKDAY = 0.08
"""Those that name neighbouring days: one of them may be when it was written."""
_OTHER_STAGE = 0.3
"""Undated articles of which one tells of an arrest and the other of a verdict."""
_OTHER_MEASURE = 0.2
"""Openings with numbers with decimals, none in common: magnitudes, rates of inflation."""

_ONLY_A_PASSAGE = 0.3
"""A long common passage with different headlines and first sentences: two stories quote one statement."""
_LONG_PASSAGE = 0.2
"""Share of common runs of words that makes a long passage."""
_OTHER_LEAD = 0.12
"""Likeness of headlines, and of first sentences, below which these count as different."""


def contrary(one: ComparedArticle, other: ComparedArticle) -> float:
    """Return the penalty on the likeness of two articles: 0 or more.

    Both must have a day, or neither. The order of the two does not matter.
    """
    apart = abs(one.day - other.day) * _A_DAY if one.day is not None and other.day is not None else _undated(one, other)
    if one.places and other.places and not (one.places & other.named or other.places & one.named):
        apart += _OTHER_PLACE
    if _elsewhere(one, other):
        apart += _OTHER_SCENE
    if _only_a_passage(one, other):
        apart += _ONLY_A_PASSAGE
    if _other_measures(one, other):
        apart += _OTHER_MEASURE
    return apart + _other_counts(one, other)


def _undated(one: ComparedArticle, other: ComparedArticle) -> float:
    apart = _UNDATED
    if one.people.isdisjoint(other.people) and one.towns.isdisjoint(other.towns):
        apart += _NO_COMMON_NAME
    if one.weekdays and other.weekdays and one.weekdays.isdisjoint(other.weekdays):
        near = any(_neighbours(a, b) for a in one.weekdays for b in other.weekdays)
        apart += _NEXT_WEEKDAY if near else _OTHER_WEEKDAY
    if one.stages and other.stages and one.stages.isdisjoint(other.stages):
        apart += _OTHER_STAGE
    return apart


def _neighbours(one: int, other: int) -> bool:
    """Return whether one day of the week follows the other."""
    return (one - other) % 7 in {1, 6}


def _elsewhere(one: ComparedArticle, other: ComparedArticle) -> bool:
    """Return whether both openings name towns, and neither article names a town of the other's opening."""
    if not one.scene or not other.scene:
        return False
    return not any(map(other.has_name, one.scene)) and not any(map(one.has_name, other.scene))


def _only_a_passage(one: ComparedArticle, other: ComparedArticle) -> bool:
    if one.runs.isdisjoint(other.runs) or not resemblance(one.card.sketch, other.card.sketch, _LONG_PASSAGE):
        return False
    return cosine(one.headline, other.headline) < _OTHER_LEAD and cosine(one.lead, other.lead) < _OTHER_LEAD


def _other_measures(one: ComparedArticle, other: ComparedArticle) -> bool:
    first, second = measures(one.numbers), measures(other.numbers)
    return bool(first and second and first.isdisjoint(second))


def _other_counts(one: ComparedArticle, other: ComparedArticle) -> float:
    """Return what numbers of the same fate tell.

    A toll grows, and two papers differ, where both name one town; but one event has not both more dead and fewer
    injured.
    """
    things = one.counts.keys() & other.counts.keys()
    differing = [thing for thing in sorted(things) if not _agree(one, other, thing)]
    if not differing:
        return 0.0
    if one.towns.isdisjoint(other.towns) or len({_most(one, thing) > _most(other, thing) for thing in differing}) > 1:
        return _OTHER_COUNT
    if one.day is None or other.day is None or one.day == other.day:
        return 0.0
    first, last = (one, other) if one.day < other.day else (other, one)
    return _FEWER if any(_most(last, thing) < _most(first, thing) for thing in differing) else 0.0


def _agree(one: ComparedArticle, other: ComparedArticle, thing: str) -> bool:
    return any(agree(a, b) for a in one.counts[thing] for b in other.counts[thing])


def _most(article: ComparedArticle, thing: str) -> float:
    return float(max(count.high for count in article.counts[thing]))
