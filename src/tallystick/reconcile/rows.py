"""Rows: tolls written as what they say beyond a toll that they hold, and the pieces into which they fall.

What enters: sums, and what of them is given up. What leaves: pieces of rows. Always: where one toll with an exact number lies
wholly in another, the larger says just as much as the difference of the two, as long as the smaller holds; so a year of running
totals falls into the days between them, and pieces that share nothing unknown are solved apart with nothing lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from tallystick.reconcile.intervals import OPEN, Interval
from tallystick.reconcile.sums import Sums, Total, bits

NOTHING: frozenset[str] = frozenset()

Death = tuple[str, int]
"""An incident, and the stretch in which one of its wounded may have died."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a toll says beyond `reference`, a toll that it holds: bounds of the sum of what is not known in it.

    `keys` are all claims and tolls that it rests on; `joins` incidents that may lie in it, `figures` those of no exact number;
    `silences` are bits.
    """

    toll: str
    reference: str | None
    keys: frozenset[str]
    interval: Interval
    figures: tuple[str, ...]
    joins: tuple[str, ...]
    silences: int
    deaths: tuple[Death, ...]


Piece = tuple[Row, ...]
"""Rows that hang together."""


class Rows:
    """The rows of sums; `loose` may be given up, so that no other toll is measured from them, and `lost` are given up."""

    def __init__(self, sums: Sums, lost: frozenset[str] = NOTHING, loose: frozenset[str] = NOTHING) -> None:
        self.sums = sums
        self.lost = lost
        self.loose = loose
        self.intervals = {k.key: OPEN if k.key in lost else k.interval for k in sums.known}
        self._exact = {key for key, interval in self.intervals.items() if interval.exact is not None} - loose
        self._at = {k.key: place for place, k in enumerate(sums.known)}
        self._totals = [t for t in sums.totals if t.key not in lost]
        anchors = [t for t in self._totals if t.interval.exact is not None and not t.maybe and t.key not in loose]
        self._anchors = sorted(anchors, key=lambda t: (-_size(t), t.key))

    def all(self, fatal: int = 0) -> list[Row]:
        """The row of each toll, measured from the largest that it holds; in the stretches of `fatal` wounded may have died.

        What enters no row that lacks something is left out: to suppose it would help none.
        """
        rows = [self._row(total, reference, fatal) for total, reference in self._measured]
        lacking = [row for row in rows if (row.interval.low or 0) > sum(self._low(key) for key in row.figures)]
        silences = union(row.silences for row in lacking)
        deaths = {death for row in lacking for death in row.deaths}
        return [
            replace(row, silences=row.silences & silences, deaths=tuple(d for d in row.deaths if d in deaths)) for row in rows
        ]

    @cached_property
    def _measured(self) -> list[tuple[Total, Total | None]]:
        return [(t, next((a for a in self._anchors if a is not t and a.within(t)), None)) for t in self._totals]

    def _row(self, total: Total, reference: Total | None, fatal: int) -> Row:
        inside = total.inside & ~(reference.inside if reference else 0)
        told = [self.sums.known[at].key for at in bits(inside)]
        known = sum(self.intervals[key].exact or 0 for key in told if key in self._exact)
        start = (reference.interval.exact or 0) if reference else 0
        rests = {total.key, *told, *total.maybe} | ({reference.key} if reference else set())
        return Row(
            toll=total.key,
            reference=reference.key if reference else None,
            keys=frozenset(rests) - self.lost,
            interval=_beyond(total.interval, start + known),
            figures=tuple(key for key in told if key not in self._exact),
            joins=total.maybe,
            silences=total.silences & ~(reference.silences if reference else 0),
            deaths=tuple(self._deaths(total, reference, fatal)) if fatal else (),
        )

    def days(self, given: Iterable[Row]) -> int:
        """The stretches in which some of the wounded may have died whom these rows count, as bits."""
        found = 0
        for row in given:
            one = self.sums.total(row.toll)
            other = self.sums.total(row.reference) if row.reference is not None else None
            found |= union(1 << at for at in bits(one.days) if self._dying(one, other, at))
        return found

    def _dying(self, total: Total, reference: Total | None, at: int) -> int:
        """The incidents, as bits, of whose wounded those who died in a stretch are counted by a toll, not by its reference."""
        both = reference.inside if reference is not None and reference.days >> at & 1 else 0
        return total.inside & ~both & self.sums.lingering[at]

    def exact(self, key: str) -> int | None:
        """The number of an incident, where it is one that cannot be given up."""
        return self.intervals[key].exact if key in self._exact else None

    @cached_property
    def tolls(self) -> frozenset[str]:
        """The keys of all tolls."""
        return frozenset(t.key for t in self.sums.totals)

    def may_hold(self, row: Row) -> bool | None:
        """Whether a row can hold on its own; None where that is no matter of its bounds alone."""
        bounds = [self.intervals[key] for key in row.figures]
        low, high = row.interval.low, row.interval.high
        if high is not None and sum(i.low or 0 for i in bounds) > high:
            return False
        highs = [i.high for i in bounds]
        if row.silences or None in highs or low is None:
            return True
        return None if row.joins or row.deaths else low <= sum(high for high in highs if high is not None)

    def _low(self, key: str) -> int:
        return 0 if key in self.loose else self.intervals[key].low or 0

    def _deaths(self, total: Total, reference: Total | None, fatal: int) -> Iterator[Death]:
        """Deaths that the toll counts and its reference does not."""
        for at in bits(total.days & fatal):
            for incident in bits(self._dying(total, reference, at)):
                yield self.sums.known[incident].key, at


def pieces_of(rows: Sequence[Row], of: Rows) -> list[Piece]:
    """The rows that share something unknown together, each piece sorted; an incident of an exact number ties nothing."""
    pieces: list[tuple[int, frozenset[object], list[Row]]] = []
    for row in rows:
        others: frozenset[object] = frozenset((*row.figures, *row.deaths, *(k for k in row.joins if of.exact(k) is None)))
        near = [p for p in pieces if p[0] & row.silences or not p[1].isdisjoint(others)]
        joined = (
            union((row.silences, *(p[0] for p in near))),
            others.union(*(p[1] for p in near)),
            [row, *(one for p in near for one in p[2])],
        )
        pieces = [p for p in pieces if all(p is not n for n in near)] + [joined] if near else [*pieces, joined]
    return sorted((tuple(sorted(p[2], key=lambda r: r.toll)) for p in pieces), key=lambda p: p[0].toll)


def _size(total: Total) -> int:
    return total.inside.bit_count() + total.silences.bit_count()


def _beyond(interval: Interval, start: int) -> Interval:
    low, high = interval.low, interval.high
    return Interval(low=None if low is None else low - start, high=None if high is None else high - start)


def union(parts: Iterable[int]) -> int:
    """All bits of all of them."""
    found = 0
    for part in parts:
        found |= part
    return found
