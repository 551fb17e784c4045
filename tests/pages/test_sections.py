"""Sections: the articles with one tag, or in one folder below the seeds folder."""

from pathlib import Path

import pytest

from site_builder.model import Body, Card
from site_builder.pages.sections.labels import section_address, section_key, sections
from site_builder.pages.views import ArticleView, SectionListView, SectionMonthView, SectionView
from site_builder.settings import Site
from tests.kit import Project
from tests.pages.factory import article, edition, lay_out

FOLDERS = {
    "खेल/a.txt": "मैच जीता\n\nमीरा जोशी ने जयपुर में मैच जीता।",
    "खेल/b.txt": "मैच हारा\n\nरवि सेन ने कोलकाता में मैच हारा।",
    "2025/11/c.txt": "पुल खुला\n\nजयपुर में नया पुल खुला।",
}


def views(*articles: tuple[Card, Body], site: Site | None = None) -> dict[str, object]:
    """Return every view by address."""
    site = site or Site()
    bodies = {card.id: body for card, body in articles}
    made = lay_out(edition(*articles, site=site), site, lambda name: name, bodies.__getitem__)
    return {page.address: page.view() for page in made}


def found(*cards: tuple[Card, Body]) -> list[tuple[str, int]]:
    """Return the name and the number of articles of each section."""
    return [(one.name, len(one.articles)) for one in sections([card for card, _ in cards])]


def test_a_tag_of_two_articles_and_a_folder_make_sections() -> None:
    """A tag of one article, a hidden folder, and a folder named after a year or month make no section."""
    assert found(
        article("a", tags=("खेल", "केवल यहाँ"), path="2025/11/a.txt"),
        article("b", tags=("खेल",), path="2025/11/b.txt"),
        article("c", path="_posts/up-news/c.txt"),
        article("d", path="_posts/up-news/d.txt"),
    ) == [("up news", 2), ("खेल", 2)]


def test_a_folder_that_holds_everything_is_not_a_section() -> None:
    """A folder with all articles distinguishes none of them. A tag was chosen by the author, so it counts."""
    both = [article(id_, path=f"news/{id_}.txt") for id_ in "ab"]
    tagged = [article(id_, path=f"news/{id_}.txt", tags=("Cricket",)) for id_ in "ab"]
    assert found(*both) == []
    assert found(*tagged) == [("Cricket", 2)]


def test_spellings_of_a_label_are_one_section() -> None:
    """The most frequent tag gives the name. A folder's name counts last."""
    cards = [
        article("a", tags=("Up News",)),
        article("b", tags=("Up News",)),
        article("c", tags=("UP-news",)),
        article("d", path="up_news/d.txt"),
        article("e", path="up_news/e.txt"),
        article("f", path="up_news/f.txt"),
        article("g"),
    ]
    assert found(*cards) == [("Up News", 6)]


@pytest.mark.parametrize(
    ("one", "other"), [("कला", "काला"), ("खेल", "khel"), ("index", "in dex"), ("con", "cone"), ("c++", "c#")]
)
def test_no_two_sections_share_an_address(one: str, other: str) -> None:
    """Equal romanisations get different addresses. The address of the list and names that hosts use are never taken."""
    both = [section_address(section_key(word)) for word in (one, other)]
    assert len(set(both)) == 2
    assert not {"sections/index.html", "sections/con.html"} & set(both)


def test_the_address_of_a_section_depends_on_its_word_alone() -> None:
    """Neither another article nor another section changes it."""
    assert section_address(section_key("Covid-19")) == "sections/covid-19.html"
    assert section_address(section_key("खेल")) == section_address(section_key("खेल "))


def test_an_article_leads_to_its_sections_and_they_to_it() -> None:
    """A tag of only one article is shown as plain text."""
    made = views(
        article("a", tags=("खेल", "अकेला"), path="delhi/a.txt"),
        article("b", tags=("खेल",), path="delhi/b.txt"),
        article("c"),
    )
    page, section = made["articles/khabar-a.html"], made[section_address("खेल")]
    assert isinstance(page, ArticleView)
    assert isinstance(section, SectionView)
    assert [(tag.text, tag.href) for tag in page.tags] == [
        ("खेल", f"../{section_address('खेल')}"),
        ("अकेला", None),
        ("delhi", "../sections/delhi.html"),
    ]
    assert [one.headline for one in section.teasers] == ["खबर a", "खबर b"]
    assert page.frame.nav.sections == "../sections/index.html"
    listed = made["sections/index.html"]
    assert isinstance(listed, SectionListView)
    assert [[one.link.text for one in initial.entities] for initial in listed.initials] == [["खेल"], ["delhi"]]


def test_a_large_section_leads_to_its_months() -> None:
    """As on the page of a name, old months do not change when a new article comes."""
    cards = [article(f"{n}", tags=("खेल",), published=f"2025-{10 + n // 2}-0{1 + n % 2}") for n in range(3)]
    made = views(*cards, site=Site(per_page=2))
    section = made[section_address("खेल")]
    october = made[section_address("खेल").removesuffix(".html") + "/2025-10.html"]
    assert isinstance(section, SectionView)
    assert isinstance(october, SectionMonthView)
    assert [(month.iso, month.articles) for month in section.months] == [("2025-11", 1), ("2025-10", 2)]
    assert len(october.teasers) == 2


def test_without_tags_and_folders_there_is_no_list_of_sections(tmp_path: Path) -> None:
    """There is no link to such a list either."""
    project = Project(tmp_path, {"a.txt": "पुल खुला\n\nजयपुर में नया पुल खुला।"})
    project.build(jobs=1)
    assert not (project.public / "sections").exists()
    assert "sections/" not in project.page("index.html")


def test_a_section_grows_and_goes_with_its_articles(tmp_path: Path) -> None:
    """The result equals that of one build: after an edit of its tag, an article moves to another section."""
    project = Project(tmp_path, dict(FOLDERS))
    project.build(jobs=1)
    (page,) = (one for one in (project.public / "sections").glob("*.html") if one.name != "index.html")
    assert "मैच जीता" in page.read_text("utf-8")
    assert f"../sections/{page.name}" in project.article("maich-jita")
    project.write("2025/11/c.txt", f"---\ntags: [खेल]\n---\n{FOLDERS['2025/11/c.txt']}")
    project.build(jobs=1)
    assert "पुल खुला" in page.read_text("utf-8")
    (project.seeds / "खेल" / "a.txt").unlink()
    project.write("2025/11/c.txt", FOLDERS["2025/11/c.txt"])
    project.build(jobs=1)
    assert not page.exists()
