"""Parts of the view of the front page only."""

from msgspec import Struct

from site_builder.model import Direction, EntityKind
from site_builder.pages.parts.text_parts import Fact, Saying
from site_builder.pages.parts.view_parts import Companion, Link, Teaser

__all__ = [
    "FrontFact",
    "FrontSaying",
    "FrontStory",
    "LatestDay",
    "LatestStory",
    "NamedGroup",
]


class FrontStory(Struct, frozen=True):
    """A story that the front page tells."""

    teaser: Teaser
    """Its leading article, with a date only if its source states one."""
    gist: str
    """One sentence of it; '' if it has only a headline."""
    sources: int
    """How many publishers its reports come from, where that is known."""


class LatestStory(Struct, frozen=True):
    """A story whose headline alone the front page shows."""

    href: str
    """Link to the article."""
    headline: str
    """Its headline; where the text has none, its beginning."""
    language: str
    """BCP 47 tag."""
    direction: Direction
    """Direction of its script."""
    reports: int
    """Number of articles about its story."""


class LatestDay(Struct, frozen=True):
    """The newest other stories of one day."""

    iso: str | None
    """The day on which they were published; None where their sources do not state it."""
    stories: tuple[LatestStory, ...]
    """Newest first."""


class FrontFact(Struct, frozen=True):
    """A figure of a story."""

    fact: "Fact"
    """The sentence it stands in, with a link to it."""
    article: Link
    """The article."""


class FrontSaying(Struct, frozen=True):
    """The quote of the day."""

    saying: "Saying"
    """The words, and a link to them."""
    speaker: Link
    """Who said them."""
    article: Link
    """The article."""


class NamedGroup(Struct, frozen=True):
    """The people, places or organisations that most of the newest articles name."""

    kind: EntityKind
    """What all of them are."""
    named: tuple[Companion, ...]
    """Each with the number of these articles, those of most articles first."""
