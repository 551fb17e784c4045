"""Foreign HTML is converted to Markdown, which gives the same text when it is read."""

from html import escape

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st

from site_builder.importing.html_markdown import markdown_of
from site_builder.parsing.markdown_reader import html_of
from site_builder.text.normalise import normalise

SIGNS = st.text(st.sampled_from("ab क1 \\`*_[](){}<>#+-.!|~&;:=^\"'/@"), min_size=1, max_size=30)


def shown(html: str) -> str:
    """Return the visible words of HTML after the conversion to Markdown, with single spaces."""
    read = html_of(normalise(markdown_of(html)))
    assert read is not None
    return " ".join(BeautifulSoup(read, "html.parser").get_text().split())


@given(SIGNS)
@example("15. अगस्त")
@example("<1@1>")
@example("--")
@example("- एक")
@example("# एक")
@example("a ~~b~~ c")
@example("[^1]: x")
@example("https://example.org/a_b_c")
def test_text_comes_out_as_it_went_in(text: str) -> None:
    """Markdown characters in the text survive in a paragraph, a table cell and a list item."""
    words = " ".join(text.split())
    assert shown(f"<p>{escape(text)}</p>") == words
    assert shown(f"<p>x {escape(text)} x</p>") == f"x {words} x".replace("  ", " ")
    assert shown(f"<ul><li>{escape(text)}</li></ul>") == words


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>एक<p>दो<br>तीन", "एक\n\nदो  \nतीन\n"),
        ("<h2>एक</h2><script>x()</script><style>p{}</style><p onclick=x>दो</p><!-- तीन -->", "## एक\n\nदो\n"),
        ("<p><a href='javascript:x()'>एक</a> <a href='/b'>दो</a> <a href='https://u:p@a.in/?token=1'>तीन</a></p>",
         "एक दो [तीन](https://a.in/)\n"),
        ("<p>क <img src='data:image/png;base64,x'><img src='https://a.in/x.png' alt='ख'></p>", "क ![ख](https://a.in/x.png)\n"),
        ("<ol start=3><li>एक<ul><li>दो</li></ul></li></ol>", "3. एक\n   - दो\n"),
        ("<table><tr><th>क</th><th>ख</th></tr><tr><td>1|2</td><td>3</td></tr></table>",
         "| क | ख |\n| --- | --- |\n| 1\\|2 | 3 |\n"),
        ("<figure><img src='https://a.in/x.png'><figcaption>नया \"पुल\"</figcaption></figure>",
         '![](https://a.in/x.png "नया \\"पुल\\"")\n'),
    ],
)  # fmt: skip
def test_elements_become_their_marks(html: str, markdown: str) -> None:
    """Scripts are left out, and links that do not lead to the web become plain text."""
    assert markdown_of(html) == markdown


@pytest.mark.parametrize(
    "opening", ["<div>", "<b>", "<p>", "<blockquote>", "<ul><li>", "<table><tr><td>", "<a href=x>"]
)
def test_elements_in_each_other_without_end_keep_their_words(opening: str) -> None:
    """Old pages do not close paragraphs. Only a hostile page has 3,000 nested quotations."""
    assert "अंत में" in markdown_of(opening * 3000 + "अंत में")
