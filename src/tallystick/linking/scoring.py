"""Scoring: the Fellegi-Sunter weight of a pair of accounts, with its reasons.

The level that every comparison came to enters; bits and their reasons leave. A pair's weight is the prior plus the bits of its
levels.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from tallystick.linking.levels import Comparison, Weighing
from tallystick.linking.weights import JUDGED, PRIOR_BITS
from tallystick.model.incidents import Reason

USUAL_CROWD = round(2**-PRIOR_BITS)
"""Accounts that another one is compared with in an ordinary block; the prior is one in so many."""

Levels = tuple[int, ...]
"""The index of each comparison's level; -1 where it could not be compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A pair of accounts, `left < right`, with the index of each comparison's level; -1 where it could not be compared.

    `crowd` is the number of accounts that an account without any day was compared with, 0 where both have a day: the more it
    could be, the less likely each of them is. The prior holds for up to `USUAL_CROWD`.
    """

    left: str
    right: str
    levels: Levels
    crowd: int = 0
    weighing: Weighing = JUDGED

    @property
    def weight(self) -> float:
        """The whole weight in bits: prior and all comparisons."""
        return self.weighing.prior + sum(reason.weight for reason in self.reasons())

    def reasons(self) -> tuple[Reason, ...]:
        """One reason for each comparison that could be made, in the table's order."""
        found = tuple(of[level] for of, level in zip(self.weighing.reasons, self.levels, strict=True) if level >= 0)
        if self.crowd <= USUAL_CROWD:
            return found
        words = "without a day of its own one of the two could be any of many accounts"
        return (*found, Reason(name="crowd", weight=round(math.log2(USUAL_CROWD / self.crowd), 3), words=words))

    def with_level(self, comparison: Comparison, level: int) -> Scored:
        """The pair with another outcome of one comparison."""
        place = self.weighing.index(comparison.name)
        return replace(self, levels=(*self.levels[:place], level, *self.levels[place + 1 :]))


def prior(weighing: Weighing) -> Reason:
    """What speaks against a pair before anything is compared."""
    return Reason(name="prior", weight=weighing.prior, words="most pairs that are compared tell of two incidents")
