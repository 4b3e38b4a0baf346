"""Bounds: how much a piece of toll arithmetic lacks, seen without a search.

What enters: a piece. What leaves: the least that has to be supposed, and what would do. Always: nothing can cost less than the
one; the other is an answer, though perhaps not the best.
"""

from __future__ import annotations

from collections.abc import Mapping

from tallystick.reconcile.rows import Piece, Row, Rows


def least_missing(piece: Piece, rows: Rows) -> int:
    """What must be missing: the sum of what rows lack that share no silence, the neediest first; never too much."""
    found, taken = 0, frozenset[object]()
    for row in sorted(piece, key=lambda r: (-_lack(r, rows), r.toll)):
        silences = frozenset[object]((*row.silences, *row.deaths))
        if not silences & taken:
            found, taken = found + max(0, _lack(row, rows)), taken | silences
    return found


def enough(piece: Piece) -> Mapping[int, int] | None:
    """Silences that would make a piece agree, each toll's lack in the last days of its own; None where that is too much."""
    supposed: dict[int, int] = {}
    for row in sorted(piece, key=lambda r: (len(r.silences), r.toll)):
        lack = (row.interval.low or 0) - _given(row, supposed)
        if lack > 0 and row.silences:
            supposed[row.silences[-1]] = supposed.get(row.silences[-1], 0) + lack
    agree = all(_within(row, _given(row, supposed)) and not row.joins and not row.figures for row in piece)
    return supposed if agree else None


def _lack(row: Row, rows: Rows) -> int:
    """How much a row lacks, if all that may lie in it does; nothing where that is open."""
    highest = [rows.intervals[key].high for key in (*row.figures, *row.joins)]
    if row.interval.low is None or None in highest:
        return 0
    return row.interval.low - sum(high for high in highest if high is not None)


def _given(row: Row, supposed: Mapping[int, int]) -> int:
    return sum(supposed.get(at, 0) for at in row.silences)


def _within(row: Row, number: int) -> bool:
    low, high = row.interval.low, row.interval.high
    return (low is None or low <= number) and (high is None or number <= high)
