"""Levels: the shape of the weights' table. `weights` fills it by hand, a learner may fill it from data.

Probabilities enter, bits leave. A level's condition is SQL over the columns and functions of `table`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

LATER = "false"
"""The condition of a level that no comparison of two rows can find: it is set once clusters are known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One outcome of a comparison: its condition, its probabilities, and the words in which it is explained."""

    sql: str
    m: float
    u: float
    words: str

    @property
    def bits(self) -> float:
        """log2(m/u): positive speaks for one incident."""
        return math.log2(self.m / self.u)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One thing that is compared: when it cannot be told (`unknown`), its levels in order, the last of them `ELSE`."""

    name: str
    unknown: str
    levels: tuple[Level, ...]
    rests_on: str


def level(sql: str, m: float, u: float, words: str) -> Level:
    """A level in one line, for tables of them."""
    return Level(sql=sql, m=m, u=u, words=words)
