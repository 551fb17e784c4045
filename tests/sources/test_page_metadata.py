"""Metadata of a saved web page."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.model import FrontMatter
from site_builder.sources.page_metadata import page_front


def head(*parts: str, shown: str = "") -> FrontMatter:
    """Return the metadata of a page with these elements in its head."""
    return page_front(f"<html><head>{''.join(parts)}</head><body>{shown}</body></html>")


def meta(name: str, content: str) -> str:
    """Return a meta element."""
    return f'<meta property="{name}" content="{content}">'


def linked(data: str) -> str:
    """Return linked data of an article."""
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "x", {data}}}</script>'


TITLE = "नदी पर बना नया पुल, दो गांवों का रास्ता आसान"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (f"<title>{TITLE} | नमूना समाचार</title>", ""),
        (f"<title>{TITLE} - Sample News</title>", ""),
        (f"<title>नमूना समाचार: ताज़ा खबर</title>{meta('og:title', TITLE)}", ""),
        (
            meta("og:title", f"{TITLE} | जयपुर न्यूज | नमूना समाचार") + meta("og:site_name", "नमूना समाचार"),
            f"<h1>{TITLE}</h1>",
        ),
        (meta("og:title", "नया पुल: दो गांवों का रास्ता आसान, नदी पर बना"), f"<h1>नमूना</h1><h1>{TITLE}</h1>"),
        ("<title>Sample News</title>", f"<h1>{TITLE}</h1>"),
        (f"<title>नमूना समाचार : {TITLE}</title>", f"<td><b>{TITLE}</b></td>"),
    ],
)
def test_the_title_is_the_headline_without_the_publishers_name(written: str, shown: str) -> None:
    """If the main heading agrees with the data, it is used.

    Otherwise the title in the data is used, without the site's name."""
    assert head(written, shown=shown).title == TITLE


def test_a_title_may_hold_dashes_of_its_own() -> None:
    """Only the publisher's name is removed from a title for sharing."""
    title = "पुल - नदी - गांव: आगे की कहानी"
    assert head(meta("og:title", title), meta("og:site_name", "नमूना")).title == title


@pytest.mark.parametrize(
    ("stated", "date"),
    [
        (meta("article:published_time", "2023-07-04T18:15:00+05:30"), "2023-07-04T18:15:00+05:30"),
        (meta("article:published_time", "2023-07-04T18:15:00+0530"), "2023-07-04T18:15:00+05:30"),
        (linked('"datePublished": "2023-07-04T12:45:00.000Z"'), "2023-07-04T12:45:00+00:00"),
        (meta("pubdate", "Tue, 04 Jul 2023 18:15:00 +0530"), "2023-07-04T18:15:00+05:30"),
        (meta("date", "2023-07-04"), "2023-07-04"),
        (meta("date", "2023-02-31"), None),
        (meta("date", "कल"), None),
        (meta("date", "2023-07"), "2023-07"),
        (meta("date", "04.07.2023 18:15"), "2023-07-04T18:15:00"),
        (meta("date", "Tue Jul 04 2023 18:15:41 GMT+0000 (Coordinated Universal Time)"), "2023-07-04T18:15:41+00:00"),
        (meta("publish-date", "July 4, 2023 6:15 PM IST"), "2023-07-04"),
        (meta("article:post_date", "2023-07-04 18:15:41 UTC"), "2023-07-04T18:15:41+00:00"),
        (meta("dcterms.issued", "2023-07-04T18:15:41+02"), "2023-07-04T18:15:41+02:00"),
        (meta("date", "कल") + meta("pubdate", "2023-07-04"), "2023-07-04"),
        (meta("w-published-date", "2023-07-04T18:15:41.274Z"), "2023-07-04T18:15:41+00:00"),
        (meta("article.publish_time", "4.7.2023"), "2023-07-04"),
        (meta("republished-datebook", "2023-07-04"), None),
        (linked('"datePublished": "15:00 am"') + meta("date", "2023-07-04"), "2023-07-04"),
    ],
)
def test_when_it_was_published(stated: str, date: str | None) -> None:
    """Forms are the usual variants of ISO 8601, and the date of an e-mail. Other texts are ignored."""
    assert head(stated).date == date


def test_the_time_below_the_headline_is_taken_where_nothing_else_is_stated() -> None:
    """A time above the headline belongs to another story."""
    shown = '<time datetime="2020-01-01">x</time><h1>क</h1><time datetime="2023-07-04T10:00">y</time>'
    assert head(shown=shown).date == "2023-07-04T10:00:00"


@pytest.mark.parametrize(
    ("shown", "date", "updated"),
    [
        ('<h1>क</h1><time itemprop="dateModified" datetime="2023-07-05">4</time>', None, "2023-07-05"),
        ('<h1>क</h1><time class="updated" datetime="2023-07-05">5</time>', "2023-07-05", None),
        ('<h1>क</h1><time>Updated 5 July 2023</time><time>4 July 2023</time>', "2023-07-04", None),
        ('<h1>क</h1><span class="post-date">4 July 2023</span>', "2023-07-04", None),
        ('<h1>क</h1><p>4 July 2023<span> · </span>8 min read</p>', "2023-07-04", None),
        ('<h1>क</h1><p>4 July 2023 | Tom Reed</p>', "2023-07-04", None),
        ('<h1>क</h1><p datetime="2023-07-04T09:35">x</p>', "2023-07-04T09:35:00", None),
        ('<h1>क</h1><p class="date">4 July 2023. <i>Updated: 7 July 2023</i></p>', "2023-07-04", None),
        ('<h1>क</h1><span class="tarih">04.07.2023 - Güncelleme : 05.07.2023</span>', "2023-07-04", None),
        ('<h2>क</h2><div>04.07.2023</div>', "2023-07-04", None),
        (f'<h1>क</h1><p>{TITLE * 4}</p><p>4 July 2023</p>', None, None),
        ('<h1>क</h1><span class="post-date">Since 4 July 2023</span>', None, None),
        ('<span class="post-date">4 July 2023</span><h1>क</h1>', None, None),
        ('<span itemprop="datePublished" content="2023-07-04">x</span>', "2023-07-04", None),
        ('<h1>क</h1><time datetime="2023-07-04">x</time><span itemprop="dateModified">3 July 2023</span>',
         "2023-07-04", None),
    ],
)  # fmt: skip
def test_times_that_the_page_shows(shown: str, date: str | None, updated: str | None) -> None:
    """A marked change is not the publication. A class name counts if the text is nothing but a time."""
    front = head(shown=shown)
    assert (front.date, front.updated) == (date, updated)


