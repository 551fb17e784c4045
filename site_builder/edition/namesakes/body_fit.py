"""Rates the fit of bodies with one name: bodies of every town or country, and ambiguous abbreviations."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from site_builder.edition.namesakes.body_classes import is_abbreviation
from site_builder.edition.namesakes.containment import countries, in_different_countries, is_country
from site_builder.edition.namesakes.entity_record import EntityRecord, Somebody
from site_builder.edition.namesakes.fit import NO_FIT, Fit, some, worded
from site_builder.edition.packaged_names import Name, name_of

__all__ = [
    "fit_abbreviation",
    "fit_by_country",
    "fit_in_town",
    "fit_known_abbreviation",
    "fit_local",
    "fit_national",
]


_EVERYWHERE = frozenset({"force", "party"})
"""Kinds of bodies that have a part in every region."""
_TEACHING = frozenset({"academy", "hospital"})
_UNLIKE_OTHERS = frozenset({"academy", "armed-group", "court", "examination", "index", "law", "league", "party"})
"""Kinds of bodies and other things that are seldom described as another kind."""


def fit_local(one: Somebody, record: EntityRecord, regions: Mapping[Name, str]) -> Fit:
    """Rate bodies of every town (जिला अस्पताल): the articles must share a town, or a region if they name no town."""
    if one.homes and record.homes:
        fits = _one_place(one.homes, record.homes, regions)
        return Fit(2, "place", some(one.homes & record.homes)) if fits else NO_FIT
    towns = (one.homes | one.towns) & (record.homes | record.towns)
    if towns:
        return Fit(2, "place", some(towns))
    both = one.around & record.around
    bare = not one.towns and not record.towns and not one.homes and not record.homes
    return Fit(1, "place", some(both)) if both and bare else NO_FIT


def fit_in_town(one: Somebody, record: EntityRecord, regions: Mapping[Name, str], *, sure: bool) -> Fit:
    """Rate bodies of one town: two towns beside the names make two, or else in the articles.

    The सेंट जेवियर्स कॉलेज of मुंबई is not that of कोलकाता. `sure`: few other bodies have the name, so only the towns
    beside it count.
    """
    local = fit_local(one, record, regions)
    if local.score:
        return local
    beside = one.homes and record.homes
    stated = (one.homes or one.towns or one.around) and (record.homes or record.towns or record.around)
    if beside or (stated and not sure):
        return NO_FIT
    return fit_by_country(one, record, regions)


def fit_national(one: Somebody, record: EntityRecord, regions: Mapping[Name, str]) -> Fit:
    """Rate bodies of which every country has one: the country beside the name decides, or else the home country."""
    if not one.homes and not record.homes:
        return Fit(1, "name")
    theirs, here = (_lands(who.homes, record.home_country, regions) for who in (one, record))
    return Fit(1, "country", worded("country", theirs & here)) if theirs & here else NO_FIT


def _lands(homes: AbstractSet[Name], home: str, regions: Mapping[Name, str]) -> AbstractSet[str]:
    return countries(homes, regions) or {home}


def fit_abbreviation(one: Somebody, record: EntityRecord, regions: Mapping[Name, str], *, several: bool) -> Fit:
    """Rate abbreviations: other kinds of body or places mean two, and so does the lack of any evidence for one.

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

    In the pairs that were used for figures only, the second rule removed 5 of 17 wrong joins, and no right one.
    """
    if several:
        return not (one.homes or record.homes or one.fields or record.fields)
    return bool(one.bodies & record.bodies or one.towns & record.towns or one.around & record.around)


def fit_known_abbreviation(one: Somebody, record: EntityRecord, regions: Mapping[Name, str]) -> Fit:
    """Rate abbreviations of the tables: each means the body in the table, unless two kinds or countries are beside it.

    Only kinds count that exclude others: the Reserve Bank is also a regulator, but an agency is not an institute.
    """
    kinds = one.fields | record.fields
    apart = one.fields and record.fields and not one.fields & record.fields
    if apart and kinds & _UNLIKE_OTHERS and not kinds <= _TEACHING:
        return NO_FIT
    # Parties and forces are called after every state, but 'कोलकाता के आईएसआई' is not the secret service.
    if not kinds & _EVERYWHERE and bool(_places_in_country(one.homes)) != bool(_places_in_country(record.homes)):
        return NO_FIT
    return fit_by_country(one, record, regions)


def _places_in_country(homes: AbstractSet[Name]) -> AbstractSet[Name]:
    return {name for name in homes if not is_country(name)}


def fit_by_country(one: Somebody, record: EntityRecord, regions: Mapping[Name, str], *, of_region: bool = False) -> Fit:
    """Rate bodies by the countries beside their names: the लेबर पार्टी of Britain and that of Australia are two.

    Towns beside a name do not count, because a body acts in many: most bodies that towns separated in 808 articles
    looked like one. `of_region`: regions count, as for the बीज निगम of two states.
    """
    theirs, here = (who.homes & regions.keys() for who in (one, record))
    if of_region and theirs and here and not theirs & here:
        return NO_FIT
    return NO_FIT if in_different_countries(one.homes, record.homes, regions) else Fit(1, "name")


def _is_short(record: EntityRecord) -> bool:
    """Return whether an article has only the abbreviation of the name."""
    return is_abbreviation(name_of("organisation", record.entity.name))


def _one_place(theirs: AbstractSet[Name], here: AbstractSet[Name], regions: Mapping[Name, str]) -> bool:
    """Return whether one place contains both; false for two towns of one region."""
    towns, others = ({name for name in places if name not in regions} for places in (theirs, here))
    return bool(towns & others) if towns and others else bool(theirs & here)
