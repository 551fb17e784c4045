"""Parsing of saved web pages: the headline, the lines around it, and the main text."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import main_text
from site_builder.model import Block, Structure
from site_builder.parsing import parse, reason, trace
from site_builder.parsing.html.page_rules import REASONS
from site_builder.sources import read
from site_builder.sources.page_metadata import page_front
from site_builder.text.normalise import normalise
from tests.parsing.written import BODY, HEADLINE, MORE, kinds, source
from tests.timing import grows_less

PAGES = Path(__file__).parent / "web_pages"
NAMES = sorted(page.stem for page in PAGES.glob("*.html"))


def page(html: str, **front: object) -> Structure:
    """Return the parse result of a page. Keyword arguments are what the page states."""
    return parse(source(html, format="html", **front))


def body(*parts: str) -> str:
    """Return a page with the usual headline above `parts`."""
    return f"<html><body><h1>{HEADLINE}</h1>{''.join(parts)}</body></html>"


def saved(name: str) -> Structure:
    """Return the parse result of a saved page that is read from disk, as in a build."""
    return parse(read(PAGES, f"{name}.html").source)


def shown(structure: Structure) -> list[Block]:
    """Return the blocks that the article's page shows."""
    return [block for block in structure.blocks if block.kind != "boilerplate"]


@pytest.mark.parametrize("name", NAMES)
def test_main_text_of_a_saved_page(name: str) -> None:
    """All wanted blocks are there, in order. All others are neutral blocks."""
    rows = (PAGES / f"{name}.txt").read_text("utf-8").splitlines()
    wanted = [row for row in rows if not row.startswith("? ")]
    neutral = {row[2:] for row in rows if row.startswith("? ")}
    structure = saved(name)
    assert structure.headline is not None
    assert any(structure.headline in row for row in neutral)
    found = [block for block in shown(structure) if block.text and block.kind not in ("byline", "timestamp")]
    assert [text for block in found if (text := block.text.replace("\n", " ")) not in neutral] == wanted


def test_there_are_at_least_twelve_forms_of_pages() -> None:
    """There are at least twelve forms of pages."""
    assert len(NAMES) >= 12


def test_kicker_and_standfirst_around_the_headline_are_found() -> None:
    """Kicker, standfirst and byline have telling class names, or the page's description helps.

    The caption has a picture."""
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


def test_a_description_that_is_the_first_paragraph_is_not_a_standfirst() -> None:
    """The words stay in the body."""
    assert saved("teasers").standfirst is None


def test_a_date_that_only_readers_see_is_read() -> None:
    """The date is in a line above the main text, alone or beside the sender."""
    assert saved("div_soup").published == "2023-07-04T18:15:00+05:30"
    assert saved("teasers").published == "2023-07-04"
    assert saved("line_breaks").published == "2023-07-04T18:15:00+05:30"


def test_what_is_left_out_inside_the_text_is_reported() -> None:
    """Teasers in the middle of the text are boilerplate blocks with a reason."""
    blocks = [block for block in saved("blog_theme").blocks if block.kind == "boilerplate"]
    assert {block.rule for block in blocks} == {"page-aside"}
    assert any("मेले की तैयारी शुरू" in block.text for block in blocks)
    assert {block.rule for block in saved("hashed_classes").blocks if block.kind == "boilerplate"} == {
        "known-line", "page-aside", "page-links",
    }  # fmt: skip


def test_elements_say_what_blocks_are() -> None:
    """Tests cover headings, items, quotations, captions and cells. A paragraph that is entirely bold is a heading."""
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
    """The kicker is separated from the stated title as from any headline."""
    html = body(f"<p>{BODY}</p>").replace(HEADLINE, f"बिहार: {HEADLINE}")
    structure = page(html, title=f"बिहार: {HEADLINE}")
    assert (structure.kicker, structure.headline) == ("बिहार", HEADLINE)


def test_a_label_inside_the_heading_is_its_kicker() -> None:
    """The label is an element inside the heading with a class name for labels. The page's title contains both."""
    for mark in ("", ":", " |"):
        html = body(f"<p>{BODY}</p>").replace(
            HEADLINE, f"<span class='kicker'>कबड्डी{mark}</span> <span>{HEADLINE}</span>"
        )
        structure = page(html, title=f"कबड्डी{mark} {HEADLINE}")
        assert (structure.kicker, structure.headline) == ("कबड्डी", HEADLINE)


