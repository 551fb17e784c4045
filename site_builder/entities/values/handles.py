"""Handles: @names, e-mail addresses, telephone numbers; kept as written."""

import re

from site_builder.text.words import Bounds

__all__ = ["read_handle"]

_NAME = re.compile(r"[@＠][A-Za-z0-9_](?:[A-Za-z0-9_.]{0,58}[A-Za-z0-9_])?(?![A-Za-z0-9_@])")
_MAIL_BEFORE = re.compile(r"(?<![\w.+-])[A-Za-z0-9][A-Za-z0-9._+-]{0,63}\Z")
_MAIL_BEHIND = re.compile(r"@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}")
# +91 98765 43210 · 0326-2311217 · 011-2345-6789 · 011-23978046 · 1800-180-5145 · 1800 11 4949 · 9876543210
_PHONE = re.compile(
    r"\+\d{1,3}[- ]?\d{2,5}(?:[- ]?\d{2,5}){1,3}(?!\d)"
    r"|0\d{2,4}\)?[- ](?:\d{6,8}|\d{3,4}[- ]\d{4})(?![\d-])|0\d{9,10}(?!\d)"
    r"|1[89]00[- ]?\d{2,3}[- ]?\d{3,4}(?![\d-])"
    r"|0?[6-9]\d{4}[- ]?\d{5}(?![\d,.-]\d|\d)"
)
_LOCAL = re.compile(r"\d{3,8}(?![\d,./:-]?\d)")


def read_handle(text: str, at: int, called: bool) -> Bounds | None:
    """Return (start, end) of the handle at `at`, a digit, '+' or '@'; None when none is there.

    `called`: the words around say that this is a telephone number, so 3 to 8 digits are enough.
    """
    if text[at] in "@＠":
        return _at_sign(text, at)
    phone = _PHONE.match(text, at) or (_LOCAL.match(text, at) if called else None)
    if phone is None or ")" not in phone[0]:
        return phone.span() if phone else None
    return (at - 1, phone.end()) if text[at - 1 : at] == "(" else None  # (011) 2345 6789


def _at_sign(text: str, at: int) -> Bounds | None:
    before = _MAIL_BEFORE.search(text[max(0, at - 64) : at])
    behind = _MAIL_BEHIND.match(text, at)
    if before and behind:
        return at - len(before[0]), behind.end()
    if text[at - 1 : at].isalnum() and at:
        return None
    name = _NAME.match(text, at)
    return name.span() if name else None
