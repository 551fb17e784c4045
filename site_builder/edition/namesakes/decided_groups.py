"""The decisions about groups of names, and which of them an edit may change.

The decision about a group depends on the articles that name one of its classes: on their facts about all their names,
and on the classes of these names. So it is still right if none of these articles and none of these classes has changed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct

from site_builder.edition.merge_reasons import WordlessSign
from site_builder.edition.name_classes import Form, NameClasses, Said
from site_builder.edition.namesakes.changed_classes import KnownClasses, links_of
from site_builder.edition.namesakes.company import Articles, Company
from site_builder.edition.namesakes.containment import holder_of
from site_builder.edition.namesakes.name_groups import NamedIn, NameKeys
from site_builder.edition.packaged_names import Name, name_of, packaged_names, shared_places
from site_builder.model import EntityKind, Outline

__all__ = ["DecidedEntity", "DecidedGroup", "DecidedNames", "articles_of", "still_decided"]


class DecidedEntity(Struct, frozen=True, array_like=True, gc=False):
    """An entity, without the parts that depend on other groups."""

    key: str
    kind: EntityKind
    names: tuple[str, ...]
    slug: str
    """The first name as a part of an address; another entity may have the same."""
    articles: tuple[str, ...]
    members: tuple[tuple[str, str], ...]
    spellings: tuple[tuple[str, tuple[str, ...]], ...]
    """These as in `EditionEntity`."""
    signs: tuple[WordlessSign, ...]


class DecidedGroup(Struct, frozen=True, array_like=True, gc=False):
    """A group of names, and the entities that they mean."""

    classes: tuple[Name, ...]
    """The representatives of its classes, sorted."""
    articles: tuple[str, ...]
    """Ids of the articles that name one of them."""
    first_names: tuple[tuple[Name, str], ...]
    """For each class the first name of its entity."""
    entities: tuple[DecidedEntity, ...]
    """The entities that have a page."""


class DecidedNames(Struct, frozen=True):
    """All decisions about the names of an edition."""

    joins: tuple[tuple[Name, Name, str], ...]
    """As in `NameClasses`."""
    forms: Mapping[Said, Form]
    """The names in all that articles say of names."""
    groups: Mapping[tuple[Name, ...], DecidedGroup]
    """By their classes."""
    keys: Mapping[Name, NameKeys]
    """The keys of all names that the package does not know: see `keys_of_name`."""

    company: Mapping[str, Company]
    """The company of each entity, by its key."""

    def companies(self) -> tuple[Articles, Mapping[str, Company]]:
        """Return the articles and the company of each entity, by its key."""
        return articles_of(self.groups.values()), self.company

    def known_classes(self) -> KnownClasses:
        """Return the classes of the names."""
        return KnownClasses(self.keys, links_of(self.forms.values()), self.joins)


def articles_of(groups: Iterable[DecidedGroup]) -> Articles:
    """Return the articles of each entity, by its key."""
    return {one.key: one.articles for group in groups for one in group.entities}


def still_decided(
    before: DecidedNames,
    changed: AbstractSet[str],
    cards: Sequence[Outline],
    classes: NameClasses,
    named: Mapping[Name, NamedIn],
) -> Mapping[tuple[Name, ...], DecidedGroup]:
    """Return the decisions of the last build that are still right, by the groups of this edition.

    `changed`: ids of the articles that are new or may say other things than at the last build. `named`: the result of
    `named_in`.
    """
    then = NameClasses()
    for join in before.joins:
        then.join(*join)
    joined = set(before.joins) ^ set(classes.joins)
    if [one for one in before.joins if one not in joined] != [one for one in classes.joins if one not in joined]:
        return {}
    moved = _moved(then, classes)
    if moved & (packaged_names() | shared_places()):
        return {}  # what the package knows about them concerns all articles
    touched = {one for name, other, _ in joined for one in (name, other)} | moved
    doubtful = {one for name in touched for one in (then.find(name), classes.find(name))}
    other_cards = {card.id for card in cards if card.id in changed or (moved and _says(card, moved))}
    doubtful |= _named_by(other_cards, cards, named)
    there = {card.id for card in cards}
    return {
        key: group
        for key, group in before.groups.items()
        if doubtful.isdisjoint(key) and other_cards.isdisjoint(group.articles) and there.issuperset(group.articles)
    }


def _moved(then: NameClasses, now: NameClasses) -> set[Name]:
    """Return the names whose class now has another representative."""
    joined = {one for classes in (then, now) for name, other, _ in classes.joins for one in (name, other)}
    return {name for name in joined if then.find(name) != now.find(name)}


def _named_by(ids: AbstractSet[str], cards: Sequence[Outline], named: Mapping[Name, NamedIn]) -> set[Name]:
    """Return the classes that these articles name."""
    at = {place for place, card in enumerate(cards) if card.id in ids}
    return {first for first, its in named.items() if not at.isdisjoint(its.at)}


def _says(card: Outline, names: AbstractSet[Name]) -> bool:
    """Return whether an article says one of these names, or a place that one of them contains."""
    return not names.isdisjoint(_said(card))


def _said(card: Outline) -> Iterator[Name]:
    for entity in card.entities:
        places = [name_of("place", text) for text in entity.beside]
        yield name_of(entity.kind, entity.name)
        yield from places
        if entity.kind == "place":
            places.append(name_of("place", entity.name))
        yield from (holder for holder in map(holder_of, places) if holder is not None)
