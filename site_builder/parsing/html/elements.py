"""The tags of runs of text, by the elements around them, and the elements without text between the runs."""

from collections.abc import Sequence

from site_builder.model import Block, BlockPicture, Container
from site_builder.parsing.html.image_sources import is_decoration, picture_of, same_file
from site_builder.parsing.html.page_links import Home
from site_builder.parsing.html.runs import PageRun, Wordless
from site_builder.text.page_tree import Element, descendants, events

__all__ = ["OF_ELEMENT", "Between", "holds_only", "in_cell", "is_captioned", "is_within", "stands_by_picture"]

OF_ELEMENT = {
    **{tag: tag for tag in ("h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "blockquote", "address")},
    "li": "li", "dd": "dd", "dt": "dt",
    "caption": "caption", "pre": "pre", "listing": "pre", "xmp": "pre", "td": "td", "th": "td",
}  # fmt: skip
"""The elements that determine the tag of their text, with that tag; cells only in data tables."""
_CAPTION = 150  # longest text by a picture that counts as its caption without markup for it
_SMALL = 60  # children of an element that are looked at: time must not grow with what a page repeats
_PICTURE_ENDS = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp")


def in_cell(around: Sequence[Container]) -> bool:
    """Return whether the innermost container, except lists and quotations, is a table's cell."""
    return any(one.kind in ("cell", "heading-cell") for one in around)


def is_within(element: Element, outer: Element) -> bool:
    """Return whether an element is `outer` or stands in it."""
    at: Element | None = element
    while at is not None and at is not outer:
        at = at.parent
    return at is outer


def stands_by_picture(run: PageRun) -> bool:
    """Return whether a run is the whole text of a small element with a picture."""
    parent = run.element.parent
    if parent is None or run.element.tag == "p" or len(run.text) > _CAPTION or not holds_only(parent, run):
        return False
    return any(True for _ in descendants(parent, "img", "amp-img"))


def holds_only(element: Element, run: PageRun) -> bool:
    """Return whether a run is the whole text of a small element."""
    if len(element.children) > _SMALL:
        return False
    said = 0
    for number, event in enumerate(events(element)):
        said += len(event.strip()) if isinstance(event, str) else 0
        if number > _SMALL or said > len(run.text):
            return False
    return True


class Between:
    """Makes blocks of elements without text; leaves out pictures that are shown already or have no content."""

    def __init__(self, home: Home, lead: str | None, *, strict: bool) -> None:
        """`lead`: address of the article's own picture. `strict`: True for pages, which have many other pictures."""
        self._home = home
        self._lead = lead
        self._strict = strict
        self._last = (-1, "")  # where the last picture stands, and its address

    def block(self, one: Wordless, around: tuple[Container, ...], rule: str, number: int) -> Block | None:
        """Return the block of an element without text; `rule`: the name of its rule."""
        if one.kind == "cell":
            return Block("table-cell", "", "", f"{rule}-table", number, around=around) if in_cell(around) else None
        if one.kind == "rule":
            return Block("rule", "", "", f"{rule}-rule", number, around=around)
        picture = self._picture(one)
        if picture is None:
            return None
        return Block("picture", "", "", f"{rule}-picture", number, around=around, picture=picture)

    def _picture(self, one: Wordless) -> BlockPicture | None:
        picture = picture_of(one.element, self._home)
        if picture is None or (self._strict and self._tells_nothing(one)):
            return None
        addresses = [address for address in (picture.path, picture.url) if address]
        if not addresses or (self._lead and any(same_file(self._lead, address) for address in addresses)):
            return None
        parent = one.element.parent
        stand_in = parent is not None and parent.tag == "noscript"
        at, before = self._last
        if at == one.at and (stand_in or any(same_file(before, address) for address in addresses)):
            return None
        self._last = (one.at, addresses[0])
        return picture

    def _tells_nothing(self, one: Wordless) -> bool:
        if is_decoration(one.element):
            return True
        above: Element | None = one.element
        in_figure = leads_to_picture = False
        while above is not None:
            in_figure = in_figure or above.tag == "figure"
            if above.tag == "a":
                leads_to_picture = above.attributes.get("href", "").partition("?")[0].lower().endswith(_PICTURE_ENDS)
            above = above.parent
        return one.away and not leads_to_picture and not (in_figure and is_captioned(one.element))


def is_captioned(element: Element) -> bool:
    """Return whether an element stands in a figure that has a caption."""
    above: Element | None = element
    while above is not None and above.tag != "figure":
        above = above.parent
    return above is not None and any(True for _ in descendants(above, "figcaption"))
