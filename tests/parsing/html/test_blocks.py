"""Saved web pages: headline, what stands around it, main text; whatever the page."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.model import Block, Structure
from site_builder.parsing import parse, reason, trace
from site_builder.parsing.html.page_rules import REASONS
from site_builder.sources import read
from site_builder.sources.page_metadata import page_front
from site_builder.text.normalise import normalise
from tests.parsing.written import BODY, HEADLINE, MORE, kinds, source

PAGES = Path(__file__).parent / "web_pages"
NAMES = sorted(page.stem for page in PAGES.glob("*.html"))


def page(html: str, **front: object) -> Structure:
    """Return what the parser makes of a page; keywords are what it states."""
    return parse(source(html, format="html", **front))


def body(*parts: str) -> str:
    """Return a page with the usual headline above `parts`."""
    return f"<html><body><h1>{HEADLINE}</h1>{''.join(parts)}</body></html>"


def saved(name: str) -> Structure:
    """Return what is made of a saved page, read from disk as a build does."""
    return parse(read(PAGES, f"{name}.html").source)


def shown(structure: Structure) -> list[Block]:
    """Return the blocks that the article's page shows."""
    return [block for block in structure.blocks if block.kind != "boilerplate"]


@pytest.mark.parametrize("name", NAMES)
def test_main_text_of_a_saved_page(name: str) -> None:
    """All that is wanted is there, block by block and in order, and nothing else but what is neutral."""
    rows = (PAGES / f"{name}.txt").read_text("utf-8").splitlines()
    wanted = [row for row in rows if not row.startswith("? ")]
    neutral = {row[2:] for row in rows if row.startswith("? ")}
    structure = saved(name)
    assert structure.headline is not None
    assert any(structure.headline in row for row in neutral)
    found = [block for block in shown(structure) if block.text and block.kind not in ("byline", "timestamp")]
    assert [text for block in found if (text := block.text.replace("\n", " ")) not in neutral] == wanted


def test_there_are_pages_enough() -> None:
    """Twelve shapes of page and more."""
    assert len(NAMES) >= 12


def test_what_stands_around_the_headline() -> None:
    """Kicker by its name, standfirst by its name or the page's description, byline, picture's caption."""
    split = saved("split_body")
    assert (split.kicker, split.byline, split.dateline) == ("कबड्डी", "सुधा मलिक", "रोहतक")
    assert split.standfirst is not None
    assert split.standfirst.startswith("फाइनल में पिछली विजेता टीम को")
    assert shown(split)[1].kind == "caption"
    amp = saved("amp")
    assert amp.standfirst is not None
    assert amp.standfirst.startswith("तीन दिन के मेले")
    assert (amp.published, amp.updated) == ("2023-07-04T18:15:00+05:30", "2023-07-04T20:00:00+05:30")
    assert saved("live_blog").standfirst is not None


def test_a_description_that_is_the_first_paragraph_is_no_standfirst() -> None:
    """The words of the body stay in the body."""
    assert saved("teasers").standfirst is None


def test_a_date_that_only_readers_see_is_read() -> None:
    """A line above the main text, on its own or beside a sender."""
    assert saved("div_soup").published == "2023-07-04T18:15:00+05:30"
    assert saved("teasers").published == "2023-07-04"
    assert saved("line_breaks").published == "2023-07-04T18:15:00+05:30"


def test_what_is_left_out_inside_the_text_is_told() -> None:
    """Teasers in the middle are boilerplate with a reason, not gone."""
    blocks = [block for block in saved("blog_theme").blocks if block.kind == "boilerplate"]
    assert {block.rule for block in blocks} == {"page-aside"}
    assert any("मेले की तैयारी शुरू" in block.text for block in blocks)
    assert {block.rule for block in saved("hashed_classes").blocks if block.kind == "boilerplate"} == {
        "known-line", "page-aside", "page-links",
    }  # fmt: skip


