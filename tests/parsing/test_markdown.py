"""Markdown sources."""

import sys

import pytest

from site_builder.model import Structure
from site_builder.parsing import parse
from tests.parsing.written import BODY, HEADLINE, MORE, kinds, source


def marked(text: str, **front: object) -> Structure:
    """Return the parse result of a Markdown source."""
    return parse(source(text, format="markdown", **front))


def test_markdown_says_what_its_blocks_are() -> None:
    """Heading, paragraph, list, quotation and image become headline, paragraph, items, quote and picture."""
    structure = marked(
        f"# बिहार: {HEADLINE}\n\n{BODY}\n\n## आगे की योजना\n\n- पहला\n- दूसरा\n\n> {MORE}\n\n![नया पुल](bridge.jpg)\n"
    )
    assert (structure.kicker, structure.headline) == ("बिहार", HEADLINE)
    assert kinds(structure) == [
        ("paragraph", "markdown-paragraph"),
        ("subheading", "markdown-heading"),
        ("list-item", "markdown-list"),
        ("list-item", "markdown-list"),
        ("quote", "markdown-quote"),
        ("picture", "markdown-picture"),
    ]
    assert [block.line for block in structure.blocks] == [3, 5, 7, 8, 10, 12]


def test_inline_marks_survive_as_clean_html() -> None:
    """The text is plain. The HTML keeps emphasis, code and safe links. A text without marks needs no HTML."""
    block, other = marked(f"# {HEADLINE}\n\nनया **पुल** [यहां](https://example.org/a?b=1&c=2) `x<y`।\n\n{BODY}").blocks
    assert block.text == "नया पुल यहां x<y।"
    assert block.html == (
        'नया <strong>पुल</strong> <a href="https://example.org/a?b=1&amp;c=2" rel="nofollow noopener">यहां</a>'
        " <code>x&lt;y</code>।"
    )
    assert other.html == ""


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "[पढ़ें](javascript:alert(1))",
        "![](data:image/png;base64,AAAA)",
        '<img src=x onerror="alert(1)">',
        '<a href="https://example.org" onclick="alert(1)">x</a>',
        "<iframe src='https://example.org'></iframe>",
        "<style>p{display:none}</style>",
        "<svg/onload=alert(1)>",
    ],
)
def test_nothing_hostile_survives(hostile: str) -> None:
    """Text and HTML contain no script, event handler, frame, data picture or script link."""
    structure = marked(f"# {HEADLINE}\n\n{BODY} {hostile} {MORE}")
    shown = " ".join(block.html for block in structure.blocks)
    for bad in ("script", "onerror", "onclick", "onload", "data:", "<img", "<iframe", "<style", "<svg"):
        assert bad not in shown


def test_boilerplate_is_known_in_markdown_too() -> None:
    """A paragraph that points to other stories is boilerplate, with any marks."""
    structure = marked(f"# {HEADLINE}\n\n{BODY}\n\n**यह भी पढ़ें:** [पहाड़ पर बर्फ](https://example.org)")
    assert kinds(structure)[1] == ("boilerplate", "known-beginning")


def test_front_matter_title_is_not_repeated() -> None:
    """The same heading is removed. Another one stays as a subheading."""
    assert len(marked(f"# {HEADLINE}\n\n{BODY}", title=HEADLINE).blocks) == 1
    structure = marked(f"# गांव की खुशी\n\n{BODY}", title=HEADLINE)
    assert (structure.headline, structure.blocks[0].kind) == (HEADLINE, "subheading")


def test_without_a_heading_the_first_line_may_be_the_headline() -> None:
    """The rules for plain text apply."""
    assert marked(f"{HEADLINE}\n\n{BODY}").headline == HEADLINE
    assert marked(f"{BODY}\n\n{MORE}").headline is None


def test_absurdly_nested_markdown_is_read_as_plain_text() -> None:
    """There is no exception, and no word is lost."""
    structure = marked(">" * 3000 + " गहरा")
    assert any("गहरा" in text for text in [structure.headline or "", *(block.text for block in structure.blocks)])


def blocks(text: str, **front: object) -> list[tuple[str, str]]:
    """Return kind and text of every block under the usual headline."""
    return [(block.kind, block.text) for block in marked(f"# {HEADLINE}\n\n{text}", **front).blocks]


def paths(structure: Structure) -> list[str]:
    """Return for each block its containers from the outside in, and its number where it has one."""
    return [
        "/".join(f"{one.kind}{'' if one.value is None else one.value}" for one in block.around)
        for block in structure.blocks
    ]


