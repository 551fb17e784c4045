"""Lines that belong to the page and not to the story, by their measures: menus, buttons, teasers, footers.

They are decided before the headline's neighbours and the body are, and only where no sure sign says what they are.
"""

from site_builder.parsing.lines.line_weights import log_odds, telling
from site_builder.parsing.lines.measures import Measures, is_prose
from site_builder.parsing.lines.rules import Draft, Verdict
from site_builder.parsing.lines.standfirst import is_place

__all__ = ["FURNITURE", "mark_furniture", "may_be_furniture"]

FURNITURE = "page-furniture"
"""Name of the rule."""
_PLACE = 45
"""Longest dateline of its own, in code points."""
_SHORT, _PROSE, _STATEMENT = -1.5, -2.0, -3.5
"""Log-odds of being story below which a line is left out. Of what is left out of texts whose publisher was kept back
in fitting, 96 % of the code points are no story; of running text 98 %."""


def may_be_furniture(draft: Draft, i: int) -> bool:
    """Return whether line `i` is still to be decided; what begins with a dash may be a menu as well as a list."""
    verdict = draft.verdicts[i]
    return verdict is None or verdict.rule == "bullet"


def mark_furniture(draft: Draft, measures: Measures, keep: frozenset[int]) -> None:
    """Give the lines that are less like story than like furniture their verdicts, with what tells them as evidence.

    `keep`: lines of the head, which are decided elsewhere.
    """
    if measures.last < 0:
        return  # no running text: nothing to compare with
    for i, values in enumerate(measures.values):
        if i in keep or not may_be_furniture(draft, i) or _opens_story(draft, i):
            continue
        statement = draft.lines[i].ended and not measures.prose[i]
        least = _STATEMENT if statement else _PROSE if measures.prose[i] else _SHORT
        if log_odds("story", values) < least:
            draft.verdicts[i] = Verdict("boilerplate", FURNITURE)
            draft.evidence[i] = telling("story", values, against=True)


def _opens_story(draft: Draft, i: int) -> bool:
    """Return whether line `i` is a place of its own above running text: a dateline."""
    line, below = draft.lines[i], draft.after(i)
    return line.size <= _PLACE and below is not None and is_prose(below) and is_place(draft, line)
