"""What an article says of itself to machines."""

import json
import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from site_builder.engine.own_files import template_folder
from site_builder.model import Body, Card, Image
from site_builder.outputs.jsonld import script
from site_builder.outputs.rendering import Renderer
from site_builder.settings import Site
from tests.pages.factory import article, edition, entity, lay_out


def said(*articles: tuple[Card, Body], site: Site | None = None) -> dict[str, Any]:
    """Return the data in the page of article 'a', read as a search engine reads it."""
    site = site or Site()
    renderer = Renderer((template_folder(),), site)
    bodies = {card.id: body for card, body in articles}
    pages = {page.address: page for page in lay_out(edition(*articles, site=site), site, renderer.digest, bodies.get)}  # type: ignore[arg-type]
    page = pages["articles/khabar-a.html"]
    text = renderer.render(page.template, page.view()).decode()
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    made: dict[str, Any] = json.loads(found)
    return made


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_json_in_a_page_means_the_same_and_cannot_end_its_element(value: object) -> None:
    """Whatever its strings hold."""
    text = script({"x": value})
    assert json.loads(text) == {"x": value}
    assert not re.search("[<>&\u2028\u2029]", text)


def test_nothing_is_said_that_is_not_known() -> None:
    """An article with a headline only: no author, no date, no URL; the day its text names is no publication."""
    made = said(article("a", spoken_of="2025-11-06", excerpt=""))
    assert made == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "खबर a",
        "inLanguage": "hi",
        "wordCount": 5,
    }


def test_what_the_source_states_is_said() -> None:
    """Times keep their offset; a byline counts as a person only when the text shows that it is one."""
    made = said(
        article(
            "a",
            published="2025-11-06T14:53:00+05:30",
            updated="2025-11-07",
            byline="राम कुमार",
            kicker="देश",
            standfirst="सार",
            tags=("क", "ख"),
            source_url="https://example.org/1",
            image=Image("https://example.org/a.jpg", "", "एजेंसी"),
            entities=(entity("राम कुमार"),),
        ),
        site=Site(publisher="प्रकाशक"),
    )
    assert (made["datePublished"], made["dateModified"]) == ("2025-11-06T14:53:00+05:30", "2025-11-07")
    assert made["author"] == {"@type": "Person", "name": "राम कुमार"}
    assert made["publisher"] == {"@type": "Organization", "name": "प्रकाशक"}
    assert (made["articleSection"], made["keywords"], made["description"]) == ("देश", "क, ख", "सार")
    assert made["isBasedOn"] == "https://example.org/1"
    assert made["image"] == {"@type": "ImageObject", "url": "https://example.org/a.jpg", "creditText": "एजेंसी"}
    assert said(article("a", byline="एजेंसी"))["author"] == {"name": "एजेंसी"}


def test_entities_with_a_page_carry_its_url() -> None:
    """The main ones are what the article is about, the others are mentioned."""
    who = (entity("दिल्ली", "place"), entity("संसद", "organisation"), entity("राम"), entity("सीता"))
    made = said(article("a", entities=who), article("b", entities=who[:1]), site=Site(base_url="https://x.example/b/"))
    assert made["url"] == made["@id"] == "https://x.example/b/articles/khabar-a.html"
    assert made["about"] == [
        {"@type": "Place", "name": "दिल्ली", "@id": "https://x.example/b/places/dilli.html"},
        {"@type": "Organization", "name": "संसद"},
        {"@type": "Person", "name": "राम"},
    ]
    assert made["mentions"] == [{"@type": "Person", "name": "सीता"}]


def test_times_have_an_offset_and_stand_in_order() -> None:
    """The site's zone where the source names none; no change before the publication."""
    made = said(article("a", published="2025-11-06T14:53:00", updated="2025-11-06T09:00:00+00:00"))
    assert (made["datePublished"], made["dateModified"]) == ("2025-11-06T14:53:00+05:30",) * 2
