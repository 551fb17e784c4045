"""Related articles: articles that share rare entities and have a common subject.

Names are compared in the whole edition. Words are compared only between two articles, when a page is planned. So an
edit of a text changes only the lists of articles that share its names.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import chain
from math import fsum

from site_builder.model import Card, EditionEntity, Entity, Outline, Related, is_country_key
from site_builder.text.folding import match_key
from site_builder.text.language_profile import Language, language_of
from site_builder.text.likeness.compared_words import compared_words
from site_builder.text.likeness.key_terms import UNIT
from site_builder.text.vocabulary.value_words import vocabulary

__all__ = ["related", "same_subject"]

# For a frequent entity only the articles nearest in time are candidates, so the work per article is bounded.
# In 809 Hindi articles, 24 candidates include the most related article for 94 % of the articles (12: 90 %, 48: 98 %).
_NEAREST = 24
_SHOWN = 3  # common names that a related article shows
# The comments say how many of the 808 lists of related articles change, which have 0.91 articles on average.
_ONE_WORD = 0.1
"""Highest weight of one word. 0.05: 33 lists, and 0.06 articles less; 0.2: none."""
_SUBJECT = 0.075
"""Lowest likeness of words of two articles with a common subject: see docs/decisions/0016-reports-of-one-event.md.
0.0375: 176 lists, and 0.30 articles more; 0.15: 276, and 0.58 less."""
_ACTORS = 0.05
"""The most that names of people and bodies add: one official may speak about a bridge and about a railway. 0.025: 20
lists, and 0.03 articles less; 0.1: 2 lists."""
_COUNTRIES = 0.03
"""The most that names of countries add: many different things happen in one country. 0.015: 6 lists; 0.06: 2."""
_COMMON = 0.5
"""Least weight of the common names: one name that at most 3 articles share has it, and so have two that at most 15
share. 0.25: 62 lists, and 0.12 articles more; 1.0: 179, and 0.33 less."""


def related(cards: Sequence[Outline], entities: Iterable[EditionEntity], limit: int) -> tuple[tuple[Related, ...], ...]:
    """Return for each card at most `limit` others that share entities with it, nearest first.

    The relation is mutual. Only `entities` count. An entity weighs 1 / log2(number of its articles), rounded so that
    one more article seldom changes a weight, and pages far from an edit stay the same. Cards whose common entities
    weigh less than `_COMMON` together are not related. Ties go to the nearer card in the edition's order.
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
    """Return whether two articles have a common subject, judged by their words and by the names that both state.

    A place is not a subject, so the words of its name do not count. A person counts if both articles name that person.
    A body counts if one of the openings names it too: further down a body is often only a source, like a news agency
    or an institute that measures earthquakes. The result is True for languages without word lists.
    """
    if not one.terms or not other.terms:
        return True
    shared = _shared_words(one, other)
    if fsum(shared.values()) < _SUBJECT:  # true for most pairs, whose names then need not be compared
        return False
    known = {entity.key: entity for entity in other.entities}
    both = [(entity, known[entity.key]) for entity in one.entities if entity.key in known]
    actors = [pair for pair in both if _acts(one, pair[0]) or _acts(other, pair[1])]
    if both and not actors and not any(entity.kind == "place" for entity, _ in both):
        return False
    places = _words(one, "place") | _words(other, "place")
    names = places | (_words(one, "person", "organisation") & _words(other, "person", "organisation"))
    told = fsum(weight for word, weight in shared.items() if word not in names)
    if actors:
        acting = _words_of(one, (mine for mine, _ in actors)) | _words_of(other, (its for _, its in actors))
        told += _at_most(_ACTORS, shared, acting - places) + _at_most(_COUNTRIES, shared, _countries(one, other))
    return told >= _SUBJECT


def _shared_words(one: Card, other: Card) -> Mapping[str, float]:
    """Return the words that two articles share, with what each adds to their likeness.

    Numbers, units, months and days of the week do not show a subject. A single letter is a word like 'and', or part of
    a broken word.
    """
    known, dull = dict(other.terms), _dull(language_of(one.language)) | _dull(language_of(other.language))
    return {
        word: min(weight * known[word] / UNIT, _ONE_WORD)
        for word, weight in one.terms
        if word in known and len(word) > 1 and not word.isdigit() and word not in dull
    }


@lru_cache(maxsize=8)
def _dull(language: Language) -> frozenset[str]:
    """Return the number words, units, names of money, months and days of the week of a language."""
    known = vocabulary(language.tag)
    parts = (known.numerals, known.words.get("unit", ()), known.currencies, known.months, known.weekdays)
    return frozenset(match_key(" ".join(chain.from_iterable(parts))).split())


def _acts(card: Card, entity: Entity) -> bool:
    """Return whether an article is about what an entity does: a person with a full name, or a body of its opening."""
    if entity.kind == "person":
        return " " in entity.name
    opening = f"{card.headline} {card.standfirst or ''} {card.excerpt}"
    return entity.kind == "organisation" and any(form in opening for form in (entity.name, *entity.aliases))


def _at_most(limit: float, shared: Mapping[str, float], words: AbstractSet[str]) -> float:
    """Return what words of names add to the likeness of two articles."""
    return min(fsum(weight for word, weight in shared.items() if word in words), limit)


def _countries(one: Card, other: Card) -> frozenset[str]:
    named = ((who for who in card.entities if is_country_key(who.key)) for card in (one, other))
    return frozenset().union(*map(_words_of, (one, other), named))


def _words(card: Card, *kinds: str) -> frozenset[str]:
    return _words_of(card, (entity for entity in card.entities if entity.kind in kinds))


def _words_of(card: Card, entities: Iterable[Entity]) -> frozenset[str]:
    """Return the words in all forms of the names of entities."""
    forms = (form for entity in entities for form in (entity.name, *entity.aliases))
    return frozenset(compared_words(" . ".join(forms), language_of(card.language)))


def _of_one(
    position: int,
    cards: Sequence[Outline],
    named: Sequence[str],
    places: Mapping[str, list[int]],
    weight: Mapping[str, float],
    limit: int,
) -> tuple[Related, ...]:
    near = [(key, _near(places[key], position)) for key in named]
    sums: dict[int, float] = defaultdict(float)
    for key, others in near:
        its = weight[key]
        for other in others:
            sums[other] += its
    sums.pop(position, None)
    scored = [(score, other) for other, score in sums.items() if score >= _COMMON]
    scored.sort(key=lambda row: (-round(row[0], 6), abs(row[1] - position), row[1]))
    shared = ((other, [key for key, others in near if other in others]) for _, other in scored[:limit])
    return tuple(
        Related(cards[other].id, tuple(sorted(keys, key=lambda key: (-weight[key], key))[:_SHOWN]))
        for other, keys in shared
    )


def _near(positions: Sequence[int], position: int) -> Sequence[int]:
    """Return the positions nearest to one of them, and this one."""
    at = bisect_left(positions, position)
    return positions[max(0, at - _NEAREST) : at + _NEAREST + 1]
