"""Choice: signs at the places where a report names days or towns enter; the one that the signs speak for most leaves.

Each mention of a day has its signs, and its odds are the product of theirs; those of the day are the sum of its mentions'. The
mentions of a town count as one with the signs of all, for a town is named over and over. The odds are against the other
candidates and against none of them (a conditional logit; the weights in `data/lead.toml` are logarithms of odds, learned by
`training/lead.py`). Only a candidate that is likely enough is taken.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from typing import Generic, TypeVar

T = TypeVar("T")
LIKELY = 0.4
"""Least probability of a candidate that is taken: below it one in three was right in reports that were not learned from."""
NAMED = 3
"""Signs that are given as the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Generic[T]):
    """One mention of a candidate with its signs."""

    one: T
    signs: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen(Generic[T]):
    """The mention that tells most of the candidate taken, and the signs that speak most for it, strongest first.

    `all_signs` are those of all mentions of the candidate, `probability` is what the signs make it against all others and none.
    """

    one: T
    signs: tuple[str, ...]
    all_signs: frozenset[str]
    probability: float


def weights(of: str) -> Mapping[str, float]:
    """The weights of the signs of "day" or "place"."""
    return _table()[of]


@cache
def _table() -> Mapping[str, Mapping[str, float]]:
    return tomllib.loads(files("tallystick.reading").joinpath("data/lead.toml").read_text("utf8"))


def choose(candidates: Mapping[object, tuple[Mention[T], ...]], of: str) -> Chosen[T] | None:
    """The likeliest candidate, None where it is not likely enough; among equals the first."""
    if not candidates:
        return None
    weight = weights(of)
    odds = {key: sum(exp(score(signs, weight)) for signs in alternatives(found, of)) for key, found in candidates.items()}
    best = max(odds, key=lambda key: odds[key])
    probability = odds[best] / (1 + sum(odds.values()))
    if probability < LIKELY:
        return None
    telling = max(candidates[best], key=lambda mention: score(mention.signs, weight))
    signs = frozenset().union(*(one.signs for one in candidates[best]))
    ranked = sorted(
        (sign for sign in (telling.signs if of == "day" else signs) if weight.get(sign, 0.0) > 0),
        key=lambda sign: (-weight[sign], sign),
    )
    return Chosen(one=telling.one, signs=tuple(ranked[:NAMED]), all_signs=signs, probability=probability)


def alternatives(found: Sequence[Mention[T]], of: str) -> tuple[frozenset[str], ...]:
    """The signs of each mention of a day; those of all mentions of a town together."""
    told = tuple(one.signs for one in found)
    return told if of == "day" else (frozenset().union(*told),)


def score(signs: frozenset[str], weight: Mapping[str, float]) -> float:
    """The logarithm of the odds against none."""
    return weight["any"] + sum(weight.get(sign, 0.0) for sign in sorted(signs))
