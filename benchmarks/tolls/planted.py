"""Planted: what is found of what was planted, over histories of a conflict.

In: how many histories. Out: F of gaps and of contradictions, culprits inside the smallest sets, and the share of consistent
histories without a finding. Always: the same number gives the same histories; half of them hold something planted, by turns
silent incidents, wrong totals and wrong figures, all three, another base, corrections; the other half is consistent.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from benchmarks.tolls.telling import told
from benchmarks.tolls.truth import Score, score
from benchmarks.tolls.world import Shape, drawn

CONSISTENT = Shape(boasts=150)
PLANTED = (
    replace(CONSISTENT, silent=120),
    replace(CONSISTENT, wrong_totals=60),
    replace(CONSISTENT, wrong_figures=60),
    replace(CONSISTENT, silent=60, wrong_totals=30, wrong_figures=30),
    replace(CONSISTENT, silent=60, based=1),
    replace(CONSISTENT, wrong_totals=80, corrected=600),
)


def planted_scores(histories: int) -> Score:
    """The score of histories with something planted."""
    found = Score()
    for seed in range(histories):
        found = found.plus(_score(PLANTED[seed % len(PLANTED)], seed))
    return found


def quiet(histories: int) -> float:
    """The share of consistent histories on which nothing is in doubt."""
    return sum(_score(CONSISTENT, seed).doubts == 0 for seed in range(histories)) / histories


def shares(found: Score) -> dict[str, float]:
    """The figures of a score."""
    recall = {"gap": _share(found.silent_found, found.silent), "contradiction": _share(found.wrong_found, found.wrong)}
    precision = {
        "gap": _share(found.gaps_right, found.gaps),
        "contradiction": _share(found.contradictions_right, found.contradictions),
    }
    measured = {f"{kind}s, F": _harmonic((recall[kind], precision[kind])) for kind in recall}
    measured |= {f"{kind}s, precision": precision[kind] for kind in precision}
    measured["gaps, recall"] = recall["gap"]
    measured["planted culprit in a smallest set"] = recall["contradiction"]
    return measured


def _score(shape: Shape, seed: int) -> Score:
    history = told(drawn(shape, seed), seed)
    return score(history, history.reconciled())


def _share(some: int, of: int) -> float:
    return some / of if of else 1.0


def _harmonic(parts: Iterable[float]) -> float:
    one, other = parts
    return 2 * one * other / (one + other) if one + other else 0.0
