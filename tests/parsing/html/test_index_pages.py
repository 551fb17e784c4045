"""A page that only lists other articles is not an article."""

import pytest

from site_builder.errors import SourceError
from site_builder.parsing import parse, refuse_index_page
from tests.parsing.written import BODY, source

TITLES = ("नदी पर नया पुल आज खुला", "नदी में फिर से नाव चली", "दो गांवों को रास्ता मिला", "स्कूल में छुट्टी", "मेला आज से")
CARD = '<div><a href="/{n}"><h2>{title}</h2></a><p>क्या है खबर {n}? जानिए यहां।</p><span>7 अगस्त 2025</span></div>'


def lists(body: str) -> bool:
    """Return whether a page with this body is rejected."""
    page = source(f"<html><body><main><h1>पुल</h1>{body}</main></body></html>", format="html", title="पुल")
    try:
        refuse_index_page(page, parse(page).blocks)
    except SourceError as error:
        assert "only lists other articles; save these articles instead" in str(error)  # noqa: PT017 - either way is right
        return True
    return False


@pytest.mark.parametrize(
    "card",
    [
        CARD,
        '<div><a href="/{n}"><h2>{title}</h2><p>क्या है खबर {n}?</p></a><span>7 अगस्त 2025</span></div>',
        '<article><h3><a href="/{n}">{title}</a></h3><time>7 अगस्त 2025</time><p>क्या है खबर {n}? पढ़िए।</p></article>',
        '<li><a href="/{n}">{title}</a> <span>7 अगस्त 2025</span></li>',
        '<li><a href="/{n}">{title}</a></li>',
    ],
)
def test_a_page_of_teasers_is_not_an_article(card: str) -> None:
    """Pages with cards, with and without a text below the link, and with lists of links are rejected."""
    assert lists("".join(card.format(n=n, title=title) for n, title in enumerate(TITLES)))


def test_a_round_up_is_an_article() -> None:
    """Its headings are links, but each part has a text.

    A story with a list of other stories below is an article too."""
    parts = "".join(f'<h2><a href="/{n}">{title}</a></h2><p>{BODY}{BODY}</p>' for n, title in enumerate(TITLES))
    assert not lists(parts)
    assert not lists(f"<p>{BODY}</p>" + "".join(CARD.format(n=n, title=title) for n, title in enumerate(TITLES)))
    assert not lists(f"<p>{BODY}</p>")
