"""Fitting of the parser's decisions: groups of candidates that are decided together, and two kinds of regression."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from site_builder.parsing.lines.measures import Values

__all__ = ["Fit", "Group", "Matrix", "conditional", "logistic", "matrix", "weighed"]

DRAWN = 2.0
"""Strength of the pull of a conditional fit's weights towards 0."""
Matrix: TypeAlias = NDArray[np.float64]


class Group(NamedTuple):
    """Candidates that are decided together: one line, or all candidates for one headline."""

    publisher: str
    values: list[Values]
    right: list[bool]
    weight: float
    size: int


Fit: TypeAlias = Callable[[Sequence[Group], Sequence[str]], Matrix]


def weighed(weights: Mapping[str, float], values: Values) -> float:
    """Return the log-odds of measures under weights."""
    return sum(weights.get(name, 0.0) * value for name, value in values.items())


def logistic(groups: Sequence[Group], names: Sequence[str]) -> Matrix:
    """Return one weight for each name, by Newton's method with a small pull towards 0."""
    x, y = matrix([group.values[0] for group in groups], names), np.array([group.right[0] for group in groups])
    w = np.array([group.weight for group in groups])
    w /= w.mean()
    weights = np.zeros(len(names))
    for _ in range(40):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        gradient = x.T @ (w * (y - p)) - weights
        step = np.linalg.solve((x * (w * p * (1 - p))[:, None]).T @ x + np.eye(len(names)), gradient)
        weights += step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def conditional(groups: Sequence[Group], names: Sequence[str]) -> Matrix:
    """Return one weight for each name, by Newton's method, such that each group's right candidate is the likeliest."""
    tables = [(matrix(group.values, names), group.right.index(True), group.weight) for group in groups]
    weights = np.zeros(len(names))
    for _ in range(60):
        gradient, bend = -DRAWN * weights, DRAWN * np.eye(len(names))
        for x, right, weight in tables:
            p = np.exp(x @ weights - np.logaddexp.reduce(x @ weights))
            mean = p @ x
            gradient = gradient + weight * (x[right] - mean)
            bend = bend + weight * ((x * p[:, None]).T @ x - np.outer(mean, mean))
        step = np.linalg.solve(bend, gradient)
        while _loss(tables, weights + step) > _loss(tables, weights) + 1e-9:
            step = step / 2
        weights = weights + step
        if np.abs(step).max() < 1e-5:
            break
    return weights


def _loss(tables: Sequence[tuple[Matrix, int, float]], weights: Matrix) -> float:
    odds = ((x @ weights, right, weight) for x, right, weight in tables)
    missed = sum(weight * float(np.logaddexp.reduce(found) - found[right]) for found, right, weight in odds)
    return missed + DRAWN / 2 * float(weights @ weights)


def matrix(values: Sequence[Values], names: Sequence[str]) -> Matrix:
    """Return a matrix with a row for each of the measures and a column for each name."""
    return np.array([[float(value.get(name, 0)) for name in names] for value in values])
