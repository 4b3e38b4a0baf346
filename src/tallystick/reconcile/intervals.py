"""Interval: whole numbers between two inclusive bounds.

What enters: bounds, None where open. What leaves: intervals. Always: an open bound stays open; it is never taken for zero.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tallystick.model.claims import Claim


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Interval:
    """Whole numbers from `low` to `high`, both inclusive; None is open."""

    low: int | None
    high: int | None

    @property
    def exact(self) -> int | None:
        """The number, where it is a single one."""
        return self.low if self.low is not None and self.low == self.high else None

    @property
    def number(self) -> int | None:
        """The number that the words hold: the lower bound, or the upper one where the lower is open."""
        return self.low if self.low is not None else self.high

    def common(self, other: Interval) -> Interval | None:
        """What both allow; None where nothing satisfies both."""
        low = max((x for x in (self.low, other.low) if x is not None), default=None)
        high = min((x for x in (self.high, other.high) if x is not None), default=None)
        return None if low is not None and high is not None and low > high else Interval(low=low, high=high)

    def meets(self, other: Interval) -> bool:
        """Whether one number could satisfy both."""
        return self.common(other) is not None

    def plus(self, other: Interval) -> Interval:
        """The sums of a number of each; open where either is open."""
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(low=low, high=high)

    def minus(self, other: Interval) -> Interval:
        """The differences, never below zero; open where a bound that they need is open."""
        low = None if self.low is None or other.high is None else max(0, self.low - other.high)
        high = None if self.high is None or other.low is None else max(0, self.high - other.low)
        return Interval(low=low, high=high)


NUMERAL = re.compile(r"\b(?:1|one|single|only)\b", re.IGNORECASE)
"""Words by which one is a number and no article."""

OPEN = Interval(low=None, high=None)
NONE = Interval(low=0, high=0)


def stated(claim: Claim) -> Interval:
    """The bounds that a claim sets: those identified or registered by name are at most as many as there are."""
    low, high = claim.figure.low, claim.figure.high
    return Interval(low=low, high=None if claim.basis.by_name else high)


def individual(claim: Claim) -> bool:
    """Whether the words tell of one person ("a man", "the driver") and give no number."""
    return stated(claim).exact == 1 and NUMERAL.search(claim.figure.words) is None


def common(intervals: Iterable[Interval]) -> Interval | None:
    """What all allow; None where nothing satisfies all."""
    result: Interval | None = OPEN
    for interval in intervals:
        result = result.common(interval) if result is not None else None
    return result


def hull(intervals: Iterable[Interval]) -> Interval:
    """From the least lower bound to the greatest upper one.

    A bound is open where all are open, and where an open claim reaches past every bound that others state ("at least 50"
    beside "45" leaves the upper one open).
    """
    given = list(intervals)
    low = min((x.low for x in given if x.low is not None), default=None)
    high = max((x.high for x in given if x.high is not None), default=None)
    reaches_up = any(x.high is None and x.low is not None and high is not None and x.low > high for x in given)
    reaches_down = any(x.low is None and x.high is not None and low is not None and x.high < low for x in given)
    return Interval(low=None if reaches_down else low, high=None if reaches_up else high)


def spanned(intervals: Iterable[Interval]) -> Interval:
    """The hull of what excludes each other, after each took in all that it allows: a vague "dozens" gives way to a number."""
    given = sorted(set(intervals), key=lambda x: (x.low if x.low is not None else -1, x.high if x.high is not None else -1))
    narrowed = []
    for one in given:
        taken = one
        for other in given:
            taken = taken.common(other) or taken
        narrowed.append(taken)
    return hull(narrowed)


def total(intervals: Iterable[Interval]) -> Interval:
    """The sums of a number of each."""
    result = NONE
    for interval in intervals:
        result = result.plus(interval)
    return result
