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
from tallystick.reconcile.kept import Kept
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

Solved = tuple[Series, Outcome]
"""A series, and what was found of it."""


def implied_of(solved: Iterable[Solved], kept: Kept[Solved, tuple[Implied, ...]] | None = None) -> tuple[Implied, ...]:
    """What tolls imply of incidents, in order of these; `kept` is what they did last time."""
    ordered = sorted(solved, key=lambda one: (len(one[0].statements), one[0].statements[0].toll_id))
    by_first = {one[0].statements[0].toll_id: one for one in ordered}
    found = [one for some in (kept or Kept(implied_in)).of(by_first, EFFORT, EFFORT) for one in some]
    return tuple(sorted(found, key=lambda one: (one.incident_id, one.group.name, one.measure.value, one.toll_ids)))


def implied_in(solved: Solved, effort: Effort) -> tuple[Implied, ...]:
    """What the tolls of one series imply."""
    return tuple(_of_series(*solved, effort))


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
    return {key: bound for alike in bounds.alike for key, bound in bounds.of(alike, least=0)}


def greatest_in(cores: Iterable[Sequence[str]], sums: Sums, effort: Effort) -> dict[str, Bound]:
    """By incident of a contradiction what its other claims leave, where that is less than is claimed."""
    found: dict[str, Bound] = {}
    for core in cores:
        bounds = _Bounds(sums, frozenset(sums.bounded.keys() - set(core)), effort)
        inside = ([key for key in some if key in core] for some in bounds.alike)
        for alike in filter(None, inside):
            found |= {key: bound for key, bound in bounds.of(alike) if bound[0] < bounds.claimed(key)}
    return found


@dataclass(frozen=True)
class _Bounds:
    """The upper bounds of incidents' figures by what is not doubtful."""

    sums: Sums
    doubtful: frozenset[str]
    effort: Effort

    @cached_property
    def _rows(self) -> Rows:
        return Rows(self.sums, self.doubtful, nesting=Nesting(self.sums))

    @cached_property
    def alike(self) -> list[list[str]]:
        """The incidents that rows limit, those together that the same rows count; what may lie in a row is like no other."""
        counting: dict[str, list[str]] = {}
        for row in self._rows.all():
            for key in self._rows.told(row):
                counting.setdefault(key, []).append(row.toll)
            for key in row.joins:
                counting.setdefault(key, []).append(key)
        found: dict[tuple[str, ...], list[str]] = {}
        for key in sorted(self._by_row):
            found.setdefault(tuple(counting[key]), []).append(key)
        return list(found.values())

    @cached_property
    def _by_row(self) -> dict[str, tuple[int, Row]]:
        """By incident what one row leaves beyond its claim, if all in it is as little as it may be; of several the shortest."""
        found: dict[str, tuple[int, Row]] = {}
        for row in sorted(self._rows.all(), key=lambda one: (len(one.keys), one.toll)):
            room = self._rows.room(row)
            if room is None:
                continue
            for key in self._rows.told(row):
                if key not in found or room < found[key][0]:
                    found[key] = room, row
        return found

    def claimed(self, key: str) -> int:
        """The least that is claimed of an incident; nothing where that is doubtful."""
        return self._rows.intervals[key].low or 0

    def of(self, alike: Sequence[str], least: int | None = None) -> Iterator[tuple[str, Bound]]:
        """The least upper bounds of incidents that the same rows count, with the keys that each follows from.

        Whichever of them is open takes up as much beyond its claim, so that one is asked for all. `least` is what all rows are
        known to leave beyond claims; only where a row leaves more are they asked together.
        """
        room, row = self._by_row[alike[0]]
        left = room, row.keys
        if least is None or room > least:
            left = self._together(alike[0], room) or left
        for key in alike:
            yield key, (self.claimed(key) + left[0], left[1] - {key})

    def _together(self, key: str, room: int) -> Bound | None:
        """What all rows leave beyond the claim of an incident, and what that follows from, its own claim too."""
        together = _Together(self.sums, self.doubtful | {key}, self._rows.nesting, key, self.effort)
        found = together.below(self.claimed(key) + room)
        if found is None:
            return None
        return found[0] - self.claimed(key), found[1] | ({key} - self.doubtful)


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
