"""Linear: log-linear models fitted to named features, by full batches and L-BFGS in numpy.

Examples enter as lists of feature names; weights by name leave. Two shapes: a choice (several candidates, some of them right)
and a decision (yes or no). Always: the same examples give the same weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
MEMORY = 8
"""Steps that L-BFGS remembers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Rows of features as numbers: `columns` one after another, `starts` where each row begins."""

    columns: Integers
    starts: Integers

    def scores(self, weights: Floats) -> Floats:
        """The sum of each row's weights."""
        sums: Floats = np.add.reduceat(weights[self.columns], self.starts)
        return sums

    def spread(self, values: Floats, width: int) -> Floats:
        """The gradient by weight of a gradient by row."""
        lengths = np.diff(np.append(self.starts, len(self.columns)))
        slope: Floats = np.bincount(self.columns, weights=np.repeat(values, lengths), minlength=width).astype(np.float64)
        return slope


def index(rows: Iterable[Sequence[str]], least: int) -> dict[str, int]:
    """Numbers for the features that occur often enough; number 0, named "", stands in every row."""
    counts = Counter(name for row in rows for name in row)
    names = sorted(name for name, count in counts.items() if name and count >= least)
    return {name: number for number, name in enumerate(names, 1)}


def number(rows: Sequence[Sequence[str]], numbers: dict[str, int]) -> Rows:
    """Rows of names as rows of numbers; each row begins with number 0, which a decision uses as its start."""
    columns: list[int] = []
    starts: list[int] = []
    for row in rows:
        starts.append(len(columns))
        columns.append(0)
        columns += [found for name in row if (found := numbers.get(name))]
    return Rows(columns=np.array(columns, dtype=np.int64), starts=np.array(starts, dtype=np.int64))


def fit_choice(
    groups: Sequence[Sequence[Sequence[str]]], right: Sequence[Sequence[bool]], *, least: int, ridge: float
) -> dict[str, float]:
    """Weights under which the right candidates of each group have the most of its probability."""
    flat = [row for group in groups for row in group]
    numbers = index(flat, least)
    rows = number(flat, numbers)
    starts = np.cumsum([0, *(len(group) for group in groups)])[:-1]
    sizes = np.array([len(group) for group in groups])
    good = np.array([mark for marks in right for mark in marks], dtype=bool)

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = rows.scores(weights)
        scores -= np.repeat(np.maximum.reduceat(scores, starts), sizes)
        mass = np.exp(scores)
        total = np.add.reduceat(mass, starts)
        hit = np.maximum(np.add.reduceat(mass * good, starts), 1e-30)
        slope = mass / np.repeat(total, sizes) - mass * good / np.repeat(hit, sizes)
        return float(np.sum(np.log(total) - np.log(hit))), rows.spread(slope, len(weights))

    return _named(minimise(_ridged(loss, ridge), len(numbers) + 1), numbers)


def fit_decision(rows: Sequence[Sequence[str]], right: Sequence[bool], *, least: int, ridge: float) -> dict[str, float]:
    """Weights of a logistic regression."""
    numbers = index(rows, least)
    laid, truth = number(rows, numbers), np.array(right, dtype=np.float64)

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = laid.scores(weights)
        chance = 1 / (1 + np.exp(-scores))
        value = float(np.sum(np.logaddexp(0, scores) - truth * scores))
        return value, laid.spread(chance - truth, len(weights))

    return _named(minimise(_ridged(loss, ridge), len(numbers) + 1), numbers)


Loss = Callable[[Floats], tuple[float, Floats]]


def _ridged(loss: Loss, ridge: float) -> Loss:
    def whole(weights: Floats) -> tuple[float, Floats]:
        value, slope = loss(weights)
        return value + ridge / 2 * float(weights @ weights), slope + ridge * weights

    return whole


def minimise(loss: Loss, width: int, steps: int = 150) -> Floats:
    """L-BFGS with halving steps."""
    weights = np.zeros(width)
    value, slope = loss(weights)
    history: list[tuple[Floats, Floats]] = []
    for _ in range(steps):
        way = _direction(slope, history)
        step = 1.0 if history else 1.0 / max(1.0, float(np.linalg.norm(slope)))
        for _ in range(30):
            moved = weights + step * way
            found, turned = loss(moved)
            if found <= value + 1e-4 * step * float(slope @ way):
                break
            step /= 2
        else:
            return weights
        history = [*history, (moved - weights, turned - slope)][-MEMORY:]
        done = value - found <= 1e-6 * abs(value)
        weights, value, slope = moved, found, turned
        if done:
            break
    return weights


def _direction(slope: Floats, history: Sequence[tuple[Floats, Floats]]) -> Floats:
    way, shares = -slope, []
    for moved, turned in reversed(history):
        share = float(moved @ way) / float(moved @ turned)
        shares.append(share)
        way = way - share * turned
    if history:
        moved, turned = history[-1]
        way = way * (float(moved @ turned) / float(turned @ turned))
    for (moved, turned), share in zip(history, reversed(shares), strict=True):
        way = way + moved * (share - float(turned @ way) / float(moved @ turned))
    return way


def _named(weights: Floats, numbers: dict[str, int]) -> dict[str, float]:
    return {"": float(weights[0]), **{name: float(weights[at]) for name, at in numbers.items()}}
