"""Measures of every line of a text: its shape, the lines around it, the words that the text repeats.

No measure depends on a phrase, a publisher or a language; their weights are data (`parsing/line_weights.py`).
Shallow features of this kind tell main text from the rest of a page about as well as whole renderings of it
(Kohlschütter, Fankhauser and Nejdl: Boilerplate Detection using Shallow Text Features, WSDM 2010).
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from math import log
from typing import NamedTuple, TypeAlias

from site_builder.parsing.lines.line import Line
from site_builder.parsing.phrases import Phrases
from site_builder.text.web import SIGN_OF_ADDRESS
from site_builder.text.words import spaced_words

__all__ = ["Measures", "Values", "ends_alike", "is_prose", "key_words", "measure"]

Values: TypeAlias = dict[str, float]
"""Measure → value, mostly from 0 to 1; zeros may be missing."""

_BUTTONS = re.compile(r"[|»›‹«©®·→←↑▶►✓✕×☰]")
_DIGIT = re.compile(r"\d")
_PROSE = 60
"""Fewest code points of a line of running text that ends as a statement or question: in 278 saved pages, 57 % of the
lines of the story are such lines, and 3 % of the others."""
_LONG = 160
"""Fewest code points of a line of running text with any end."""
_GAP = 4
"""Most lines that are not running text between two that belong together: a picture with caption, credit and heading."""
_SIZES = (15, 30, 60, 100, 200)
_TEASER = 4
"""A stretch of running text is more than a teaser if it has this share of the longest one's size."""
_BESIDE = 5
"""A line, two above it and two below."""
_FAR = 60
"""Largest distance in lines that is measured."""
_MOSTLY = 5
"""A line with a digit in every this many code points is mostly digits."""
_ENDING = 5
"""Two words end alike if they share this many last letters."""
_STEM = 5
"""Two words count as the same if they share this many first letters, like most inflected forms of a noun."""


class Measures(NamedTuple):
    """The measures of the lines of one text."""

    values: list[Values]
    """For each line."""
    prose: list[bool]
    """For each line, whether it reads as running text."""
    words: list[frozenset[str]]
    """For each line, the beginnings of its content words (`key_words`)."""
    top: int
    """Index of the first line of running text that is more than a teaser; the number of lines when there is none."""
    first: int
    """Index of the first line of the longest stretch of running text; the number of lines when there is none."""
    last: int
    """Index of its last line; -1 when there is none."""


def is_prose(line: Line) -> bool:
    """Return whether a line reads as running text: a sentence of some length, or long."""
    return line.size >= _LONG or (line.size >= _PROSE and (line.ended or line.asks))


def ends_alike(lines: Sequence[Line], phrases: Phrases) -> bool:
    """Return whether the first line, the last and most others have words with one ending: a list of ministers."""
    words = [set(line.folded.split()) - phrases.words for line in lines]
    endings = [{word[-_ENDING:] for word in own if len(word) >= _ENDING} for own in words]
    both = endings[0] & endings[-1] if not any(line.asks for line in lines) else ()
    return any(sum(ending in other for other in endings) * 4 >= len(endings) * 3 for ending in both)


def key_words(line: Line, phrases: Phrases) -> frozenset[str]:
    """Return the first letters of each content word of a line: not of small words and figures."""
    words = set(spaced_words(line.folded)) - phrases.words
    return frozenset([w[:_STEM] for w in words if len(w) > 2 and not w[0].isdigit()])


def measure(lines: Sequence[Line], phrases: Phrases, *, latin: bool) -> Measures:
    """Return the measures of `lines`; `latin`: the text is in Latin script. The time is linear in their length."""
    prose = [is_prose(line) for line in lines]
    words = [key_words(line, phrases) for line in lines]
    around = _around(lines, prose)
    said = Counter(word for own, text in zip(words, prose, strict=True) if text for word in own)
    copies = Counter(line.text for line in lines)
    short = 1 - sum(prose) / max(len(lines), 1)
    figures = [line.size < _LONG and _DIGIT.search(line.text) is not None for line in lines]
    values = []
    for i, line in enumerate(lines):
        value = _shape(line, phrases, latin=latin) | around.values[i]
        value["short lines in the text"] = short
        value["short lines in the text, this one below it"] = short * (i > around.last)
        value["lines beside that hold figures"] = sum(figures[max(0, i - 2) : i + 3]) / _BESIDE
        value["the same line stands elsewhere"] = copies[line.text] > 1
        value |= _shared(words[i], said, own=prose[i])
        values.append(value)
    return Measures(values, prose, words, around.top, around.first, around.last)


