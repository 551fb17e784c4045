"""`check` finds each fault that a test puts into a site, with file, line and fix; an undamaged site has no fault."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from site_builder.checking import CHECKS, Finding, check_site, open_site
from tests.kit import ROOT, Project

LEDGER = "addresses.txt"
BASE = "https://example.org/news/"
PICTURE = """---
title: घाट पर नया पुल
date: 2025-11-06T09:30:00+05:30
image: pul.png
image_alt: पुल
---
घाट पर नया पुल आज खुल गया। मुख्यमंत्री नीलम चौहान ने उद्घाटन किया।
"""


@dataclass
class Site:
    """A built site that a test may damage."""

    root: Path

    def page(self, start: str) -> str:
        """Return the address of the one page whose address begins with this text."""
        (found,) = self.root.glob(f"{start}*")
        return found.relative_to(self.root).as_posix()

    def change(self, address: str, old: str, new: str) -> int:
        """Replace the first occurrence of a text, and return its line."""
        file = self.root / address
        text = file.read_text("utf-8")
        assert old in text, old
        file.write_text(text.replace(old, new, 1), "utf-8")
        return text.count("\n", 0, text.index(old)) + 1

    def findings(self, project: Path | None = None) -> list[Finding]:
        """Return the current findings."""
        return list(check_site(open_site(self.root, (project or self.root.parent) / LEDGER, BASE, jobs=1)))


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with every kind of page."""
    project = Project(tmp_path_factory.mktemp("check"), {"pul.md": PICTURE}, f'[site]\nbase_url = "{BASE}"\n')
    for case in ("features", "stories"):
        shutil.copytree(ROOT / "tests" / "sites" / case / "seeds", project.seeds / case)
    Image.new("RGB", (1200, 675), (9, 90, 9)).save(project.seeds / "pul.png")
    assert project.build().left_out == 0
    return project.public


@pytest.fixture
def site(sound: Path, tmp_path: Path) -> Site:
    """A copy of the sound site."""
    shutil.copytree(sound, tmp_path / "public")
    return Site(tmp_path / "public")


def test_a_site_as_it_was_built_has_no_fault(site: Site) -> None:
    """A newly built site has neither errors nor warnings, so each finding in the tests below comes from the damage."""
    assert site.findings() == []


@pytest.mark.parametrize("case", ["example", "features", "stories", "languages", "blocks"])
def test_the_example_sites_have_no_errors(case: str, tmp_path: Path) -> None:
    """Sites that the package builds pass its own check, with a base URL and without."""
    folder = ROOT / "seeds" if case == "example" else ROOT / "tests" / "sites" / case / "seeds"
    settings = ROOT / "tests" / "sites" / case / "digest.toml"
    project = Project(tmp_path, settings=settings.read_text("utf-8") if settings.is_file() else "")
    shutil.copytree(folder, project.seeds, dirs_exist_ok=True)
    project.build()
    found = check_site(open_site(project.public, jobs=1))
    assert [str(one) for one in found if one.severity == "error"] == []


def _dead_link(site: Site) -> tuple[str, int | None, str]:
    page = site.page("articles/ghat")
    return page, site.change(page, 'href="../index.html"', 'href="../gone.html"'), "leads to 'gone.html'"


def _dead_place(site: Site) -> tuple[str, int | None, str]:
    page = site.page("articles/ghat")
    line = site.change(page, 'href="../index.html"', 'href="../index.html#nowhere"')
    return page, line, "index.html#nowhere', but the page has no such place"


def _dead_place_here(site: Site) -> tuple[str, int | None, str]:
    return "index.html", site.change("index.html", 'href="#main"', 'href="#mein"'), "#mein"


def _other_case(site: Site) -> tuple[str, int | None, str]:
    page = site.page("articles/ghat")
    return (
        page,
        site.change(page, 'href="../index.html"', 'href="../Index.html"'),
        "but the name of the file is 'index.html'",
    )


