"""The element tree of a page."""

from site_builder.text.page_tree import read_page, text_of


def test_a_page_is_read_once_however_often_it_is_asked_for() -> None:
    """The parser reads metadata and text from one tree."""
    page = "<html><body><p>नया पुल</p></body></html>"
    assert read_page(page) is read_page(page)
    assert read_page(page + " ") is not read_page(page)


def test_elements_are_apart_in_a_text_but_for_marks() -> None:
    """Two labels are two words. A comma or colon in the next element is joined to the word before it."""
    assert text_of(read_page("<h1><span>बिहार</span><span>: नया पुल</span></h1>")) == "बिहार: नया पुल"
    assert text_of(read_page("<h1><span>बिहार</span><span>नया पुल</span></h1>")) == "बिहार नया पुल"
