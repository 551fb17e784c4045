"""Names of an edition that are one name: spellings, scripts, abbreviations, translations, old and new names."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from site_builder import data
from site_builder.edition.spelling import LONG, alike, joined, one_letter_apart, readings, skeleton, words_of
from site_builder.engine.kept_tables import kept_table
from site_builder.model import Card, Entity

__all__ = [
    "Name",
    "NameClasses",
    "in_full",
    "is_packaged",
    "name_classes",
    "name_of",
    "parties",
    "regions",
    "translated",
]

Name = tuple[str, tuple[str, ...]]
"""A kind, and the words of a name in the form in which names are compared."""

_COMPARED = 40
"""Names with the same consonants that are compared with a new one: real editions have at most a dozen."""


@dataclass(slots=True)
class NameClasses:
    """A union-find over names: names in one class are spellings, translations or abbreviations of each other."""

    _parent: dict[Name, Name] = field(default_factory=dict)
    _why: dict[Name, list[tuple[Name, str]]] = field(default_factory=dict)

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


def name_of(kind: str, text: str) -> Name:
    """Return a name in the form in which names are compared."""
    return kind, words_of(text)


def in_full(entity: Entity) -> Name:
    """Return the full name of an entity in the form in which names are compared."""
    return name_of(entity.kind, entity.name)


def _of_key(entity: Entity) -> Name:
    """Return the name in the key of an entity; the package's lists of synonyms give several names one key."""
    kind, _, known = entity.key.partition("/")
    return (kind, (known,)) if kind == "place" and known.isupper() else name_of(kind, known)


def _aliases(entity: Entity) -> tuple[Name, ...]:
    """Return the other names of an entity; none for people, because others share a surname with a title."""
    return () if entity.kind == "person" else tuple(name_of(entity.kind, alias) for alias in entity.aliases)


@kept_table(tuple[tuple[Name, ...], ...])
def _packaged() -> tuple[tuple[Name, ...], ...]:
    """Return the rows of names that are one name by the packaged table."""
    rows = []
    for kind, *names in data.table("any", "edition/same_names"):
        which = "place" if kind.startswith("region") else kind.partition("/")[0]
        rows.append(tuple(dict.fromkeys(name_of(which, name) for name in names)))
    return tuple(rows)


@kept_table(dict[Name, Name])
def _cities() -> Mapping[Name, Name]:
    """Return the names of large cities in all scripts, and of each city the one in Latin letters."""
    rows = data.table("any", "edition/city_names")
    return {name_of("place", name): name_of("place", row[0]) for row in rows for name in row}


@cache
def _shared_places() -> frozenset[Name]:
    """Return the names that several places have, and the names of the places that contain them."""
    return frozenset(name_of("place", name) for row in data.table("any", "edition/places_of_one_name") for name in row)


@cache
def _agencies() -> frozenset[Name]:
    """Return the names of news agencies, which stand in brackets after names: 'संयुक्त राष्ट्र (एएफपी)'."""
    return _of_kind("organisation/agency")


@cache
def parties() -> frozenset[Name]:
    """Return every name of a political party of the packaged table."""
    return _of_kind("organisation/party")


def _of_kind(which: str) -> frozenset[Name]:
    rows = data.table("any", "edition/same_names")
    return frozenset(name_of("organisation", name) for kind, *names in rows if kind == which for name in names)


@cache
def regions() -> Mapping[Name, str]:
    """Return every name of a region of the packaged table, with the country (ISO 3166) that it is part of."""
    found = {}
    for kind, *names in data.table("any", "edition/same_names"):
        if kind.startswith("region/"):
            found.update({name_of("place", name): kind.partition("/")[2] for name in names})
    return found


def name_classes(cards: Iterable[Card]) -> NameClasses:
    """Return the classes of all names of entities in `cards`; the order of the cards does not matter."""
    classes = NameClasses()
    forms = {(in_full(entity), _of_key(entity), _aliases(entity)) for card in cards for entity in card.entities}
    together = sorted((full, alias) for full, _, aliases in forms for alias in aliases)
    names = sorted(
        {name for full, known, aliases in forms for name in (full, known, *aliases)}
        | _packaged_names()
        | _shared_places()
    )
    for one, other in _same_letters(names):
        classes.join(one, other, "letters")
    for full, known, _ in sorted(forms):
        classes.join(full, known, "list")
    for row in _packaged():
        for name in row[1:]:
            classes.join(row[0], name, "table")
    for name in names:
        if name in _cities():
            classes.join(_cities()[name], name, "table")
    for one, other in _same_sounds(names):
        classes.join(one, other, "sound")
    for one, other in _in_one_text(together, classes):
        classes.join(one, other, "text")
    return classes


