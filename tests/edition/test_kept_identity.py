"""After an edit, only groups of names that it can change are decided again, and the result is that of all together."""

from collections.abc import Callable, Sequence
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from site_builder.edition import identity
from site_builder.edition.identity import decided_names, entities_of, who_is_who
from site_builder.edition.name_classes import all_names, forms_of, name_classes
from site_builder.edition.namesakes.decided_groups import DecidedNames
from site_builder.edition.namesakes.entity_record import knowledge, records_of_article
from site_builder.edition.namesakes.separate import separate
from site_builder.model import Card, Entity
from tests.factories import card, entity

PEOPLE = [
    entity("नरेंद्र मोदी"), entity("Narendra Modi"), entity("मोदी", beside=("प्रधानमंत्री",)), entity("मोदी"),
    entity("नरेंद्र मोदी", beside=("प्रधानमंत्री",)), entity("राजेश कुमार"), entity("राजेश कुमार", beside=("बिहार",)),
    entity("राजेश कुमार", beside=("डॉक्टर",)), entity("राजेश कुमार", beside=("एसपी",)), entity("आर. कुमार"),
    entity("हिमंत बिस्वा सरमा", beside=("मुख्यमंत्री",)), entity("बिस्वा सरमा", beside=("मुख्यमंत्री",)),
    entity("हिमन्त बिस्वा सरमा"), entity("सरमा", beside=("मुख्यमंत्री",)), entity("अखिलेश यादव"), entity("यादव"),
    entity("मुलायम सिंह यादव"), entity("मुलायम यादव"), entity("राजेश कुमार", by_hand=True),
]  # fmt: skip
PLACES = [
    entity(name, "place", beside=beside)
    for name in ("औरंगाबाद", "बिहार", "Bihar", "महाराष्ट्र", "बरेली", "Bareilly", "शाहपुर", "भोजपुर", "रामगढ़")
    for beside in ((), ("बिहार",), ("महाराष्ट्र",), ("रामगढ",))
]
BODIES = [
    entity("भाजपा", "organisation"), entity("भारतीय जनता पार्टी", "organisation", aliases=("भाजपा",)),
    entity("आईसीसी", "organisation"), entity("नगर निगम", "organisation", beside=("बरेली",)),
    entity("उत्तराखंड वन विभाग", "organisation", aliases=("वन विभाग",)), entity("वन विभाग", "organisation"),
    entity("जल संस्थान", "organisation", aliases=("जसं",)), entity("जन संगठन", "organisation", aliases=("जसं",)),
]  # fmt: skip
named = st.lists(st.sampled_from([*PEOPLE, *PLACES, *BODIES]), max_size=5, unique_by=lambda one: one.key).map(tuple)
_Edits = list[tuple[int, tuple[Entity, ...] | None]]
edits = st.lists(st.tuples(st.integers(0, 7), st.none() | named), min_size=1, max_size=3)


def article(at: int, entities: tuple[Entity, ...]) -> Card:
    """Return an article with these names."""
    return card(id=str(at), path=f"{at}.txt", entities=entities)


@pytest.mark.slow
@settings(max_examples=25)
@given(st.lists(named, max_size=8), st.lists(edits, min_size=1, max_size=3))
def test_decisions_after_edits_are_those_of_a_clean_build(
    first: list[tuple[Entity, ...]], rounds: list[_Edits]
) -> None:
    """Articles come, go and change their names; the groups, their reasons and the entities are the same."""
    there = dict(enumerate(first))
    before = decided_names([article(*row) for row in sorted(there.items())], 1, 0.5)
    for changes in rounds:
        for at, names in changes:
            if names is None:
                there.pop(at, None)
            else:
                there[at] = names
        cards = [article(*row) for row in sorted(there.items())]
        before = decided_names(cards, 1, 0.5, before, {str(at) for at, names in changes if names is not None})
        clean = decided_names(cards, 1, 0.5)
        assert before.groups == clean.groups
        assert before.joins == clean.joins
        assert entities_of(before) == who_is_who(cards, 1, 0.5)


@settings(max_examples=25)
@given(st.lists(named, max_size=8))
def test_groups_by_themselves_are_decided_as_all_names_together(articles: list[tuple[Entity, ...]]) -> None:
    """No decision looks beyond its group."""
    cards = [article(*row) for row in enumerate(articles)]
    forms = forms_of(cards)
    known = knowledge(name_classes(forms, all_names(forms)))
    records = [record for at, one in enumerate(cards) for record in records_of_article(at, one, known, 0.5)]
    together = {
        frozenset((cards[record.at].id, record.entity.key) for record in one.records)
        for one in separate(records, known)
    }
    assert {frozenset(who.members) for who in who_is_who(cards, 1, 0.5)} == together


def looked_at(cards: Sequence[Card], before: DecidedNames, changed: set[str]) -> int:
    """Return the number of articles whose records are made again."""
    with mock.patch.object(identity, "records_of_article", wraps=records_of_article) as made:
        decided_names(cards, 1, 0.5, before, changed)
    return made.call_count


@pytest.mark.parametrize(
    "edit",
    [
        lambda cards: [*cards, article(999, (entity("मीरा जोशी"), entity("बरेली", "place")))],
        lambda cards: cards[:-1],
        lambda cards: [*cards[:-1], replace(cards[-1], entities=(entity("मीरा जोशी"),))],
    ],
    ids=["an article more", "an article less", "other names"],
)
def test_articles_are_read_again_only_for_names_of_the_change(
    edit: Callable[[list[Card]], list[Card]],
) -> None:
    """The number does not depend on the number of articles."""
    counts = []
    for number in (20, 80):
        cards = [article(at, (entity(f"नगर परिषद {at}", "organisation"),)) for at in range(number)]
        before = decided_names(cards, 1, 0.5)
        after = edit(cards)
        same = {one.id for one in cards if one in after}
        counts.append(looked_at(after, before, {one.id for one in after if one.id not in same}))
    assert counts[0] == counts[1] < 5
