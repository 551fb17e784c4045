"""Text in old fonts is converted to the Unicode text that the font shows."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.data import table
from site_builder.importing.font_conversion import FONTS, OldFont, from_font, from_font_where_sure, known_font
from tests.sources.test_legacy_fonts import CHANAKYA, KRUTI

HERE = Path(__file__).parent


def pairs(name: str) -> list[tuple[str, str]]:
    """Return words with their typed forms, which come from a keyboard layout and not from the conversion table."""
    rows = (HERE / f"{name}_words.txt").read_text("utf-8").splitlines()
    return [(row.split("\t")[0], row.split("\t")[1]) for row in rows]


@pytest.mark.parametrize(
    ("font", "name"), [("kruti-dev", "kruti_dev"), ("devlys", "kruti_dev"), ("chanakya", "chanakya")]
)
def test_five_hundred_words_come_out_as_they_are_read(font: str, name: str) -> None:
    """More than 100 words have the र above the line, 200 have the short i, and many have conjuncts."""
    words = pairs(name)
    assert len(words) >= 500
    assert sum("र्" in word for word, _ in words) >= 140
    assert sum("ि" in word for word, _ in words) >= 200
    assert [(word, from_font(typed, font)) for word, typed in words if from_font(typed, font) != word] == []
    text = " ".join(typed for _, typed in words)
    assert from_font_where_sure(text, font).text == " ".join(word for word, _ in words)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("/kkÆed", "धार्मिक"),  # one character for the short i and the र above the line
        ("'kÉenk", "शर्मिंदा"),
        ("Çdrq", "किंतु"),
        ("ifÙk;k¡", "पत्तियाँ"),
        ("xkWao", "गाँव"),  # The candra and the dot were typed separately.
        ("LfFkfr", "स्थिति"),  # the short i behind the first half letter
        ("'kz", "श्र"),
        ("tk+jk", "ज़ारा"),  # The dot below was typed late.
        ("aaesaa", "ंमें"),
        ("¼2-5½] 3@4", "(2.5), 3/4"),
        ("nq%[k vr% uke% 10%", "दुःख अतः नाम: 10:"),
        ("Þgk¡ß", "“हाँ”"),
        ("ns[ksa www.example.org/esa vkSj esa@example.org", "देखें www.example.org/esa और esa@example.org"),
    ],
)
def test_what_can_be_typed_in_two_ways_is_read_alike(typed: str, shown: str) -> None:
    """In Kruti Dev, several characters can show the same letter."""
    assert from_font(typed, "kruti-dev") == shown


def test_sentences_of_both_layouts_are_read() -> None:
    """Quotation marks and punctuation between the words are converted too."""
    assert from_font(KRUTI, "kruti-dev").startswith("गाँव में नया पुल बना है और लोग को इससे बड़ी राहत मिली है। यह पुल")
    assert from_font(CHANAKYA, "chanakya").endswith("लोगों को इससे राहत मिली है। यह पुल सरकार ने बनाया था।")


def test_where_it_is_only_likely_words_that_make_no_hindi_stay() -> None:
    """English words and Unicode lines stay as they are, and the report names them."""
    typed = "ljdkj us WhatsApp ij crk;kA\nयह पंक्ति ठीक है।\nhttps://example.org/ds"
    done = from_font_where_sure(typed, "kruti-dev")
    assert done.text == "सरकार ने WhatsApp पर बताया।\nयह पंक्ति ठीक है।\nhttps://example.org/ds"
    assert done.kept == ("WhatsApp",)


@pytest.mark.parametrize(("font", "text"), [("kruti-dev", KRUTI), ("chanakya", CHANAKYA)])
def test_english_among_hindi_stays_english(font: str, text: str) -> None:
    """Three of four English words would give readable letters, 'the' would give जीम, and nobody would notice it."""
    english = [
        "said",
        "that",
        "the",
        "new",
        "government",
        "BJP",
        "COVID",
        "GST",
        "UPA",
        "India",
        "(PTI)",
        "will",
        "open",
    ]
    done = from_font_where_sure(f"{text} {' '.join(english)} {text}", font).text
    assert [word for word in english if f" {word} " not in done] == []
    assert done.count("में नया पुल") == 2


@pytest.mark.parametrize(
    ("name", "font"),
    [
        ("Kruti Dev 010", "kruti-dev"),
        ("ABCDEF+KrutiDev010", "kruti-dev"),
        ("DevLys 010 Bold", "devlys"),
        ("Chanakya", "chanakya"),
        ("Arial", None),
    ],
)
def test_fonts_are_known_by_the_names_documents_give_them(name: str, font: str | None) -> None:
    """Names may contain numbers, weights and the prefix of a font subset."""
    assert known_font(name) == font


@pytest.mark.parametrize("font", sorted(FONTS))
@given(text=st.text())
def test_no_text_is_too_odd(font: str, text: str) -> None:
    """No exception is raised, and no character of the old font is left."""
    assert "◌" not in from_font(text.replace("◌", ""), font)
    assert from_font_where_sure(text, font).text is not None


@pytest.mark.parametrize("font", sorted(set(FONTS.values())))
def test_each_character_of_a_table_has_one_meaning(font: OldFont) -> None:
    """With two rows for one character, chance would decide."""
    typed = [row[1] for row in table(font.language, f"importing/{font.table}")]
    assert len(typed) == len(set(typed)) > 150
