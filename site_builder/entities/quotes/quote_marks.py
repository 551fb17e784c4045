"""Pairs of quote marks in a text: “ ” ‘ ’ ‘‘ ’’ " ' '' « » „ ” and pairs that mix them, apostrophes left out."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from site_builder.entities.quotes.mark_forms import LEADS_TO, MARK, Family, Mark, mark_at
from site_builder.text.sentences import COLONS, COMMAS, ENDS

__all__ = ["Pair", "pairs"]

_SENTENCE_END = re.compile(rf"[{ENDS}.]\s")
_TERM = 40
"""Longest words, in code points, between " and the ‘ by which Marathi papers close it."""
_LONGEST = 600
"""Longest quotation between such marks, in code points: of 2,242 in 2,200 texts three are longer, and all are wrong."""


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
    led: bool
    """The opening mark is the first of its paragraph, or stands behind a sentence, comma, colon or dash."""


def pairs(text: str, continued: Pair | None = None) -> list[Pair]:
    """Return the outermost quotations of `text` in order; never overlapping, in time linear in the text's length.

    `continued`: the paragraph before has an unclosed quotation; it ends at the first closing mark without an opener.
    """
    found: list[Pair] = []
    marks = [mark for mark in (mark_at(text, m.start(), m.end()) for m in MARK.finditer(text)) if mark]
    if continued is not None and marks and _only_closes(marks[0], continued):
        marks.insert(0, Mark(0, 0, marks[0].family, opens=True, closes=False, introduced=True, resumes=False))
    at = 0
    while at < len(marks):
        stop = _paragraph_end(text, marks[at].start)
        behind = at + 1
        while behind < len(marks) and marks[behind].start < stop:
            behind += 1
        found += _of_paragraph(text, marks[at:behind], stop)
        at = behind
    return found


def _only_closes(mark: Mark, continued: Pair) -> bool:
    return mark.closes and not mark.opens and (mark.family == "double") == continued.double


def _of_paragraph(text: str, marks: list[Mark], stop: int) -> list[Pair]:
    """Return the outermost pairs: each closing mark belongs to the last open one of its family."""
    open_marks = _OpenMarks()
    in_turns, astray = _closed_in_turns(text, marks), _opened_astray(marks)
    matched: list[tuple[Mark, Mark | None]] = []
    for mark in marks:
        first = open_marks.last(mark.family)
        if first and first.alike and mark.start - first.end > _LONGEST:
            first = None
        if first and (mark.closes or mark.start in in_turns):
            matched.append((open_marks.take(first), mark))
        elif first and mark.resumes and first.introduced:
            end = mark.start if not mark.alike else _first_sentence(text, first, mark)
            matched.append((open_marks.take(first), replace(mark, start=end, end=end)))  # “One paragraph. “The next.”
            open_marks.add(mark)
        elif mark.attached and (other := open_marks.last("double")) and other.alike and mark.start - other.end <= _TERM:
            matched.append((open_marks.take(other), mark))  # "COP‘, "COP‘च्या
        elif mark.closes and not mark.opens and mark.family == "single" and (half := open_marks.last("doubled")):
            matched.append((open_marks.take(half), mark))  # ‘‘…’: the second half of the closing mark was lost
        elif mark.opens or mark.start in astray:
            open_marks.add(mark)
    lost = dict(_lost(text, marks, open_marks.taken))
    matched += [(mark, None) for mark in lost]
    if (unclosed := _unclosed(text, marks, open_marks.taken)) is not None:
        matched.append((unclosed, None))
    return _outermost(text, matched, lost, stop)


def _lost(text: str, marks: list[Mark], taken: set[int]) -> Iterator[tuple[Mark, int]]:
    """Yield the marks that lack their closing one, because the next of the family opens again; and a sentence's end.

    'He said, "We come. She replied, "Good."': what follows the first sentence may be the story. A straight mark may
    itself be the closing one of other words; only a colon, or a verb before it, shows that it opens.
    """
    double = [mark for mark in marks if mark.family == "double"]
    for mark, behind in pairwise(double):
        if mark.start in taken or not mark.introduced or not behind.opens or behind.closes or mark.closes:
            continue
        end = _first_sentence(text, mark, behind)
        if end < behind.start:
            colon = text[max(0, mark.start - 2) : mark.start].rstrip().endswith(tuple(COLONS))
            yield replace(mark, introduced=colon or not mark.alike), end


