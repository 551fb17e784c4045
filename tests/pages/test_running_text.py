"""How the body becomes pieces, and names in it become links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model import Block
from site_builder.pages.running_text import Links, pieces, shown, spans
from site_builder.pages.views import TextPiece, TextSpan
from tests.pages.factory import block, mention

LINKS: Links = {
    ("person", "राम"): "people/ram.html",
    ("person", "सीता"): "people/sita.html",
}


def linked(made: tuple[TextPiece, ...]) -> list[tuple[str, str | None]]:
    """Return the text of every link, with where it leads."""
    return [(span.text, span.href) for one in made for span in one.spans if span.href]


def laid(*blocks: Block, names: tuple[tuple[int, str], ...] = ()) -> tuple[TextPiece, ...]:
    """Return the pieces of these blocks with the names mentioned in them."""
    return pieces(shown(blocks), [mention(blocks, at, name) for at, name in names], LINKS, "hi")


def test_only_the_story_is_shown() -> None:
    """Boilerplate, copies and lines that are told at the head of the page are left out."""
    blocks = (
        block("मुख्य पाठ।"),
        block("Leave a Comment", "boilerplate"),
        block("चित्र", "caption"),
        block("चित्र", "caption", duplicate=True),
        block("06 Nov 2025", "timestamp"),
        block("एजेंसी", "byline"),
        block("पटना", "dateline"),
    )
    assert [(at, one.text) for at, one in shown(blocks)] == [(0, "मुख्य पाठ।"), (2, "चित्र")]


def test_list_items_in_a_row_make_one_list() -> None:
    """Their label stands before them as a piece of its own."""
    made = laid(
        block("मुख्य बातें", "highlights-label"), block("एक", "list-item"), block("दो", "list-item"), block("पाठ।"),
        block("तीन", "list-item"),
    )  # fmt: skip
    assert [(one.kind, [item.parts[0].anchor for item in one.parts]) for one in made] == [
        ("label", []),
        ("list", ["b1", "b2"]),
        ("paragraph", []),
        ("list", ["b4"]),
    ]


def test_a_name_is_linked_once_under_each_subheading() -> None:
    """Text full of underlines is hard to read; a reader who begins at a subheading still finds the link."""
    made = laid(
        block("राम और सीता आए।"), block("राम बोले।"), block("दूसरा भाग", "subheading"), block("फिर राम गए।"),
        names=((0, "राम"), (0, "सीता"), (1, "राम"), (3, "राम")),
    )  # fmt: skip
    assert linked(made) == [("राम", "people/ram.html"), ("सीता", "people/sita.html"), ("राम", "people/ram.html")]


def test_names_without_a_page_and_names_in_headings_are_plain() -> None:
    """Only running text links, and only to pages that exist."""
    made = laid(block("राम का भाषण", "subheading"), block("श्याम आए।"), names=((0, "राम"), (1, "श्याम")))
    assert linked(made) == []


def test_a_name_is_linked_inside_sanitised_markup() -> None:
    """Offsets count the text between the tags, entities as the characters they stand for."""
    one = block("A & B और राम आए।", html="A &amp; B और <em>राम</em> आए।")
    assert list(spans(one, [(9, 12, "x")])) == [
        TextSpan("A & B और "),
        TextSpan("<em>", markup=True),
        TextSpan("राम", "x"),
        TextSpan("</em>", markup=True),
        TextSpan(" आए।"),
    ]


@pytest.mark.parametrize(
    ("text", "html", "mark"),
    [
        ("राम कुमार", "राम <b>कुमार</b>", (0, 9, "x")),
        ("राम आए", '<a href="https://example.org/">राम</a> आए', (0, 3, "x")),
        ("कुछ और", "ये तो कुछ और है", (0, 3, "x")),
    ],
    ids=["runs across a tag", "stands in a link", "markup says something else"],
)
def test_a_name_stays_plain_where_a_link_would_break_the_markup(
    text: str, html: str, mark: tuple[int, int, str]
) -> None:
    """Links never cross a tag, never nest, and never stand at a place that is not sure."""
    assert all(span.href is None for span in spans(block(text, html=html), [mark]))


def test_what_is_no_whole_tag_is_text() -> None:
    """A '>' in an attribute does not end its tag, and a stray '<' opens none."""
    made = list(spans(block("a", html='<em title="b>c">a</em> 1 < 2'), []))
    assert [span.text for span in made if span.markup] == ['<em title="b>c">', "</em>"]
    assert "".join(span.text for span in made if not span.markup) == "a 1 < 2"


@given(st.text(alphabet="राम <&। ab", max_size=40), st.data())
def test_marks_cut_the_text_but_lose_none_of_it(text: str, data: st.DataObject) -> None:
    """The spans of a plain block, put together, are its text."""
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), unique=True, max_size=6)))
    marks = [(a, b, "x") for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    made = list(spans(block(text), marks))
    assert "".join(span.text for span in made) == text
    assert [span.text for span in made if span.href] == [text[a:b] for a, b, _ in marks]


def test_a_paragraph_in_another_script_says_its_language() -> None:
    """A quotation in English inside a Hindi article is marked as English."""
    made = laid(block("उन्होंने कहा:"), block("We shall meet again."), block("ملاقات ہوئی"))
    assert [(one.language, one.direction) for one in made] == [("hi", "ltr"), ("en", "ltr"), ("ur", "rtl")]
