"""Lists of other stories: adjacent elements of one shape that begin with a link, apart from the running text.

They are recognised by shape, not by name, and are marked like elements with a clutter word.
"""

from collections.abc import Sequence
from dataclasses import replace

from site_builder.parsing.html.main_text import Measure, headline_of, is_linked, measures_of, weight
from site_builder.parsing.html.runs import PageRun
from site_builder.text.page_tree import Element, descendants

__all__ = ["with_teasers_marked"]

# Beside the numbers: how many of 49 real pages change with half and with twice the number (a share: 1.0), and the
# change of the mean F1 of their words (0.947), in thousandths: benchmarks/results/thresholds.md.
_CARDS = 3  # neighbours that make a list: two may be parts of a story. 9 pages, +0.2; 5 pages, -0.1
_ALIKE = 0.8  # of the neighbours of one kind. None; 1 page, 0
_RUNS = 8  # in a card: label, heading, summary, author, date, number of comments. 2 pages, -0.1; none
_LEAD = 3  # runs of a card among which its link is. 1 page, 0; none
_LINK = 12  # characters; a shorter link is a label or a name. 1 page, 0; 2 pages, 0
_SUMMARY = 400  # characters of a card that lead nowhere. None; 1 page, +0.3
_TEASERS = frozenset({"teaser-list"})


def with_teasers_marked(found: list[PageRun], root: Element, kept: frozenset[int], title: str | None) -> list[PageRun]:
    """Return the runs of a page, with lists of teasers marked as clutter, except in elements of `kept`."""
    measures, text_holders = measures_of(found, root), _text_holders(found)
    headline = headline_of(found, title)
    marked = list(found)
    for element in descendants(root):
        if id(element) not in measures or id(element) in kept:
            continue
        for group in _groups(element, found, measures):
            inside = [i for card in group for i in range(measures[id(card)].first, measures[id(card)].end)]
            own = sum(measures[id(card)].weight for card in group)
            if headline in inside or _stands_among_text(element, own, measures, text_holders):
                continue
            for i in inside:
                if marked[i].box is None:
                    marked[i] = replace(marked[i], aside=_TEASERS, box=element)
    return marked


def _groups(element: Element, found: Sequence[PageRun], measures: dict[int, Measure]) -> list[list[Element]]:
    """Return the lists of cards right in an element."""
    by_tag: dict[str, list[Element]] = {}
    for child in element.children:
        if isinstance(child, Element) and id(child) in measures:
            by_tag.setdefault(child.tag, []).append(child)
    groups = []
    for children in by_tag.values():
        cards = [child for child in children if _is_card(measures[id(child)], found)] if len(children) >= _CARDS else []
        if len(cards) >= max(_CARDS, _ALIKE * len(children)):
            groups.append(cards)
    return groups


def _is_card(measure: Measure, found: Sequence[PageRun]) -> bool:
    if measure.end - measure.first > _RUNS or measure.size - measure.linked > _SUMMARY:
        return False
    lead = found[measure.first : min(measure.end, measure.first + _LEAD)]
    return any(run.linked >= _LINK and (is_linked(run) or run.led) for run in lead)


def _text_holders(found: Sequence[PageRun]) -> frozenset[int]:
    """Return the ids of the elements that have running text directly, or as paragraphs."""
    holders = set()
    for run in found:
        holder = run.element.parent if run.element.tag in ("p", "blockquote") else run.element
        if holder is not None and weight(run):
            holders.add(id(holder))
    return frozenset(holders)


def _stands_among_text(
    element: Element, weight_of_list: int, measures: dict[int, Measure], text_holders: frozenset[int]
) -> bool:
    """Return whether running text is right beside a list: then the list is part of the story."""
    around: Element | None = element
    while around is not None and id(around) in measures and measures[id(around)].weight <= weight_of_list:
        around = around.parent
    return around is not None and id(around) in text_holders
