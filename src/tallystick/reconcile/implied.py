"""Implied: the greatest figure that tolls and the other incidents leave for an incident that has no exact one.

What enters: series with their outcomes. What leaves: what is implied, where it is narrower than what is claimed. Always: it
rests on nothing that stands in a contradiction, was given up or counts from another base, so that it holds in every answer that
gives up least. No least figure is implied: somebody of whom no report tells may account for whatever a toll lacks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tallystick.model.tolls import Implied
from tallystick.reconcile.bases import shift_of
from tallystick.reconcile.effort import Effort
from tallystick.reconcile.intervals import Interval
from tallystick.reconcile.outcomes import Outcome
from tallystick.reconcile.rows import Piece, Row, Rows, pieces_of
from tallystick.reconcile.series import Series, base_since
from tallystick.reconcile.solver import Asked, Verdict, solve
from tallystick.reconcile.sums import Sums

EFFORT = 4.0
"""Units for all that is asked of a ledger; where they end, what a single toll implies stands."""


def implied_of(solved: Iterable[tuple[Series, Outcome]]) -> tuple[Implied, ...]:
    """What tolls imply of incidents, in order of these."""
    effort = Effort(EFFORT)
    ordered = sorted(solved, key=lambda one: (len(one[0].statements), one[0].statements[0].toll_id))
    found = [one for series, outcome in ordered for one in _of_series(series, outcome, effort)]
    return tuple(sorted(found, key=lambda one: (one.incident_id, one.group.name, one.measure.value, one.toll_ids)))


def _of_series(series: Series, outcome: Outcome, effort: Effort) -> Iterator[Implied]:
    counts = {c.key: c for c in series.counts}
    for key, (high, needed) in greatest(series.sums, _doubtful(series, outcome), effort).items():
        tolls = [s for s in series.statements if s.toll_id in needed]
        others = [counts[other] for other in needed if other in counts and other != key]
        yield Implied(
            incident_id=counts[key].incident_id,
            group=counts[key].group,
            measure=counts[key].value.measure,
            low=counts[key].interval.low,
            high=high,
            toll_ids=tuple(sorted(s.toll_id for s in tolls)),
            claim_ids=tuple(sorted({c for s in tolls for c in s.claim_ids} | {c for o in others for c in o.value.claim_ids})),
        )


def greatest(sums: Sums, doubtful: frozenset[str], effort: Effort) -> dict[str, tuple[int, frozenset[str]]]:
    """By incident the greatest figure that is left, where that is less than is claimed, with the keys that it follows from."""
    rows = Rows(sums, doubtful)
    found = {}
    for piece in pieces_of(rows.all(), rows):
        for key in sorted({key for row in piece for key in row.figures} - doubtful):
            bound = _Bounds(rows=rows, key=key, effort=effort).least_of(piece)
            if bound is not None and _narrower(rows.intervals[key], bound[0]):
                found[key] = bound
    return found


def _doubtful(series: Series, outcome: Outcome) -> frozenset[str]:
    """What may be given up, what the effort did not suffice for, and totals from another base."""
    apart = {s.toll_id for s in series.statements if shift_of((base_since(b, s) for b in s.bases), outcome.apart)}
    stuck = {key for core in outcome.contradictions for key in core}
    return outcome.lost | stuck | outcome.stopped.keys() | apart


def _narrower(claimed: Interval, high: int) -> bool:
    return claimed.high is None or high < claimed.high


@dataclass(frozen=True, kw_only=True)
class _Bounds:
    """The upper bounds of one incident's figure."""

    rows: Rows
    key: str
    effort: Effort

    def least_of(self, piece: Piece) -> tuple[int, frozenset[str]] | None:
        """The least upper bound that a piece sets, with the keys that it follows from; None where there is none."""
        by_row = [(high, row) for row in piece if (high := self._by(row)) is not None]
        if not by_row:
            return None
        high, row = min(by_row, key=lambda one: (one[0], one[1].toll))
        together = self._together(piece) if len(piece) > 1 else None
        if together is None or together >= high:
            return high, _keys((row,))
        return together, _keys(self._needed(piece, together))

    def _by(self, row: Row) -> int | None:
        """What one row leaves, if all others in it are as few as they may be."""
        if row.interval.high is None or self.key not in row.figures:
            return None
        return row.interval.high - sum(self.rows.intervals[key].low or 0 for key in row.figures if key != self.key)

    def _together(self, piece: Sequence[Row]) -> int | None:
        """What all rows together leave; None where the effort did not suffice."""
        solved = solve(tuple(piece), self.rows, self.effort, Asked(greatest=self.key))
        answer = solved.answer if solved.verdict is Verdict.SOLVED else None
        return answer.figures[self.key] if answer is not None else None

    def _needed(self, piece: Piece, high: int) -> list[Row]:
        """Rows from which none can be left out without losing the bound."""
        needed = list(piece)
        for row in piece:
            rest = [one for one in needed if one is not row]
            if any(self._by(one) is not None for one in rest) and self._together(rest) == high:
                needed = rest
        return needed


def _keys(rows: Iterable[Row]) -> frozenset[str]:
    """The tolls of rows, those that they are measured from, and the incidents in them."""
    return frozenset(key for row in rows for key in row.keys)
