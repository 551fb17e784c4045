"""Test documents, written by hand according to their formats."""

import io
import random
import re
from pathlib import Path
from zipfile import ZipFile

from PIL import Image

__all__ = ["picture", "word_document", "write_pdf"]

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
_MAIN = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    f'Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_PARTS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="p1" '
    f'Type="{_R}/image" Target="media/image1.png"/></Relationships>'
)
_STYLES = (
    f'<w:styles xmlns:w="{_W}"><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style></w:styles>'
)
_PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:docPr id="1" name="p" descr="नया पुल"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
    f'<a:blip xmlns:r="{_R}" r:embed="p1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing></w:r></w:p>"
)


def picture() -> bytes:
    """Return a PNG of noise that is too large to be a logo. Each call gives the same bytes."""
    made = io.BytesIO()
    Image.frombytes("RGB", (120, 90), random.Random(1).randbytes(120 * 90 * 3)).save(made, "PNG")
    return made.getvalue()


def word_document(path: Path, *paragraphs: str, with_picture: bool = False) -> None:
    """Write a .docx. Each paragraph is 'style|text': `**` encloses bold text, `‖` separates text runs, and a run may
    begin with `{font}`."""
    rows = []
    for paragraph in paragraphs:
        style, _, text = paragraph.rpartition("|")
        runs = []
        for at, part in enumerate(text.split("**")):
            for piece in part.split("‖"):
                font, _, words = piece.rpartition("}")
                fonts = f'<w:rFonts w:ascii="{font.lstrip("{")}"/>' if font else ""
                bold = "<w:b/>" if at % 2 else ""
                escaped = words.replace("&", "&amp;").replace("<", "&lt;")
                runs.append(f'<w:r><w:rPr>{fonts}{bold}</w:rPr><w:t xml:space="preserve">{escaped}</w:t></w:r>')
        named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        rows.append(f"<w:p>{named}{''.join(runs)}</w:p>")
    body = "".join(rows) + (_PICTURE if with_picture else "")
    with ZipFile(path, "w") as packed:
        packed.writestr("[Content_Types].xml", _TYPES)
        packed.writestr("_rels/.rels", _MAIN)
        packed.writestr("word/document.xml", f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>')
        packed.writestr("word/styles.xml", _STYLES)
        packed.writestr(
            "word/_rels/document.xml.rels",
            _PARTS.replace(
                "</Relationships>", f'<Relationship Id="s1" Type="{_R}/styles" Target="styles.xml"/></Relationships>'
            ),
        )
        packed.writestr("word/media/image1.png", picture())


def write_pdf(path: Path, *pages: list[str], font: str = "Helvetica") -> None:
    """Write a PDF with text in one font, one line for each string."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "",
        f"<</Type/Font/Subtype/Type1/BaseFont/{font}/Encoding/WinAnsiEncoding>>",
    ]
    kids = []
    for page in pages:
        texts = [re.sub(r"([\\()])", r"\\\1", line) for line in page]
        shown = "".join(f"1 0 0 1 72 {720 - 16 * at} Tm ({text}) Tj\n" for at, text in enumerate(texts))
        stream = f"BT /F1 12 Tf\n{shown}ET"
        objects.append(f"<</Length {len(stream.encode('cp1252'))}>>\nstream\n{stream}\nendstream")
        kids.append(len(objects) + 1)
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {len(objects)} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>"
        )
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]>>"
    content, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n{text}\nendobj\n".encode("cp1252")
    begin = len(content)
    content += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    content += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    content += f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{begin}\n%%EOF\n".encode()
    path.write_bytes(content)
