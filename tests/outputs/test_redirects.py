"""Redirects lead from old addresses to the current address of an article."""

from pathlib import Path

import pytest

from tests.kit import Project, links

TEXT = "---\ntitle: {title}\naliases: [{aliases}]\n---\nनदी पर नया पुल आज खुल गया।\n"


def article(title: str, *aliases: str) -> str:
    """Return a source with aliases."""
    return TEXT.format(title=title, aliases=", ".join(f'"{alias}"' for alias in aliases))


def test_an_old_address_leads_to_the_article(tmp_path: Path) -> None:
    """A relative link to a real file works on servers and after a double-click. The page loads and runs nothing."""
    source = article('"<b>&पुल"', "/2019/old.html", "/शहर/पुल/")
    project = Project(tmp_path, {"a.md": source}, '[site]\nbase_url = "https://example.org/n/"\n')
    project.build()
    (target,) = project.public.glob("articles/*.html")
    for address in ("2019/old.html", "शहर/पुल/index.html"):
        page = project.page(address)
        found, _ = links(page)
        assert {(project.public / address).parent.joinpath(link).resolve() for link in found if link[0] == "."} == {
            target
        }
        assert f'content="0; url={found[-1]}"' in page
        assert f'<link rel="canonical" href="https://example.org/n/articles/{target.name}">' in page
        assert "&lt;b&gt;&amp;पुल" in page
        assert "default-src 'none'" in page
    assert "2019/old" not in project.page("sitemap.xml")


def test_a_redirect_never_takes_the_place_of_another_page(tmp_path: Path) -> None:
    """An alias that differs only in case from a page, a folder or another alias is refused with a message."""
    project = Project(tmp_path, {"a.md": article("एक", "/old/"), "b.md": article("दो", "/x/")})
    project.build()
    (page,) = (p.relative_to(project.public).as_posix() for p in project.public.glob("articles/ek-*.html"))
    before = project.site()
    taken = [f"/{page}", f"/{page.upper()}", "/Index.html", "/archive/index.html", "/old/", "/404.html", "/site.css/x/"]
    project.write("b.md", article("दो", *taken))
    project.build()
    after = project.site()
    for address in before:
        assert address in after or address == "x/index.html"
    assert after[page] == before[page]
    assert after["old/index.html"] == before["old/index.html"]
    told = "\n".join(project.troubles())
    for address in (page, page.upper(), "archive/index.html", "404.html"):
        assert f"its alias '/{address}' is the address of another page" in told
    assert "b.md: its alias '/old/index.html' is the address of a.md, so this page does not get it" in told


@pytest.mark.parametrize("alias", ["/old/", "/old/deeper/x.html"])
def test_a_removed_alias_leaves_nothing_behind(tmp_path: Path, alias: str) -> None:
    """The next build equals a clean build."""
    project = Project(tmp_path, {"a.md": article("एक")})
    project.build()
    before = project.site()
    project.write("a.md", article("एक", alias))
    project.build()
    assert len(project.site()) == len(before) + 1
    project.write("a.md", article("एक"))
    project.build()
    assert project.site() == before