@pytest.mark.parametrize(
    "line",
    [
        "Offentliggjort torsdag 06. feb 2025 17:25", "20 Nisan 2025•Güncelleme : 6 Şubat 2025",
        "06.02.2025 - 17:25 Uhr",
        "Publiziert heute um 17:25 Uhr", "6. Februar 2025 / Lena Muster",
    ],
)  # fmt: skip
def test_a_line_that_says_the_stated_time_is_a_time_in_any_language(line: str) -> None:
    """The line contains the page's stated year and day, or its clock time. Sentences and other figures stay."""
    structure = page(body(f"<p>{line}</p><p>{BODY}</p>"), title=HEADLINE, date="2025-02-06T17:25:00+01:00")
    assert [block.kind for block in structure.blocks] == ["timestamp", "paragraph"]
    other = page(body(f"<p>{line}</p><p>{BODY}</p>"), title=HEADLINE, date="2024-03-11T09:10:00+01:00", language="so")
    assert "page-time" not in {block.rule for block in other.blocks}


def test_phrases_of_plain_text_hold_in_pages() -> None:
    """'Read also' lines and notes are recognised in every element."""
    structure = page(body(f"<p>{BODY}</p><p>यह भी पढ़ें: पहाड़ पर बर्फ गिरी</p><p>{MORE}</p>"), title=HEADLINE)
    assert kinds(structure)[1] == ("boilerplate", "known-beginning")


def test_line_breaks_divide_only_where_a_statement_ends() -> None:
    """Two line breaks always divide. One divides only after a sentence or a bold heading."""
    structure = page(body(f"<div>{BODY}<br>{MORE}<br><br>पुल की लंबाई अस्सी<br>मीटर है।<br></div>"), title=HEADLINE)
    assert [block.text for block in structure.blocks] == [BODY, MORE, "पुल की लंबाई अस्सी\nमीटर है।"]


def test_a_raised_number_is_not_part_of_the_number_before_it() -> None:
    """Without this rule, the plain text of 10<sup>6</sup> would be 106."""
    html = body(f"<p>तारे 10<sup>6</sup> हैं और H<sub>2</sub>O भी है।</p><p>{MORE}</p><p>{BODY}</p>")
    first = next(block for block in page(html, title=HEADLINE).blocks if "तारे" in block.text)
    assert first.text == "तारे 10⁶ हैं और H2O भी है।"
    assert first.html == "तारे 10⁶ हैं और H<sub>2</sub>O भी है।"


def test_inline_markup_is_clean_and_links_are_whole() -> None:
    """Emphasis and external links stay. A link within the site gets its full address or is removed."""
    html = body(f'<p>नया <b onclick="x()">पुल</b> <a href="/b?c=1&amp;d">यहां</a> है। <i>{MORE}</i></p><p>{BODY}</p>')
    known, unknown = page(html, title=HEADLINE, source_url="https://example.org/a"), page(html, title=HEADLINE)
    assert known.blocks[0].html == (
        'नया <strong>पुल</strong> <a href="https://example.org/b?c=1&amp;d" rel="nofollow noopener">'
        "यहां</a> है। "
        f"<em>{MORE}</em>"
    )
    assert "<a" not in unknown.blocks[0].html
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
    """The HTML of a block contains no script, event handler, frame, style or dangerous link."""
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
    """Broken markup, frames, no body or wrong data: there is always a structure, and an X-ray of it."""
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
    """No page raises an exception, and the text of every block is normalised."""
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
        f"<p>{HEADLINE}</p>", f"<h1>{HEADLINE}</h1><p>{BODY}</p>", f"<div class=sidebar><p>{BODY}</p>",
        "<ul>" + "<li><a href=/y>xxxxxxxxxxxxxxxx</a> x." * 3 + "</ul>",
        "<div class='date author'>x", '<script type="application/ld+json">{"articleBody": "x y z."}</script>',
        "<a b='", "<span class=kicker>", f"<p>{BODY}</p>", "&#2325; ", "<script>", "<font>x<p>",
    ],
)  # fmt: skip
def test_time_grows_with_length(piece: str) -> None:
    """Ten times the page takes about ten times as long.

    Nesting, attributes and open formatting elements are limited."""

    def seconds(count: int) -> float:
        text = f"<title>{HEADLINE}</title><h1>{HEADLINE}</h1>" + piece * count
        start = time.process_time()
        parse(source(text, format="html", title=HEADLINE))
        return time.process_time() - start

    assert grows_less(seconds, 300, 3000, than=25, room=0.1)


