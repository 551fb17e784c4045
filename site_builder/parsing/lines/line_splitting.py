"""Cuts lines with several parts: a note glued to a paragraph's end, a page pasted as one line.

Parts keep their offsets, so nothing is lost; the rules decide the role of each part as for any line.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from site_builder.parsing.lines.line import Line, make_line
from site_builder.parsing.lines.timestamps import is_time, without_machine_time
from site_builder.parsing.phrases import Phrases
from site_builder.text.folding import fold, unfolded
from site_builder.text.marks import MARKS
from site_builder.text.sentences import ENDS

_SIGNED = re.compile(r"(?<=[।.”\"])\s+(?=\S+(?: \S+){1,4}$)")
# Measured on 245 Hindi and English texts (benchmarks/thresholds.py lines): half of the line with a time changes 6,
# twice the length of a page 1, one sentence without a space 5 and six of them 1; half or twice of the others none.
_SIGN_OFF = 40
"""Longest sign-off behind the last sentence, in code points: an agency and up to four names or letters."""
__all__ = ["TAIL", "cut_lines"]

TAIL = 300
"""Code points at the end of a line that are searched for a note."""
_CREDITS = 160
"""Longest line with a publication time behind a name, in code points."""
# Patterns begin with a character class for speed: they are five times as fast as those that begin with an alternation.
_YEAR = re.compile(r"[12](?<!\d[12])(?:(?<=1)9|(?<=2)0)\d\d(?!\d)")
_RUN_ON = 700
"""Shortest line, in code points, that may be a whole page."""
_BAR = re.compile(r"\s[|·•]\s")
_BARS = 4
"""Most parts of a line with a writer, a place and the time."""
_NAME = 40
"""Longest name beside a date, in code points."""
_GLUES = 3
"""Fewest sentences without a space before them in a line that is a whole page."""
_LETTER = rf"[^\W\d_][{MARKS}]*"
# A sentence's end right before a letter; the word before it is too long for an abbreviation.
_BEFORE_LETTER = r"(?=[\"'“‘(]?[^\W\d_a-z])"
# Fewer marks than `ENDS`: cut at ۔ too, one of 149 raw texts in Urdu lost a paragraph that then looked like a headline.
_GLUED = "।.?!"
_GLUE = re.compile(
    rf"[{_GLUED}\"'”’](?:(?<=[{_GLUED}])[{_GLUED}]{{0,2}}[\"'”’)]{{0,3}}{_BEFORE_LETTER}"
    rf"|(?<=[\"'”’])[\"'”’]{{0,2}}{_BEFORE_LETTER}|(?<=[{_GLUED}])\s{{2,4}}(?=\S))"
)
# Behind quote marks alone, a word of one letter is an ending of what is quoted: ‘…’র, ‘…’के.
_ENDING = re.compile(rf"(?<=[^{_GLUED}\"'”’][\"'”’]){_LETTER}(?![^\W\d_]|[{MARKS}])")
_LAST_WORD = re.compile(rf"({_LETTER})((?:{_LETTER})+)?$")
_SENTENCE_START = re.compile(rf"[{ENDS}.\s](?:(?<=[{ENDS}])\s*|(?<=\.)(?:\s+|(?=[(\[]))|(?<=\s)(?=\())")


def cut_lines(lines: list[Line], phrases: Phrases, notes: frozenset[str], *, dated: bool) -> list[Line]:
    """Return `lines`, with lines of several parts cut.

    `notes`: the notes that occur in them; `dated`: whether a label before a publication time may occur.
    """
    found: list[Line] = []
    for line in lines:
        barred = line.size <= _CREDITS and _BAR.search(line.text) is not None
        if line.size < _RUN_ON and not notes and not dated and not barred:
            found.append(line)
            continue
        parts = _without_tail(line, phrases, notes) if notes else [line]
        if dated and line.size <= _CREDITS:
            parts = [part for one in parts for part in _before_time(one, phrases)]
        if barred:
            parts = [part for one in parts for part in _at_bars(one, phrases)]
        if line.size >= _RUN_ON:
            parts = [part for one in parts for part in _pages(one, phrases)]
        found += parts
    return [*found[:-1], *_without_sign_off(found[-1], phrases)] if found else found


def _without_sign_off(line: Line, phrases: Phrases) -> list[Line]:
    """Cut off the desk that signs behind the last sentence of agency copy: '… तैयारी में जुटें। भाषा विमल आनंद'."""
    end = _SIGNED.search(line.text, max(0, line.size - _SIGN_OFF)) if not line.ended and not line.asks else None
    words = fold(line.text[end.end() :]).split() if end else []
    small = phrases.words | phrases.verbs | phrases.bureau
    signs = bool(words) and words[0] in phrases.agency and small.isdisjoint(words) and not phrases.senders >= set(words)
    return _split(line, [end.end()], phrases) if end and signs else [line]


def _before_time(line: Line, phrases: Phrases) -> list[Line]:
    """Cut the writer's or paper's name off a publication time: 'अपना डेस्क, पटना Updated Fri, 06 Mar 2020'."""
    found = _pattern(phrases.published) if _YEAR.search(line.text) else None
    labels = [m.start() for m in found.finditer(line.text, 1)] if found else []
    at = next((at for at in labels if line.text[at - 1] in " |,)" and _is_label(line.text[at:])), None)
    return [line] if at is None else _split(line, [at], phrases)


def _at_bars(line: Line, phrases: Phrases) -> list[Line]:
    """Cut a name off a bare date at the bar between them: 'मीना राव | 12 नवंबर 2025'."""
    marks = [m.end() for m in _BAR.finditer(line.text)]
    parts = [line.text[a:b].strip(" |·•") for a, b in pairwise([0, *marks, line.size])]
    stamps = [is_time(fold(part), phrases.language.tag) for part in parts]
    short = all(len(part) <= _NAME for part, stamp in zip(parts, stamps, strict=True) if not stamp)
    return _split(line, marks, phrases) if any(stamps) and not all(stamps) and short and len(parts) <= _BARS else [line]


def _is_label(text: str) -> bool:
    """Return whether `text` is a publication label with little but figures and short words after it."""
    text = without_machine_time(text)
    return len(text) <= 60 and len(re.findall(r"\d+", text)) >= 2 and text[0].isupper() is text[0].isascii()


def _part(line: Line, start: int, end: int, phrases: Phrases) -> Line | None:
    text, gap = line.text[start:end], line.gap or start > 0
    return make_line(text, line.start + start, line.number, gap, part=True, language=phrases.language)


def _split(line: Line, cuts: list[int], phrases: Phrases) -> list[Line]:
    parts = (_part(line, a, b, phrases) for a, b in pairwise([0, *cuts, line.size]))
    return [part for part in parts if part]


@lru_cache(maxsize=512)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return a pattern that finds any of the folded phrases in text that is not folded; None without phrases."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile("|".join(map(unfolded, longest_first)), re.IGNORECASE) if phrases else None


def _without_tail(line: Line, phrases: Phrases, notes: frozenset[str]) -> list[Line]:
    """Cut off a note about apps, feeds or other stories that stands in the last sentences of a longer line."""
    holds = line.size > 40 and any(note in line.folded for note in notes)
    at = _tail_start(line.text, phrases) if holds else None
    return [line] if at is None else _split(line, [at], phrases)


def _tail_start(text: str, phrases: Phrases) -> int | None:
    first = max(1, len(text) - TAIL)
    begins = _pattern(phrases.tail)
    for tail in begins.finditer(text, first) if begins else ():
        start = tail.start()
        before = text[:start].rstrip()
        ended = before[-1:] in f"{ENDS}.|\"'”’)" or text[start] == "("
        # 'Posted By: …' may be glued to a sentence; written by somebody, in small letters, belongs to one.
        credit = text[start : start + 1].isupper() and tail[0].casefold().endswith("by") and len(text) - start <= 60
        if credit or (ended and not tail[0].casefold().endswith("by")):
            return start
    inside = _pattern(phrases.inside)
    note = inside.search(text, first) if inside else None
    if note is None:
        return None
    starts = [m.end() for m in _SENTENCE_START.finditer(text, max(0, note.start() - 200), note.start())]
    return starts[-1] if starts and starts[-1] > 20 else None


def _pages(line: Line, phrases: Phrases) -> Iterator[Line]:
    """Cut a line that is a whole page pasted without its line ends: where a sentence's end meets a letter."""
    if line.size < _RUN_ON:  # a part of a line
        yield line
        return
    ends = [m.span() for m in _GLUE.finditer(line.text)]
    cuts = [cut for end, cut in ends if _after_word(line.text, end, phrases)] if len(ends) >= _GLUES else []
    if sum(not line.text[cut - 1].isspace() for cut in cuts) < _GLUES:
        yield line
        return
    pictures = _pattern(phrases.marker) if any(word in line.folded for word in phrases.marker_words) else None
    marks = [m.start() for m in pictures.finditer(line.text, 1)] if pictures else []
    words = [cut for cut in _at_quotes(line.text, cuts) if not _ENDING.match(line.text, cut)]
    yield from _split(line, sorted({*words, *marks}), phrases)


def _after_word(text: str, end: int, phrases: Phrases) -> bool:
    """Return whether the word that ends at `end` is not an abbreviation: it has two letters, or is a short verb."""
    if text[end - 1].isspace():
        return False
    found = _LAST_WORD.search(text, max(0, end - 12), end)
    return found is not None and (found[2] is not None or found[0] in phrases.verbs)


def _at_quotes(text: str, cuts: list[int]) -> list[int]:
    """Move a cut before quote marks that open the next part instead of closing this one."""
    moved, start = [], 0
    for cut in cuts:
        at = cut
        quotes = len(text[start:cut]) - len(text[start:cut].rstrip("\"'"))
        if quotes and text[start:cut].count(text[cut - 1]) % 2:
            at = cut - 1
        if at > start:
            moved.append(at)
            start = at
    return moved
