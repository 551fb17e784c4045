"""Which place holds another, as far as it tells two places of one name apart."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from site_builder.edition.name_classes import Name

__all__ = ["countries", "held", "is_country"]


def is_country(name: Name) -> bool:
    """Return whether a name stands for a country's class: there the ISO 3166 code is the smallest name."""
    return len(name[1]) == 1 and name[1][0].isupper()


def countries(holders: AbstractSet[Name], regions: Mapping[Name, str]) -> AbstractSet[str]:
    """Return the ISO 3166 codes of the countries among some holders, and of the countries of the regions among them."""
    of_regions = {regions[name] for name in holders if name in regions}
    return of_regions | {name[1][0] for name in holders if is_country(name)}


def held(
    beside: AbstractSet[Name], around: AbstractSet[Name], regions: Mapping[Name, str], ambiguous: frozenset[Name]
) -> AbstractSet[Name]:
    """Return the regions that hold a place: those beside its name, else the one in its article that can hold it.

    `ambiguous`: the regions and countries that hold a place of this name; empty where the name is not known as shared.
    """
    stated = {name for name in beside if name in regions or name in ambiguous}
    if stated or not ambiguous:
        return stated
    named = around & ambiguous
    return named if len(named) == 1 else frozenset()
