"""Sums: one self-contained piece of toll arithmetic, in plain numbers that a solver takes.

What enters: counts and statements that hang together. What leaves: one `Sums`. Always: no name of a group, place or day decides
anything here any more; keys only lead back to what the numbers stand for. Sets of incidents and silences are whole numbers
with a bit for each, so that whether one toll holds another is asked in one step.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from tallystick.reconcile.intervals import Interval, common


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The figure of one incident: within its interval, unless it is given up, which costs its weight."""

    key: str
    interval: Interval
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A toll: the sum over the incidents `inside`, some of `maybe`, and what stayed silent, from one of its bases.

    `inside` and `silences` are bits, and so are `days`: the stretches in which it counts who died later.
    """

    key: str
    interval: Interval
    weight: int
    inside: int
    silences: int
    days: int
    maybe: tuple[str, ...]
    bases: tuple[str, ...]

    def within(self, other: Total) -> bool:
        """Whether the other holds all of it for certain; of two that count the same, the first by key lies in the other."""
        if self.inside & ~other.inside or self.silences & ~other.silences or self.days & ~other.days:
            return False
        return self.key < other.key or (self.inside, self.silences, self.days) != (other.inside, other.silences, other.days)


@dataclass(frozen=True, kw_only=True)
class Sums:
    """`silences` are where something may stay unreported: each has the place of its stretch.

    `wounded` bounds the later deaths of each incident; `lingering` has for each stretch the incidents, as bits, of whom some
    wounded may have died in it.
    """

    known: tuple[Known, ...]
    totals: tuple[Total, ...]
    silences: tuple[int, ...]
    wounded: Mapping[str, int]
    lingering: tuple[int, ...]

    @cached_property
    def bounded(self) -> Mapping[str, Known | Total]:
        """All that may be given up, by key."""
        every: tuple[Known | Total, ...] = (*self.known, *self.totals)
        return {b.key: b for b in every}

    @property
    def bases(self) -> frozenset[str]:
        """All who count."""
        return frozenset(b for t in self.totals for b in t.bases)

    def total(self, key: str) -> Total:
        """A toll by its key."""
        found = self.bounded[key]
        assert isinstance(found, Total)
        return found

    def incidents_in(self, total: Total) -> list[str]:
        """The keys of the incidents that a toll holds for certain."""
        return [self.known[at].key for at in bits(total.inside)]

    def weight(self, keys: Iterable[str]) -> int:
        """What is lost where these are given up."""
        return sum(self.bounded[key].weight for key in keys)

    def counted_from(self, offsets: Mapping[str, int]) -> Sums:
        """The same with each toll counted from the common base: what its own base adds is taken off."""
        return replace(self, totals=tuple(replace(t, interval=_less(t, offsets)) for t in self.totals))


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Cost:
    """What is given up first, then how much has to be supposed, then how far words are strained.

    Words are strained where "at least 16" is taken for 17.
    """

    given_up: int = 0
    amount: int = 0
    strain: int = 0

    def plus(self, other: Cost) -> Cost:
        """Both together."""
        return Cost(
            given_up=self.given_up + other.given_up,
            amount=self.amount + other.amount,
            strain=self.strain + other.strain,
        )


IMPOSSIBLE = Interval(low=1, high=0)
"""What a toll is taken for whose bases exclude each other: no sum meets it."""


def bits(of: int) -> Iterator[int]:
    """The places of the bits that are set, from the lowest."""
    while of:
        lowest = of & -of
        yield lowest.bit_length() - 1
        of ^= lowest


def _less(total: Total, offsets: Mapping[str, int]) -> Interval:
    shifts = {offsets.get(b, 0) for b in total.bases}
    return common(_shifted(total.interval, shift) for shift in shifts) or IMPOSSIBLE if shifts else total.interval


def _shifted(interval: Interval, shift: int) -> Interval:
    low, high = interval.low, interval.high
    return Interval(low=None if low is None else low - shift, high=None if high is None else high - shift)
