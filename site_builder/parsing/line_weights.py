"""Weights of a line's measures for each decision: log-odds, fitted on annotated texts and shipped as data.

`training/line_roles.py` fits them and reports their quality on publishers that were not used for fitting.
"""

from collections.abc import Mapping
from functools import lru_cache

from site_builder import data
from site_builder.parsing.lines.measures import Values

__all__ = ["log_odds", "shipped", "telling"]

_SHOWN = 3
"""How many measures `explain` shows for a decision."""


@lru_cache(maxsize=8)
def shipped(decision: str) -> Mapping[str, float]:
    """Return the weight of each measure for a decision."""
    return {name: float(weight) for kind, name, weight in data.table("any", "parsing/line_weights") if kind == decision}


def log_odds(decision: str, values: Values) -> float:
    """Return the log-odds of a yes to `decision` for a line with these measures."""
    weights = shipped(decision)
    return sum(weights[name] * value for name, value in values.items() if value and name in weights)


def telling(decision: str, values: Values, *, against: bool = False) -> str:
    """Return the strongest measures for a yes, or for a no: 'ends in dots, in another script'."""
    sign = -1 if against else 1
    weights = shipped(decision)
    worth = {name: sign * weights[name] * value for name, value in values.items() if name in weights}
    best = sorted(worth, key=lambda name: (-worth[name], name))[:_SHOWN]
    return ", ".join(name for name in best if worth[name] > 0)
