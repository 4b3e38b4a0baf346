"""Weights: what each feature speaks for, as learned by `training/speech`, and the chances that follow from them.

A table (model, feature, weight) enters; scores and chances leave. Three models: which source, which content, and whether
somebody is said to have said it. A feature that is not listed weighs nothing.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp

Model = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """One model for each of the three questions."""

    source: Model
    content: Model
    decision: Model


def score(model: Model, features: Iterable[str]) -> float:
    """The sum of the weights of features."""
    return sum([model[feature] for feature in features if feature in model])


def chances(scores: Sequence[float]) -> list[float]:
    """The share of each candidate, by the exponents of their scores."""
    most = max(scores)
    masses = [exp(one - most) for one in scores]
    total = sum(masses)
    return [mass / total for mass in masses]


def chance(value: float) -> float:
    """The chance that a score of the decision stands for."""
    return 1 / (1 + exp(-value)) if value > -500 else 0.0


def read_weights(lines: Iterable[str]) -> Weights:
    """Weights from lines of model, feature, weight."""
    models: dict[str, dict[str, float]] = {"source": {}, "content": {}, "decision": {}}
    for line in lines:
        model, feature, weight = line.rstrip("\n").split("\t")
        models[model][feature] = float(weight)
    return Weights(**models)


@cache
def default_weights() -> Weights:
    """The weights shipped with Tallystick."""
    packed = resources.files("tallystick.reading").joinpath("data/speech.tsv.gz").read_bytes()
    return read_weights(gzip.decompress(packed).decode("utf8").splitlines())
