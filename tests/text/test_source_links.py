"""Links between sources are written and read again. They never leave the folder."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.text.source_links import SourceLink, read_link, source_link, stem, web_key, written


@pytest.mark.parametrize(
    ("href", "path"),
    [
        ("b.md", "news/b.md"),
        ("../b.html#x", "b.html"),
        ("./c/d", "news/c/d"),
        ("%E0%A4%95.txt", "news/क.txt"),
        ("b.md?x=1", "news/b.md"),
    ],
)
def test_a_relative_link_is_read_from_its_source(href: str, path: str) -> None:
    """The result is the one of a browser on a served folder."""
    link = source_link(href, "news/a.md")
    assert link is not None
    assert link.path == path


@pytest.mark.parametrize(
    "href",
    [
        "../../x",
        "/etc/passwd",
        "..",
        "",
        "#x",
        "?q",
        "http://x.example/",
        "javascript:1",
        "a\\b",
        "..%2f..%2fx",
        "%00",
        "//x/y",
    ],
)
def test_no_link_leaves_the_folder(href: str) -> None:
    """A link with a scheme or a host, or without a path, is not relative."""
    assert source_link(href, "news/a.md") is None


@given(st.text(), st.text(), st.text())
def test_what_is_written_is_read_again(path: str, web: str, place: str) -> None:
    """Any path, address or name survives, and the result can stand in an attribute."""
    link = SourceLink(path.encode(errors="replace").decode(), web.encode(errors="replace").decode(), "")
    text = written(link)
    assert read_link(text) == link
    assert not set(text) & set("<>\"' ")


def test_names_of_one_page_meet() -> None:
    """Other generators link to the page of a source, not to the source."""
    assert stem("a/b.md") == stem("a/b.html") == stem("a/b/") == "a/b"
    assert stem("v1.2") == "v1.2"
    assert web_key("https://www.example.org/a/?x=1#y") == web_key("http://example.org/a?x=1")
    assert web_key("http://[") == "http://["
