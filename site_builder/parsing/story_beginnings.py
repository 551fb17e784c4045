"""Beginnings of the stories in a dump of a whole day, which `news-digest split` proposes."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from site_builder.parsing.language_detection import recognise
from site_builder.parsing.lines.dateline import bare_place, opening
from site_builder.parsing.lines.line import Line, make_line
from site_builder.parsing.phrases import Phrases, begins, phrases_for
from site_builder.text.language_profile import language_of

__all__ = ["Beginning", "beginnings"]

_NUMBER = re.compile(r"\d{1,3}[.)]\s*[^\W\d]")
# A drawn line: '-----', '* * * * *', '=========='. Three signs may be a pause inside a story.
_DRAWN = re.compile(r"\s*([-=*_#~–—])(?:\s*\1){4,}\s*$")
_SECTION = re.compile(r"[^\s/|][^/|]{1,30} [/|] ")
# Subheadings of Hindi papers seldom have more code points than this, headlines seldom fewer (newspaper-days: medians
# 29 and 71).
_HEADLINE = 55
_SHORTEST = 26
"""Shortest headline, in code points, that begins a story; below a drawn line, a shorter one does."""
_SHORTEST_BELOW_LINE = 12  # chosen by hand: a drawn line is evidence enough for 'पुल का उद्घाटन'
# Blank lines that a person leaves between two stories, but not inside one.
_WIDE_GAP = 3


class Beginning(NamedTuple):
    """The first line of a story."""

    line: int
    """Index of the line, from 0."""
    rule: str
    """The evidence for it."""


def beginnings(rows: Sequence[str]) -> tuple[Beginning, ...]:
    """Return where stories begin in `rows`, the lines of a file; the first row always begins one.

    A story begins with a line that can be a headline, above running text, once the story before has some text of its
    own; and there is further evidence: a list number, a dateline or sender opening the text below, a wide gap above,
    or the length of a headline. Where the first headline is numbered or stands behind a section and a slash, the
    others do too. Time grows with the length of the text.
    """
    style = _style(rows)
    detected = recognise("\n".join(rows[:200]))
    language = language_of(detected.language)
    drawn = _below_drawn_lines(rows)
    made = [
        None if _DRAWN.match(row) else make_line(row, 0, at, False, language=language) for at, row in enumerate(rows, 1)
    ]
    lines = [(at, line) for at, line in enumerate(made) if line]
    words = _Words(phrases_for(language), latin=detected.script == "Latn")
    found = [Beginning(0, "first-line")] if rows else []
    has_text = False
    for i, (at, line) in enumerate(lines):
        gap = at - lines[i - 1][0] - 1 if i else 0
        below = [line for _, line in lines[i + 1 : i + 3]]
        rule = _evidence(line, gap, below, words, at in drawn) if has_text else None
        if rule and style and not style.match(line.text):
            rule = None
        if rule:
            found.append(Beginning(at, rule))
        has_text = (has_text and rule is None) or not line.headlike
    return tuple(found)


def _below_drawn_lines(rows: Sequence[str]) -> frozenset[int]:
    """Return the index of the first line of text below each drawn line."""
    found, drawn = [], False
    for at, row in enumerate(rows):
        if _DRAWN.match(row):
            drawn = True
        elif row.strip():
            found += [at] * drawn
            drawn = False
    return frozenset(found)


class _Words(NamedTuple):
    """Phrases and script of a dump."""

    phrases: Phrases
    """Phrases of its language."""
    latin: bool
    """True when it is in Latin script."""


def _style(rows: Sequence[str]) -> re.Pattern[str] | None:
    first = next((row.strip() for row in rows if row.strip()), "")
    return next((pattern for pattern in (_NUMBER, _SECTION) if pattern.match(first)), None)


def _evidence(line: Line, gap: int, below: Sequence[Line], words: _Words, below_drawn_line: bool) -> str | None:
    if not _can_begin(line, below, words, _SHORTEST_BELOW_LINE if below_drawn_line else _SHORTEST):
        return None
    if below_drawn_line and any(not candidate.headlike for candidate in below):
        return "headline-below-drawn-line"
    if _NUMBER.match(line.text):
        return "numbered-headline"
    text = next((candidate for candidate in below if not candidate.headlike), None)
    if text is None:
        return None
    next_to_text, long = text is below[0], line.size >= _HEADLINE
    place = not next_to_text and below[0].size <= 40 and bare_place(below[0].text.rstrip("।.: "), *words)
    signs = (
        ("section-and-headline", next_to_text and _SECTION.match(line.text)),
        ("headline-above-dateline", (next_to_text or long) and _opens(text, words)),
        ("headline-above-place", place),
        ("headline-below-gap", gap >= _WIDE_GAP),
        ("long-headline", next_to_text and long),
    )
    return next((rule for rule, sign in signs if sign), None)


def _can_begin(line: Line, below: Sequence[Line], words: _Words, shortest: int) -> bool:
    if not line.headlike or not below or line.size < shortest or _opens(line, words):
        return False
    return not begins(line.folded, words.phrases.start)


def _opens(line: Line, words: _Words) -> bool:
    seen = opening(line.text, *words)
    return seen is not None and line.size > 60 and (seen.sender is not None or bool(seen.place))