def _outside(site: Site) -> tuple[str, int | None, str]:
    page = site.page("articles/ghat")
    return page, site.change(page, 'href="../index.html"', 'href="../../x.html"'), "outside the site"


def _rooted_outside(site: Site) -> tuple[str, int | None, str]:
    return "index.html", site.change("index.html", 'href="#main"', 'href="/other/x.html"'), "outside the site"


def _absolute_dead(site: Site) -> tuple[str, int | None, str]:
    return "index.html", site.change("index.html", 'href="#main"', f'href="{BASE}x.html"'), "'x.html', which is not"


def _own_machine(site: Site) -> tuple[str, int | None, str]:
    line = site.change("index.html", 'href="#main"', 'href="http://localhost:8000/a.html"')
    return "index.html", line, "which is this computer"


def _script_link(site: Site) -> tuple[str, int | None, str]:
    line = site.change("index.html", 'href="#main"', 'href="javascript:alert(1)"')
    return "index.html", line, "which no reader can follow"


def _no_address(site: Site) -> tuple[str, int | None, str]:
    return "index.html", site.change("index.html", 'href="#main"', 'href="http://[::1/"'), "which is not an address"


def _missing_picture(site: Site) -> tuple[str, int | None, str]:
    page = site.page("articles/ghat")
    (site.root / site.page("pictures/")).unlink()
    text = (site.root / page).read_text("utf-8")
    return page, text.count("\n", 0, text.index("<img")) + 1, "loads 'pictures/"


def _style_sheet(site: Site) -> tuple[str, int | None, str]:
    sheet = site.page("assets/site")
    with (site.root / sheet).open("a") as file:
        file.write("\n\np { background: url('no.png') }\n")
    return sheet, (site.root / sheet).read_text().count("\n"), "loads 'no.png'"


def _refresh(site: Site) -> tuple[str, int | None, str]:
    line = site.change("index.html", "<title>", '<meta http-equiv="refresh" content="0; url=x.html"><title>')
    return "index.html", line, "leads to 'x.html'"


def _same_id(site: Site) -> tuple[str, int | None, str]:
    return "index.html", site.change("index.html", "</main>", '<p id="main"></p></main>'), "the id 'main'"


def _feed_not_xml(site: Site) -> tuple[str, int | None, str]:
    return "feed.xml", site.change("feed.xml", "</title>", "</titel>"), "not well-formed XML"


def _feed_of_a_story(site: Site) -> tuple[str, int | None, str]:
    file = min(site.root.glob("stories/*.xml"))
    address = file.relative_to(site.root).as_posix()
    return address, site.change(address, "</title>", "</titel>"), "not well-formed XML"


def _feed_bomb(site: Site) -> tuple[str, int | None, str]:
    (site.root / "feed.xml").write_text('<?xml version="1.0"?>\n<!DOCTYPE a [\n<!ENTITY a "aaa">]><a>&a;</a>')
    return "feed.xml", 3, "declares entities"


def _feed_without_id(site: Site) -> tuple[str, int | None, str]:
    text = (site.root / "feed.xml").read_text("utf-8")
    start = text.index("<id>", text.index("<entry"))
    line = text.count("\n", 0, text.index("<entry")) + 1
    (site.root / "feed.xml").write_text(text[:start] + text[text.index("</id>", start) + 5 :], "utf-8")
    return "feed.xml", line, "the entry has no <id>"


def _feed_day(site: Site) -> tuple[str, int | None, str]:
    text = (site.root / "feed.xml").read_text("utf-8")
    when = text.split("<updated>")[2].split("</updated>")[0]
    line = text.count("\n", 0, text.index(f"<updated>{when}", text.index("<entry"))) + 1
    start = text.index(f"<updated>{when}", text.index("<entry"))
    (site.root / "feed.xml").write_text(text[:start] + text[start:].replace(when, "yesterday", 1), "utf-8")
    return "feed.xml", line, "'yesterday' is not a date"