def test_a_hundred_thousand_nested_elements_are_read() -> None:
    """The text inside is found at once."""
    start = time.process_time()
    structure = page("<div>" * 100_000 + f"<p>{BODY}</p>")
    assert [block.text for block in structure.blocks] == [BODY]
    assert time.process_time() - start < 10


def test_every_rule_of_pages_gives_a_reason() -> None:
    """The X-ray can show a reason for each rule."""
    told = {block.rule for name in NAMES for block in saved(name).blocks}
    assert all(reason(rule) for rule in told | set(REASONS))


def test_blocks_know_their_lines() -> None:
    """The X-ray of a page shows the line of the file at which a block begins, in order."""
    blocks = saved("blog_theme").blocks
    rows = (PAGES / "blog_theme.html").read_text("utf-8").split("\n")
    for block in shown(saved("blog_theme"))[1:]:
        assert block.text[:12] in rows[block.line - 1]
    assert [block.line for block in blocks] == sorted(block.line for block in blocks)


def paths(structure: Structure) -> list[str]:
    """Return for each block its containers from the outside in, and its number where it has one."""
    return [
        "/".join(f"{one.kind}{'' if one.value is None else one.value}" for one in block.around)
        for block in structure.blocks
    ]


def whole(*parts: str, **front: object) -> Structure:
    """Return a page with these parts between two paragraphs."""
    return page(body(f"<p>{BODY}</p>", *parts, f"<p>{MORE}</p>"), title=HEADLINE, **front)


def between(structure: Structure) -> list[Block]:
    """Return the blocks between the two paragraphs."""
    return list(structure.blocks[1:-1])


def test_lists_keep_their_numbers_and_their_depth() -> None:
    """This covers start values, own numbers, descending lists, and lists inside items."""
    structure = whole(
        "<ol start=4><li>एक<ul><li>भीतर</li></ul></li><li value=9>दो</li><li>तीन</li></ol>",
        "<ol reversed><li>तीसरा स्थान</li><li>दूसरा स्थान</li></ol>",
    )
    assert paths(structure)[1:-1] == [
        "ordered-list/item4", "ordered-list/item4/list/item", "ordered-list/item9", "ordered-list/item10",
        "ordered-list/item2", "ordered-list/item1",
    ]  # fmt: skip


def test_a_table_of_data_keeps_its_cells() -> None:
    """Empty cells stay too. Heading cells keep their scope, and a list stays inside its cell. A dash is a value."""
    table = (
        "<table><caption>नतीजे</caption><thead><tr><th>दल</th><th colspan=2>सीटें</th></tr></thead>"
        "<tr><th>पहला<td>–<td></tr><tr><th>दूसरा<td rowspan=2>7<ul><li>दो<li>पांच</ul><td><a href='/x'>5</a></table>"
    )
    found = between(whole(table))
    assert [(block.kind, block.text) for block in found] == [
        ("table-caption", "नतीजे"), ("table-cell", "दल"), ("table-cell", "सीटें"), ("table-cell", "पहला"),
        ("table-cell", "–"), ("table-cell", ""), ("table-cell", "दूसरा"), ("table-cell", "7"), ("list-item", "दो"),
        ("list-item", "पांच"), ("table-cell", "5"),
    ]  # fmt: skip
    assert [block.around[2].scope for block in found if block.around[2:3]][:6] == ["col", "col", "row", "", "", "row"]
    assert (found[2].around[2].columns, found[7].around[2].rows) == (2, 2)


