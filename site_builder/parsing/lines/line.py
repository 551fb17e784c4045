"""The lines of a text and the properties that do not depend on their words."""

import re
from dataclasses import dataclass, replace

from site_builder.text.folding import fold
from site_builder.text.language_profile import Language, language_of
from site_builder.text.sentences import is_ended, sentences

__all__ = ["ANY", "BULLET", "HEADING", "SHORT", "Line", "holds_statement", "in_language", "make_line", "split_lines"]

HEADING = 140
"""Longest line that can head a story, in code points; subheadings are shorter.

Half changes 16 of 245 Hindi and English texts, twice 1 (benchmarks/thresholds.py lines).
"""
_STATEMENT = 12
"""Fewest code points of a statement within a line: 'डॉ. राय' has none. Half or twice changes none of 245 texts."""
_ANY = language_of("und")
_INNER = re.compile(r"[.।](?:(?<=।)|(?<!\d\.)|(?!\d))[.।]*[^.।]")
"""A stop that may end a statement, with text behind it; a decimal point is not one."""
ANY = 1 << 60
"""Longer than any line: a rule with this limit applies to every line."""
SHORT = 200
"""Code points up to which a line can be a heading, a caption, a label: longer ones are running text.

Half changes 11 of 245 Hindi and English texts, twice 3 (benchmarks/thresholds.py lines).
"""

BULLET = re.compile(r"[-–—•*·●▪■►▶➤✓✔»◆○‣⁃]+\s+(?=\S)|[•●▪■►▶➤✓✔◆○‣⁃](?=\S)|[-*](?=[^\W\d_])")
"""A bullet or dash at the beginning of an item of a list."""


@dataclass(slots=True)
class Line:
    """One line of the source that is not blank, or a part of one; immutable."""

    text: str
    """Its text without outer spaces."""
    start: int
    """Offset of that text in the source's text."""
    number: int
    """Line of the file (from 1)."""
    gap: bool
    """True when it is the first line or a blank line stands above it."""
    size: int
    """Code points of its text."""
    ended: bool
    """True when it ends as a statement: with a danda, full stop or the like, ignoring closing quotes."""
    asks: bool
    """True when it ends in a question or exclamation mark."""
    headlike: bool
    """True when it can be a heading: up to 140 code points, no statement's end at its end or inside."""
    folded: str
    """Its text folded (`text.folding.fold`)."""
    part: bool
    """True when it is only a part of its line."""


def holds_statement(text: str, language: Language) -> bool:
    """Return whether a statement ends inside `text`; text shorter than a dozen code points is an abbreviation."""
    if ("." not in text and "।" not in text) or not _INNER.search(text):
        return False
    return any(b - a >= _STATEMENT and is_ended(text[a:b])[0] for a, b in sentences(text, language)[:-1])


def make_line(
    text: str, start: int, number: int, gap: bool, part: bool = False, folded: str = "", language: Language = _ANY
) -> Line | None:
    """Return the `Line` of a text that begins at `start`, without outer spaces; None if that is empty.

    `folded`: the folded text, if known. `language`: for its abbreviations, if known.
    """
    bare = text.strip()
    if not bare:
        return None
    if bare[0] != text[0]:
        start += len(text) - len(text.lstrip())
    ended, asks = is_ended(bare)
    headlike = _is_headlike(bare, ended, language)
    return Line(bare, start, number, gap, len(bare), ended, asks, headlike, folded.strip() or fold(bare), part)


def in_language(line: Line, language: Language) -> Line:
    """Return a line with the properties that depend on its language, which was not known before."""
    headlike = _is_headlike(line.text, line.ended, language)
    return line if headlike == line.headlike else replace(line, headlike=headlike)


def _is_headlike(text: str, ended: bool, language: Language) -> bool:
    return len(text) <= HEADING and not ended and not holds_statement(text, language)


def split_lines(text: str, first: int, language: Language) -> list[Line]:
    """Return the lines of `text` that are not blank; `first` is the number of its first line."""
    found: list[Line] = []
    start, gap = 0, True
    for number, (row, same) in enumerate(zip(text.split("\n"), fold(text).split("\n"), strict=True), first):
        line = make_line(row, start, number, gap, folded=same, language=language)
        start += len(row) + 1
        if line is None:
            gap = True
        else:
            found.append(line)
            gap = False
    return found