def _feed_dead(site: Site) -> tuple[str, int | None, str]:
    page = site.page("articles/ghat")
    return "feed.xml", site.change("feed.xml", f"{BASE}{page}", f"{BASE}articles/x.html"), "leads to 'articles/x.html'"


def _json_feed(site: Site) -> tuple[str, int | None, str]:
    return "feed.json", site.change("feed.json", '"version"', "version"), "is not valid JSON"


def _json_feed_version(site: Site) -> tuple[str, int | None, str]:
    return "feed.json", site.change("feed.json", "version/1.1", "version/9"), "'version' is"


def _json_feed_date(site: Site) -> tuple[str, int | None, str]:
    return "feed.json", site.change("feed.json", "T09:30:00+05:30", "T09:30"), "T09:30' is not a date and time"


def _sitemap_dead(site: Site) -> tuple[str, int | None, str]:
    line = site.change("sitemap.xml", f"<loc>{BASE}search.html", f"<loc>{BASE}such.html")
    return "sitemap.xml", line, "names 'such.html'"


def _sitemap_foreign(site: Site) -> tuple[str, int | None, str]:
    line = site.change("sitemap.xml", f"<loc>{BASE}search.html", "<loc>https://example.com/search.html")
    return "sitemap.xml", line, "is not an address of this site"


def _news_sitemap(site: Site) -> tuple[str, int | None, str]:
    text = (site.root / "news-sitemap.xml").read_text("utf-8")
    line = text.count("\n", 0, text.index("<news:news>")) + 1
    site.change("news-sitemap.xml", "<news:language>hi</news:language>", "")
    return "news-sitemap.xml", line, "no <news:language>"


def _robots(site: Site) -> tuple[str, int | None, str]:
    return "robots.txt", site.change("robots.txt", "sitemap.xml", "map.xml"), "map.xml', which is not in the site"


def _linked_data(site: Site) -> tuple[str, int | None, str]:
    page = site.page("articles/ghat")
    return page, site.change(page, '{"@context"', '{@context"'), "the JSON-LD is not valid JSON"


def _modified_before(site: Site) -> tuple[str, int | None, str]:
    page = site.page("articles/ghat")
    line = site.change(page, '"datePublished":"2025', '"datePublished":"2027')
    return page, line, "dateModified is before datePublished"


def _trail(site: Site) -> tuple[str, int | None, str]:
    page = site.page("people/ramesh-chauhan")
    line = site.change(page, f'"item":"{BASE}people/index.html"', f'"item":"{BASE}people/no.html"')
    return page, line, "a breadcrumb in the JSON-LD leads to 'people/no.html'"


def _no_alt(site: Site) -> tuple[str, int | None, str]:
    page = site.page("articles/ghat")
    return page, site.change(page, 'alt="पुल"', ""), "has no alt text"


def _damaged_picture(site: Site) -> tuple[str, int | None, str]:
    page = site.page("articles/ghat")
    picture = site.root / site.page("pictures/")
    picture.write_bytes(picture.read_bytes()[:20])
    text = (site.root / page).read_text("utf-8")
    return page, text.count("\n", 0, text.index("<img")) + 1, "the file is damaged"


def _no_title(site: Site) -> tuple[str, int | None, str]:
    text = (site.root / "search.html").read_text("utf-8")
    site.change("search.html", text[text.index("<title>") : text.index("</title>") + 8], "")
    return "search.html", text[: text.index("<head>")].count("\n") + 1, "has no title"


def _no_language(site: Site) -> tuple[str, int | None, str]:
    return "index.html", site.change("index.html", '<html lang="hi"', "<html"), "does not state its language"


def _no_front(site: Site) -> tuple[str, int | None, str]:
    (site.root / "index.html").unlink()
    return "index.html", None, "has no front page"


