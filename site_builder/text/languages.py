"""Facts about language tags."""

import re

from site_builder.model import Direction

__all__ = ["direction", "tag"]

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}")
_CASES = {2: str.upper, 4: str.title}
# Languages written from right to left unless the tag names another script (CLDR, characterOrder).
_RIGHT_TO_LEFT = frozenset(["ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"])
_RIGHT_TO_LEFT_SCRIPTS = frozenset(["Arab", "Hebr", "Thaa", "Syrc", "Nkoo"])


def tag(text: str) -> str | None:
    """Return the BCP 47 tag in `text` in its usual case (hi, en-IN, hi-Deva-IN); None when it is none by its form."""
    if not _TAG.fullmatch(text):
        return None
    first, *rest = text.split("-")
    return "-".join([first.lower(), *(_CASES.get(len(part), str.lower)(part) for part in rest)])


def direction(language: str) -> Direction:
    """Return the direction in which the language of this tag is written."""
    first, *rest = language.split("-")
    script = next((part.title() for part in rest if len(part) == 4 and part.isalpha()), None)
    if script is not None:
        return "rtl" if script in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if first.lower() in _RIGHT_TO_LEFT else "ltr"
