"""Measures of every run of a page's main text: its shape, its place, and words that the story repeats.

No measure knows a phrase, a publisher or a language; what each is worth stands in data (`parsing/line_weights.py`).
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from math import log
from typing import NamedTuple

from site_builder.parsing.html.main_text import weight
from site_builder.parsing.html.runs import HEADING_TAGS, PageRun
from site_builder.parsing.lines.measures import Values
from site_builder.text.page_tree import Element, descendants
from site_builder.text.sentences import is_ended
from site_builder.text.web import SIGN_OF_ADDRESS
from site_builder.text.words import spaced_words

__all__ = ["measure_runs", "words_of_site"]

_WORD = re.compile(r"[^\W\d_]{4,}")
_HOST = re.compile(r"[a-z]{3,}")
_SIGNS = re.compile(r"[|©»›→•]")
_DIGIT = re.compile(r"\d")
# The weights of `line_weights` were fitted on measures with these numbers: another number needs another training.
_STEM = 5
"""Number of first letters by which two words count as the same, like most inflected forms of a noun."""
_SENTENCE = 60
_DEEPEST = 40
"""Number of elements around a run that are checked."""
_NEARLY = 0.98
_ANYWHERE = frozenset({"www", "com", "org", "net", "news", "edition", "blog", "amp", "mobile"})
"""Parts of addresses that are not the name of a site."""
_BLOCKS = frozenset({"div", "section", "span"})


class _Story(NamedTuple):
    """What the runs are compared with."""

    holder: Element | None
    """The element that directly contains most running text."""
    around: Mapping[int, int]
    """The holder and the elements around it, by id."""
    last: int
    """Place of the last run directly in the holder."""
    said: Counter[str]
    """Number of runs of running text with each word."""
    size: int
    """Characters of running text."""
    latin: bool
    """True when it is in Latin script."""


def words_of_site(element: Element, address: str | None) -> frozenset[str]:
    """Return the words that name the site of the page with `element`: of its host, and as it says itself.

    `address`: the page's own, where it is known.
    """
    root = element
    while root.parent is not None:
        root = root.parent
    head = next(descendants(root, "head"), root)
    metas = (meta.attributes for meta in descendants(head, "meta"))
    names = (meta.get("content", "") for meta in metas if meta.get("property") == "og:site_name")
    stated = {name.strip().lower() for name in names}
    host = (address or "").partition("//")[2].partition("/")[0].lower()
    return frozenset(
        {part for part in _HOST.findall(host) if part not in _ANYWHERE} | {n for n in stated if len(n) > 3}
    )


def measure_runs(found: Sequence[PageRun], site: frozenset[str]) -> list[Values]:
    """Return the measures of each run; `site`: the names of the page's site. Time grows with their length."""
    words = [frozenset(word[:_STEM] for word in _WORD.findall(run.text.lower())) for run in found]
    story = _story(found, words)
    copies = Counter(run.text for run in found)
    values, passed = [], 0
    for i, run in enumerate(found):
        own = weight(run)
        again = sum(story.said[word] > (own > 0) for word in words[i])
        value = _shape(run, site) | _place(run, i, story)
        value |= {
            "words that the text repeats": again / max(1, len(words[i])),
            "words repeated": log(1 + again),
            "no words to compare": not words[i],
            "in another script": not story.latin and run.text.isascii(),
            "the same elsewhere": copies[run.text] > 1,
            "running text above": passed / story.size,
            "nearly all running text above": passed > _NEARLY * story.size,
            "runs below": log(1 + len(found) - i),
            "running text below": log(1 + max(0, story.size - passed - own) / 100),
        }
        passed += own
        values.append(value)
    return values


def _story(found: Sequence[PageRun], words: Sequence[frozenset[str]]) -> _Story:
    held: dict[int, int] = {}
    said: Counter[str] = Counter()
    for run, own in zip(found, words, strict=True):
        if size := weight(run):
            held[id(run.element.parent)] = held.get(id(run.element.parent), 0) + size
            said.update(own)
    most = max(held, key=held.__getitem__, default=0)
    inside = [i for i, run in enumerate(found) if held and id(run.element.parent) == most]
    holder = found[inside[0]].element.parent if inside else None
    text = "".join(found[i].text for i in inside)
    latin = 2 * len(text.encode("ascii", "ignore")) >= len(text)
    around, at = dict[int, int](), holder
    while at is not None and len(around) < _DEEPEST:
        around[id(at)] = len(around)
        at = at.parent
    return _Story(holder, around, inside[-1] if inside else -1, said, sum(held.values()) or 1, latin)


def _shape(run: PageRun, site: frozenset[str]) -> Values:
    text, low = run.text, run.text.lower()
    ended, asks = is_ended(text)
    tag, letters = run.element.tag, max(1, len("".join(text.split())))
    words = frozenset(spaced_words(low))
    return {
        "any run": 1.0,
        "length": log(1 + len(text) / _SENTENCE),
        "running text": weight(run) > 0,
        "a statement": ended,
        "a question or cry": asks,
        "ends in a colon": text[-1] == ":",
        "a heading": tag in HEADING_TAGS,
        "a paragraph": tag == "p",
        "a bare block": tag in _BLOCKS,
        "bold": run.bold > 0.9 * letters,
        "slanted": run.html.startswith("<em>"),
        "linked": min(1.0, run.linked / letters),
        "begins with a link": run.led,
        "holds an address": SIGN_OF_ADDRESS.search(text) is not None,
        "holds bars or signs": _SIGNS.search(text) is not None,
        "figures": len(_DIGIT.findall(text)) / len(text),
        "says the site's name": any(name in words or (" " in name and name in low) for name in site),
    }


def _place(run: PageRun, i: int, story: _Story) -> Values:
    element: Element | None = run.element
    steps, tags = 0, list[str]()
    while element is not None and steps < _DEEPEST and id(element) not in story.around:
        tags.append(element.tag)
        element = element.parent
        steps += 1
    return {
        "an item": "li" in tags[:4],
        "right where most text stands": story.holder is not None and run.element.parent is story.holder,
        "elements to most text": log(1 + steps),
        "behind most text": i > story.last,
    }
