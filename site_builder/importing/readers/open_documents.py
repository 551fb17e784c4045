"""OpenDocument's .odt: headings, lists, tables, bold and pictures; old fonts are known by their names."""

import io
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import odfdo

from site_builder.errors import Problem
from site_builder.importing.font_conversion import from_font, known_font
from site_builder.importing.preparing import prepared
from site_builder.importing.readers.document_parts import DocumentPictures, packed_content, titled
from site_builder.importing.record import ImportOptions, ImportRecord, LooseText

__all__ = ["read_open_document"]

_AS = {
    "text:list": "ul", "text:list-item": "li", "table:table": "table", "table:table-row": "tr",
    "table:table-cell": "td", "table:table-header-rows": "", "text:section": "", "draw:frame": "", "draw:text-box": "",
}  # fmt: skip
_SPACE = {"text:s": " ", "text:tab": " ", "text:line-break": "<br>"}
_UNSHOWN = frozenset({"office:annotation", "text:tracked-changes", "text:note", "office:forms", "text:sequence-decls"})
_STYLES_DEEP = 10  # a style may be made from another one, and that from a third


def read_open_document(path: Path, name: str, options: ImportOptions) -> Iterator[ImportRecord | Problem]:
    """Yield the one article of a document. Its properties are not used: they name the owner of the machine."""
    content = packed_content(path, name)
    if isinstance(content, Problem):
        yield content
        return
    try:
        walk = _Walk(odfdo.Document(io.BytesIO(content)), convert=options.font is None)
        title, html = titled(walk.html())
    except Exception as error:  # noqa: BLE001 - what the library raises for a damaged document has no common kind
        yield Problem(name, None, f"is not a readable document ({type(error).__name__})", "save it again as .odt")
        return
    values = {"title": title, "image": walk.pictures.first}
    yield prepared(name, 1, values, LooseText(html, "html"), options, walk.pictures.taken())


class _Walk:
    """One document, element by element."""

    def __init__(self, document: odfdo.Document, *, convert: bool) -> None:
        self.pictures = DocumentPictures()
        self._document, self._convert = document, convert
        self._container: Any = document.container

    def html(self) -> str:
        """Return the document as plain HTML."""
        return "".join(self._inside(self._document.body, None))

    def _inside(self, element: Any, font: str | None) -> Iterator[str]:
        if element.text and not isinstance(element, odfdo.Body):
            yield self._text(element.text, font)
        for child in element.children:
            yield from self._element(child, font)
            if child.tail and not isinstance(element, odfdo.Body):
                yield self._text(child.tail, font)

    def _text(self, text: str, font: str | None) -> str:
        return escape(from_font(text, font) if font else text)

    def _element(self, element: Any, font: str | None) -> Iterator[str]:
        tag = element.tag
        if tag in _UNSHOWN:
            return
        if tag in _SPACE:
            yield _SPACE[tag]
        elif tag == "draw:image":
            yield self._picture(element)
        elif tag in {"text:p", "text:h", "text:span"}:
            yield from self._styled(element, font)
        elif tag == "text:a":
            address = escape(element.get_attribute("xlink:href") or "")
            yield from (f'<a href="{address}">', *self._inside(element, font), "</a>")
        else:
            name = _AS.get(tag, "")
            yield from (f"<{name}>" if name else "", *self._inside(element, font), f"</{name}>" if name else "")

    def _styled(self, element: Any, font: str | None) -> Iterator[str]:
        family = "text" if element.tag == "text:span" else "paragraph"
        names, bold, own = self._style(family, element.get_attribute("text:style-name"))
        font = (known_font(own) if own else font) if self._convert else None
        inner = "".join(self._inside(element, font))
        if element.tag == "text:span":
            yield f"<strong>{inner}</strong>" if bold and inner.strip() else inner
        elif element.tag == "text:h" or "Title" in names:
            level = int(element.get_attribute("text:outline-level") or 1)
            yield f"<h{min(level, 6)}>{inner}</h{min(level, 6)}>"
        else:
            yield f"<p><strong>{inner}</strong></p>" if bold and inner.strip() else f"<p>{inner}</p>"

    def _style(self, family: str, name: str | None) -> tuple[list[str], bool, str | None]:
        """Return the names of a style and those that it is made from, whether it is bold, and its font."""
        names: list[str] = []
        bold: bool | None = None
        font: str | None = None
        while name and len(names) < _STYLES_DEEP:
            names.append(name)
            style: Any = self._document.get_style(family, name)
            if style is None:
                break
            stated = style.get_properties("text") or {}
            bold = stated["fo:font-weight"] == "bold" if bold is None and "fo:font-weight" in stated else bold
            font = font or str(stated.get("style:font-name") or stated.get("fo:font-family") or "") or None
            name = style.get_attribute("style:parent-style-name")
        return names, bool(bold), font

    def _picture(self, element: Any) -> str:
        href = element.get_attribute("xlink:href") or ""
        try:
            content: Any = self._container.get_part(href) if href.startswith("Pictures/") else None
        except (KeyError, ValueError):
            return ""
        mark = self.pictures.mark(content) if isinstance(content, bytes) else None
        return f'<img src="{mark}">' if mark else ""
