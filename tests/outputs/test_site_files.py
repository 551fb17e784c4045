"""All files of a site that are not pages."""

import json
from pathlib import Path

import pytest

from site_builder.engine.own_files import template_folder
from site_builder.model import Body
from site_builder.outputs import assets, site_files
from site_builder.outputs import machine_edition as data
from site_builder.outputs.rendering import Renderer
from site_builder.settings import Site
from tests.kit import Project
from tests.pages.factory import article, edition, entity, lay_out

ALWAYS = {".nojekyll", "_headers", "robots.txt"}
WITH_URL = {"news-sitemap.xml"}


@pytest.mark.parametrize(("base", "expected"), [(None, ALWAYS), ("https://x.example/", ALWAYS | WITH_URL)])
def test_what_needs_full_urls_is_made_only_with_a_base_url(base: str | None, expected: set[str]) -> None:
    """All other files are always made, and no file is made twice."""
    site = Site(base_url=base)
    card, _ = article("a", published="2025-11-06")
    files = site_files(site, (template_folder(),), [("a", "2025-11-06")], {"a": card}.__getitem__)
    names = [file.address for file in files]
    assert {name for name in names if not name.startswith(("assets/", "data/schemas/"))} == expected
    assert len(set(names)) == len(names)


def test_the_style_sheet_is_small() -> None:
    """A phone on a slow line loads 10 kB in one round trip."""
    assert len(assets.files((template_folder(),))["site.css"].content) <= 10_240


def test_an_asset_gets_a_new_name_with_new_content(tmp_path: Path) -> None:
    """Browsers may therefore cache it for ever. Hidden files are not assets."""
    (tmp_path / "assets" / "deep").mkdir(parents=True)
    (tmp_path / "assets" / ".DS_Store").write_bytes(b"x")
    own = tmp_path / "assets" / "deep" / "logo.min.svg"
    own.write_bytes(b"<svg/>")
    (name, first), *_ = assets.files((tmp_path,)).items()
    own.write_bytes(b"<svg />")
    second = assets.files((tmp_path,))[name]
    assert name == "deep/logo.min.svg"
    assert first.address.startswith("assets/deep/logo.min.")
    assert first.address.endswith(".svg")
    assert first.address != second.address


def test_a_style_sheet_cannot_end_the_element_it_stands_in(tmp_path: Path) -> None:
    """Different line ends do not change the hash that the browser computes."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "site.css").write_bytes(b"a{}\r\n/* </style><script> */")
    file = assets.files((tmp_path,))["site.css"]
    assert assets.style(file) == "a{}\n/* <\\/style><script> */"


def test_the_data_says_which_titles_were_cut_from_the_text() -> None:
    """There is one object a line, in the edition's order, with the edition's keys of the entities."""
    made = edition(
        article("a", published="2025-11-06", entities=(entity("राम राठी"),)),
        article("b", published="2025-11-05", headline_given=False, entities=(entity("राम राठी"),)),
    )
    pages = {page.address: page for page in lay_out(made, Site(), str, lambda _: Body((), (), ()))}
    view = pages["data/articles/2025-11.jsonl"].view()
    text = Renderer((template_folder(),), Site()).render("machine_articles", view).decode()
    rows = [json.loads(line) for line in text.splitlines()]
    assert [(row["id"], row["address"], row["headline_given"], row["entities"][0]["key"]) for row in rows] == [
        ("a", "articles/khabar-a.html", True, "person/राम राठी"),
        ("b", "articles/khabar-b.html", False, "person/राम राठी"),
    ]
    (who,) = [json.loads(line) for line in b"".join(data.entities(made)).splitlines()]
    assert (who["name"], who["address"], who["articles"]) == ("राम राठी", "people/ram-rathi.html", ["a", "b"])


def test_readers_of_a_feed_get_one_text_once(tmp_path: Path) -> None:
    """Two identical files are one entry in each feed and in the news sitemap. Both keep their pages."""
    text = "---\ndate: 2025-11-06\n---\nनदी पर पुल खुला\n\nनदी पर बना नया पुल आज खुल गया और लोग देर तक उस पर टहलते रहे।\n"
    project = Project(tmp_path, {"a.md": text, "a 2.md": text}, '[site]\nbase_url = "https://example.org/n/"\n')
    project.build()
    assert len(json.loads(project.page("feed.json"))["items"]) == 1
    assert project.page("feed.xml").count("<entry") == 1
    assert project.page("news-sitemap.xml").count("<loc>") == 1
    assert len(list(project.public.glob("articles/*.html"))) == 2
