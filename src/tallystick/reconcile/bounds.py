"""Bounds: how much a piece of toll arithmetic lacks, seen without a search.

What enters: a piece. What leaves: the least that has to be supposed, and what would do. Always: nothing can cost less than the
one; the other is an answer, though perhaps not the best.
"""

from __future__ import annotations

from collections.abc import Mapping

from tallystick.reconcile.rows import Death, Piece, Row, Rows


def least_missing(piece: Piece, rows: Rows) -> int:
    """What must be missing: the sum of what rows lack that share no silence, the neediest first; never too much."""
    found, silences, deaths = 0, 0, frozenset[Death]()
    for row in sorted(piece, key=lambda r: (-_lack(r, rows), r.toll)):
        if not silences & row.silences and deaths.isdisjoint(row.deaths):
            found += max(0, _lack(row, rows))
            silences, deaths = silences | row.silences, deaths.union(row.deaths)
    return found


def enough(piece: Piece) -> int | None:
    """How many would make a piece agree, each toll's lack in its own last days; None where that is too much for others."""
    supposed: dict[int, int] = {}
    for row in sorted(piece, key=lambda r: (r.silences.bit_count(), r.toll)):
        lack = (row.interval.low or 0) - _given(row, supposed)
        if lack > 0 and row.silences:
            last = row.silences.bit_length() - 1
            supposed[last] = supposed.get(last, 0) + lack
    agree = all(_within(row, _given(row, supposed)) and not row.joins and not row.figures for row in piece)
    return sum(supposed.values()) if agree else None


def _lack(row: Row, rows: Rows) -> int:
    """How much a row lacks, if all that may lie in it does; nothing where that is open."""
    highest = [rows.intervals[key].high for key in (*row.figures, *row.joins)]
    if row.interval.low is None or None in highest:
        return 0
    return row.interval.low - sum(high for high in highest if high is not None)


def _given(row: Row, supposed: Mapping[int, int]) -> int:
    return sum(number for at, number in supposed.items() if row.silences >> at & 1)


def _within(row: Row, number: int) -> bool:
    low, high = row.interval.low, row.interval.high
    return (low is None or low <= number) and (high is None or number <= high)
