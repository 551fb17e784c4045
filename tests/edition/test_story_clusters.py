"""Reports of one event make a story, copies of one text are folded, and a shared topic makes no story."""

import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from site_builder.edition.events.same_event import is_copy
from site_builder.edition.story_clusters import alike
from site_builder.edition.story_clusters import stories as stories_of
from site_builder.model import Card, EditionStory
from site_builder.text.language_profile import language_of
from site_builder.text.likeness.key_terms import key_terms
from site_builder.text.likeness.shingles import resemblance, sketch
from tests.factories import card, entity

HINDI = language_of("hi")
BRIDGE = (
    "सोनपुर में गंडक नदी पर बना पुराना पुल मंगलवार सुबह ढह गया। हादसे में एक ट्रक नदी में गिर गया और चालक को मछुआरों ने बचाया। "
    "जिलाधिकारी ने बताया कि पुल पर आवाजाही दो दिन पहले ही रोकी जानी थी। "
    "राज्य सरकार ने जांच के लिए तीन इंजीनियरों की समिति बनाई है।"
)
ALSO = (
    "गंडक पर सोनपुर का पुल सुबह अचानक ढह गया, जिससे एक ट्रक नदी में जा गिरा। मछुआरों ने नाव से चालक को बाहर निकाला। "
    "पथ निर्माण मंत्री ने इंजीनियरों की समिति से सात दिन में रिपोर्ट मांगी है। स्थानीय लोगों ने पुल की मरम्मत की मांग पहले भी की थी।"
)
OTHER = (
    "मुजफ्फरपुर में बूढ़ी गंडक पर नया पुल अगले साल बनकर तैयार होगा। विभाग के अनुसार निर्माण पर अस्सी करोड़ रुपये खर्च होंगे। "
    "पुल बनने से शहर के उत्तरी हिस्से के लोगों को जाम से राहत मिलेगी और बाजार तक पहुंच आसान होगी।"
)


def report(id_: str, headline: str, text: str, day: str | None = "2024-03-05") -> Card:
    """Return an article with this text."""
    made = card(id=id_, path=f"{id_}.txt", headline=headline, published=day, word_count=len(text.split()))
    return replace(made, terms=key_terms(headline, [text], HINDI), sketch=sketch(text, HINDI))


def stories(cards: list[Card]) -> tuple[EditionStory, ...]:
    """Return the stories of these articles. The articles are in the edition's order."""
    return stories_of(cards.__getitem__, alike(cards))


FIRST = report("a", "सोनपुर में गंडक नदी पर बना पुल ढहा, ट्रक गिरा", BRIDGE)
SECOND = report("b", "गंडक पुल ढहने की जांच करेगी इंजीनियरों की समिति", ALSO, "2024-03-06")


def test_two_reports_of_one_event_make_a_story() -> None:
    """The lead is the newest report that is not much shorter than the others. The oldest report gives the id."""
    (story,) = stories([SECOND, FIRST])
    assert (story.id, story.lead, story.articles, story.copies) == ("a", "b", ("b", "a"), ())


def test_articles_on_one_topic_are_not_one_story() -> None:
    """Two bridges over two rivers are two events."""
    assert stories([FIRST, report("c", "बूढ़ी गंडक पर नया पुल अगले साल तक", OTHER)]) == ()


def test_one_more_report_at_the_end_of_a_chain_pairs_no_older_reports_anew() -> None:
    """Each report is like the one before, all equally. Of equal pairs the oldest are joined first."""

    def chain(reports: int) -> list[tuple[str, ...]]:
        cards = {at: report(f"{reports - at:02}", "पुल", BRIDGE) for at in range(reports)}
        return [one.articles for one in stories_of(cards.__getitem__, {(at, at + 1): 0.6 for at in range(reports - 1)})]

    assert chain(6) == chain(7) == [("06", "05"), ("04", "03"), ("02", "01")]
    assert chain(8)[1:] == chain(7)


def test_a_report_of_another_week_is_another_event() -> None:
    """A follow-up comes within three days. Without dates, the text decides."""
    late = replace(SECOND, published="2024-03-12")
    assert stories([late, FIRST]) == ()
    assert len(stories([replace(SECOND, published=None), replace(FIRST, published=None)])) == 1
    assert stories([replace(SECOND, published=None), FIRST]) == ()


@pytest.mark.parametrize("days", [(None, None), ("2024-03-06", "2024-03-06"), ("2024-03-06", "2024-03-07")])
def test_two_short_texts_with_a_town_and_an_official_are_not_one_story(days: tuple[str | None, str | None]) -> None:
    """They share people and places, but not the event: the same official opens another thing on another day."""
    school = "रामगढ़ के जिलाधिकारी माधव केसरवानी ने बुधवार को नए पुस्तकालय का उद्घाटन किया। छात्रों को सौ किताबें मिलीं।"
    market = "रामगढ़ के जिलाधिकारी माधव केसरवानी ने बुधवार को सब्जी मंडी का निरीक्षण किया। दुकानदारों ने पानी की शिकायत की।"
    who = (entity("रामगढ़", "place"), entity("माधव केसरवानी"))
    pair = [
        replace(report(id_, headline, text, day), entities=who)
        for id_, headline, text, day in (
            ("s", "रामगढ़ में जिलाधिकारी माधव केसरवानी ने खोला पुस्तकालय", school, days[0]),
            ("m", "रामगढ़ में जिलाधिकारी माधव केसरवानी पहुंचे मंडी", market, days[1]),
        )
    ]
    assert stories(pair) == ()


