"""Sentences, with offsets."""

import re

from site_builder.text.marks import MARKS

__all__ = ["sentences"]

_CLOSERS = "”’\"'»)\\]"
# A danda, ? or ! ends a sentence together with the quotes and brackets that close behind it. A full stop does so
# only before a space or the end, and not after an initial or a title: डॉ. राम, B. R. Gandhi.
_END = re.compile(rf"[।॥?!…؟۔。！？]+[{_CLOSERS}]*|\.+[{_CLOSERS}]*(?=\s|$)|\n+")
_NOT_AN_END = re.compile(
    rf"(?:^|[\s(“\"'‘])(?:[^\W\d_][{MARKS}]*|डॉ|डा|प्रो|श्री|स्व|पं|मो|कु|सु|एड|रु|नं|Mr|Mrs|Ms|Dr|Prof|St|No|Rs|Sen|Gov|Gen|Col|Lt|Jr|Sr)$"
)


def sentences(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of every sentence of `text`, in order, without the spaces around it."""
    found, start = [], 0
    for end in _END.finditer(text):
        if end.group()[0] == "." and _NOT_AN_END.search(text, start, end.start()):
            continue
        found.append((start, end.end()))
        start = end.end()
    found.append((start, len(text)))
    return [span for span in (_trim(text, a, b) for a, b in found) if span[0] < span[1]]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), start + len(part.rstrip())
