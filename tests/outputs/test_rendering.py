"""Rendered pages: escaping, languages, links, and a user's own templates."""

import re
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

import pytest
from msgspec.structs import replace

from site_builder.engine.own_files import template_folder
from site_builder.errors import NewsDigestError
from site_builder.model import Body, Card, Image, itself
from site_builder.outputs import site_files
from site_builder.outputs.rendering import Renderer
from site_builder.search.indexing import indexed_documents
from site_builder.search.indexing.index import build_index
from site_builder.settings import Site
from tests.pages.factory import article, block, edition, entity, lay_out, mention

HOSTILE = "</script><script>alert(1)</script> {{ 7*7 }} {% x %} \"' & <img src=x onerror=y> javascript:z"
OWN = (template_folder(),)


def site(*articles: tuple[Card, Body], settings: Site | None = None, folders: tuple[Path, ...] = OWN) -> dict[str, str]:
    """Return every text file of the site by address."""
    settings = settings or Site()
    renderer = Renderer(folders, settings)
    whole, bodies = edition(*articles, site=settings), {card.id: body for card, body in articles}
    pages = lay_out(whole, settings, renderer.digest, bodies.__getitem__)
    made = {page.address: renderer.render(page.template, page.view()) for page in pages}
    known = {one.id: itself(one) for one in whole.cards}
    others = site_files(settings, folders, [], known.__getitem__)
    others += build_index(indexed_documents.article(card, bodies[card.id], ()) for card in known.values())
    return {name: content.decode() for name, content in (made | {f.address: f.content for f in others}).items()}


