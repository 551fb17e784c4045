"""The order of the edition: newest first."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, tzinfo
from typing import TypeVar

from site_builder.model import Outline

__all__ = ["moment", "newest_first"]

_One = TypeVar("_One", bound=Outline)
_UNDATED = datetime.min.replace(tzinfo=UTC)


def newest_first(cards: Iterable[_One], zone: tzinfo) -> tuple[_One, ...]:
    """Return the cards by time of publication, else by the date their text mentions; undated ones last; ties by path.

    A date without a time means the beginning of that day in `zone`; a time without an offset is in `zone`. A month
    without a day sorts behind the first day of that month, so that days and months are not mixed.
    """
    by_path = sorted(cards, key=lambda card: card.path)

    def newness(card: _One) -> tuple[datetime, int]:
        stated = card.published or card.spoken_of
        when = moment(stated, zone)
        return when, len(stated) if stated and when != _UNDATED else 0

    return tuple(sorted(by_path, key=newness, reverse=True))


def moment(stated: str | None, zone: tzinfo) -> datetime:
    """Return the moment of an ISO 8601 date or time as `newest_first` compares it; the earliest of all for None."""
    if stated is None:
        return _UNDATED
    try:
        if len(stated) > 10:
            time_of_day = datetime.fromisoformat(stated)
            return (time_of_day if time_of_day.tzinfo else time_of_day.replace(tzinfo=zone)).astimezone(UTC)
        parts = [int(part) for part in stated.split("-")] + [1, 1]
        return datetime.combine(date(*parts[:3]), time.min, zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return _UNDATED
