"""Rates the fit of places with one name, by the region or country that contains them."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from site_builder.edition.namesakes.containment import countries
from site_builder.edition.namesakes.entity_record import EntityRecord, Somebody
from site_builder.edition.namesakes.fit import NO_FIT, Fit, some, worded
from site_builder.edition.packaged_names import Name

__all__ = ["fit_place", "fit_region"]

_NAMESAKE = "name"


def fit_region(one: Somebody, record: EntityRecord, home: str) -> Fit:
    """Rate regions whose name two countries have: the country beside the name decides, or else the home country."""
    theirs, here = (countries(who.lands, {}) or {home} for who in (one, record))
    return Fit(2, "holder", worded("country", theirs & here)) if theirs & here else NO_FIT


def fit_place(
    one: Somebody,
    record: EntityRecord,
    regions: Mapping[Name, str],
    ambiguous: frozenset[Name],
    usual: Name | None = None,
) -> Fit:
    """Return 2 if one town or region contains both, and 0 if different ones do, or if a shared name has no region.

    `usual`: the region or country of the town that the name means by default; None if that is not known. Another
    country beside the name means another town: Dublin, Ohio. If no town of this name is known, two different towns
    beside it mean two places.
    """
    (towns, theirs), (other_towns, here) = (_parted(who.homes, regions, ambiguous) for who in (one, record))
    if towns and other_towns and usual is None:
        both = towns & other_towns
        return Fit(2, "holder", some(both)) if both else NO_FIT
    if theirs and here:
        # A district beside a shared name may be of a third place: फतेहपुर near Barabanki.
        both = theirs & here if not ambiguous or bool(towns) == bool(other_towns) else frozenset()
        return Fit(2, "holder", some(both)) if both else NO_FIT
    # If the name is not known as shared, a region is weak evidence: the words beside it may be the next item of a list.
    of = regions if ambiguous or usual else {}
    home = countries({usual} if usual else set(), regions) if not ambiguous else frozenset()
    lands, others = (countries({*who.homes, *who.lands}, of) or home for who in (one, record))
    if lands and others and not lands & others:
        return NO_FIT
    return Fit(1, _NAMESAKE) if not ambiguous or bool(theirs) == bool(here) else NO_FIT


def _parted(
    homes: AbstractSet[Name], regions: Mapping[Name, str], ambiguous: frozenset[Name]
) -> tuple[frozenset[Name], frozenset[Name]]:
    """Return the towns and the regions among the places that contain a place."""
    held = frozenset(name for name in homes if name in regions or name in ambiguous)
    return frozenset(homes) - held, held