def test_lists_keep_their_numbers_and_their_depth() -> None:
    """An item has its own number. Two spaces nest a list. A second paragraph stays in its item."""
    structure = marked(f"# {HEADLINE}\n\n3. फॉर्म भरें\n4. पहचान दें\n   - आधार\n   - पासपोर्ट\n\n     दोनों चलेंगे\n5. कार्ड लें")
    assert paths(structure) == [
        "ordered-list/item3", "ordered-list/item4", "ordered-list/item4/list/item", "ordered-list/item4/list/item",
        "ordered-list/item4/list/item", "ordered-list/item5",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("15. अगस्त को झंडा फहराया गया।", ["15. अगस्त को झंडा फहराया गया।"]),
        ("1947. भारत आजाद हुआ।\n1950. संविधान लागू हुआ।", ["1947. भारत आजाद हुआ।", "1950. संविधान लागू हुआ।"]),
        ("15) दिन तक बंद।\n\n26) दिन बाद खुला।", ["15) दिन तक बंद।", "26) दिन बाद खुला।"]),
        ("15\\. अगस्त को झंडा फहराया गया।", ["15. अगस्त को झंडा फहराया गया।"]),
    ],
    ids=["a day", "years", "days in brackets", "escaped"],
)
def test_a_number_that_does_not_count_stays_in_its_paragraph(text: str, wanted: list[str]) -> None:
    """A paragraph may begin with a date, which must not become the number of a list."""
    assert blocks(text) == [("paragraph", line) for line in wanted]


def test_the_cells_of_a_table_stand_in_rows_and_columns() -> None:
    """Each cell is a separate block, also when it is empty, so no cell is joined to its neighbour."""
    structure = marked(f"# {HEADLINE}\n\n| नाम | अंक |\n|:--|--:|\n| राम | |\n| **सीता** | 5 |")
    assert [(block.kind, block.text) for block in structure.blocks] == [
        ("table-cell", text) for text in ("नाम", "अंक", "राम", "", "सीता", "5")
    ]
    assert paths(structure) == ["table/row/heading-cell"] * 2 + ["table/row/cell"] * 4
    assert len({block.around[1].number for block in structure.blocks}) == 3


def test_every_kind_of_block_has_its_kind() -> None:
    """The test covers definitions, nested quotations, code with its spaces, rules and verse."""
    text = "शब्द\n: अर्थ\n\n> एक\n> > दो\n\n---\n\n```\nif x:\n    y\n```\n\nपंक्ति एक  \nपंक्ति दो\\\nपंक्ति तीन"
    structure = marked(f"# {HEADLINE}\n\n{text}")
    assert [(block.kind, block.text) for block in structure.blocks] == [
        ("term", "शब्द"), ("definition", "अर्थ"), ("quote", "एक"), ("quote", "दो"), ("rule", ""),
        ("code", "if x:\n    y"), ("paragraph", "पंक्ति एक\nपंक्ति दो\nपंक्ति तीन"),
    ]  # fmt: skip
    assert paths(structure)[2:4] == ["quotation", "quotation/quotation"]


def test_footnotes_leave_no_mark_in_the_text() -> None:
    """A note mark is not a figure of the story. A note without a mark is kept too."""
    text = "जीत हुई।[^1] फिर जुलूस निकला।[^b] फिर वही।[^1]\n\n[^1]: आयोग के आंकड़े।\n[^b]: पुलिस।\n\n    दूसरा पैरा।\n[^c]: बाकी।"
    structure = marked(f"# {HEADLINE}\n\n{text}")
    first, *notes = structure.blocks
    assert first.text == "जीत हुई। फिर जुलूस निकला। फिर वही।"
    assert first.html.count('<a href="note:1:fn1"') == 2
    assert [(block.kind, block.text) for block in notes] == [
        ("footnote", "आयोग के आंकड़े।"), ("footnote", "पुलिस।"), ("footnote", "दूसरा पैरा।"), ("list-item", "बाकी।"),
    ]  # fmt: skip
    assert notes[0].anchors == ("fn1",)


@pytest.mark.parametrize("text", ['**"महत्वपूर्ण"**है', "**क्वात्रा**ने", "यह **(बहुत)**सा", "*“हां”*कहा"])
def test_emphasis_ends_before_a_postposition(text: str) -> None:
    """In Hindi, the next word may follow without a space. The stars are removed anyway."""
    (block,) = marked(f"# {HEADLINE}\n\n{text} और बाकी वाक्य।").blocks
    assert "*" not in block.text
    assert "<strong>" in block.html or "<em>" in block.html


