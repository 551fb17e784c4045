"""List pages: teasers, entity pages, the archive."""

import pytest
from msgspec.structs import replace

from site_builder.addresses import sentence_id
from site_builder.model import Body, Card, EditionStory, Image, KeyPoint
from site_builder.pages.parts.view_parts import Date, Teaser, TextRun
from site_builder.pages.views import (
    ArchiveView,
    ArticleView,
    DayView,
    EntityMonthView,
    EntityView,
    FrontView,
    MonthView,
    NotFoundView,
)
from site_builder.settings import Site
from tests.pages.factory import article, block, edition, entity, lay_out, quote


def views(*articles: tuple[Card, Body], site: Site | None = None) -> dict[str, object]:
    """Return every view by address."""
    site = site or Site()
    bodies = {card.id: body for card, body in articles}
    made = lay_out(edition(*articles, site=site), site, lambda name: name, bodies.__getitem__)
    return {page.address: page.view() for page in made}


def lead(card: tuple[Card, Body]) -> Teaser:
    """Return the article as the front page shows it."""
    front = views(card)["index.html"]
    assert isinstance(front, FrontView)
    assert front.lead
    return front.lead.teaser


def listed(card: tuple[Card, Body], month: str) -> Teaser:
    """Return the article as the archive shows it."""
    page = views(card)[f"archive/{month}.html"]
    assert isinstance(page, MonthView | DayView)
    return page.days[0].teasers[0] if isinstance(page, MonthView) else page.teasers[0]


def test_a_title_cut_from_the_text_is_not_said_twice() -> None:
    """The whole sentence is the title, and the excerpt begins with the next sentence."""
    excerpt = "गांव में आज कुआं बना। लोग खुश हैं।"
    whole = article("a", headline="गांव में आज कुआं बना", headline_given=False, excerpt=excerpt)
    cut = article("a", headline="गांव में आज…", headline_given=False, excerpt=excerpt)
    given = article("a", headline="गांव में आज कुआं बना", excerpt=excerpt)
    assert lead(whole).excerpt == "लोग खुश हैं।"
    assert (lead(cut).headline, lead(cut).excerpt) == ("गांव में आज कुआं बना", "लोग खुश हैं।")
    assert lead(given).excerpt == excerpt
    page = views(cut)["articles/khabar-a.html"]
    assert isinstance(page, ArticleView)
    assert page.headline == "गांव में आज कुआं बना"


def test_a_day_that_only_the_text_names_is_not_the_publication_date() -> None:
    """The view separates the two dates and prefers the one that the source states."""
    spoken, stated = article("a", spoken_of="2025-11-06"), article("a", published="2025-11-07", spoken_of="2025-11-06")
    assert [listed(one, "2025-11").date for one in (spoken, stated)] == [
        Date("2025-11-06", published=False),
        Date("2025-11-07", published=True),
    ]
    assert listed(article("a"), "undated").date is None
    # The front page shows new articles, and such a date does not say how new an article is.
    assert lead(spoken).date is None
    assert lead(stated).date == Date("2025-11-07", published=True)


def test_doubtful_entities_are_not_shown() -> None:
    """A name below the threshold of the settings is not an entity."""
    card = article("a", entities=(entity("पक्का"), entity("कच्चा", confidence=0.3)))
    assert [link.text for link in lead(card).entities] == ["पक्का"]


def test_only_a_page_with_a_picture_may_load_from_other_servers() -> None:
    """A picture beside the source is copied to the site and linked relatively."""
    own = article("a", image=Image("photos/a.jpg", "", None))
    other = article("a", image=Image("https://example.org/a.jpg", "", None))
    shown = lead(own).picture
    assert shown is not None
    assert (shown.src, shown.remote, shown.share) == ("pictures/a-58d4d8de.jpg", False, None)
    assert lead(other).picture.src == "https://example.org/a.jpg"  # type: ignore[union-attr]
    assert [views(one)["index.html"].frame.remote_images for one in (own, other)] == [False, True]  # type: ignore[attr-defined]


def test_the_page_of_an_entity_shows_thirty_articles_and_leads_to_the_months_of_all() -> None:
    """The page of an old article's month therefore does not change when a new article comes."""
    days = [f"2025-{10 + n // 25}-{1 + n % 25:02}" for n in range(31)]
    made = views(*(article(day, published=day, entities=(entity("दिल्ली", "place"),)) for day in days))
    page, october = made["places/dilli.html"], made["places/dilli/2025-10.html"]
    assert isinstance(page, EntityView)
    assert isinstance(october, EntityMonthView)
    assert (len(page.teasers), page.articles) == (30, 31)
    assert [(month.iso, month.articles, month.href) for month in page.months] == [
        ("2025-11", 6, "../places/dilli/2025-11.html"),
        ("2025-10", 25, "../places/dilli/2025-10.html"),
    ]
    assert (len(october.teasers), october.month.articles, october.link.href) == (25, 25, "../../places/dilli.html")


