"""What a PDF says beside its letters: ActualText (ISO 32000-2, 14.9.4), by which browsers state joined letters.

A font has no letter for क्षे; so Chromium writes some of its shapes, and beside them that they are क्षे. pypdf reads the
shapes alone: of 1,520 words of five Hindi articles that Chromium had printed it lost 476. Read as here, all are right.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from pypdf.generic import ContentStream, DictionaryObject, FloatObject, NameObject

__all__ = ["spanned_pieces", "states_text"]

_Box: TypeAlias = tuple[float, float, float, float]  # left, bottom, right, top
_ALL: _Box = (float("-inf"), float("-inf"), float("inf"), float("inf"))
_SHOWS = frozenset({b"Tj", b"TJ", b"'", b'"'})
_PATH_ENDS = frozenset({b"n", b"f", b"F", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*"})
_MARKS = frozenset({b"BDC", b"BMC", b"EMC"})
# Moves nothing. The library tells what it has read so far before each such operator.
_STOP = ([FloatObject(number) for number in (1, 0, 0, 1, 0, 0)], b"cm")


def states_text(page: Any) -> bool:
    """Tell whether a page says beside its letters what they are."""
    contents = page.get_contents()
    return contents is not None and b"/ActualText" in contents.get_data()


def spanned_pieces(page: Any) -> list[tuple[str | None, str]]:
    """Return the text of a page in pieces, each with the name of its font; None where the page itself says the text.

    The page is changed: what is drawn on it stays the same.
    """
    content = ContentStream(page.get_contents(), page.pdf, "bytes")
    content.operations = [part for one in content.operations for part in _with_stops(one)]
    page[NameObject("/Contents")] = content
    reading = _Reading()
    page.extract_text(visitor_operand_before=reading.operator, visitor_text=reading.text)
    return reading.pieces


def _with_stops(operation: tuple[Any, bytes]) -> Iterator[tuple[Any, bytes]]:
    if operation[1] in _SHOWS or operation[1] in _MARKS:
        yield _STOP
    yield operation
    if operation[1] in _SHOWS:
        yield _STOP


@dataclass
class _Reading:
    pieces: list[tuple[str | None, str]] = field(default_factory=list)
    stated: list[str | None] = field(default_factory=list)
    """What each open mark says of the letters in it; '' where that is in `pieces` already."""
    shown: bool = False
    """Whether what comes next are letters, and not the gap before them."""
    begins: bool = True
    """Whether no letter has been shown since the beginning of this text object."""
    clips: list[_Box] = field(default_factory=lambda: [_ALL])
    """The part of the page that is drawn on; those before it come back with `Q`."""
    path: list[_Box] = field(default_factory=list)
    """Rectangles of the path that is being made."""

    def operator(self, operator: bytes, operands: Any, cm: Sequence[float], _tm: Any) -> None:
        self.shown = self.shown or operator in _SHOWS
        self.begins = self.begins or operator == b"BT"
        if operator in {b"BDC", b"BMC"}:
            self.stated.append(_stated(operands))
        elif operator == b"EMC" and self.stated:
            self.stated.pop()
        else:
            self._graphics(operator, operands, cm)

    def _graphics(self, operator: bytes, operands: Any, cm: Sequence[float]) -> None:
        if operator == b"q":
            self.clips.append(self.clips[-1])
        elif operator == b"Q" and len(self.clips) > 1:
            self.clips.pop()
        elif operator == b"re" and len(operands) == 4:
            self.path.append(_box([float(one) for one in operands], cm))
        elif operator in {b"W", b"W*"} and len(self.path) == 1:
            self.clips[-1] = _common(self.clips[-1], self.path[0])
        elif operator in _PATH_ENDS:
            self.path = []

    def text(self, text: str, cm: Sequence[float], tm: Sequence[float], font: Any, _size: Any) -> None:
        if self.shown:
            # Of a line of the next page, the tops that stand out of it are drawn here too, beyond the edge.
            if _is_in(_moved(tm[4], tm[5], cm), self.clips[-1]):
                self._letters(text, font)
            self.shown = self.begins = False
        elif text.strip(" ") or self.begins:  # a gap inside a text object is a mark that stands over its letter
            self.pieces.append((None, text))

    def _letters(self, text: str, font: Any) -> None:
        at = next((at for at, stated in enumerate(self.stated) if stated is not None), None)
        if at is None:
            self.pieces.append((str(font.get("/BaseFont", "")) if font else "", text))
        else:  # said once for all letters of the mark; where none is shown, the mark is of another page
            self.pieces.append((None, self.stated[at] or ""))
            self.stated[at] = ""


def _stated(operands: Any) -> str | None:
    """Return the ActualText of a mark."""
    about = operands[1] if len(operands) > 1 and isinstance(operands[1], DictionaryObject) else {}
    text = about.get("/ActualText")
    if isinstance(text, bytes):
        return text.decode("utf-16" if text[:2] in {b"\xfe\xff", b"\xff\xfe"} else "latin-1", "replace")
    return str(text) if isinstance(text, str) else None


def _moved(x: float, y: float, matrix: Sequence[float]) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _box(numbers: Sequence[float], matrix: Sequence[float]) -> _Box:
    x, y, width, height = numbers
    corners = [_moved(x + dx, y + dy, matrix) for dx in (0, width) for dy in (0, height)]
    across, up = [corner[0] for corner in corners], [corner[1] for corner in corners]
    return min(across), min(up), max(across), max(up)


def _common(one: _Box, other: _Box) -> _Box:
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def _is_in(point: tuple[float, float], box: _Box) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]
