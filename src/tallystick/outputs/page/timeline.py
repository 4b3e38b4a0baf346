"""Timeline: incidents on the days on which they are said to have happened, with the killed as ranges.

Enters: a lookup. Leaves: an inline SVG drawing, or None where there is no incident.
What always holds: one mark for each incident and group harmed, for figures of different groups are never added up here; an
incident without a figure of killed stands beneath the axis, not at 0; undated incidents stand apart, under words that say so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from tallystick.model.claims import Measure
from tallystick.model.incidents import Incident, Value
from tallystick.outputs import wording
from tallystick.outputs.lookup import Lookup
from tallystick.outputs.page import svg
from tallystick.outputs.page.count_axis import CountAxis
from tallystick.outputs.page.day_axis import DayAxis
from tallystick.outputs.printable import one_line

_LEFT, _TOP, _BOTTOM, _HEIGHT = 60.0, 52.0, 268.0, 354.0
_STEP, _LABEL = 18.0, 12.0
_LEAST_WIDTH = 1060.0
_APART = 40.0
_LANE, _KEY_ROW, _LEADER, _AXIS_ROW = _BOTTOM + 16, _BOTTOM + 34, _BOTTOM + 38, _BOTTOM + 68


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One incident and one group's killed; `value` None where the incident has no figure of killed."""

    number: int
    incident: Incident
    value: Value | None


def timeline(look: Lookup) -> Markup | None:
    """The drawing; incidents are numbered in order of day, as on the page."""
    marks = [mark for number, one in enumerate(look.in_order(), 1) for mark in _marks(look, number, one)]
    if not marks:
        return None
    dated = [one for one in marks if _day(one.incident)]
    undated = [one for one in marks if not _day(one.incident)]
    apart = _APART + _STEP * max(5, len(undated)) if undated else 0.0
    width = max(_LEAST_WIDTH, _LEFT + _STEP * (len(dated) + 4) + apart)
    counts = CountAxis.over(_largest(marks), _BOTTOM, _TOP)
    edge = width - apart
    parts = [*_grid(counts, edge - 10 if dated else _LEFT), *(_dated(dated, counts, edge) if dated else ())]
    if undated:
        parts += _undated(undated, counts, edge if dated else _LEFT, width)
    title = "Incidents by day, with the number of killed as a range"
    return svg.drawing(width, _HEIGHT, title, f"{len(marks)} marks; the table beneath gives the same in words.", *parts)


def scale_words(look: Lookup) -> str:
    """What the vertical scale of the drawing is."""
    marks = [mark for one in look.in_order() for mark in _marks(look, 0, one)]
    return CountAxis.over(_largest(marks), _BOTTOM, _TOP).words


def short(low: int | None, high: int | None) -> str:
    """An interval short enough for a drawing: "2", "51–53", "20+", "≤53", "?"."""
    if low is not None and high is not None:
        return f"{low:,}" if low == high else f"{low:,}–{high:,}"
    if low is not None:
        return f"{low:,}+"
    return f"≤{high:,}" if high is not None else "?"


def _marks(look: Lookup, number: int, incident: Incident) -> list[Mark]:
    killed = [one for one in look.values_of(incident) if one.measure is Measure.KILLED]
    if not killed:
        return [Mark(number=number, incident=incident, value=None)]
    return [Mark(number=number, incident=incident, value=one) for one in killed]


def _day(incident: Incident) -> date | None:
    return (incident.days.first or incident.days.last) if incident.days else None


def _largest(marks: Sequence[Mark]) -> int:
    return max((bound for one in marks if one.value for bound in (one.value.low, one.value.high) if bound), default=1)


def _grid(counts: CountAxis, right: float) -> list[Markup]:
    lines = [svg.line(_LEFT, counts.y(one), right, counts.y(one), "grid") for one in counts.ticks()]
    labels = [svg.words(_LEFT - 8, counts.y(one) + 4, f"{one:,}", "tick", "end") for one in counts.ticks()]
    return [*lines, *labels, svg.words(6, 18, "killed", "axis", "start")]


def _dated(marks: Sequence[Mark], counts: CountAxis, edge: float) -> list[Markup]:
    days = [day for one in marks if one.incident.days for day in (one.incident.days.first, one.incident.days.last) if day]
    axis = DayAxis.over(days, _LEFT, edge - 10)
    parts = axis_parts(axis, _AXIS_ROW)
    true = [axis.x(day) for one in marks if (day := _day(one.incident))]
    xs = spread(true, _STEP, (_LEFT + _STEP, edge - 10 - _STEP))
    for mark, at, x, y in zip(marks, true, xs, label_heights(marks, xs, counts), strict=True):
        parts += [*_span(mark.incident, axis), svg.line(at, _AXIS_ROW - 16, x, _LEADER, "leader"), _mark(mark, x, y, counts)]
    return parts


