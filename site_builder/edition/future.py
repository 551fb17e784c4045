"""Articles that say they were published in the future."""

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo

from msgspec.structs import replace

from site_builder.edition.order import moment
from site_builder.errors import Problem
from site_builder.model import Card

__all__ = ["next_change", "without_future"]

_SOON = timedelta(days=2)  # a day further east, and a day of a slow clock
_FAR = timedelta(days=366)  # magazines date their issues weeks ahead; a year ahead is a slip: 2052 for 2025


def without_future(cards: Iterable[Card], now: datetime, zone: tzinfo) -> tuple[tuple[Card, ...], tuple[Problem, ...]]:
    """Return the cards, those dated more than a year after `now` without their dates, and a warning for each early one.

    So no slip of a year leads the site, or moves the time of its feeds; nor does an article that speaks of 2047.
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


def next_change(cards: Iterable[Card], now: datetime, zone: tzinfo) -> datetime | None:
    """Return the first moment after `now` at which `without_future` gives something else; None: there is none."""
    dates = {date for card in cards for date in (card.published, card.updated, card.spoken_of) if date}
    changes = (moment(date, zone) - wait for date in dates for wait in (_SOON, _FAR))
    return min((change for change in changes if change > now), default=None)


def _warning(card: Card, stated: str | None, *, far: bool) -> Problem:
    what = f"is dated in the future ({stated})" + (", so this date is not used" if far else "")
    return Problem(card.path, None, what, "correct the date", "warning")


def _believed(card: Card, end: datetime, zone: tzinfo) -> Card:
    """Return the card without the dates behind `end`; the digest stands for all that the article's page shows."""
    dates = (card.published, card.updated, card.spoken_of)
    published, updated, spoken_of = (time if moment(time, zone) <= end else None for time in dates)
    updated = updated if published else None
    digest = hashlib.sha256(f"{card.digest} {published} {updated} {spoken_of}".encode()).hexdigest()
    return replace(card, published=published, updated=updated, spoken_of=spoken_of, digest=digest)
