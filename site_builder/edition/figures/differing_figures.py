"""Figures that differ between the reports of one story, found only where this is certain.

A report counts for a thing if it has exactly one figure for it. Two figures agree if one is the other rounded, or if
one is a range that contains the other. They are not compared if their sentences name different places. Two figures of
different times do not contradict each other, because the later one may be better informed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from site_builder.edition.figures.spans import Span, agree, span
from site_builder.model import Card, Difference, Figure, ReportedFigure

__all__ = ["differing_figures"]


@dataclass(frozen=True, slots=True)
class _Said:
    """A report's figure for something."""

    card: Card
    figure: Figure
    span: Span


def differing_figures(reports: Sequence[Card], copies: Mapping[str, str]) -> tuple[Difference, ...]:
    """Return the figures that differ between reports of one story, those that most reports state first.

    `reports` are in the edition's order, the newest first. `copies`: from the id of an article that repeats another to
    the id of that other. A copy counts only if its figure differs from that of its original.
    """
    things: dict[str, list[_Said]] = {}
    for card in reversed(reports):
        for thing, said in _of_one(card):
            things.setdefault(thing, []).append(said)
    things = {thing: _without_copies(said, copies) for thing, said in things.items()}
    found = [one for thing, said in things.items() if len(said) > 1 and (one := _difference(thing, said))]
    return tuple(sorted(found, key=lambda one: (one.over_time, -len(one.figures), "#" in one.thing, one.thing)))


def _of_one(card: Card) -> Iterator[tuple[str, _Said]]:
    """Yield the things for which a report has one figure; if several agree, the most exact one counts."""
    things: dict[str, list[_Said]] = {}
    for figure in card.figures:
        things.setdefault(figure.thing, []).append(_Said(card, figure, span(figure.value)))
    for thing, said in things.items():
        if all(agree(one.span, other.span) for one, other in combinations(said, 2)):
            yield thing, max(said, key=lambda one: len(one.span.low.normalize().as_tuple().digits))


def _without_copies(said: Sequence[_Said], copies: Mapping[str, str]) -> list[_Said]:
    values = {one.card.id: one.figure.value for one in said}
    return [one for one in said if values.get(copies.get(one.card.id, "")) != one.figure.value]


def _difference(thing: str, said: Sequence[_Said]) -> Difference | None:
    """Return the reports' figures for a thing, the oldest first; None if all agree."""
    apart = [pair for pair in combinations(said, 2) if _differ(*pair)]
    if not apart:
        return None
    told = {one.card.id for pair in apart for one in pair}
    over_time = all(_later_knows_more(one, other) for one, other in apart)
    return Difference(thing, over_time, tuple(map(_reported, (one for one in said if one.card.id in told))))


def _differ(one: _Said, other: _Said) -> bool:
    places = set(one.figure.places), set(other.figure.places)
    elsewhere = all(places) and places[0].isdisjoint(places[1])
    return not elsewhere and not agree(one.span, other.span)


def _later_knows_more(one: _Said, other: _Said) -> bool:
    """Return whether two figures are of different days, or the later figure of one day is the larger."""
    first, second = one.card.published or "", other.card.published or ""
    if min(len(first), len(second)) < len("2025-11-06"):
        return False
    if first[:10] != second[:10]:
        return True
    times = _moments((first, second))
    if times is None or times[0] == times[1]:
        return False
    earlier, later = (one, other) if times[0] < times[1] else (other, one)
    return earlier.span.high < later.span.low


def _moments(stated: Iterable[str]) -> tuple[datetime, ...] | None:
    """Return the times of two reports; None if they cannot be compared."""
    try:
        found = tuple(datetime.fromisoformat(one) for one in stated if len(one) > len("2025-11-06"))
    except ValueError:
        return None
    zones = {one.tzinfo is None for one in found}
    return found if len(found) == 2 and len(zones) == 1 else None


def _reported(said: _Said) -> ReportedFigure:
    figure = said.figure
    return ReportedFigure(said.card.id, figure.value, figure.block, figure.start, figure.end)