def test_the_page_that_holds_the_article_may_say_when_it_was_published() -> None:
    """Some pages state the time only for the web page object."""
    page = '<script type="application/ld+json">{"@type": "WebPage", "datePublished": "2023-07-04"}</script>'
    assert head(page).date == "2023-07-04"


def test_an_update_at_the_time_of_publication_is_left_out() -> None:
    """Only a later change is stated."""
    same = head(linked('"datePublished": "2023-07-04", "dateModified": "2023-07-04"'))
    later = head(linked('"datePublished": "2023-07-04", "dateModified": "2023-07-05"'))
    assert (same.updated, later.updated) == (None, "2023-07-05")


@pytest.mark.parametrize(
    ("stated", "author"),
    [
        (meta("author", "निर्मला देवी"), "निर्मला देवी"),
        (linked('"author": [{"name": "रमेश पंत"}, {"name": "सुधा मलिक"}]'), "रमेश पंत, सुधा मलिक"),
        (linked('"author": "रमेश पंत"'), "रमेश पंत"),
        ('<a rel="author" href="/x">रमेश <b>पंत</b></a>', "रमेश पंत"),
        (meta("article:author", "https://social.example/ramesh"), None),
        (meta("author", "नमूना") + meta("og:site_name", "नमूना"), None),
        (meta("author", "क" * 200), None),
    ],
)
def test_who_wrote_it(stated: str, author: str | None) -> None:
    """The result is a name, not an address, a publisher's name or a long text."""
    assert head(stated).author == author


def test_publisher_address_and_picture() -> None:
    """The picture's address is made absolute. Its description comes from the data or from the picture on the page."""
    front = head(
        meta("og:site_name", "नमूना समाचार"), meta("og:image", "/i/c.jpg"),
        '<link rel="canonical" href="https://example.org/a/b">',
        shown='<img src="https://cdn.example.org/i/c.jpg?w=9" alt="नया पुल">',
    )  # fmt: skip
    assert (front.source, front.source_url) == ("नमूना समाचार", "https://example.org/a/b")
    assert (front.image, front.image_alt) == ("https://example.org/i/c.jpg", "नया पुल")


def test_the_address_a_browser_wrote_down_is_the_last_resort() -> None:
    """Browsers write the address of a saved page into the file."""
    assert page_front("<!-- saved from url=(0024)https://example.org/a --><html>").source_url == "https://example.org/a"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:image/png;base64,AA", "file:///etc/passwd", "//", "c.jpg"]
)
def test_only_web_addresses_are_taken(address: str) -> None:
    """This applies to the picture and to the page itself. A relative path would mean a file of our site."""
    front = head(meta("og:image", address), meta("og:url", address), f'<link rel="canonical" href="{address}">')
    assert (front.image, front.source_url) == (None, None)


def test_english_is_believed_only_of_latin_letters() -> None:
    """Site templates in other scripts often contain lang="en"."""
    hindi = f'<html lang="en"><title>{TITLE}</title>'
    english = '<html lang="en-GB"><title>A bridge opens</title>'
    assert (page_front(hindi).language, page_front(english).language) == (None, "en-GB")
    assert page_front(f'<html lang="hi_IN"><title>{TITLE}</title>').language == "hi-IN"
    assert page_front(f'<html lang="no such">{TITLE}').language is None


def test_the_script_of_the_text_decides() -> None:
    """It has priority over the language of the template, and over an English title for search engines."""
    text = f"<h1>A new bridge opens over the river</h1><h1>{TITLE}</h1><p>{TITLE} {TITLE} {TITLE}</p>"
    front = page_front(f'<html lang="en-IN"><title>A new bridge opens over the river</title><body>{text}')
    assert (front.language, front.title) == (None, TITLE)
    english = page_front(f'<html lang="hi"><title>{TITLE}</title><body><p>{"The bridge opened on Saturday. " * 3}</p>')
    assert english.language is None


def test_a_page_cannot_choose_its_id_or_hide() -> None:
    """Only hand-written front matter can do this."""
    names = ("id", "draft", "tags", "kicker", "standfirst", "image_credit")
    front = head(*(meta(name, "true") for name in names), linked('"id": "x", "@id": "x", "draft": true'))
    plain = FrontMatter()
    assert all(getattr(front, name) == getattr(plain, name) for name in names)


@given(
    st.lists(
        st.sampled_from(
            ["<title>", "</title>", "<meta ", 'property="og:title" ', 'content="', '">', "<html lang=", "<h1>", "</h1>"]
        )
        | st.text(max_size=10)
    )
)
@settings(max_examples=100, deadline=None)
def test_any_page_states_something_or_nothing(parts: list[str]) -> None:
    """No page raises an exception."""
    assert isinstance(page_front("".join(parts).replace("\x00", "")), FrontMatter)
