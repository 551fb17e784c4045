"""Groups of names that can be decided one by one: only names of one group can mean the same entity.

`separate` compares entities whose names are of one class, people with a part of a name with people with the full name,
and people with one word as name with people whose names begin or end with it. Names that it compares are in one group.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct

from site_builder.edition.name_classes import NameClasses
from site_builder.edition.namesakes.partly_named import key_of_part, keys_of_parts
from site_builder.edition.packaged_names import Name, comparison_keys
from site_builder.edition.spelling import skeleton
from site_builder.model import EntityKind, Outline

__all__ = ["NameKeys", "NamedIn", "keys_of_name", "name_groups", "named_in"]


class NameKeys(Struct, frozen=True, array_like=True, gc=False):
    """All keys by which a name finds others. They depend on the name alone."""

    compared: tuple[str, tuple[str, ...]]
    """As `comparison_keys` returns them."""
    offered: tuple[str, ...] = ()
    """For a person: keys under which parts of this name look for it."""
    asked: str | None = None
    """For a person: the key under which this name looks for a fuller one."""


def keys_of_name(name: Name) -> NameKeys:
    """Return the keys of a name."""
    kind, words = name
    if kind != "person" or not words:
        return NameKeys(comparison_keys(name))
    ends = (_one_word(word) for word in (words[0], words[-1]))
    offered = tuple(dict.fromkeys((*keys_of_parts(words), *ends)))
    return NameKeys(comparison_keys(name), offered, key_of_part(words) or _one_word(words[0]))


def _one_word(word: str) -> str:
    return f"1 {skeleton((word,))}"


class NamedIn(Struct):
    """The names and articles of a class of names."""

    names: set[Name]
    """Its names in these articles."""
    at: list[int]
    """Positions of the articles, ascending."""


def named_in(
    cards: Sequence[Outline], names: Mapping[tuple[EntityKind, str], Name], classes: NameClasses, confidence: float
) -> dict[Name, NamedIn]:
    """Return for each class of names, by its representative, where entities of this confidence (0 to 1) have it.

    `names`: the name of each kind and name of an entity.
    """
    found: dict[Name, NamedIn] = {}
    known: dict[tuple[str, str], list[int]] = {}
    for at, card in enumerate(cards):
        for entity in card.entities:
            if entity.confidence < confidence:
                continue
            said = entity.kind, entity.name
            places = known.get(said)
            if places is None:
                name = names[said]
                its = found.setdefault(first := classes.find(name), NamedIn({first}, []))
                its.names.add(name)
                places = known[said] = its.at
            if not places or places[-1] != at:
                places.append(at)
    return found


def name_groups(named: Mapping[Name, NamedIn], keys_of: Callable[[Name], NameKeys]) -> list[tuple[Name, ...]]:
    """Return the groups, each as the sorted representatives of its classes. `keys_of` returns what `keys_of_name` does.

    The work is linear in the number of names.
    """
    together = NameClasses()
    home: dict[str, Name] = {}
    asking: set[str] = set()
    for first, its in named.items():
        if first[0] == "person":
            asking.update(key for name in its.names if (key := keys_of(name).asked) is not None)
    for first, its in named.items():
        if first[0] == "person":
            for key in _met(its.names, keys_of, asking):
                together.join(home.setdefault(key, first), first, "")
    found: dict[Name, list[Name]] = defaultdict(list)
    for first in sorted(named):
        found[together.find(first)].append(first)
    return [tuple(names) for names in found.values()]


def _met(names: Iterable[Name], keys_of: Callable[[Name], NameKeys], asking: AbstractSet[str]) -> set[str]:
    """Return the keys by which these names find others, without the keys that no name looks for."""
    keys = {key for name in names for key in keys_of(name).offered if key in asking}
    return keys | {key for name in names if (key := keys_of(name).asked) is not None}
