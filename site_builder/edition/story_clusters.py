"""Articles on one event make a story; copies of one text are folded under it.

Whether two articles belong together depends on these two alone, so an edit changes its own story only.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations

from site_builder.model import Card, EditionStory
from site_builder.text.language_profile import language_of
from site_builder.text.likeness.key_terms import UNIT, cosine, terms_of
from site_builder.text.likeness.shingles import resemblance

__all__ = ["is_copy", "stories"]

_DAYS = 3
"""Days within which a report follows up another."""
_LOOKED_UP = 10
"""Weightiest terms, and hashes of runs of words, under which an article is looked up."""
_NEAREST = 60
"""Articles with a term, nearest in the edition's order, that are compared: what stands everywhere tells nothing."""
_HEADLINES = 0.5
"""What the likeness of headlines counts beside that of texts."""
_ONE_EVENT = 0.415
"""Likeness from which on two articles report one event. Of 40 pairs of stories of five papers of 2020 that have it 33
were right, and of those that a reader found 63 in 100 have it."""
_ONE_TERM = 0.1
"""The most that one term counts: two texts on the river Gandak are not one event."""
_SHARED = 5
"""Terms that two reports of one event share at least: of these 33 pairs 32 do."""
_OTHER_PLACE = 0.12
"""What headlines that name different places take away: the same order is given in Delhi and in Jharkhand."""
_COPY = 0.45
"""Share of common runs of three words from which on one text is a copy of the other. A passage that makes up half of
both makes .33; one word in ten replaced makes .57."""
_REWRITTEN = 0.75, 0.18
"""Likeness and common runs of a copy that was rewritten."""


@dataclass(frozen=True)
class _Report:
    """An article as it is compared."""

    card: Card
    at: int

    @cached_property
    def terms(self) -> Mapping[str, int]:
        return dict(self.card.terms)

    @cached_property
    def runs(self) -> frozenset[int]:
        return frozenset(self.card.sketch)

    @cached_property
    def headline(self) -> Mapping[str, int]:
        return dict(terms_of(f"{self.card.headline} {self.card.standfirst or ''}", language_of(self.card.language)))

    @cached_property
    def day(self) -> int | None:
        """Days since the first of January of the year 1; None when the source does not state the day."""
        stated = (self.card.published or "")[:10]
        try:
            return date.fromisoformat(stated).toordinal() if len(stated) == len("2025-11-06") else None
        except ValueError:
            return None

    @cached_property
    def named(self) -> frozenset[str]:
        """Places that the article names."""
        return frozenset(entity.key for entity in self.card.entities if entity.kind == "place")

    @cached_property
    def places(self) -> frozenset[str]:
        """Places that the headline names."""
        title = self.card.headline
        return frozenset(
            entity.key
            for entity in self.card.entities
            if entity.kind == "place" and any(form in title for form in (entity.name, *entity.aliases))
        )


def stories(cards: Sequence[Card]) -> tuple[EditionStory, ...]:
    """Return the stories of which the edition has at least two reports, in the order of their newest report.

    `cards` are in the edition's order. The work grows with the number of articles times a constant.
    """
    reports = [_Report(card, at) for at, card in enumerate(cards)]
    groups = _grouped(dict(_likely(reports)))
    return tuple(_story([reports[at] for at in sorted(group)]) for group in sorted(groups, key=min))


def _likely(reports: Sequence[_Report]) -> Iterator[tuple[tuple[int, int], float]]:
    """Yield the pairs of reports that share a weighty term or a run of words, with their likeness."""
    found: dict[str | int, list[int]] = defaultdict(list)
    for report in reports:
        for key in _looked_up(report.card):
            found[key].append(report.at)
    seen: set[tuple[int, int]] = set()
    for report in reports:
        for key in _looked_up(report.card):
            places = found[key]
            first = bisect_right(places, report.at)
            seen.update((report.at, other) for other in places[first : first + _NEAREST])
    for first, second in sorted(seen):
        if _in_time(reports[first], reports[second]):
            yield (first, second), _likeness(reports[first], reports[second])


