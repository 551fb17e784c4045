"""Finds the story among a page's runs of text: the element with most running text below the headline.

The search descends from the whole page into the element with most of the text, as long as it leaves out nothing that
reads like the story.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from site_builder.parsing.html.runs import HEADING_TAGS, PageRun
from site_builder.text.page_titles import are_alike
from site_builder.text.page_tree import Element, descendants
from site_builder.text.sentences import is_ended

__all__ = ["Main", "Measure", "find_main", "headline_of", "is_linked", "is_running", "measures_of", "weight"]

_TEXT_LEVEL = frozenset({"p", "li", "blockquote", "figure", "figcaption", "ul", "ol", "dl", "pre", *HEADING_TAGS})
# Beside some numbers: how many of 49 real pages change with half and with twice the number, and the change of the mean
# F1 of their words (0.947), in thousandths; see benchmarks/results/thresholds.md.
_SENTENCE = 15  # none; 1 page, -0.01
_RUNNING = 80  # 12 pages, -1.0; 6 pages, +0.1
_LINKED = 0.6  # 22 pages, -1.2; 28 pages, -2.9 (there 1.0)
_LEFT = 80  # 1 page, -1.0; 12 pages, +1.3
_ABOVE = 0.5  # of the running text
_TEASER = 300  # characters; more of them between such a heading and the next make it the headline all the same
_PASSED = 0.25  # of the text
_LABELS = 2  # runs above the heading of the next story: its section, its date
_LEFT_LINKED = 0.25  # earlier, with F1 0.898: 4 pages, +2.9; 1 page, 0


@dataclass(frozen=True, slots=True)
class Main:
    """The place of the story among the runs of its page."""

    headline: int | None
    """Index of the run that is the headline."""
    start: int
    """Index of the first run of the main text."""
    end: int
    """One past the last."""
    element: Element
    """The element with the main text."""


@dataclass(slots=True)
class Measure:
    """The text of an element, measured."""

    first: int
    """Index of its first run."""
    end: int = 0
    """One past its last."""
    weight: int = 0
    """Characters of running text."""
    size: int = 0
    """Characters that are not part of clutter."""
    linked: int = 0
    """Those of them that lead to other pages."""

    def add(self, first: int, end: int, weight: int, size: int, linked: int) -> None:
        """Add the text of a run or an inner element."""
        self.first, self.end = min(self.first, first), max(self.end, end)
        self.weight += weight
        self.size += size
        self.linked += linked


def is_linked(run: PageRun) -> bool:
    """Return whether a run is mostly links to other pages."""
    return run.linked > _LINKED * len(run.text.replace(" ", ""))


def weight(run: PageRun, *, aside: bool = False) -> int:
    """Return how many characters of a run are running text: none of a heading, of links, of a few words.

    None of text that is excluded by name, either, unless `aside` is True.
    """
    if (run.aside and not aside) or run.element.tag in HEADING_TAGS or is_linked(run):
        return 0
    return len(run.text) - run.linked if is_running(run.text) else 0


def is_running(text: str) -> bool:
    """Return whether a text is running text: a long one, or an ended sentence."""
    return len(text) >= _RUNNING or (len(text) >= _SENTENCE and is_ended(text) != (False, False))


def measures_of(found: Sequence[PageRun], root: Element) -> dict[int, Measure]:
    """Return the measure of each element with text, by its id."""
    measures: dict[int, Measure] = {}
    for i, run in enumerate(found):
        own = (weight(run), len(run.text) * (not run.aside), run.linked * (not run.aside))
        measures.setdefault(id(run.element), Measure(i)).add(i, i + 1, *own)
    for element in reversed(list(descendants(root))):  # what is inside comes first
        inner = measures.get(id(element))
        if inner is not None and element.parent is not None and element is not root:
            outer = measures.setdefault(id(element.parent), Measure(inner.first))
            outer.add(inner.first, inner.end, inner.weight, inner.size, inner.linked)
    return measures


def find_main(found: Sequence[PageRun], root: Element, title: str | None) -> Main:
    """Return the place of the story among the runs `found` of the page `root`; `title` is its headline, if known."""
    measures = measures_of(found, root)
    headline = headline_of(found, title)
    top = measures.get(id(root))
    if top is None:
        return Main(headline, 0, 0, root)
    best = _descend(root, measures, -1 if headline is None else headline)
    main = measures[id(best)]
    start = main.first
    if headline is not None and headline < main.end:
        start = max(start, headline + 1)
        if headline >= main.first and not any(weight(run) for run in found[start : main.end]):
            start = main.first  # the text that equals the title is below the story
    whole = Main(headline, start, main.end, best)
    return replace(whole, end=_next_story(found, measures, whole, title))


def _next_story(found: Sequence[PageRun], measures: dict[int, Measure], main: Main, title: str | None) -> int:
    """Return where the next story of an endless page begins; `main.end` where none does.

    It begins with a main heading that differs from the headline, behind a good part of the text, in a container of its
    own. A main heading among the paragraphs heads a part, repeats the headline, or is a caption.
    """
    whole = sum(map(weight, found[main.start : main.end]))
    passed = 0
    for i in range(main.start, main.end):
        run = found[i]
        if run.element.tag == "h1" and passed >= max(_RUNNING, _PASSED * whole) and not run.aside:
            unlike = title is None or not are_alike(run.text, title)
            if unlike and (opened := _opened(run.element, i, measures, main)) is not None:
                return opened
        passed += weight(run)
    return main.end


def _opened(heading: Element, at: int, measures: dict[int, Measure], main: Main) -> int | None:
    """Return where the container begins that a heading opens, with its own running text; None when it opens none."""
    box, opened = heading.parent, None
    while box is not None and box is not main.element:
        measure = measures[id(box)]
        if measure.first < at - _LABELS or (main.headline is not None and measure.first <= main.headline):
            break
        if measure.weight >= _LEFT:
            opened = measure.first
        box = box.parent
    return opened


def headline_of(found: Sequence[PageRun], title: str | None) -> int | None:
    """Return the first run with the words of the title: a main heading, else a heading, else any run.

    A run below most of the running text does not count: it is a teaser of the story itself.
    """
    said = "".join((title or "").split())
    same = [i for i, run in enumerate(found) if said and run.text[:1] == said[0] and "".join(run.text.split()) == said]
    if not same:
        return None
    passed = list(accumulate(map(weight, found), initial=0))
    headings = [i for i, run in enumerate(found) if run.element.tag in HEADING_TAGS] + [len(found)]

    def heads_a_story(at: int) -> bool:
        below = passed[headings[bisect_right(headings, at)]] - passed[at + 1]
        return passed[at] <= _ABOVE * passed[-1] or below > _TEASER

    same = [i for i in same if heads_a_story(i)]
    in_h1 = (i for i in same if found[i].element.tag == "h1")
    in_heading = (i for i in same if found[i].element.tag in HEADING_TAGS and not found[i].aside)
    return next(in_h1, next(in_heading, next((i for i in same if not is_linked(found[i])), None)))


def _descend(root: Element, measures: dict[int, Measure], headline: int) -> Element:
    best = root
    while True:
        inner = [child for child in best.children if isinstance(child, Element) and id(child) in measures]
        heaviest = max(inner, key=lambda child: measures[id(child)].weight, default=None)
        if heaviest is None or heaviest.tag in _TEXT_LEVEL:
            return best
        left = (measures[id(child)] for child in inner if child is not heaviest)
        if measures[id(heaviest)].weight * 2 < max(1, measures[id(best)].weight) or _reads_on(left, headline):
            return best
        own = measures[id(best)].weight - sum(measures[id(child)].weight for child in inner)
        if own >= _LEFT:
            return best  # text between the elements themselves
        best = heaviest


def _reads_on(left: Iterable[Measure], headline: int) -> bool:
    """Return whether one of these reads like the story: running text below the headline, with few links."""
    return any(m.weight >= _LEFT and m.end > headline and m.linked <= _LEFT_LINKED * m.size for m in left)
