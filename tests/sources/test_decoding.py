"""Bytes are decoded to text, whatever their encoding is."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.sources.decoding import decode

HINDI = "मौसम विभाग ने बताया कि “आज शाम” तक बारिश थम जाएगी।\nपारा 28.5 डिग्री रहा।\n"
ENGLISH = "The river rose by two metres overnight, officials said.\nSchools will stay shut.\n"


@pytest.mark.parametrize("text", [HINDI, ENGLISH, "हिन्दी", HINDI * 200, "উত্তর ভারত\n", "اردو خبر\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_with_and_without_a_mark(text: str, encoding: str) -> None:
    """Each Unicode encoding is recognised by its bytes, with and without a byte order mark."""
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert (decoded.text, decoded.bad) == (text, None)
    assert decoded.how == {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(encoding, encoding)


def test_devanagari_in_utf16_is_not_taken_for_utf8() -> None:
    """Its bytes are valid UTF-8 with tabs and control characters, so UTF-16 must be tested first."""
    content = "सड़क बंद है\n".encode("utf-16-le")
    content.decode("utf-8")
    decoded = decode(content)
    assert decoded is not None
    assert decoded.text == "सड़क बंद है\n"


@given(st.text(st.characters(min_codepoint=0x90F, max_codepoint=0x94D) | st.sampled_from(" \n।,"), min_size=12))
def test_any_devanagari_survives_any_encoding(text: str) -> None:
    """The decoded text equals the original."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-16"):
        decoded = decode(text.encode(encoding))
        assert decoded is not None
        assert (decoded.text, decoded.bad) == (text, None)


@given(st.binary(max_size=300))
def test_no_bytes_make_it_stumble(content: bytes) -> None:
    """There is always a result. For a text, the first doubtful byte lies inside it."""
    decoded = decode(content)
    assert decoded is None or decoded.bad is None or 0 <= decoded.bad < len(decoded.text)


@pytest.mark.parametrize("wrongly", ["latin-1", "mac_roman", "cp437"])
def test_text_that_was_encoded_twice_is_repaired(wrongly: str) -> None:
    """Hindi in UTF-8 that was read in another encoding and saved again is restored."""
    decoded = decode(HINDI.encode().decode(wrongly).encode())
    assert decoded is not None
    assert (decoded.text, decoded.how, decoded.bad) == (HINDI, "utf-8, mojibake repaired", None)


def test_a_repaired_line_does_not_need_its_neighbours_broken() -> None:
    """A dump with clean and damaged lines is repaired line by line. Quotation marks stay curly."""
    broken = "“नदी का पानी”".encode().decode("latin-1")
    decoded = decode(f"साफ़ “पंक्ति”\n{broken}\nअंत\n".encode())
    assert decoded is not None
    assert decoded.text == "साफ़ “पंक्ति”\n“नदी का पानी”\nअंत\n"


@pytest.mark.parametrize("text", ["São Paulo, Ângela, ÂÃ", "5 à 6", "été – €5", "αβγ ñ", "¬ £", "&amp; &quot; ﬁ"])
def test_clean_text_is_left_alone(text: str) -> None:
    """A text that only resembles a damaged one, and HTML entities, stay unchanged."""
    decoded = decode(text.encode())
    assert decoded is not None
    assert (decoded.text, decoded.how) == (text, "utf-8")


def test_one_bad_byte_costs_one_character_and_is_located() -> None:
    """A damaged file is read, and the position of the damage is known."""
    content = HINDI.encode()
    at = content.index("पारा".encode())
    decoded = decode(content[:at] + b"\xff" + content[at:])
    assert decoded is not None
    assert decoded.text == HINDI.replace("पारा", "\ufffdपारा")
    assert decoded.how == "utf-8, unreadable bytes replaced"
    assert decoded.bad == HINDI.index("पारा")


def test_a_file_cut_within_a_character() -> None:
    """An incomplete download loses only its last letter."""
    decoded = decode(HINDI.strip().encode()[:-1])
    assert decoded is not None
    assert decoded.text == HINDI.strip()[:-1] + "\ufffd"


def test_utf16_cut_within_a_unit() -> None:
    """This covers UTF-16."""
    decoded = decode(HINDI.encode("utf-16")[:-1])
    assert decoded is not None
    assert decoded.text == HINDI[:-1] + "\ufffd"
    assert decoded.bad == len(HINDI) - 1


def test_western_eight_bit_text() -> None:
    """Without a valid UTF-8 sequence the text is read as Windows-1252, and a message says that this is a guess."""
    decoded = decode("The café said “no” – for £5.\n".encode("cp1252"))
    assert decoded is not None
    assert (decoded.text, decoded.how) == ("The café said “no” – for £5.\n", "windows-1252")
    assert decoded.bad == 7


def test_a_nul_or_two_do_not_make_a_text_binary() -> None:
    """Normalisation drops them."""
    decoded = decode(HINDI.replace(" ", " \0", 2).encode())
    assert decoded is not None
    assert decoded.text.replace("\0", "") == HINDI


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\x00\x01\x00\x08\x06\x00\x00\x00\\r\xa8f",
        b"\x7fELF\x02\x01\x01" + bytes(200),
        bytes(1000),
        random.Random(7).randbytes(5000),
        "समाचार".encode() + random.Random(8).randbytes(5000),
        b"\xff\xfe" + bytes(500),
    ],
)
def test_a_file_that_is_not_text_is_reported(content: bytes) -> None:
    """Examples are pictures, programs, zero bytes and noise."""
    assert decode(content) is None


def test_nothing_is_a_text() -> None:
    """An empty file is an empty text, also after a byte order mark."""
    for content in (b"", b"\xef\xbb\xbf", b"\xff\xfe"):
        decoded = decode(content)
        assert decoded is not None
        assert decoded.text == ""
