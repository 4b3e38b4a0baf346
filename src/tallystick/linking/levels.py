"""Levels: the shape of the weights' table, and a whole table of them with its prior and its threshold.

Probabilities enter, or bits that were learned; bits leave. A level's condition is SQL over the columns and functions of
`table`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tallystick.model.incidents import Reason

LATER = "false"
"""The condition of a level that no comparison of two rows can find: it is set once clusters are known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One outcome of a comparison: its condition, its probabilities, and the words in which it is explained.

    `learned` are bits fitted together with those of all other comparisons; None where the probabilities alone give them.
    """

    sql: str
    m: float
    u: float
    words: str
    learned: float | None = None

    @property
    def bits(self) -> float:
        """What was learned, else log2(m/u): positive speaks for one incident."""
        return math.log2(self.m / self.u) if self.learned is None else self.learned


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One thing that is compared: when it cannot be told (`unknown`), its levels in order, the last of them `ELSE`."""

    name: str
    unknown: str
    levels: tuple[Level, ...]
    rests_on: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Weighing:
    """A table of weights: what is compared, the bits before anything is, and the bits from which main accounts are joined.

    `aside` are those from which accounts that are told in passing are. From `outweighs` bits on a pair is joined though its
    days, places or figures contradict each other, for one of them was misread; from so many and `abroad` more where words were
    counted over several lands together. None: never. `stranger` are the bits of a pair that was never compared or was dropped.
    `reasons` are those of each comparison's levels, in order.
    """

    prior: float
    link: float
    aside: float
    outweighs: float | None
    abroad: float
    stranger: float
    comparisons: tuple[Comparison, ...]
    reasons: tuple[tuple[Reason, ...], ...]

    def index(self, name: str) -> int:
        """The place of the comparison of that name."""
        return next(place for place, one in enumerate(self.comparisons) if one.name == name)


def weighing(
    comparisons: Iterable[Comparison],
    *,
    prior: float,
    link: float,
    aside: float | None = None,
    outweighs: float | None = None,
    abroad: float = 0.0,
    stranger: float = 0.0,
) -> Weighing:
    """A table of weights, with its reasons made once."""
    table = tuple(comparisons)
    reasons = tuple(
        tuple(Reason(name=one.name, weight=round(level.bits, 3), words=level.words) for level in one.levels) for one in table
    )
    return Weighing(
        prior=prior,
        link=link,
        aside=link if aside is None else aside,
        outweighs=outweighs,
        abroad=abroad,
        stranger=stranger,
        comparisons=table,
        reasons=reasons,
    )


def laid_over(table: Weighing, comparisons: Iterable[Comparison], *, prior: float, link: float) -> Weighing:
    """The same table with other bits; accounts told in passing are joined as much later than main ones as before."""
    made = weighing(comparisons, prior=prior, link=link)
    aside = table.aside + link - table.link
    return replace(table, prior=prior, link=link, aside=aside, comparisons=made.comparisons, reasons=made.reasons)


def level(sql: str, m: float, u: float, words: str) -> Level:
    """A level in one line, for tables of them."""
    return Level(sql=sql, m=m, u=u, words=words)
