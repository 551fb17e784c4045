"""The entities of the edition: mentions of one entity in different articles become one entity."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec.structs import replace

from site_builder.edition.merge_reasons import signs, spellings
from site_builder.edition.name_classes import name_classes
from site_builder.edition.namesakes.entity_record import EntityRecord, Somebody, knowledge, records_of
from site_builder.edition.namesakes.separate import separate
from site_builder.edition.packaged_names import Name
from site_builder.model import Card, EditionEntity
from site_builder.text.folding import match_key
from site_builder.text.romanisation.slug import slug

__all__ = ["who_is_who"]

# Companions on an entity's page. In 809 Hindi articles half of the entities have 26 companions or more; 59 % of the
# first 8 share two articles or more with the entity, 20 % of the others.
_COMPANY = 8


def who_is_who(cards: Sequence[Card], min_articles: int, min_confidence: float) -> tuple[EditionEntity, ...]:
    """Return the entities that at least `min_articles` cards name with `min_confidence`, most articles first.

    People with only one name are left out, unless their office or a rare name identifies them.

    `cards` are in the edition's order. The work grows with the sum over the cards of (entities with a page)².
    """
    classes = name_classes(cards)
    known = knowledge(classes)
    somebodies = separate(records_of(cards, known, min_confidence), known)
    often = [one for one in somebodies if len(_positions(one)) >= min_articles]
    found = _keyed(often, cards)
    present = _present({key: _positions(one) for key, one in found.items()}, len(cards))
    names = {key: _names(one.records) for key, one in found.items()}
    slugs = _slugs({key: (one.records[0].entity.kind, names[key][0]) for key, one in found.items()})
    shown = _first_names(somebodies)
    told = tuple(cards)
    entities = [
        replace(
            _entity(key, one, cards, names[key], slugs[key], present),
            spellings=spellings(one, names[key], classes),
            signs=signs(one, told, shown),
        )
        for key, one in found.items()
    ]
    return tuple(sorted(entities, key=lambda e: (-len(e.articles), e.kind, match_key(e.name), e.key)))


def _positions(one: Somebody) -> list[int]:
    return sorted({record.at for record in one.records})


def _keyed(somebodies: Sequence[Somebody], cards: Sequence[Card]) -> dict[str, Somebody]:
    """Give each its key: the smallest of its entities' keys; if several share a key, the later ones get a suffix."""
    found: dict[str, Somebody] = {}
    for one in somebodies:
        key = min(record.entity.key for record in one.records)
        if key in found:
            key = f"{key}#{min(cards[record.at].id for record in one.records)}"
        found[key] = one
    return found


def _entity(
    key: str, one: Somebody, cards: Sequence[Card], names: tuple[str, ...], slug_: str, present: Sequence[Sequence[str]]
) -> EditionEntity:
    kind = one.records[0].entity.kind
    positions = _positions(one)
    articles = tuple(cards[at].id for at in positions)
    members = tuple(sorted({(cards[record.at].id, record.entity.key) for record in one.records}))
    return EditionEntity(key, kind, names[0], names, slug_, articles, _company(key, positions, present), members)


def _first_names(somebodies: Iterable[Somebody]) -> Callable[[Name], str | None]:
    """Return a function from a class of names to the first name of its entity, as few of all are asked for."""
    known = {one.records[0].name: one.records for one in somebodies}
    found: dict[Name, str] = {}

    def first(name: Name) -> str | None:
        if name in known and name not in found:
            found[name] = _names(known[name])[0]
        return found.get(name)

    return first


def _names(records: Iterable[EntityRecord]) -> tuple[str, ...]:
    """Return all names in use: first the full name that most articles use, aliases last.

    A place is known by its everyday name (अमेरिका), so there a short form counts as much as the full one.
    """
    full: Counter[str] = Counter()
    aliases: Counter[str] = Counter()
    for record in records:
        entity = record.entity
        alone = entity.kind == "person" and " " not in entity.name
        (aliases if alone else full)[entity.name] += 1
        (full if entity.kind == "place" else aliases).update(entity.aliases)
    in_order = [
        *sorted(full, key=lambda name: (-full[name], name.isascii(), -len(name), name)),
        *sorted(aliases, key=lambda name: (-aliases[name], name.isascii(), -len(name), name)),
    ]
    return tuple(dict.fromkeys(in_order))


def _present(positions: Mapping[str, Sequence[int]], articles: int) -> list[list[str]]:
    """Return the keys of the entities in each article."""
    present: list[list[str]] = [[] for _ in range(articles)]
    for key, ats in positions.items():
        for at in ats:
            present[at].append(key)
    return present


def _company(key: str, positions: Sequence[int], present: Sequence[Sequence[str]]) -> tuple[tuple[str, int], ...]:
    """Return the keys of the entities that an entity most often appears with, and in how many articles.

    They are counted for one entity at a time: all counts together would take most of a build's memory.
    """
    company: Counter[str] = Counter()
    for at in positions:
        company.update(present[at])
    del company[key]
    return tuple(sorted(company.items(), key=lambda item: (-item[1], item[0]))[:_COMPANY])


def _slugs(named: dict[str, tuple[str, str]]) -> dict[str, str]:
    """Give every key a slug that is unique within its kind.

    If two slugs are equal, the later key gets long vowels (kamal, kamaal), or else part of its hash.
    """
    taken: set[tuple[str, str]] = set()
    slugs: dict[str, str] = {}
    for key in sorted(named):
        kind, name = named[key]
        mark = hashlib.sha256(key.encode()).hexdigest()[:6]
        forms = (slug(name, long_vowels=long) or mark for long in (False, True))
        # index.html is the list of this kind
        free = (one for one in forms if one != "index" and (kind, one) not in taken)
        unique = next(free, None) or f"{slug(name) or mark}-{mark}"
        taken.add((kind, unique))
        slugs[key] = unique
    return slugs
