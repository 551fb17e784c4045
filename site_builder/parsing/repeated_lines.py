"""Lines in many files of a folder: a publisher's frame, or a story that many files have.

Lines are counted across the folder under keys. The place of a repeated line decides whether it belongs to the frame:
running text below the headline, without lines of only this article above it, is the story, and so are the lines between
its parts. Frame lines are above the headline or behind the story; a line of a few words in between may also be one.
"""

from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple

from site_builder.model import Structure
from site_builder.parsing.lines.line import Line
from site_builder.text.sentences import is_ended

__all__ = ["frame_lines", "line_key", "line_keys", "prose_left_out"]

_LONGEST = 160
"""Longest line of a publisher's frame, in code points; the sentences of agency copy have 100 to 160."""
_SHORTEST = 4
"""Shortest one: a shorter line is a mark or a number, and is in many stories by chance."""
# Fewest code points of a line of running text with a stop. Notes of pages with a stop are usually shorter; the
# sentences of agency copy that many papers print have 100 to 160. Scripts without spaces need fewer.
_PROSE = 60
_UNSPACED_PROSE = 25  # the same in scripts without spaces
_LONGEST_WORD = 12  # letters of a word on average; a line with longer words is in a script without spaces


def line_key(line: str) -> str:
    """Return the key of a line: equal for lines that differ only in spaces; the same on every machine."""
    return blake2b(" ".join(line.split()).encode(), digest_size=8).hexdigest()


def _is_counted(row: str) -> bool:
    # Longer lines never belong to a frame; and numbers repeat by chance.
    return _SHORTEST <= len(row) <= _LONGEST and any(c.isalpha() for c in row)


def line_keys(text: str) -> frozenset[str]:
    """Return the keys of the lines of a source that are worth counting: short, with at least one letter."""
    return frozenset(line_key(row) for row in map(str.strip, text.split("\n")) if _is_counted(row))


class _Extent(NamedTuple):
    """First and last line of a story among an article's lines."""

    first: int
    last: int


def frame_lines(lines: Sequence[Line], repeated: frozenset[str]) -> frozenset[int]:
    """Return the numbers of the repeated lines that belong to the publisher's frame, not to the story.

    `repeated`: keys (`line_key`) of lines that many files have.
    """
    if not repeated:
        return frozenset()
    again = [line_key(line.text) in repeated for line in lines]
    story = _story(lines, again)
    return frozenset(i for i, known in enumerate(again) if known and not _is_told(lines, again, i, story))


def prose_left_out(structure: Structure) -> float:
    """Return the share of an article's running text, 0 to 1, that was left out as its publisher's frame."""
    kept = [block for block in structure.blocks if block.kind != "boilerplate"]
    lost = [block for block in structure.blocks if block.sign == "repeated"]
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
    """Return the first and last line of the story by its running text; None if the article has none."""
    own = [i for i, line in enumerate(lines) if _is_prose(line) and not again[i]]
    shared = [i for i, line in enumerate(lines) if _is_prose(line) and again[i]]
    if not shared:
        return _Extent(own[0], own[-1]) if own else None
    headline = next((i for i, known in enumerate(again) if not known), None)
    if not own:
        # The story is a copy. Without a line of only this article above it, its headline is a copy too.
        first = headline if headline is not None and headline < shared[0] else 0
        return _Extent(first, len(lines) - 1 if first == 0 else shared[-1])
    ahead = [i for i in shared if headline is not None and headline < i < own[0]]
    behind = [i for i in shared if i > own[-1]]
    size = sum(lines[i].size for i in own)
    more = sum(lines[i].size for i in behind) > size  # a footer does not have more text than the article
    return _Extent(min([own[0], *ahead]), behind[-1] if more or (ahead and behind) else own[-1])


def _is_told(lines: Sequence[Line], again: Sequence[bool], i: int, story: _Extent | None) -> bool:
    """Return whether a repeated line is part of the story: running text, or a heading between two such lines."""
    if story is None or not story.first <= i <= story.last:
        return False
    if _is_prose(lines[i]) or story == (0, len(lines) - 1):
        return True
    beside = (i - 1, i + 1)
    return all(story.first <= j <= story.last and again[j] and _is_prose(lines[j]) for j in beside)
