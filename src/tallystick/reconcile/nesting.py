"""Nesting: which tolls hold which others wholly, asked once for a series.

What enters: the tolls of a series. What leaves: the largest of some tolls that one holds. Always: it follows from what tolls
count alone, so it stays whatever bases are taken off and whatever is given up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tallystick.reconcile.sums import Total


class Nesting:
    """Answers which tolls lie in another one; tolls are bits, the largest first."""

    def __init__(self, totals: Sequence[Total]) -> None:
        self._ordered = sorted(totals, key=lambda t: (-_size(t), t.key))
        self._place = {t.key: at for at, t in enumerate(self._ordered)}
        self._held: dict[str, int] = {}

    def among(self, totals: Iterable[Total]) -> int:
        """Some tolls, as bits."""
        return sum(1 << self._place[t.key] for t in totals)

    def largest(self, total: Total, among: int) -> str | None:
        """The key of the largest of some tolls that lies wholly in another one."""
        held = self._held_by(total) & among
        return self._ordered[(held & -held).bit_length() - 1].key if held else None

    def _held_by(self, total: Total) -> int:
        if total.key not in self._held:
            inner = (at for at, one in enumerate(self._ordered) if one.key != total.key and one.within(total))
            self._held[total.key] = sum(1 << at for at in inner)
        return self._held[total.key]


def _size(total: Total) -> int:
    return total.inside.bit_count() + total.silences.bit_count()
