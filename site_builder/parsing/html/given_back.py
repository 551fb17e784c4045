"""Restores text of the story that was excluded by a misleading class name.

Without this, 'sidebar', 'paywall', 'print' or 'share' in the class of the element with the story would remove it all.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.parsing.html.elements import is_within
from site_builder.parsing.html.main_text import find_main, headline_of, weight
from site_builder.parsing.html.page_links import Home
from site_builder.parsing.html.runs import PageRun, Wordless, is_surely_clutter, runs
from site_builder.parsing.html.teaser_lists import with_teasers_marked
from site_builder.text.page_tree import Element

__all__ = ["runs_of_story"]

# Beside each number: how many of 49 real pages change with half and with twice the number, and the change of the mean
# F1 of their words (0.947), in thousandths; see benchmarks/results/thresholds.md.
# A name may not exclude this share of the running text below the headline.
_MOST = 0.3  # 1 page, -0.4; none
# An element behind this share of the excluded text is not part of the story: comments, footers, consent boxes.
_BEHIND = 0.25  # 1 page, -6.1; none
# Nor is sure clutter behind this much running text: comments may be ten times as long as the story.
_STORY = 300  # 1 page, -15.2; none
# A name that excludes this many times the text of one element is restored as a whole.
_ALONE = 1.25  # 2 pages, -6.1; none
_ASKED = 6  # times; 1 page, +0.9; none. 27 of 289 pages need more than one, the most 5


def runs_of_story(
    root: Element, kept: frozenset[int], home: Home, title: str | None
) -> tuple[list[PageRun], list[Wordless]]:
    """Return the result of `runs`, repeated after each element or name that was wrongly taken for clutter."""
    meaningless: frozenset[str] = frozenset()
    found, wordless = runs(root, kept, home)
    found = with_teasers_marked(found, root, kept, title)
    for _ in range(_ASKED):
        box, words = _wrongly_named(found, root, title)
        if box is None and not words:
            break
        kept |= {id(box)} if box is not None else frozenset()
        meaningless |= words
        found, wordless = runs(root, kept, home, meaningless)
        found = with_teasers_marked(found, root, kept, title)
    return found, wordless


def _wrongly_named(found: Sequence[PageRun], root: Element, title: str | None) -> tuple[Element | None, frozenset[str]]:
    """Return an element, or words of names, that exclude too much of the story; neither if all is well."""
    headline = headline_of(found, title)
    boxes, words, free = _claims(found if headline is None else found[headline + 1 :])
    main: Element | None = None

    def is_story(claim: _Claim) -> bool:
        nonlocal main
        if not claim.taken or claim.taken < _MOST * (free + claim.taken):
            return False
        if claim.before <= _BEHIND * claim.taken and claim.before < _STORY:
            return True
        main = main or find_main(found, root, title).element
        return not any(map(is_surely_clutter, claim.words)) and is_within(claim.box, main)

    for claim in boxes:
        more = (other.taken for other in words if not other.words.isdisjoint(claim.words))
        if is_story(claim) and all(taken <= _ALONE * claim.taken for taken in more):
            return claim.box, frozenset()
    return None, next((claim.words for claim in words if is_story(claim)), frozenset())


@dataclass(slots=True)
class _Claim:
    """The text that an element, or a word in elements' names, excludes."""

    box: Element
    """The element, or the first element with the word."""
    words: frozenset[str]
    before: int
    """Characters of running text between the headline and the element that nothing excludes."""
    taken: int = 0
    """Characters of running text."""


def _claims(below: Sequence[PageRun]) -> tuple[list[_Claim], list[_Claim], int]:
    """Return the text that elements exclude, the text that unsure words exclude, and how much nothing excludes.

    Both lists are in the order of the page: the first below the headline is checked first.
    """
    boxes: dict[int, _Claim] = {}
    words: dict[str, _Claim] = {}
    free = 0
    for run in below:
        if run.box is None:
            free += weight(run)
            continue
        taken = weight(run, aside=True)
        boxes.setdefault(id(run.box), _Claim(run.box, run.aside, free)).taken += taken
        for word in sorted(run.aside):
            if not is_surely_clutter(word):
                words.setdefault(word, _Claim(run.box, frozenset({word}), free)).taken += taken
    return list(boxes.values()), list(words.values()), free
