"""Combining marks of all scripts."""

import re
import sys
import unicodedata

import pytest

from site_builder.text.marks import MARKS

MARK = re.compile(f"[{MARKS}]")


def test_every_listed_character_is_a_mark() -> None:
    """In every Python version, the list contains no letter, digit or sign."""
    listed = [c for c in map(chr, range(sys.maxunicode + 1)) if MARK.match(c)]
    assert {unicodedata.category(c) for c in listed} == {"Mn", "Mc", "Me"}
    assert len(listed) > 2000


@pytest.mark.skipif(
    unicodedata.unidata_version != "14.0.0", reason="the list is that of Unicode 14, this Python's is newer"
)
def test_every_mark_of_the_scripts_of_india_is_listed() -> None:
    """The list has no gap from Devanagari to Malayalam, and contains the Vedic signs."""
    for code in [*range(0x900, 0xD80), *range(0x1CD0, 0x1D00), *range(0xA8E0, 0xA900)]:
        if unicodedata.category(chr(code)) in {"Mn", "Mc", "Me"}:
            assert MARK.match(chr(code))
