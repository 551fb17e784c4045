"""After an edit, the incremental update of stories gives the same result as a full computation."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TypeVar
from unittest import mock

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from site_builder.edition.changed_stories import changed_stories
from site_builder.edition.events.same_event import looked_up
from site_builder.edition.story_clusters import alike, stories
from site_builder.model import Card, EditionStory
from tests.factories import card

_Row = TypeVar("_Row")

WORDS = ["पुल", "नदी", "रेल", "सड़क", "बाढ़", "आग", "चुनाव"]
texts = st.lists(st.sampled_from(WORDS), min_size=5, max_size=7, unique=True)
runs = st.lists(st.integers(1, 9), max_size=5, unique=True).map(sorted).map(tuple)
days = st.sampled_from(["2024-03-05", "2024-03-06", "2024-03-20"])


def written(one: Card, words: Sequence[str], its_runs: tuple[int, ...]) -> Card:
    """Return the article with other words."""
    terms = tuple((word, 400 - 50 * at) for at, word in enumerate(words))
    return replace(one, headline=" ".join(words[:2]), terms=terms, sketch=its_runs, word_count=20 + len(words))


class Known:
    """The remembered data of some articles, in the edition's order."""

    def __init__(self, cards: Sequence[Card]) -> None:
        pairs = alike(cards)
        self.stories = stories(cards.__getitem__, pairs)
        self.keys_of = {one.id: looked_up(one) for one in cards}
        self.likeness_of: dict[str, dict[str, float]] = {one.id: {} for one in cards}
        for (first, second), score in pairs.items():
            self.likeness_of[cards[first].id][cards[second].id] = score
            self.likeness_of[cards[second].id][cards[first].id] = score
        self.articles_of: dict[str, tuple[str, ...]] = defaultdict(tuple)
        for id_, keys in self.keys_of.items():
            for key in dict.fromkeys(keys):
                self.articles_of[key] = (*self.articles_of[key], id_)

    def keys(self, id_: str) -> tuple[str, ...]:
        """Return the keys of an article."""
        return self.keys_of[id_]

    def articles(self, key: str) -> tuple[str, ...]:
        """Return the articles of a key."""
        return self.articles_of.get(key, ())

    def likeness(self, id_: str) -> dict[str, float]:
        """Return the likeness of an article to others."""
        return self.likeness_of[id_]


written_articles = st.lists(st.tuples(texts, runs, days), min_size=2, max_size=12)
nearests = st.sampled_from([1, 2, 60])


def several(articles: Sequence[tuple[list[str], tuple[int, ...], str]]) -> list[Card]:
    """Return articles in the edition's order."""
    return [
        written(card(id=f"{at:02}", path=f"{at:02}.txt", published=day), words, its_runs)
        for at, (words, its_runs, day) in enumerate(articles)
    ]


@settings(max_examples=150, deadline=None)
@given(written_articles, st.lists(st.tuples(st.integers(0, 11), texts, runs), min_size=1, max_size=3), nearests)
def test_an_edit_gives_what_a_whole_new_look_gives(
    articles: list[tuple[list[str], tuple[int, ...], str]],
    edits: list[tuple[int, list[str], tuple[int, ...]]],
    nearest: int,
) -> None:
    """The results also agree where more articles share a word than the program compares."""
    before = several(articles)
    after = list(before)
    for at, words, its_runs in edits:
        after[at % len(after)] = written(after[at % len(after)], words, its_runs)
    same_as_a_whole_new_look(before, after, nearest)


@settings(max_examples=300, deadline=None)
@given(
    written_articles,
    st.lists(st.tuples(st.sampled_from(["come", "go", "move"]), st.integers(0, 12), texts, runs), max_size=4),
    nearests,
)
def test_articles_that_come_go_and_move_give_what_a_whole_new_look_gives(
    articles: list[tuple[list[str], tuple[int, ...], str]],
    edits: list[tuple[str, int, list[str], tuple[int, ...]]],
    nearest: int,
) -> None:
    """Articles are added, removed, moved and edited in one step."""
    before = several(articles)
    after = list(before)
    for number, (what, at, words, its_runs) in enumerate(edits):
        new = card(id=f"n{number}", path=f"n{number}.txt")
        if what != "come" and after:
            old = after.pop(at % len(after))
            new = old if what == "move" else new
        if what != "go":
            after.insert(at * 5 % (len(after) + 1), written(new, [*words, f"n{number}"], its_runs))
    same_as_a_whole_new_look(before, after, nearest)


def same_as_a_whole_new_look(before: list[Card], after: list[Card], nearest: int) -> None:
    """Fail unless the old data with the update applied are equal to the data of a full computation."""
    with (
        mock.patch("site_builder.edition.events.near_pairs.NEAREST", nearest),
        mock.patch("site_builder.edition.changed_stories.NEAREST", nearest),
    ):
        known, wanted = Known(before), Known(after)
        by_id = {one.id: one for one in (*before, *after)}
        changed = [one for one in after if one not in before]
        orders = [[one.id for one in cards] for cards in (after, before)]
        found = changed_stories(changed, orders[0], by_id.__getitem__, known, orders[1])
    gone = set(orders[1]) - set(orders[0])
    assert found.gone == gone
    assert without(gone, {**known.keys_of, **found.keys}) == wanted.keys_of
    assert without(gone, {**known.likeness_of, **found.likeness}) == wanted.likeness_of
    sides = ({**known.articles_of, **found.articles}, wanted.articles_of)
    one, other = ({key: set(ids) for key, ids in side.items() if ids} for side in sides)
    assert one == other
    assert told(known.stories, found.touched | gone, found.stories) == told(wanted.stories, set(), ())


def without(gone: set[str], rows: dict[str, _Row]) -> dict[str, _Row]:
    """Return the rows of articles that still exist."""
    return {id_: row for id_, row in rows.items() if id_ not in gone}


def told(kept: tuple[EditionStory, ...], touched: set[str], new: tuple[EditionStory, ...]) -> set[EditionStory]:
    """Return the stories without an article of `touched`, and the new stories."""
    return {story for story in kept if not touched & set(story.articles)} | set(new)
