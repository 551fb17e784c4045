"""Related articles: they share rare entities, and words of a subject.

Names are compared in the whole edition, words only between two articles when a page is planned. So an edit of a text
changes only the lists of the articles that share its names.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from site_builder.model import Card, EditionEntity, Related
from site_builder.text.likeness.key_terms import UNIT

__all__ = ["related", "same_subject"]

# For a frequent entity only the articles nearest in time are candidates, so the work per article is bounded.
# In 809 Hindi articles, 24 candidates include the most related article for 94 % of the articles (12: 90 %, 48: 98 %).
_NEAREST = 24
_SHOWN = 3  # common names that a related article shows
_ONE_WORD = 0.1
"""Highest weight of one word."""
_SUBJECT = 0.075
"""Lowest likeness of words (without words of names) of two articles with a common subject. Of 45 pairs of Hindi
articles that share rare names, a reader found 21 related: 17 of the 21 pairs that reach this value, 4 of the others.
Of 50 other pairs that the site showed, 42 were right and 4 doubtful; of the 46 of them that are left since words of one
letter count no longer, 41 and 2."""


def related(cards: Sequence[Card], entities: Iterable[EditionEntity], limit: int) -> tuple[tuple[Related, ...], ...]:
    """Return for each card at most `limit` others that share entities with it, nearest first.

    The relation is mutual. Only `entities` count. An entity weighs 1 / log2(number of its articles), rounded so that
    one more article seldom changes a weight, and pages far from an edit stay the same. Cards whose common entities
    weigh less than 0.5 together are not related. Ties go to the nearer card in the edition's order.
    """
    at = {card.id: position for position, card in enumerate(cards)}
    places: dict[str, list[int]] = {}
    weight: dict[str, float] = {}
    named: list[dict[str, str]] = [{} for _ in cards]
    for who in entities:
        places[who.key] = sorted(at[id_] for id_ in who.articles)
        weight[who.key] = 1 / len(who.articles).bit_length()
        for id_, key in who.members:
            named[at[id_]][key] = who.key
    # Most mentioned in the article first.
    keys = [
        list(dict.fromkeys(here[entity.key] for entity in card.entities if entity.key in here))
        for card, here in zip(cards, named, strict=True)
    ]
    near = [_of_one(at, cards, keys[at], places, weight, limit) for at in range(len(cards))]
    told = {(card.id, one.id) for card, its in zip(cards, near, strict=True) for one in its}
    return tuple(tuple(one for one in its if (one.id, card.id) in told) for card, its in zip(cards, near, strict=True))


def same_subject(one: Card, other: Card) -> bool:
    """Return whether two articles have a common subject, judged by their words outside names.

    True in languages without word lists.
    """
    if not one.terms or not other.terms:
        return True
    known = dict(other.terms)
    shared = {
        word: min(weight * known[word] / UNIT, _ONE_WORD)
        for word, weight in one.terms
        # A single letter is an 'and', or the rest of a broken word.
        if word in known and (len(word) > 1 or word.isdigit())
    }
    if sum(shared.values()) < _SUBJECT:  # true for most pairs, whose names then need not be compared
        return False
    names = _name_words(one) & _name_words(other)
    return sum(weight for word, weight in shared.items() if word not in names) >= _SUBJECT


def _name_words(card: Card) -> set[str]:
    """Return the words in the keys of its names.

    A country's key is a code, so its name counts as a word of the subject: of five pairs that only a country holds
    together four were right.
    """
    return {word for entity in card.entities for word in entity.key.partition("/")[2].split()}


def _of_one(
    position: int,
    cards: Sequence[Card],
    named: Sequence[str],
    places: Mapping[str, list[int]],
    weight: Mapping[str, float],
    limit: int,
) -> tuple[Related, ...]:
    shared: dict[int, list[str]] = defaultdict(list)
    sums: dict[int, float] = defaultdict(float)
    for key in named:
        its = weight[key]
        for other in _near(places[key], position):
            shared[other].append(key)
            sums[other] += its
    # One name that at most 3 articles share weighs 0.5, and so do two names that at most 15 share.
    scored = [(score, other, shared[other]) for other, score in sums.items() if score >= 0.5]
    scored.sort(key=lambda row: (-round(row[0], 6), abs(row[1] - position), row[1]))
    return tuple(
        Related(cards[other].id, tuple(sorted(keys, key=lambda key: (-weight[key], key))[:_SHOWN]))
        for _, other, keys in scored[:limit]
    )


def _near(positions: Sequence[int], position: int) -> Sequence[int]:
    at = bisect_left(positions, position)
    return [p for p in positions[max(0, at - _NEAREST) : at + _NEAREST + 1] if p != position]
