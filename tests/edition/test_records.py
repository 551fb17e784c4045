"""The records of all articles are in memory at once, so they share what is equal."""

from site_builder.edition.name_classes import all_names, forms_of, name_classes
from site_builder.edition.namesakes.entity_record import knowledge, records_of_article
from tests.factories import card, entity


def test_records_share_their_empty_sets() -> None:
    """Most sets of most records are empty. Their number does not grow with the number of articles."""
    named = (entity("मीरा जोशी"), entity("नगर परिषद", "organisation"), entity("बरेली", "place"))
    cards = [card(id=str(at), entities=named) for at in range(20)]
    forms = forms_of(cards)
    known = knowledge(name_classes(forms, all_names(forms)))
    records = [record for at, one in enumerate(cards) for record in records_of_article(at, one, known, 0.5)]
    fields = [getattr(record, name) for record in records for name in type(record).__slots__]
    empty = [value for value in fields if value == frozenset()]
    assert len(empty) > len(records)
    assert len(set(map(id, empty))) <= 2
