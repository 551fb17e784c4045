"""Normalisation of texts."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from site_builder.text.normalise import normalise
from tests.timing import LINEAR, growth

# All characters that normalisation changes, more frequent than in random text.
AWKWARD = st.text(
    st.one_of(
        st.characters(),
        st.characters(min_codepoint=0x900, max_codepoint=0x97F),
        st.sampled_from(
            "\r\n\t\v\f\x00\x85\xa0\xad\u0300\u0323\u0344\u200b\u200c\u200d\u202e\u2028\ufeff\ufffe\ud800ﬀ"
        ),
    )
)


@given(AWKWARD)
@example("\u0958" + "\u0301\u0323" * 80)
@example("\u0344" * 100)
@example("a" + "\u0323\u0344" * 400)
def test_to_normalise_twice_changes_nothing_more(text: str) -> None:
    """A normalised text never changes again, so its offsets stay valid."""
    assert normalise(normalise(text)) == normalise(text)


@given(AWKWARD)
def test_what_comes_out_is_nfc_encodable_and_free_of_controls(text: str) -> None:
    """Any result can be encoded as UTF-8, and its only control character is the line end."""
    result = normalise(text)
    assert unicodedata.is_normalized("NFC", result)
    result.encode("utf-8")
    assert all(c == "\n" or unicodedata.category(c) not in {"Cc", "Cs", "Zl", "Zp"} for c in result)


@given(st.text(st.characters(min_codepoint=0x900, max_codepoint=0x97F)))
def test_devanagari_means_the_same_after(text: str) -> None:
    """No Devanagari letter is lost or replaced. Only canonically equivalent forms are unified."""
    assert unicodedata.normalize("NFD", normalise(text)) == unicodedata.normalize("NFD", text)


@given(st.text(st.sampled_from("नरळक\u0958\u095c\u093c\u094d\u093e\u0902\u0951\u0952\u200d ९A“")))
@example("न\u093c")
@example("क\u094d\u093c")
@example("\u095c\u0951\u093c")
def test_nuktas_viramas_and_accents_stand_as_unicode_orders_them(text: str) -> None:
    """The fast path for Hindi gives the result of Unicode's NFC for every character."""
    assert normalise(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("एक\r\nदो\rतीन\u2028चार\u2029पाँच\x85छह\vसात\fआठ", "एक\nदो\nतीन\nचार\nपाँच\nछह\nसात\nआठ"),
        ("पाँच\xa0सौ\tरुपये\u202f।", "पाँच सौ रुपये ।"),
        ("\ufeffकल\x00\u200b का \u202eअख़बार\u2066", "कल का अख\u093cबार"),
        ("क्\u200dया श्री\u200cमान", "क्\u200dया श्री\u200cमान"),
        ("ज़मीन", "ज\u093cमीन"),
        ("\u095bमीन", "ज\u093cमीन"),
        ("न\u093cया", "\u0929या"),
        ("टूटा \ud83d अक्षर", "टूटा \ufffd अक्षर"),
        ("\U0001fffeअंत\U0010ffff", "अंत"),
        ("", ""),
    ],
)
def test_line_ends_spaces_and_invisible_characters(written: str, read: str) -> None:
    """Line ends are LF, spaces are plain, invisible controls are removed, joiners stay, and nuktas have one form."""
    assert normalise(written) == read


def test_a_flood_of_marks_is_cut_in_linear_time() -> None:
    """Some orders of marks make NFC quadratic. They take linear time here, and no real letter loses a mark."""
    assert growth(lambda marks: normalise("क" + marks), "\u0300\u0323", 50_000) < LINEAR
    assert len(normalise("क" + "\u0300\u0323" * 200_000)) <= 65
    assert normalise("क" + "\u0300\u0323" * 20) == "क" + "\u0323" * 20 + "\u0300" * 20