def _shape(line: Line, phrases: Phrases, *, latin: bool) -> Values:
    text, last = line.text, line.text[-1]
    words = line.folded.split()
    value: Values = {f"under {size} code points": 1.0 for size in _SIZES if line.size < size}
    value |= {
        "any line": 1.0,
        "running text": is_prose(line),
        "a question or cry": line.asks,
        "a short statement": line.ended and line.size < _PROSE,
        "ends in a colon": last == ":",
        "ends in dots": text.endswith(("...", "…")),
        "holds an address": line.size < _LONG and SIGN_OF_ADDRESS.search(text) is not None,
        "holds bars or signs": line.size < _LONG and _BUTTONS.search(text) is not None,
        "in another script": not latin and text.isascii(),
        "in capitals": latin and text.isupper(),
        "opens with a figure": text[0].isdigit(),
        "opens with a dash": text[0] in "-–—•*#",
        "mostly figures": line.size < _LONG and len(_DIGIT.findall(text)) * _MOSTLY > line.size,
        "holds a small word": not phrases.words.isdisjoint(words),
    }
    return value


def _shared(words: frozenset[str], said: Counter[str], *, own: bool) -> Values:
    """Return how many of a line's words other running text repeats; `own`: the line is running text itself."""
    if not words:
        return {"no words to compare": 1.0}
    again = sum(said[word] > own for word in words)
    return {"words that the text repeats": again / len(words)}


class _Around(NamedTuple):
    values: list[Values]
    top: int
    first: int
    last: int


def _around(lines: Sequence[Line], prose: Sequence[bool]) -> _Around:
    """Return the neighbourhood of each line, and the first and last line of the longest stretch of running text."""
    count = len(lines)
    above, below = _distances(prose), _distances(prose[::-1])[::-1]
    sizes = [0, *accumulate(line.size for line in lines)]
    texts = [0, *accumulate(line.size * text for line, text in zip(lines, prose, strict=True))]
    stretch, share = _stretches(lines, prose)
    main = max(range(len(share)), key=share.__getitem__, default=-1)
    first = next((i for i in range(count) if stretch[i] == main >= 0), count)
    last = next((i for i in range(count - 1, -1, -1) if stretch[i] == main >= 0), -1)
    head = next((i for i in range(count) if prose[i]), count)
    tail = next((i for i in range(count) if prose[count - 1 - i]), count)
    top = next((i for i in range(count) if prose[i] and share[stretch[i]] * _TEASER >= share[main]), count)
    values = []
    for i in range(count):
        near, text = min(above[i], below[i]), texts[-1] or 1
        beside = i if prose[i] else i - above[i] if above[i] <= below[i] else i + below[i]
        start, end = max(0, i - 5), min(count, i + 6)
        own = lines[i].size
        value: Values = {
            "running text right above": above[i] == 1,
            "running text right below": below[i] == 1,
            "running text in three lines above": sum(prose[max(0, i - 3) : i]) / 3,
            "running text in three lines below": sum(prose[i + 1 : i + 4]) / 3,
            "running text within five lines": (texts[end] - texts[start] - own * prose[i])
            / max(1, sizes[end] - sizes[start] - own),
            "lines above all running text": log(min(head, _FAR)) if i < head else 0.0,
            "lines below all running text": log(min(tail, _FAR)) if i >= count - tail else 0.0,
            "lines to running text": log(near),
            "lines without running text": 0.0 if prose[i] else log(min(above[i] + below[i], _FAR)),
            "size of the stretch": share[stretch[beside]] if 0 <= beside < count and share else 0.0,
            "in the longest stretch": first <= i <= last,
            "lines to the longest stretch": log(1 + min(max(first - i, i - last, 0), _FAR)),
            "running text above": texts[i] / text,
            "running text below": (texts[-1] - texts[i + 1]) / text,
        }
        values.append(value)
    return _Around(values, top, first, last)


def _distances(prose: Sequence[bool]) -> list[int]:
    """Return for each line the distance to the nearest running text above it."""
    found, away = [], _FAR
    for text in prose:
        found.append(away)
        away = 1 if text else min(away + 1, _FAR)
    return found


def _stretches(lines: Sequence[Line], prose: Sequence[bool]) -> tuple[list[int], list[float]]:
    """Return for each line of running text the number of its stretch, and for each stretch its share of all."""
    numbers, sizes, last = [-1] * len(lines), list[int](), -_FAR
    for i, text in enumerate(prose):
        if text:
            if i - last > _GAP:
                sizes.append(0)
            sizes[-1] += lines[i].size
            numbers[i], last = len(sizes) - 1, i
    return numbers, [size / sum(sizes) for size in sizes]
