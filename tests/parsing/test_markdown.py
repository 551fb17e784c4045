"""Markdown sources."""

import pytest

from site_builder.model import Structure
from site_builder.parsing import parse
from tests.parsing.written import BODY, HEADLINE, MORE, kinds, source


def marked(text: str, **front: object) -> Structure:
    """Return what the parser makes of a Markdown source."""
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
    """Text is plain, HTML keeps emphasis, code and safe links; text without marks needs no HTML."""
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
    """No script, handler, frame, data picture or script link is left in text or HTML."""
    structure = marked(f"# {HEADLINE}\n\n{BODY} {hostile} {MORE}")
    shown = " ".join(block.html for block in structure.blocks)
    for bad in ("script", "onerror", "onclick", "onload", "data:", "<img", "<iframe", "<style", "<svg"):
        assert bad not in shown


def test_boilerplate_is_known_in_markdown_too() -> None:
    """A paragraph that points away from the story is boilerplate, whatever its marks."""
    structure = marked(f"# {HEADLINE}\n\n{BODY}\n\n**यह भी पढ़ें:** [पहाड़ पर बर्फ](https://example.org)")
    assert kinds(structure)[1] == ("boilerplate", "known-beginning")


def test_front_matter_title_is_not_repeated() -> None:
    """The same heading is consumed, another one stays as a subheading."""
    assert len(marked(f"# {HEADLINE}\n\n{BODY}", title=HEADLINE).blocks) == 1
    structure = marked(f"# गांव की खुशी\n\n{BODY}", title=HEADLINE)
    assert (structure.headline, structure.blocks[0].kind) == (HEADLINE, "subheading")


def test_without_a_heading_the_first_line_may_be_the_headline() -> None:
    """Then the same rules hold as for plain text."""
    assert marked(f"{HEADLINE}\n\n{BODY}").headline == HEADLINE
    assert marked(f"{BODY}\n\n{MORE}").headline is None


def test_absurdly_nested_markdown_is_read_as_plain_text() -> None:
    """No exception, and the words are there."""
    structure = marked(">" * 3000 + " गहरा")
    assert any("गहरा" in text for text in [structure.headline or "", *(block.text for block in structure.blocks)])
