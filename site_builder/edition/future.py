"""Articles with a date of publication in the future."""

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo
from typing import TypeVar

from msgspec.structs import replace

from site_builder.edition.order import moment
from site_builder.errors import Problem
from site_builder.model import Outline

__all__ = ["next_change", "without_future"]

_One = TypeVar("_One", bound=Outline)
_SOON = timedelta(days=2)  # one day for time zones further east, and one for a slow clock
_FAR = timedelta(days=366)  # magazines date issues weeks ahead; a date a year ahead is a typing error: 2052 for 2025


def without_future(cards: Iterable[_One], now: datetime, zone: tzinfo) -> tuple[tuple[_One, ...], tuple[Problem, ...]]:
    """Return the cards, without dates that are more than a year after `now`, and a warning for each future date.

    Otherwise an article with a wrong year, or with a text that mentions 2047, would be the first of the site, and its
    date would be the time of the feeds.
    """
    end = now + _FAR
    kept, problems = [], []
    for card in cards:
        latest = max(filter(None, (card.published, card.updated)), key=lambda time: moment(time, zone), default=None)
        ahead = moment(latest, zone) - now
        if ahead > _SOON:
            problems.append(_warning(card, latest, far=ahead > _FAR))
        far = ahead > _FAR or moment(card.spoken_of, zone) > end
        kept.append(_believed(card, end, zone) if far else card)
    return tuple(kept), tuple(problems)


def next_change(cards: Iterable[Outline], now: datetime, zone: tzinfo) -> datetime | None:
    """Return the first moment after `now` at which the result of `without_future` changes; None if it never does."""
    dates = {date for card in cards for date in (card.published, card.updated, card.spoken_of) if date}
    changes = (moment(date, zone) - wait for date in dates for wait in (_SOON, _FAR))
    return min((change for change in changes if change > now), default=None)


def _warning(card: Outline, stated: str | None, *, far: bool) -> Problem:
    what = f"has a date in the future ({stated})" + (", so this date is not used" if far else "")
    return Problem(card.path, None, what, "fix the date", "warning")


def _believed(card: _One, end: datetime, zone: tzinfo) -> _One:
    """Return the card without dates after `end`. Its digest changes too, because the article's page changes."""
    dates = (card.published, card.updated, card.spoken_of)
    published, updated, spoken_of = (time if moment(time, zone) <= end else None for time in dates)
    updated = updated if published else None
    digest = hashlib.sha256(f"{card.digest} {published} {updated} {spoken_of}".encode()).hexdigest()
    return replace(card, published=published, updated=updated, spoken_of=spoken_of, digest=digest)
