"""Dates in the formats that machines read: every time of day with its offset."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

__all__ = ["changed", "day", "moment", "stamp"]


def moment(iso: str | None, zone: ZoneInfo) -> datetime | None:
    """Return the moment of an ISO 8601 date or time; None when its day is not known, or when it cannot be read.

    A day without a time counts as midnight in `zone`, because feeds need a time. A time without an offset is in
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
    """Return the date part of an ISO 8601 date or time; None when its day is not known."""
    return iso[:10] if iso and len(iso) >= len("2025-11-06") else None


def stamp(iso: str, zone: ZoneInfo) -> str:
    """Return an ISO 8601 date or time for machines: a time of day gets the offset of `zone` unless it has its own."""
    known = moment(iso, zone) if len(iso) > len("2025-11-06") else None
    return known.isoformat() if known else iso


def changed(published: str | None, updated: str | None, zone: ZoneInfo) -> str | None:
    """Return when an article was last changed, for machines: never before it was published; None when unknown."""
    first, last = moment(published, zone), moment(updated, zone)
    if updated is None or (first and last and last < first):
        return stamp(published, zone) if published else None
    return stamp(updated, zone)
