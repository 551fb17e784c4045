"""Lines that stand in many files of a folder: a publisher's frame, or a story that many files hold.

Lines are counted across the folder under keys. Which of an article's repeated lines are its publisher's frame is
decided by where they stand: running text below the headline, with nothing of the article's own above it, is the story,
and so is what stands between parts of the story. A frame stands above the headline or behind the story, and a line of
a few words in between may be one.
"""

from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple

from site_builder.model import Structure
from site_builder.parsing.lines.line import Line
from site_builder.text.sentences import is_ended

__all__ = ["frame_lines", "line_key", "line_keys", "prose_left_out"]

_LONGEST = 160
"""Longest line, in code points, that a publisher's frame repeats; the sentences of agency copy have 100 to 160."""
_SHORTEST = 4
"""Shortest one: fewer are a mark or a number, and stand in many stories by chance."""
# Code points from which a line that ends as a statement is running text. Notes of pages that do so are shorter as a
# rule; the sentences of agency copy that many papers print are 100 to 160 long. Scripts without spaces need fewer.
_PROSE = 60
_UNSPACED_PROSE = 25
_LONGEST_WORD = 12  # letters of a word on average; a line with fewer spaces is of a script that has none


def line_key(line: str) -> str:
    """Return the key of a line: equal for lines that differ in spaces only; the same on every machine."""
    return blake2b(" ".join(line.split()).encode(), digest_size=8).hexdigest()


def _is_counted(row: str) -> bool:
    # What is longer is never a page's own; and numbers repeat by chance.
    return _SHORTEST <= len(row) <= _LONGEST and any(c.isalpha() for c in row)


def line_keys(text: str) -> frozenset[str]:
    """Return the keys of those lines of a source that are worth counting: short, with at least one letter."""
    return frozenset(line_key(row) for row in map(str.strip, text.split("\n")) if _is_counted(row))


class _Extent(NamedTuple):
    """First and last line of a story among an article's lines."""

    first: int
    last: int


def frame_lines(lines: Sequence[Line], repeated: frozenset[str]) -> frozenset[int]:
    """Return the numbers of the lines that are repeated and belong to the publisher's frame, not to the story.

    `repeated`: keys (`line_key`) of lines that stand in many files.
    """
    if not repeated:
        return frozenset()
    again = [line_key(line.text) in repeated for line in lines]
    story = _story(lines, again)
    return frozenset(i for i, known in enumerate(again) if known and not _is_told(lines, again, i, story))


def prose_left_out(structure: Structure) -> float:
    """Return the share of an article's running text, 0 to 1, that was left out as its publisher's frame."""
    kept = [block for block in structure.blocks if block.kind != "boilerplate"]
    lost = [block for block in structure.blocks if block.rule == "repeated-line"]
    size, gone = (sum(len(b.text) for b in blocks if _reads_as_prose(b.text)) for blocks in (kept, lost))
    return gone / (size + gone) if gone else 0.0


def _is_prose(line: Line) -> bool:
    return _reads_as_prose(line.text, ended=line.ended or line.asks)


def _reads_as_prose(text: str, *, ended: bool | None = None) -> bool:
    """Return whether a line is a sentence of running text; Thai, which has no stops, by its length alone."""
    if len(text) < _UNSPACED_PROSE:
        return False
    if not text.isascii() and text.count(" ") * _LONGEST_WORD < len(text):
        return True
    return len(text) >= _PROSE and (any(is_ended(text)) if ended is None else ended)


def _story(lines: Sequence[Line], again: Sequence[bool]) -> _Extent | None:
    """Return from where to where running text is the story; None where the article has none of it."""
    own = [i for i, line in enumerate(lines) if _is_prose(line) and not again[i]]
    shared = [i for i, line in enumerate(lines) if _is_prose(line) and again[i]]
    if not shared:
        return _Extent(own[0], own[-1]) if own else None
    headline = next((i for i, known in enumerate(again) if not known), None)
    if not own:
        # The story is a copy. Without a line of the article's own above it, its headline is one as well.
        first = headline if headline is not None and headline < shared[0] else 0
        return _Extent(first, len(lines) - 1 if first == 0 else shared[-1])
    ahead = [i for i in shared if headline is not None and headline < i < own[0]]
    behind = [i for i in shared if i > own[-1]]
    size = sum(lines[i].size for i in own)
    more = sum(lines[i].size for i in behind) > size  # more text than the article's own is not a footer
    return _Extent(min([own[0], *ahead]), behind[-1] if more or (ahead and behind) else own[-1])


def _is_told(lines: Sequence[Line], again: Sequence[bool], i: int, story: _Extent | None) -> bool:
    """Return whether a repeated line is part of the story: its running text, or a heading right between two of it."""
    if story is None or not story.first <= i <= story.last:
        return False
    if _is_prose(lines[i]) or story == (0, len(lines) - 1):
        return True
    beside = (i - 1, i + 1)
    return all(story.first <= j <= story.last and again[j] and _is_prose(lines[j]) for j in beside)
