"""Order, identities, entities and related articles of the edition."""

import random
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from site_builder.edition.identity import who_is_who
from site_builder.edition.ids import distinct_ids
from site_builder.edition.order import newest_first
from site_builder.edition.related import related, same_subject
from tests.factories import card, entity

INDIA = ZoneInfo("Asia/Kolkata")


def test_newest_first_compares_moments_not_texts() -> None:
    """00:30 in India is earlier than dawn of the same day in London. A date without a time counts as its midnight."""
    cards = [
        card(id="day", path="1", published="2025-11-06"),
        card(id="india", path="2", published="2025-11-06T00:30:00+05:30"),
        card(id="utc", path="3", published="2025-11-05T19:30:00+00:00"),
        card(id="none", path="4"),
        card(id="text", path="5", spoken_of="2026-01-01"),
    ]
    assert [c.id for c in newest_first(cards, INDIA)] == ["text", "utc", "india", "day", "none"]


def test_articles_of_one_month_and_of_its_first_day_are_not_mixed() -> None:
    """Lists have one heading for the month and one for the day."""
    cards = [card(id=str(n), path=str(n), published=day) for n, day in enumerate(["2025-11", "2025-11-01"] * 2)]
    assert [c.published for c in newest_first(cards, INDIA)] == ["2025-11-01", "2025-11-01", "2025-11", "2025-11"]


def test_undated_articles_come_last_in_order_of_path() -> None:
    """A false date, such as the year zero or an impossible day, counts as no date."""
    cards = [card(id="b", path="b", published="2025-99-99"), card(id="a", path="a"), card(id="c", published="2001")]
    assert [c.id for c in newest_first(cards, INDIA)] == ["c", "a", "b"]


def test_a_stated_id_that_is_taken_leaves_the_later_path_out() -> None:
    """The problem report names both files and the fix."""
    kept, problems = distinct_ids([("b.txt", "x"), ("a.txt", "x")])
    assert kept == {"a.txt": "x"}
    assert str(problems[0]) == "b.txt: its id 'x' is taken by a.txt; write another `id` in its front matter"


def test_ids_that_differ_only_in_case_count_as_one() -> None:
    """On a disk that ignores case they would be one file."""
    kept, problems = distinct_ids([("a.txt", "Pul"), ("b.txt", "pul")])
    assert kept == {"a.txt": "Pul"}
    assert "taken by a.txt" in str(problems[0])


def test_made_ids_that_meet_by_chance_grow_longer() -> None:
    """Two paths whose hashes share their first 8 digits both stay, with different ids."""
    # The SHA-256 values of n18622 and n41826 begin with the same digits (found by trial).
    kept, problems = distinct_ids([(f"{stem}.txt", "c43c4589") for stem in ("n41826", "n18622")])
    assert problems == ()
    assert kept == {"n18622.txt": "c43c4589", "n41826.txt": "c43c4589e992fb0e"}


def test_a_text_beside_a_markdown_file_of_the_same_name_is_left_out() -> None:
    """Their permanent ids would be equal, so the message says that the later file must state its own id."""
    kept, problems = distinct_ids([(path, "c43c4589") for path in ("n18622.txt", "n18622.md")])
    assert list(kept) == ["n18622.md"]
    assert [problem.path for problem in problems] == ["n18622.txt"]


def test_an_entity_in_enough_articles_gets_a_page_and_others_none() -> None:
    """The threshold is the number of articles, not of mentions."""
    cards = [
        card(id="1", entities=(entity("मीरा राठी", count=9), entity("रवि सेन", count=9))),
        card(id="2", entities=(entity("मीरा राठी"),)),
    ]
    found = who_is_who(cards, min_articles=2, min_confidence=0.5)
    assert [(e.name, e.articles) for e in found] == [("मीरा राठी", ("1", "2"))]


