"""The known name that is most similar to a misspelt one."""

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
    """Swapped letters, case and hyphens do not matter. A name that is similar to none has no result."""
    assert nearest(typed, ["title", "base_url", "author"]) == meant


def test_equally_near_names_are_chosen_the_same_way_every_time() -> None:
    """The order of the known names does not matter."""
    assert nearest("dat", {"data", "date"}) == nearest("dat", ["date", "data"])
