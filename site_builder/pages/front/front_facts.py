"""What the front page depends on, as it stands in `edition_index`."""

from msgspec import Struct

__all__ = ["FrontEntry", "RecentArticle"]


class RecentArticle(Struct, frozen=True):
    """An article that counts for the front page."""

    id: str
    age: int
    """Days between its publication and that of the newest article; 0 where dates are missing."""
    titled: bool
    """False when its headline was cut from its text."""


class FrontEntry(Struct, frozen=True):
    """What the front page shows: ids of articles, of a story its lead only, each with the id of that story."""

    top: tuple[tuple[str, str | None], ...]
    """The lead, then the other stories of which it tells, the weightiest first."""
    latest: tuple[tuple[str, str | None], ...]
    """Others, newest first."""
    more: bool
    """True when there are articles that it does not show."""
    named: tuple[tuple[str, int], ...]
    """Keys of the people, places and organisations that most recent articles name, and how many of these do."""
