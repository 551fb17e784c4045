"""Keeps stories between builds: only stories with articles like a changed one are computed again."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from site_builder import addresses
from site_builder.edition.changed_stories import ChangedStories, changed_stories
from site_builder.edition.events.same_event import looked_up
from site_builder.edition.story_clusters import alike
from site_builder.engine.fingerprint import fingerprint
from site_builder.engine.pair_store import PairStore
from site_builder.model import Card, CardOf, Edition, Outline
from site_builder.outputs import machine_edition
from site_builder.pages.edition_entries import Fact, IndexEntry, StoryEntry
from site_builder.pages.edition_index import story_entry
from site_builder.pages.edition_reader import EditionReader

__all__ = [
    "KeptPairs",
    "changed_story_entries",
    "edition_mark",
    "keep_changed",
    "look_again",
    "other_reports",
    "other_stories",
    "stories_file",
]

_STORY = "story:"


class KeptPairs:
    """The likeness of articles, computed again only for changed ones.

    The work grows with the number of stored pairs, which are only looked up, and with the number of changed articles.
    """

    def __init__(self, pairs: PairStore, before: EditionReader | None, changed: AbstractSet[str]) -> None:
        """`before`: reader of the last edition; None: compare all. `changed`: ids of articles that may have changed."""
        self._pairs = pairs
        self._before = before
        self._changed = changed
        self._found: ChangedStories | None = None

    def of(self, cards: Sequence[Outline], card_of: CardOf) -> Mapping[tuple[int, int], float]:
        """Return what `alike` returns for these articles, which are in the edition's order."""
        try:
            self._found = self._look_again(cards, card_of)
        except (LookupError, ValueError):  # the stored pairs are damaged, or of other articles
            self._found = None
        if self._found is None:
            return alike(cards, card_of)
        at = {card.id: place for place, card in enumerate(cards)}
        rows = {**dict(self._pairs.all_likeness()), **self._found.likeness}
        pairs = (
            ((at[one], at[other]), score)
            for one, its in rows.items()
            if one in at
            for other, score in its.items()
            if at[one] < at[other]
        )
        return dict(sorted(pairs))

    def _look_again(self, cards: Sequence[Outline], card_of: CardOf) -> ChangedStories | None:
        reader = self._before
        if reader is None or self._pairs.edition() != edition_mark(before := reader.order()):
            return None
        known = set(before)
        changed = [card_of(card) for card in cards if card.id in self._changed or card.id not in known]
        if len(changed) * _MOST > len(cards):
            return None
        by_id = {card.id: card for card in cards}

        def card(id_: str) -> Card:
            return card_of(by_id[id_]) if id_ in by_id else reader.entry(id_).card

        return changed_stories(changed, [card.id for card in cards], card, self._pairs, before)

    def keep(self, edition: Edition, card_of: CardOf) -> None:
        """Store the pairs of this edition, for whose cards `of` was called."""
        mark = edition_mark(card.id for card in edition.cards)
        found = self._found
        if found is None:
            _keep_pairs(self._pairs, edition, card_of, mark)
        else:
            self._pairs.keep(found.keys, found.articles, found.likeness, gone=found.gone, edition=mark)


_MOST = 4
"""If more than one in 4 articles has changed, all are compared again."""


def edition_mark(order: Iterable[str]) -> str:
    """Return a hash of the articles of an edition (ids) and of their order."""
    return fingerprint(*order)


def _keep_pairs(pairs: PairStore, edition: Edition, card_of: CardOf, mark: str) -> None:
    """Keep which articles of an edition are alike."""
    keys = {card.id: looked_up(card_of(card)) for card in edition.cards}
    articles: dict[str, list[str]] = defaultdict(list)
    for id_, its in keys.items():
        for key in dict.fromkeys(its):
            articles[key].append(id_)
    likeness: dict[str, dict[str, float]] = {id_: {} for id_ in keys}
    for one, other, score in edition.alike:
        likeness[one][other] = likeness[other][one] = score
    pairs.keep(keys, {key: tuple(sorted(ids)) for key, ids in articles.items()}, likeness, edition=mark, whole=True)


def keep_changed(pairs: PairStore, found: ChangedStories) -> None:
    """Store the changes. Call it after storing the entries: so a build after a killed one compares again."""
    pairs.keep(found.keys, found.articles, found.likeness)


def look_again(
    pairs: PairStore, reader: EditionReader, entries: Mapping[str, Fact], changed: Sequence[Card]
) -> ChangedStories:
    """Return how stories change because of the new words of the articles `changed`.

    `reader`: reader of the last edition; `entries`: the new entries of the changed articles.
    """

    def card_of(id_: str) -> Card:
        entry = entries.get(f"entry:{id_}")
        return entry.card if isinstance(entry, IndexEntry) else reader.entry(id_).card

    return changed_stories(changed, reader.order(), card_of, pairs)


def other_stories(found: ChangedStories, reader: EditionReader) -> bool:
    """Return whether any story has changed; `reader`: reader of the last edition."""
    return _before(found, reader) != _told(found, reader)


def _before(found: ChangedStories, reader: EditionReader) -> dict[str, StoryEntry]:
    """Return the former entries of the stories of all touched articles."""
    ids = {id_ for one in found.touched if (id_ := reader.around(one).story)}
    return {id_: reader.story(id_) for id_ in ids}


def _told(found: ChangedStories, reader: EditionReader) -> dict[str, StoryEntry]:
    """Return the new entries of the stories; each keeps the publishers of its former entry."""
    return {story.id: story_entry(story, lambda id_: reader.entry(id_).card) for story in found.stories}


def other_reports(found: ChangedStories, reader: EditionReader) -> bool:
    """Return whether a story has come or gone, or has other reports, copies, or another lead.

    Then pages of days, the front page, feeds and old addresses may change too. `reader`: reader of the last edition.
    """
    before = {id_: (story.lead, story.reports, story.copies) for id_, story in _before(found, reader).items()}
    return before != {story.id: (story.lead, story.articles, story.copies) for story in found.stories}


def changed_story_entries(found: ChangedStories, reader: EditionReader, ids: Iterable[str]) -> dict[str, Fact]:
    """Return the entries that change with what stories say; `reader`: of the last edition; `ids`: of its stories."""
    told = _told(found, reader)
    entries: dict[str, Fact] = {f"{_STORY}{id_}": story for id_, story in told.items()}
    kept = {id_: reader.story(id_) for id_ in ids}
    entries[f"file:{addresses.MACHINE_STORIES}"] = stories_file({**kept, **told}, reader.order())
    return entries


def stories_file(stories: Mapping[str, StoryEntry], order: Sequence[str]) -> bytes:
    """Return the bytes of the file with all stories (by id) for programs; `order`: ids of all articles."""
    place = {id_: at for at, id_ in enumerate(order)}
    newest_first = sorted(stories.items(), key=lambda row: place[row[1].reports[0]])
    told = (
        machine_edition.ToldStory(id_, one.address, one.lead, one.reports, one.copies, one.differs)
        for id_, one in newest_first
    )
    return machine_edition.stories(told).content
