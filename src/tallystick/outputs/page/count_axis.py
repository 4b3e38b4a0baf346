"""CountAxis: where numbers of persons or things stand on a drawing.

Enters: the largest number to be shown and the room. Leaves: positions and ticks, whole numbers only.
What always holds: the axis begins at 0; where numbers differ widely the scale is by square root, and `words` says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

_WIDE = 60
_ROUND = (1, 2, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountAxis:
    """An axis from 0 at `bottom` up to `most` at `top`, in drawing units (y grows downwards)."""

    most: int
    bottom: float
    top: float
    root: bool

    @classmethod
    def over(cls, largest: int, bottom: float, top: float, root: bool | None = None) -> CountAxis:
        """An axis that holds every number up to `largest`; by square root from 60 on unless told otherwise."""
        return cls(most=max(1, largest), bottom=bottom, top=top, root=largest > _WIDE if root is None else root)

    @property
    def words(self) -> str:
        """What the scale is, for a caption."""
        return "square-root scale, so that small figures stay legible" if self.root else "even scale"

    def y(self, number: int) -> float:
        """The position of a number, held inside the drawing."""
        share = min(max(number / self.most, 0.0), 1.0)
        return self.bottom - (self.bottom - self.top) * (sqrt(share) if self.root else share)

    def ticks(self) -> list[int]:
        """0 and round numbers, at most about six."""
        step = next(one * 10**power for power in range(19) for one in _ROUND if self.most <= 5 * one * 10**power)
        even = [0, *range(step, self.most + 1, step)]
        return [0, *[one for one in (step // 20, step // 4) if self.root and one], *even[1:]]
