"""Pairs of quote marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.entities.quotes.quote_marks import pairs


def inside(text: str) -> list[str]:
    """Return the texts between the marks."""
    return [text[pair.start : pair.end] for pair in pairs(text)]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("“", "”"),
        ("‘", "’"),
        ("‘‘", "’’"),
        ('"', '"'),
        ("'", "'"),
        ("''", "''"),
        ("«", "»"),
        ("„", "“"),
        ("‘‘", "''"),
        ("‘", "'"),
        ("‘‘", "'"),
    ],
)
def test_every_pair_of_marks(opening: str, closing: str) -> None:
    """Pure or mixed pairs are found, with or without spaces inside."""
    assert inside(f"उसने कहा, {opening}मैं जाऊंगा।{closing} फिर वह गया।") == ["मैं जाऊंगा।"]
    if closing not in {"'", "“"}:
        assert inside(f"उसने कहा, {opening} मैं जाऊंगा । {closing} फिर वह गया।") == ["मैं जाऊंगा ।"]


def test_apostrophes_open_nothing() -> None:
    """Marks for feet and inches open no quotation either."""
    assert inside("I don't know O’Neill’s 'plan' at all.") == ["plan"]
    assert inside("वह 5'6\" का है और 'वीर' है।") == ["वीर"]


def test_only_the_outermost_pair_is_reported() -> None:
    """A quoted name inside a quotation is not a separate quotation."""
    text = "उसने कहा, 'हमारा दल 'साथी' के जरिए मदद कर रहा है।' फिर वह गया।"
    assert inside(text) == ["हमारा दल 'साथी' के जरिए मदद कर रहा है।"]
    assert inside("उसने कहा, “हम ‘साथी’ हैं।”") == ["हम ‘साथी’ हैं।"]


def test_an_unclosed_quotation_runs_to_the_end_of_its_paragraph() -> None:
    """A mark without an introduction is told apart: only a verb of saying before it makes it a quotation."""
    found = pairs("उसने कहा, “हम सब मिलकर नया पुल बनाएंगे।\nअगला अनुच्छेद")
    assert [(pair.closed, pair.end) for pair in found] == [(False, 39)]
    assert [(pair.closed, pair.led) for pair in pairs("वह “आगे बढ़ा और रुक गया")] == [(False, False)]


def test_a_quotation_taken_up_again_is_two() -> None:
    """In English each paragraph of a long quotation opens with a mark, and only the last one closes."""
    assert inside('He said: "We won. "It was hard." Then he left.') == ["We won.", "It was hard."]


def test_a_mark_before_a_comma_opens_nothing() -> None:
    """Such a mark closes a quotation, even after a space."""
    text = 'सोहन ने कहा, "पुल खुल गया। ", और चले गए।'
    assert [text[pair.start : pair.end] for pair in pairs(text)] == ["पुल खुल गया।"]


def test_text_between_two_quotations_is_not_a_quotation() -> None:
    """If one straight mark is missing, a quotation would be too long, so none is found."""
    text = f'सोहन ने कहा, "पुल खुला। {"लोग आए और गए। " * 60}" मोहन बोला।'
    assert pairs(text) == []
    assert len(pairs(text.replace('"', "“", 1).replace('"', "”"))) == 1


def test_two_quotations_in_one_sentence() -> None:
    """Each quotation keeps its own marks."""
    assert inside("उसने 'हां' कहा, फिर 'ना' कहा।") == ["हां", "ना"]


@given(st.text(alphabet="कख a.,।\n “”‘’'\"«»„", max_size=60))
def test_pairs_lie_in_order_and_apart(text: str) -> None:
    """This holds for any text."""
    end = 0
    for pair in pairs(text):
        assert end <= pair.outer_start <= pair.start < pair.end <= pair.outer_end <= len(text)
        end = pair.outer_end


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("‘‘पुल शनिवारी खुला होईल,‘‘ असे रावत म्हणाले.", "पुल शनिवारी खुला होईल,"),
        ("रावत ने लिखा,”पुल बन गया। सब खुश हैं।” मेयर भी आए।", "पुल बन गया। सब खुश हैं।"),
        ("“पुल बन गया,”रावत ने कहा।", "पुल बन गया,"),
    ],
)
def test_a_mark_at_the_wrong_end_still_holds_the_words(text: str, inside: str) -> None:
    """Some papers write the opening mark at both ends, or the closing one behind a comma without a space."""
    (pair,) = pairs(text)
    assert (text[pair.start : pair.end], pair.closed) == (inside, True)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("وزیر نے کہا کہ ’’پل کل کھلے گا‘‘ اور چلے گئے۔", ["پل کل کھلے گا"]),
        ("انہوں نے ’پرانا گھاٹ‘ اور ’نیا پل‘ دیکھا۔", ["پرانا گھاٹ", "نیا پل"]),
        ("انہوں نے ‘پرانا گھاٹ’ اور “نیا پل” دیکھا۔", ["پرانا گھاٹ", "نیا پل"]),
    ],
)
def test_urdu_marks_open_in_either_form(text: str, found: list[str]) -> None:
    """Urdu papers open with ’ as often as with ‘, so the neighbours of a mark decide."""
    assert inside(text) == found


def test_marathi_marks_of_two_kinds_hold_a_term() -> None:
    """Marathi papers open a term with " and close it with ‘, with an ending behind it."""
    assert inside('गावातील "नवा पूल‘च्या बाजूला "जुना घाट‘ आहे.') == ["नवा पूल", "जुना घाट"]


