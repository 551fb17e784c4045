"""Stories after an edit are those of a whole new look at all articles."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from unittest import mock

from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.edition.changed_stories import changed_stories
from site_builder.edition.reports import looked_up
from site_builder.edition.story_clusters import alike, stories
from site_builder.model import Card, EditionStory
from tests.factories import card

WORDS = ["पुल", "नदी", "रेल", "सड़क", "बाढ़", "आग", "चुनाव"]
texts = st.lists(st.sampled_from(WORDS), min_size=5, max_size=7, unique=True)
runs = st.lists(st.integers(1, 9), max_size=5, unique=True).map(sorted).map(tuple)
days = st.sampled_from(["2024-03-05", "2024-03-06", "2024-03-20"])


def written(one: Card, words: Sequence[str], its_runs: tuple[int, ...]) -> Card:
    """Return the article with other words."""
    terms = tuple((word, 400 - 50 * at) for at, word in enumerate(words))
    return replace(one, headline=" ".join(words[:2]), terms=terms, sketch=its_runs, word_count=20 + len(words))


class Known:
    """All that is known of some articles in the edition's order."""

    def __init__(self, cards: Sequence[Card]) -> None:
        pairs = alike(cards)
        self.stories = stories(dict(enumerate(cards)), pairs)
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


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(texts, runs, days), min_size=2, max_size=12),
    st.lists(st.tuples(st.integers(0, 11), texts, runs), min_size=1, max_size=3),
    st.sampled_from([1, 2, 60]),
)
def test_an_edit_gives_what_a_whole_new_look_gives(
    articles: list[tuple[list[str], tuple[int, ...], str]],
    edits: list[tuple[int, list[str], tuple[int, ...]]],
    nearest: int,
) -> None:
    """Also where more articles share a word than are compared."""
    before = [
        written(card(id=f"{at:02}", path=f"{at:02}.txt", published=day), words, its_runs)
        for at, (words, its_runs, day) in enumerate(articles)
    ]
    after = list(before)
    for at, words, its_runs in edits:
        after[at % len(after)] = written(after[at % len(after)], words, its_runs)
    with (
        mock.patch("site_builder.edition.story_clusters.NEAREST", nearest),
        mock.patch("site_builder.edition.changed_stories.NEAREST", nearest),
    ):
        known, wanted = Known(before), Known(after)
        by_id = {one.id: one for one in after}
        changed = [one for one, old in zip(after, before, strict=True) if one != old]
        found = changed_stories(changed, [one.id for one in after], by_id.__getitem__, known)
    assert {**known.keys_of, **found.keys} == wanted.keys_of
    assert {**known.likeness_of, **found.likeness} == wanted.likeness_of
    sides = ({**known.articles_of, **found.articles}, wanted.articles_of)
    one, other = ({key: set(ids) for key, ids in side.items() if ids} for side in sides)
    assert one == other
    assert told(known.stories, found.touched, found.stories) == told(wanted.stories, set(), ())


def told(kept: tuple[EditionStory, ...], touched: set[str], new: tuple[EditionStory, ...]) -> set[EditionStory]:
    """Return the stories that touch no article in `touched`, and the new ones."""
    return {story for story in kept if not touched & set(story.articles)} | set(new)
