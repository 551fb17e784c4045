"""Word's .docx: headings, lists, tables, bold and pictures; text in old fonts is converted by the font it names."""

import io
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import mammoth
from mammoth import documents

from site_builder.errors import Problem
from site_builder.importing.font_conversion import from_font, known_font
from site_builder.importing.preparing import prepared
from site_builder.importing.readers.document_parts import DocumentPictures, packed_content, titled
from site_builder.importing.record import ImportOptions, ImportRecord, LooseText

__all__ = ["read_word"]


def read_word(path: Path, name: str, options: ImportOptions) -> Iterator[ImportRecord | Problem]:
    """Yield the one article of a document. Its properties are not used: they name the owner of the machine."""
    pictures = DocumentPictures()

    def image(found: Any) -> dict[str, str]:
        with found.open() as opened:
            return {"src": pictures.mark(opened.read()) or ""}

    content = packed_content(path, name)
    if isinstance(content, Problem):
        yield content
        return
    try:
        done = mammoth.convert_to_html(
            io.BytesIO(content),
            transform_document=(lambda document: document) if options.font else _converted(),
            convert_image=mammoth.images.img_element(image),
            external_file_access=False,
        )
    except Exception as error:  # noqa: BLE001 - what the library raises for a damaged document has no common kind
        yield Problem(name, None, f"is not a readable Word document ({type(error).__name__})", "save it again as .docx")
        return
    title, html = titled(done.value)
    values = {"title": title, "image": pictures.first}
    yield prepared(name, 1, values, LooseText(html, "html"), options, pictures.taken())


def _converted() -> Any:
    return mammoth.transforms.paragraph(lambda paragraph: paragraph.copy(children=_children(paragraph.children)))


def _children(children: Sequence[Any]) -> list[Any]:
    """Return runs of text with those of an old font converted; a word may be cut into several of one look."""
    made: list[Any] = []
    for look, group in groupby(children, _look):
        runs = list(group)
        if look is None:
            made += runs
            continue
        text = "".join(
            part.value if isinstance(part, documents.Text) else "\t" for run in runs for part in run.children
        )
        made.append(runs[0].copy(children=[documents.text(from_font(text, look[0]))]))
    return made


def _look(child: Any) -> tuple[str, Any, Any] | None:
    """Return font and emphasis of a run of text in an old font; None for all else."""
    if not isinstance(child, documents.Run) or not child.font:
        return None
    font = known_font(child.font)
    plain = all(isinstance(part, documents.Text | documents.Tab) for part in child.children)
    return (font, child.is_bold, child.is_italic) if font and plain else None
