"""Sentences of an article as link targets."""

import html
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from site_builder.addresses import sentence, sentence_id
from site_builder.model import HEADLINE, Block
from site_builder.pages.parts.running_text import Places, pieces, places_of, shown, spans
from site_builder.pages.parts.running_text.sentence_anchors import Place, anchored
from site_builder.pages.parts.text_parts import TextPiece, TextSpan
from site_builder.text.language_profile import language_of
from tests.pages.factory import block, mention

HINDI = language_of("hi")


def placed(*blocks: Block) -> tuple[tuple[TextPiece, ...], Places]:
    """Return the pieces of these blocks, and the link targets in them."""
    rows = shown(blocks)
    places = places_of(rows, HINDI)
    return pieces(rows, [], {}, "hi", None, places), places


def written(made: tuple[TextSpan, ...]) -> str:
    """Return spans as HTML."""
    return "".join(span.text if span.markup else html.escape(span.text) for span in made)


def marked(one: Block, *ids: Place, names: tuple[tuple[int, int, str], ...] = ()) -> str:
    """Return a block as HTML with these link targets, and with names as stars."""
    made = anchored(list(spans(one, names)), ids)
    return "".join(f"*{span.text}*" if span.href else written((span,)) for span in made)


def test_every_sentence_of_a_paragraph_is_a_place() -> None:
    """The id is made of the words of the sentence."""
    (made,), _ = placed(block("राम आए।  सीता गईं।"))
    one, two = sentence_id("राम आए।"), sentence_id("सीता गईं।")
    assert written(made.spans) == f'<span id="{one}">राम आए।</span>  <span id="{two}">सीता गईं।</span>'
    assert made.anchor == "b0"


def test_a_paragraph_of_one_sentence_is_the_place_itself() -> None:
    """The paragraph keeps its own id if links within the article use it."""
    (made,), _ = placed(block("राम आए।"))
    assert (made.anchor, written(made.spans)) == (sentence_id("राम आए।"), "राम आए।")
    (made,), _ = placed(replace(block("राम आए।"), anchors=("part",)))
    assert (made.anchor, written(made.spans)) == ("b0", f'<span id="{sentence_id("राम आए।")}">राम आए।</span>')


def test_a_sentence_that_is_repeated_is_a_place_where_it_stands_first() -> None:
    """No id occurs twice on a page."""
    made, _ = placed(block("राम आए।"), block("राम आए। सीता गईं।"), block("राम आए।"))
    assert [one.anchor for one in made] == [sentence_id("राम आए।"), "b1", "b2"]
    assert written(made[1].spans) == f'राम आए। <span id="{sentence_id("सीता गईं।")}">सीता गईं।</span>'


def test_an_id_stays_when_the_article_is_edited_elsewhere() -> None:
    """An old link to the sentence therefore still works."""
    (_, before), (_, after) = placed(block("राम आए। सीता गईं।")), placed(block("नया।"), block("सीता गईं। राम आए।"))
    assert {place.id for place in before.of_block[0]} == {place.id for place in after.of_block[1]}


