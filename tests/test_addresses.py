"""Addresses of pages, and links between them."""

import pytest

from site_builder import addresses
from tests.pages.factory import article


@pytest.mark.parametrize(
    ("here", "link"),
    [
        ("index.html", "people/ram.html"),
        ("people/ram.html", "../people/ram.html"),
        ("a/b/2.html", "../../people/ram.html"),
    ],
)
def test_a_link_is_relative_and_names_a_file(here: str, link: str) -> None:
    """The same files work at any root."""
    assert addresses.relative(here, "people/ram.html") == link


def test_an_id_that_a_url_would_misread_is_encoded() -> None:
    """The writer chooses an id, so it may contain characters with a meaning in links."""
    card, _ = article("क:?#%", slug="")
    assert addresses.relative("index.html", addresses.article(card)) == "articles/%E0%A4%95%3A%3F%23%25.html"


def test_pages_of_a_list_stand_in_a_folder_of_its_name() -> None:
    """A slug contains no slash, so a page of a list never has the address of an entity page."""
    assert addresses.numbered("people/ram.html", 1) == "people/ram.html"
    assert addresses.numbered("people/ram.html", 2) == "people/ram/2.html"
    assert addresses.of_month("people/ram.html", "2025-11") == "people/ram/2025-11.html"
    assert addresses.of_month("archive/index.html", "2025-11") == "archive/2025-11.html"


def test_the_full_url_of_the_front_page_is_the_root() -> None:
    """Search engines use one address for it."""
    assert addresses.absolute("https://x.example/a/", "index.html") == "https://x.example/a/"
    assert addresses.absolute("https://x.example/a/", "people/ram.html") == "https://x.example/a/people/ram.html"


@pytest.mark.parametrize(
    ("stated", "address"),
    [
        ("/purana/", "purana/index.html"),
        ("/purana", "purana/index.html"),
        ("/2019/a.html", "2019/a.html"),
        ("/a.html/", "a.html"),
        ("https://example.org/2019/a.htm?x=1#y", "2019/a.htm"),
        ("/%E0%A4%95/", "क/index.html"),
        ("/old.php", "old.php/index.html"),
    ],
)
def test_an_alias_is_a_file_that_a_host_serves_for_the_old_path(stated: str, address: str) -> None:
    """A path without '.html' becomes a folder with an index."""
    assert addresses.alias(stated) == address


@pytest.mark.parametrize(
    "stated",
    ["", "/", "/index.html", "a/b/", "/../x/", "/a/../../x", "/%2e%2e/x", "/a//b", "/./a", "/.git/x", "/a/.hidden",
     "/_headers", "/CNAME", "/con/", "/lpt1.html", "/a:b/", "/a\\b", "/a%00b", "/a%FFb", "/a%255Cb", "/feed.xml/",
     "/a.html/b", "/a /", "/a./", "/" + "a" * 201, "/" + "क" * 70, "/a" * 13, "http://[x"],
)  # fmt: skip
def test_no_alias_leaves_the_site_or_has_a_meaning_of_its_own(stated: str) -> None:
    """The file system, the host and the site's own files give some names a meaning."""
    assert addresses.alias(stated) is None
