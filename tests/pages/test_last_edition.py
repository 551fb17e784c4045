"""What stands in the last edition is used again, and the entries are those of a clean build."""

from hypothesis import given
from hypothesis import strategies as st

from site_builder.model import Edition
from site_builder.pages.edition_entries import Fact, LastEdition, NamedEntity
from site_builder.pages.edition_index import index_edition
from site_builder.settings import Site
from tests.pages.factory import article, edition, entity

SITE = Site(entity_min_articles=1)
NAMES = ("राम कुमार", "रमा जोशी", "मीरा जोशी", "Meera Nair", "अमित शाह", "2 स्टेट्स वाला", "ज़ोया खान", "सुनील जोशी")
named = st.lists(st.lists(st.sampled_from(NAMES), max_size=4, unique=True), min_size=1, max_size=6)


def made(rows: list[list[str]]) -> Edition:
    """Return the edition of articles with these names."""
    return edition(*(article(str(at), entities=tuple(map(entity, its))) for at, its in enumerate(rows)), site=SITE)


def last(entries: dict[str, Fact | None]) -> LastEdition:
    """Return what of these entries can be used again."""
    marks = {name.removeprefix("mark:"): str(mark) for name, mark in entries.items() if name.startswith("mark:")}
    people = entries.get("list:person", ())
    assert isinstance(people, tuple)
    return LastEdition(marks, {"person": tuple(row for row in people if isinstance(row, NamedEntity))})


@given(named, named)
def test_entries_with_a_last_edition_are_those_without(first: list[list[str]], then: list[list[str]]) -> None:
    """None stands for an entry that has not changed; every other entry is the same."""
    before, clean = dict(index_edition(made(first), SITE)), dict(index_edition(made(then), SITE))
    found = dict(index_edition(made(then), SITE, last=last(before)))
    assert {name: before.get(name) if entry is None else entry for name, entry in found.items()} == clean


def test_entries_of_unchanged_articles_are_not_made() -> None:
    """A new article that shares no name with the others changes none of their entries."""
    rows = [["राम कुमार"], ["मीरा जोशी"]]
    before = dict(index_edition(made(rows), SITE))
    found = dict(index_edition(made([*rows, ["अमित शाह"]]), SITE, last=last(before)))
    assert [name for name, entry in found.items() if entry is not None and name.startswith("entry:")] == ["entry:2"]


@given(st.permutations([f"{name} {at}" for at, name in enumerate(NAMES * 6)]), st.integers(0, 2))
def test_names_are_listed_in_order_beside_a_long_last_list(names: list[str], new: int) -> None:
    """A few new names are put into the last list, which is not sorted again."""
    before = dict(index_edition(made([[name] for name in names[new:]]), SITE))
    now = made([[name] for name in names])
    found, clean = (dict(index_edition(now, SITE, last=one)) for one in (last(before), LastEdition()))
    assert found["list:person"] == clean["list:person"]
