"""Texts that contain only a time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.text.dates.moment import is_before, read_moment


@pytest.mark.parametrize(
    ("text", "language", "iso"),
    [
        ("12.11.2025 17:30", "hi", "2025-11-12T17:30:00"),
        ("Sat Nov 18 2017 15:21:41 GMT+0000", "en", "2017-11-18T15:21:41+00:00"),
        ("Tue, 04 Jul 2023 18:15:00 +0530", "en", "2023-07-04T18:15:00+05:30"),
        ("2017-11-27T19:20:45.000+05:30", "hi", "2017-11-27T19:20:45+05:30"),
        ("6. November 2025", "de", "2025-11-06"),
        ("6 NOV 2025", "en", "2025-11-06"),
        ("12 नव 2025", "hi", "2025-11-12"),
        ("रात 9 बजे, 6 नवंबर 2025 (गुरुवार)", "hi", "2025-11-06T21:00:00"),
        ("12 نومبر 2025ء", "ur", "2025-11-12"),
        ("6 Nov 2025 | 6 November 2025", "en", "2025-11-06"),
        ("6 Nov 2025 | 7 Nov 2025", "en", None),
        ("6-8 Nov 2025", "en", None),
        ("05:30 PM", "en", None),
    ],
)
def test_its_date_and_time_are_read_in_any_order(text: str, language: str, iso: str | None) -> None:
    """The result is in ISO 8601, or None without exactly one full date."""
    moment = read_moment(text, language)
    assert moment is not None
    assert moment.iso == iso


@pytest.mark.parametrize("text", ["6 Nov 2025 in Delhi", "2025", "Room 10.30", "42", "", "6 Nov 2025 " * 20])
def test_other_text_is_not_a_time(text: str) -> None:
    """Examples are one other word, a year alone, an amount."""
    assert read_moment(text, "en") is None


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ("2024-04-17", "2024-04-18", True),
        ("2024-04-18", "2024-04-18T10:00:00", False),
        ("2024-04-18T09:00:00+05:30", "2024-04-18T04:00:00+00:00", True),
        ("2024-04-18T09:00:00+05:30", "2024-04-18T03:00:00+00:00", False),
        ("2024-04-18T09:00:00", "2024-04-18T10:00:00+05:30", True),
        ("2024-04", "2024-04-18", False),
        ("2024-03", "2024-04-18", True),
        ("2024-04-18T25:00:00", "2024-04-19T00:00:00", False),
    ],
)
def test_which_of_two_times_is_first(one: str, other: str, before: bool) -> None:
    """The comparison uses only the parts that both times have."""
    assert is_before(one, other) is before


WORDS = [
    "6",
    "11",
    "2025",
    "नवंबर",
    "शाम",
    "बजे",
    "साढ़े",
    "5:30",
    "17.30",
    "PM",
    "IST",
    "+05:30",
    ":",
    "/",
    "-",
    "को",
    "12/11",
]


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_any_text_is_read_as_a_time_or_left_out(words: list[str]) -> None:
    """There is no exception, and each result is a real day and time."""
    moment = read_moment(" ".join(words), "hi")
    if moment and moment.clock:
        assert "00:00:00" <= moment.clock <= "23:59:59"