def test_of_marks_in_even_number_each_second_one_closes() -> None:
    """A translation program left a space before the closing mark, so it looks as if it opened the next sentence."""
    text = '"पुल अच्छा है," मेयर ने कहा, "यह बड़ा काम है। "वे रुके और फिर चले गए।'
    assert inside(text) == ["पुल अच्छा है,", "यह बड़ा काम है।"]
    odd = '"यह बड़ा काम है। "वे रुके और कहा, "अब चलें।'
    assert inside(odd)[0] == "यह बड़ा काम है।"


def test_behind_a_comma_too_each_second_mark_may_close() -> None:
    """The words between are one sentence; else two closing marks were lost."""
    text = '" पुल अच्छा है, "मेयर ने कहा," और वह खुलेगा। "'
    assert inside(text) == ["पुल अच्छा है,", "और वह खुलेगा।"]
    lost = 'मेयर ने कहा, "पुल अच्छा है। वे यह भी बोले, "हम उसे खोलेंगे।'
    assert inside(lost) == ["पुल अच्छा है।", "हम उसे खोलेंगे।"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('वे रुके। ", पुल अच्छा है और खुलेगा," मेयर ने कहा।', ["पुल अच्छा है और खुलेगा,"]),
        ("मेयर ने नगर में कहा, ”पुल अच्छा है।” वे चले गए।", ["पुल अच्छा है।"]),
        ("“पुल अच्छा है, ” मेयर ने कहा।", ["पुल अच्छा है,"]),
        ('"पुल अच्छा है। ", मेयर ने कहा, "वह खुलेगा।"', ["पुल अच्छा है।", "वह खुलेगा।"]),
    ],
)
def test_a_closing_mark_opens_where_none_is_open(text: str, found: list[str]) -> None:
    """A translation program puts the comma behind the wrong mark, and a typist takes ” for “."""
    assert inside(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("मेयर ने कहा, “पुल अच्छा है। वे रुके और कहा, “अब चलें।”", ["पुल अच्छा है।", "अब चलें।"]),
        ('मेयर ने कहा: "पुल अच्छा है। वे रुके। एक व्यक्ति ने "अब चलें" कहा।', ["पुल अच्छा है।", "अब चलें"]),
    ],
)
def test_of_words_whose_closing_mark_is_lost_the_first_sentence_is_kept(text: str, found: list[str]) -> None:
    """The next mark opens again; what stands between may be the story's."""
    assert inside(text) == found


def test_marks_far_apart_are_no_pair() -> None:
    """A straight mark that lost its mate does not take that of the words far behind it."""
    assert inside(f'वह "आगे बढ़ा। {"पुल पर लोग आए। " * 60}", हम आए हैं," मेयर ने कहा।') == ["हम आए हैं,"]
