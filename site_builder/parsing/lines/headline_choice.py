"""Chooses the headline among the lines above the text.

A page that was copied whole has its menu, its title and its share buttons above the text. The headline is the line
that the text repeats most, that other lines contain or continue, and that has the usual length.
"""

from collections.abc import Sequence
from math import log

from site_builder.parsing.line_weights import log_odds
from site_builder.parsing.lines.line import SHORT
from site_builder.parsing.lines.measures import Measures, Values
from site_builder.parsing.lines.rules import Draft

__all__ = ["best_headline", "candidates", "headline_values"]

_FIRST, _NEAREST = 20, 40
"""Lines that are compared with each other: the first ones of the file, and the last ones above the text."""
_FEW = 4
"""Up to this many candidates, the first one wins unless another is much likelier."""
_SURE, _SURE_OF_FEW = 1.0, 4.0
"""Log-odds by which a line must then be likelier than the first one: the headline more often has a second deck below it
than a line above it."""
_HELD = 15
"""Fewest code points of a line for which being part of another line is evidence."""
_LEAD = 3
"""Paragraphs that are searched for the headline's words."""


def candidates(draft: Draft, measures: Measures) -> list[int]:
    """Return the lines without a verdict that stand above the running text and can be headlines."""
    if measures.last < 0:
        return []
    found = [i for i in range(measures.top) if draft.verdicts[i] is None and _can_be(draft, measures, i)]
    return found if len(found) <= _FIRST + _NEAREST else found[:_FIRST] + found[-_NEAREST:]


def _can_be(draft: Draft, measures: Measures, i: int) -> bool:
    line = draft.lines[i]
    return line.size <= SHORT and not (measures.prose[i] and line.ended)


def best_headline(draft: Draft, measures: Measures, among: Sequence[int]) -> int:
    """Return the line of `among`, which is not empty, that is most like the headline."""
    odds = {i: log_odds("headline", values) for i, values in headline_values(draft, measures, among).items()}
    best = max(among, key=lambda i: (odds[i], -i))
    least = _SURE_OF_FEW if len(among) <= _FEW else _SURE
    return best if odds[best] >= odds[among[0]] + least else among[0]


def headline_values(draft: Draft, measures: Measures, among: Sequence[int]) -> dict[int, Values]:
    """Return the measures of each of the lines `among`, relative to the others."""
    texts = [draft.lines[i].text for i in among]
    running = [i for i in range(measures.top, measures.last + 1) if measures.prose[i]][:_LEAD]
    lead = frozenset[str]().union(*(measures.words[i] for i in running))
    above = [i for i in range(measures.top) if measures.prose[i]]
    found = {}
    for i in among:
        text, words = draft.lines[i].text, measures.words[i]
        bare = text.rstrip(" .…")
        others = [other for other in texts if other != text]
        shared = len(words & lead)
        below = draft.after(i)
        found[i] = measures.values[i] | {
            "words of the opening": shared / max(1, len(words)),
            "words shared with the opening": log(1 + shared),
            "first line": i == 0,
            "first of few": i == among[0] and len(among) <= _FEW,
            "right above the text": i == among[-1],
            "ends as a statement": draft.lines[i].ended,
            "another line begins so": len(bare) > _HELD and any(other.startswith(bare) for other in others),
            "another line holds it": len(text) > _HELD and any(text in other for other in others),
            "holds another line": any(len(other) > _HELD and other in text for other in others),
            "running text between": bool(above) and above[-1] > i,
            "above a time or byline": _above_credit(draft, i),
            "above a longer line": below is not None and below.size > draft.lines[i].size,
        }
    return found


def _above_credit(draft: Draft, i: int) -> bool:
    verdict = draft.verdicts[i + 1] if i + 1 < len(draft.verdicts) else None
    return verdict is not None and verdict.role in ("timestamp", "byline")
