"""Dates for machines."""

from zoneinfo import ZoneInfo

import pytest

from site_builder.outputs.date_formats import changed, stamp

INDIA = ZoneInfo("Asia/Kolkata")


@pytest.mark.parametrize(
    ("iso", "stamped"),
    [
        ("2025-11-06T09:30:00", "2025-11-06T09:30:00+05:30"),
        ("2025-11-06T09:30:00+00:00", "2025-11-06T09:30:00+00:00"),
        ("2025-11-06", "2025-11-06"),
        ("2025-11", "2025-11"),
        ("no date at all", "no date at all"),
    ],
)
def test_every_time_of_day_has_an_offset(iso: str, stamped: str) -> None:
    """The offset is the stated one or that of the site. A date stays as exact as it is."""
    assert stamp(iso, INDIA) == stamped


@pytest.mark.parametrize(
    ("published", "updated", "last"),
    [
        ("2024-04-18", "2024-04-19", "2024-04-19"),
        ("2024-04-18", "2024-04-17", "2024-04-18"),
        ("2024-04-18T10:00:00", "2024-04-18", "2024-04-18T10:00:00+05:30"),
        ("2024-04-18T10:00:00", "2024-04-18T04:00:00+00:00", "2024-04-18T10:00:00+05:30"),
        ("2024-04-18T10:00:00", None, "2024-04-18T10:00:00+05:30"),
        (None, "2024-04-18", "2024-04-18"),
        (None, None, None),
    ],
)
def test_a_change_is_never_before_the_publication(published: str | None, updated: str | None, last: str | None) -> None:
    """If the stated change is earlier, the publication counts as the last change."""
    assert changed(published, updated, INDIA) == last
