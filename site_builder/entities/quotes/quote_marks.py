"""Pairs of quote marks in a text: “ ” ‘ ’ ‘‘ ’’ " ' '' « » „ ” and pairs that mix them, apostrophes left out."""

import re
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

__all__ = ["MARK", "Pair", "pairs"]

_Family: TypeAlias = Literal["single", "double", "angle", "corner"]

_SINGLE = "‘’‚‛'`´"
# One class for all first characters: alternatives are searched several times as slowly.
MARK = re.compile(rf"[{_SINGLE}“”„‟\"＂«»‹›「」『』](?:(?<=[{_SINGLE}])[{_SINGLE}])?")
"""One quote mark; two single ones side by side are one double mark."""
_OPENS_ONLY = frozenset("‚‛„‟「『«‹") | {"‘‘"}
_CLOSES_ONLY = frozenset("”」』»›") | {"’’"}
_USUALLY_OPENS = frozenset("‘“")  # “ and ‘ close in German: „so“
_INTRODUCES = re.compile(r"[,،:：;\-–—(।?!.]\Z")


@dataclass(frozen=True, slots=True)
class Pair:
    """A quotation between marks, or from a mark to the end of its paragraph."""

    start: int
    """First code point inside."""
    end: int
    """One past the last code point inside."""
    outer_start: int
    """First code point of the opening mark."""
    outer_end: int
    """One past the closing mark; `end` when there is none."""
    closed: bool
    """False: no closing mark before the paragraph's end."""
    double: bool
    """Marked by “ ”, " " or doubled single marks, not by ‘ ’ or ' '."""


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    family: _Family
    opens: bool
    closes: bool
    introduced: bool
    resumes: bool


def pairs(text: str) -> list[Pair]:
    """Return the outermost quotations of `text` in order; never overlapping, in time linear in the text's length."""
    found: list[Pair] = []
    marks = [mark for mark in (_mark(text, m.start(), m.end()) for m in MARK.finditer(text)) if mark]
    at = 0
    while at < len(marks):
        stop = _paragraph_end(text, marks[at].start)
        behind = next((i for i in range(at, len(marks)) if marks[i].start >= stop), len(marks))
        found += _of_paragraph(text, marks[at:behind], stop)
        at = behind
    return found


def _of_paragraph(text: str, marks: list[_Mark], stop: int) -> list[Pair]:
    """Return the outermost pairs: each closing mark belongs to the last open one of its family."""
    open_marks: dict[_Family, list[_Mark]] = {}
    matched: list[tuple[_Mark, _Mark | None]] = []
    for mark in marks:
        waiting = open_marks.setdefault(mark.family, [])
        doubled = [first for first in open_marks.get("double", ()) if first.end - first.start == 2]
        if mark.closes and waiting:
            matched.append((waiting.pop(), mark))
        elif waiting and mark.resumes and waiting[-1].introduced:
            matched.append((waiting.pop(), replace(mark, end=mark.start)))  # “One paragraph. “The next.”
            waiting.append(mark)
        elif mark.closes and not mark.opens and mark.family == "single" and doubled:
            matched.append((doubled[-1], mark))  # ‘‘…’: the second half of the closing mark was lost
            open_marks["double"].remove(doubled[-1])
        elif mark.opens:
            waiting.append(mark)
    unclosed = [mark for mark in open_marks.get("double", ()) if mark.introduced][-1:]
    if unclosed and not any(mark.family == "double" and mark.start > unclosed[0].start for mark in marks):
        matched.append((unclosed[0], None))
    outer: list[Pair] = []
    for first, last in sorted(matched, key=lambda pair: pair[0].start):
        if outer and first.start < outer[-1].outer_end:
            continue
        outer.append(_trimmed(text, first, last.start if last else stop, last.end if last else stop, closed=bool(last)))
    return [pair for pair in outer if pair.start < pair.end]


def _mark(text: str, start: int, end: int) -> _Mark | None:
    """Return what the mark at `start` can do by its form and its neighbours; None for an apostrophe."""
    sign = text[start:end]
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    family = _family(sign)
    if family == "single" and before.isalnum() and after.isalnum() and (after.isascii() or sign in {"’", "´"}):
        return None  # don't, O’Neill
    if sign in {"'", "’"} and before.isdigit():
        family = "single"  # 5'6, 1990's: may close, never open
        return _Mark(start, end, family, opens=False, closes=True, introduced=False, resumes=False)
    near = text[max(0, start - 3) : start].rstrip()
    introduced = not near or bool(_INTRODUCES.search(near))
    gap_before = not before or before.isspace() or before in "(["
    gap_after = not after or after.isspace()
    after_sentence = before.isspace() and near[-1:] in {"।", "?", "!", "."}
    opens, closes = bool(after) and sign not in _CLOSES_ONLY, bool(before) and sign not in _OPENS_ONLY
    if opens and closes:  # marks with one form for both ends, or whose use differs between languages
        ends = not gap_before and before not in ",:;-–—" and (gap_after or not after.isalnum())
        if (gap_before and not gap_after) or (sign in _USUALLY_OPENS and not ends):
            closes = False
        elif ends or sign == "’" or (gap_before and after_sentence):
            opens = False
    resumes = opens and not closes and after_sentence and family == "double"
    return _Mark(start, end, family, opens, closes, introduced, resumes)


def _family(sign: str) -> _Family:
    if sign[0] in _SINGLE:
        return "double" if len(sign) == 2 else "single"
    if sign in "«»‹›":
        return "angle"
    return "corner" if sign in "「」『』" else "double"


def _paragraph_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _trimmed(text: str, mark: _Mark, end: int, outer_end: int, *, closed: bool) -> Pair:
    inside = text[mark.end : end]
    start = mark.end + len(inside) - len(inside.lstrip())
    return Pair(
        start, max(start, mark.end + len(inside.rstrip())), mark.start, outer_end, closed, mark.family == "double"
    )