@pytest.mark.parametrize(
    ("href", "wanted"),
    [
        ("b.md", "seeds:news/b.md"),
        ("../c%20d.html#x", "seeds:c%20d.html#x"),
        ("/tag/a", "seeds:tag/a?https%3A%2F%2Fexample.org%2Ftag%2Fa"),
        ("../../out.md", None),
        ("#part", "here:part"),
        ("https://user:secret@example.org/", "https://example.org/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("JaVaScRiPt:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("//example.org/x", "https://example.org/x"),
    ],
)
def test_links_lead_to_sources_to_the_web_or_nowhere(href: str, wanted: str | None) -> None:
    """A relative link may be another source. No link leaves the folder, runs code or contains a password."""
    front = {"source_url": "https://example.org/z/a.html"} if href.startswith("/") else {}
    structure = marked(f'# {HEADLINE}\n\nयह <a href="{href}">कड़ी</a> है।', path="news/a.md", **front)
    html = structure.blocks[0].html
    assert structure.blocks[0].text == "यह कड़ी है।"
    assert (f'<a href="{wanted}"' in html) if wanted else ("<a " not in html)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("पहला\n- क\n- ख", [("paragraph", "पहला"), ("list-item", "क"), ("list-item", "ख")]),
        ("- क\n  - ख\n    - ग", [("list-item", "क"), ("list-item", "ख"), ("list-item", "ग")]),
        ("- क\n  > ख\n\n  ग", [("list-item", "क"), ("quote", "ख"), ("list-item", "ग")]),
        ("- क\nऔर आगे", [("list-item", "क और आगे")]),
        ("पहला\n> दूसरा", [("paragraph", "पहला"), ("quote", "दूसरा")]),
        ("पहला\n## दूसरा\nतीसरा", [("paragraph", "पहला"), ("subheading", "दूसरा"), ("paragraph", "तीसरा")]),
        ("#नमामि गंगे", [("paragraph", "#नमामि गंगे")]),
        ("पहला\nदूसरा\n---\nतीसरा", [("subheading", "पहला दूसरा"), ("paragraph", "तीसरा")]),
        ("पहला\n***\nदूसरा", [("paragraph", "पहला"), ("rule", ""), ("paragraph", "दूसरा")]),
        ("- क\n  ```\n  x\n\n  y\n  ```\n- ख", [("list-item", "क"), ("code", "x\n\ny"), ("list-item", "ख")]),
        ("> ```\n> x\n\nबाहर", [("code", "x"), ("paragraph", "बाहर")]),
        ("शब्द\n\n: अर्थ\n: दूसरा", [("term", "शब्द"), ("definition", "अर्थ"), ("definition", "दूसरा")]),
        ("क | ख\n---|---\n१ | २\n\nबाहर | यहां", [*[("table-cell", x) for x in "कख१२"], ("paragraph", "बाहर | यहां")]),
        ("सूची:\n| क | ख |\n|--|--|\n| १ | २ |", [("paragraph", "सूची:"), *[("table-cell", x) for x in "कख१२"]]),
        ("<div>\n\nभीतर **का**\n\n</div>\nबाहर", [("paragraph", "भीतर का"), ("paragraph", "बाहर")]),
        ("\\<b>नहीं\\</b> `<b>` &lt;", [("paragraph", "<b>नहीं</b> <b> <")]),
        ('[क](ख "ग (घ और बाकी', [("paragraph", '[क](ख "ग (घ और बाकी')]),
    ],
)
def test_blocks_need_no_blank_line_and_no_four_spaces(text: str, wanted: list[tuple[str, str]]) -> None:
    """Files for Hugo and Obsidian are written so. A text that only looks like a mark stays."""
    assert blocks(text) == wanted


def test_a_paragraph_of_signs_only_is_shown_unchanged() -> None:
    """Its marks are not interpreted. The marks of other paragraphs are."""
    tangled = "[" * 300 + "राम"
    structure = marked(f"# {HEADLINE}\n\n**एक** {BODY}\n\n{tangled}\n\n{'*क* ' * 1500}\n\n**दो** {MORE}")
    assert [("<strong>" in block.html, "<em>" in block.html) for block in structure.blocks] == [
        (True, False), (False, False), (False, False), (True, False),
    ]  # fmt: skip
    assert structure.blocks[1].text == tangled


