"""Coordinates of places, where they are certain."""

import pytest

from site_builder import data
from site_builder.model import EditionEntity
from site_builder.pages.profiles.coordinates import spots_of


def place(*names: str, key: str | None = None) -> EditionEntity:
    """Return a place with these names."""
    return EditionEntity(key or f"place/{names[0]}", "place", names[0], names, "s", (), (), ())


@pytest.mark.parametrize(
    ("name", "latitude", "longitude"),
    [("पटना", 25.6, 85.1), ("Patna", 25.6, 85.1), ("پٹنہ", 25.6, 85.1), ("চেন্নাই", 13.1, 80.3), ("न्यूयॉर्क", 40.7, -74.0)],
)
def test_a_town_is_found_by_its_name_in_any_script(name: str, latitude: float, longitude: float) -> None:
    """The table contains names in the scripts of South Asia and in Latin letters."""
    (spot,) = spots_of([place(name)]).values()
    assert (round(spot.latitude, 1), round(spot.longitude, 1), spot.reach) == (latitude, longitude, 0)


def test_a_country_is_found_by_its_code_and_a_state_reaches_far() -> None:
    """A dot for a country would look like a town."""
    found = spots_of([place("नेपाल", key="place/NP"), place("बिहार")])
    assert all(spot.reach > 0.5 for spot in found.values())
    assert 26 < found["place/NP"].latitude < 29


@pytest.mark.parametrize("name", ["हैदराबाद", "गाजीपुर", "फैजाबाद", "मोहम्मदपुर", "लखीमपुर", "कोसी", "संसद भवन", "गांव"])
def test_a_name_of_several_places_has_no_place(name: str) -> None:
    """Examples are two towns of similar size, a name of many villages, a river and a building."""
    assert spots_of([place(name)]) == {}


def test_two_entities_of_one_name_have_no_place() -> None:
    """One of them is elsewhere, and it is unknown which one."""
    assert spots_of([place("पटना"), place("पटना", key="place/पटना#2"), place("रांची")]).keys() == {"place/रांची"}


def test_names_of_places_far_apart_have_no_coordinates() -> None:
    """One of the two coordinates must be an error."""
    assert spots_of([place("पटना", "रांची")]) == {}
    assert len(spots_of([place("वाराणसी", "काशी", "बनारस")])) == 1


def test_no_name_stands_in_the_table_twice() -> None:
    """A name with two rows would have no certain coordinates."""
    names = [name for row in data.table("any", "places/spots") for name in row[3:]]
    assert len(names) == len(set(names))
