"""Finds the person whom an article calls by one name only: 'पीएम मोदी', 'Biden', 'यादव'."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from site_builder import data
from site_builder.edition.namesakes.entity_record import EntityRecord, Somebody
from site_builder.edition.namesakes.fit import worded
from site_builder.edition.namesakes.person_fit import agreeing, in_other_regions, is_common
from site_builder.edition.packaged_names import Name
from site_builder.edition.spelling import alike, nearly_alike, skeleton, words_of
from site_builder.engine.kept_tables import kept_table
from site_builder.text.folding import match_key

__all__ = ["is_known_part", "named_shortly"]

_OF_REGIONS = frozenset({"chief-secretary", "cm", "deputy-cm", "dgp", "governor"})
"""Offices that every region has."""


def named_shortly(
    records: Sequence[EntityRecord], people: Sequence[Somebody], regions: Mapping[Name, str]
) -> list[Somebody]:
    """Add each record with only one name to the only person whom it can mean; return the others as people.

    'पीएम मोदी' is the Modi who is prime minister. Without an office, a rare name may stand for its only bearer if the
    fields of both agree; a common name identifies nobody.
    """
    bearers: dict[str, list[Somebody]] = defaultdict(list)
    for one in people:
        for sound in dict.fromkeys(skeleton((word,)) for word in _ends(one)):
            bearers[sound].append(one)
    left: dict[tuple[Name, frozenset[str]], list[Somebody]] = {}
    for record in reversed(records):
        owner = _owner(record, bearers[skeleton(record.name[1])], regions)
        if owner is not None:
            owner.take(record, "short", worded("office", record.offices))
            continue
        same = left.setdefault((record.name, record.offices), [])
        known = [one for one in same if _may_be(one, record)]
        if not known:
            same.append(Somebody())
        (known or same[-1:])[0].take(record, "short" if known else "", worded("office", record.offices))
    # One name without an office identifies nobody, unless the name is rare.
    kept = ((name, offices, same) for (name, offices), same in left.items())
    return [one for name, offices, same in kept if offices or not is_known_part(name[1]) for one in same]


def _may_be(one: Somebody, record: EntityRecord) -> bool:
    """Return whether two people with one short name may be the same; for a common name, regions must agree too."""
    if one.fields and record.fields and not agreeing(one.fields, record.fields):
        return False
    if not is_common(record.name[1]):
        return True
    return not one.around or not record.around or bool(one.around & record.around)


def _owner(record: EntityRecord, bearers: Sequence[Somebody], regions: Mapping[Name, str]) -> Somebody | None:
    word = record.name[1][0]
    named = [one for one in bearers if any(alike(word, w) for w in _ends(one))]
    near = named or [one for one in bearers if any(nearly_alike(word, w) for w in _ends(one))]
    holders = [one for one in near if record.offices & one.offices and not _governs_elsewhere(record, one, regions)]
    if holders:
        return holders[0] if len(holders) == 1 else None
    if len(named) != 1 or is_common((word,)):
        return None
    one = named[0]
    met = record.known_by & one.known_by or (record.bodies | record.towns) & (one.bodies | one.towns)
    # राज्यपाल बोस need not be the politician Bose for whom no article states that office.
    works = not record.offices and agreeing(record.fields, one.fields)
    evidence = bool(works) or bool(met) or not is_known_part((word,))
    against = bool(record.fields and one.fields) and not agreeing(record.fields, one.fields)
    return one if evidence and not against else None


def _governs_elsewhere(record: EntityRecord, one: Somebody, regions: Mapping[Name, str]) -> bool:
    """Return whether two people with one surname hold the same office in different regions.

    Every state has a chief minister: for a common surname the regions of the articles must not differ either.
    """
    if in_other_regions(record.homes, one.homes, regions):
        return True
    both = record.offices & one.offices
    of_regions = both <= _OF_REGIONS and is_common(record.name[1])
    return of_regions and bool(record.around and one.around) and not record.around & one.around


def _ends(one: Somebody) -> tuple[str, ...]:
    """Return the first and the last word of a person's names, in every spelling."""
    if one.records[0].entity.kind != "person":
        return ()
    names = dict.fromkeys(words_of(record.entity.name) for record in one.records)
    return tuple(dict.fromkeys(word for words in names for word in (*words[:1], *words[-1:])))


@lru_cache(maxsize=1 << 14)
def is_known_part(words: tuple[str, ...]) -> bool:
    """Return whether a word is a usual given name or surname, which many people share."""
    return any(word in _known_parts() for word in words)


@kept_table(frozenset[str])
def _known_parts() -> frozenset[str]:
    lists = ("names/given", "names/surnames", "names/given_ambiguous", "names/surnames_ambiguous")
    return frozenset(
        match_key(name) for language in data.languages() for kind in lists for name in data.lines(language, kind)
    )
