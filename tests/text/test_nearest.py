"""The known name that a mistyped one most resembles."""

import pytest

from site_builder.text.nearest import nearest


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("titel", "title"),
        ("Title", "title"),
        ("base-url", "base_url"),
        ("baseurl", "base_url"),
        ("xyz", None),
        ("", None),
    ],
)
def test_the_nearest_name(typed: str, meant: str | None) -> None:
    """Swapped letters, capitals and dashes are seen through; what resembles nothing is left alone."""
    assert nearest(typed, ["title", "base_url", "author"]) == meant


def test_equally_near_names_are_chosen_the_same_way_every_time() -> None:
    """The order in which names are known does not matter."""
    assert nearest("dat", {"data", "date"}) == nearest("dat", ["date", "data"])