def test_a_month_with_many_articles_has_a_page_for_each_day() -> None:
    """An article with only a known month stays on the page of the month."""
    many = [article(f"{n:03}", published=f"2025-11-{1 + n // 101:02}") for n in range(103)]
    made = views(*many, article("m", published="2025-11"), article("z", published="2025-10-31"))
    month, first, second = (made[f"archive/2025-11{end}.html"] for end in ("", "-01", "-01/2"))
    assert isinstance(month, MonthView)
    assert isinstance(first, DayView)
    assert isinstance(second, DayView)
    assert [(day.iso, day.articles, len(day.teasers), day.href) for day in month.days] == [
        ("2025-11-02", 2, 2, "../archive/2025-11-02.html"),
        ("2025-11-01", 101, 3, "../archive/2025-11-01.html"),
        ("2025-11", 1, 1, None),
    ]
    assert (len(first.top), len(first.teasers), len(second.top), len(second.teasers)) == (6, 94, 0, 1)
    assert first.articles == 101
    assert first.newer is not None
    assert (first.newer.href, first.older, first.month) == (
        "../archive/2025-11-02.html",
        None,
        "../archive/2025-11.html",
    )
    assert second.pager.newer == "../../archive/2025-11-01.html"


@pytest.mark.parametrize("others", [0, 100])  # a month on one page, and one with pages for its days
def test_a_day_begins_with_the_stories_that_have_most_reports(others: int) -> None:
    """Each story stands there once, with its lead, and the further reports of all stories come last."""
    made = [article(name, published="2025-11-06") for name in ("a", "b", "c", "d", "e")]
    made += [article(f"x{n}", published="2025-11-05") for n in range(1 + others)]
    story = EditionStory("c", "khabar", "d", ("c", "d"), ())
    larger = EditionStory("e", "khabar", "e", ("a", "e", "x0"), ())
    told = replace(edition(*made), stories=(story, larger))
    laid_out = lay_out(told, Site(), str, {card.id: body for card, body in made}.__getitem__)
    pages = {page.address: page.view() for page in laid_out if page.address.startswith("archive/2025")}
    month = pages["archive/2025-11.html"]
    assert isinstance(month, MonthView)
    order = ["e", "d", "b", "a", "c"]
    ids = [one.headline.removeprefix("खबर ") for one in month.days[0].teasers]
    assert ids == (order if not others else order[:3])
    assert [(one.reports, one.story is None) for one in month.days[0].teasers[:3]] == [
        (3, False),
        (2, False),
        (1, True),
    ]
    if others:
        day = pages["archive/2025-11-06.html"]
        assert isinstance(day, DayView)
        assert [one.headline.removeprefix("खबर ") for one in day.top] == order


def test_a_teaser_names_the_publisher() -> None:
    """It is the name that the source states, else the host of its address."""
    named, hosted = article("a", source="नमूना पत्रिका"), article("a", source_url="https://example.org/a")
    assert [listed(one, "undated").source for one in (named, hosted, article("a"))] == [
        TextRun("नमूना पत्रिका", "hi", "ltr"),
        TextRun("example.org", "en", "ltr"),
        None,
    ]


def test_an_entity_shows_its_names_and_its_company() -> None:
    """The page shows its other spellings, and the entities in the same articles, most frequent first."""
    who = replace(entity("अनिता राव"), beside=("विदेश मंत्री",))  # a name alone may be of two people
    two = (who, entity("दिल्ली", "place"), entity("संसद", "organisation"))
    made = views(article("a", entities=two), article("b", entities=two), article("c", entities=two[:2]))
    page = made["people/anita-rav.html"]
    assert isinstance(page, EntityView)
    assert [(one.link.text, one.articles) for one in page.company] == [("दिल्ली", 3), ("संसद", 2)]


def test_the_archive_files_every_article_under_its_month() -> None:
    """The newest article comes first, and articles without a date come last."""
    made = views(
        article("a", published="2025-11-06"),
        article("b", spoken_of="2025-11-04"),
        article("c", published="2024-01-31T20:00:00+00:00"),
        article("d"),
    )
    index = made["archive/index.html"]
    assert isinstance(index, ArchiveView)
    months = [(year.iso, [(month.iso, month.articles) for month in year.months]) for year in index.years]
    assert months == [("2025", [("2025-11", 2)]), ("2024", [("2024-02", 1)]), (None, [(None, 1)])]
    november = made["archive/2025-11.html"]
    assert isinstance(november, MonthView)
    assert [day.iso for day in november.days] == ["2025-11-06", "2025-11-04"]
    assert november.newer is None
    assert november.older is not None
    assert november.older.href == "../archive/2024-02.html"
    undated = made["archive/undated.html"]
    assert isinstance(undated, DayView)
    assert (undated.iso, undated.month, undated.newer, undated.older) == (None, None, None, None)


