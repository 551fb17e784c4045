"""Linked data (JSON-LD) of articles."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from site_builder.engine.own_files import template_folder
from site_builder.model import Body, Card, Image
from site_builder.outputs.jsonld import script
from site_builder.outputs.rendering import Renderer
from site_builder.settings import Site
from tests.kit import ROOT, Project
from tests.pages.factory import article, edition, entity, lay_out

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def said(*articles: tuple[Card, Body], site: Site | None = None) -> dict[str, Any]:
    """Return the linked data in the page of article 'a', parsed as a search engine parses it."""
    site = site or Site()
    renderer = Renderer((template_folder(),), site)
    bodies = {card.id: body for card, body in articles}
    pages = {page.address: page for page in lay_out(edition(*articles, site=site), site, renderer.digest, bodies.get)}  # type: ignore[arg-type]
    page = pages["articles/khabar-a.html"]
    text = renderer.render(page.template, page.view()).decode()
    made: list[dict[str, Any]] = [json.loads(found) for found in SCRIPT.findall(text)]
    assert [one["@type"] for one in made] == ["NewsArticle", "BreadcrumbList"][: len(made)]
    return made[0]


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_json_in_a_page_means_the_same_and_cannot_end_its_element(value: object) -> None:
    """This holds for any text in its strings."""
    text = script({"x": value})
    assert json.loads(text) == {"x": value}
    assert not re.search("[<>&\u2028\u2029]", text)


def test_nothing_is_said_that_is_not_known() -> None:
    """An article with a headline only has no author, date or URL. A date in its text is not the publication date."""
    made = said(article("a", spoken_of="2025-11-06", excerpt=""))
    assert made == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "खबर a",
        "inLanguage": "hi",
        "wordCount": 5,
    }


def test_what_the_source_states_is_said() -> None:
    """Times keep their offset. A byline is a person only if the text proves it."""
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
    """Entities in the headline are `about`, the others `mentions`. The name राम is not found inside रामपुर."""
    who = (entity("दिल्ली", "place"), entity("संसद", "organisation"), entity("राम"), entity("सीता"))
    site = Site(base_url="https://x.example/b/")
    named = article("a", headline="रामपुर के लोग दिल्ली में, संसद के बाहर धरना", entities=who)
    made = said(named, article("b", entities=who[:1]), site=site)
    assert made["url"] == made["@id"] == "https://x.example/b/articles/khabar-a.html"
    assert made["about"] == [
        {"@type": "Place", "name": "दिल्ली", "@id": "https://x.example/b/places/dilli.html"},
        {"@type": "Organization", "name": "संसद"},
    ]
    assert made["mentions"] == [{"@type": "Person", "name": "राम"}, {"@type": "Person", "name": "सीता"}]
    assert "about" not in said(article("a", entities=who[2:]), site=site)


def test_pages_have_breadcrumbs(tmp_path: Path) -> None:
    """The trail leads from the front page through the list of names to the page. Without a base URL there is none."""
    project = Project(tmp_path, settings='[site]\ntitle = "पत्र"\nbase_url = "https://x.example/b/"\n')
    shutil.copytree(ROOT / "tests" / "sites" / "stories" / "seeds", project.seeds, dirs_exist_ok=True)
    project.build(jobs=1)
    trails = {name: trail(project.page(name)) for name in project.site() if name.endswith(".html")}
    assert trails["people/ramesh-chauhan.html"] == [
        ("पत्र", "https://x.example/b/"),
        ("लोग", "https://x.example/b/people/index.html"),
        ("रमेश चौहान", "https://x.example/b/people/ramesh-chauhan.html"),
    ]
    (story,) = [name for name in trails if name.startswith("stories/madhupur")]
    assert [name for name, _ in trails[story]] == ["पत्र", "मृतकों की संख्या 14 हुई, ब्रेक की जांच होगी"]
    assert trails[story][-1][1] == f"https://x.example/b/{story}"
    project.config.write_text("", "utf-8")
    project.build(jobs=1)
    assert trail(project.page(story)) == []


def trail(page: str) -> list[tuple[str, str]]:
    """Return the names and addresses of the steps in a page's trail."""
    found = [one for one in map(json.loads, SCRIPT.findall(page)) if one["@type"] == "BreadcrumbList"]
    assert len(found) <= 1
    steps = found[0]["itemListElement"] if found else []
    assert [step["position"] for step in steps] == [*range(1, len(steps) + 1)]
    return [(step["name"], step["item"]) for step in steps]


# Properties of a NewsArticle and the types of their values, from https://schema.org/NewsArticle.
_EXPECTED: dict[str, tuple[str, ...]] = {
    "@context": ("Text",), "@type": ("Text",), "@id": ("URL",), "url": ("URL",), "headline": ("Text",),
    "mainEntityOfPage": ("URL", "CreativeWork"), "description": ("Text",), "inLanguage": ("Text", "Language"),
    "datePublished": ("Date", "DateTime"), "dateModified": ("Date", "DateTime"), "articleSection": ("Text",),
    "author": ("Person", "Organization"), "publisher": ("Person", "Organization"), "keywords": ("Text",),
    "isBasedOn": ("URL", "CreativeWork"), "wordCount": ("Integer",), "image": ("URL", "ImageObject"),
    "about": ("Person", "Place", "Organization"), "mentions": ("Person", "Place", "Organization"),
}  # fmt: skip


def test_an_article_says_only_what_schema_org_knows() -> None:
    """Every property belongs to NewsArticle, and the type of its value is allowed."""
    who = (entity("दिल्ली", "place"), entity("राम"))
    stated = article(
        "a",
        headline="दिल्ली में पुल",
        published="2025-11-06T14:53:00+05:30",
        updated="2025-11-07",
        byline="राम",
        kicker="देश",
        tags=("क",),
        source_url="https://example.org/1",
        image=Image("https://example.org/a.jpg", "", None),
        entities=who,
    )
    made = said(stated, site=Site(base_url="https://x.example/", publisher="प्रकाशक"))
    assert made.keys() == _EXPECTED.keys()
    for name, value in made.items():
        for one in value if isinstance(value, list) else [value]:
            kind = one["@type"] if isinstance(one, dict) else "Integer" if isinstance(one, int) else "Text"
            plain = {"Text", "URL", "Date", "DateTime"} & set(_EXPECTED[name])
            assert kind in _EXPECTED[name] or (kind == "Text" and plain), name


def test_times_have_an_offset_and_stand_in_order() -> None:
    """A time without a zone gets the site's zone. A change is never before the publication."""
    made = said(article("a", published="2025-11-06T14:53:00", updated="2025-11-06T09:00:00+00:00"))
    assert (made["datePublished"], made["dateModified"]) == ("2025-11-06T14:53:00+05:30",) * 2