def _first_sentence(text: str, mark: Mark, behind: Mark) -> int:
    """Return where the first sentence behind a mark ends, at the latest where the next mark begins."""
    found = _SENTENCE_END.search(text, mark.end, behind.start)
    return found.start() + 1 if found else behind.start


def _closed_in_turns(text: str, marks: list[Mark]) -> set[int]:
    """Return where " seems to open the next words, but closes: the next such mark opens, or their number is even.

    A translation program left a space before it: "We come. "She left. "He stayed," Ann said. Behind a comma such a mark
    mostly opens; it closes one sentence if it is the second, fourth … of an even number: "We come, "said Ann.
    """
    double = [mark for mark in marks if mark.family == "double"]
    even = sum(mark.alike for mark in marks) % 2 == 0
    turns = even and all(mark.alike for mark in double)
    opens = [mark.opens and not mark.closes for mark in double]
    resumed = {
        m.start for at, m in enumerate(double) if m.alike and m.resumes and (even or any(opens[at + 1 : at + 2]))
    }
    turned = zip(double[::2], double[1::2], strict=True) if turns else ()
    return resumed | {
        mark.start
        for first, mark in turned
        if mark.behind_comma and not _SENTENCE_END.search(text, first.end, mark.start)
    }


def _opened_astray(marks: list[Mark]) -> set[int]:
    """Return where marks begin that are astray and open, if nothing is open: the next one of the family closes."""
    found: set[int] = set()
    closes: dict[Family, bool] = {}
    for mark in reversed(marks):
        if mark.astray and closes.get(mark.family):
            found.add(mark.start)
        closes[mark.family] = mark.closes and not mark.astray
    return found


class _OpenMarks:
    """The open marks, with quick access to the last of each family."""

    def __init__(self) -> None:
        self.taken: set[int] = set()
        """Where those begin that are closed."""
        self._waiting: dict[Family | Literal["doubled"], list[Mark]] = {}

    def last(self, family: Family | Literal["doubled"]) -> Mark | None:
        """Return the last open mark of a family, or of the family of doubled single marks."""
        row = self._waiting.setdefault(family, [])
        while row and row[-1].start in self.taken:
            row.pop()
        return row[-1] if row else None

    def take(self, mark: Mark) -> Mark:
        """Close a mark; return it."""
        self.taken.add(mark.start)
        return mark

    def add(self, mark: Mark) -> None:
        """Let a mark wait."""
        self._waiting.setdefault(mark.family, []).append(mark)
        if mark.family == "double" and mark.end - mark.start == 2:
            self._waiting.setdefault("doubled", []).append(mark)


def _outermost(text: str, matched: list[tuple[Mark, Mark | None]], lost: Mapping[Mark, int], stop: int) -> list[Pair]:
    outer: list[Pair] = []
    for first, mate in sorted(matched, key=lambda pair: pair[0].start):
        if outer and first.start < outer[-1].outer_end:
            continue
        end = mate.start if mate else lost.get(first, stop)
        outer.append(_trimmed(text, first, end, mate.end if mate else end, closed=bool(mate)))
    return [pair for pair in outer if pair.start < pair.end]


def _unclosed(text: str, marks: list[Mark], taken: set[int]) -> Mark | None:
    """Return the mark that opens a quotation and is not closed: the last of its family, first one that is introduced.

    A single mark may be an apostrophe; it must stand behind a colon, comma or dash, or between a space and a letter.
    """
    families: tuple[Family, ...] = ("double", "angle", "single")
    open_ones = [mark for family in families if (mark := _last_open(marks, family)) and mark.start not in taken]
    for mark in open_ones:
        led = text[max(0, mark.start - 2) : mark.start].rstrip()[-1:] in LEADS_TO
        if mark.introduced and (mark.family != "single" or (led and not mark.closes)):
            return mark
    return next((mark for mark in open_ones if not mark.closes and not mark.introduced), None)


def _last_open(marks: list[Mark], family: Family) -> Mark | None:
    """Return the last mark of a family if it opens."""
    last = next((mark for mark in reversed(marks) if mark.family == family), None)
    return last if last and last.opens else None


def _paragraph_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _trimmed(text: str, mark: Mark, end: int, outer_end: int, *, closed: bool) -> Pair:
    inside = text[mark.end : end]
    start = mark.end + len(inside) - len(inside.lstrip(f" {COMMAS}" if mark.astray else None))
    end = max(start, mark.end + len(inside.rstrip()))
    return Pair(start, end, mark.start, outer_end, closed, mark.family == "double", mark.introduced)
