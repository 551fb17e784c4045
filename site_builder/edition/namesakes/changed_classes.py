"""The classes of names after an edit: only names that may meet a new or a lost name are compared again.

The classes of the package's own names are kept like its other tables, so a small edition compares only its own names.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from msgspec import Struct

from site_builder.edition.name_classes import Form, KeysOf, NameClasses, all_names, joined_by_table, name_classes
from site_builder.edition.namesakes.name_groups import NameKeys
from site_builder.edition.packaged_names import Name, packaged_keys, packaged_names, packaged_rows, shared_places
from site_builder.engine.kept_tables import kept_table

__all__ = ["Join", "KnownClasses", "changed_classes", "links_of"]

Join = tuple[Name, Name, str]
"""Two names and the reason why they are one."""
_REASONS = ("letters", "list", "table", "sound", "text")
"""In the order in which `name_classes` joins."""


class KnownClasses(Struct, frozen=True):
    """The classes of an edition."""

    keys: Mapping[Name, NameKeys]
    """The keys of its names that the package does not know."""
    links: AbstractSet[Form]
    """See `links_of`."""
    joins: tuple[Join, ...]
    """As in `NameClasses`."""


def links_of(forms: Iterable[Form]) -> set[Form]:
    """Return the forms that contain several names."""
    return {form for form in forms if form[0] != form[1] or form[2]}


def changed_classes(
    forms: Iterable[Form], names: AbstractSet[Name], before: KnownClasses | None, keys_of: KeysOf
) -> NameClasses:
    """Return what `name_classes` returns for these arguments; `before`: the classes of an edition that is similar.

    The work grows with the number of names that meet a changed one, with little work for each other name.
    """
    known = before or KnownClasses({}, frozenset(), _joins_of_package())
    links = links_of(forms)
    standing = known.keys.keys() | packaged_names() | shared_places()
    changed = set(names ^ standing).union(*map(_names_of, links ^ known.links))
    if 2 * len(changed) > len(names):
        return name_classes(links, names, keys_of)
    joins: Sequence[Join] = known.joins
    if changed:
        keys = [(name, *its.compared) for name, its in known.keys.items()]
        keys += [(name, *its) for name, its in packaged_keys().items()] + [(name, *keys_of(name)) for name in changed]
        again = _meeting(changed, keys, links | known.links, keys_of)
        here = {form for form in links if form[0] in again}
        made = name_classes(here, again & names, keys_of)
        joins = sorted((*(join for join in joins if join[1] not in again), *made.joins), key=_place_of)
    classes = NameClasses()
    for join in joins:
        classes.join(*join)
    return classes


def _names_of(form: Form) -> tuple[Name, ...]:
    return (form[0], form[1], *form[2])


def _meeting(
    changed: AbstractSet[Name],
    keys: Sequence[tuple[Name, str, tuple[str, ...]]],
    links: Iterable[Form],
    keys_of: KeysOf,
) -> AbstractSet[Name]:
    """Return `changed` and all names that meet one of them, or meet a name that does, and so on.

    `keys`: all names, with their keys. Each step goes through all of them, which is faster than a table of what they
    share: there are few steps.
    """
    linked: dict[Name, list[Name]] = defaultdict(list)
    for form in links:
        for name in _names_of(form):
            linked[name] += _names_of(form)
    found, new = set(changed), set(changed)
    while new:
        shared = {key for letters, sounds in map(keys_of, new) for key in (letters, *sounds)}
        near = {name for name, letters, sounds in keys if letters in shared or not shared.isdisjoint(sounds)}
        new = near.union(*(linked.get(name, ()) for name in new), *map(joined_by_table, new)) - found
        found |= new
    return found


@kept_table(tuple[Join, ...])
def _joins_of_package() -> tuple[Join, ...]:
    return tuple(name_classes(frozenset(), all_names(())).joins)


@cache
def _table_places() -> Mapping[tuple[Name, Name], int]:
    pairs = ((row[0], name) for row in packaged_rows() for name in row[1:])
    return {pair: at for at, pair in reversed(list(enumerate(pairs)))}


def _place_of(join: Join) -> tuple[int, int, tuple[Name, ...]]:
    """Return a sort key: in the order of these keys `name_classes` finds the joins."""
    name, other, reason = join
    at = _table_places().get((name, other), len(_table_places())) if reason == "table" else 0
    return _REASONS.index(reason), at, (name, other) if reason in {"list", "text"} else (other,)
