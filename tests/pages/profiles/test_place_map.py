"""Maps of places."""

import re
from itertools import accumulate, pairwise

import pytest

from site_builder.pages.edition_entries import EntityEntry, NamedEntity, Spot
from site_builder.pages.profiles.place_map import maps_of, place_map

PATNA, RANCHI, LUCKNOW = Spot(25.6, 85.1, 0), Spot(23.3, 85.3, 0), Spot(26.8, 80.9, 0)
TOKYO, LIMA, INDIA = Spot(35.7, 139.7, 0), Spot(-12.0, -77.0, 0), Spot(21.7, 77.8, 10)


def entry(spot: Spot | None) -> EntityEntry:
    """Return a place at these coordinates."""
    return EntityEntry("place", "पटना", ("पटना",), "places/patna.html", 2, (), (), (), (), spot=spot)


def named(*spots: Spot) -> list[NamedEntity]:
    """Return places at these coordinates."""
    return [NamedEntity(f"{n}", f"places/{n}.html", 4, spot=spot) for n, spot in enumerate(spots)]


def test_a_map_shows_the_part_of_the_world_around_a_place() -> None:
    """North is up and east is right. Well-known towns give orientation."""
    shown = place_map(entry(PATNA), "hi")
    assert shown is not None
    (spot,) = shown.spots
    towns = {dot.text.text: dot for dot in shown.towns if dot.text}
    assert towns["दिल्ली"].x < spot.x < towns["कोलकाता"].x
    assert towns["दिल्ली"].y < spot.y < towns["चेन्नई"].y
    assert 0 < spot.x < shown.width
    assert 0 < spot.y < shown.height
    assert shown.land.startswith("M")


@pytest.mark.parametrize("spot", [TOKYO, LIMA, Spot(-18, 178, 1), Spot(64.1, -21.9, 0), Spot(-77.8, 166.7, 0)])
def test_every_place_has_a_map(spot: Spot) -> None:
    """A place outside all regional maps is shown on the world map."""
    shown = place_map(entry(spot), "hi")
    assert shown is not None
    assert 0 <= shown.spots[0].x <= shown.width


def test_land_is_where_land_is_and_the_sea_is_free() -> None:
    """On every map, Russia is not a band around the world, and the Caspian Sea is water."""
    for where, is_land in [
        (Spot(55.7, 37.6, 0), True),
        (Spot(27, 80, 0), True),
        (Spot(67, 170, 0), True),
        (Spot(68, 0, 0), False),
        (Spot(67, -177, 0), True),
        (Spot(67, -30, 0), False),
        (Spot(42, 50.5, 0), False),
        (Spot(15, 65, 0), False),
    ]:
        shown = place_map(entry(where), "hi")
        assert shown is not None
        assert _holds(shown.land, shown.spots[0].x, shown.spots[0].y) is is_land, where


def _holds(path: str, x: int, y: int) -> bool:
    """Return whether a point is inside an odd number of the rings of a path."""
    crossed = 0
    for ring in re.findall(r"M([^z]+)z", path):
        numbers = [int(one) for one in re.findall(r"-?\d+", ring)]
        points = list(zip(accumulate(numbers[::2]), accumulate(numbers[1::2]), strict=True))
        for (x1, y1), (x2, y2) in pairwise([*points, points[0]]):
            crossed += (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1)
    return crossed % 2 == 1


def test_a_place_that_is_not_known_has_no_map() -> None:
    """No map is better than a wrong one."""
    assert place_map(entry(None), "hi") is None


def test_a_list_has_a_map_of_the_part_with_most_places_and_one_of_the_world() -> None:
    """Countries are only on the world map. If all places are in one region, it is the only map.

    Two places get no map."""
    home = named(PATNA, RANCHI, LUCKNOW)
    assert [len(one.spots) for one in maps_of(home, "hi")] == [3]
    both = maps_of(named(PATNA, RANCHI, LUCKNOW, TOKYO, LIMA, INDIA), "hi")
    assert [one.width > 2 * one.height for one in both] == [False, True]
    assert len(both[0].spots) == 3
    assert maps_of(home[:2], "hi") == ()


def test_places_that_are_one_on_the_map_are_one_dot() -> None:
    """The size of the dot shows how many there are."""
    (one,) = maps_of(named(PATNA, Spot(25.7, 85.2, 0), RANCHI, LUCKNOW), "hi")
    assert len(one.spots) == 3
    assert sorted(dot.radius for dot in one.spots) == [3, 3, 4]
