"""The front page: selection of stories, their order, and the content of each."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder import addresses
from site_builder.model import Body, Card
from site_builder.pages.edition_entries import StoryEntry
from site_builder.pages.front.front_facts import RecentArticle
from site_builder.pages.front.highlights import whole_sentence
from site_builder.pages.front.story_choice import NEWEST, front_entry, most_named, points, recent_articles
from site_builder.pages.views import FrontView
from site_builder.settings import Site
from tests.kit import Project
from tests.pages.factory import article, block, edition, entity, lay_out, mention, quote

SUM = "सरकार ने नदी पर नए पुल के लिए 40 करोड़ रुपये मंजूर किए हैं।"
LEANING = "इसके लिए राज्य ने पिछले साल 90 करोड़ रुपये मांगे थे।"
FEW = "उद्घाटन के समय वहां तीन लोगों की दुकानें बंद रहीं।"


def front(*articles: tuple[Card, Body], site: Site | None = None) -> FrontView:
    """Return the front page of these articles."""
    site = site or Site()
    bodies = {card.id: body for card, body in articles}
    pages = lay_out(edition(*articles, site=site), site, str, bodies.__getitem__)
    (page,) = (page for page in pages if page.address == "index.html")
    view = page.view()
    assert isinstance(view, FrontView)
    return view


def recent(*ages: int) -> tuple[RecentArticle, ...]:
    """Return articles of these ages, with the ids a, b, c …"""
    return tuple(RecentArticle("abcdefgh"[at], age, titled=True) for at, age in enumerate(ages))


def story(*reports: str, sources: int = 0, copies: tuple[tuple[str, str], ...] = ()) -> StoryEntry:
    """Return a story with these reports. The newest report is first, and the last report is the lead."""
    return StoryEntry("stories/s.html", reports[-1], reports, copies, (), sources)


def order(articles: tuple[RecentArticle, ...], stories: dict[str, StoryEntry]) -> str:
    """Return the ids of the articles on a front page, in order."""
    shown = front_entry([one.id for one in articles], articles, stories, 30, ())
    return "".join(id_ for id_, _ in (*shown.top, *shown.latest))


def test_reports_and_publishers_weigh_and_each_day_halves_them() -> None:
    """Two papers today weigh more than four papers two days ago. A story of many days stays while new reports come."""
    assert points(2, 2, 0) > points(4, 4, 2)
    assert points(1, 0, 0) == points(1, 1, 0)  # One unknown publisher counts as one.
    assert order(recent(0, 0, 0), {"s": story("b", "c", sources=2)}) == "ca"
    assert order(recent(0, 2, 2, 2), {"s": story("b", "c", "d", sources=3)}) == "ad"
    assert order(recent(0, 0, 2, 5), {"s": story("b", "c", "d", sources=3)}) == "da"


def test_a_copy_has_no_weight() -> None:
    """The same text in five papers is one report."""
    copied = {"s": story("b", "c", copies=(("b", "c"),), sources=1)}
    assert order(recent(0, 0, 0), copied) == "ac"


def test_a_text_without_a_headline_does_not_lead() -> None:
    """It comes after stories of equal weight. If no text has a headline, the first one is the lead."""
    articles = (RecentArticle("a", 0, titled=False), *recent(0, 0)[1:], RecentArticle("c", 0, titled=False))
    assert order(articles, {}) == "bac"
    assert order((RecentArticle("a", 0, titled=False),), {}) == "a"


@given(st.lists(st.tuples(st.integers(0, 6), st.booleans()), max_size=40), st.integers(1, 30))
def test_the_front_page_shows_every_article_once(drawn: list[tuple[int, bool]], size: int) -> None:
    """It shows as many as it has room for, and says whether there are more."""
    articles = tuple(RecentArticle(f"{at:02}", age, titled) for at, (age, titled) in enumerate(sorted(drawn)))
    shown = front_entry([one.id for one in articles], articles, {}, size, ())
    ids = [id_ for id_, _ in (*shown.top, *shown.latest)]
    assert len(set(ids)) == len(ids) == min(size, len(articles))
    assert shown.more == (len(articles) > size)


def test_the_last_week_counts_from_the_newest_article() -> None:
    """An article that is dated only by its text does not belong to the week.

    If the newest articles lack a date, all do."""
    week = [article(day, published=f"2025-11-{day}") for day in ("12", "06", "05")]
    cards = edition(*week, article("x", spoken_of="2025-11-11")).cards
    days = {card.id: card.published or card.spoken_of for card in cards}
    assert [one.age for one in recent_articles([card for card, _ in week], days)] == [0, 6]
    assert [one.age for one in recent_articles(cards, days)] == [0, 0, 0, 0]
    many = [article(f"{n:03}")[0] for n in range(NEWEST + 1)]
    assert len(recent_articles(many, dict.fromkeys(card.id for card in many))) == NEWEST


def test_names_of_one_article_are_not_in_the_news() -> None:
    """The box shows a few names of each kind. Names of most recent articles come first."""
    places = [[entity(name, "place") for name in names] for names in (["दिल्ली"], ["दिल्ली", "पटना"], ["दिल्ली", "पटना"])]
    bodies = entity("संसद", "organisation")
    whole = edition(*(article(id_, entities=(*its, bodies)) for id_, its in zip("abc", places, strict=True)))
    found = most_named(whole.entities, recent(0, 0, 0))
    assert [(key.partition("/")[2], count) for key, count in found] == [("दिल्ली", 3), ("पटना", 2), ("संसद", 3)]
    assert most_named(whole.entities, recent(0)) == ()


def test_a_figure_stands_in_a_sentence_that_says_all_by_itself() -> None:
    """A sentence that refers to the sentence before it is not used, and a small count is not used."""
    blocks = (block("पुल बनेगा।"), block(f"{LEANING} {FEW} {SUM}"))
    mentions = (
        mention(blocks, 1, "90 करोड़ रुपये", "money", "900000000 INR"),
        mention(blocks, 1, "तीन लोगों", "quantity", "3"),
        mention(blocks, 1, "40 करोड़ रुपये", "money", "400000000 INR"),
    )
    (only,) = front(article("a", body=Body(blocks, mentions, ()))).figures
    assert "".join(span.text for span in only.fact.spans) == SUM
    assert [span.text for span in only.fact.spans if span.strong] == ["40 करोड़ रुपये"]
    assert only.fact.href == addresses.sentence("articles/khabar-a.html", SUM)
    assert only.article.href == "articles/khabar-a.html"
    assert front(article("a", body=Body(blocks, mentions[:2], ()))).figures == ()


@pytest.mark.parametrize(("speaker", "shown"), [("मीरा जोशी", True), ("रवि सेन", False), (None, False)])
def test_the_quote_of_the_day_has_a_speaker_who_is_sure(speaker: str | None, shown: bool) -> None:
    """Quotes without a speaker and quotes of a doubtful name are not shown."""
    blocks = (block("मीरा जोशी ने कहा, “यह पुल अगले साल मार्च तक बनकर तैयार हो जाएगा।”"),)
    words = blocks[0].text.partition("“")[2].rstrip("”")
    who = (entity("मीरा जोशी"), entity("रवि सेन", confidence=0.2))
    view = front(article("a", entities=who, body=Body(blocks, (), (quote(blocks, 0, words, speaker),))))
    assert (view.saying is not None) == shown


def test_a_sentence_that_a_card_cuts_stands_whole() -> None:
    """A sentence as long as a paragraph is still cut."""
    text = "जयपुर में " + "नदी के किनारे " * 18 + "नया पुल खुल गया।"
    body = Body((block(text + " लोग खुश हैं।"),), (), ())
    assert whole_sentence(text[:120].rstrip() + "…", body, "hi") == text
    assert whole_sentence("पूरा वाक्य।", body, "hi") == "पूरा वाक्य।"
    long = Body((block("नदी " * 200 + "है।"),), (), ())
    assert whole_sentence("नदी नदी…", long, "hi") == "नदी नदी…"


def test_a_headline_as_long_as_a_paragraph_is_shortened() -> None:
    """A headline of two hundred words would leave no room for other articles."""
    view = front(article("a", headline=" ".join(["शब्द"] * 200)))
    assert view.lead
    assert len(view.lead.teaser.headline) <= 201
    assert view.lead.teaser.headline.endswith("शब्द…")


def test_the_gist_says_more_than_the_headline() -> None:
    """If a text begins with its own headline, the gist is the next sentence."""
    view = front(article("a", headline="पुल खुला", excerpt="पुल खुला। लोग खुश हैं। और भी है।"))
    assert view.lead
    assert view.lead.gist == "लोग खुश हैं।"


def test_a_headline_that_was_cut_from_a_long_sentence_has_a_gist() -> None:
    """If the card contains only the sentence of the headline, the gist is the next sentence that can stand alone."""
    long = "जयपुर में " + "नदी के किनारे " * 18 + "नया पुल खुल गया।"
    blocks = (block(f"{long} इससे लोग बहुत ही ज्यादा खुश दिखाई दिए। {SUM}"),)
    words = {"headline": long[:80] + "…", "headline_given": False, "excerpt": long[:230] + "…"}
    view = front(*(article(id_, body=Body(blocks, (), ()), **words) for id_ in "ab"))
    assert view.lead
    assert (view.lead.gist, view.lead.teaser.excerpt) == (SUM, SUM)
    assert [one.gist for one in view.stories] == [SUM]


@pytest.mark.slow
def test_the_day_of_the_page_is_said_once(tmp_path: Path) -> None:
    """A story of an older day says its own; where no source states a day, the page says none."""
    dated: dict[str, str | bytes] = {
        f"{n}.md": f"---\ndate: 2025-11-0{day}\n---\n# खबर {n}\n\nयह खबर {n} है।\n" for n, day in enumerate((6, 6, 5))
    }
    project = Project(tmp_path / "dated", dated)
    project.build()
    top = project.page("index.html").partition('class="latest"')[0]
    assert [top.count(f">{day} नवंबर 2025</time>") for day in (6, 5)] == [1, 1]
    project = Project(tmp_path / "undated", {"a.md": "# खबर\n\nयह खबर है।\n"})
    project.build()
    assert "<time" not in project.page("index.html")


def test_the_day_of_the_page_is_that_of_the_site_zone() -> None:
    """An article of 20:00 UTC is of the next day in India; one that states only its month is of no day."""
    late = article("a", published="2025-11-05T20:00:00+00:00")
    assert front(late, article("b", published="2025-11")).day == "2025-11-06"
    assert front(article("b", published="2025-11")).day is None
    assert front(article("c", spoken_of="2025-11-06")).day is None
