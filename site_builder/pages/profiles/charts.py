"""Charts of an entity's page, as numbers: how often it is named over time, and which companions appear together.

The template writes them as SVG. A unit is about a CSS pixel: both charts stand in a column about 300 pixels wide.
"""

import math
from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from site_builder.pages.edition_entries import UNDATED, IndexEntry, MonthCount, NamedEntity
from site_builder.pages.parts.chart_parts import Arc, Bar, CompanyChart, Dot, Meeting, Timeline
from site_builder.pages.parts.language_runs import run
from site_builder.pages.parts.teasers import named_link
from site_builder.pages.parts.view_parts import TextLanguage

__all__ = ["company_chart", "timeline"]

_WIDTH, _HEIGHT = 320, 72
# A chart of two months shows no more than their two numbers.
_FEWEST_MONTHS, _FEWEST_ARTICLES = 3, 4
_MANY_MONTHS = 60
"""For more months than this, the bars are years: a bar of less than five units looks like a line."""
_WIDEST = 24
"""Of a bar; few months stand apart rather than as blocks. The first and the last reach the ends of the axis."""


def timeline(months: Sequence[MonthCount]) -> Timeline | None:
    """Return a bar for each month with articles, on an axis of all months from the first to the last."""
    dated = [one for one in months if one.month != UNDATED]
    if len(dated) < _FEWEST_MONTHS or sum(one.articles for one in dated) < _FEWEST_ARTICLES:
        return None
    counts = Counter({_number(one.month): one.articles for one in dated})
    by_year = max(counts) - min(counts) >= _MANY_MONTHS
    if by_year:
        years: Counter[int] = Counter()
        for number, articles in counts.items():
            years[number // 12] += articles
        counts = years
    first, most = min(counts), max(counts.values())
    slots = max(counts) - first + 1
    bar = max(1, min(_WIDEST, _WIDTH // slots * 4 // 5))
    bars = []
    for number, articles in sorted(counts.items()):
        high = max(2, round(_HEIGHT * articles / most))
        iso = f"{number:04}" if by_year else f"{number // 12:04}-{number % 12 + 1:02}"
        left = round((number - first) * (_WIDTH - bar) / (slots - 1))
        bars.append(Bar(iso, articles, left, _HEIGHT - high, high))
    return Timeline(_WIDTH, _HEIGHT, bar, tuple(bars), max(bars, key=lambda one: one.articles))


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1


_ROW, _AXIS = 28, 96
"""Height of a name's row, and distance of the dots from the edge: half of seven rows, and space for a dot."""
_FEWEST = 3
"""Fewest companions for which a chart shows more than the list beside it."""
_ROOM = 26
"""Letters of a name that fit beside its dot."""


def company_chart(
    here: str, company: Sequence[tuple[str, NamedEntity]], entries: Sequence[IndexEntry], around: TextLanguage
) -> CompanyChart | None:
    """Return the companions of an entity (key and name), one a row, with an arc between those who appear
    together most often.

    `entries` are its newest articles; those that name both count. `around`: the language of the names.
    """
    pairs = _pairs({key for key, _ in company}, entries)
    if len(company) < _FEWEST or not pairs:
        return None
    rtl = around.direction == "rtl"
    axis = _WIDTH - _AXIS if rtl else _AXIS
    rows = {key: _ROW * number + _ROW // 2 for number, (key, _) in enumerate(company)}
    names = {key: named_link(here, one.name, one.address, around.language) for key, one in company}
    return CompanyChart(
        width=_WIDTH,
        height=_ROW * len(company),
        rtl=rtl,
        dots=tuple(_dot(axis, rows[key], one, around.language) for key, one in company),
        arcs=tuple(
            _arc(axis, rows[one], rows[other], articles / pairs[0][1]) for (one, other), articles in pairs[:_ARCS]
        ),
        pairs=tuple(Meeting(names[one], names[other], articles) for (one, other), articles in pairs[:_TOLD]),
    )


_ARCS = 12
"""Pairs with an arc, those who meet most: all 28 of eight companions are one red shape that tells nothing."""
_BOLDEST = 5
"""Width of the arc of those who meet most."""
_TOLD = 3
"""Pairs that the text alternative of the chart names."""


def _pairs(keys: set[str], entries: Sequence[IndexEntry]) -> list[tuple[tuple[str, str], int]]:
    counts: Counter[tuple[str, str]] = Counter()
    for entry in entries:
        there = sorted({linked.who for linked in entry.linked if linked.who in keys})
        counts.update(combinations(there, 2))
    return sorted(counts.items(), key=lambda row: (-row[1], row[0]))


def _dot(x: int, y: int, one: NamedEntity, around: str) -> Dot:
    text = one.name if len(one.name) <= _ROOM else one.name[: one.name.rfind(" ", 0, _ROOM)].rstrip() + "…"
    return Dot(run(text, around), x, y, min(8, 2 + round(math.sqrt(one.articles))))


def _arc(x: int, one: int, other: int, share: float) -> Arc:
    y1, y2 = sorted((one, other))
    return Arc(x, y1, y2, min((y2 - y1) // 2, _AXIS - 8), max(1, round(_BOLDEST * share)))