ERRORS = [
    (_dead_link, "links"), (_dead_place, "links"), (_dead_place_here, "links"), (_other_case, "links"),
    (_outside, "links"), (_rooted_outside, "links"), (_absolute_dead, "links"), (_own_machine, "links"),
    (_script_link, "links"), (_no_address, "links"), (_missing_picture, "links"), (_style_sheet, "links"),
    (_refresh, "links"), (_same_id, "links"), (_feed_not_xml, "feeds"), (_feed_bomb, "feeds"),
    (_feed_without_id, "feeds"), (_feed_day, "feeds"), (_feed_dead, "feeds"), (_json_feed, "feeds"),
    (_json_feed_version, "feeds"), (_feed_of_a_story, "feeds"), (_json_feed_date, "feeds"), (_sitemap_dead, "sitemaps"),
    (_sitemap_foreign, "sitemaps"), (_news_sitemap, "sitemaps"), (_robots, "sitemaps"), (_linked_data, "linked-data"),
    (_modified_before, "linked-data"), (_trail, "linked-data"),
    (_no_alt, "pictures"), (_damaged_picture, "pictures"), (_no_title, "titles"),
    (_no_language, "titles"), (_no_front, "orphans"),
]  # fmt: skip


@pytest.mark.parametrize(("damage", "check"), ERRORS, ids=[damage.__name__ for damage, _ in ERRORS])
def test_an_error_is_found_where_it_stands(
    damage: Callable[[Site], tuple[str, int | None, str]], check: str, site: Site
) -> None:
    """The message names the file, the line, the fault and the fix."""
    address, line, what = damage(site)
    found = [one for one in site.findings() if one.check == check and what in one.what]
    assert [(one.path, one.line, one.severity) for one in found] == [(str(site.root / address), line, "error")]
    assert found[0].fix


def _folder(site: Site) -> tuple[str, str]:
    site.change("index.html", 'href="people/index.html"', 'href="people"')
    return "links", "link to 'people/index.html'"


def _folder_slash(site: Site) -> tuple[str, str]:
    site.change("index.html", 'href="people/index.html"', 'href="people/"')
    return "links", "link to 'people/index.html'"


def _orphan(site: Site) -> tuple[str, str]:
    shutil.copy(site.root / "search.html", site.root / "alone.html")
    return "orphans", "link to it, or remove it"


def _not_in_the_sitemap(site: Site) -> tuple[str, str]:
    shutil.copy(site.root / "search.html", site.root / "alone.html")
    return "sitemaps", "build again"


def _same_title(site: Site) -> tuple[str, str]:
    title = (site.root / "index.html").read_text("utf-8").partition("<title>")[2].partition("</title>")[0]
    other = (site.root / "search.html").read_text("utf-8").partition("<title>")[2].partition("</title>")[0]
    site.change("search.html", f"<title>{other}", f"<title>{title}")
    return "titles", "in its template"


def _heavy_page(site: Site) -> tuple[str, str]:
    site.change("index.html", "</main>", f"{'x' * 260_000}</main>")
    return "weight", "per_page"


def _heavy_whole(site: Site) -> tuple[str, str]:
    picture = site.root / site.page("pictures/")
    picture.write_bytes(picture.read_bytes() + bytes(2_100_000))
    return "weight", "1200 pixels"


def _heavy_picture(site: Site) -> tuple[str, str]:
    picture = site.root / site.page("pictures/")
    picture.write_bytes(picture.read_bytes() + bytes(600_000))
    return "pictures", "1200 pixels"


def _no_size(site: Site) -> tuple[str, str]:
    site.change(site.page("articles/ghat"), 'width="1200"', "")
    return "pictures", "write width and height"


def _other_shape(site: Site) -> tuple[str, str]:
    site.change(site.page("articles/ghat"), 'height="675"', 'height="1200"')
    return "pictures", "fix the template"


def _all_forbidden(site: Site) -> tuple[str, str]:
    site.change("robots.txt", "Allow: /", "Disallow: /")
    return "sitemaps", "unless you want this"


