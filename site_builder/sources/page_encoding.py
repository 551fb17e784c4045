"""Decodes the bytes of a web page: like other text, but the page itself may name an old encoding."""

import codecs
import re

from site_builder.sources.decoding import Decoded, decode

__all__ = ["decode_page"]

# The HTML standard wants it within 1,024 bytes; 8 of 135 real pages name it behind 4,096, all of them in UTF-8.
_HEAD = 4096
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,400}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,30})""", re.IGNORECASE
)
# What pages were written in before UTF-8; never UTF-7 and the like, in which markup hides.
_OLD = re.compile(r"(?:windows|cp|iso|koi8|gb|big5|shift|sjis|x-|euc|mac|tis|latin|ks_c)[\w.:-]*", re.IGNORECASE)
_AS_BROWSERS = {
    "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "gb2312": "gb18030", "gbk": "gb18030",
}  # fmt: skip


def decode_page(content: bytes) -> Decoded | None:
    """Return the text of a page's bytes, or None when it is not text.

    A named old encoding is taken where the bytes are not UTF-8, or are plain ASCII that ISO-2022 gives a meaning.
    """
    named = _named(content[:_HEAD])
    if named and (not _is_utf8(content) or (named.startswith("iso2022") and b"\x1b" in content)):
        try:
            return Decoded(content.decode(named), named, None)
        except (UnicodeDecodeError, LookupError):
            text = content.decode(named, "replace")
            bad = text.find("\ufffd")
            # Russian read under a name of East Asia has 0.16 or more (KOI8 as Shift JIS 0.01: not noticed).
            if bad >= 0 and text.count("\ufffd") < len(text) * 0.05:
                return Decoded(text, f"{named}, unreadable bytes replaced", bad)
    return decode(content)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _named(head: bytes) -> str | None:
    """Return Python's name of the old encoding that the page names; None for none, for UTF-8, for what is not text."""
    found = _CHARSET.search(head)
    if found is None or head.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    label = found[1].decode("ascii", "replace")
    try:
        name = codecs.lookup(label.lower().removeprefix("x-")).name if _OLD.fullmatch(label) else None
        if name is not None:
            b"a".decode(name)
    except (LookupError, ValueError):
        return None
    return _AS_BROWSERS.get(name or "", name)
