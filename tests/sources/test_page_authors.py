"""The author of a saved page."""

import json

import pytest

from site_builder.sources.page_metadata import page_front

STORY = {"@type": "NewsArticle", "headline": "नया पुल खुला"}


def author(*linked: object, head: str = "", body: str = "<h1>नया पुल आज शाम खुल गया</h1>") -> str | None:
    """Return the author of a page with these objects as linked data."""
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(one)}</script>' for one in linked)
    return page_front(f"<html><head>{head}{scripts}</head><body>{body}</body></html>").author


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ("Rita Sen", "Rita Sen"),
        ({"@type": "Person", "name": "Rita Sen"}, "Rita Sen"),
        ({"@type": "Person", "name": {"@type": "Person", "name": "मीना राव"}}, "मीना राव"),
        ({"name": ["Rita Sen", "Tom Reed"]}, "Rita Sen, Tom Reed"),
        ([{"name": "Rita Sen"}, {"name": "Tom Reed"}, {"name": "Rita Sen"}], "Rita Sen, Tom Reed"),
        ([["Rita Sen"], [{"name": "Tom Reed"}]], "Rita Sen, Tom Reed"),
        ({"givenName": "Rita", "familyName": "Sen"}, "Rita Sen"),
        ({"name": "By Rita Sen | Email the author"}, "Rita Sen"),
        ({"name": "Rita &amp; Tom"}, "Rita & Tom"),
        ("https://example.org/rita", None),
        ({"name": ""}, None),
        ({"name": 7}, None),
        ([], None),
    ],
)
def test_linked_data_names_its_authors_in_many_forms(given: object, names: str | None) -> None:
    """Forms are texts, persons, lists of both, and nested persons."""
    assert author(STORY | {"author": given}) == names


def test_an_author_that_is_only_referred_to_is_looked_up() -> None:
    """It is in the same graph or in another script of the page. A reference to itself names no author."""
    person = {"@type": "Person", "@id": "https://example.org/#rita", "name": "Rita Sen"}
    story = STORY | {"author": {"@id": "https://example.org/#rita"}}
    assert author({"@graph": [story, person]}) == "Rita Sen"
    assert author(story, person) == "Rita Sen"
    assert author(STORY | {"author": "https://example.org/#rita"}, person) == "Rita Sen"
    assert author(story, {"@id": "https://example.org/#rita", "name": {"@id": "https://example.org/#rita"}}) is None


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ('<h1>A bridge was opened today</h1><a rel="author" href="/x">Rita Sen</a>', "Rita Sen"),
        ('<h1>A bridge was opened today</h1><span class="author vcard">by Rita Sen</span>', "Rita Sen"),
        ('<h1>A bridge was opened today</h1><a href="/authors/rita-sen">Rita Sen</a>', "Rita Sen"),
        ('<a href="/authors/tom-reed">Tom Reed</a><h1>A bridge was opened today</h1>', None),
        ('<h1>A bridge was opened today</h1><a href="/authors/rita-sen">All 12 stories</a>', None),
        ('<h1>A bridge was opened today</h1><div class="comment-author">Tom Reed</div>', None),
    ],
)
def test_elements_name_the_author_where_no_data_does(body: str, names: str | None) -> None:
    """Evidence is the markup of the element, or a link to an author's page after the headline."""
    assert author(body=body) == names


def test_the_publisher_is_not_an_author() -> None:
    """The publisher's handle is not an author either."""
    head = '<meta property="og:site_name" content="Town Times"><meta name="author" content="Town Times">'
    assert author(head=head) is None
    assert author(head='<meta name="author" content="@towntimes">') is None


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ('<p class="c-author-info__label">Article by:</p><a class="c-author-info__name">Tom Reed</a>', "Tom Reed"),
        ('<div class="post-author">By Tom Reed, Senior Reporter</div>', "Tom Reed"),
        ('<div class="byline">TOM REED NOVEMBER 20, 2019 10:43</div>', "TOM REED"),
        ('<div class="byline">Tom Reed Updated November 20, 2019</div>', "Tom Reed"),
        ('<div class="byline">Article by:</div>', None),
        ('<div class="related-author">Tom Reed</div>', None),
    ],
)
def test_authors_in_elements(body: str, name: str | None) -> None:
    """The element of the name itself has priority. Labels, roles and times are cut."""
    assert author(body=f"<h1>A bridge was opened today</h1>{body}") == name


def test_an_author_may_be_named_like_the_publisher() -> None:
    """If the data call it a person, it may be the author of a newsletter."""
    site = '<meta property="og:site_name" content="Tom Reed">'
    found = [
        author({**STORY, "author": {"@type": kind, "name": "Tom Reed"}}, head=site)
        for kind in ("Person", "Organization")
    ]
    assert found == ["Tom Reed", None]


def test_a_label_that_is_shared_says_whose_name_follows() -> None:
    """Only labels of bylines count."""
    head = '<meta name="twitter:label1" content="{}"><meta name="twitter:data1" content="Tom Reed">'
    assert author(head=head.format("Written by")) == "Tom Reed"
    assert author(head=head.format("Reading time")) is None


def test_many_authors_are_all_named() -> None:
    """A list of names may be long, but a long text is not a name."""
    names = ", ".join(f"Tom Reed{chr(97 + number)}" for number in range(12))
    assert author(head=f'<meta name="author" content="{names}">') == names