WARNINGS = [
    _folder, _folder_slash, _orphan, _not_in_the_sitemap, _same_title, _heavy_page, _heavy_whole, _heavy_picture,
    _no_size, _other_shape, _all_forbidden,
]  # fmt: skip


@pytest.mark.parametrize("damage", WARNINGS, ids=lambda damage: damage.__name__)
def test_what_could_be_better_is_a_warning(damage: Callable[[Site], tuple[str, str]], site: Site) -> None:
    """A warning does not stop readers from using the site."""
    check, fix = damage(site)
    found = [one for one in site.findings() if one.check == check and fix in one.fix]
    assert [one.severity for one in found] == ["warning"]


def test_what_is_allowed_is_not_reported(site: Site) -> None:
    """Allowed: web and mail links, links to the top, text fragments, queries, full URLs of this site, empty alt."""
    links = ["https://example.com/x", "mailto:a@example.org", "#", "#top", "#:~:text=पुल", "?q=1", BASE, f"{BASE}#main"]
    links += ["./index.html", "search.html?q=%E0%A4%AA", "//example.com/", "tel:123", "index.html#main"]
    site.change("index.html", "</main>", "".join(f'<a href="{link}">x</a>' for link in links) + "</main>")
    site.change(site.page("articles/ghat"), 'alt="पुल"', 'alt=""')
    site.change(
        "index.html", "</main>", "<!-- <a href='dead.html'> --><script>'<a href=\"dead.html\">'</script></main>"
    )
    assert site.findings() == []


def test_a_site_that_was_built_for_another_address_is_one_error(site: Site) -> None:
    """The check reports one error, not one for each address in feeds and sitemaps."""
    found = check_site(open_site(site.root, site.root.parent / LEDGER, "https://example.org/other/", jobs=1))
    line = (site.root / "index.html").read_text("utf-8").partition('rel="canonical"')[0].count("\n") + 1
    assert [(one.check, one.severity, one.line) for one in found] == [("links", "error", line)]
    assert "was built for https://example.org/news/, but base_url is https://example.org/other/" in found[0].what


def test_one_fault_of_all_pages_is_one_message_with_a_count(site: Site) -> None:
    """A dead link in a menu is reported once, not for every page."""
    pages = [path for path in site.root.rglob("*.html") if 'class="masthead"' in path.read_text("utf-8")]
    (site.root / "people" / "index.html").unlink()
    (found,) = [one for one in site.findings() if one.check == "links"]
    assert found.more == len(pages) - 2  # The message names the first page. The page that the link names is missing.
    assert f"(and {found.more} more pages like it)" in str(found)


def test_a_page_that_is_made_of_an_article_names_the_article(site: Site) -> None:
    """The writer knows the source file, not the page, so the message names the source file."""
    page = site.page("articles/ghat")
    site.change(page, 'href="../index.html"', 'href="../gone.html"')
    (found,) = site.findings()
    assert found.source == "pul.md"
    assert "(page of pul.md)" in str(found)


def test_names_that_look_like_one_come_with_the_line_that_joins_them(tmp_path: Path) -> None:
    """The message contains a line for entities.toml.

    With this line the names are one, and the next check finds nothing."""
    text = "---\ndate: 2025-11-0{day}\n---\n{place} में बाढ़\n\n"
    text += "{place} में नदी का पानी {n} गांवों में भर गया। {place} के लोग परेशान हैं।\n"
    articles = [
        ("जॉर्जिया", 1),
        ("जॉर्जिया", 2),
        ("जार्जिया", 3),
        ("जार्जिया", 4),
        ("शिमला", 5),
        ("शिमला", 6),
        ("शामली", 7),
        ("शामली", 8),
    ]
    project = Project(tmp_path, {f"a{day}.md": text.format(place=place, day=day, n=day + 3) for place, day in articles})
    project.build()
    names = [one for one in check_site(open_site(project.public, tmp_path / LEDGER, jobs=1)) if one.check == "names"]
    assert len(names) == 1
    assert names[0].severity == "warning"
    assert names[0].line is not None
    line = names[0].fix.partition("entities.toml: ")[2]
    (tmp_path / "entities.toml").write_text(f"[merge]\n{line}\n", "utf-8")
    project.build()
    assert [
        one for one in check_site(open_site(project.public, tmp_path / LEDGER, jobs=1)) if one.check == "names"
    ] == []


