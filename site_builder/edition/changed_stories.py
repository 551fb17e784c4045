"""Stories that change with some articles: edited, moved in the order, new or deleted ones.

The result equals that of `alike` and `stories` over all articles; the work grows with the number of articles that are
like the changed ones.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Protocol

from site_builder.edition.events.compared_article import ComparedArticle
from site_builder.edition.events.same_event import NEAREST, ONE_EVENT, likeness, looked_up
from site_builder.edition.story_clusters import stories
from site_builder.model import Card, EditionStory

__all__ = ["ChangedStories", "KnownPairs", "changed_stories"]


class KnownPairs(Protocol):
    """The keys and the likeness of articles at the last build."""

    def keys(self, id_: str) -> tuple[str, ...]:
        """Return the keys under which an article is looked up."""

    def articles(self, key: str) -> tuple[str, ...]:
        """Return the articles that are looked up under a key, in any order."""

    def likeness(self, id_: str) -> dict[str, float]:
        """Return the likeness of an article to each article that is like it at all."""


@dataclass(slots=True)
class ChangedStories:
    """What has changed."""

    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The keys of articles whose keys have changed."""
    articles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The articles of each key that gained or lost articles."""
    likeness: dict[str, dict[str, float]] = field(default_factory=dict)
    """The likeness of each article whose likeness has changed."""
    gone: set[str] = field(default_factory=set)
    """Deleted articles."""
    touched: set[str] = field(default_factory=set)
    """All articles that are or were in the same group of like articles as a changed one."""
    stories: tuple[EditionStory, ...] = ()
    """All stories of these articles."""


_Place = tuple[int, int]
"""Place in the edition's order, and a number for articles that followed it and were deleted or moved."""


def changed_stories(
    changed: Sequence[Card],
    order: Sequence[str],
    card_of: Callable[[str], Card],
    known: KnownPairs,
    before: Sequence[str] | None = None,
) -> ChangedStories:
    """Return what changes when the articles `changed` are new, edited or deleted.

    `order`: ids of all articles, newest first; `before`: the same at the last build, None if it is equal. `card_of`
    returns the card of an id: the new one of a changed article, the last one of a deleted article. Raises ValueError
    when an article has moved that is not in `changed`.
    """
    ids = {card.id for card in changed}
    before = order if before is None else before
    moved = _movers(ids, order, before)
    places = {id_: (at, 0) for at, id_ in enumerate(order)}
    made = _Making(card_of, places, _former(before, places, moved), known)
    for id_ in before:
        if id_ in moved or id_ not in places:
            made.leave(id_)
    for card in changed:
        made.take(card)
    return made.result()


def _movers(changed: AbstractSet[str], order: Sequence[str], before: Sequence[str]) -> AbstractSet[str]:
    """Return the articles that must leave their places first: the changed ones, if any of them has moved."""
    now, then = set(order), set(before)
    if [id_ for id_ in order if id_ in then] == [id_ for id_ in before if id_ in now]:
        return set()
    kept = (now & then) - changed
    if [id_ for id_ in order if id_ in kept] != [id_ for id_ in before if id_ in kept]:
        raise ValueError("an article has moved without having changed")
    return changed & now & then


def _former(before: Sequence[str], places: Mapping[str, _Place], moved: AbstractSet[str]) -> dict[str, _Place]:
    """Return the former places of all articles, expressed as places in the new order."""
    found, last = {}, (-1, 0)
    for id_ in before:
        last = (last[0], last[1] + 1) if id_ in moved or id_ not in places else places[id_]
        found[id_] = last
    return found


