"""The selection of article pairs for comparison contains all similar pairs and few others."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from site_builder.edition.events.compared_article import ComparedArticle
from site_builder.edition.events.near_pairs import near_pairs
from site_builder.edition.events.same_event import NEAREST, likeness, looked_up
from site_builder.model import Card
from tests.factories import card

WORDS = ("पुल", "नदी", "रेल", "सड़क", "बाढ़", "आग", "चुनाव", "नहर", "खेत")
terms = st.lists(st.sampled_from(WORDS), max_size=8, unique=True).flatmap(
    lambda words: st.lists(st.integers(150, 500), min_size=len(words), max_size=len(words)).map(
        lambda weights: tuple(zip(words, sorted(weights, reverse=True), strict=True))
    )
)
runs = st.lists(st.integers(1, 12), max_size=12, unique=True).map(sorted).map(tuple)
days = st.sampled_from(["2024-03-05", "2024-03-07", "2024-03-20", "not a day", None])
written = st.builds(lambda its, sketch, day: card(terms=its, sketch=sketch, published=day), terms, runs, days)


@given(st.lists(written, max_size=12))
def test_only_pairs_that_are_unlike_are_left_out(cards: list[Card]) -> None:
    """Two articles with a shared word that the quick selection leaves out have likeness 0 in the full comparison."""
    found = list(near_pairs(cards))
    assert found == sorted(set(found))
    for one, other in set(combinations(range(len(cards)), 2)) - set(found):
        if set(looked_up(cards[one])) & set(looked_up(cards[other])):
            assert likeness(ComparedArticle(cards[one]), ComparedArticle(cards[other])) == 0


def test_of_a_frequent_word_only_the_nearest_articles_are_compared() -> None:
    """The work is therefore linear in the number of articles that contain the word."""
    alike = card(terms=tuple((word, 330) for word in WORDS))
    found = list(near_pairs([alike] * (NEAREST + 5)))
    assert max(other - one for one, other in found) == NEAREST
    assert len(found) == sum(min(NEAREST, NEAREST + 4 - at) for at in range(NEAREST + 5))


def test_articles_that_share_little_are_not_compared() -> None:
    """Pairs that share only three words, or four words of low weight, or have other days, are left out."""
    one = card(terms=tuple((word, 330) for word in WORDS), published="2024-03-05")
    three = card(terms=tuple((word, 500) for word in WORDS[:3]), published="2024-03-05")
    light = card(terms=tuple((word, 30) for word in WORDS), published="2024-03-05")
    later = card(terms=one.terms, published="2024-03-09")
    assert [pair for pair in near_pairs([one, three, light, later]) if pair[0] == 0] == []
    assert list(near_pairs([one, one])) == [(0, 1)]


def test_no_articles_have_no_pairs() -> None:
    """Articles without words have no pairs either."""
    assert list(near_pairs([])) == []
    assert list(near_pairs([card(), card()])) == []
