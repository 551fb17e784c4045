"""Classes of names of organisations, by how many organisations may have such a name."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from site_builder import data
from site_builder.edition.namesakes.containment import holder_of
from site_builder.edition.packaged_names import Name, is_packaged, name_of, regions, rows_of, translated
from site_builder.edition.spelling import joined, words_of
from site_builder.engine.kept_tables import kept_table

__all__ = [
    "body_kinds",
    "has_place",
    "is_abbreviation",
    "is_abroad",
    "is_generic",
    "is_in_one_town",
    "is_national",
    "is_of_one_region",
    "packaged_kind",
    "stands_for_several",
]

_LONGEST = 6
"""Most letters of an abbreviation; 3 or 12 changes none of 270 pairs (benchmarks/results/thresholds.md)."""
_OF_ONE_TOWN = frozenset({"academy", "hospital"})
"""Kinds of bodies of the packaged table that stand in one town."""
_BEFORE = ("names/attributes", "names/fields", "names/generic")
"""Lists of words that do not identify a body when they stand before a type noun: जिला अस्पताल, परिवहन विभाग."""


@lru_cache(maxsize=1 << 14)
def is_generic(name: Name) -> bool:
    """Return whether the name of an organisation is generic, so that every town has one: जिला अस्पताल."""
    words = set(translated(name[1]))
    if is_packaged(name) or words & _countrywide() or words & _of_regions() or not words & _type_nouns():
        return False
    return all(word in _type_nouns() or word in _common_words() for word in words)


@lru_cache(maxsize=1 << 14)
def is_abroad(name: Name) -> bool:
    """Return whether a country has a body of this name in many other countries: भारतीय दूतावास."""
    words = set(translated(name[1]))
    return not is_packaged(name) and any(phrase <= words for phrase in _abroad())


@lru_cache(maxsize=1 << 14)
def is_national(name: Name) -> bool:
    """Return whether every country has a body of this name: वित्त मंत्रालय, Supreme Court."""
    words = translated(name[1])
    found = any(set(phrase) <= set(words) for phrase in _national())
    rest = [word for word in words if not any(word in phrase for phrase in _national())]
    return found and all(word in _type_nouns() or word in _common_words() for word in rest)


@lru_cache(maxsize=1 << 14)
def is_abbreviation(name: Name) -> bool:
    """Return whether a name is a few Latin letters, or their names in another script: IMA, आईएमए."""
    (word, *more) = name[1] or ("",)
    return not more and word.isascii() and word.isalpha() and len(word) <= _LONGEST


def stands_for_several(name: Name) -> bool:
    """Return whether a name is an abbreviation that is known to have several meanings."""
    return name in _of_several()


@lru_cache(maxsize=1 << 14)
def is_in_one_town(name: Name) -> bool:
    """Return whether a body stands in one town: a school, a temple, a hospital of the packaged table."""
    if is_packaged(name):
        return packaged_kind(name) in _OF_ONE_TOWN
    return _ends_with(name, "edition/bodies_of_one_town")


@lru_cache(maxsize=1 << 14)
def is_of_one_region(name: Name) -> bool:
    """Return whether a body is that of its region, if one is beside its name: a department, a commission."""
    return not is_packaged(name) and _ends_with(name, "edition/bodies_of_one_region")


def _ends_with(name: Name, ends: str) -> bool:
    words = name[1]
    return any(joined(words[-length:]) in _ends(ends) for length in (1, 2) if len(words) > 1)


@lru_cache(maxsize=1 << 14)
def has_place(name: Name) -> bool:
    """Return whether a town or a region is in the name of a body: पटना कॉलेज."""
    words = name[1]
    parts: list[Name] = [("place", words[at : at + length]) for at in range(len(words)) for length in (1, 2)]
    return any(part in regions() or holder_of(part) is not None for part in parts)


def packaged_kind(name: Name) -> str:
    """Return the kind, as in `names/body_kinds`, of a body in the packaged table; '' if the table has none."""
    return _packaged_kinds().get(name, "")


@cache
def _packaged_kinds() -> Mapping[Name, str]:
    kinds = {"agency": "news-agency", "party": "party"}
    found = {}
    for part, names in rows_of("organisation"):
        called = kinds.get(part) or next(filter(None, map(_said_kind, names)), "")
        found.update(dict.fromkeys(names, called) if called else {})
    return found


def _said_kind(name: Name) -> str:
    """Return the kind of body that the end of a full name states: राष्ट्रीय जांच एजेंसी is an investigator; '' if none."""
    words = name[1]
    kinds = (body_kinds().get(joined(words[-length:]), "") for length in (2, 1) if len(words) > length)
    return next(filter(None, kinds), "")


@cache
def body_kinds() -> Mapping[str, str]:
    """Return the kind of each word for bodies, in all languages."""
    rows = (row for language in data.languages() for row in data.table(language, "names/body_kinds"))
    return {joined(words_of(phrase)): kind for phrase, kind in rows}


@lru_cache(maxsize=2)
def _ends(list_: str) -> frozenset[str]:
    return frozenset(joined(words_of(phrase)) for phrase in data.lines("any", list_))


@cache
def _of_several() -> frozenset[Name]:
    return frozenset(name_of("organisation", name) for name in data.lines("any", "edition/abbreviations_of_several"))


@cache
def _national() -> tuple[tuple[str, ...], ...]:
    return tuple(translated(words_of(phrase)) for phrase in data.lines("any", "edition/national_bodies"))


@cache
def _abroad() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(translated(words_of(phrase))) for phrase in data.lines("any", "edition/bodies_abroad"))


@cache
def _countrywide() -> frozenset[str]:
    """Return words that make a body the only one in its country: राष्ट्रीय, भारतीय."""
    return frozenset(
        word for phrase in data.lines("any", "edition/countrywide") for word in translated(words_of(phrase))
    )


@cache
def _of_regions() -> frozenset[str]:
    """Return the names of regions that are one word: a body with one in its name (महाराष्ट्र सरकार) exists once."""
    return frozenset(word for _, words in regions() if len(words) == 1 for word in translated(words))


@kept_table(frozenset[str])
def _type_nouns() -> frozenset[str]:
    """Return the words for kinds of bodies, in the form that `translated` returns."""
    heads = (row[0] for language in data.languages() for row in data.table(language, "names/organisation_heads"))
    rows = data.table("any", "edition/same_words")
    return _words((*heads, *(phrase for row in rows for phrase in row)))


@kept_table(frozenset[str])
def _common_words() -> frozenset[str]:
    return _words(phrase for language in data.languages() for name in _BEFORE for phrase in data.lines(language, name))


def _words(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(word for phrase in phrases for word in translated(words_of(phrase)))