def _looked_up(card: Card) -> Iterator[str | int]:
    yield from (term for term, _ in card.terms[:_LOOKED_UP])
    yield from card.sketch[:_LOOKED_UP]


def _in_time(one: _Report, other: _Report) -> bool:
    if one.day is None or other.day is None:
        return one.day is other.day
    return abs(one.day - other.day) <= _DAYS


def _likeness(one: _Report, other: _Report) -> float:
    # Nearly all pairs have no run of words in common; to look at that first halves the time.
    if not one.runs.isdisjoint(other.runs) and is_copy(one.card, other.card):
        return 1.0
    both = one.terms.keys() & other.terms.keys()
    if len(both) < _SHARED:
        return 0.0
    texts = sum(min(one.terms[term] * other.terms[term] / UNIT, _ONE_TERM) for term in both)
    elsewhere = bool(one.places and other.places) and not (one.places & other.named or other.places & one.named)
    return texts + _HEADLINES * cosine(one.headline, other.headline) - _OTHER_PLACE * elsewhere


def is_copy(one: Card, other: Card) -> bool:
    """Return whether two articles are one text, lightly edited at most."""
    common = resemblance(one.sketch, other.sketch)
    if common >= _COPY:
        return True
    likeness, runs = _REWRITTEN
    return common >= runs and cosine(dict(one.terms), dict(other.terms)) >= likeness


def _grouped(likeness: Mapping[tuple[int, int], float]) -> list[set[int]]:
    """Return the groups of reports: the likest pairs first; two groups join while their reports are alike on average.

    Average linkage: a chain of reports, each like the next, does not become one story. The sums of likeness between
    groups are kept, and of two groups the one with fewer neighbours is put into the other, so that the work grows with
    the number of pairs (times its logarithm), also where hundreds of articles are alike.
    """
    close = sorted((pair for pair, score in likeness.items() if score >= _ONE_EVENT), key=lambda p: (-likeness[p], p))
    groups = {at: {at} for pair in close for at in pair}
    home = {at: at for at in groups}
    sums: dict[int, dict[int, float]] = {at: {} for at in groups}
    for (first, second), score in likeness.items():
        if first in groups and second in groups:
            sums[first][second] = sums[second][first] = score
    for first, second in close:
        one, other = home[first], home[second]
        if one == other or sums[one].get(other, 0.0) / (len(groups[one]) * len(groups[other])) < _ONE_EVENT:
            continue
        if len(sums[one]) < len(sums[other]):
            one, other = other, one
        for third, total in sums.pop(other).items():
            del sums[third][other]
            if third != one:
                sums[one][third] = sums[third][one] = sums[one].get(third, 0.0) + total
        home.update(dict.fromkeys(groups[other], one))
        groups[one] |= groups.pop(other)
    return [found for found in groups.values() if len(found) > 1]


def _story(reports: Sequence[_Report]) -> EditionStory:
    """Return the story of these reports, the newest first."""
    copies = _copies(reports)
    full = [report for report in reports if report.card.id not in copies]
    longest = max(report.card.word_count for report in full)
    lead = next(report for report in full if 2 * report.card.word_count >= longest)
    oldest = full[-1].card
    articles = tuple(report.card.id for report in reports)
    return EditionStory(oldest.id, oldest.slug, lead.card.id, articles, tuple(sorted(copies.items())))


def _copies(reports: Sequence[_Report]) -> dict[str, str]:
    """Return the reports that are copies, each with the fullest text (of equals, the oldest) that it is a copy of."""
    found: dict[str, str] = {}
    by_length = sorted(reports, key=lambda report: (-report.card.word_count, -report.at))
    for one, other in combinations(by_length, 2):
        if one.card.id not in found and other.card.id not in found and is_copy(one.card, other.card):
            found[other.card.id] = one.card.id
    return found
