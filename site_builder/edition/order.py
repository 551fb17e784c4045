"""Newest first."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, tzinfo

from site_builder.model import Card

__all__ = ["newest_first"]

_UNDATED = datetime.min.replace(tzinfo=UTC)


def newest_first(cards: Iterable[Card], zone: tzinfo) -> tuple[Card, ...]:
    """Return the cards by publication time, else by the date their text speaks of; undated ones last, then by path.

    A date without a time is the beginning of that day in `zone`, a time without an offset is in `zone`.
    """
    by_path = sorted(cards, key=lambda card: card.path)
    return tuple(sorted(by_path, key=lambda card: _moment(card, zone), reverse=True))


def _moment(card: Card, zone: tzinfo) -> datetime:
    stated = card.published or card.spoken_of
    if stated is None:
        return _UNDATED
    try:
        if len(stated) > 10:
            moment = datetime.fromisoformat(stated)
            return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
        parts = [int(part) for part in stated.split("-")] + [1, 1]
        return datetime.combine(date(*parts[:3]), time.min, zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return _UNDATED