@pytest.mark.parametrize(
    "table",
    [
        "<table role=presentation><tr><th>क<td>ख</table>",
        f"<table><tr><td>{BODY} {MORE}<td>क</tr><tr><td>ख<td>ग</table>",
        "<table><tr><td>मीरा जोशी<td>12 नवंबर</table>",
        "<table><tr><td><a href='/a'>दूसरी खबर</a><td>क</tr><tr><td><a href='/b'>तीसरी खबर</a><td>ख</table>",
        "<table><tr><td><td></tr><tr><td>विज्ञापन<td></table>",
        "<table><tr><th>क<td><table><tr><td>अंदर<td>बाहर</table></table>",
    ],
    ids=["says so", "holds running text", "one row", "links", "empty", "holds a table"],
)  # fmt: skip
def test_a_table_for_layout_is_not_a_table(table: str) -> None:
    """Its text becomes normal text of the page."""
    assert all(one.kind != "table" for block in whole(table).blocks for one in block.around)


def test_verse_code_and_quotations_keep_their_shape() -> None:
    """Line ends, spaces and the nesting of quotations stay."""
    structure = whole(
        "<p>नदी जब सोती है<br>तब पत्थर बोलते हैं<br>मैं सुनता हूं</p><pre>  क   ख\n  ग   घ</pre>",
        "<blockquote><p>बाहर</p><blockquote>भीतर</blockquote></blockquote><p>उसने <q>हां</q> कहा</p>",
    )
    assert [(block.kind, block.text) for block in between(structure)] == [
        ("paragraph", "नदी जब सोती है\nतब पत्थर बोलते हैं\nमैं सुनता हूं"), ("code", "क   ख\nग   घ"), ("quote", "बाहर"),
        ("quote", "भीतर"), ("paragraph", "उसने “हां” कहा"),
    ]  # fmt: skip
    assert structure.blocks[1].html.count("<br>") == 2


def test_a_page_that_keeps_its_whole_story_in_pre_is_prose() -> None:
    """In old mails and agency copy, the line breaks depend only on the width of the screen."""
    structure = page(body(f"<pre>{BODY.replace(' और', chr(10) + 'और')}\n\n{MORE}</pre>"), title=HEADLINE)
    assert [(block.kind, block.text) for block in structure.blocks] == [("paragraph", BODY), ("paragraph", MORE)]


def pictures(structure: Structure) -> list[tuple[str | None, str | None, str]]:
    """Return the path, address and description of every picture."""
    found = (block.picture for block in structure.blocks if block.picture is not None)
    return [(picture.path, picture.url, picture.alt) for picture in found]


DATA = "data:image/gif;base64,R0lGODlhAQABAAAAACw="


@pytest.mark.parametrize(
    ("markup", "wanted"),
    [
        (f"<img src='{DATA}' data-src='/real.jpg' alt='पुल'>", (None, "https://example.org/real.jpg", "पुल")),
        ("<img src='a.jpg' srcset='s.jpg 300w, l.jpg 1200w' alt='पुल'>", ("a.jpg", "https://example.org/n/a.jpg", "पुल")),
        (f"<img src='{DATA}' srcset='https://x.example/s.jpg 1x, https://x.example/l.jpg 2x' alt='पुल'>",
         (None, "https://x.example/l.jpg", "पुल")),
        (f"<picture><source srcset='https://x.example/p.webp'><img src='{DATA}' alt='पुल'></picture>",
         (None, "https://x.example/p.webp", "पुल")),
        ("<amp-img src='https://x.example/amp.jpg' alt='पुल'></amp-img>", (None, "https://x.example/amp.jpg", "पुल")),
        (f"<img src='{DATA}'><noscript><img src='https://x.example/n.jpg' alt='पुल'></noscript>",
         (None, "https://x.example/n.jpg", "पुल")),
        ("<img src='./a_files/b%20c.jpg' data-src='https://x.example/b.jpg' alt='पुल'>",
         ("a_files/b c.jpg", "https://x.example/b.jpg", "पुल")),
        ("<img src='../../../etc/x.jpg' alt='पुल'>", (None, "https://example.org/etc/x.jpg", "पुल")),
    ],
    ids=["lazy", "srcset", "densities", "picture", "amp", "noscript", "saved beside", "outside the folder"],
)  # fmt: skip
def test_pictures_are_found_wherever_pages_hide_them(markup: str, wanted: tuple[str | None, str, str]) -> None:
    """The copy beside the page is used, or else the largest one on the web. Each picture is used once."""
    structure = whole(
        f"<figure>{markup}<figcaption>नया पुल</figcaption></figure>", source_url="https://example.org/n/page.html"
    )
    assert pictures(structure) == [wanted]


