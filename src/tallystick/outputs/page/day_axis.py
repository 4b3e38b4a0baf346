"""DayAxis: where days stand on a drawing, with long empty stretches cut out and said so.

Enters: the days to be shown and the room for them. Leaves: positions, ticks and cuts.
What always holds: days are drawn to scale inside a panel; a cut is never silent; positions depend on the days alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_CUT = 28
_LEAST_PANEL = 96.0
_LEAST_EMPTY = 40
_STEPS = (1, 2, 7, 14)
_MONTHS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
_TICK_ROOM = 58.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A stretch of days drawn to scale; `first` and `last` are inclusive, `left` and `right` in drawing units."""

    first: date
    last: date
    left: float
    right: float

    @property
    def day_width(self) -> float:
        """The width of one day in drawing units."""
        return (self.right - self.left) / ((self.last - self.first).days + 1)

    def x(self, day: date) -> float:
        """The middle of a day inside the panel."""
        return self.left + self.day_width * ((day - self.first).days + 0.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayAxis:
    """Panels from left to right, a cut between any two."""

    panels: tuple[Panel, ...]

    @classmethod
    def over(cls, days: Iterable[date], left: float, right: float) -> DayAxis:
        """An axis that shows these days, at least one, between two positions."""
        runs = _runs(sorted(set(days)))
        room = right - left - _CUT * (len(runs) - 1)
        spans = [(last - first).days + 1 for first, last in runs]
        least = min(_LEAST_PANEL, room / len(runs))
        free = room - least * len(runs)
        panels, at = [], left
        for (first, last), span in zip(runs, spans, strict=True):
            width = least + free * span / sum(spans)
            panels.append(Panel(first=first, last=last, left=at, right=at + width))
            at += width + _CUT
        return cls(panels=tuple(panels))

    def panel(self, day: date) -> Panel:
        """The panel that shows the day, or the nearest one."""
        return min(self.panels, key=lambda one: max((one.first - day).days, (day - one.last).days, 0))

    def x(self, day: date) -> float:
        """The position of a day; one outside all panels stands at the edge of the nearest."""
        panel = self.panel(day)
        return panel.x(min(max(day, panel.first), panel.last))

    def cuts(self) -> list[float]:
        """The middles of the cuts."""
        return [panel.right + _CUT / 2 for panel in self.panels[:-1]]

    def ticks(self) -> Iterator[tuple[date, float]]:
        """Days to be labelled, with their positions."""
        for panel in self.panels:
            for day in _ticks(panel):
                yield day, panel.x(day)


def _runs(days: list[date]) -> list[tuple[date, date]]:
    """The days with a day's margin, split where nothing is known for long beside the whole span."""
    span = (days[-1] - days[0]).days
    longest = max(_LEAST_EMPTY, span // 4)
    runs = [[days[0], days[0]]]
    for day in days[1:]:
        if (day - runs[-1][1]).days > longest:
            runs.append([day, day])
        runs[-1][1] = day
    return [(first - timedelta(days=1), last + timedelta(days=1)) for first, last in runs]


def _ticks(panel: Panel) -> list[date]:
    room = max(1, int((panel.right - panel.left) / _TICK_ROOM))
    span = (panel.last - panel.first).days + 1
    if span <= 3:
        return [panel.first + timedelta(days=1)]
    step = next((one for one in _STEPS if span <= one * room), None)
    if step is not None:
        return [panel.first + timedelta(days=number) for number in range(step > 1, span, step)]
    months = next(one for one in _MONTHS if span / 30 <= one * room or one == _MONTHS[-1])
    found = [one for one in _firsts(panel, months) if panel.first <= one <= panel.last]
    return found or [panel.first + timedelta(days=1)]


def _firsts(panel: Panel, step: int) -> Iterator[date]:
    start, end = panel.first.year * 12 + panel.first.month - 1, panel.last.year * 12 + panel.last.month - 1
    for month in range(start - start % step, end + 1, step):
        if month >= 12:
            yield date(month // 12, month % 12 + 1, 1)
