"""Divides the records of one name into entities."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial

from site_builder.edition.namesakes.body_classes import (
    has_place,
    is_abbreviation,
    is_abroad,
    is_generic,
    is_in_one_town,
    is_national,
    is_of_one_region,
    stands_for_several,
)
from site_builder.edition.namesakes.body_fit import (
    fit_abbreviation,
    fit_by_country,
    fit_in_town,
    fit_known_abbreviation,
    fit_local,
    fit_national,
)
from site_builder.edition.namesakes.containment import holder_of, is_country
from site_builder.edition.namesakes.entity_record import EntityRecord, Knowledge, Somebody
from site_builder.edition.namesakes.fit import NO_FIT, Fit, FitOf
from site_builder.edition.namesakes.named_shortly import named_shortly
from site_builder.edition.namesakes.partly_named import partly_named
from site_builder.edition.namesakes.person_fit import PersonFit, is_common, is_usual
from site_builder.edition.namesakes.place_fit import fit_place, fit_region
from site_builder.edition.packaged_names import Name, is_packaged, name_of

__all__ = ["separate"]

_BY_HAND = Fit(1_000_000, "hand")


def separate(records: Sequence[EntityRecord], known: Knowledge) -> list[Somebody]:
    """Return the entities of the records, in a fixed order. A record of a person with only one name may be in none."""
    by_name: dict[Name, list[EntityRecord]] = defaultdict(list)
    for record in records:
        by_name[record.name].append(record)
    found, alone = [], []
    for name, rows in sorted(by_name.items()):
        if name[0] == "person" and len(name[1]) == 1:
            alone += rows
        else:
            found += _split(rows, _fit_of(name, rows, known)) if len(rows) > 1 else [_alone(*rows)]
    found = partly_named(found, known.regions)
    return found + named_shortly(alone, found, known.regions)


def _alone(record: EntityRecord) -> Somebody:
    """Return the entity of a name that only one article has: it is compared with nothing, but may get part-names."""
    one = Somebody()
    one.take(record, "", asked=record.entity.kind == "person")
    return one


def _split(rows: Sequence[EntityRecord], fit: FitOf) -> list[Somebody]:
    """Add each record, the oldest first, to the entity that it fits best, or to a new one."""
    found: list[Somebody] = []
    for record in reversed(rows):
        best, who = NO_FIT, None
        for one in found:
            this = _BY_HAND if _is_stated(one, record) else fit(one, record)
            if this.score > best.score:
                best, who = this, one
        if who is None:
            who = Somebody()
            found.append(who)
        who.take(record, best.reason, best.detail, asked=fit is not _fit_always)
    return found


def _is_stated(one: Somebody, record: EntityRecord) -> bool:
    return record.entity.by_hand and any(other.entity.by_hand for other in one.records)


def _fit_of(name: Name, rows: Sequence[EntityRecord], known: Knowledge) -> FitOf:
    kind, words = name
    if kind == "person":
        # Of राज सिंह and राज बहादुर सिंह, the shorter name decides: both people share only its words.
        forms = {words} | {name_of(kind, row.entity.name)[1] for row in rows}
        usual = any(map(is_usual, forms))
        # A usual name counts as common if it occurs with and without a word in the middle: योगेंद्र सिंह यादव.
        common = any(map(is_common, forms)) or (usual and len({len(form) for form in forms}) > 1)
        return PersonFit(known.regions, known.parties, common, usual, known.famous.get(name))
    if kind == "place":
        return _fit_of_place(name, rows, known)
    return _fit_of_body(name, rows, known)


def _fit_of_body(name: Name, rows: Sequence[EntityRecord], known: Knowledge) -> FitOf:
    forms = {name_of("organisation", row.entity.name) for row in rows}
    packaged = is_packaged(name)
    fit: Callable[..., Fit]
    if any(map(stands_for_several, forms)):
        fit = partial(fit_abbreviation, several=True)
    elif any(map(is_national, {name, *forms})):  # the चुनाव आयोग is in the table, but other countries have one too
        fit = fit_national
    elif is_generic(name) or any(map(is_abroad, forms)):
        fit = fit_local
    elif is_abbreviation(name) and not packaged:
        fit = partial(fit_abbreviation, several=False)
    elif any(map(is_in_one_town, {name, *forms})):
        fit = partial(fit_in_town, sure=packaged or has_place(name))
    elif any(map(is_abbreviation, forms)):
        fit = fit_known_abbreviation
    elif packaged and name not in known.parties:
        return _fit_always
    else:
        fit = partial(fit_by_country, of_region=any(map(is_of_one_region, {name, *forms})))
    return partial(fit, regions=known.regions)


def _fit_of_place(name: Name, rows: Sequence[EntityRecord], known: Knowledge) -> FitOf:
    if name in known.regions and name in known.holders:
        return partial(fit_region, home=known.regions[name])
    if name in known.regions or (is_country(name) and name not in known.holders):
        return _fit_always
    usual = {known.classes.find(holder) for holder in map(holder_of, _forms(rows)) if holder is not None}
    holder = next(iter(usual)) if len(usual) == 1 else None
    return partial(fit_place, regions=known.regions, ambiguous=known.holders.get(name, frozenset()), usual=holder)


def _forms(rows: Sequence[EntityRecord]) -> set[Name]:
    return {name_of("place", row.entity.name) for row in rows}


def _fit_always(_one: Somebody, _record: EntityRecord) -> Fit:
    return Fit(1, "name")
