"""Who and what the edition is about: the same entity of different articles becomes one."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from site_builder.model import Card, EditionEntity, Entity
from site_builder.text.folding import match_key
from site_builder.text.slug import slug

__all__ = ["who_is_who"]

_COMPANY = 8


def who_is_who(cards: Sequence[Card], min_articles: int, min_confidence: float) -> tuple[EditionEntity, ...]:
    """Return the entities that at least `min_articles` cards name with `min_confidence`, those of most articles first.

    People of whom an article knows one name only are nobody in particular, and are left out.

    `cards` are in the edition's order. The work grows with the sum over the cards of (entities with a page)².
    """
    named: dict[str, list[tuple[int, Entity]]] = defaultdict(list)
    for position, card in enumerate(cards):
        for entity in card.entities:
            if entity.confidence >= min_confidence and _is_somebody(entity):
                named[entity.key].append((position, entity))
    frequent = {key: rows for key, rows in named.items() if len({at for at, _ in rows}) >= min_articles}
    company = _company(cards, frequent)
    slugs = _slugs({key: (rows[0][1].kind, _names(rows)[0]) for key, rows in frequent.items()})
    entities = [_entity(key, rows, cards, slugs[key], company[key]) for key, rows in frequent.items()]
    return tuple(sorted(entities, key=lambda e: (-len(e.articles), e.kind, match_key(e.name), e.key)))


def _is_somebody(entity: Entity) -> bool:
    """Return whether the same name in another article is the same: an अमित alone may be anybody."""
    return entity.kind != "person" or len(entity.name.split()) > 1


def _entity(
    key: str, rows: Sequence[tuple[int, Entity]], cards: Sequence[Card], slug_: str, company: Counter[str]
) -> EditionEntity:
    names = _names(rows)
    articles = tuple(cards[at].id for at in dict.fromkeys(at for at, _ in rows))
    nearest = sorted(company.items(), key=lambda item: (-item[1], item[0]))[:_COMPANY]
    return EditionEntity(key, rows[0][1].kind, names[0], names, slug_, articles, tuple(nearest))


def _names(rows: Iterable[tuple[int, Entity]]) -> tuple[str, ...]:
    """Every name attested, the one that most articles use as the fullest first, aliases after all of these.

    A place is known by its everyday name (अमेरिका), so there a short form counts as much as the full one.
    """
    full: Counter[str] = Counter()
    aliases: Counter[str] = Counter()
    for _, entity in rows:
        full[entity.name] += 1
        (full if entity.kind == "place" else aliases).update(entity.aliases)
    in_order = [
        *sorted(full, key=lambda name: (-full[name], -len(name), name)),
        *sorted(aliases, key=lambda name: (-aliases[name], -len(name), name)),
    ]
    return tuple(dict.fromkeys(in_order))


def _company(cards: Sequence[Card], frequent: dict[str, list[tuple[int, Entity]]]) -> dict[str, Counter[str]]:
    company: dict[str, Counter[str]] = {key: Counter() for key in frequent}
    present: dict[int, list[str]] = defaultdict(list)
    for key, rows in frequent.items():
        for position in dict.fromkeys(at for at, _ in rows):
            present[position].append(key)
    for position in range(len(cards)):
        keys = present[position]
        for key in keys:
            company[key].update(other for other in keys if other != key)
    return company


def _slugs(named: dict[str, tuple[str, str]]) -> dict[str, str]:
    """Give every key a slug that is unique within its kind; of two alike the later key carries part of its hash."""
    taken: set[tuple[str, str]] = set()
    slugs: dict[str, str] = {}
    for key in sorted(named):
        kind, name = named[key]
        mark = hashlib.sha256(key.encode()).hexdigest()[:6]
        wanted = slug(name) or mark
        # index.html is the list of all of its kind
        unique = wanted if wanted != "index" and (kind, wanted) not in taken else f"{wanted}-{mark}"
        taken.add((kind, unique))
        slugs[key] = unique
    return slugs
