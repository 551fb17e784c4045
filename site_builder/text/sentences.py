"""Sentences, with offsets.

A danda ends a sentence wherever it stands. So does a full stop in the many Hindi papers that write one instead of the
danda ("गये हैं. कोरोना"), unless what stands before it is an abbreviation or an initial; where the space behind it is
missing ("है.अमदी") only a verb tells it from an inner stop. No sentence ends inside a pair of quotation marks.
"""

import re
from functools import cache

from site_builder import data
from site_builder.text.words import INITIAL, LETTERS

__all__ = ["is_verb", "sentences"]

_CLOSERS = "(?:[”’»)\\]]|[\"'](?![^\\W_]))"  # a straight mark before a letter opens
# Both begin with a class, and the choice comes behind it: so they are looked for several times as fast.
_CANDIDATE = re.compile(
    rf"[\n।॥؟۔。！？?!|.…](?:(?<=\n)\n*|(?<=[।॥؟۔。！？?!])[।॥؟۔。！？?!]*{_CLOSERS}*(?!,)|(?<=\|)\|*(?!\w)"
    rf"|(?<=[.…])(?P<more>[.…]*){_CLOSERS}*)"
)
# A pair is a quotation when it is closed within 400 characters, about five lines of a newspaper's column; beyond that
# a mark was forgotten, or the quotation is so long that its own sentences count.
_QUOTED = re.compile(
    "[“«\"‘'](?:(?<=“)[^“”\n]{0,400}”|(?<=«)[^«»\n]{0,400}»"
    '|(?<=")(?<![^\\s(\\[]")(?=\\S)[^"\n]{0,400}(?<=\\S)"'
    "|(?<=‘)(?:[^‘’\n]|’(?=[^\\W_])){0,400}’(?![^\\W_])"
    "|(?<=')(?<![^\\s(\\[]')(?=\\S)[^'\n]{0,200}(?<=\\S)'(?![^\\W_]))"
)
_WINDOW = 40  # code points looked at on either side of a stop: longer than any word that matters
_BEFORE = re.compile(rf"(?:{LETTERS}|\d+)(?:\.(?:{LETTERS}|\d+))*$")
_FUTURE = re.compile("[ेए]ं?ग[ाेी]$|[ूऊ]ंग[ाी]$|[ोओ]गे$|^हो(?:ग[ाी]|ंग[ेी])$")
_NAME = re.compile(rf"{INITIAL}$")
_NAME_AND_STOP = re.compile(rf"\s*{INITIAL}\.")
_NUMBER = re.compile(r"\s*\d")
_GLUED = re.compile(rf"(?!{INITIAL}(?:\.|$)){LETTERS}|[“‘\"']")
_CAPITAL = re.compile(r"\s+[“‘\"']?[A-Z]")


def sentences(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of every sentence of `text`, in order, without the spaces around it.

    Between them lie nothing but spaces. A line end always ends a sentence.
    """
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    found, start, q = [], 0, 0
    for candidate in _CANDIDATE.finditer(text):
        while q < len(quoted) and quoted[q][1] < candidate.end():
            q += 1
        inside = q < len(quoted) and quoted[q][0] < candidate.start() and candidate.end() < quoted[q][1]
        if not inside and _ends(text, start, candidate):
            found.append((start, candidate.end()))
            start = candidate.end()
    found.append((start, len(text)))
    return [span for span in (_trimmed(text, a, b) for a, b in found) if span[0] < span[1]]


def is_verb(word: str) -> bool:
    """Tell whether `word` (NFC) is a form of a Hindi verb with which a sentence commonly ends: है, गया, करेंगे."""
    return word in _verbs() or _FUTURE.search(word) is not None


def _ends(text: str, start: int, candidate: re.Match[str]) -> bool:
    mark = text[candidate.start()]
    if mark == "|":
        return is_verb(_last_word(text, start, candidate.start()).strip())
    if mark not in ".…":
        return True
    word = _last_word(text, start, candidate.start())
    after = text[candidate.end() : candidate.end() + _WINDOW]
    if after and not after[0].isspace():
        return is_verb(word) and _GLUED.match(after) is not None
    if mark == "…" or candidate["more"]:  # an ellipsis: a pause more often than an end
        return is_verb(word) or not after or _CAPITAL.match(after) is not None
    return not _abbreviates(
        word, after, opens=_trimmed(text, start, start + _WINDOW)[0] == candidate.start() - len(word)
    )


def _last_word(text: str, start: int, end: int) -> str:
    window = text[max(start, end - _WINDOW) : end].rstrip()
    found = _BEFORE.search(window, window.rfind(" ") + 1)
    return found.group() if found else ""


def _abbreviates(word: str, after: str, *, opens: bool) -> bool:
    """Tell whether the stop behind `word` marks it as shortened; `opens`: the word is all of the sentence so far."""
    if not word:
        return False
    if word.isdecimal():
        return opens  # 1. so a numbered point begins
    if "." in word:
        return _NAME.search(word) is not None  # डी.सी. or U.S.
    if is_verb(word):
        return _NAME.fullmatch(word) is not None and _NAME_AND_STOP.match(after) is not None  # आई. के. against आई.
    only_before_number = _abbreviations().get(word)
    if only_before_number is None:
        return _NAME.fullmatch(word) is not None
    return not only_before_number or _NUMBER.match(after) is not None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), start + len(part.rstrip())


@cache
def _verbs() -> frozenset[str]:
    return frozenset(data.lines("hi", "text/sentence_verbs"))


@cache
def _abbreviations() -> dict[str, bool]:
    """Return each abbreviation, and whether it is one only before a number."""
    rows = data.table("hi", "text/sentence_abbreviations") + data.table("en", "text/sentence_abbreviations")
    return {row[0]: "number" in row[1:] for row in rows}
