"""Reads the size of a picture, and removes information about the person who took it.

Phones write the place, the time and the owner's name into a picture. All that is overwritten with zeros where it
stands: not a pixel changes, the file keeps its size, and the same picture always gives the same bytes.
"""

import struct
import warnings
import zlib
from collections.abc import Iterator
from pathlib import Path

__all__ = ["Size", "size_of", "without_metadata"]

Size = tuple[int, int]
"""Width and height in pixels, as a browser shows them."""
_FORMATS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
_LARGEST = 30_000  # pixels on a side: no browser shows more
_ORIENTATION = 0x0112
_ON_ITS_SIDE = frozenset({5, 6, 7, 8})
_TURNED = range(2, 9)
# What a JPEG needs: JFIF's own (E0) and Adobe's way of colours (EE); of E2 only a colour profile.
_JPEG_KEPT = frozenset({0xE0, 0xEE})
_JPEG_METADATA = frozenset({*range(0xE0, 0xF0), 0xFE}) - _JPEG_KEPT
_PNG_METADATA = frozenset({b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"})
_EMPTY = b"ndPd"  # by PNG's rules: may be passed over, of no standard, may be copied


def size_of(file: Path) -> Size | None:
    """Return the size at which a picture is shown; None if browsers do not show the file, or its size is absurd."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(file, formats=_FORMATS) as picture:
                width, height = picture.size
                orientation = picture.getexif().get(_ORIENTATION, 1)
    except Exception:  # noqa: BLE001 - whatever a broken file makes the library raise, it is not a picture
        return None
    if orientation in _ON_ITS_SIDE:
        width, height = height, width
    return (width, height) if 0 < width <= _LARGEST and 0 < height <= _LARGEST else None


def without_metadata(content: bytes) -> bytes:
    """Return the picture with the same pixels and number of bytes, and no metadata but its orientation.

    Other formats than JPEG, PNG, WebP, AVIF and GIF are returned unchanged.
    """
    changed = bytearray(content)
    if content[:3] == b"\xff\xd8\xff":
        _blank_jpeg(changed)
    elif content[:8] == b"\x89PNG\r\n\x1a\n":
        _blank_png(changed)
    elif content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        _blank_webp(changed)
    elif content[:6] in {b"GIF87a", b"GIF89a"}:
        _blank_gif(changed)
    elif content[4:8] == b"ftyp":
        _blank_boxes(changed)
    return bytes(changed)


def _blank_jpeg(content: bytearray) -> None:
    """Blank the segments before the pixels, and everything behind their end: previews, films, second pictures."""
    at, size = 2, len(content)
    while at + 4 <= size and content[at] == 0xFF:
        kind = content[at + 1]
        if kind == 0xFF:  # a fill byte
            at += 1
            continue
        length = int.from_bytes(content[at + 2 : at + 4], "big")
        start, end = at + 4, min(at + 2 + length, size)
        if kind == 0xDA:
            over = content.find(b"\xff\xd9", start)
            if over >= 0:
                content[over + 2 :] = bytes(size - over - 2)
            return
        if kind in _JPEG_METADATA and not (kind == 0xE2 and content[start : start + 11] == b"ICC_PROFILE"):
            exif = content[start : start + 6] == b"Exif\0\0"
            data = bytes(content[start + 6 : end])
            content[start:end] = (b"Exif\0\0" + _turned(data, end - start - 6)) if exif else bytes(end - start)
        at = end


def _blank_png(content: bytearray) -> None:
    for kind, start, end in _png_chunks(content):
        if kind in _PNG_METADATA:
            data = bytes(content[start:end])
            turned = kind == b"eXIf" and _orientation(data) in _TURNED
            name, blank = (kind, _turned(data, end - start)) if turned else (_EMPTY, bytes(end - start))
            content[start - 4 : end + 4] = name + blank + struct.pack(">I", zlib.crc32(name + blank))


def _png_chunks(content: bytearray) -> Iterator[tuple[bytes, int, int]]:
    at = 8
    while at + 12 <= len(content):
        end = at + 8 + int.from_bytes(content[at : at + 4], "big")
        if end + 4 > len(content):
            return
        yield bytes(content[at + 4 : at + 8]), at + 8, end
        at = end + 4


def _blank_webp(content: bytearray) -> None:
    at = 12
    while at + 8 <= len(content):
        kind, start = bytes(content[at : at + 4]), at + 8
        end = min(start + int.from_bytes(content[at + 4 : at + 8], "little"), len(content))
        if kind == b"EXIF":
            data = bytes(content[start:end])
            prefix = b"Exif\0\0" if data.startswith(b"Exif\0\0") else b""
            content[start:end] = prefix + _turned(data[len(prefix) :], end - start - len(prefix))
        elif kind == b"XMP ":
            content[start:end] = bytes(end - start)
        at = end + (end - start) % 2


def _blank_gif(content: bytearray) -> None:
    """Blank comments, the data of applications (XMP) except the repeat count, and everything behind the end.

    GIF89a, sections 18 to 27: a block is made of sub-blocks, each with its length before it, up to one of length 0.
    """
    at = 13 + _colours(content, 10)
    while at + 2 < len(content) and content[at] in b"\x21\x2c":
        if content[at] == 0x2C:  # a picture: ten bytes, colours, how its codes begin
            at = _behind_sub_blocks(content, at + 11 + _colours(content, at + 9))
            continue
        kind, start = content[at + 1], at + 2
        at = _behind_sub_blocks(content, start)
        plays = kind == 0xFF and bytes(content[start + 1 : start + 12]) in {b"NETSCAPE2.0", b"ANIMEXTS1.0"}
        if kind not in {0x01, 0xF9} and not plays:  # no text that is shown, and not how the next picture is
            content[start - 1] = 0xFE
            content[start:at] = _blank_sub_blocks(at - start)
    if at < len(content) and content[at] == 0x3B:
        content[at + 1 :] = bytes(len(content) - at - 1)


def _colours(content: bytearray, at: int) -> int:
    """Return how many bytes of colours the packed byte at `at` announces."""
    packed = content[at] if at < len(content) else 0
    return 3 << (packed & 7) + 1 if packed & 0x80 else 0


def _behind_sub_blocks(content: bytearray, at: int) -> int:
    while at < len(content) and content[at]:
        at += content[at] + 1
    return min(at + 1, len(content))


def _blank_sub_blocks(size: int) -> bytes:
    """Return sub-blocks of zeros, with the end of their row, of `size` bytes together; `size` is at least 1."""
    blocks = bytearray()
    while (room := size - 1 - len(blocks)) > 1:
        length = min(room - 1, 255 if room != 257 else 254)  # one byte alone could be no sub-block
        blocks += bytes([length]) + bytes(length)
    return bytes(blocks) + bytes(size - len(blocks))


def _blank_boxes(content: bytearray) -> None:
    """Blank the items of an AVIF that hold Exif data or XMP (ISO/IEC 14496-12, section 8.11)."""
    inside = {kind: (start, end) for kind, start, end in _boxes(content, 0, len(content))}
    if b"meta" not in inside:
        return
    start, end = inside[b"meta"]
    inside = {kind: (first, last) for kind, first, last in _boxes(content, start + 4, end)}
    if b"iinf" not in inside or b"iloc" not in inside:
        return
    try:
        wanted = _metadata_items(content, *inside[b"iinf"])
        for item, first, size in _extents(content, inside[b"iloc"][0]):
            if item in wanted and 0 <= first <= first + size <= len(content):
                content[first : first + size] = _blank_item(wanted[item], bytes(content[first : first + size]))
    except (struct.error, IndexError):
        return  # its boxes end before they say


def _blank_item(kind: bytes, data: bytes) -> bytes:
    """Return as many bytes that say nothing; Exif data begin with four that say how far behind them they begin."""
    before = 4 + int.from_bytes(data[:4], "big")
    if kind != b"Exif" or not 4 <= before <= min(64, len(data)):
        return bytes(len(data))
    return data[:before] + _turned(data[before:], len(data) - before)


def _boxes(content: bytearray, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    while at + 8 <= end:
        size, start = int.from_bytes(content[at : at + 4], "big"), at + 8
        if size == 1:
            size, start = int.from_bytes(content[at + 8 : at + 16], "big"), at + 16
        last = end if size == 0 else min(at + size, end)
        if last < start:
            return
        yield bytes(content[at + 4 : at + 8]), start, last
        at = last


def _metadata_items(content: bytearray, start: int, end: int) -> dict[int, bytes]:
    """Return the number and kind of every item that is Exif data or XMP."""
    found: dict[int, bytes] = {}
    for kind, at, _ in _boxes(content, start + (6 if content[start] == 0 else 8), end):
        wide = 4 if content[at] > 2 else 2
        item, what = int.from_bytes(content[at + 4 : at + 4 + wide], "big"), content[at + 6 + wide : at + 10 + wide]
        if kind == b"infe" and bytes(what) in {b"Exif", b"mime"}:
            found[item] = bytes(what)
    return found


def _extents(content: bytearray, at: int) -> Iterator[tuple[int, int, int]]:
    """Yield item, offset in the file and length of every stretch of bytes."""
    version, sizes = content[at], content[at + 4 : at + 6]
    offset_size, length_size, base_size = sizes[0] >> 4, sizes[0] & 15, sizes[1] >> 4
    index_size = sizes[1] & 15 if version else 0
    at += 6

    def number(size: int) -> int:
        nonlocal at
        at += size
        if at > len(content):
            raise IndexError
        return int.from_bytes(content[at - size : at], "big")

    for _ in range(number(4 if version == 2 else 2)):
        item = number(4 if version == 2 else 2)
        in_file = not version or number(2) & 15 == 0
        number(2)
        base = number(base_size)
        for _ in range(number(2)):
            number(index_size)
            offset, length = number(offset_size), number(length_size)
            if in_file:
                yield item, base + offset, length


def _orientation(tiff: bytes) -> int:
    """Return which way is up, from the first directory of Exif data (TIFF 6.0, section 2); 1 where it does not say."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < 10:
        return 1
    first = struct.unpack_from(f"{order}I", tiff, 4)[0]
    if first + 2 > len(tiff):
        return 1
    for number in range(min(struct.unpack_from(f"{order}H", tiff, first)[0], 200)):
        entry = first + 2 + 12 * number
        if entry + 12 > len(tiff):
            break
        if struct.unpack_from(f"{order}H", tiff, entry)[0] == _ORIENTATION:
            return int(struct.unpack_from(f"{order}H", tiff, entry + 8)[0])
    return 1


def _turned(tiff: bytes, size: int) -> bytes:
    """Return `size` bytes of Exif data that say no more than which way is up; zeros where that is too little room."""
    orientation = _orientation(tiff)
    orientation = orientation if orientation in _TURNED else 1
    # Byte order, 42, offset of the directory; one entry: orientation, a short, one of it, its value; no directory more.
    least = struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, _ORIENTATION, 3, 1, orientation, 0, 0)
    return least + bytes(size - len(least)) if size >= len(least) else bytes(max(0, size))
