"""Containers of the blocks of a page: lists, data tables, quotations, figures."""

from collections.abc import Iterator
from typing import Literal

from msgspec.structs import replace

from site_builder.model import Block, Container, ContainerKind
from site_builder.text.page_tree import Element, descendants, text_of

__all__ = ["Containers"]

_KINDS: dict[str, ContainerKind] = {
    "ul": "list", "menu": "list", "dir": "list", "ol": "ordered-list", "li": "item", "dl": "definitions",
    "blockquote": "quotation", "figure": "figure", "table": "table", "tr": "row", "td": "cell", "th": "heading-cell",
}  # fmt: skip
# These numbers are bounds: half or twice of each changes none of 49 real pages (benchmarks/results/thresholds.md).
_DEEPEST = 24  # nested containers; news texts have three or four
_INSIDE: dict[str, tuple[str, ...]] = {
    "item": ("list", "ordered-list"), "row": ("table",), "cell": ("row",), "heading-cell": ("row",),
}  # fmt: skip
# A table without headings and with a cell longer than this is only for layout.
_CELL = 150
_SCOPES: dict[str, Literal["col", "row"]] = {"col": "col", "row": "row"}
_WIDEST = 1_000  # HTML's limit for a cell
_LARGEST = 1_000_000  # number of a list item; a larger one is an error
_DIGITS = 7  # of _LARGEST: a longer number is not read


class Containers:
    """Finds and counts the containers of one article."""

    def __init__(self, main: Element) -> None:
        """`main`: the element with the story; containers around it belong to the page, not to the article."""
        self._paths: dict[int, tuple[Container, ...]] = {id(main): ()}
        self._values: dict[int, int] = {}
        self._data: dict[int, bool] = {}
        self._count = 0
        self._layouts = _holders(main)

    def around(self, element: Element) -> tuple[Container, ...]:
        """Return the containers around and including `element`, from the outside in."""
        above: list[Element] = []
        at: Element | None = element
        while at is not None and id(at) not in self._paths:
            above.append(at)
            at = at.parent
        path = self._paths[id(at)] if at is not None else ()
        for one in reversed(above):
            own = self._own(one, path)
            path = (*path, own) if own is not None else path
            self._paths[id(one)] = path
        return path

    def together(self, picture: Block, caption: tuple[Container, ...]) -> tuple[Block, tuple[Container, ...]]:
        """Return a picture and the containers of its caption, both in one figure, if they are not in one already."""
        if any(one.kind == "figure" for one in picture.around) or any(one.kind == "figure" for one in caption):
            return picture, caption
        self._count += 1
        figure = Container("figure", self._count)
        return replace(picture, around=(*picture.around, figure)), (*picture.around, figure)

    def _own(self, element: Element, path: tuple[Container, ...]) -> Container | None:
        kind = _KINDS.get(element.tag)
        inner = path[-1].kind if path else ""
        if kind is None or inner not in _INSIDE.get(kind, (inner,)):
            return None  # a row or cell of a layout table, an item outside a list
        too_deep = kind not in _INSIDE and len(path) > _DEEPEST
        if too_deep or (kind == "table" and not self._holds_data(element)):
            return None
        self._count += 1
        if kind == "item":
            return Container(kind, self._count, value=self._value(element))
        if kind in ("cell", "heading-cell"):
            return Container(
                kind, self._count, columns=_span(element, "colspan"), rows=_span(element, "rowspan"),
                scope=_scope(element) if kind == "heading-cell" else "",
            )  # fmt: skip
        return Container(kind, self._count)

    def _value(self, item: Element) -> int | None:
        """Return the number that an item of an ordered list bears; the items of a list are counted once."""
        listed = item.parent
        if listed is None or listed.tag != "ol":
            return None
        if id(item) not in self._values:
            items = [child for child in listed.children if isinstance(child, Element) and child.tag == "li"]
            step = -1 if "reversed" in listed.attributes else 1
            number = _number(listed.attributes.get("start"), 1 if step > 0 else len(items))
            for one in items:
                number = _number(one.attributes.get("value"), number)
                self._values[id(one)] = number
                number += step
        return self._values.get(id(item))

    def _holds_data(self, table: Element) -> bool:
        if id(table) not in self._data:
            self._data[id(table)] = id(table) not in self._layouts and _is_data(table)
        return self._data[id(table)]


def _holders(main: Element) -> set[int]:
    """Return the ids of all elements that contain a table, a form or a main heading: such a table is for layout."""
    holders: set[int] = set()
    for element in descendants(main, "table", "form", "h1", "article", "main"):
        around = element.parent
        while around is not None and id(around) not in holders:
            holders.add(id(around))
            around = around.parent
    return holders


def _is_data(table: Element) -> bool:
    """Return whether a table holds data; many old pages use tables for layout."""
    if table.attributes.get("role", "").lower() in {"presentation", "none"}:
        return False
    inner = {element.tag for element in descendants(table)}
    cells = [[cell for cell in _children(row) if cell.tag in ("td", "th")] for row in descendants(table, "tr")]
    wide = sum(len(row) > 1 for row in cells)
    if "th" in inner or "caption" in inner:
        return wide > 0
    sizes = [len(text_of(cell)) for row in cells for cell in row]
    linked = sum(len(text_of(link)) for link in descendants(table, "a"))
    full = sum(size > 0 for size in sizes)
    return wide > 1 and max(sizes) <= _CELL and full * 2 > len(sizes) and linked * 2 <= sum(sizes)


def _children(element: Element) -> Iterator[Element]:
    return (child for child in element.children if isinstance(child, Element))


def _scope(cell: Element) -> Literal["", "col", "row"]:
    """Return the scope of a heading cell: as stated, else by its place in its row."""
    stated = cell.attributes.get("scope", "").lower().removesuffix("group")
    if stated in _SCOPES:
        return _SCOPES[stated]
    row = cell.parent
    cells = list(_children(row)) if row is not None else []
    if all(one.tag == "th" for one in cells):
        return "col"
    return "row" if cells and cells[0] is cell else ""


def _span(cell: Element, name: str) -> int:
    return max(1, min(_number(cell.attributes.get(name), 1), _WIDEST))


def _number(stated: str | None, otherwise: int) -> int:
    """Return the number in an attribute; `otherwise` if it has none that is plausible for a list in news."""
    text = (stated or "").strip()
    bare = text.removeprefix("-")
    if not bare.isascii() or not bare.isdigit() or len(bare) > _DIGITS:
        return otherwise
    return max(-_LARGEST, min(int(text), _LARGEST))
