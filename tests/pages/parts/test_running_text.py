"""The body of an article as pieces of a page, with links for names."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from site_builder.model import Block, BlockPicture, Container, ContainerKind
from site_builder.pages.parts.running_text import Leads, Links, pieces, shown, spans
from site_builder.pages.parts.text_parts import TextPiece, TextSpan
from site_builder.pages.parts.view_parts import Picture
from tests.kit import Project
from tests.pages.factory import block, mention

LINKS: Links = {
    ("person", "राम"): "people/ram.html",
    ("person", "सीता"): "people/sita.html",
}


def linked(made: tuple[TextPiece, ...]) -> list[tuple[str, str | None]]:
    """Return the text and the target of every link."""
    return [(span.text, span.href) for one in made for span in one.spans if span.href]


def laid(*blocks: Block, names: tuple[tuple[int, str], ...] = ()) -> tuple[TextPiece, ...]:
    """Return the pieces of these blocks with links for the names in them."""
    return pieces(shown(blocks), [mention(blocks, at, name) for at, name in names], LINKS, "hi")


def test_only_the_story_is_shown() -> None:
    """Boilerplate, duplicates and lines that the head of the page shows are left out."""
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
    """Their label is a separate piece before the list."""
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
    """Too many underlines are hard to read. A reader who begins at a subheading still finds the link."""
    made = laid(
        block("राम और सीता आए।"), block("राम बोले।"), block("दूसरा भाग", "subheading"), block("फिर राम गए।"),
        names=((0, "राम"), (0, "सीता"), (1, "राम"), (3, "राम")),
    )  # fmt: skip
    assert linked(made) == [("राम", "people/ram.html"), ("सीता", "people/sita.html"), ("राम", "people/ram.html")]


def test_names_without_a_page_and_names_in_headings_are_plain() -> None:
    """Links occur only in running text and lead only to existing pages."""
    made = laid(block("राम का भाषण", "subheading"), block("श्याम आए।"), names=((0, "राम"), (1, "श्याम")))
    assert linked(made) == []


def test_a_name_is_linked_inside_sanitised_markup() -> None:
    """Offsets count the text between the tags, and a character reference counts as one character."""
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
    """Links never cross a tag, are never nested, and never stand at an uncertain position."""
    assert all(span.href is None for span in spans(block(text, html=html), [mark]))


@pytest.mark.parametrize(
    "html",
    [
        "<b>जयपुर </b> में राम आए।",
        "<b> जयपुर</b> में राम आए।",
        "<b>जयपुर </b> <i> में </i> राम आए।",
        "जयपुर <b> </b> में <i> राम</i> आए।",
    ],
)
def test_spaces_on_both_sides_of_a_tag_are_one(html: str) -> None:
    """Every name after the tag is still found, and no text is lost."""
    text = "जयपुर में राम आए।"
    made = list(spans(block(text, html=html), [(10, 13, "x")]))
    assert [span.text for span in made if span.href] == ["राम"]
    assert "".join(span.text for span in made if not span.markup) == text


@pytest.mark.parametrize("name", ["a.html", "a.md"])
def test_names_behind_spaced_tags_are_linked_on_the_page(tmp_path: Path, name: str) -> None:
    """This holds for saved pages and for Markdown."""
    story = "में मंत्री मीरा जोशी ने नए पुल का उद्घाटन किया और कहा कि काम समय पर पूरा हुआ।"
    page = f"<html><body><article><h1>नया पुल आज शाम खुल गया</h1><p><b>जयपुर </b> {story}</p></article></body></html>"
    text = page if name == "a.html" else f"# नया पुल आज शाम खुल गया\n\n[जयपुर ](https://example.org/) {story}\n"
    project = Project(tmp_path, {name: text, "b.txt": f"दूसरी खबर\n\nजयपुर {story}"})
    project.build()
    assert ">मीरा जोशी</a> ने नए पुल" in project.article("naya-pul")


def test_an_incomplete_tag_is_text() -> None:
    """A '>' in an attribute does not end its tag, and a single '<' opens no tag."""
    made = list(spans(block("a", html='<em title="b>c">a</em> 1 < 2'), []))
    assert [span.text for span in made if span.markup] == ['<em title="b>c">', "</em>"]
    assert "".join(span.text for span in made if not span.markup) == "a 1 < 2"


@given(st.text(alphabet="राम <&। ab", max_size=40), st.data())
def test_marks_cut_the_text_but_lose_none_of_it(text: str, data: st.DataObject) -> None:
    """Joined together, the spans of a plain block are its text."""
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), unique=True, max_size=6)))
    marks = [(a, b, "x") for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    made = list(spans(block(text), marks))
    assert "".join(span.text for span in made) == text
    assert [span.text for span in made if span.href] == [text[a:b] for a, b, _ in marks]


def test_a_paragraph_in_another_script_says_its_language() -> None:
    """An English quotation in a Hindi article is marked as English."""
    made = laid(block("उन्होंने कहा:"), block("We shall meet again."), block("ملاقات ہوئی"))
    assert [(one.language, one.direction) for one in made] == [("hi", "ltr"), ("en", "ltr"), ("ur", "rtl")]


def within(text: str, *around: tuple[ContainerKind, int], kind: str = "list-item", value: int | None = None) -> Block:
    """Return a block inside these containers (kind and number). `value` is the number of its item."""
    path = [Container(one, number) for one, number in around]
    return replace(block(text, kind), around=(*path[:-1], replace(path[-1], value=value)))


def outline(made: tuple[TextPiece, ...]) -> list[object]:
    """Return the kinds of pieces, with the content of those that contain others."""
    return [(one.kind, outline(one.parts)) if one.parts else one.kind for one in made]


def test_lists_stand_in_lists() -> None:
    """They keep their depth. An item shows its own number where the list does not count up by one."""
    made = laid(
        within("एक", ("ordered-list", 1), ("item", 2), value=3),
        replace(
            within("भीतर", ("list", 3), ("item", 4)),
            around=(
                Container("ordered-list", 1),
                Container("item", 2, value=3),
                Container("list", 3),
                Container("item", 4),
            ),
        ),
        within("दो", ("ordered-list", 1), ("item", 5), value=4),
        within("तीन", ("ordered-list", 1), ("item", 6), value=9),
    )
    assert outline(made) == [
        ("ordered-list", [("item", ["text", ("list", [("item", ["text"])])]), ("item", ["text"]), ("item", ["text"])])
    ]
    assert made[0].value == 3
    assert [item.value for item in made[0].parts] == [None, None, 9]


def test_two_lists_beside_each_other_stay_two() -> None:
    """Containers are distinguished by their number, not by their kind."""
    made = laid(within("एक", ("list", 1), ("item", 2)), within("दो", ("list", 3), ("item", 4)))
    assert outline(made) == [("list", [("item", ["text"])]), ("list", [("item", ["text"])])]


def test_a_table_has_its_caption_and_heading_rows() -> None:
    """Heading rows are rows at the top with heading cells only. A table of one row has none.

    An empty table is left out."""
    head = [
        within(text, ("table", 1), ("row", 2), ("heading-cell", at), kind="table-cell")
        for at, text in ((3, "क"), (4, "ख"))
    ]
    rest = [within(text, ("table", 1), ("row", 5), ("cell", at), kind="table-cell") for at, text in ((6, "ग"), (7, ""))]
    caption = within("नतीजे", ("table", 1), kind="table-caption")
    (made,) = laid(caption, *head, *rest)
    assert made.caption is not None
    assert (made.caption.spans[0].text, made.value, [len(row.parts) for row in made.parts]) == ("नतीजे", 1, [2, 2])
    assert laid(*head)[0].value == 0
    assert laid(within("", ("table", 1), ("row", 2), ("cell", 3), kind="table-cell")) == ()


def test_what_stands_where_html_has_no_place_for_it_is_wrapped() -> None:
    """Examples are text directly in a list, in a row or in a definition list."""
    assert outline(laid(within("क", ("list", 1)))) == [("list", [("item", ["text"])])]
    assert outline(laid(within("क", ("table", 1), kind="table-cell"))) == [("table", [("row", [("cell", ["text"])])])]
    made = laid(within("क", ("definitions", 1), ("list", 2), ("item", 3)))
    assert outline(made) == [("definitions", [("definition", [("list", [("item", ["text"])])])])]


def picture(path: str | None, url: str | None, alt: str = "पुल") -> Block:
    """Return a picture."""
    return replace(block("", "picture"), picture=BlockPicture(path, url, alt))


HAVE = Leads(pictures={"a.png": Picture("../pictures/a.png", None, False, "", None, None, 30, 20)})


def test_pictures_stand_in_figures() -> None:
    """A picture of the site is shown and one on the web is linked. A missing picture leaves its description."""
    blocks = shown(
        [block("पाठ।"), picture("a.png", None), picture("b.png", "https://x.example/b.png"), picture("c.png", None)]
    )
    made = pieces(blocks, [], {}, "hi", HAVE)
    assert outline(made) == ["paragraph", ("figure", ["picture"]), ("figure", ["picture"]), "caption"]
    found = [one.parts[0].picture for one in made if one.parts]
    assert [(one.src, one.remote, one.width) for one in found if one] == [
        ("../pictures/a.png", False, 30), ("https://x.example/b.png", True, None),
    ]  # fmt: skip
    assert made[3].spans[0].text == "पुल"


def test_a_caption_whose_picture_is_nowhere_is_marked_as_one() -> None:
    """It is not a paragraph of the story."""
    figure = (Container("figure", 1),)
    caption = replace(block("शाम को", "caption"), around=figure)
    gone, there = (replace(picture(path, None), around=figure) for path in ("c.png", "a.png"))
    assert outline(pieces(shown([gone, caption]), [], {}, "hi")) == ["caption"]
    (made,) = pieces(shown([there, caption]), [], {}, "hi", HAVE)
    assert made.caption is not None
    assert outline((made,)) == [("figure", ["picture"])]


def test_a_rule_stands_between_two_things() -> None:
    """It is never first, last or doubled."""
    rule = block("", "rule")
    assert outline(laid(rule, block("एक।"), rule, rule, block("दो।"), rule)) == ["paragraph", "rule", "paragraph"]


def test_bullets_and_numbers_of_plain_text_become_the_lists_own() -> None:
    """This holds where they count up. A single number stays, because it may be a day."""
    made = laid(block("- एक", "list-item"), block("• दो", "list-item"))
    assert [item.parts[0].spans[0].text for item in made[0].parts] == ["एक", "दो"]
    made = laid(block("3. एक", "list-item"), block("4. दो", "list-item"))
    assert (made[0].kind, made[0].value, made[0].parts[1].parts[0].spans[0].text) == ("ordered-list", 3, "दो")
    made = laid(block("1947. एक", "list-item"), block("1950. दो", "list-item"))
    assert [item.parts[0].spans[0].text for item in made[0].parts] == ["1947. एक", "1950. दो"]
    (alone,) = laid(block("15. अगस्त को झंडा फहराया जाएगा।", "list-item"))
    assert (alone.kind, alone.spans[0].text) == ("paragraph", "15. अगस्त को झंडा फहराया जाएगा।")


def test_a_name_behind_a_bullet_is_linked_whole() -> None:
    """The removal of the bullet shifts no link."""
    blocks = (block("- राम आए", "list-item"), block("- सीता", "list-item"))
    made = pieces(shown(blocks), [mention(blocks, 0, "राम")], LINKS, "hi")
    assert [(span.text, span.href) for span in made[0].parts[0].parts[0].spans] == [
        ("राम", "people/ram.html"), (" आए", None),
    ]  # fmt: skip


def test_footnotes_lead_there_and_back() -> None:
    """Two marks of one note have two ids. The note links back to the first mark."""
    first = block("एक।दो।", html='एक।<a href="note:1:n"></a>दो।<a href="note:1:n"></a>')
    note = replace(block("टिप्पणी", "footnote"), anchors=("n",))
    made = laid(first, note)
    assert [(span.text, span.href, span.mark) for span in made[0].spans if span.mark] == [
        ("1", "#b1", "r1-1"), ("1", "#b1", "r1-2"),
    ]  # fmt: skip
    assert made[1].back == "#r1-1"
    assert [span.mark for span in laid(first)[0].spans if span.mark] == []


def test_links_of_the_text_lead_to_pages_of_the_site_where_there_are_any() -> None:
    """A link leads to an article by its source or web address, to a place in this article, to the web, or nowhere."""
    leads = Leads({"seeds:b": "b.html", "x.example/c": "c.html"}, places={"part": 4})
    web = "seeds:z.md?https%3A%2F%2Fx.example%2F"
    hrefs = [
        ("seeds:b.md", "b.html"), (f"{web}z", "https://x.example/z"), ("seeds:z.md", None), (f"{web}c", "c.html"),
        ("http://www.x.example/c/", "c.html"),
        ("https://y.example/", "https://y.example/"), ("here:part", "#b4"), ("here:gone", None),
    ]  # fmt: skip
    for href, wanted in hrefs:
        made = list(spans(block("कड़ी", html=f'<a href="{href}" rel="nofollow">कड़ी</a>'), [], leads))
        opened = [span.text for span in made if span.text.startswith("<a ")]
        assert [re.findall('href="([^"]*)"', tag)[0] for tag in opened] == ([wanted] if wanted else []), href
        assert [span.text for span in made if not span.markup] == ["कड़ी"]
        assert [span.text for span in made].count("</a>") == bool(wanted)


def test_lines_of_a_block_end_where_they_ended() -> None:
    """This holds without other markup too. Code keeps its own line ends."""
    assert [span.text for span in spans(block("एक\nदो"), [])] == ["एक", "<br>", "\nदो"]
    assert [span.text for span in spans(block("एक\nदो", "code"), [])] == ["एक\nदो"]


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("Image caption नदी पर नया पुल", "नदी पर नया पुल"),
        ("इमेज कैप्शन: नदी पर नया पुल", "नदी पर नया पुल"),
        ("Getty Images Image caption नदी पर नया पुल", "Getty Images · नदी पर नया पुल"),
        ("Image caption", "Image caption"),
        ("Image captions of the year", "Image captions of the year"),
    ],
)
def test_a_caption_is_shown_without_the_words_that_call_it_one(written: str, seen: str) -> None:
    """They come from a saved page, often in another language, and tell a reader nothing."""
    (made,) = laid(block(written, "caption"))
    assert "".join(span.text for span in made.spans) == seen
