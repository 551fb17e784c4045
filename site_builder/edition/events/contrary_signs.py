"""Signs that two articles with similar words are about different events.

Each sign has a number that is subtracted from the likeness. The numbers were chosen with 90 pairs of undated Hindi
articles and 644 stories of five papers of 2020, all judged by a reader, and with invented reports:
docs/decisions/0016-reports-of-one-event.md.
"""

import math

from site_builder.edition.events.compared_article import ComparedArticle, differing_counts
from site_builder.edition.events.said_numbers import measures
from site_builder.edition.events.ties import tied
from site_builder.text.likeness.key_terms import cosine
from site_builder.text.likeness.shingles import resemblance

__all__ = ["contrary"]

# benchmarks/results/thresholds.md shows what half and twice of each number change in invented reports.
_A_DAY = 0.075
"""For each day between the two dates."""
_OTHER_PLACE = 0.3
"""Headlines that name different places: the same order is given in Delhi and in Jharkhand."""
_OTHER_SCENE = 0.25
"""Openings that name different towns."""
_OTHER_COUNT = 0.3
"""Other numbers of dead, injured, missing: two attacks in one country."""
_FEWER = 0.12
"""A later report from the same town that states a lower count."""
_UNDATED = 0.08
"""Undated articles: they may be from different weeks."""
_NO_COMMON_NAME = 0.12
"""Undated articles that share neither a town nor a person: earthquakes, weather, agencies' reports from one capital."""
_UNTIED = 0.25
"""Undated articles that share no number, no text and no name of a thing."""
_OTHER_WEEKDAY = 0.4
"""Undated articles whose openings name days of the week that are two or three days apart."""
_NEXT_WEEKDAY = 0.12
"""Undated articles whose openings name neighbouring days of the week: one may be the day of writing."""
_OTHER_STAGE = 0.3
"""Undated articles that report different stages of a case: an arrest, a verdict."""
_OTHER_MEASURE = 0.2
"""Openings with decimal numbers, none of them in common: magnitudes, rates of inflation."""

_ONLY_A_PASSAGE = 0.3
"""A long common passage with different headlines and first sentences: two stories quote one statement."""
_LONG_PASSAGE = 0.2
"""Share of common runs of words that makes a long passage."""
_OTHER_LEAD = 0.12
"""Likeness of headlines, and of first sentences, below which these count as different."""


def contrary(one: ComparedArticle, other: ComparedArticle, enough: float = math.inf) -> float:
    """Return the sum to subtract from the likeness of two articles: 0 or more.

    Signs are added until the sum is over `enough`. Either both must have a day, or none. The order of the two does
    not matter.
    """
    apart = 0.0
    for sign in _SIGNS:
        apart += sign(one, other)
        if apart > enough:
            break
    return apart


def _days(one: ComparedArticle, other: ComparedArticle) -> float:
    return _UNDATED if one.day is None or other.day is None else abs(one.day - other.day) * _A_DAY


def _undated_without_tie(one: ComparedArticle, other: ComparedArticle) -> float:
    return _UNTIED if one.day is None and not tied(one, other) else 0.0


def _undated_without_name(one: ComparedArticle, other: ComparedArticle) -> float:
    if one.day is not None or not (one.people.isdisjoint(other.people) and one.towns.isdisjoint(other.towns)):
        return 0.0
    return _NO_COMMON_NAME


def _weekdays(one: ComparedArticle, other: ComparedArticle) -> float:
    if one.day is not None or not (one.weekdays and other.weekdays) or one.weekdays & other.weekdays:
        return 0.0
    near = any(_neighbours(a, b) for a in one.weekdays for b in other.weekdays)
    return _NEXT_WEEKDAY if near else _OTHER_WEEKDAY


def _stages(one: ComparedArticle, other: ComparedArticle) -> float:
    if one.day is not None or not (one.stages and other.stages) or one.stages & other.stages:
        return 0.0
    return _OTHER_STAGE


def _neighbours(one: int, other: int) -> bool:
    """Return whether one day of the week follows the other."""
    return (one - other) % 7 in {1, 6}


def _places(one: ComparedArticle, other: ComparedArticle) -> float:
    if not (one.places and other.places) or one.places & other.named or other.places & one.named:
        return 0.0
    return _OTHER_PLACE


def _scenes(one: ComparedArticle, other: ComparedArticle) -> float:
    """Return the sum for two openings with towns, if neither article names a town of the other's opening."""
    if not one.scene or not other.scene or any(map(other.has_name, one.scene)) or any(map(one.has_name, other.scene)):
        return 0.0
    return _OTHER_SCENE


def _passage(one: ComparedArticle, other: ComparedArticle) -> float:
    if one.runs.isdisjoint(other.runs) or not resemblance(one.card.sketch, other.card.sketch, _LONG_PASSAGE):
        return 0.0
    alike = cosine(one.headline, other.headline) >= _OTHER_LEAD or cosine(one.lead, other.lead) >= _OTHER_LEAD
    return 0.0 if alike else _ONLY_A_PASSAGE


def _measures(one: ComparedArticle, other: ComparedArticle) -> float:
    first, second = measures(one.numbers), measures(other.numbers)
    return _OTHER_MEASURE if first and second and first.isdisjoint(second) else 0.0


def _counts(one: ComparedArticle, other: ComparedArticle) -> float:
    """Return the sum for counts of people (dead, injured) that differ.

    If both articles name one town, they may still report one event: the number of dead grows, and papers differ. But
    an event does not have more dead and fewer injured in the same report.
    """
    differing = differing_counts(one, other)
    if not differing:
        return 0.0
    if one.towns.isdisjoint(other.towns) or len({_most(one, thing) > _most(other, thing) for thing in differing}) > 1:
        return _OTHER_COUNT
    if one.day is None or other.day is None or one.day == other.day:
        return 0.0
    first, last = (one, other) if one.day < other.day else (other, one)
    return _FEWER if any(_most(last, thing) < _most(first, thing) for thing in differing) else 0.0


def _most(article: ComparedArticle, thing: str) -> float:
    return float(max(count.high for count in article.counts[thing]))


# The cheapest signs come first.
_SIGNS = (
    _days,
    _measures,
    _counts,
    _undated_without_name,
    _undated_without_tie,
    _places,
    _scenes,
    _weekdays,
    _stages,
    _passage,
)
