"""Dates as feeds and sitemaps want them."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

__all__ = ["day", "moment"]


def moment(iso: str | None, zone: ZoneInfo) -> datetime | None:
    """Return the moment of an ISO 8601 date or time; None when it is not known to the day, or cannot be read.

    A day without a time begins at midnight in `zone`: feeds have no way to say less. A time without an offset is in
    `zone`.
    """
    if iso is None or len(iso) < len("2025-11-06"):
        return None
    try:
        if len(iso) == len("2025-11-06"):
            return datetime.combine(date.fromisoformat(iso), time.min, zone)
        stated = datetime.fromisoformat(iso)
    except ValueError:
        return None
    return stated if stated.tzinfo else stated.replace(tzinfo=zone)


def day(iso: str | None) -> str | None:
    """Return the date part of an ISO 8601 date or time; None when it is not known to the day."""
    return iso[:10] if iso and len(iso) >= len("2025-11-06") else None
