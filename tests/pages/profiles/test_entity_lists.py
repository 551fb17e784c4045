"""Lists of people, places and organisations."""

from site_builder.settings import Site
from tests.pages.factory import article, entity
from tests.pages.profiles.entity_views import list_of

NAMES = ("चंदन राव", "चाँद बानो", "अमर सेन", "न्यूटन दास", "India Gate", "24 परगना")


def test_a_list_is_in_the_order_of_letters() -> None:
    """Names in Latin letters come after names in the site's script. A vowel sign is never a heading."""
    both = [article(id_, entities=tuple(entity(name) for name in NAMES)) for id_ in "ab"]
    page = list_of("people/index.html", *both)
    assert [(i.letter.text, i.anchor, [one.link.text for one in i.entities]) for i in page.initials] == [
        ("अ", "u0905", ["अमर सेन"]),
        ("च", "u091a", ["चंदन राव", "चाँद बानो"]),
        ("न", "u0928", ["न्यूटन दास"]),
        ("I", "u0049", ["India Gate"]),
        ("#", "other", ["24 परगना"]),
    ]
    assert page.names == 6
    assert [one.href for one in page.letters] == ["#u0905", "#u091a", "#u0928", "#u0049", "#other"]
    english = list_of("people/index.html", *both, site=Site(language="en"))
    assert [one.letter.text for one in english.letters] == ["I", "अ", "च", "न", "#"]


def test_a_letter_of_another_page_of_the_list_is_linked_there() -> None:
    """The links to letters are the same on each page."""
    names = [
        f"{first}{second}{third}ा राव"
        for first in "कम"
        for second in "गतदनपब"
        for third in "कखगघचछजझटठडढणतथदधनपफबभमयरलवशषसह" * 2
    ]
    distinct = sorted({*names, *(f"{name} सेन" for name in names)})
    both = [article(id_, entities=tuple(entity(name) for name in distinct)) for id_ in "ab"]
    first, second = (list_of(address, *both) for address in ("people/index.html", "people/index/2.html"))
    assert first.names == second.names > 600
    assert first.letters[0].href == "#u0915"
    assert second.letters[0].href == "../../people/index.html#u0915"
    assert first.letters[1].href in {"#u092e", "../people/index/2.html#u092e"}
