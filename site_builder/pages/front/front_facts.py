"""Types of the entries of `edition_index` that the front page reads."""

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
    """The contents of the front page: ids of articles (of a story only its lead), each with the id of its story."""

    top: tuple[tuple[str, str | None], ...]
    """The lead, then the other stories that it tells, the weightiest first."""
    latest: tuple[tuple[str, str | None], ...]
    """Other articles, newest first."""
    more: bool
    """True when the edition has more articles than it shows."""
    named: tuple[tuple[str, int], ...]
    """Keys of the people, places and organisations that most recent articles name, and how many of these do."""