def test_footnotes_are_numbered_by_their_texts() -> None:
    """The order of the notes counts, not the order of the marks."""
    structure = marked(f"# {HEADLINE}\n\nपहले[^b] फिर[^a]।\n\n[^a]: क\n[^b]: ख")
    first, *notes = structure.blocks
    assert [note.text for note in notes] == ["क", "ख"]
    assert first.html.index("note:2:fn2") < first.html.index("note:1:fn1")


def test_lines_of_blocks_are_those_of_the_file() -> None:
    """This holds for code, for pictures and for blocks after them."""
    structure = marked(f"# {HEADLINE}\n\n```\na\n```\n\n![x](a.png)\n\n> {MORE}\n\n| a | b |\n|---|---|\n| c | d |\n")
    assert [block.line for block in structure.blocks] == [3, 7, 9, 11, 11, 13, 13]
    structure = marked(
        f"# {HEADLINE}\n\n***\n<table><tr><th>a</th><th>b</th></tr>\n<tr><td>c</td><td></td></tr></table>\n\nx\n\n"
        "1. a\n   - b"
    )
    assert [block.line for block in structure.blocks] == [3, 4, 4, 5, 5, 7, 9, 10]


PATTERNS = [
    "\\", "\\*", "1.\n", "1. a\n", "15. a\n\n", "- a\n", ">\n", "*", "**a ", "_a ", "`", "``a ", "[", "[a](", "![",
    "[^1] ",
    "[^a]: x\n\n", "<", "<a b='", "<b>", "&", "|a|b|\n|-|-|\n", "~~a", "a\n: b\n\n", "---\n", "    a\n", "```\n", '"a ',
    "a  \n", "[a]: b\n", "<table><tr><td>x", "*[", "^[", "]", "(", "<!--", "{", "#",
    ": a\n", "a\n---\n", "> - a\n", "- - a\n", "- a\n  > b\n", '[a](b"c)', "[a]((b)", "`a``b", "![a](b \"t\")\n",
    "a\\\n", "*a **b* c** ", "a[^1]\n\n[^1]: b\n\n", "<div>\n\n", "|`a`", "a | b\n--|--\n", "a\n=\n", "# a\n",
]  # fmt: skip


@pytest.mark.parametrize("pattern", PATTERNS)
def test_twice_the_text_takes_twice_the_steps(pattern: str) -> None:
    """This holds for any repeated content: unclosed marks, lists, brackets, backslashes."""

    def steps(size: int) -> int:
        text = f"# {HEADLINE}\n\n" + (pattern * size)[:size]
        count = 0

        def counted(*_: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(counted)
        try:
            parse(source(text, format="markdown"))
        finally:
            sys.setprofile(None)
        return count

    steps(200)  # This file is read only once.
    assert steps(4000) < 2.4 * steps(2000) + 3000


def test_links_of_a_wiki_are_links() -> None:
    """Obsidian writes [[…]]. The label is shown, or the name if there is no label. ==…== loses its signs."""
    block = marked(
        f"# {HEADLINE}\n\nपुल से [[Sonpur|गांव]] और [[बाजार#सोमवार]] तक ==आधा== घंटा। [[1]](https://example.org/) a == b"
    ).blocks[0]
    assert block.text == "पुल से गांव और बाजार तक आधा घंटा। [1] a == b"
    picture = marked(f"# {HEADLINE}\n\n{BODY}\n\n![[bridge one.jpg]]\n").blocks[-1]
    assert picture.kind == "picture"


@pytest.mark.parametrize(
    ("box", "shown"),
    [
        (f":::note\n{MORE}\n:::", [MORE]),
        (f"::: warning Take care\n{MORE}\n:::", ["Take care", MORE]),
        (f":::tip[Take care]\n\n{MORE}\n\n:::", ["Take care", MORE]),
        (f"::::{{.callout}}\n{MORE}\n::::", [MORE]),
        (f"```\n:::note\n```\n\n{MORE}", [":::note", MORE]),
    ],
)
def test_marks_of_boxes_are_not_text(box: str, shown: list[str]) -> None:
    """The title and the content of the box are text."""
    assert [block.text for block in marked(f"# {HEADLINE}\n\n{BODY}\n{box}\n\n{BODY[:40]}").blocks][1:-1] == shown
