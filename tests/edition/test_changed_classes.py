"""After an edit only names that may meet a changed one are compared again, and the classes are those of all names."""

from collections.abc import Set as AbstractSet
from unittest import mock

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from site_builder.edition import name_classes as module
from site_builder.edition.name_classes import Form, all_names, forms_of, name_classes
from site_builder.edition.namesakes.changed_classes import KnownClasses, changed_classes, links_of
from site_builder.edition.namesakes.name_groups import keys_of_name
from site_builder.edition.packaged_names import comparison_keys, packaged_names, shared_places
from site_builder.model import Entity
from tests.factories import card, entity

NAMED = [
    entity("नरेंद्र मोदी"), entity("Narendra Modi"), entity("नरेन्द्र मोदी"), entity("नरेन्द्र दामोदरदास मोदी"),
    entity("मीरा जोशी"), entity("मीरा जोशी", key="person/मीरा"), entity("मीरा"), entity("Meera Joshi"),
    entity("संबलपुर", "place"), entity("Sambalpur", "place"), entity("Sambalpoor", "place"), entity("बरेली", "place"),
    entity("Bareilly", "place"), entity("इलाहाबाद", "place"), entity("प्रयागराज", "place"), entity("बरेली जिला", "place"),
    entity("भाजपा", "organisation"), entity("भारतीय जनता पार्टी", "organisation", aliases=("भाजपा",)),
    entity("जल संस्थान", "organisation", aliases=("जसं",)), entity("जन संगठन", "organisation", aliases=("जसं",)),
    entity("जल संसाधन", "organisation", aliases=("जसं",)), entity("जसं", "organisation"),
]  # fmt: skip
some = st.frozensets(st.sampled_from(NAMED), max_size=8)


def said(entities: AbstractSet[Entity]) -> set[Form]:
    """Return what one article calls these entities."""
    return forms_of([card(entities=tuple(sorted(entities, key=lambda one: (one.kind, one.name, one.key))))])


def known(forms: AbstractSet[Form]) -> KnownClasses:
    """Return the classes of an edition with these forms, all names compared."""
    names = all_names(forms)
    keys = {name: keys_of_name(name) for name in names - packaged_names() - shared_places()}
    return KnownClasses(keys, frozenset(links_of(forms)), tuple(name_classes(forms, names).joins))


@settings(max_examples=60)
@given(some, some)
@example(frozenset({entity("संबलपुर", "place")}), frozenset())
def test_changed_classes_are_those_of_all_names(first: frozenset[Entity], then: frozenset[Entity]) -> None:
    """The same names are joined, for the same reasons, in the same order."""
    forms = said(then)
    found = changed_classes(forms, all_names(forms), known(said(first)), comparison_keys)
    assert found.joins == list(known(forms).joins)


@given(some)
def test_the_package_alone_is_known(then: frozenset[Entity]) -> None:
    """Without a last edition the names are added to those of the package."""
    forms = said(then)
    assert changed_classes(forms, all_names(forms), None, comparison_keys).joins == list(known(forms).joins)


@pytest.mark.parametrize("more", [entity("मीरा जोशी"), entity("Sambalpoor", "place")], ids=["another", "a spelling"])
def test_names_that_meet_no_changed_one_are_not_compared(more: Entity) -> None:
    """The number of compared names does not depend on the number of names."""
    counts = []
    for number in (10, 200):
        there = said({entity("संबलपुर", "place"), *(entity(f"नगर परिषद {at}", "organisation") for at in range(number))})
        before, forms = known(there), there | said({more})
        with mock.patch.object(module, "_same_letters", wraps=module._same_letters) as compared:
            changed_classes(forms, all_names(forms), before, comparison_keys)
        counts.append(len(compared.call_args.args[0]))
    assert counts[0] == counts[1] < 5
