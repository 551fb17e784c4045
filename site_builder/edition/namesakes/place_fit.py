"""Places with the same name, told apart by the region or country that contains them."""

from collections.abc import Mapping

from site_builder.edition.namesakes.containment import countries
from site_builder.edition.namesakes.entity_record import EntityRecord, Somebody
from site_builder.edition.namesakes.fit import NO_FIT, Fit, some, worded
from site_builder.edition.packaged_names import Name

__all__ = ["fit_place", "fit_region"]

_NAMESAKE = "name"


def fit_region(one: Somebody, record: EntityRecord, home: str) -> Fit:
    """For a region whose name two countries have, the country beside the name decides, or else the home country."""
    theirs, here = (countries(who.lands, {}) or {home} for who in (one, record))
    return Fit(2, "holder", worded("country", theirs & here)) if theirs & here else NO_FIT


def fit_place(
    one: Somebody, record: EntityRecord, regions: Mapping[Name, str], ambiguous: frozenset[Name], usual: str = ""
) -> Fit:
    """Return 2 if one region contains both, 0 if two do, or if the name is shared and one of them has no region.

    `usual`: the country of the town that is meant where a text says nothing; '' if none is known. Another country
    beside the name means another town: Dublin, Ohio.
    """
    if one.homes and record.homes:
        both = one.homes & record.homes
        return Fit(2, "holder", some(both)) if both else NO_FIT
    # If the name is not known as shared, a region is weak evidence: the words beside it may be the next item of a list.
    of = regions if ambiguous else {}
    theirs, here = (countries({*who.homes, *who.lands}, of) for who in (one, record))
    if usual and not ambiguous:
        theirs, here = (countries({*who.homes, *who.lands}, regions) or {usual} for who in (one, record))
    if theirs and here and not theirs & here:
        return NO_FIT
    return Fit(1, _NAMESAKE) if not ambiguous or bool(one.homes) == bool(record.homes) else NO_FIT
