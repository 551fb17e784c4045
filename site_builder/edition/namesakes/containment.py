"""Finds which place contains another, to distinguish places, bodies or people with one name."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from site_builder import data
from site_builder.edition.packaged_names import Name, name_of
from site_builder.engine.kept_tables import kept_table

__all__ = ["countries", "country", "held", "holder_of", "in_different_countries", "is_country"]


def country(code: str) -> Name:
    """Return the name of a country by its ISO 3166 code."""
    return "place", (code,)


def is_country(name: Name) -> bool:
    """Return whether a name represents the class of a country: then it is the ISO 3166 code."""
    return len(name[1]) == 1 and name[1][0].isupper()


def countries(holders: AbstractSet[Name], regions: Mapping[Name, str]) -> AbstractSet[str]:
    """Return the ISO 3166 codes of the countries among `holders`, and of the countries of the regions among them."""
    of_regions = {regions[name] for name in holders if name in regions}
    return of_regions | {name[1][0] for name in holders if is_country(name)}


def in_different_countries(homes: AbstractSet[Name], others: AbstractSet[Name], regions: Mapping[Name, str]) -> bool:
    """Return whether the places beside two names are in different countries; False if either has no country."""
    lands, other_lands = countries(homes, regions), countries(others, regions)
    return bool(lands and other_lands) and not lands & other_lands


def held(
    beside: AbstractSet[Name], around: AbstractSet[Name], regions: Mapping[Name, str], ambiguous: frozenset[Name]
) -> frozenset[Name]:
    """Return the regions that contain a place: those beside its name, or else the only possible one in its article.

    `ambiguous`: the regions and countries that contain a place of this name; empty if the name is not known as shared.
    A country that contains exactly one of these regions means that region.
    """
    stated = frozenset(name for name in beside if name in regions or name in ambiguous)
    if stated or not ambiguous:
        return stated
    lands = countries(beside, {})
    within = {name for name in ambiguous if regions.get(name) in lands}
    if len(within) == 1:
        return frozenset(within)
    named = frozenset(around & ambiguous)
    return named if len(named) == 1 else frozenset()


def holder_of(name: Name) -> Name | None:
    """Return the region or country that contains a town; None if the packaged table does not have the town."""
    return _towns().get(name)


@kept_table(dict[Name, Name])
def _towns() -> Mapping[Name, Name]:
    found = {}
    for town, holder, latin in data.table("any", "edition/towns"):
        of = country(holder) if holder.isupper() else name_of("place", holder)
        found[name_of("place", latin)] = of
        found[name_of("place", town)] = of
    return found
