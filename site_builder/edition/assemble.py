"""Makes the edition from all cards."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from site_builder.edition.future import without_future
from site_builder.edition.identity import who_is_who
from site_builder.edition.ids import distinct_ids, with_id
from site_builder.edition.order import newest_first
from site_builder.edition.related import related
from site_builder.edition.story_clusters import alike, stories
from site_builder.errors import Problem
from site_builder.model import CardOf, Edition, EditionEntity, Outline, itself
from site_builder.settings import Site

__all__ = ["assemble"]


def assemble(
    cards: Iterable[Outline],
    site: Site,
    now: datetime | None = None,
    *,
    drafts: bool = False,
    card_of: CardOf = itself,
    pairs_of: Callable[[Sequence[Outline], CardOf], Mapping[tuple[int, int], float]] = alike,
    entities_of: Callable[[Sequence[Outline], int, float], tuple[EditionEntity, ...]] = who_is_who,
) -> tuple[Edition, tuple[Problem, ...]]:
    """Return the edition of all cards, and its problems: ids that are taken, dates in the future.

    `cards`: whole cards, or outlines whose cards `card_of` returns; the result does not depend on their order.
    `drafts`: whether to include drafts. `now`: the time of the build, with an offset; None: all dates are accepted.
    `pairs_of` must return what `alike` returns, and `entities_of` what `who_is_who` returns; both may reuse stored
    results.
    """
    zone = ZoneInfo(site.time_zone)
    by_path = {card.path: card for card in cards if drafts or not card.draft}
    ids, problems = distinct_ids((path, card.id) for path, card in by_path.items())
    distinct = tuple(with_id(by_path[path], id_) for path, id_ in ids.items())
    believed, ahead = without_future(distinct, now, zone) if now else (distinct, ())
    problems += ahead
    ordered = newest_first(believed, zone)
    entities = entities_of(ordered, site.entity_min_articles, site.entity_confidence)
    pairs = pairs_of(ordered, card_of)
    told = stories(lambda at: card_of(ordered[at]), pairs)
    by_id = tuple((ordered[one].id, ordered[other].id, score) for (one, other), score in pairs.items())
    return Edition(ordered, entities, related(ordered, entities, site.related), told, by_id), problems
