"""Room: where words may stand on a drawing without covering others, or marks.

Enters: words with places that would do, the best first. Leaves: the first place that is free, or None where there is none.
What always holds: what was given a place is never covered; words without room are left out, and stand in the table.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from tallystick.outputs.page import svg

_LETTER, _LINE = 7.6, 12.0
"""About the width and height of a letter in the drawings' type."""

_BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""The share of the words that stands left of the point, by how they are anchored to it."""

Box = tuple[float, float, float, float]


class Room:
    """The words and marks of one drawing; marks are told first."""

    def __init__(self) -> None:
        self._taken: list[Box] = []

    def mark(self, x: float, y: float, reach: float) -> None:
        """Keep a mark free, which reaches so far on every side."""
        self._taken.append((x - reach, y - reach, x + reach, y + reach))

    def words(self, content: str, places: Iterable[tuple[float, float]], class_: str, anchor: str = "middle") -> list[Markup]:
        """The words at the first free place; none where every place is taken."""
        for x, y in places:
            width = len(content) * _LETTER
            left = x - width * _BEFORE[anchor]
            box = (left, y - _LINE + 2, left + width, y + 2)
            if not any(_cover(box, other) for other in self._taken):
                self._taken.append(box)
                return [svg.words(x, y, content, class_, anchor)]
        return []


def _cover(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
