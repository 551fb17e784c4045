"""Bodies with the same name: those that every town or every country has, and ambiguous abbreviations."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from site_builder.edition.namesakes.body_classes import is_abbreviation
from site_builder.edition.namesakes.containment import countries, in_different_countries
from site_builder.edition.namesakes.entity_record import EntityRecord, Somebody
from site_builder.edition.namesakes.fit import NO_FIT, Fit, some, worded
from site_builder.edition.packaged_names import Name, name_of

__all__ = ["fit_abbreviation", "fit_by_country", "fit_known_abbreviation", "fit_local", "fit_national"]


_TEACHING = frozenset({"academy", "hospital"})
_UNLIKE_OTHERS = frozenset({"academy", "armed-group", "court", "examination", "index", "law", "league", "party"})
"""Kinds of bodies, and of what is no body, that are seldom called anything else."""


def fit_local(one: Somebody, record: EntityRecord, regions: Mapping[Name, str]) -> Fit:
    """Two mentions of a जिला अस्पताल are one only if the articles name the same town beside it, or one common place."""
    if one.homes and record.homes:
        fits = _one_place(one.homes, record.homes, regions)
        return Fit(2, "place", some(one.homes & record.homes)) if fits else NO_FIT
    towns = (one.homes | one.towns) & (record.homes | record.towns)
    if towns:
        return Fit(2, "place", some(towns))
    both = one.around & record.around
    bare = not one.towns and not record.towns and not one.homes and not record.homes
    return Fit(1, "place", some(both)) if both and bare else NO_FIT


def fit_national(one: Somebody, record: EntityRecord, regions: Mapping[Name, str]) -> Fit:
    """A वित्त मंत्रालय belongs to the country beside its name, or else to the home country."""
    if not one.homes and not record.homes:
        return Fit(1, "name")
    theirs, here = (_lands(who.homes, record.home_country, regions) for who in (one, record))
    return Fit(1, "country", worded("country", theirs & here)) if theirs & here else NO_FIT


def _lands(homes: AbstractSet[Name], home: str, regions: Mapping[Name, str]) -> AbstractSet[str]:
    return countries(homes, regions) or {home}


def fit_abbreviation(one: Somebody, record: EntityRecord, regions: Mapping[Name, str], *, several: bool) -> Fit:
    """Different kinds of body or places mean two, and so does an abbreviation without any evidence that it is one body.

    `several`: the abbreviation is known for several meanings, but where nothing stands beside it, most texts mean one.
    """
    kinds, places = one.fields & record.fields, one.homes & record.homes
    if one.fields and record.fields and not kinds:
        return NO_FIT
    if one.homes and record.homes and not _one_place(one.homes, record.homes, regions):
        return NO_FIT
    placed = bool(one.homes or record.homes)
    where, here = one.towns | one.around, record.towns | record.around
    bare = not placed and not one.fields and not record.fields and all(map(_is_short, (*one.records, record)))
    if several and bare and where and here and not where & here:
        return NO_FIT  # most such abbreviations are of bodies of one town: the बीएमसी of मुंबई and of भुवनेश्वर
    company = (one.known_by & record.known_by) - {record.name}
    signs = (
        Fit(3, "place", some(places)) if places else NO_FIT,
        Fit(3, "calling", worded("calling", kinds)) if kinds and not placed else NO_FIT,
        Fit(2, "company", some(company)) if company else NO_FIT,
        Fit(1, "name") if _nothing_speaks_against(one, record, several=several) else NO_FIT,
    )
    return next((sign for sign in signs if sign.score), NO_FIT)


def _nothing_speaks_against(one: Somebody, record: EntityRecord, *, several: bool) -> bool:
    """Return whether an abbreviation may be one body, although no sign says so.

    In the halves of pairs for figures alone, the second rule took 5 of 17 wrong joins away, and no right one.
    """
    if several:
        return not (one.homes or record.homes or one.fields or record.fields)
    return bool(one.bodies & record.bodies or one.towns & record.towns or one.around & record.around)


def fit_known_abbreviation(one: Somebody, record: EntityRecord, regions: Mapping[Name, str]) -> Fit:
    """An abbreviation of the tables is the body that they have, unless two kinds or two countries stand beside it.

    Only kinds that no other body is called count: the Reserve Bank is a regulator too, but no agency is an institute.
    """
    kinds = one.fields | record.fields
    apart = one.fields and record.fields and not one.fields & record.fields
    if apart and kinds & _UNLIKE_OTHERS and not kinds <= _TEACHING:
        return NO_FIT
    return fit_by_country(one, record, regions)


def fit_by_country(one: Somebody, record: EntityRecord, regions: Mapping[Name, str], *, in_town: bool = False) -> Fit:
    """Bodies of one name beside which two countries stand are two: the लेबर पार्टी of Britain and of Australia.

    Two towns mean nothing: a body acts in many, and most that they told apart in 808 articles looked like one. But what
    stands in one town (`in_town`) is not in another: the सेंट जेवियर्स कॉलेज of मुंबई and of कोलकाता.
    """
    if in_town and one.homes and record.homes and not _one_place(one.homes, record.homes, regions):
        return NO_FIT
    return NO_FIT if in_different_countries(one.homes, record.homes, regions) else Fit(1, "name")


def _is_short(record: EntityRecord) -> bool:
    """Return whether an article has the abbreviation alone."""
    return is_abbreviation(name_of("organisation", record.entity.name))


def _one_place(theirs: AbstractSet[Name], here: AbstractSet[Name], regions: Mapping[Name, str]) -> bool:
    """Return whether one place contains both; false for two towns of one region."""
    towns, others = ({name for name in places if name not in regions} for places in (theirs, here))
    return bool(towns & others) if towns and others else bool(theirs & here)
