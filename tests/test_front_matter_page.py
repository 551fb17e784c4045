"""docs/front-matter.md names exactly the keys that the program reads."""

import re

from site_builder.sources.known_keys import ELSEWHERE, FIELDS, NESTED, fold
from tests.kit import ROOT

PAGE = (ROOT / "docs" / "front-matter.md").read_text("utf-8")


def test_the_page_names_every_key_for_every_field() -> None:
    """The order is the order of their priority."""
    shown = {}
    for row in re.findall(r"^\| `.*$", PAGE, re.MULTILINE):
        field, _, others = (cell.strip() for cell in row.strip("|").split("|"))
        keys = [fold(key) for key in re.findall(r"`([\w]+)`", others.partition(";")[0])]
        shown[field.strip("`")] = [key for key in keys if key not in {"alt", "credit"} and key not in ELSEWHERE]
    assert shown == {field: list(keys[1:]) for field, keys in FIELDS.items()}
    assert all(f"`{key}`" in PAGE for key in ELSEWHERE if key != "saveas")
    assert all(f"`{key}`" in PAGE for key in NESTED)
