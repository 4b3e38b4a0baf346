"""A logistic model over named features: weights by name enter, a probability leaves; `fit` learns the weights.

Always: the same examples give the same weights; a feature that was not learned from weighs nothing.
"""

from __future__ import annotations

import gzip
import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROUNDS = 250
RATE = 0.05


@dataclass(frozen=True, slots=True)
class Logistic:
    """Weights by feature, and the weight of having none."""

    weights: Mapping[str, float]
    bias: float

    def probability(self, features: Iterable[str]) -> float:
        """How likely the thing is that was learned."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self.bias + sum(self.weights.get(name, 0.0) for name in features)))))


def fit(examples: Sequence[tuple[set[str], bool]], *, penalty: float, fewest: int) -> Logistic:
    """Weights by gradient descent (Adam) with a quadratic penalty; features seen fewer than `fewest` times are left out."""
    counts = Counter(name for features, _ in examples for name in features)
    names = sorted(name for name, count in counts.items() if count >= fewest)
    index = {name: place for place, name in enumerate(names)}
    rows = [[index[name] for name in sorted(features) if name in index] for features, _ in examples]
    columns = np.fromiter((column for row in rows for column in row), dtype=np.int64)
    owner = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    wanted = np.array([float(positive) for _, positive in examples])
    weights, bias = np.zeros(len(names)), 0.0
    first, second, bias_first, bias_second = np.zeros(len(names)), np.zeros(len(names)), 0.0, 0.0
    for step in range(1, ROUNDS + 1):
        scores = bias + np.bincount(owner, weights[columns], len(rows))
        error = 1 / (1 + np.exp(-scores)) - wanted
        slope = np.bincount(columns, error[owner], len(names)) + penalty * weights
        bias_slope = float(error.sum())
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        bias_first, bias_second = 0.9 * bias_first + 0.1 * bias_slope, 0.999 * bias_second + 0.001 * bias_slope**2
        scale = RATE * math.sqrt(1 - 0.999**step) / (1 - 0.9**step)
        weights = weights - scale * first / (np.sqrt(second) + 1e-8)
        bias -= scale * bias_first / (math.sqrt(bias_second) + 1e-8)
    return Logistic({name: float(weights[place]) for name, place in index.items()}, bias)


def save(models: Mapping[str, Logistic], path: Path) -> None:
    """Write models as gzipped JSON; weights too small to matter are left out."""
    rows = {
        name: {
            "bias": round(model.bias, 4),
            "weights": {k: round(v, 3) for k, v in sorted(model.weights.items()) if abs(v) >= 0.02},
        }
        for name, model in sorted(models.items())
    }
    path.write_bytes(gzip.compress(json.dumps(rows, separators=(",", ":")).encode(), 9, mtime=0))


def load(path: Path) -> dict[str, Logistic]:
    """Read what `save` wrote."""
    rows = json.loads(gzip.decompress(path.read_bytes()))
    return {name: Logistic(row["weights"], row["bias"]) for name, row in rows.items()}