@pytest.mark.parametrize(
    "markup",
    [
        "<img src='javascript:alert(1)' alt='x'>", "<img src='data:image/svg+xml,x' alt='x'>", "<img alt='x'>",
        "<img src='t.gif' width=1 height=1 alt='x'>", "<img src='a.jpg' class='avatar' alt='x'>",
        "<p><a href='/other.html'><img src='teaser.jpg' alt='x'></a></p>",
        "<div class='related'><img src='a.jpg' alt='x'></div>", "<div hidden><img src='a.jpg' alt='x'></div>",
        "<img src='https://other.example/x.jpg' alt='x'>",
        "<img src='https://user@/x.jpg' alt='x'>", "<img src='http://[/x.jpg' alt='x'>",
    ],
)  # fmt: skip
def test_a_picture_outside_the_story_is_left_out(markup: str) -> None:
    """Examples are tracking pixels, faces, teasers, hidden pictures, and addresses with another scheme."""
    assert pictures(whole(markup)) == []


def test_the_picture_at_the_head_of_the_page_is_not_shown_twice() -> None:
    """The stated picture is the same picture in another size."""
    markup = "<figure><img src='https://x.example/m-800x600.jpg' alt='मेला'><figcaption>मेला शुरू</figcaption></figure>"
    structure = whole(markup, image="https://x.example/m-1200x900.jpg")
    assert pictures(structure) == []
    assert [block.kind for block in between(structure)] == ["caption"]


def test_a_caption_beside_a_picture_shares_its_figure() -> None:
    """The name of the caption's element does not matter."""
    found = between(whole("<div><img src='a.jpg' alt='पुल'><p class='wp-caption-text'>नया पुल, शाम को</p></div>"))
    assert [block.kind for block in found] == ["picture", "caption"]
    assert found[0].around == found[1].around
    assert found[0].around[-1].kind == "figure"


def test_the_times_of_a_live_blog_stand_with_its_entries() -> None:
    """There are two or more, each above its own text. The publication time above them is not one of them."""
    entries = "".join(
        f"<div><time>{time}</time><h3>{head}</h3><p>{text}</p></div>"
        for time, head, text in (("06:05 PM", "गिनती जारी", BODY), ("12:30 PM", "पहला नतीजा", MORE))
    )
    structure = page(body("<p>Published: 14 Nov 2025, 08:00 AM</p>", entries), title=HEADLINE)
    assert [block.text for block in structure.blocks if block.kind == "entry-time"] == ["06:05 PM", "12:30 PM"]
    assert structure.blocks[0].kind == "timestamp"
    alone = page(body(f"<p>{BODY}</p><time>06:05 PM</time><p>{MORE}</p>"), title=HEADLINE)
    assert "entry-time" not in {block.kind for block in alone.blocks}


def test_footnotes_of_a_page_are_known_by_their_marks() -> None:
    """The mark is a raised number or sign with a link within the page. The link back is left out."""
    found = whole(
        "<p>बीस हजार लोग आए।<sup><a href='#n1'>1</a></sup> मेला <a href='#n2'>[2]</a> बड़ा है।</p>",
        "<ol><li id=n1>पुलिस की गिनती। <a href='#r1'>↩</a></li><li id=n2>पिछले साल से।</li></ol>",
    )
    assert between(found)[0].text == "बीस हजार लोग आए। मेला बड़ा है।"
    assert [(block.kind, block.text) for block in between(found)[1:]] == [
        ("footnote", "पुलिस की गिनती।"), ("footnote", "पिछले साल से।"),
    ]  # fmt: skip


def test_spaces_around_tags_do_not_move_offsets() -> None:
    """The HTML of a block contains the same characters as its text."""
    (block,) = between(whole("<p>में <b>जयपुर </b> की <i> बैठक</i> <a href='https://x.example/'> आज </a>हुई ।</p>"))
    assert block.text == "में जयपुर की बैठक आज हुई ।"
    assert re.sub("<[^>]*>", "", block.html) == block.text


def test_the_comparison_of_extractors_says_when_there_are_no_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has no mean of nothing."""
    monkeypatch.setattr("sys.argv", ["main_text.py", str(tmp_path)])
    with pytest.raises(SystemExit, match="No pages"):
        main_text.main()
