"""The class name of an element and the place of a heading never remove a part of the story."""

import json

import pytest

from site_builder.model import Block, Structure
from site_builder.parsing import parse
from tests.parsing.written import BODY, HEADLINE, MORE, source

OTHER = "शहर के पुराने बाजार में शुक्रवार शाम आग लगने से दर्जनों दुकानें जल गईं। किसी के हताहत होने की खबर नहीं है।"
LONG = f"<p>{BODY}</p><p>{MORE}</p><p>{BODY[:60]} {MORE}</p><p>{MORE[:70]} {BODY}</p>"


def page(html: str, **front: object) -> Structure:
    """Return the parse result of a page with the usual headline. Keyword arguments are what the page states."""
    return parse(source(f"<html><body>{html}</body></html>", format="html", title=HEADLINE, **front))


def shown(structure: Structure) -> list[Block]:
    """Return the blocks that the article's page shows."""
    return [block for block in structure.blocks if block.kind != "boilerplate"]


def texts(structure: Structure) -> list[str]:
    """Return the texts of the shown blocks."""
    return [block.text for block in shown(structure)]


@pytest.mark.parametrize("name", ["layout sidebar-right", "paywall", "print", "share-story", "comments", "related"])
def test_no_name_takes_the_story_away(name: str) -> None:
    """This holds for any class name of the container and of its parent."""
    inside = page(f"<h1>{HEADLINE}</h1><div class='{name}'>{LONG}</div>")
    within = page(f"<h1>{HEADLINE}</h1><div class='subscription'><div class='{name}'>{LONG}</div></div>")
    assert len(texts(inside)) == len(texts(within)) == 4


@pytest.mark.parametrize("name", ["comments", "consent", "footer", "popup", "modal"])
def test_what_is_longer_than_the_story_is_not_the_story(name: str) -> None:
    """Comments and consent boxes below the story stay left out, even if they are longer than the story."""
    after = "".join(f"<p>{OTHER} {number}।</p>" for number in range(40))
    structure = page(f"<div><h1>{HEADLINE}</h1><div>{LONG}</div></div><div class='{name}'>{after}</div>")
    assert not any(OTHER in text for text in texts(structure))
    assert len(texts(structure)) == 4


def test_a_story_behind_its_first_paragraph_is_given_back_before_what_stands_below() -> None:
    """The consent box below is longer and has the same class name. The story stands above it."""
    consent = "".join(f"<p>{OTHER} {number}।</p>" for number in range(40))
    structure = page(
        f"<h1>{HEADLINE}</h1><div><p>{OTHER}</p><div class=paywall>{LONG}</div></div><div class=consent>{consent}</div>"
    )
    assert len(texts(structure)) == 5


def test_main_headings_of_parts_do_not_end_the_story() -> None:
    """Part headings, a repeated headline and a caption as a heading stay among the paragraphs."""
    for heading in ("लोगों की राय", HEADLINE, "पुल की तस्वीर"):
        structure = page(f"<h1>{HEADLINE}</h1><div>{LONG}<h1>{heading}</h1><p>{OTHER}</p></div>")
        assert OTHER in texts(structure)


def test_a_headline_that_is_said_again_opens_no_other_story() -> None:
    """This holds even inside a separate container."""
    structure = page(
        f"<h1>{HEADLINE}</h1><div><section>{LONG}</section><section><h1>{HEADLINE}</h1><p>{OTHER}</p></section></div>"
    )
    assert OTHER in texts(structure)


def test_the_next_story_of_an_endless_page_is_left_out() -> None:
    """It begins with a label and a main heading in a separate container, and the heading is unlike the headline."""
    follows = f"<article><span>शहर</span><h1>बाजार में आग</h1><p>{OTHER}</p><p>{OTHER} {OTHER}</p></article>"
    structure = page(f"<div><article><h1>{HEADLINE}</h1>{LONG}</article>{follows}</div>")
    assert not any(OTHER in text for text in texts(structure))
    assert "शहर" not in texts(structure)


def cards(count: int, tag: str = "li") -> str:
    """Return a list of teasers: a link with a summary after each."""
    card = f"<{tag}><a href='/n/{{0}}'>दूसरी खबर का शीर्षक {{0}}</a> {OTHER} {{0}}।</{tag}>"
    return f"<div><h3>और खबरें</h3><ul>{''.join(card.format(number) for number in range(count))}</ul></div>"


def test_a_list_of_teasers_is_known_by_its_shape() -> None:
    """Three or more elements of one form begin with a link. The class name and the position do not matter."""
    story = f"<div><h2>{HEADLINE}</h2><div>{LONG}</div></div>"
    for html in (cards(9) + story, story + cards(9), f"<main>{story}{cards(3)}</main>"):
        assert texts(page(html)) == texts(page(story))


def test_a_list_among_the_paragraphs_is_the_storys_own() -> None:
    """The items of such a list may begin with links: companies, laws, people."""
    items = "".join(f"<li><a href='/n/{number}'>नदी घाटी परियोजना</a> {number} {OTHER}</li>" for number in range(4))
    structure = page(f"<h1>{HEADLINE}</h1><div><p>{BODY}</p><ul>{items}</ul><p>{MORE}</p></div>")
    assert len(texts(structure)) == 6


