"""Implied: the greatest figure that tolls and the other incidents leave for each incident, whatever is claimed of itself.

What enters: series with their outcomes. What leaves: what is implied, with what it follows from. Always: it rests on nothing
that stands in a contradiction, was given up or counts from another base, so that it holds in every answer that gives up least;
of an incident that stands in a contradiction itself, what the other claims of this one leave is told. No least figure is
implied: an incident of the same day, place and group of which no report tells would enter the same tolls.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from tallystick.model.tolls import Implied
from tallystick.reconcile.bases import shift_of
from tallystick.reconcile.effort import Effort
from tallystick.reconcile.nesting import Nesting
from tallystick.reconcile.outcomes import Outcome
from tallystick.reconcile.rows import Row, Rows, pieces_of
from tallystick.reconcile.series import Series, base_since
from tallystick.reconcile.smallest import needed
from tallystick.reconcile.solver import Asked, Verdict, solve
from tallystick.reconcile.sums import Sums

EFFORT = 1.0
"""Units for all that is asked of a ledger; where they end, what a single toll implies stands."""

Bound = tuple[int, frozenset[str]]
"""The greatest figure that is left, and the keys that it follows from."""


def implied_of(solved: Iterable[tuple[Series, Outcome]]) -> tuple[Implied, ...]:
    """What tolls imply of incidents, in order of these."""
    effort = Effort(EFFORT)
    ordered = sorted(solved, key=lambda one: (len(one[0].statements), one[0].statements[0].toll_id))
    found = [one for series, outcome in ordered for one in _of_series(series, outcome, effort)]
    return tuple(sorted(found, key=lambda one: (one.incident_id, one.group.name, one.measure.value, one.toll_ids)))


def _of_series(series: Series, outcome: Outcome, effort: Effort) -> Iterator[Implied]:
    counts = {c.key: c for c in series.counts}
    apart = frozenset(s.toll_id for s in series.statements if shift_of((base_since(b, s) for b in s.bases), outcome.apart))
    stuck = {key for core in outcome.contradictions for key in core}
    cores = [core for core in outcome.contradictions if apart.isdisjoint(core)]
    left = greatest(series.sums, outcome.lost | stuck | outcome.stopped.keys() | apart, effort)
    for key, (high, rests) in (left | greatest_in(cores, series.sums, effort)).items():
        tolls = [s for s in series.statements if s.toll_id in rests]
        others = [counts[other] for other in rests if other in counts]
        yield Implied(
            incident_id=counts[key].incident_id,
            group=counts[key].group,
            measure=counts[key].value.measure,
            high=high,
            toll_ids=tuple(sorted(s.toll_id for s in tolls)),
            claim_ids=tuple(sorted({c for s in tolls for c in s.claim_ids} | {c for o in others for c in o.value.claim_ids})),
        )


def greatest(sums: Sums, doubtful: frozenset[str], effort: Effort) -> dict[str, Bound]:
    """By incident the greatest figure that is left by all that is not doubtful, its own claims aside."""
    bounds = _Bounds(sums, doubtful, effort)
    return {key: bounds.of(key, 0 if key in doubtful else bounds.claimed(key)) for key in sorted(bounds.by_row)}


def greatest_in(cores: Iterable[Sequence[str]], sums: Sums, effort: Effort) -> dict[str, Bound]:
    """By incident of a contradiction what its other claims leave, where that is less than is claimed."""
    found = {}
    for core in cores:
        bounds = _Bounds(sums, frozenset(sums.bounded.keys() - set(core)), effort)
        for key in sorted(bounds.by_row.keys() & set(core)):
            bound = bounds.of(key, 0)
            if bound[0] < bounds.claimed(key):
                found[key] = bound
    return found


@dataclass(frozen=True)
class _Bounds:
    """The upper bounds of incidents' figures by what is not doubtful."""

    sums: Sums
    doubtful: frozenset[str]
    effort: Effort

    @cached_property
    def _nesting(self) -> Nesting:
        return Nesting(self.sums)

    @cached_property
    def by_row(self) -> dict[str, tuple[int, Row]]:
        """By incident what one row leaves at most, if all else in it is as little as it may be; of several the shortest."""
        rows = Rows(self.sums, self.doubtful, nesting=self._nesting)
        found: dict[str, tuple[int, Row]] = {}
        for row in sorted(rows.all(), key=lambda one: (len(one.keys), one.toll)):
            room = rows.room(row)
            if room is None:
                continue
            for key in rows.told(row):
                high = room + (rows.intervals[key].low or 0)
                if key not in found or high < found[key][0]:
                    found[key] = high, row
        return found

    def claimed(self, key: str) -> int:
        """The least that is claimed of an incident."""
        return self.sums.bounded[key].interval.low or 0

    def of(self, key: str, least: int) -> Bound:
        """The least upper bound of an incident that a row bounds, with the keys that it follows from.

        `least` is what all are known to leave; only where a row leaves more are they asked together.
        """
        high, row = self.by_row[key]
        alone = high, row.keys - {key}
        if high <= least:
            return alone
        return _Together(self.sums, self.doubtful | {key}, self._nesting, key, self.effort).below(high) or alone


@dataclass(frozen=True)
class _Together:
    """All rows that hang together with one incident, whose own claims are given up."""

    sums: Sums
    lost: frozenset[str]
    nesting: Nesting
    key: str
    effort: Effort

    def below(self, limit: int) -> Bound | None:
        """What they leave together, where that is less than a limit; None too where the effort did not suffice."""
        if self.effort.left <= 0:
            return None
        self.effort.spend(0.0, len(self.sums.totals))
        rows = self._rows.all(self._fatal)
        piece = next(piece for piece in pieces_of(rows, self._rows) if any(self.key in row.figures for row in piece))
        high = self._most(piece) if len(piece) > 1 else None
        if high is None or high >= limit:
            return None
        return high, self._rests(needed(piece, lambda some: not self._limits(some, high)))

    @cached_property
    def _fatal(self) -> int:
        """The stretches in which wounded may have died: what is lacking need not be silent then."""
        return self._rows.days(self._rows.all()) if any(self.sums.wounded.values()) else 0

    def _rests(self, some: Sequence[Row]) -> frozenset[str]:
        """The keys of rows, and of those that keep what these lack from being supposed in their room."""
        return frozenset(key for row in some for key in row.keys) | self._rows.crowding(some, self._fatal)

    @cached_property
    def _rows(self) -> Rows:
        return Rows(self.sums, self.lost, nesting=self.nesting)

    def _most(self, piece: Sequence[Row]) -> int | None:
        solved = solve(tuple(piece), self._rows, self.effort, Asked(greatest=self.key))
        answer = solved.answer if solved.verdict is Verdict.SOLVED else None
        return answer.figures[self.key] if answer is not None else None

    def _limits(self, some: Sequence[Row], high: int) -> bool:
        """Whether some rows suffice for the bound."""
        return any(self.key in row.figures and row.interval.high is not None for row in some) and self._most(some) == high