def test_people_of_one_name_are_not_taken_for_each_other() -> None:
    """Two articles may mean two people called अमित. For a place, one word is enough."""
    cards = [card(id=i, entities=(entity("अमित"), entity("जयपुर", "place"))) for i in "12"]
    assert [e.name for e in who_is_who(cards, 2, 0.5)] == ["जयपुर"]


def test_doubtful_entities_get_no_page() -> None:
    """An entity below the confidence threshold does not count."""
    cards = [card(id=i, entities=(entity("मीरा जोशी", confidence=0.4),)) for i in "12"]
    assert who_is_who(cards, 2, 0.5) == ()


def test_an_entity_bears_its_commonest_full_name_and_all_others() -> None:
    """Names with one key are one entity, even if articles use different names."""
    cards = [
        card(id="1", entities=(entity("संयुक्त राज्य अमेरिका", "place", aliases=("अमेरिका",), key="place/US"),)),
        card(id="2", entities=(entity("अमेरिका", "place", key="place/US"),)),
        card(id="3", entities=(entity("अमेरिका", "place", aliases=("US",), key="place/US"),)),
    ]
    (found,) = who_is_who(cards, 2, 0.5)
    assert found.name == "अमेरिका"
    assert found.names == ("अमेरिका", "संयुक्त राज्य अमेरिका", "US")
    assert found.slug == "amerika"


def test_slugs_are_unique_within_a_kind_and_never_that_of_its_list() -> None:
    """Two names with equal romanisation get different addresses, and neither is index.html."""
    names = ("राम", "रम", "Index", "!!!")
    cards = [card(id=i, entities=tuple(entity(name, "organisation") for name in names)) for i in "12"]
    slugs = [e.slug for e in who_is_who(cards, 2, 0.5)]
    assert len(set(slugs)) == 4
    assert "index" not in slugs
    assert all(slugs)


def test_names_that_differ_in_a_long_vowel_are_told_apart_by_it() -> None:
    """The long vowel stays readable in the slug. Names with equal slugs even then get a part of their hash."""
    cards = [card(id=i, entities=tuple(entity(name, "organisation") for name in ("कमल", "कमाल"))) for i in "12"]
    assert {e.name: e.slug for e in who_is_who(cards, 2, 0.5)} == {"कमल": "kamal", "कमाल": "kamaal"}


def test_related_articles_share_rare_entities_first() -> None:
    """A rare shared name has more weight than a name that occurs everywhere."""
    often = [card(id=f"o{i}", entities=(entity("भारत", "place"),)) for i in range(20)]
    rare = [card(id=i, entities=(entity("भारत", "place"), entity("क्षितिज वेलणकर"))) for i in ("r1", "r2")]
    cards = [*often[:10], rare[0], *often[10:], rare[1]]
    links = related(cards, who_is_who(cards, 2, 0.5), 3)
    assert links[10][0].id == "r2"
    assert links[10][0].shared == ("person/क्षितिज वेलणकर", "place/भारत")
    assert all(link.id != "r1" for link in links[10])
    assert links[0] == ()  # A name that occurs in every article is not enough.


def test_related_articles_are_related_both_ways() -> None:
    """The third article is closest to two articles that are closer to each other, so no list shows it."""
    names = (entity("मीरा सेन"), entity("राम राठी"), entity("सोनपुर", "place"))
    cards = [card(id="a", entities=names), card(id="b", entities=names), card(id="c", entities=names[:2])]
    links = related(cards, who_is_who(cards, 2, 0.5), 1)
    assert [[one.id for one in its] for its in links] == [["b"], ["a"], []]


def test_a_letter_in_common_makes_no_subject() -> None:
    """An "and" of one letter, or the rest of a broken word, is rare and would get a high weight."""
    one, other = (card(terms=(("व", 700), ("ए", 500), (word, 500))) for word in ("शीतलहर", "पुल"))
    assert not same_subject(one, other)
    assert same_subject(one, one)


