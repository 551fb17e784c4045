"""All cards -> the edition."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from site_builder.edition.identity import who_is_who
from site_builder.edition.ids import distinct_ids
from site_builder.edition.order import newest_first
from site_builder.edition.related import related
from site_builder.edition.stories import stories
from site_builder.errors import Problem
from site_builder.model import Card, Edition
from site_builder.settings import Site

__all__ = ["assemble"]


def assemble(cards: Iterable[Card], site: Site) -> tuple[Edition, tuple[Problem, ...]]:
    """Return the edition of all cards but drafts, and the articles left out because their id is taken.

    The result does not depend on the order of `cards`.
    """
    distinct, problems = distinct_ids(card for card in cards if not card.draft)
    ordered = newest_first(distinct, ZoneInfo(site.time_zone))
    entities = who_is_who(ordered, site.entity_min_articles, site.entity_confidence)
    return Edition(ordered, entities, related(ordered, entities, site.related), stories(ordered)), problems
