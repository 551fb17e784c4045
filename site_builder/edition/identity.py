"""The entities of the edition: mentions of one entity in different articles become one entity."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from site_builder.edition.merge_reasons import signs, spellings, told
from site_builder.edition.name_classes import NameClasses, all_names, form_of, said_in
from site_builder.edition.namesakes.changed_classes import changed_classes
from site_builder.edition.namesakes.company import companies
from site_builder.edition.namesakes.decided_groups import (
    DecidedEntity,
    DecidedGroup,
    DecidedNames,
    articles_of,
    still_decided,
)
from site_builder.edition.namesakes.entity_record import (
    EntityRecord,
    Somebody,
    knowledge,
    records_of_article,
)
from site_builder.edition.namesakes.name_groups import NamedIn, NameKeys, keys_of_name, name_groups, named_in
from site_builder.edition.namesakes.separate import separate
from site_builder.edition.packaged_names import Name, comparison_keys, packaged_names, shared_places
from site_builder.model import EditionEntity, Outline
from site_builder.text.folding import match_key
from site_builder.text.romanisation.slug import slug

__all__ = ["decided_names", "entities_of", "who_is_who"]


def who_is_who(cards: Sequence[Outline], min_articles: int, min_confidence: float) -> tuple[EditionEntity, ...]:
    """Return the entities that at least `min_articles` cards name with `min_confidence`, most articles first.

    People with only one name are left out, unless their office or a rare name identifies them.

    `cards` are in the edition's order. The work grows with the sum over the cards of (entities with a page)².
    """
    return entities_of(decided_names(cards, min_articles, min_confidence))


def decided_names(
    cards: Sequence[Outline],
    min_articles: int,
    min_confidence: float,
    before: DecidedNames | None = None,
    changed: AbstractSet[str] = frozenset(),
) -> DecidedNames:
    """Return which mentions are one entity, by groups of names; arguments as for `who_is_who`.

    `before`: the decisions of the last build, made with the same two limits. `changed`: ids of the articles that are
    new or may say other things. A group is decided again only if a changed or a deleted article can change it.
    """
    keys = dict(before.keys) if before else {}
    used: dict[Name, NameKeys] = {}

    def keys_of(name: Name) -> NameKeys:
        if name not in used:
            used[name] = keys.get(name) or keys_of_name(name)
        return used[name]

    known_forms, package = before.forms if before else {}, packaged_names() | shared_places()
    forms = {said: known_forms.get(said) or form_of(said) for said in said_in(cards)}
    names = all_names(forms.values())
    classes = changed_classes(
        forms.values(),
        names,
        before.known_classes() if before else None,
        lambda name: comparison_keys(name) if name in package else keys_of(name).compared,
    )
    named = named_in(cards, {said[:2]: form[0] for said, form in forms.items()}, classes, min_confidence)
    groups = name_groups(named, keys_of)
    held = still_decided(before, changed, cards, classes, named) if before else {}
    doubtful = [group for group in groups if group not in held]
    made = dict(zip(doubtful, _decide(doubtful, named, cards, classes, min_articles, min_confidence), strict=True))
    decided = {group: held.get(group) or made[group] for group in groups}
    own = {name: keys_of(name) for name in names - package}
    company = companies(articles_of(decided.values()), *before.companies() if before else ({}, {}))
    return DecidedNames(tuple(classes.joins), forms, decided, own, company)


def _decide(
    groups: Sequence[tuple[Name, ...]],
    named: Mapping[Name, NamedIn],
    cards: Sequence[Outline],
    classes: NameClasses,
    min_articles: int,
    min_confidence: float,
) -> Iterator[DecidedGroup]:
    """Yield the decisions about `groups`; `named`: the result of `named_in`."""
    known = knowledge(classes)
    of_class: dict[Name, list[EntityRecord]] = {name: [] for group in groups for name in group}
    for at in sorted({at for name in of_class for at in named[name].at}):
        for record in records_of_article(at, cards[at], known, min_confidence):
            if record.name in of_class:
                of_class[record.name].append(record)
    for group in groups:
        # Freed one by one: the records of all groups are most of the memory of this step.
        records = [record for name in group for record in of_class.pop(name)]
        yield _decided(group, records, separate(records, known), cards, classes, min_articles)


def _decided(
    group: tuple[Name, ...],
    records: Sequence[EntityRecord],
    somebodies: Sequence[Somebody],
    cards: Sequence[Outline],
    classes: NameClasses,
    min_articles: int,
) -> DecidedGroup:
    often = [one for one in somebodies if len(_positions(one)) >= min_articles]
    first_names = {one.records[0].name: _names(one.records)[0] for one in somebodies}
    return DecidedGroup(
        group,
        tuple(cards[at].id for at in sorted({record.at for record in records})),
        tuple(sorted(first_names.items())),
        tuple(_entity(key, one, cards, classes) for key, one in _keyed(often, cards).items()),
    )


def _entity(key: str, one: Somebody, cards: Sequence[Outline], classes: NameClasses) -> DecidedEntity:
    names = _names(one.records)
    return DecidedEntity(
        key,
        one.records[0].entity.kind,
        names,
        slug(names[0]),
        tuple(cards[at].id for at in _positions(one)),
        tuple(sorted({(cards[record.at].id, record.entity.key) for record in one.records})),
        spellings(one, names, classes),
        signs(one, cards),
    )


def entities_of(decided: DecidedNames) -> tuple[EditionEntity, ...]:
    """Return the entities, most articles first: with addresses, company, and reasons in words."""
    found = {one.key: one for group in decided.groups.values() for one in group.entities}
    first_names = dict(row for group in decided.groups.values() for row in group.first_names)
    slugs = _slugs(found)
    entities = [
        EditionEntity(
            key,
            one.kind,
            one.names[0],
            one.names,
            slugs[key],
            one.articles,
            decided.company[key],
            one.members,
            one.spellings,
            told(one.signs, first_names.get),
        )
        for key, one in found.items()
    ]
    return tuple(sorted(entities, key=lambda e: (-len(e.articles), e.kind, match_key(e.name), e.key)))


def _positions(one: Somebody) -> list[int]:
    return sorted({record.at for record in one.records})


def _keyed(somebodies: Sequence[Somebody], cards: Sequence[Outline]) -> dict[str, Somebody]:
    """Return each of them by its key: the smallest key of its entities, with a suffix if another has that key."""
    found: dict[str, Somebody] = {}
    for one in somebodies:
        key = min(record.entity.key for record in one.records)
        if key in found:
            key = f"{key}#{min(cards[record.at].id for record in one.records)}"
        found[key] = one
    return found


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


def _slugs(named: Mapping[str, DecidedEntity]) -> dict[str, str]:
    """Give every key a slug that is unique within its kind.

    If two slugs are equal, the later key gets long vowels (kamal, kamaal), or else part of its hash.
    """
    taken: set[tuple[str, str]] = set()
    slugs: dict[str, str] = {}
    for key, one in sorted(named.items()):
        mark = hashlib.sha256(key.encode()).hexdigest()[:6]
        forms = (form or mark for form in _forms(one))
        # index.html is the list of this kind
        free = (form for form in forms if form != "index" and (one.kind, form) not in taken)
        unique = next(free, None) or f"{one.slug or mark}-{mark}"
        taken.add((one.kind, unique))
        slugs[key] = unique
    return slugs


def _forms(one: DecidedEntity) -> Iterator[str]:
    yield one.slug
    yield slug(one.names[0], long_vowels=True)