class _Making:
    def __init__(
        self,
        card_of: Callable[[str], Card],
        places: Mapping[str, _Place],
        former: Mapping[str, _Place],
        known: KnownPairs,
    ) -> None:
        self._card_of = card_of
        self._places = places
        # Former places; an article gets its new place when it is taken.
        self._place = dict(former)
        self._known = known
        self._new = ChangedStories()
        self._reports: dict[str, ComparedArticle] = {}

    def _report(self, id_: str) -> ComparedArticle:
        if id_ not in self._reports:
            self._reports[id_] = ComparedArticle(self._card_of(id_))
        return self._reports[id_]

    def _keys(self, id_: str) -> tuple[str, ...]:
        if id_ not in self._place:
            return ()
        return self._new.keys[id_] if id_ in self._new.keys else self._known.keys(id_)

    def _articles(self, key: str) -> list[str]:
        """Return the articles of a key in the edition's order."""
        found = self._new.articles[key] if key in self._new.articles else self._known.articles(key)
        return sorted(found, key=self._place.__getitem__)

    def _likeness(self, id_: str) -> dict[str, float]:
        if id_ not in self._new.likeness:
            self._new.likeness[id_] = dict(self._known.likeness(id_)) if id_ in self._place else {}
        return self._new.likeness[id_]

    def leave(self, id_: str) -> None:
        """Remove an article from all comparisons."""
        self._change(id_, ())

    def take(self, card: Card) -> None:
        """Compare the new version of an article with all articles that may be like it."""
        # Look up its former keys first: they are found only while it has no new place.
        self._new.keys[card.id] = self._keys(card.id)
        self._likeness(card.id)
        self._place[card.id] = self._places[card.id]
        self._change(card.id, looked_up(card))

    def _change(self, id_: str, now: tuple[str, ...]) -> None:
        before = self._keys(id_)
        self._new.touched.add(id_)
        doubtful: set[tuple[str, str]] = set()
        for key in dict.fromkeys((*before, *now)):
            if (key in before) != (key in now):
                doubtful.update(self._moved(key, id_, comes=key in now))
        self._new.keys[id_] = now
        near = {other for key in now for other in self._near(key, id_)}
        for other in self._likeness(id_).keys() | near:
            self._compare(id_, other, candidates=other in near)
        for one, other in sorted(doubtful):
            self._compare(one, other, candidates=self._meet(one, other))

    def _moved(self, key: str, id_: str, *, comes: bool) -> Iterator[tuple[str, str]]:
        """Add an article to a key, or remove it; yield the pairs around it that are now too far apart, or no longer so.

        Only the nearest articles of a key are compared, and this one counts as an article between them.
        """
        others = [other for other in self._articles(key) if other != id_]
        at = bisect_left(others, self._place[id_], key=self._place.__getitem__)
        for first in range(max(0, at - NEAREST), at):
            if first + NEAREST < len(others) and first + NEAREST >= at:
                yield others[first], others[first + NEAREST]
        self._new.articles[key] = tuple(sorted((*others, id_) if comes else others))

    def _near(self, key: str, id_: str) -> list[str]:
        found = self._articles(key)
        at = found.index(id_)
        return [other for other in found[max(0, at - NEAREST) : at + NEAREST + 1] if other != id_]

    def _meet(self, one: str, other: str) -> bool:
        both = set(self._keys(one)) & set(self._keys(other))
        return any(other in self._near(key, one) for key in sorted(both))

    def _compare(self, one: str, other: str, *, candidates: bool) -> None:
        first, second = sorted((one, other), key=self._place.__getitem__)
        before = self._likeness(one).get(other, 0.0)
        score = likeness(self._report(first), self._report(second)) if candidates else 0.0
        if score == before:
            return
        for id_, its in ((one, other), (other, one)):
            if score:
                self._likeness(id_)[its] = score
            else:
                self._likeness(id_).pop(its, None)
        # A pair below the threshold counts only within a group that other pairs form.
        if max(before, score) >= ONE_EVENT or not self._new.touched & {one, other}:
            self._new.touched |= {one, other}

    def result(self) -> ChangedStories:
        """Return everything that has changed, without what was only looked at."""
        waiting = sorted(self._new.touched)
        while waiting:
            for other in self._close(waiting.pop()):
                if other not in self._new.touched:
                    self._new.touched.add(other)
                    waiting.append(other)
        self._new.gone = {id_ for id_ in self._place if id_ not in self._places}
        for rows in (self._new.keys, self._new.likeness):
            for id_ in self._new.gone & rows.keys():
                del rows[id_]
        self._new.touched -= self._new.gone
        pairs = dict(sorted(self._pairs(self._new.touched)))
        at = {self._places[id_][0]: id_ for id_ in self._new.touched}
        self._new.stories = stories(lambda place: self._report(at[place]).card, pairs)
        return self._new

    def _close(self, id_: str) -> Iterable[str]:
        return [other for other, score in self._likeness(id_).items() if score >= ONE_EVENT]

    def _pairs(self, ids: Iterable[str]) -> Iterator[tuple[tuple[int, int], float]]:
        for id_ in ids:
            for other, score in self._likeness(id_).items():
                if other in self._new.touched:
                    first, second = sorted((self._places[id_][0], self._places[other][0]))
                    yield (first, second), score
