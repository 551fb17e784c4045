"""Which stories change when the words of some articles do, and no article comes, goes or moves in time.

The result is that of `alike` and `stories` over all articles; the work grows with what is like the changed articles.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from site_builder.edition.reports import NEAREST, ONE_EVENT, ComparedArticle, likeness, looked_up
from site_builder.edition.story_clusters import stories
from site_builder.model import Card, EditionStory

__all__ = ["ChangedStories", "KnownPairs", "changed_stories"]


class KnownPairs(Protocol):
    """What is known of the articles as they were."""

    def keys(self, id_: str) -> tuple[str, ...]:
        """Return the keys under which an article is looked up."""

    def articles(self, key: str) -> tuple[str, ...]:
        """Return the articles that are looked up under a key, in any order."""

    def likeness(self, id_: str) -> dict[str, float]:
        """Return how alike an article is to each of those that are like it at all."""


@dataclass(slots=True)
class ChangedStories:
    """What has become of the articles."""

    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The keys of articles whose keys have changed."""
    articles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The articles of keys that articles have gained or lost."""
    likeness: dict[str, dict[str, float]] = field(default_factory=dict)
    """The likeness of articles for which it has changed."""
    touched: set[str] = field(default_factory=set)
    """All articles that now are, or were, in the same group of like articles as a changed one."""
    stories: tuple[EditionStory, ...] = ()
    """All stories of these articles."""


def changed_stories(
    changed: Sequence[Card], order: Sequence[str], card_of: Callable[[str], Card], known: KnownPairs
) -> ChangedStories:
    """Return what changes when the articles `changed` have other words than before.

    `order`: ids of all articles, newest first. `card_of` gives the card of an id, of changed articles the new one.
    """
    made = _Making(card_of, {id_: at for at, id_ in enumerate(order)}, known)
    for card in changed:
        made.take(card)
    return made.result()


class _Making:
    def __init__(self, card_of: Callable[[str], Card], place: Mapping[str, int], known: KnownPairs) -> None:
        self._card_of = card_of
        self._place = place
        self._at = {at: id_ for id_, at in place.items()}
        self._known = known
        self._new = ChangedStories()
        self._reports: dict[str, ComparedArticle] = {}

    def _report(self, id_: str) -> ComparedArticle:
        if id_ not in self._reports:
            self._reports[id_] = ComparedArticle(self._card_of(id_))
        return self._reports[id_]

    def _keys(self, id_: str) -> tuple[str, ...]:
        return self._new.keys[id_] if id_ in self._new.keys else self._known.keys(id_)

    def _articles(self, key: str) -> list[str]:
        """Return the articles of a key in the edition's order."""
        found = self._new.articles[key] if key in self._new.articles else self._known.articles(key)
        return sorted(found, key=self._place.__getitem__)

    def _likeness(self, id_: str) -> dict[str, float]:
        if id_ not in self._new.likeness:
            self._new.likeness[id_] = dict(self._known.likeness(id_))
        return self._new.likeness[id_]

    def take(self, card: Card) -> None:
        """Compare an article, which has other words now, with all that it may be like."""
        id_, before, now = card.id, self._keys(card.id), looked_up(card)
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
        """Let an article come to a key, or leave it; yield the pairs around it that now lie too far apart, or do not.

        Only the nearest articles of a key are compared, and this one counts between them.
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
        # A pair that is not close counts only within a group, which other pairs bring together.
        if max(before, score) >= ONE_EVENT or not self._new.touched & {one, other}:
            self._new.touched |= {one, other}

    def result(self) -> ChangedStories:
        """Return all that has changed; what only was looked at is left out."""
        waiting = sorted(self._new.touched)
        while waiting:
            for other in self._close(waiting.pop()):
                if other not in self._new.touched:
                    self._new.touched.add(other)
                    waiting.append(other)
        pairs = dict(self._pairs(self._new.touched))
        cards = {at: self._report(self._at[at]).card for pair in pairs for at in pair}
        self._new.stories = stories(cards, pairs)
        return self._new

    def _close(self, id_: str) -> Iterable[str]:
        return [other for other, score in self._likeness(id_).items() if score >= ONE_EVENT]

    def _pairs(self, ids: Iterable[str]) -> Iterator[tuple[tuple[int, int], float]]:
        for id_ in ids:
            for other, score in self._likeness(id_).items():
                first, second = sorted((self._place[id_], self._place[other]))
                if other in self._new.touched:
                    yield (first, second), score
