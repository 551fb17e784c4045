"""Finds page furniture by its measures: menus, buttons, teasers, footers.

These lines are decided before the headline's neighbours and the body, and only if they have no sure sign.
"""

from site_builder.model import Structure
from site_builder.parsing.line_weights import log_odds, telling
from site_builder.parsing.lines.measures import Measures, is_prose
from site_builder.parsing.lines.rules import Draft, Sign, Verdict
from site_builder.parsing.lines.standfirst import is_place

__all__ = ["FURNITURE", "mark_furniture", "may_be_furniture", "share_left_out"]

FURNITURE = "page-furniture"
"""Name of the rule."""
_VERDICT = Verdict("boilerplate", FURNITURE, sign=Sign.FURNITURE)
_PLACE = 45
"""Longest dateline on a line of its own, in code points."""
_SHORT, _PROSE, _STATEMENT = -1.5, -2.0, -3.5
"""Log-odds of being story below which a line is left out. In texts of publishers that were not used for fitting, 96 %
of the code points left out are not story text, 98 % in running text."""
_BESIDE = -0.5
"""The same for a short line next to one that is left out: menus and teasers come in rows."""
_INSIDE = -2.0
"""The same for a short line inside the longest stretch of running text, or if there are few short lines: there it is as
likely part of a list, a table or verse of the story."""
_FEW = 8
"""A page that was copied whole has more short lines."""


def may_be_furniture(draft: Draft, i: int) -> bool:
    """Return whether line `i` is undecided; a line with a dash may be part of a menu or of a list."""
    verdict = draft.verdicts[i]
    return verdict is None or verdict.sign is Sign.BULLET


def mark_furniture(draft: Draft, measures: Measures, keep: frozenset[int]) -> None:
    """Give the lines that are more like furniture than like story their verdicts, with their measures as evidence.

    `keep`: lines of the head, which are decided elsewhere.
    """
    if measures.last < 0:
        return  # no running text: nothing to compare with
    odds: dict[int, float] = {}
    few = len(measures.prose) - sum(measures.prose) < _FEW
    for i, values in enumerate(measures.values):
        if i in keep or not may_be_furniture(draft, i) or _opens_story(draft, i):
            continue
        odds[i] = log_odds("story", values)
        statement = draft.lines[i].ended and not measures.prose[i]
        inside = few or measures.first < i < measures.last
        least = _STATEMENT if statement else _PROSE if measures.prose[i] else _INSIDE if inside else _SHORT
        if odds[i] < least:
            _leave_out(draft, measures, i)
        elif statement or inside:
            del odds[i]
    for order in (range(1, len(draft.lines)), range(len(draft.lines) - 2, -1, -1)):
        step = -1 if order.step > 0 else 1
        for i in order:
            beside = draft.verdicts[i + step]
            left_out = beside is not None and beside.sign is Sign.FURNITURE
            if left_out and odds.get(i, 0) < _BESIDE and not measures.prose[i]:
                _leave_out(draft, measures, i)
    _give_back_list(draft, measures)


def _give_back_list(draft: Draft, measures: Measures) -> None:
    """Take the verdicts back if only short lines between running text got one: a page copied whole has a rim.

    Short lines between two paragraphs of a text without menu or footer are a list of the story.
    """
    left_out = [i for i, verdict in enumerate(draft.verdicts) if verdict is not None and verdict.role == "boilerplate"]
    texts = [i for i, prose in enumerate(measures.prose) if prose]
    values = measures.values
    if all(texts[0] < i < texts[-1] and not (measures.prose[i] or values[i]["holds an address"]) for i in left_out):
        for i in left_out:
            if draft.verdicts[i] == _VERDICT:
                draft.verdicts[i] = None
                draft.evidence.pop(i, None)


def _leave_out(draft: Draft, measures: Measures, i: int) -> None:
    draft.verdicts[i] = _VERDICT
    draft.evidence[i] = telling("story", measures.values[i], against=True)


def _opens_story(draft: Draft, i: int) -> bool:
    """Return whether line `i` is a dateline: only a place, above running text."""
    line, below = draft.lines[i], draft.after(i)
    return line.size <= _PLACE and below is not None and is_prose(below) and is_place(draft, line)


def share_left_out(structure: Structure) -> float:
    """Return the share of an article's code points, 0 to 1, that were left out as page furniture."""
    sizes = [(len(block.text), block.kind == "boilerplate") for block in structure.blocks]
    gone = sum(size for size, left_out in sizes if left_out)
    whole = sum(size for size, _ in sizes)
    return gone / whole if gone else 0.0
