"""Text whose paragraphs were cut into lines of one length: e-mail, PDF."""

import re

from site_builder.text.sentences import ENDS

__all__ = ["unwrapped"]

_MARK = re.compile(r"\s*(?:[-*•>]|\d{1,3}[.)])\s")
_ENDED = re.compile(rf"[{ENDS}.:;”’\"')\]]\s*\Z")
_SHORTEST, _LONGEST = 40, 100  # code points of the longest lines of a cut text: mail has 72 to 78, PDF 60 to 100
_FULL = 0.75  # a line that is cut is nearly as long as the longest
_HYPHEN = re.compile(r"(?<=[a-z])[-\u00ad\u2010]\Z")


def unwrapped(text: str) -> str:
    """Return the text with one line a paragraph, where its lines were cut; else as it is.

    A line goes on in the next when it is nearly as long as the longest lines, does not end a sentence, and the next is
    no item of a list. A hyphen at its end goes, where a small Latin letter stands before and behind it: that words
    with a hyphen of their own lose it cannot be told.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    width = lengths[int(len(lengths) * 0.9)] if lengths else 0
    if not _SHORTEST <= width <= _LONGEST:
        return text
    made: list[str] = []
    goes_on = False
    for line in lines:
        bare = line.strip()
        if goes_on and bare and not _MARK.match(line):
            made[-1] = _joined(made[-1], bare)
        else:
            made.append(bare)
        full = len(bare) >= _FULL * width
        goes_on = bool(bare) and full and (len(bare) >= 0.9 * width or _ENDED.search(bare) is None)
    return "\n".join(made)


def _joined(above: str, below: str) -> str:
    if _HYPHEN.search(above) and below[:1].islower():
        return _HYPHEN.sub("", above) + below
    return f"{above} {below}"