def _span(incident: Incident, axis: DayAxis) -> list[Markup]:
    """A bar along the axis where the incident is dated to several days."""
    first, last = (incident.days.first, incident.days.last) if incident.days else (None, None)
    if first is None or last is None or first == last:
        return []
    return [svg.line(axis.x(first), _AXIS_ROW - 16, axis.x(last), _AXIS_ROW - 16, "span")]


def spread(wanted: Sequence[float], step: float, room: tuple[float, float]) -> list[float]:
    """Positions at least `step` apart inside `room`, as near to the wanted ones, which are in order, as a run can stay."""
    runs: list[tuple[float, int]] = []
    for x in wanted:
        total, count = x, 1
        while runs and total / count - (count - 1) * step / 2 < _last_of(runs[-1], step) + step:
            before, number = runs.pop()
            total, count = total + before, count + number
        runs.append((total, count))
    free = [total / count + (place - (count - 1) / 2) * step for total, count in runs for place in range(count)]
    left, right = room
    inside = [min(x, right - step * (len(free) - 1 - place)) for place, x in enumerate(free)]
    return [max(x, left + step * place) for place, x in enumerate(inside)]


def _last_of(run: tuple[float, int], step: float) -> float:
    return run[0] / run[1] + (run[1] - 1) * step / 2


def axis_parts(axis: DayAxis, y: float) -> list[Markup]:
    """Ticks with their days, the year where it changes, and the cuts."""
    parts, year = [], None
    for day, x in axis.ticks():
        parts += [svg.line(x, y - 16, x, y - 11, "axis-line"), svg.words(x, y, f"{day.day} {day:%b}", "tick")]
        if day.year != year:
            parts.append(svg.words(x, y + 14, str(day.year), "tick"))
        year = day.year
    for panel in axis.panels:
        parts.append(svg.line(panel.left, y - 16, panel.right, y - 16, "axis-line"))
    parts += [svg.words(x, y - 11, "⫽", "cut") for x in axis.cuts()]
    return parts


def _undated(marks: Sequence[Mark], counts: CountAxis, left: float, right: float) -> list[Markup]:
    middle = (left + right) / 2
    parts = [svg.line(left, _TOP - 10, left, _AXIS_ROW + 4, "apart"), svg.words(middle, _AXIS_ROW, "day not known", "tick")]
    xs = [middle + _STEP * (place - (len(marks) - 1) / 2) for place in range(len(marks))]
    heights = label_heights(marks, xs, counts)
    return parts + [_mark(mark, x, y, counts) for mark, x, y in zip(marks, xs, heights, strict=True)]


def label_heights(marks: Sequence[Mark], xs: Sequence[float], counts: CountAxis) -> list[float]:
    """Where the figures stand above their marks, raised where they would run into one another and be misread."""
    placed: list[tuple[float, float, float]] = []
    for mark, x in zip(marks, xs, strict=True):
        y, half = _LANE, 0.0
        if mark.value is not None:
            y, half = _top(mark.value, counts) - 8, 2 + 3.6 * len(short(mark.value.low, mark.value.high))
            while any(abs(x - other) < half + width and abs(y - height) < _LABEL for other, height, width in placed):
                y -= _LABEL
        placed.append((x, y, half))
    return [y for _, y, _ in placed]


def _top(value: Value, counts: CountAxis) -> float:
    if value.high is not None:
        return counts.y(value.high)
    return max(_TOP - 8, counts.y(value.low or 0) - 22)


def _mark(mark: Mark, x: float, label: float, counts: CountAxis) -> Markup:
    told = wording.title(mark.incident)
    if mark.value is None:
        words, parts = f"{told}: no figure of killed", [svg.words(x, _LANE, "–", "none")]
    else:
        words = f"{told}: killed, {mark.value.group.name}: {wording.value_words(mark.value)}"
        parts = _range(mark.value, x, label, counts)
    key = svg.words(x, _KEY_ROW, str(mark.number), "key")
    name = one_line(f"Incident {mark.number}. {words}")
    return svg.tag("a", svg.tag("title", name), *parts, key, href=f"#i-{mark.incident.incident_id}", aria_label=name)


def _range(value: Value, x: float, label: float, counts: CountAxis) -> list[Markup]:
    low, high = value.low, value.high
    if low is None and high is None:
        return [svg.words(x, _LANE, "?", "none")]
    bottom = counts.y(low if low is not None else 0)
    top = _top(value, counts)
    parts = [svg.line(x, bottom, x, top, "range")]
    if high is None:
        parts.append(svg.arrow_up(x, top, "arrow"))
    if low is None:
        parts.append(svg.arrow_down(x, bottom, "arrow"))
    ends = [one for one in (low, high) if one is not None and low != high]
    parts += [svg.line(x - 5, counts.y(one), x + 5, counts.y(one), "range") for one in ends]
    point = value.best if value.best is not None else low if low == high else None
    if point is not None:
        parts.append(svg.tag("circle", cx=x, cy=counts.y(point), r=4.5, class_="best"))
    return [*parts, svg.words(x, label, short(low, high), "figure")]