def test_elements_say_what_blocks_are() -> None:
    """Headings, items, quotations, captions, cells; a paragraph that is all bold is a heading."""
    structure = page(
        body(
            f"<p>{BODY}</p><h2>आगे की योजना</h2><ul><li>पहला काम</li><li>दूसरा काम</li></ul>",
            f"<blockquote><p>{MORE}</p></blockquote>",
            "<figure><img src='a.jpg'><figcaption>नया पुल</figcaption></figure>",
            f"<table><tr><th>लंबाई</th><td>80 मीटर</td></tr></table><p><b>लोग खुश हैं</b></p><p>{BODY} {MORE}</p>",
        ),
        title=HEADLINE,
    )
    assert kinds(structure) == [
        ("paragraph", "page-paragraph"), ("subheading", "page-heading"), ("list-item", "page-list"),
        ("list-item", "page-list"), ("quote", "page-quote"), ("picture", "page-picture"), ("caption", "page-caption"),
        ("table-cell", "page-table"), ("table-cell", "page-table"), ("subheading", "page-heading"),
        ("paragraph", "page-paragraph"),
    ]  # fmt: skip


def test_a_label_in_the_headline_is_its_kicker() -> None:
    """The title that the page states is told apart as any headline is."""
    html = body(f"<p>{BODY}</p>").replace(HEADLINE, f"बिहार: {HEADLINE}")
    structure = page(html, title=f"बिहार: {HEADLINE}")
    assert (structure.kicker, structure.headline) == ("बिहार", HEADLINE)


def test_phrases_of_plain_text_hold_in_pages() -> None:
    """Read-also lines and notes are known whatever element they stand in."""
    structure = page(body(f"<p>{BODY}</p><p>यह भी पढ़ें: पहाड़ पर बर्फ गिरी</p><p>{MORE}</p>"), title=HEADLINE)
    assert kinds(structure)[1] == ("boilerplate", "known-beginning")


def test_line_breaks_divide_only_where_a_statement_ends() -> None:
    """Two breaks always; one only behind a sentence or a bold heading."""
    structure = page(body(f"<div>{BODY}<br>{MORE}<br><br>पुल की लंबाई अस्सी<br>मीटर है।<br></div>"), title=HEADLINE)
    assert [block.text for block in structure.blocks] == [BODY, MORE, "पुल की लंबाई अस्सी\nमीटर है।"]


def test_inline_markup_is_clean_and_links_are_whole() -> None:
    """Emphasis and links to other pages survive; a link within the site may lead to another source."""
    html = body(f'<p>नया <b onclick="x()">पुल</b> <a href="/b?c=1&amp;d">यहां</a> है। <i>{MORE}</i></p><p>{BODY}</p>')
    known, unknown = page(html, title=HEADLINE, source_url="https://example.org/a"), page(html, title=HEADLINE)
    assert known.blocks[0].html == (
        'नया <strong>पुल</strong> <a href="seeds:b?https%3A%2F%2Fexample.org%2Fb%3Fc%3D1%26d" rel="nofollow noopener">'
        "यहां</a> है। "
        f"<em>{MORE}</em>"
    )
    assert '<a href="seeds:b" ' in unknown.blocks[0].html
    assert known.blocks[0].text == unknown.blocks[0].text


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<a href='javascript:alert(1)'>पढ़ें</a>",
        "<a href='data:text/html,x'>पढ़ें</a>",
        "<img src=x onerror=alert(1)>",
        "<iframe src='https://example.org'></iframe>",
        "<svg/onload=alert(1)><p>x",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "<p style='position:fixed'>x",
        "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
        "<textarea><b></textarea><script>alert(1)</script>",
    ],
)
def test_nothing_hostile_survives(hostile: str) -> None:
    """No script, handler, frame, style or dangerous link is left in the HTML of any block."""
    structure = page(body(f"<p>{BODY} {hostile} {MORE}</p>"), title=HEADLINE)
    html = " ".join(block.html for block in structure.blocks)
    for bad in ("<script", "onerror", "onclick", "onload", "data:", "javascript", "<img", "<iframe", "style", "<svg"):
        assert bad not in html


