"""Sums: one self-contained piece of toll arithmetic, in plain numbers that a solver takes.

What enters: counts and statements that hang together. What leaves: one `Sums`. Always: no name of a group, place or day decides
anything here any more; keys only lead back to what the numbers stand for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from tallystick.reconcile.intervals import Interval


class Explanation(StrEnum):
    """What may make a toll and the incidents agree, beside the claims themselves."""

    UNREPORTED = "unreported incident"
    LATER_DEATH = "later death of one wounded"
    BASE = "another base"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The figure of one incident: within its interval, unless it is given up, which costs its weight."""

    key: str
    interval: Interval
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A toll: the sum over `inside`, some of `maybe`, what stayed silent and who died later, from one of its bases."""

    key: str
    interval: Interval
    weight: int
    inside: tuple[str, ...]
    maybe: tuple[str, ...]
    silences: tuple[str, ...]
    deaths: tuple[str, ...]
    bases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """`silences` are stretches in an area; `deaths` map a later death to the incident whose wounded it comes from.

    `wounded` bounds the later deaths of each incident. `outer` are the silences that only wider areas and groups hold: they are
    a reading only where no other does.
    """

    known: tuple[Known, ...]
    totals: tuple[Total, ...]
    silences: tuple[str, ...]
    outer: frozenset[str]
    deaths: Mapping[str, str]
    wounded: Mapping[str, int]

    @property
    def bounded(self) -> tuple[Known | Total, ...]:
        """All that may be given up, sorted by key."""
        both: tuple[Known | Total, ...] = (*self.known, *self.totals)
        return tuple(sorted(both, key=lambda b: b.key))

    @property
    def bases(self) -> tuple[str, ...]:
        """All who count, sorted."""
        return tuple(sorted({b for t in self.totals for b in t.bases}))

    @property
    def most(self) -> int:
        """A bound that no number of a sensible solution passes."""
        known = sum(max(k.interval.low or 0, k.interval.high or 0) for k in self.known)
        return 1 + known + max((max(t.interval.low or 0, t.interval.high or 0) for t in self.totals), default=0)

    def without(self, keys: frozenset[str]) -> Sums:
        """The same with some claims and tolls left out: they bound nothing any more."""
        free = Interval(low=None, high=None)
        return replace(
            self,
            known=tuple(replace(k, interval=free) if k.key in keys else k for k in self.known),
            totals=tuple(t for t in self.totals if t.key not in keys),
        )

    def counted_from(self, offsets: Mapping[str, int]) -> Sums:
        """The same with each toll counted from the common base: what its own base adds is taken off."""
        return replace(self, totals=tuple(replace(t, interval=_less(t, offsets)) for t in self.totals))


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """The least costly way to make things agree; what is not listed is zero. `proven` where no cheaper one exists."""

    given_up: frozenset[str]
    given_up_weight: int
    amount: int
    strain: int
    figures: Mapping[str, int]
    joined: frozenset[tuple[str, str]]
    silences: Mapping[str, int]
    deaths: Mapping[str, int]
    bases: Mapping[str, int]
    proven: bool

    @property
    def cost(self) -> tuple[int, int, int]:
        """What is given up first, then how much has to be supposed, then how far words are strained.

        Words are strained where "at least 16" is taken for 17, and where something unreported lies outside the narrower tolls.
        """
        return (self.given_up_weight, self.amount, self.strain)


def _less(total: Total, offsets: Mapping[str, int]) -> Interval:
    shift = max((offsets.get(b, 0) for b in total.bases), key=abs, default=0)
    low, high = total.interval.low, total.interval.high
    return Interval(low=None if low is None else low - shift, high=None if high is None else high - shift)
