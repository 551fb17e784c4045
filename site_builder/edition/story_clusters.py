"""Groups articles on one event into stories, and finds copies among them."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from site_builder.edition.events.compared_article import ComparedArticle
from site_builder.edition.events.near_pairs import near_pairs
from site_builder.edition.events.same_event import ONE_EVENT, is_copy, likeness
from site_builder.edition.figures.differing_figures import differing_figures
from site_builder.model import Card, CardOf, EditionStory, Outline, itself

__all__ = ["alike", "stories"]

_Pairs = Mapping[tuple[int, int], float]
"""Positions of two articles, the newer first -> how alike they are."""
_KEPT = 256
"""Most articles that are prepared for comparison at a time, about 11 MB. Nearly all pairs are near in the order: of 808
undated articles 928 are prepared again, with 1,024 kept 646; of 644 dated ones 395 with any number."""


def alike(outlines: Sequence[Outline], card_of: CardOf = itself) -> dict[tuple[int, int], float]:
    """Return the likeness of all pairs of articles that are alike at all, by their positions, the smaller first.

    `outlines` are in the edition's order; `card_of` returns their cards. Only articles that share an important word or
    a run of words are compared, and for a common word only the nearest in the edition's order. The work is linear in
    the number of articles.
    """

    @lru_cache(maxsize=_KEPT)
    def report(at: int) -> ComparedArticle:
        return ComparedArticle(card_of(outlines[at]))

    pairs = near_pairs(map(card_of, outlines))
    scored = (((first, second), likeness(report(first), report(second))) for first, second in pairs)
    return {pair: score for pair, score in scored if score}


def stories(card_at: Callable[[int], Card], pairs: _Pairs) -> tuple[EditionStory, ...]:
    """Return the stories with at least two reports, in the order of their newest report.

    `card_at` returns the article at a position of `pairs`. The work grows with the number of pairs times its logarithm.
    """
    groups = _grouped(pairs)
    return tuple(_story([card_at(at) for at in sorted(group)]) for group in sorted(groups, key=min))


def _grouped(pairs: _Pairs) -> list[set[int]]:
    """Return the groups of reports: most alike pairs first; two groups join if their reports are alike on average.

    Average linkage: a chain of reports, each like the next, does not become one story. The sums of likeness between
    groups are kept, and the group with fewer neighbours is merged into the other, so that the work grows with the
    number of pairs (times its logarithm), also if hundreds of articles are alike.
    """
    # Of equal pairs the oldest come first. So a new article at the end of a chain does not pair the chain anew.
    oldest_first = sorted((pair for pair, score in pairs.items() if score >= ONE_EVENT), key=lambda p: (-p[1], -p[0]))
    close = sorted(oldest_first, key=pairs.__getitem__, reverse=True)
    groups = {at: {at} for pair in close for at in pair}
    home = {at: at for at in groups}
    sums: dict[int, dict[int, float]] = {at: {} for at in groups}
    for (first, second), score in pairs.items():
        if first in groups and second in groups:
            sums[first][second] = sums[second][first] = score
    for first, second in close:
        one, other = home[first], home[second]
        if one == other or sums[one].get(other, 0.0) / (len(groups[one]) * len(groups[other])) < ONE_EVENT:
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


def _story(reports: Sequence[Card]) -> EditionStory:
    """Return the story of these reports, the newest first."""
    copies = _copies(reports)
    full = [card for card in reports if card.id not in copies]
    longest = max(card.word_count for card in full)
    lead = next(card for card in full if 2 * card.word_count >= longest)
    oldest = full[-1]
    articles = tuple(card.id for card in reports)
    differs = differing_figures(reports, copies)
    return EditionStory(oldest.id, oldest.slug, lead.id, articles, tuple(sorted(copies.items())), differs)


def _copies(reports: Sequence[Card]) -> dict[str, str]:
    """Return the reports that are copies, each with its original: the fullest text, or the oldest if equal."""
    found: dict[str, str] = {}
    age = {card.id: at for at, card in enumerate(reports)}
    by_length = sorted(reports, key=lambda card: (-card.word_count, -age[card.id]))
    for one, other in combinations(by_length, 2):
        if one.id not in found and other.id not in found and is_copy(one, other):
            found[other.id] = one.id
    return found