def test_a_teaser_of_the_story_itself_is_not_its_headline() -> None:
    """A heading far below repeats the title. The text above it stays."""
    teaser = f"<section><h3>{HEADLINE}</h3><p>{BODY}</p></section>"
    structure = page(f"<main><div>{LONG}</div>{teaser}</main>")
    assert texts(structure)[:2] == [BODY, MORE]


def data(body: str) -> str:
    """Return linked data with the text of the story."""
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{body}"}}</script>'


def test_a_stub_is_replaced_by_what_the_data_hold() -> None:
    """The data divide the paragraphs. Their markup and character references are removed."""
    structure = page(f"{data(f'<p>{BODY}</p><p>{MORE} &amp; {OTHER}</p>')}<h1>{HEADLINE}</h1><p>{BODY[:62]}</p>")
    assert texts(structure) == [BODY, f"{MORE} & {OTHER}"]


def test_what_the_data_hold_tells_where_the_story_ends() -> None:
    """Later text in the same container is left out. If the data contain only the beginning, nothing is cut."""
    html = f"<h1>{HEADLINE}</h1><div>{LONG}<p>{OTHER}</p></div>"
    every = " ".join(texts(page(f"<h1>{HEADLINE}</h1><div>{LONG}</div>")))
    assert OTHER in texts(page(html))
    assert texts(page(data(every) + html)) == texts(page(html))[:-1]
    assert OTHER in texts(page(data(f"{BODY} {BODY}") + html))


def test_text_that_the_linked_data_contain_is_kept() -> None:
    """This holds for any class name of its element."""
    every = f"{OTHER} " + " ".join(texts(page(f"<h1>{HEADLINE}</h1><div>{LONG}</div>")))
    html = f"<h1>{HEADLINE}</h1><div><div class=teaser>{OTHER}</div>{LONG}</div>"
    assert OTHER not in texts(page(html))
    assert OTHER in texts(page(data(every) + html))


def shell(script: str) -> Structure:
    """Return the parse result of a page that shows nothing before its script runs."""
    return page(f"<div id=app>...</div><script>{script}</script>")


def test_a_story_that_only_a_script_holds_is_read_from_it() -> None:
    """It is one string with markup, a string for each paragraph, JSON in a string, or a row of server components."""
    wanted = [BODY, MORE, f"{HEADLINE} की मांग पुरानी थी। {MORE[:60]} {BODY}"]
    markup = "".join(f"<p>{part}</p>" for part in wanted)
    state = json.dumps({"url": "/a/b", "title": HEADLINE, "body": markup})
    parts = json.dumps([{"type": "text", "content": part} for part in wanted], ensure_ascii=False)
    row = f"1a:T{len(markup.encode()):x},{markup}2:[]"
    pieces = [json.dumps(row[:90])[1:-1], json.dumps(row[90:])[1:-1]]
    for script in (
        f"window.state={state}",
        f"window.state={parts};",
        f"window.state={json.dumps(state)}",
        "".join(f'self.__next_f.push([1,"{piece}"])' for piece in pieces),
    ):
        assert texts(shell(script)) == wanted


def test_text_of_a_script_that_is_not_the_story_is_not_shown() -> None:
    """It has none of the headline's words, is short or code, or the page shows its story."""
    other = json.dumps({"body": f"<p>{OTHER}</p><p>{OTHER} {OTHER}</p>"}, ensure_ascii=False)
    assert texts(shell(f"window.state={other}")) == []
    assert texts(shell(f'window.state={{"body": "{BODY[:60]}।"}}')) == []
    assert texts(shell(f'x = "function(){{ {BODY} {BODY} }};"')) == []
    assert texts(page(f"<h1>{HEADLINE}</h1>{LONG}<script>x={json.dumps(BODY * 40)}</script>")) == texts(
        page(f"<h1>{HEADLINE}</h1>{LONG}")
    )


def test_a_name_made_of_figures_and_letters_says_nothing() -> None:
    """The number of an element from a page builder may hold the letters 'ad'; 'ad300x250' is an advertisement."""
    for name, kept in (("element-ad3e790", True), ("element-97adb70", True), ("ad300x250", False), ("ad1", False)):
        structure = page(f"<h1>{HEADLINE}</h1><div>{LONG}<div class='{name}'><p>{OTHER}</p></div><p>{MORE}</p></div>")
        assert (OTHER in texts(structure)) == kept, name


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("hidden", False),
        ("tab-pane", False),
        ("tab-pane active", True),
        ("hidden md:block", True),
        ("over-hidden", True),
    ],
)
def test_text_that_style_sheets_hide_is_left_out(name: str, kept: bool) -> None:
    """This holds for the class names of widely used style sheets."""
    structure = page(f"<h1>{HEADLINE}</h1><div>{LONG}<div class='{name}'><p>{OTHER}</p></div><p>{MORE}</p></div>")
    assert (OTHER in texts(structure)) == kept


def test_the_items_of_a_gallery_are_captions() -> None:
    """Their elements say it by name; an item of another list stays an item."""
    items = "".join(f"<li><div class=caption>पुल की तस्वीर {number}</div></li>" for number in range(2))
    structure = page(f"<h1>{HEADLINE}</h1><div><ul>{items}</ul>{LONG}<ul><li>पहला कदम</li></ul><p>{MORE}</p></div>")
    assert [block.kind for block in structure.blocks].count("caption") == 2
    assert [block.text for block in structure.blocks if block.kind == "list-item"] == ["पहला कदम"]
