"""Nesting: which tolls hold which others wholly, and what they count beyond them, asked once for a series.

What enters: the sums of a series. What leaves: the largest of some tolls that one holds, and what one counts that another does
not. Always: it follows from what tolls count alone, so it stays whatever bases are taken off and whatever is given up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tallystick.reconcile.sums import Sums, Total, bits


@dataclass(frozen=True, slots=True, kw_only=True)
class Beyond:
    """What a toll counts beyond another one: incidents by their keys, `silences` as bits.

    `dying` has for each of its `days` (bits) the incidents, as bits, of whose wounded those who died then are counted too.
    """

    told: tuple[str, ...]
    silences: int
    days: int
    dying: Mapping[int, int]


class Nesting:
    """Answers which tolls lie in another one; tolls are bits, the largest first."""

    def __init__(self, sums: Sums) -> None:
        self._sums = sums
        self._ordered = sorted(sums.totals, key=lambda t: (-_size(t), t.key))
        self._place = {t.key: at for at, t in enumerate(self._ordered)}
        self._held: dict[str, int] = {}
        self._beyond: dict[tuple[str, str | None], Beyond] = {}

    def among(self, totals: Iterable[Total]) -> int:
        """Some tolls, as bits."""
        return sum(1 << self._place[t.key] for t in totals)

    def largest(self, total: Total, among: int) -> str | None:
        """The key of the largest of some tolls that lies wholly in another one."""
        held = self._held_by(total) & among
        return self._ordered[(held & -held).bit_length() - 1].key if held else None

    def beyond(self, toll: str, reference: str | None) -> Beyond:
        """What a toll counts beyond one that it holds, by their keys; all of it where there is none."""
        key = toll, reference
        if key not in self._beyond:
            less = self._sums.total(reference) if reference is not None else None
            self._beyond[key] = self._counted(self._sums.total(toll), less)
        return self._beyond[key]

    def _counted(self, total: Total, less: Total | None) -> Beyond:
        inside, silences, days = (less.inside, less.silences, less.days) if less is not None else (0, 0, 0)
        fresh = total.inside & ~inside
        dying = {at: (fresh if days >> at & 1 else total.inside) & self._sums.lingering[at] for at in bits(total.days)}
        dying = {at: incidents for at, incidents in dying.items() if incidents}
        return Beyond(
            told=tuple(self._sums.known[at].key for at in bits(fresh)),
            silences=total.silences & ~silences,
            days=sum(1 << at for at in dying),
            dying=dying,
        )

    def _held_by(self, total: Total) -> int:
        if total.key not in self._held:
            inner = (at for at, one in enumerate(self._ordered) if one.key != total.key and one.within(total))
            self._held[total.key] = sum(1 << at for at in inner)
        return self._held[total.key]


def _size(total: Total) -> int:
    return total.inside.bit_count() + total.silences.bit_count()