def test_an_article_page_leads_to_its_neighbours_and_says_why_others_are_related() -> None:
    """Earlier and later articles follow the edition's order.

    Related articles are shown with the names that both contain."""
    who = (entity("राम राठी"),)
    made = views(
        article("a", published="2025-11-03", entities=who),
        article("b", published="2025-11-02"),
        article("c", published="2025-11-01", entities=who),
    )
    page = made["articles/khabar-b.html"]
    assert isinstance(page, ArticleView)
    assert page.later is not None
    assert page.earlier is not None
    assert (page.later.href, page.earlier.href) == ("../articles/khabar-a.html", "../articles/khabar-c.html")
    related = made["articles/khabar-a.html"]
    assert isinstance(related, ArticleView)
    assert [(related.article.text, [name.text for name in related.shared]) for related in related.related] == [
        ("खबर c", ["राम राठी"])
    ]


def test_a_related_article_of_another_language_says_so() -> None:
    """Its headline is read in its own language, and the common name in that of the page."""
    made = views(
        article("a", entities=(entity("राम राठी"),)), article("b", entities=(entity("राम राठी"),), language="en")
    )
    page = made["articles/khabar-a.html"]
    assert isinstance(page, ArticleView)
    (one,) = page.related
    assert one.article.language == "en"
    assert [name.language for name in one.shared] == ["hi"]


def test_the_first_caption_belongs_to_the_picture() -> None:
    """Without a picture the caption is a plain line of the text. With a picture it is not repeated."""
    body = Body((block("राजदूत बैठक में।", "caption"), block("पाठ।")), (), ())
    plain = views(article("a", body=body))["articles/khabar-a.html"]
    pictured = views(article("a", body=body, image=Image("https://example.org/a.jpg", "", "एजेंसी")))
    page = pictured["articles/khabar-a.html"]
    assert isinstance(plain, ArticleView)
    assert isinstance(page, ArticleView)
    assert [piece.kind for piece in plain.body] == ["caption", "paragraph"]
    assert [piece.kind for piece in page.body] == ["paragraph"]
    assert page.picture is not None
    assert page.picture.caption is not None
    assert page.picture.caption.text == "राजदूत बैठक में।"


def spoken(**fields: object) -> ArticleView:
    """Return the view of an article with a quote and two key points."""
    blocks = (
        block("राम राठी ने कहा, “हम सब मिलकर काम करेंगे।” पुल आज खुला। काम पूरा हुआ।"),
        block("मुख्य बातें", str(fields.pop("kind", "subheading"))),
    )
    points = tuple(KeyPoint(text, sentence_id(text)) for text in ("पुल आज खुला।", "काम पूरा हुआ।"))
    body = Body(blocks, (), (quote(blocks, 0, "हम सब मिलकर काम करेंगे।", "राम राठी"),), points)
    who = (entity("राम राठी"),)
    one = article("a", body=body, entities=who, **{"word_count": 250, **fields})
    page = views(one, article("b", entities=who))["articles/khabar-a.html"]
    assert isinstance(page, ArticleView)
    return page


def test_a_speaker_with_a_page_is_linked() -> None:
    """The speaker's name links to the page of the speaker."""
    assert [speech.speaker.href for speech in spoken().speeches] == ["../people/ram-rathi.html"]


def test_a_short_article_is_not_told_twice() -> None:
    """An article of one minute has no key points. A longer one has them, each linked to its sentence."""
    assert [(point.text, point.href) for point in spoken().points] == [
        ("पुल आज खुला।", f"#{sentence_id('पुल आज खुला।')}"), ("काम पूरा हुआ।", f"#{sentence_id('काम पूरा हुआ।')}"),
    ]  # fmt: skip
    short = spoken(word_count=150)
    assert (short.points, short.speeches) == ((), ())


def test_the_authors_own_highlights_are_the_key_points() -> None:
    """If the text contains a list of highlights, the computed key points are left out."""
    page = spoken(kind="highlights-label")
    assert (page.points, len(page.speeches)) == ((), 1)


@pytest.mark.parametrize(
    ("base", "root"), [(None, ""), ("https://x.example/", "/"), ("https://x.example/a/b/", "/a/b/")]
)
def test_the_page_for_dead_links_leads_home_from_any_depth(base: str | None, root: str) -> None:
    """With a base URL its links begin at the root of the host. Without one they can only be relative."""
    page = views(article("a"), site=Site(base_url=base))["404.html"]
    assert isinstance(page, NotFoundView)
    assert page.frame.root == root
    assert page.frame.nav.front == f"{root}index.html"
    assert page.frame.url is None


def test_full_urls_need_a_base_url() -> None:
    """Without one, a canonical address or a feed would be wrong."""
    frame = views(article("a", published="2025-11-06"))["index.html"].frame  # type: ignore[attr-defined]
    assert (frame.url, frame.atom, frame.json_feed) == (None, None, None)
    site = Site(base_url="https://x.example/a/")
    made = views(article("a", published="2025-11-06"), site=site)
    frame = made["index.html"].frame  # type: ignore[attr-defined]
    assert (frame.url, frame.atom) == ("https://x.example/a/", "https://x.example/a/feed.xml")
    assert made["articles/khabar-a.html"].frame.url == "https://x.example/a/articles/khabar-a.html"  # type: ignore[attr-defined]
    undated = views(article("a"), site=site)["index.html"].frame  # type: ignore[attr-defined]
    assert (undated.atom, undated.json_feed) == (None, "https://x.example/a/feed.json")
