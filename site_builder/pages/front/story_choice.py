"""Chooses and orders the stories of the front page.

The page "About" explains the rule to readers. Only the edition's last week counts: the articles published within seven
days before the newest one, or the newest 50 articles if dates are missing. A story gets one point for each report with
words of its own and one for each publisher; each day since its newest report halves its points. Stories are ordered by
points; among equals, those with a headline come first, then the newer. An article without a headline never leads.

All functions depend only on the edition's order, its stories and its names: an edit of an article's words changes
nothing here.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from site_builder import addresses
from site_builder.model import EditionEntity, Outline
from site_builder.pages.edition_entries import StoryEntry
from site_builder.pages.front.front_facts import FrontEntry, RecentArticle

__all__ = ["NEWEST", "STORIES", "WEEK", "front_entry", "most_named", "points", "recent_articles"]

WEEK = 7
"""Days before the newest article that count: the weight of a story halves each day, and is 1/128 after a week."""
NEWEST = 50
"""Newest articles that count where dates are missing."""
STORIES = 10
"""Stories below the lead: in two columns they are as high as the figures and names beside them."""
_NAMED = 4
"""Names of each kind; the lists of names have all."""
_AT_LEAST = 2
"""Fewest articles of a name: one that a single article names is in that article."""

_Head = tuple[str, str | None]
"""Id of an article, and of the story that it leads."""


def recent_articles(cards: Sequence[Outline], days: Mapping[str, str | None]) -> tuple[RecentArticle, ...]:
    """Return the articles that count for the front page, newest first.

    `cards`: in the edition's order. `days`: the day of each article, by id, as exact as it is known.
    """
    newest = [(card, _published(card, days)) for card in cards[:NEWEST]]
    if not all(day for _, day in newest):
        return tuple(RecentArticle(card.id, 0, card.headline_given) for card, _ in newest)
    found: list[RecentArticle] = []
    last = max((day for _, day in newest if day), default=date.min)
    for card in cards:
        filed, day = days[card.id] or "", _published(card, days)
        if day is not None and (last - day).days < WEEK:
            found.append(RecentArticle(card.id, (last - day).days, card.headline_given))
        elif not filed or (len(filed) == len("2025-11-06") and (last - date.fromisoformat(filed)).days >= WEEK):
            break  # the order is newest first, with articles without a date last
    return tuple(found)


def _published(card: Outline, days: Mapping[str, str | None]) -> date | None:
    """Return the day on which an article was published, where its source states it."""
    day = days[card.id] if card.published else None
    return date.fromisoformat(day) if day and len(day) == len("2025-11-06") else None


def points(reports: int, sources: int, age: int) -> float:
    """Return the weight of a story: its reports and its publishers, halved for each day of its age.

    Halving is exact in floating point, so the weight is the same on every machine.
    """
    return (reports + max(sources, 1)) / 2.0**age


def front_entry(
    order: Iterable[str],
    recent: Sequence[RecentArticle],
    stories: Mapping[str, StoryEntry],
    size: int,
    named: tuple[tuple[str, int], ...],
) -> FrontEntry:
    """Return the contents of a front page for `size` articles; a story is shown by its lead only.

    `order`: ids of all articles, newest first. `recent`: those that count. `stories`: all of them, by id. `named`: keys
    of names, and how many recent articles have each.
    """
    story_of = {report: id_ for id_, story in stories.items() for report in story.reports}

    def head(id_: str) -> _Head:
        story = story_of.get(id_)
        return (stories[story].lead, story) if story else (id_, None)

    top = _ranked(recent, stories, head)[:size]
    shown = dict.fromkeys(top)
    latest: dict[_Head, None] = {}
    more = False
    for one in map(head, order):
        if one not in shown and one not in latest:
            if len(shown) + len(latest) == size:
                more = True
                break
            latest[one] = None
    return FrontEntry(tuple(top), tuple(latest), more, named)


def _ranked(
    recent: Sequence[RecentArticle], stories: Mapping[str, StoryEntry], head: Callable[[str], _Head]
) -> list[_Head]:
    """Return the heads of the lead and of the stories below it, the weightiest first."""
    ages: dict[_Head, int] = {}
    for one in recent:
        ages.setdefault(head(one.id), one.age)
    untitled = {one.id for one in recent if not one.titled}

    def weight(one: _Head) -> tuple[float, bool]:
        story = stories[one[1]] if one[1] else None
        reports, sources = (len(story.reports) - len(story.copies), story.sources) if story else (1, 1)
        return points(reports, sources, ages[one]), one[0] not in untitled

    top = sorted(ages, key=weight, reverse=True)[: 1 + STORIES]
    lead = next((one for one in top if one[0] not in untitled), None)
    return [lead, *(one for one in top if one != lead)] if lead else top


def most_named(entities: Sequence[EditionEntity], recent: Sequence[RecentArticle]) -> tuple[tuple[str, int], ...]:
    """Return the people, places and organisations that most recent articles name: keys, and how many articles.

    `entities`: in the edition's order. A few of each kind, kind by kind.
    """
    there = {one.id for one in recent}
    counts = ((who, len(there.intersection(who.articles))) for who in entities)
    often = sorted(((who, count) for who, count in counts if count >= _AT_LEAST), key=lambda row: -row[1])
    of_kind = ([row for row in often if row[0].kind == kind][:_NAMED] for kind in addresses.FOLDERS)
    return tuple((who.key, count) for rows in of_kind for who, count in rows)
