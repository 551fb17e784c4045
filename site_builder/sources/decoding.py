"""Decodes bytes to text, in any encoding."""

import codecs
import re
from dataclasses import dataclass

__all__ = ["Decoded", "decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins with the mark of UTF-16, so it is asked first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 1 << 16  # bytes or characters that are enough to tell
# High bytes of UTF-16 units in Latin (00), Arabic (06-08), Devanagari to Thai (09-0E). In 8-bit text
# these bytes are control characters, which are rare, so a high share of them means UTF-16.
_HIGH = bytes([0, *range(6, 15)])
_CONTROLS = bytes(b for b in range(0x20) if b not in b"\t\n\v\f\r\x1b")
# Devanagari, quotes and dashes in UTF-8 after wrong decoding as Latin-1, Windows-1252, Mac Roman or CP437. The
# character class comes first for speed: a pattern that begins with one is five times as fast as an alternation.
_MOJIBAKE = re.compile(
    "[à‡αâÂÃ¬┬](?:(?<=à)[¤¥]|(?<=‡)[§•]|(?<=α)[ñÑ]|(?<=â)€|(?<=Ã)¢|(?<=[ÂÃ])[\x80-\xbf]|(?<=[¬┬])[£ú])"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Decoded bytes."""

    text: str
    """The text; U+FFFD for bytes that could not be decoded."""
    how: str
    """How it was read, e.g. 'utf-8', 'utf-16-le', 'utf-8, mojibake repaired'."""
    bad: int | None
    """Offset in `text` of the first character that is missing or a guess; None when all is sure."""


def decode(content: bytes) -> Decoded | None:
    """Return the text of `content`, or None when it is not text but binary.

    In order: a byte order mark; UTF-16 without one, asked before UTF-8, because Devanagari in UTF-16 is mostly valid
    UTF-8; strict UTF-8, with double-encoded lines repaired; Windows-1252 where not one UTF-8 sequence is right;
    UTF-8 with what is wrong replaced.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _checked(_replacing(content[len(mark) :], encoding))
    if encoding := _sixteen_bits(content[:_SAMPLE]):
        return _checked(_replacing(content, encoding))
    controls = _share(content, _CONTROLS)
    # 1,181 real texts have none; 95 % of 673 programs and libraries that are not UTF-8 have more than 0.3.
    if controls > 0.3:
        return None
    try:
        return _repaired(content.decode("utf-8"))
    except UnicodeDecodeError:
        # Random bytes are one tenth controls; damaged or 8-bit text has next to none.
        return _legacy(content) if controls < 0.02 else None


def _share(sample: bytes, wanted: bytes) -> float:
    return 1 - len(sample.translate(None, wanted)) / len(sample) if sample else 0.0


def _sixteen_bits(sample: bytes) -> str:
    """Return 'utf-16-le', 'utf-16-be' or ''."""
    if len(sample) < 2:
        return ""
    low, high = _share(sample[0::2], _HIGH), _share(sample[1::2], _HIGH)
    # 1,181 real texts in UTF-16 have 0.98 or more on the side of the high bytes and 0.08 or less on the other; in UTF-8
    # they have 0.03 or less on both.
    if max(low, high) < 0.7 or min(low, high) > 0.5:
        return ""
    return "utf-16-le" if high > low else "utf-16-be"


def _replacing(content: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(content.decode(encoding), encoding, None)
    except UnicodeDecodeError as error:
        bad = len(content[: error.start].decode(encoding))
        return Decoded(content.decode(encoding, "replace"), f"{encoding}, unreadable bytes replaced", bad)


def _legacy(content: bytes) -> Decoded | None:
    """Return what 8-bit text, or damaged UTF-8, most likely says; None when it is binary."""
    decoded = _replacing(content, "utf-8")
    # German and French in Windows-1252 have 0.17 and 0.27. Russian in Windows-1251 has 0.79:
    # it would come out as nonsense.
    if decoded.text.count("\ufffd") <= len(decoded.text) * 0.3:
        readable = decoded.text.replace("\ufffd", "")
        if not readable.isascii():
            return decoded
        return Decoded(content.decode("cp1252", "replace"), "windows-1252", decoded.bad)
    return None


def _checked(decoded: Decoded) -> Decoded | None:
    sample = decoded.text[:_SAMPLE]
    wrong = sum(c == "\ufffd" or (c < " " and c not in "\t\n\v\f\r\x1b") for c in sample)
    return None if wrong > len(sample) * 0.3 else decoded


def _repaired(text: str) -> Decoded:
    if not _MOJIBAKE.search(text):
        return Decoded(text, "utf-8", None)
    import ftfy  # slow to import, and hardly ever needed

    lines = text.split("\n")  # one by one: what is right in one line must not keep another from being repaired
    repaired = "\n".join(ftfy.fix_encoding(line) if _MOJIBAKE.search(line) else line for line in lines)
    return Decoded(repaired, "utf-8" if repaired == text else "utf-8, mojibake repaired", None)
