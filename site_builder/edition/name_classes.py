"""Finds which names of an edition are the same name: spellings, scripts, abbreviations, translations, old names."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache

from site_builder.edition.packaged_names import (
    Name,
    agencies,
    cities,
    comparison_keys,
    is_packaged,
    name_of,
    packaged_names,
    packaged_rows,
    shared_places,
    translated,
)
from site_builder.edition.spelling import LONG, alike, nearly_alike, one_letter_apart, skeleton
from site_builder.model import Entity, EntityKind, Outline, is_country_key

__all__ = [
    "Form",
    "KeysOf",
    "NameClasses",
    "Said",
    "all_names",
    "form_of",
    "forms_of",
    "in_full",
    "joined_by_table",
    "name_classes",
    "said_in",
]

KeysOf = Callable[[Name], tuple[str, tuple[str, ...]]]
"""Returns what `comparison_keys` returns, but may remember it."""
Said = tuple[EntityKind, str, str, tuple[str, ...]]
"""Kind, name, key and other names of an `Entity`."""
Form = tuple[Name, Name, tuple[Name, ...]]
"""What articles call an entity: its full name, the name in its key, its other names."""
_COMPARED = 40
"""Names with the same consonants that are compared with a new one: real editions have at most a dozen."""


@dataclass(slots=True)
class NameClasses:
    """A union-find over names: names in one class are spellings, translations or abbreviations of each other."""

    _parent: dict[Name, Name] = field(default_factory=dict)
    _why: dict[Name, list[tuple[Name, str]]] = field(default_factory=dict)
    joins: list[tuple[Name, Name, str]] = field(default_factory=list)
    """All that was joined, with the reasons, in order: the same joins make the same classes again."""

    def find(self, name: Name) -> Name:
        """Return the representative of the class of `name`; `name` itself if it is not known."""
        root = name
        while (above := self._parent.get(root, root)) != root:
            root = above
        while (above := self._parent.get(name, name)) != root:
            self._parent[name], name = root, above
        return root

    def join(self, name: Name, other: Name, reason: str) -> None:
        """Join two classes; the smaller name represents the new one, so that the order of joins does not matter."""
        first, second = sorted((self.find(name), self.find(other)))
        if first != second:
            self._parent[second] = first
            self.joins.append((name, other, reason))
            self._why.setdefault(name, []).append((other, reason))
            self._why.setdefault(other, []).append((name, reason))

    def reasons(self, name: Name, other: Name) -> tuple[str, ...]:
        """Return why two names of one class are one, step by step, each reason once; () for a name and itself."""
        before: dict[Name, tuple[Name, str] | None] = {name: None}
        waiting = deque([name])
        while waiting and other not in before:
            here = waiting.popleft()
            for there, reason in self._why.get(here, ()):
                if there not in before:
                    before[there] = (here, reason)
                    waiting.append(there)
        steps: list[str] = []
        step = before.get(other)
        while step is not None:
            steps.append(step[1])
            step = before[step[0]]
        return tuple(dict.fromkeys(reversed(steps)))


def in_full(entity: Entity) -> Name:
    """Return the full name of an entity in the form in which names are compared."""
    return name_of(entity.kind, entity.name)


def said_in(cards: Iterable[Outline]) -> set[Said]:
    """Return what `cards` say of the names of their entities."""
    return {(one.kind, one.name, one.key, one.aliases) for card in cards for one in card.entities}


def form_of(said: Said) -> Form:
    """Return the names in what an article says."""
    kind, name, key, aliases = said
    # The package's lists of synonyms give several names one key.
    in_key, _, known = key.partition("/")
    of_key = (in_key, (known,)) if is_country_key(key) else name_of(in_key, known)
    # Not the other names of a person, because others share a surname with a title.
    others = () if kind == "person" else tuple(name_of(kind, alias) for alias in aliases)
    return name_of(kind, name), of_key, others


def forms_of(cards: Iterable[Outline]) -> set[Form]:
    """Return what `cards` call their entities."""
    return {form_of(said) for said in said_in(cards)}


def all_names(forms: Iterable[Form]) -> set[Name]:
    """Return the names in `forms`, and the names that the package knows."""
    said = {name for full, known, aliases in forms for name in (full, known, *aliases)}
    return said | packaged_names() | shared_places()


def name_classes(forms: AbstractSet[Form], names: Iterable[Name], keys_of: KeysOf = comparison_keys) -> NameClasses:
    """Return the classes of `names`, as `all_names(forms)` returns them; the order of both does not matter.

    Two names meet if they share a key (`keys_of`), or if a form or a table joins them. Names that meet none of the
    others have the same classes without these, for the same reasons.
    """
    classes = NameClasses()
    together = sorted((full, alias) for full, _, aliases in forms for alias in aliases)
    names = sorted(names)
    for one, other in _same_letters(names, keys_of):
        classes.join(one, other, "letters")
    for full, known, _ in sorted(forms):
        classes.join(full, known, "list")
    for one, other in _in_tables(names):
        classes.join(one, other, "table")
    for one, other in _same_sounds(names, classes, keys_of):
        classes.join(one, other, "sound")
    for one, other in _in_one_text(together, classes):
        classes.join(one, other, "text")
    return classes


def joined_by_table(name: Name) -> AbstractSet[Name]:
    """Return the names that tables of the package join with `name`."""
    return _joined_by_table().get(name, frozenset()) | _cities_named().get(cities().get(name, name), frozenset())


@cache
def _joined_by_table() -> Mapping[Name, set[Name]]:
    found: dict[Name, set[Name]] = defaultdict(set)
    for row in packaged_rows():
        for name in row:
            found[name].update(row)
    return found


@cache
def _cities_named() -> Mapping[Name, set[Name]]:
    """Return all names of each large city, by the one in Latin letters."""
    found: dict[Name, set[Name]] = defaultdict(set)
    for name, latin in cities().items():
        found[latin].update((name, latin))
    return found


def _in_tables(names: Iterable[Name]) -> Iterator[tuple[Name, Name]]:
    there = set(names)
    yield from ((row[0], name) for row in packaged_rows() if row[0] in there for name in row[1:])
    yield from ((cities()[name], name) for name in names if name in cities())


def _same_letters(names: Iterable[Name], keys_of: KeysOf) -> Iterator[tuple[Name, Name]]:
    seen: dict[tuple[str, str], Name] = {}
    for name in names:
        first = seen.setdefault((name[0], keys_of(name)[0]), name)
        if first is not name:
            yield first, name


def _same_sounds(names: Iterable[Name], classes: NameClasses, keys_of: KeysOf) -> Iterator[tuple[Name, Name]]:
    """Yield the pairs that sound alike; names of one class are not compared.

    Two names of the packaged table are not compared either, because the table states which of its names are the same:
    England is not Nagaland, and AP is not the AAP.
    """
    buckets: dict[tuple[str, str], list[Name]] = defaultdict(list)
    for name in names:
        kind, words = name
        for key in keys_of(name)[1]:
            known = buckets[kind, key]
            for other in known[:_COMPARED]:
                if classes.find(other) == classes.find(name) or (is_packaged(name) and is_packaged(other)):
                    continue
                if _one_name(kind, words, other[1]):
                    yield other, name
                    break
            else:
                known.append(name)


def _one_name(kind: str, words: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if kind == "organisation":
        words, other = translated(words), translated(other)
    if len(words) == len(other):
        unlike = [pair for pair in zip(words, other, strict=True) if not alike(*pair)]
        if len(unlike) != 1:
            return not unlike
        return nearly_alike(*unlike[0]) if kind == "person" and len(words) > 1 else _slip(*unlike[0])
    if kind != "person" or alike("".join(words), "".join(other)):
        return alike("".join(words), "".join(other))
    short, long = sorted((words, other), key=len)
    if len(short) < 2 or len(long) - len(short) > 1:
        return False
    rest = iter(long)
    return (
        alike(short[0], long[0]) and alike(short[-1], long[-1]) and all(any(alike(w, r) for r in rest) for w in short)
    )


def _slip(word: str, other: str) -> bool:
    """Return whether two long native words are one letter apart, all consonants equal: दार्जिलिंग, दार्जलिंग.

    Of 12 such pairs in 808 reports 11 are one name; with four consonants different names match: करनाल, कुर्नूल.
    """
    sounds = skeleton((word,))
    native = not word.isascii() and not other.isascii()
    alike = native and len(sounds) > LONG and sounds == skeleton((other,)) and word[0] == other[0]
    return alike and one_letter_apart(word, other)


def _in_one_text(pairs: Iterable[tuple[Name, Name]], classes: NameClasses) -> Iterator[tuple[Name, Name]]:
    """Yield the pairs of a name and its other name that texts state, except names that several entities share.

    Part of a name ('वन विभाग') is short for it only in its own text: elsewhere it is short for another.
    """
    kept = [(full, alias) for full, alias in pairs if not set(alias[1]) <= set(full[1]) and alias not in agencies()]
    full_names: dict[Name, set[Name]] = defaultdict(set)
    for full, alias in kept:
        full_names[alias].add(classes.find(full))
    yield from (pair for pair in kept if len(full_names[pair[1]]) == 1)