def test_an_address_of_the_ledger_that_died_is_an_error(tmp_path: Path) -> None:
    """After a new headline the old address redirects to the new one. Without the article both addresses are dead."""
    project = Project(
        tmp_path, {"a.md": "नदी पर नया पुल\n\nनदी पर नया पुल आज खुल गया।\n", "b.md": "रेल चली\n\nनई रेल चली।\n"}
    )
    project.build()
    project.write("a.md", "नदी पर विशाल पुल\n\nनदी पर नया पुल आज खुल गया।\n")
    project.build()
    assert check_site(open_site(project.public, tmp_path / LEDGER, jobs=1)) == ()
    (project.seeds / "a.md").unlink()
    project.build()
    found = check_site(open_site(project.public, tmp_path / LEDGER, jobs=1))
    rows = (tmp_path / LEDGER).read_text("utf-8").split("\n")
    assert [(one.check, one.severity, one.path) for one in found] == [
        ("old-addresses", "error", str(tmp_path / LEDGER))
    ] * 2
    assert all(one.line and rows[one.line - 1].partition("\t")[0] in one.what for one in found)
    assert {one.fix for one in found} == {"put the article back, or remove this line if you do not need the address"}


def test_limits_of_hosts_name_the_host(site: Site) -> None:
    """The warning names the host.

    Cloudflare Pages limits the size of a file, Netlify the number of files in a folder."""
    with (site.root / "big.bin").open("wb") as file:
        file.truncate(26 << 20)
    assert [one.what.partition(";")[2].split(" allows")[0] for one in site.findings()] == [" Cloudflare Pages"]
    with (site.root / "big.bin").open("wb") as file:
        file.truncate(1_000_000_001)
    hosts = {one.what.partition(";")[2].split(" allows")[0].strip() for one in site.findings()}
    assert hosts == {"Cloudflare Pages", "GitHub Pages"}


def test_hostile_files_end_in_messages(site: Site) -> None:
    """Invalid UTF-8, unclosed brackets and an empty page raise no exception."""
    (site.root / "bytes.html").write_bytes(b"\xff\xfe<a href='\x00'>" + bytes(range(256)))
    (site.root / "deep.html").write_text("<html lang=hi><title>x</title>" + "<div>" * 20_000, "utf-8")
    (site.root / "empty.html").write_bytes(b"")
    (site.root / "feed.json").write_text("[" * 100_000)
    (site.root / "data" / "entities.jsonl").write_text('[\n{"name": 3}\n{"kind": [], "name": "a", "articles": 1}\n')
    found = site.findings()
    assert any(one.check == "feeds" for one in found)
    assert all(one.fix and one.what for one in found)


def test_every_check_can_be_left_out(site: Site) -> None:
    """When one check is skipped it finds nothing, and all other checks still run."""
    site.change("robots.txt", "Allow: /", "Disallow: /")
    seen = open_site(site.root, site.root.parent / LEDGER, BASE, jobs=1)
    assert check_site(seen) != ()
    assert check_site(seen, frozenset({"sitemaps"})) == ()
    assert check_site(seen, frozenset(CHECKS)) == ()


def test_findings_are_values_for_programs(site: Site) -> None:
    """Findings can be written as JSON without conversion."""
    site.change("robots.txt", "Allow: /", "Disallow: /")
    (found,) = site.findings()
    assert json.loads(json.dumps([found.path, found.line, found.what, found.fix, found.check]))[1] == 2