class Reader(HTMLParser):
    """Collects tags with their attributes, and texts with their marked language."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[tuple[str, str | None]] = []
        self.said: list[tuple[str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "link", "img", "br", "input"}:
            self.open.append((tag, dict(attrs).get("lang", self.open[-1][1] if self.open else None)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open[-1][0] not in {"script", "style", "title"}:
            self.said.append((" ".join(data.split()), self.open[-1][1]))


def test_hostile_text_is_text() -> None:
    """A text in any field adds no tag and no attribute, and it is never evaluated as a template."""
    blocks = (block(HOSTILE), block(HOSTILE, "subheading"), block(HOSTILE, "list-item"), block(HOSTILE, "caption"))
    who = (entity(HOSTILE),)
    fields: dict[str, object] = dict.fromkeys(
        ("kicker", "headline", "standfirst", "byline", "dateline", "excerpt", "source"), HOSTILE
    )
    bad = article(
        "a", body=Body(blocks, (mention(blocks, 0, HOSTILE),), ()), entities=who, tags=(HOSTILE,),
        image=Image("https://example.org/a.jpg", HOSTILE, HOSTILE), **fields,
    )  # fmt: skip
    tame = {name: HOSTILE.translate({ord(c): "x" for c in "<>{}%\"'&"}) for name in fields}
    calm_text = str(tame["headline"])
    calm_blocks = tuple(replace(one, text=calm_text) for one in blocks)
    calm = article(
        "a", body=Body(calm_blocks, (mention(calm_blocks, 0, calm_text),), ()), entities=(entity(calm_text),),
        tags=(calm_text,),
        image=Image("https://example.org/a.jpg", calm_text, calm_text), **tame,
    )  # fmt: skip
    second = article("b", entities=who), article("b", entities=(entity(calm_text),))
    wrong, right = site(bad, second[0]), site(calm, second[1])
    pages = {name for name in wrong if name.endswith(".html")}
    assert len(pages) == len([name for name in right if name.endswith(".html")])
    for name in pages & right.keys():
        tags = [[tag for tag, _ in Reader(text).tags] for text in (wrong[name], right[name])]
        assert tags[0] == tags[1], name
        assert [sorted(a) for _, a in Reader(wrong[name]).tags] == [sorted(a) for _, a in Reader(right[name]).tags]
        assert "49" not in re.sub(
            r"(site|icon|search|search-page|blocks)\.\w+|style-src.*?;|<style>.*?</style>",
            "",
            wrong[name],
            flags=re.DOTALL,
        )
    assert "{{ 7*7 }}" in wrong["articles/khabar-a.html"]


@pytest.mark.parametrize("base", [None, "https://x.example/a/b/"])
def test_every_link_ends_in_a_real_file(base: str | None) -> None:
    """Every link and asset inside the site exists, from every page at every depth, with and without a base URL."""
    who = (entity("राम राठी"), entity("दिल्ली", "place"), entity("संसद", "organisation"))
    many = [article(f"{n:02}", published="2025-11-06" if n else None, entities=who) for n in range(33)]
    made = site(*many, settings=Site(base_url=base))
    seen = 0
    for name, page in made.items():
        if not name.endswith(".html") or (base and name == "404.html"):
            continue
        for _, attributes in Reader(page).tags:
            for link in filter(None, (attributes.get("href"), attributes.get("src"))):
                if base and link.startswith(base):
                    target = link.removeprefix(base) or "index.html"
                elif link.startswith(("#", "data:")):
                    target = name
                else:
                    assert not re.match(r"[a-z]+:|/", link)
                    target = normpath(join(dirname(name), unquote(link.partition("#")[0])))
                assert target in made, (name, link)
                seen += 1
    assert seen > 1000


def test_without_a_base_url_no_page_names_one() -> None:
    """Pages then have no canonical address, no Open Graph data and no feed."""
    page = site(article("a", published="2025-11-06"))["articles/khabar-a.html"]
    assert "canonical" not in page
    assert "og:" not in page
    assert "alternate" not in page


def test_the_page_for_dead_links_loads_nothing() -> None:
    """A server shows it at any depth, so it contains its styles, and its policy allows exactly these."""
    page = Reader(site(article("a"), settings=Site(base_url="https://x.example/"))["404.html"])
    loaded = [a for tag, a in page.tags if tag in {"link", "script", "img"} and a.get("href") != "data:,"]
    assert loaded == []
    policy = next(a["content"] for _, a in page.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert "style-src 'sha256-" in (policy or "")


def test_a_danda_never_begins_a_line() -> None:
    """The space before it does not break. The data keeps the text as it is."""
    made = site(article("a", headline="वर्षा हुई ।", body=Body((block("पानी गिरा । सब खुश ॥"),), (), ())))
    page = made["articles/khabar-a.html"]
    assert "पानी गिरा\u00a0। सब खुश\u00a0॥" in page
    assert "<h1>वर्षा हुई\u00a0।</h1>" in page
    assert '"headline":"वर्षा हुई ।"' in page
    assert "वर्षा हुई ।" in made["data/articles/undated.jsonl"]


@pytest.mark.parametrize("interface", ["hi", "en"])
@pytest.mark.parametrize(
    ("language", "direction", "text"), [("hi", "ltr", "यह खबर"), ("en", "ltr", "This"), ("ur", "rtl", "یہ")]
)
def test_all_text_is_marked_with_its_language(interface: str, language: str, direction: str, text: str) -> None:
    """On an article's page, words of the interface are marked. On other pages, texts in other languages are marked."""
    one = article(
        "a", language=language, direction=direction, headline=text, standfirst=text, published="2025-11-06",
        kicker=text, entities=(entity("x", "place"),), body=Body((block(text),), (), ()),
    )  # fmt: skip
    made = site(one, article("b"), settings=Site(language=interface))
    scripts = {"hi": "[\u0900-\u0963]", "en": "[A-Za-z]{2}", "ur": "[\u0600-\u06ff]"}
    for name in ("articles/khabar-a.html", "index.html", "archive/2025-11.html"):
        for said, lang in Reader(made[name]).said:
            for tag, script in scripts.items():
                if re.search(script, said):
                    assert lang == tag, (name, said)
    page = Reader(made["articles/khabar-a.html"])
    assert page.tags[0] == ("html", {"lang": language, "dir": direction})


def test_an_article_without_anything_else_has_no_empty_boxes() -> None:
    """A page with only a headline has no empty boxes."""
    page = site(article("a", body=Body((), (), ())))["articles/khabar-a.html"]
    assert "<section" not in page
    assert "<nav class" not in page
    assert "<time" not in page