def test_what_was_found_in_a_text_leads_to_its_sentence() -> None:
    """Links come from the article's page and from others.

    Without a sentence, the target is the block or the top of the page."""
    blocks = [
        block("राम आए। सीता गईं।"),
        block("दो", "table-cell"),
        block("चित्र", "caption"),
        block("मेनू", "boilerplate"),
    ]
    places = places_of(shown(blocks), HINDI)
    found = mention(blocks, 0, "सीता")
    assert places.link("../a.html", found.block, found.start) == sentence("../a.html", "सीता गईं।")
    assert places.link("", 0, 0) == f"#{sentence_id('राम आए।')}"
    assert places.link("a.html", 1, 0) == "a.html#b1"
    assert [places.link("a.html", at, 0) for at in (2, 3, HEADLINE)] == ["a.html"] * 3
    assert places.link("", HEADLINE, 0) == "#main"


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("<b>एक। दो।</b> तीन।", "<b>[एक।] [दो।]</b> [तीन।]"),
        ("<b>एक।</b> दो। तीन।", "[<b>एक।</b>] [दो।] [तीन।]"),
        ("<b>एक। दो</b>। तीन।", "<b>[एक।] [दो]</b>। [तीन।]"),
        ("एक। दो <b>। तीन।</b>", "[एक।] [दो ]<b>। [तीन।]</b>"),
        ("<i><b>एक</b>।</i> <b><i>दो।</i> तीन</b>।", "[<i><b>एक</b>।</i>] <b>[<i>दो।</i>] [तीन]</b>।"),
        ("एक।<br>दो। तीन।", "[एक।]<br>[दो।] [तीन।]"),
    ],
)
def test_places_and_tags_are_nested(source: str, wanted: str) -> None:
    """If a sentence ends in another element than it begins in, its first part is the target."""
    text = re.sub("<[^>]*>", "", source)
    found = [Place(*one.span(), "x") for one in re.finditer("एक।|दो ?।?|तीन।", text)]
    made = marked(block(text, html=source), *found)
    assert made.replace('<span id="x">', "[").replace("</span>", "]") == wanted


def test_a_link_is_never_cut() -> None:
    """A name across the end of a sentence belongs to the first sentence.

    A sentence inside a name gets an empty target."""
    one = block("डॉ. राम आए।")
    name = ((0, 7, "p"),)
    made = marked(one, Place(0, 3, "x"), Place(4, 11, "y"), names=name)
    assert made == '<span id="x">*डॉ. राम*</span><span id="y"> आए।</span>'
    made = marked(one, Place(0, 3, "x"), Place(4, 7, "y"), Place(8, 11, "z"), names=name)
    assert made == '<span id="x">*डॉ. राम*</span><span id="y"></span> <span id="z">आए।</span>'


TREES = st.recursive(
    st.text(alphabet="राम। <&", max_size=6).map(html.escape),
    lambda inner: (
        st.lists(inner, max_size=4).map(lambda parts: f"<b>{''.join(parts)}</b>")
        | st.lists(inner, max_size=4).map("".join)
    ),
    max_leaves=12,
)


@given(TREES)
def test_whatever_the_markup_nothing_is_lost_and_all_is_nested(source: str) -> None:
    """For any markup, each sentence has one id, tags are nested correctly, and the text is unchanged."""
    text = html.unescape(re.sub("</?b>", "", source))
    one = block(text, html=source)
    ids = [Place(start, end, f"s{start}") for start, end, _ in places_of([(0, one)], HINDI).of_block[0]]
    made = written(anchored(list(spans(one, [])), ids))
    assert re.sub(r"</?b>|</?span[^>]*>", "", made) == html.escape(text)
    assert re.findall(r'id="(\w+)"', made) == [place.id for place in ids]
    open_: list[str] = []
    for closes, name in re.findall(r"<(/?)(b|span)", made):
        if closes:
            assert open_.pop() == name
        else:
            open_.append(name)
    assert open_ == []


@given(st.text(alphabet="राम।  ", max_size=30), st.data())
def test_text_without_markup_is_cut_like_text_with_it(text: str, data: st.DataObject) -> None:
    """The fast path for most paragraphs gives the result of the general one, for any positions of names."""
    names = sorted(data.draw(st.lists(st.integers(0, len(text)), unique=True, max_size=6)))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), unique=True, max_size=8)))
    one = list(spans(block(text), [(a, b, "x") for a, b in zip(names[::2], names[1::2], strict=False)]))
    ids = [Place(a, b, f"s{a}") for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    rule = TextSpan("<br>", markup=True)
    assert written(anchored(one, ids)) + rule.text == written(anchored([*one, rule], ids))


def test_the_work_grows_with_the_length_of_a_paragraph() -> None:
    """Ten thousand sentences take a moment."""
    text = "राम आए। " * 10_000
    ids = [Place(at * 8, at * 8 + 7, f"s{at}") for at in range(10_000)]
    began = time.perf_counter()
    anchored([TextSpan(text)], ids)
    assert time.perf_counter() - began < 2
