"""A post of a social network is one quotation with its sender."""

import pytest

from site_builder.model import Structure
from site_builder.parsing import parse
from tests.parsing.written import BODY, HEADLINE, MORE, read, source

POST = '<blockquote class="{name}"><p lang="hi" dir="ltr">पुल आज खुल गया{end} {link}</p>{sender}</blockquote>'
DAY = '<a href="https://twitter.com/pul/status/1">January 15, 2025</a>'


def page_structure(body: str) -> Structure:
    """Return the parse result of a saved page with this body."""
    return parse(source(f"<html><body><h1>{HEADLINE}</h1>{body}</body></html>", format="html", title=HEADLINE))


def quoted(structure: Structure) -> list[str]:
    """Return the texts of its quotations."""
    return [block.text for block in structure.blocks if block.kind == "quote"]


@pytest.mark.parametrize("end", ["", "।"])
@pytest.mark.parametrize(
    ("name", "link", "sender"),
    [
        ("twitter-tweet", '<a href="https://t.co/x">pic.twitter.com/B5L</a>', f"&mdash; पुल विभाग (@pul) {DAY}"),
        ("twitter-tweet tw-align-center", '<a href="https://t.co/x">https://t.co/x</a>', f"— पुल विभाग (@pul) {DAY}"),
        ("twitter-video", '<a href="https://t.co/x">pic.x.com/B5L</a>', f"— पुल विभाग (@pul) {DAY}"),
        ("bluesky-embed", "", f'— पुल विभाग (<a href="https://bsky.app/x">@pul</a>) {DAY}'),
    ],
)
def test_a_post_is_one_quotation_with_its_sender(end: str, name: str, link: str, sender: str) -> None:
    """The address of its picture and its date are not part of the story, and its date does not date the article."""
    post = POST.format(name=name, link=link, sender=sender, end=end)
    for structure in (page_structure(f"<p>{BODY}</p>{post}<p>{MORE}</p>"), read(BODY, post, MORE, format="markdown")):
        assert quoted(structure) == [f"पुल आज खुल गया{end} — पुल विभाग (@pul)"]
        assert structure.published is None


def test_what_a_network_asks_for_is_left_out() -> None:
    """An example is 'View this post on Instagram'."""
    post = '<blockquote class="instagram-media"><div><a href="/x">View this post on Instagram</a></div></blockquote>'
    assert quoted(page_structure(f"<p>{BODY}</p>{post}<p>{MORE}</p>")) == []


def test_other_quotations_stay_as_they_are() -> None:
    """The line below the quotation with its speaker stays too."""
    said = "<blockquote><p>पुल आज खुल गया।</p>— पुल विभाग</blockquote>"
    assert quoted(page_structure(f"<p>{BODY}</p>{said}<p>{MORE}</p>")) == [
        "पुल आज खुल गया।", "— पुल विभाग",
    ]  # fmt: skip
