"""What documents of word processors have in common: packed parts, pictures, a heading that is the headline."""

import io
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from bs4 import BeautifulSoup

from site_builder.errors import Problem
from site_builder.importing.record import RecordPicture, picture_mark

__all__ = ["DocumentPictures", "packed_content", "titled"]

_MOST_UNPACKED = 300_000_000  # bytes; a document of a few kB can hold terabytes of zeros
_LARGEST = 20_000_000  # bytes of a picture
_MOST = 30  # pictures of a document
_ENDS = ((b"\xff\xd8\xff", ".jpg"), (b"\x89PNG\r\n\x1a\n", ".png"), (b"GIF8", ".gif"), (b"RIFF", ".webp"))


def packed_content(path: Path, name: str) -> bytes | Problem:
    """Return the bytes of a packed document; a `Problem` when it is none, is locked, or is enormous when unpacked."""
    content = path.read_bytes()
    try:
        with ZipFile(io.BytesIO(content)) as packed:
            size = sum(part.file_size for part in packed.infolist())
    except BadZipFile:
        locked = content.startswith(b"\xd0\xcf\x11\xe0")
        what = "is locked by a password, or is of an old kind" if locked else "is damaged, or not such a document"
        return Problem(name, None, what, "open it in its program, and save it again without a password")
    if size > _MOST_UNPACKED:
        return Problem(name, None, f"is {size / 1e6:.0f} MB large when unpacked", "remove what is not an article")
    return content


class DocumentPictures:
    """The pictures of a document, in order, without formats that browsers do not show."""

    def __init__(self) -> None:
        self._found: list[RecordPicture] = []

    def mark(self, content: bytes) -> str | None:
        """Return the placeholder of a picture; None when it cannot be shown."""
        end = next((end for begin, end in _ENDS if content.startswith(begin)), None)
        if end is None or len(content) > _LARGEST or len(self._found) >= _MOST:
            return None
        self._found.append(RecordPicture(content, end))
        return picture_mark(len(self._found) - 1)

    @property
    def first(self) -> str | None:
        """The placeholder of the first picture, if there is one."""
        return picture_mark(0) if self._found else None

    def taken(self) -> tuple[RecordPicture, ...]:
        """Return the pictures in the order of their numbers."""
        return tuple(self._found)


def titled(html: str) -> tuple[str | None, str]:
    """Return the heading with which a text begins, and the rest; None when it begins with something else."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.find_all(True, recursive=False):
        text = element.get_text(" ", strip=True)
        if not text:
            continue
        if element.name not in {"h1", "h2"}:
            break
        element.extract()
        return " ".join(text.split()), str(soup)
    return None, html
