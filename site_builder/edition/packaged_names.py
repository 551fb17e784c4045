"""Names in the package's tables: bodies, places and people with all their names, large cities, shared place names.

The tables in compared form are kept between processes, because making them takes a fifth of a second.
"""

from collections.abc import Iterator, Mapping
from functools import cache

import msgspec

from site_builder import data
from site_builder.edition.spelling import joined, readings, skeleton, words_of
from site_builder.engine.kept_tables import kept_table

__all__ = [
    "Name",
    "agencies",
    "cities",
    "comparison_keys",
    "is_packaged",
    "name_of",
    "packaged_keys",
    "packaged_names",
    "packaged_rows",
    "parties",
    "regions",
    "rows_of",
    "shared_places",
    "translated",
]

Name = tuple[str, tuple[str, ...]]
"""A kind, and the words of a name in the form in which names are compared."""

_HOME_REGION = "region/IN"
"""Regions whose short names are also part of names of bodies: यूपी पुलिस."""


class _Tables(msgspec.Struct, frozen=True):
    rows: tuple[tuple[str, tuple[Name, ...]], ...]
    """Kind and names of each row of the table of names."""
    cities: tuple[tuple[Name, Name], ...]
    """A name of a large city, and the one in Latin letters."""
    shared: tuple[Name, ...]
    """The names that several places have, and those of the places that hold them."""
    keys: tuple[tuple[Name, str, tuple[str, ...]], ...]
    """`comparison_keys` of all names of the rows and of `shared`."""


def name_of(kind: str, text: str) -> Name:
    """Return a name in the form in which names are compared."""
    return kind, words_of(text)


@kept_table(_Tables)
def _tables() -> _Tables:
    rows = []
    for kind, *names in data.table("any", "edition/same_names"):
        which = "place" if kind.startswith("region") else kind.partition("/")[0]
        rows.append((kind, tuple(dict.fromkeys(name_of(which, name) for name in names))))
    towns = data.table("any", "edition/city_names")
    shared = {name_of("place", name) for row in data.table("any", "edition/places_of_one_name") for name in row}
    known = sorted({name for _, names in rows for name in names} | shared)
    return _Tables(
        tuple(rows),
        tuple((name_of("place", name), name_of("place", row[0])) for row in towns for name in row),
        tuple(sorted(shared)),
        tuple((name, *_compared_by(name)) for name in known),
    )


@cache
def packaged_rows() -> tuple[tuple[Name, ...], ...]:
    """Return the rows of names that are one name by the packaged table."""
    return tuple(names for _, names in _tables().rows)


def rows_of(kind: str) -> list[tuple[str, tuple[Name, ...]]]:
    """Return the rows of a kind ('person', 'organisation', 'region'): the part behind its '/', and the names."""
    rows = ((whole.partition("/"), names) for whole, names in _tables().rows)
    return [(part, names) for (which, _, part), names in rows if which == kind]


@cache
def cities() -> Mapping[Name, Name]:
    """Return the names of large cities in all scripts, and of each city the one in Latin letters."""
    return dict(_tables().cities)


@cache
def shared_places() -> frozenset[Name]:
    """Return the names that several places have, and the names of the places that contain them."""
    return frozenset(_tables().shared)


@cache
def parties() -> frozenset[Name]:
    """Return every name of a political party of the packaged table."""
    return _bodies("party")


@cache
def agencies() -> frozenset[Name]:
    """Return every name of a news agency; these stand in brackets after names: 'संयुक्त राष्ट्र (एएफपी)'."""
    return _bodies("agency")


def _bodies(part: str) -> frozenset[Name]:
    return frozenset(name for which, names in rows_of("organisation") if which == part for name in names)


@cache
def regions() -> Mapping[Name, str]:
    """Return every name of a region of the packaged table, with the country (ISO 3166) that it is part of."""
    return {name: country for country, names in rows_of("region") for name in names}


@cache
def packaged_names() -> frozenset[Name]:
    """Return every name of the packaged table."""
    return frozenset(name for row in packaged_rows() for name in row)


def is_packaged(name: Name) -> bool:
    """Return whether the packaged table has a name."""
    return name in packaged_names()


@cache
def packaged_keys() -> Mapping[Name, tuple[str, tuple[str, ...]]]:
    """Return `comparison_keys` of all packaged names and shared places."""
    return {name: (letters, sounds) for name, letters, sounds in _tables().keys}


def comparison_keys(name: Name) -> tuple[str, tuple[str, ...]]:
    """Return the letters of a name in the loose spelling, and its sound keys: names that share one may be the same."""
    return packaged_keys().get(name) or _compared_by(name)


def _compared_by(name: Name) -> tuple[str, tuple[str, ...]]:
    return joined(name[1]), tuple(_sound_keys(*name))


def _sound_keys(kind: str, words: tuple[str, ...]) -> Iterator[str]:
    if kind == "organisation":
        words = translated(words)
    flapped = tuple(readings(word)[-1] for word in words)
    yield from filter(None, dict.fromkeys((skeleton(words), skeleton(flapped))))
    if kind == "person" and len(words) > 1:
        # The key of first and last word also finds names with a middle name.
        yield f"{skeleton(words[:1])} {skeleton(words[-1:])}"


@cache
def _dictionary() -> Mapping[tuple[str, ...], str]:
    """Return words of organisations' names and names of regions, each with the common form of its synonyms."""
    regions_ = [row[1:] for row in data.table("any", "edition/same_names") if row[0] == _HOME_REGION]
    rows = (*regions_, *data.table("any", "edition/same_words"))
    return {words_of(word): row[0] for row in rows for word in row}


@cache
def _small_words() -> frozenset[str]:
    return frozenset(data.lines("any", "edition/small_words"))


def translated(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of an organisation's name in a fixed order, without small words, synonyms as one word.

    The names of a region count as one word too: यूपी सरकार, उत्तर प्रदेश सरकार.
    """
    found, at = [], 0
    while at < len(words):
        length = next((n for n in (3, 2, 1) if words[at : at + n] in _dictionary()), 0)
        if length:
            found.append("".join(words_of(_dictionary()[words[at : at + length]])))
        elif words[at] not in _small_words():
            found.append(words[at])
        at += length or 1
    return tuple(sorted(found, key=lambda word: (skeleton((word,)), word)))
