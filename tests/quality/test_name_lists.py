"""The lists for the tagger's training consist of the package's data and of additional entries for training only."""

import pytest

from site_builder.data import folder
from training.name_lists import FROM_PACKAGE, LISTS, entries, list_names

NAMES = folder() / "hi" / "names"


def column(path: str) -> set[str]:
    """Return the first column of a word list of the package."""
    rows = (NAMES / f"{path}.txt").read_text("utf-8").splitlines()
    return {row.split("\t")[0] for row in rows if row and not row.startswith("#")}


def rows(path: str) -> set[str]:
    """Return the lines of a list for training only."""
    file = LISTS / f"{path}.txt"
    return set(file.read_text("utf-8").splitlines()) if file.is_file() else set()


@pytest.mark.parametrize("name", list_names())
def test_a_list_is_sorted_and_has_each_entry_once(name: str) -> None:
    """Random selection from a list depends on its order, so the order is fixed."""
    assert entries(name)
    assert list(entries(name)) == sorted(set(entries(name)))


@pytest.mark.parametrize("name", FROM_PACKAGE)
def test_a_list_made_of_the_package_has_its_entries_and_some_of_its_own(name: str) -> None:
    """It contains all of the package's entries except those of other lists, and all of its own."""
    known = set().union(*(column(file) for file in FROM_PACKAGE[name].files))
    others = set().union(*(entries(other) for other in FROM_PACKAGE[name].without))
    assert known - others <= set(entries(name)) <= known | rows(name)
    assert rows(name) <= set(entries(name))
    assert known & set(entries(name))


def test_a_place_abroad_is_not_a_district() -> None:
    """Each place of the package is in one list."""
    assert "काठमांडू" in column("places")
    assert "काठमांडू" in entries("world_places")
    assert "काठमांडू" not in entries("districts_more")
