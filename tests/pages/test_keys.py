"""Keys of pages differ exactly when their content differs."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from site_builder.pages.keys import digest
from tests.pages.factory import article

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3).map(tuple),
    max_leaves=6,
)


@dataclass(frozen=True)
class One:
    """A value with a field."""

    x: str


@dataclass(frozen=True)
class Digested:
    """A value that gives its own digest."""

    x: str
    digest: str


@given(VALUES, VALUES)
def test_keys_are_equal_exactly_when_the_values_are(one: object, two: object) -> None:
    """This holds however texts are cut and tuples are nested. True is not 1."""
    assert (digest(one) == digest(two)) == (repr(one) == repr(two))


def test_a_card_counts_by_id_and_digest() -> None:
    """The edition may lengthen an id without a new card."""
    card = article("a")[0]
    assert digest(card) == digest(replace(card, headline="x"))
    assert digest(card) != digest(replace(card, id="b"))
    assert digest(card) != digest(replace(card, digest="b"))


def test_a_value_with_a_digest_counts_as_that() -> None:
    """A value that many pages share is walked only once."""
    assert digest(Digested("a", "d")) == digest(Digested("b", "d")) != digest(Digested("a", "e"))
    assert digest(One("a")) != digest(One("b"))


@pytest.mark.parametrize("value", [{"a": 1}, {1, 2}, object()])
def test_what_has_no_fixed_order_cannot_be_part_of_a_key(value: object) -> None:
    """With a set or a dictionary, the key would depend on chance."""
    with pytest.raises(TypeError, match="cannot be part"):
        digest(value)
