"""Finds parts of a page's main text that do not belong to the story: offers, invitations, notes on the paper, comments.

No name of an element tells it. Two things speak for it: a stretch of runs is unlike the story by its measures, or all
from there to the end is.
"""

from collections.abc import Collection, Sequence

from site_builder.parsing.html.main_text import weight
from site_builder.parsing.html.not_story.run_measures import measure_runs
from site_builder.parsing.html.runs import PageRun
from site_builder.parsing.lines.line_weights import log_odds, telling

__all__ = ["ASKED", "runs_apart", "unlike_story"]

ASKED = frozenset({"p", "li", "dt", "dd", "h2", "h3", "h4", "h5", "h6"})
"""Elements that are checked; quotations, captions, tables and bylines are clear by their element."""
_END = -1.0
"""Log-odds of being story: runs below it are evidence for the page's end, runs above it against it."""
_STRETCH = -2.5
"""The same for each run of a stretch inside the text."""
_ENOUGH = 5.0
"""Sum that the runs of a stretch must reach, each weighted by the root of its length: short ones are uncertain."""
_PASSED = 0.25
"""Lowest share of the running text above the end."""
# Of 289 pages of five suites, fitted on four suites and looked at on the fifth, F1 rises on each; benchmarks/pages.py.


def unlike_story(found: Sequence[PageRun], tags: Sequence[str], site: frozenset[str]) -> dict[int, str]:
    """Return the runs outside the story, by index, with the measures that show it.

    `tags`: for each run the element that it is. `site`: the names of the page's site (`words_of_site`).
    """
    asked = [i for i, tag in enumerate(tags) if tag in ASKED]
    values = measure_runs([found[i] for i in asked], site)
    odds = [log_odds("page", value) for value in values]
    gone = runs_apart([weight(found[i]) for i in asked], odds, [len(found[i].text) for i in asked])
    return {asked[k]: telling("page", values[k], against=True) for k in sorted(gone)}


def runs_apart(weights: Sequence[int], odds: Sequence[float], sizes: Sequence[int]) -> frozenset[int]:
    """Return the indices of runs that are not of the story, by their log-odds of being story.

    `weights`: characters of running text of each. `sizes`: all its characters.
    """
    roots = [size**0.5 for size in sizes]
    end = _end(weights, odds, roots)
    return frozenset({*range(end, len(odds)), *_stretches(odds[:end], roots)})


def _end(weights: Sequence[int], odds: Sequence[float], sizes: Sequence[float]) -> int:
    """Return where the story ends: the place from which on all runs together speak most against it."""
    left, least = sum(weights), (1 - _PASSED) * sum(weights)
    most, end, said, behind = 0.0, len(odds), 0.0, 0
    for i in reversed(range(len(odds))):
        behind += weights[i]
        if not left or behind > least:
            break
        said += (_END - odds[i]) * sizes[i]
        if said > most:
            most, end = said, i
    return end


def _stretches(odds: Sequence[float], sizes: Sequence[float]) -> Collection[int]:
    """Return the runs of the stretches that differ from the story as a whole."""
    gone: list[int] = []
    at = 0
    while at < len(odds):
        stop = at
        while stop < len(odds) and odds[stop] < _STRETCH:
            stop += 1
        if sum((_STRETCH - odds[k]) * sizes[k] for k in range(at, stop)) > _ENOUGH:
            gone += range(at, stop)
        at = stop + 1
    return gone
