"""Maps: the outline of the land, a few well-known towns, and the places in question.

The projection is equirectangular, scaled for the latitude of the middle. Borders are not shown.
"""

import math
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from site_builder import data
from site_builder.pages.edition_entries import EntityEntry, NamedEntity, Spot
from site_builder.pages.parts.chart_parts import Dot, PlaceMap
from site_builder.pages.parts.language_runs import run

__all__ = ["maps_of", "place_map"]

_WORLD = "world"
_TOWN, _LARGEST = 5, 8
"""Radius of a town's dot on its own page, and of the largest dot in a map of many."""
_FEWEST = 3
"""Fewest places for which a map of many is drawn."""
_NEAR = 9
"""Distance in units below which two dots overlap."""
_TOO_WIDE = 3.0
"""Reach in degrees from which on a place is shown only on the map of the world: mostly countries."""


class _Window(NamedTuple):
    """A part of the world that a map can show."""

    name: str
    west: float
    south: float
    east: float
    north: float
    width: int
    height: int
    land: str

    def holds(self, spot: Spot) -> bool:
        """Return whether a place lies in it, not too near its edge."""
        inner = max((self.east - self.west) / 32, spot.reach * 1.5)
        longitude = self._longitude(spot)
        across = self.west + inner <= longitude <= self.east - inner
        return across and self.south + inner <= spot.latitude <= self.north - inner

    def shows(self, spot: Spot) -> bool:
        """Return whether a dot can show where a place is."""
        return self.name == _WORLD or (spot.reach < _TOO_WIDE and self.holds(spot))

    def at(self, spot: Spot) -> tuple[int, int]:
        """Return the coordinates of a place on the map."""
        x = (self._longitude(spot) - self.west) / (self.east - self.west) * self.width
        return round(x), round((self.north - spot.latitude) / (self.north - self.south) * self.height)

    def reach(self, spot: Spot) -> int:
        """Return the radius of a place in the units of the map."""
        return max(_TOWN, round(spot.reach / (self.north - self.south) * self.height))

    def _longitude(self, spot: Spot) -> float:
        return spot.longitude + 360 if spot.longitude < self.west else spot.longitude


@cache
def _windows() -> tuple[_Window, ...]:
    """Return the windows, the smallest first."""
    rows = data.table("any", "places/land")
    found = []
    for name, west, south, east, north, width, height, land in rows:
        edges = float(west), float(south), float(east), float(north)
        found.append(_Window(name, *edges, int(width), int(height), land))
    return tuple(sorted(found, key=lambda one: (one.east - one.west) * (one.north - one.south)))


def place_map(who: EntityEntry, around: str) -> PlaceMap | None:
    """Return the map of one place; None if its coordinates are not certain. `around`: the language of its name."""
    if who.spot is None:
        return None
    spot = who.spot
    window = next((one for one in _windows() if one.holds(spot)), _windows()[-1])
    return _map(window, [Dot(run(who.name, around), *window.at(spot), window.reach(spot))], around)


def maps_of(places: Sequence[NamedEntity], around: str) -> tuple[PlaceMap, ...]:
    """Return a map of the region where most of the places are, and one of the world if some are elsewhere."""
    known = [(one.spot, one.articles) for one in places if one.spot is not None]
    if len(known) < _FEWEST:
        return ()
    inside = {one: [row for row in known if one.shows(row[0])] for one in _windows()}
    home = max(_windows(), key=lambda one: (len(inside[one]) if one.name != _WORLD else 0, one.name))
    shown = [one for one in (home, _windows()[-1]) if len(inside[one]) >= _FEWEST]
    if len(inside[home]) == len(known):
        shown = [home]
    return tuple(_map(one, _dots(one, inside[one]), around) for one in shown)


def _dots(window: _Window, places: Sequence[tuple[Spot, int]]) -> list[Dot]:
    """Return a dot for each place, larger if more articles name it; overlapping places share one dot."""
    sums: dict[tuple[int, int], int] = {}
    for spot, articles in sorted(places, key=lambda row: (-row[1], row[0].latitude, row[0].longitude)):
        x, y = window.at(spot)
        at = next((one for one in sums if math.dist(one, (x, y)) < _NEAR), (x, y))
        sums[at] = sums.get(at, 0) + articles
    return [Dot(None, x, y, min(_LARGEST, 1 + round(math.sqrt(articles)))) for (x, y), articles in sums.items()]


def _map(window: _Window, spots: list[Dot], around: str) -> PlaceMap:
    towns = []
    for name, latitude, longitude, text in data.table(around.partition("-")[0], "places/landmarks"):
        if name == window.name:
            x, y = window.at(Spot(float(latitude), float(longitude), 0))
            if all(math.dist((x, y), (one.x, one.y)) > 40 for one in spots) or spots[0].text is None:
                towns.append(Dot(run(text, around), x, y, 2))
    return PlaceMap(window.width, window.height, window.land, tuple(towns), tuple(spots))