def test_another_town_and_a_late_follow_up_are_not_one_story() -> None:
    """A shared topic is not an event. A follow-up within three days is part of the story, a later one is not."""
    assert stories([report("t", "मुजफ्फरपुर में नया पुल अगले साल", OTHER), FIRST]) == ()
    assert len(stories([replace(SECOND, published="2024-03-08"), FIRST])) == 1
    assert stories([replace(SECOND, published="2024-03-09"), FIRST]) == ()


def test_headlines_that_name_other_places_speak_against_one_event() -> None:
    """The same order is given in two states. A place that the other article names too is no contradiction."""
    text = "सरकार ने सभी स्कूल 31 मार्च तक बंद रखने का आदेश दिया है।"
    one = report("x", "दिल्ली में 31 मार्च तक सभी स्कूल बंद, आदेश जारी", text)
    two = report("y", "झारखंड में 31 मार्च तक सभी स्कूल बंद, आदेश जारी", text)
    delhi, jharkhand = entity("दिल्ली", "place"), entity("झारखंड", "place")
    alike = stories([replace(one, sketch=()), replace(two, sketch=())])
    apart = stories([replace(one, sketch=(), entities=(delhi,)), replace(two, sketch=(), entities=(jharkhand,))])
    both = stories(
        [replace(one, sketch=(), entities=(delhi, jharkhand)), replace(two, sketch=(), entities=(jharkhand,))]
    )
    assert (len(alike), len(both)) == (1, 1)
    assert len(apart) <= len(alike)


def test_a_copy_is_folded_under_the_fullest_text() -> None:
    """The same text pasted twice, or with a few changed words, is a copy."""
    edited = report("c", "पुल ढहा", BRIDGE.replace("पुराना ", "").replace("मंगलवार", "आज"))
    (story,) = stories([edited, FIRST])
    assert story.copies == (("c", "a"),)
    assert story.lead == "a"


def test_copies_are_found_in_languages_of_which_nothing_is_known() -> None:
    """Such languages have no word weights, but copies share the same runs of words."""
    one, two = (replace(report(id_, f"Headline {id_}", BRIDGE), language="xx", terms=()) for id_ in "ab")
    (story,) = stories([one, two])
    assert len(story.copies) == 1


def test_hundreds_of_like_articles_take_no_more_than_their_pairs() -> None:
    """Notices that differ only in a number: the work per pair stays constant, so a folder of them takes a moment."""

    def work(count: int) -> int:
        notices = [report(f"{n:03}", f"पुल संख्या {n} खुला", f"{BRIDGE} पुल संख्या {n}।") for n in range(count)]
        counted = 0

        def count_calls(_frame: object, event: str, _argument: object) -> None:
            nonlocal counted
            counted += event in {"call", "c_call"}

        sys.setprofile(count_calls)
        try:
            assert stories(notices)
        finally:
            sys.setprofile(None)
        return counted

    # Twice the articles give four times the pairs. Cubic work would give eight times.
    assert work(80) < 5.5 * work(40)


def test_a_long_passage_that_both_quote_makes_no_copy() -> None:
    """Half of each text is the same statement, and the other half is its own."""
    statement = (
        "मंत्री ने कहा कि सरकार हर पुल की जांच कराएगी और दोषी अधिकारियों पर सख्त कार्रवाई होगी, चाहे वे किसी भी पद पर हों। "
    )
    one = report(
        "p", "पुलों की जांच होगी", statement + "पटना में बैठक के बाद विभाग ने सभी जिलों से पुलों की सूची और मरम्मत का ब्योरा मांगा।"
    )
    two = report(
        "q", "विपक्ष का हंगामा", statement + "विधानसभा में विपक्ष ने वेल में आकर नारे लगाए, जिससे कार्यवाही दोपहर तक रुकी रही।"
    )
    assert not is_copy(one, two)


def test_a_chain_of_reports_does_not_become_one_story() -> None:
    """Each report is similar to the next, but the first is not similar to the last. Average likeness decides."""
    words = [f"शब्द{n}" for n in range(60)]
    chain = [report(str(n), words[59 - n], " ".join(words[n * 8 : n * 8 + 16])) for n in range(5)]
    assert 0 < max(len(story.articles) for story in stories(chain)) < len(chain)


@settings(max_examples=25)
@given(st.permutations(range(4)), st.integers(0, 3))
def test_another_article_changes_only_the_story_it_joins(order: list[int], extra: int) -> None:
    """Likeness depends on two articles only, so stories without the new article stay unchanged."""
    events = [
        report(f"{n}{side}", f"{name} का पुल ढहा", text.replace("सोनपुर", name))
        for n, name in enumerate(("हाजीपुर", "भागलपुर", "मोकामा", "बक्सर"))
        for side, text in (("a", BRIDGE), ("b", ALSO))
    ]
    before = stories([events[2 * at + side] for at in order for side in (0, 1)])
    text = f"दूरबीन {extra} से दिखा नया धूमकेतु अगले वर्ष पृथ्वी के पास से गुजरेगा।"
    more = report("new", "वैज्ञानिकों ने खोजा नया धूमकेतु", text)
    assert stories([*[events[2 * at + side] for at in order for side in (0, 1)], more]) == before


def test_sketches_estimate_what_two_texts_share() -> None:
    """Equal texts share everything, different texts nothing, and an empty text shares nothing."""
    assert resemblance(sketch(BRIDGE, HINDI), sketch(BRIDGE, HINDI)) == 1
    assert resemblance(sketch(BRIDGE, HINDI), sketch(OTHER, HINDI)) == 0
    assert resemblance(sketch(BRIDGE, HINDI), sketch("", HINDI)) == 0
    assert all(a < b for a, b in pairwise(sketch(BRIDGE, HINDI)))
