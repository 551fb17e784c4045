"""Where places are: only of those whose name is known, and means one place.

The table `any/places/spots` is made by `training/place_data.py` from GeoNames. It holds no name that two places of like
size share; here a place is left out besides when another of its name has a page, or its own names lie apart.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from site_builder import data
from site_builder.model import EditionEntity
from site_builder.pages.edition_entries import Spot
from site_builder.text.folding import match_key

__all__ = ["spots_of"]

_CODE = "place/"
"""What a country's key begins with; its ISO 3166 code follows."""


@cache
def _spots() -> Mapping[str, Spot]:
    """Return where each name of the table is."""
    found = {}
    for latitude, longitude, reach, *names in data.table("any", "places/spots"):
        spot = Spot(float(latitude), float(longitude), float(reach))
        found.update(dict.fromkeys(names, spot))
    return found


def spots_of(entities: Sequence[EditionEntity]) -> dict[str, Spot]:
    """Return where the places among the entities are, by key of the entity; without those of which it is not sure."""
    places = [who for who in entities if who.kind == "place"]
    shared = Counter(match_key(who.name) for who in places)
    found = {who.key: _spot(who) for who in places if shared[match_key(who.name)] == 1}
    return {key: spot for key, spot in found.items() if spot is not None}


def _spot(who: EditionEntity) -> Spot | None:
    code = who.key.removeprefix(_CODE)
    if len(code) == 2 and code.isascii() and code.isupper():
        return _spots().get(code)
    return _only(_spots().get(match_key(name)) for name in who.names)


def _only(spots: Iterable[Spot | None]) -> Spot | None:
    """Return the one spot that is known; None where there are none or several."""
    known = {spot for spot in spots if spot is not None}
    return known.pop() if len(known) == 1 else None
