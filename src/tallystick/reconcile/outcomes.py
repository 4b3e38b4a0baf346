"""Outcome: what toll arithmetic finds in one series.

What enters: a series and the effort that it may take. What leaves: gaps with every reading that costs the same, contradictions,
bases that run apart, tolls of which the effort did not tell all. Always: each explanation was tried alone, and none is
preferred to another of equal cost.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tallystick.reconcile.arithmetic import Arithmetic, Settled
from tallystick.reconcile.bases import run_apart
from tallystick.reconcile.bounds import enough, least_missing
from tallystick.reconcile.effort import Effort
from tallystick.reconcile.gaps import Gap, gaps_of
from tallystick.reconcile.rows import Piece, Rows
from tallystick.reconcile.series import Series
from tallystick.reconcile.solver import Solved, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """What was found of a toll before the effort ended: the best answer supposes `best` (None: there is none yet).

    No answer can suppose fewer than `least`.
    """

    best: int | None
    least: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """`figures` are the solver's, for sums that are written out; they are implied and enter no value.

    `contradictions` are smallest sets of keys; `apart` are bases that run on consistently beside the others. `stopped` has the
    tolls for which the effort did not suffice; `lost` is what was given up.
    """

    figures: Mapping[str, int]
    joined: frozenset[tuple[str, str]] = frozenset()
    gaps: tuple[Gap, ...] = ()
    contradictions: tuple[tuple[str, ...], ...] = ()
    other_base: bool = False
    apart: Mapping[str, int]
    stopped: Mapping[str, Stopped]
    lost: frozenset[str] = frozenset()


def outcome_of(series: Series, effort: Effort) -> Outcome:
    """Solve one series: plainly, then with what may explain it. A toll alone has nothing to be laid beside."""
    if len(series.statements) == 1 and not series.counts:
        return Outcome(figures={}, apart={}, stopped={})
    arithmetic = Arithmetic(effort)
    based = run_apart(series.sums, arithmetic)
    settled, apart = based.settled, based.offsets
    whole = settled.whole()
    return Outcome(
        figures=whole.figures,
        joined=whole.joined,
        gaps=gaps_of(series, arithmetic, settled, apart),
        contradictions=settled.cores,
        other_base=based.other,
        apart=apart,
        stopped=_stopped(settled),
        lost=settled.lost,
    )


def _stopped(settled: Settled) -> dict[str, Stopped]:
    """The tolls of pieces that the effort did not suffice for."""
    unsolved = [(p, s) for p, s in settled.solved if s.verdict is not Verdict.SOLVED]
    return {row.toll: one for piece, solved in unsolved for one in [_best(piece, solved, settled.rows)] for row in piece}


def _best(piece: Piece, solved: Solved, rows: Rows) -> Stopped:
    bound = least_missing(piece, rows)
    if solved.answer is not None:
        return Stopped(best=solved.answer.cost.amount, least=max(bound, solved.answer.least.amount))
    return Stopped(best=enough(piece), least=bound)