def _same_letters(names: Iterable[Name]) -> Iterator[tuple[Name, Name]]:
    seen: dict[tuple[str, str], Name] = {}
    for name in names:
        kind, words = name
        first = seen.setdefault((kind, joined(words)), name)
        if first is not name:
            yield first, name


def _same_sounds(names: Iterable[Name]) -> Iterator[tuple[Name, Name]]:
    buckets: dict[tuple[str, str], list[Name]] = defaultdict(list)
    for name in names:
        kind, words = name
        for key in _sound_keys(kind, words):
            known = buckets[kind, key]
            for other in known[:_COMPARED]:
                if _one_name(kind, words, other[1]):
                    yield other, name
                    break
            else:
                known.append(name)


def _sound_keys(kind: str, words: tuple[str, ...]) -> Iterator[str]:
    if kind == "organisation":
        words = translated(words)
    flapped = tuple(readings(word)[-1] for word in words)
    yield from filter(None, dict.fromkeys((skeleton(words), skeleton(flapped))))
    if kind == "person" and len(words) > 1:
        # The key of first and last word also finds names with a middle name.
        yield f"{skeleton(words[:1])} {skeleton(words[-1:])}"


def _one_name(kind: str, words: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if kind == "organisation":
        words, other = translated(words), translated(other)
    if len(words) == len(other):
        unlike = [pair for pair in zip(words, other, strict=True) if not alike(*pair)]
        if len(unlike) != 1:
            return not unlike
        return _near(*unlike[0]) if kind == "person" and len(words) > 1 else _slip(*unlike[0])
    if kind != "person" or alike("".join(words), "".join(other)):
        return alike("".join(words), "".join(other))
    short, long = sorted((words, other), key=len)
    if len(short) < 2 or len(long) - len(short) > 1:
        return False
    rest = iter(long)
    return (
        alike(short[0], long[0]) and alike(short[-1], long[-1]) and all(any(alike(w, r) for r in rest) for w in short)
    )


def _near(word: str, other: str) -> bool:
    """Return whether two long words differ only in vowels: बनर्जी, बैनर्जी; Katharine; but not Belmar, Balmer."""
    consonants = skeleton((word,))
    if word.isascii() and other.isascii() and min(len(word), len(other)) < 2 * LONG:
        return False
    return len(consonants) >= LONG and consonants == skeleton((other,))


def _slip(word: str, other: str) -> bool:
    """Return whether two long native words are one letter apart, all consonants equal: दार्जिलिंग, दार्जलिंग.

    Of 12 such pairs in 808 reports 11 are one name; with four consonants different names match: करनाल, कुर्नूल.
    """
    sounds = skeleton((word,))
    native = not word.isascii() and not other.isascii()
    alike = native and len(sounds) > LONG and sounds == skeleton((other,)) and word[0] == other[0]
    return alike and one_letter_apart(word, other)


@cache
def _dictionary() -> Mapping[tuple[str, ...], str]:
    """Return words in the names of organisations that mean the same, each with their common word."""
    return {words_of(word): row[0] for row in data.table("any", "edition/same_words") for word in row}


@cache
def _small_words() -> frozenset[str]:
    return frozenset(data.lines("any", "edition/small_words"))


def translated(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of an organisation's name in a fixed order, without small words, synonyms as one word."""
    found, at = [], 0
    while at < len(words):
        length = next((n for n in (2, 1) if words[at : at + n] in _dictionary()), 0)
        if length:
            found.append("".join(words_of(_dictionary()[words[at : at + length]])))
        elif words[at] not in _small_words():
            found.append(words[at])
        at += length or 1
    return tuple(sorted(found, key=lambda word: (skeleton((word,)), word)))


def _in_one_text(pairs: Iterable[tuple[Name, Name]], classes: NameClasses) -> Iterator[tuple[Name, Name]]:
    """Yield the pairs of a name and its other name that texts state, except names that several entities share.

    Part of a name ('वन विभाग') is short for it only in its own text: elsewhere it is short for another.
    """
    kept = [(full, alias) for full, alias in pairs if not set(alias[1]) <= set(full[1]) and alias not in _agencies()]
    full_names: dict[Name, set[Name]] = defaultdict(set)
    for full, alias in kept:
        full_names[alias].add(classes.find(full))
    yield from (pair for pair in kept if len(full_names[pair[1]]) == 1)


@cache
def _packaged_names() -> frozenset[Name]:
    return frozenset(name for row in _packaged() for name in row)


def is_packaged(name: Name) -> bool:
    """Return whether the packaged table has a name."""
    return name in _packaged_names()