@pytest.mark.parametrize(
    "html",
    [
        "<", "<html>", "</p></div>", "<p", "<!--", "<script>", "<frameset><frame src=a></frameset>", "plain text",
        "<h1></h1>",
        "<title>x</title>", "<table><td>", "<a href=http://[>x</a>", "&#xD800;&#0;&#x110000;", "<p>" + "\u0301" * 500,
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":7,"author":[[]],"image":{"url":[]}}',
    ],
)  # fmt: skip
def test_any_page_has_an_outcome(html: str) -> None:
    """Broken markup, frames, no body, wrong data: a structure, and an X-ray of it."""
    text = normalise(html)
    given_source = source(text, format="html")
    parse(given_source)
    trace(given_source)
    page_front(text)


@given(
    st.lists(
        st.sampled_from(
            [
                *(
                    "<p>",
                    "</p>",
                    "<div>",
                    "</div>",
                    "<b>",
                    "</b>",
                    "<a href=x>",
                    "</a>",
                    "<h1>",
                    "</h1>",
                    "<br>",
                    "<td>",
                ),
                *(
                    "<li>",
                    "<table>",
                    "<!--",
                    "-->",
                    "<script>",
                    "</script>",
                    "<span class='kicker ad'>",
                    "<img>",
                    "<",
                    ">",
                ),
                *('"', BODY, HEADLINE),
            ]
        )
        | st.text(max_size=8)
    ),
    st.sampled_from([None, HEADLINE]),
)
@settings(max_examples=150, deadline=None)
def test_any_soup_is_parsed(parts: list[str], title: str | None) -> None:
    """No exception, whatever is in the page, and every block is normal text."""
    text = normalise("".join(parts))
    page_front(text)
    structure = page(text, title=title)
    assert all(block.text == normalise(block.text) and block.text.strip() for block in structure.blocks)


@pytest.mark.parametrize(
    "piece",
    [
        "<div>", "<div>x", "<p>x", "<div><p>x", "<b>x<p>",
        "<a href=y>x", "<br>x", "<li>x", "<table>", "<table><tr><td>x",
        "<h2>x",
        "<p><b id=1>x</p>", "<!--",
        "<a b='", "<span class=kicker>", f"<p>{BODY}</p>", "&#2325; ", "<script>", "<font>x<p>",
    ],
)  # fmt: skip
def test_time_grows_with_length(piece: str) -> None:
    """Ten times the page takes about ten times as long: nesting, attributes and open formatting are bounded."""

    def seconds(count: int) -> float:
        text = f"<title>{HEADLINE}</title><h1>{HEADLINE}</h1>" + piece * count
        best = 60.0
        for _ in range(2):
            start = time.process_time()
            parse(source(text, format="html", title=HEADLINE))
            best = min(best, time.process_time() - start)
        return best

    small, large = seconds(400), seconds(4000)
    assert large < 25 * small + 0.1


def test_a_hundred_thousand_nested_elements_are_read() -> None:
    """The text inside is there, at once."""
    start = time.process_time()
    structure = page("<div>" * 100_000 + f"<p>{BODY}</p>")
    assert [block.text for block in structure.blocks] == [BODY]
    assert time.process_time() - start < 10


def test_every_rule_of_pages_gives_a_reason() -> None:
    """The X-ray can say why, for each."""
    told = {block.rule for name in NAMES for block in saved(name).blocks}
    assert all(reason(rule) for rule in told | set(REASONS))


def test_blocks_know_their_lines() -> None:
    """The X-ray of a page names the line of the file at which a block begins, in order."""
    blocks = saved("blog_theme").blocks
    rows = (PAGES / "blog_theme.html").read_text("utf-8").split("\n")
    for block in shown(saved("blog_theme"))[1:]:
        assert block.text[:12] in rows[block.line - 1]
    assert [block.line for block in blocks] == sorted(block.line for block in blocks)