def test_a_name_in_common_makes_no_subject() -> None:
    """In one town, two cold waves are related, but not a cold wave and a bridge. The town's name does not count."""
    town = (entity("सोनपुर", "place"),)
    cold = card(entities=town, terms=(("सोनपुर", 700), ("शीतलहर", 500), ("कोहरा", 500)))
    frost = card(entities=town, terms=(("सोनपुर", 700), ("शीतलहर", 500), ("पाला", 500)))
    bridge = card(entities=town, terms=(("सोनपुर", 700), ("पुल", 500), ("नदी", 500)))
    assert same_subject(cold, frost)
    assert not same_subject(cold, bridge)
    assert same_subject(cold, card(entities=town, terms=()))  # The language has no word data.


def test_what_happens_in_one_country_is_not_one_subject() -> None:
    """Two articles on Iraq are not related if one is about an attack and the other about an earthquake."""
    country = (entity("इराक", "place", key="place/IQ"), entity("बगदाद", "place"))
    attack = card(entities=country, terms=(("इराक", 600), ("बगदाद", 300), ("हमले", 300), ("घायल", 200)))
    quake = card(entities=country, terms=(("इराक", 600), ("बगदाद", 300), ("भूकंप", 300), ("घायल", 200)))
    assert not same_subject(attack, quake)
    assert same_subject(attack, attack)


def test_a_place_counts_as_one_under_any_of_its_names() -> None:
    """Only one of the two articles has the name under which its key is made."""
    terms = (("मेरीलैंड", 500), ("राहत", 200))
    one = card(entities=(entity("मैरीलैंड", "place", aliases=("मेरीलैंड",)),), terms=terms)
    other = card(entities=(entity("मैरीलैंड", "place"),), terms=terms)
    assert not same_subject(one, other)
    assert not same_subject(other, one)


def test_a_person_whom_both_name_is_half_a_subject() -> None:
    """Two stages of a trial are related, but not all that a minister opens. An अमित may be another one."""
    both, trial = (("मीरा", 250), ("राठी", 250)), (("मुकदमे", 200),)
    for name, terms, expected in (
        ("मीरा राठी", both + trial, True),
        ("मीरा राठी", both, False),
        ("मीरा", both + trial, False),
    ):
        one, other = (card(entities=(entity(name, aliases=("मीरा राठी",)),), terms=terms) for _ in range(2))
        assert same_subject(one, other) is expected


def test_a_body_that_only_said_something_makes_no_subject() -> None:
    """Earthquakes on two continents are not related, though one institute measured both."""
    terms = (("भूकंप", 500), ("झटके", 300))
    survey = entity("भूगर्भ संस्थान", "organisation")
    quake = card(entities=(survey,), terms=terms, headline="भूकंप के झटके", excerpt="लोग घरों से बाहर आ गए।")
    about = card(entities=(survey,), terms=terms, headline="भूगर्भ संस्थान में भूकंप के झटके")
    assert not same_subject(quake, quake)
    assert same_subject(quake, about)
    assert same_subject(about, quake)


def test_numbers_units_and_days_make_no_subject() -> None:
    """They are in reports of every kind."""
    terms = tuple((word, 400) for word in ("9", "26", "किलोमीटर", "सोमवार", "जनवरी"))
    town = (entity("सोनपुर", "place"),)
    assert not same_subject(card(entities=town, terms=terms), card(entities=town, terms=terms))


@given(st.randoms(use_true_random=False))
def test_the_edition_does_not_depend_on_the_order_of_reading(rng: random.Random) -> None:
    """Cards in random order give the same order, entities and links."""
    cards = [
        card(id=str(i), path=f"{i:02}", spoken_of=f"2025-01-{i % 5 + 1:02}", entities=(entity("मीरा"), entity("रवि")))
        for i in range(12)
    ]
    shuffled = rng.sample(cards, len(cards))
    assert newest_first(shuffled, INDIA) == newest_first(cards, INDIA)