def test_a_template_of_ones_own_wins_file_by_file(tmp_path: Path) -> None:
    """A changed part replaces only the packaged part with its name. The same holds for assets."""
    (tmp_path / "parts").mkdir()
    (tmp_path / "assets").mkdir()
    (tmp_path / "parts" / "masthead.html").write_text("{% macro masthead(frame, site) %}मेरा{% endmacro %}", "utf-8")
    (tmp_path / "assets" / "site.css").write_text("p { color: red }", "utf-8")
    made = site(article("a"), folders=(tmp_path, *OWN))
    assert "मेरा" in made["index.html"]
    assert "<h1>खबर a</h1>" in made["articles/khabar-a.html"]
    assert [text for name, text in made.items() if name.startswith("assets/site.")] == ["p { color: red }"]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("{% extends 'base.html' %}\n{% block main %}\n{{ page.nothing }}\n{% endblock %}", 3, "nothing"),
        ("one\n{% if %}", 2, "Expected an expression"),
        ("one\ntwo\n{{ 1 / 0 }}", 3, "division"),
        ("{{ unknown }}", 1, "unknown"),
        ("{% include 'parts/none.html' %}", None, "parts/none.html"),
    ],
)
def test_a_mistake_in_a_template_is_reported_with_its_place(
    tmp_path: Path, text: str, line: int | None, what: str
) -> None:
    """The error names the file and the line, and is an error class of this program."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "404.html").write_text(text, "utf-8")
    with pytest.raises(NewsDigestError) as caught:
        site(article("a"), folders=(tmp_path, *OWN))
    (problem,) = caught.value.problems
    assert what in problem.what
    assert problem.line == line
    assert problem.path == str(tmp_path / "pages" / "404.html")


def digests(folder: Path, settings: Site | None = None) -> dict[str, str]:
    """Return the digest of every page template."""
    renderer = Renderer((folder, *OWN), settings or Site())
    return {name: renderer.digest(name) for name in ("article", "front", "404", "archive")}


def test_a_digest_changes_with_everything_a_template_is_made_of(tmp_path: Path) -> None:
    """The digest depends on the template's text, direct and indirect imports, the style sheet and the settings only."""
    before = digests(tmp_path)
    assert digests(tmp_path) == before
    (tmp_path / "parts").mkdir()
    part = template_folder() / "parts" / "text.html"
    (tmp_path / "parts" / "text.html").write_text(part.read_text("utf-8") + "{# #}", "utf-8")
    after = digests(tmp_path)
    assert {name for name in after if after[name] != before[name]} == {"article"}
    assert all(a != b for a, b in zip(digests(tmp_path, Site(title="x")).values(), after.values(), strict=True))
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "site.css").write_text("", "utf-8")
    assert all(a != b for a, b in zip(digests(tmp_path).values(), after.values(), strict=True))


def test_an_include_that_is_only_known_later_can_be_any_template(tmp_path: Path) -> None:
    """If a page computes the name of a part, it depends on all parts."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "parts").mkdir()
    (tmp_path / "pages" / "404.html").write_text("{% include 'parts/' ~ site.language ~ '.html' %}", "utf-8")
    (tmp_path / "parts" / "hi.html").write_text("क", "utf-8")
    before = Renderer((tmp_path, *OWN), Site()).digest("404")
    (tmp_path / "parts" / "hi.html").write_text("ख", "utf-8")
    assert Renderer((tmp_path, *OWN), Site()).digest("404") != before


def test_an_english_interface_has_no_hindi_word() -> None:
    """All words of the interface come from the catalogue."""
    who = (entity("Ram"), entity("Delhi", "place"), entity("PTI", "organisation"))
    both = [
        article(id_, language="en", headline="News", published="2025-02-06T14:53:00+05:30", entities=who,
                body=Body((block("Text."),), (), ()), path=f"{id_}.txt")
        for id_ in "ab"
    ]  # fmt: skip
    made = site(*both, settings=Site(language="en", title="News Digest"))
    for name, page in made.items():
        if name.endswith(".html"):
            assert not re.search("[\u0900-\u097f]", re.sub("<style>.*?</style>", "", page, flags=re.DOTALL)), name
    assert "6 February 2025, 2:53" in made["articles/khabar-a.html"]
