"""Coordinates of places, only where the name is known and means one place.

The table `any/places/spots` is made by `training/place_data.py` from GeoNames. It leaves out names that two places of
similar size share. This module also leaves out a place if another of the same name has a page, or if its own names
are at different spots.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from site_builder import data
from site_builder.engine.kept_tables import kept_table
from site_builder.model import EditionEntity, is_country_key
from site_builder.pages.edition_entries import Spot
from site_builder.text.folding import match_key

__all__ = ["spots_of"]


@kept_table(dict[str, Spot])
def _spots() -> Mapping[str, Spot]:
    """Return the spot of each name of the table."""
    found = {}
    for latitude, longitude, reach, *names in data.table("any", "places/spots"):
        spot = Spot(float(latitude), float(longitude), float(reach))
        found.update(dict.fromkeys(names, spot))
    return found


def spots_of(entities: Sequence[EditionEntity]) -> dict[str, Spot]:
    """Return the spots of the places among the entities, by key; uncertain ones are left out."""
    places = [who for who in entities if who.kind == "place"]
    shared = Counter(match_key(who.name) for who in places)
    found = {who.key: _spot(who) for who in places if shared[match_key(who.name)] == 1}
    return {key: spot for key, spot in found.items() if spot is not None}


def _spot(who: EditionEntity) -> Spot | None:
    if is_country_key(who.key):
        return _spots().get(who.key.removeprefix("place/"))
    return _only(_spots().get(match_key(name)) for name in who.names)


def _only(spots: Iterable[Spot | None]) -> Spot | None:
    """Return the only known spot; None if there are none or several."""
    known = {spot for spot in spots if spot is not None}
    return known.pop() if len(known) == 1 else None
