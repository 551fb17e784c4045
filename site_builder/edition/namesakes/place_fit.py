"""Places with the same name, told apart by the region or country that contains them."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

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
    one: Somebody,
    record: EntityRecord,
    regions: Mapping[Name, str],
    ambiguous: frozenset[Name],
    usual: Name | None = None,
) -> Fit:
    """Return 2 if one town or region contains both, 0 if two do, or if the name is shared and one has no region.

    `usual`: the region or country of the town that is meant where a text says nothing; None if none is known. Another
    country beside it is another town: Dublin, Ohio. Two towns beside the name of no known one are two places.
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
    """Return the towns among the places that contain a place, and the regions."""
    held = frozenset(name for name in homes if name in regions or name in ambiguous)
    return frozenset(homes) - held, held
