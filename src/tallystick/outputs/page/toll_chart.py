"""Toll chart: what running tolls claim, day by day, against what the incidents on record give.

Enters: a series. Leaves: an inline SVG drawing, or None where the tolls have fewer than two days; words on its marks.
What always holds: an open bound is drawn as an arrow; a gap carries its number, once where several tolls share it; no words
cover others or a diamond; each colour and shape has a word in the legend.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from tallystick.model.tolls import Toll
from tallystick.outputs import wording
from tallystick.outputs.lookup import Lookup
from tallystick.outputs.page import svg
from tallystick.outputs.page.count_axis import CountAxis
from tallystick.outputs.page.day_axis import DayAxis
from tallystick.outputs.page.room import Room
from tallystick.outputs.page.timeline import axis_parts, short
from tallystick.outputs.page.toll_gap import Gap, gap
from tallystick.outputs.page.toll_series import NOT_COMPARABLE, Series, Step
from tallystick.outputs.page.toll_sources import LINES, by_name, joined, line_words
from tallystick.outputs.printable import one_line

_LEFT, _RIGHT, _TOP, _BOTTOM = 86.0, 720.0, 44.0, 244.0
_WIDTH, _HEIGHT = 760.0, 304.0
_STEP, _SPREAD = 26.0, 90.0
_REACH = 5
"""From the middle of a diamond to its corners."""
_MANY = 40
"""Tolls from which on only those have their figure beside them of which something is to be said, and the last."""

CONTRADICTION, COMPETING, SHARED = "contradiction", "competing series", "same gap"
"""Statuses of tolls, and the kind of reading that says that another toll lacks the same."""


def toll_chart(look: Lookup, series: Series) -> Markup | None:
    """The drawing of one series."""
    tolls = _distinct(series)
    if len(series.days) < 2:
        return None
    days = [*series.days, *(one.day for one in series.steps)]
    axis = DayAxis.over(days, _LEFT, _RIGHT)
    counts = CountAxis.over(_largest(series), _BOTTOM, _TOP, root=False)
    steps = _staircase(series.steps, axis, counts) if series.steps else _points(tolls, axis, counts)
    parts = [*_grid(series, counts), *axis_parts(axis, _BOTTOM + 30), *steps]
    room, beside = Room(), _beside(tolls, axis)
    for one in tolls:
        for bound in _bounds(one):
            room.mark(beside[one.toll_id], counts.y(bound), _REACH)
    told = tolls if len(tolls) <= _MANY else [*(one for one in tolls if _own_gap(look, one)), tolls[-1]]
    for line, (_, mine) in zip(LINES, joined(look, tolls), strict=False):
        parts.append(_line([(beside[one.toll_id], counts.y(_number(one))) for one in mine], line))
    parts += [_toll(look, toll, beside[toll.toll_id], counts, room if toll in told else None) for toll in tolls]
    for day in sorted(series.days):
        same = [one for one in tolls if one.as_of == day]
        parts += _gaps(look, same, max(beside[one.toll_id] for one in same), counts, room)
    first = tolls[0]
    title = one_line(f"Running tolls of {first.group} {wording.measure(first.measure)}, against the incidents on record")
    return svg.drawing(_WIDTH, _HEIGHT, title, "The table beneath gives the same in words.", *parts)


def legend(look: Lookup, series: Series) -> str:
    """What lines, colours and shapes of the marks mean, as far as the drawing has them."""
    tolls = _distinct(series)
    told = [line_words(look, tolls)]
    if any(by_name(look, one) for one in tolls):
        told.append("A hollow diamond is a count name by name, which others may well exceed.")
    if any(one.status == CONTRADICTION for one in tolls):
        told.append("Red diamonds cannot all be true; the findings say why.")
    return " ".join(one for one in told if one)


def _beside(tolls: tuple[Toll, ...], axis: DayAxis) -> dict[str, float]:
    """Where each toll stands: those of one day side by side."""
    found: dict[str, float] = {}
    for day in {one.as_of for one in tolls if one.as_of}:
        same = [one for one in tolls if one.as_of == day]
        step = min(_STEP, _SPREAD / len(same))
        found |= {one.toll_id: axis.x(day) + step * (at - (len(same) - 1) / 2) for at, one in enumerate(same)}
    return found


def _line(points: Sequence[tuple[float, float]], line: str) -> Markup:
    path = " L".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return svg.tag("path", d=f"M{path}", class_=f"source {line}")


def _number(toll: Toll) -> int:
    return toll.low if toll.low is not None else toll.high or 0


def _bounds(toll: Toll) -> list[int]:
    """The figures of a toll that are marked."""
    return sorted({one for one in (toll.low, toll.high) if one is not None})


def _distinct(series: Series) -> tuple[Toll, ...]:
    """One toll of each day and figure: what several reports give alike is one mark."""
    found = {(one.as_of, one.low, one.high): one for one in reversed(series.drawn)}
    return tuple(reversed(found.values()))


def _largest(series: Series) -> int:
    bounds = [bound for one in series.drawn for bound in (one.low, one.high, one.explained_low, one.explained_high)]
    bounds += [bound for one in series.steps for bound in (one.low, one.high)]
    return max((one for one in bounds if one is not None), default=1)


def _grid(series: Series, counts: CountAxis) -> list[Markup]:
    lines = [svg.line(_LEFT, counts.y(one), _RIGHT, counts.y(one), "grid") for one in counts.ticks()]
    labels = [svg.words(_LEFT - 8, counts.y(one) + 4, f"{one:,}", "tick", "end") for one in counts.ticks()]
    return [*lines, *labels, svg.words(6, _TOP - 22, wording.measure_label(series.tolls[0].measure), "axis", "start")]


def _staircase(steps: tuple[Step, ...], axis: DayAxis, counts: CountAxis) -> list[Markup]:
    """The lowest that the incidents give as a line; the highest dashed, up to the day from which it is open."""
    opened = next((one for one in steps if one.high is None), None)
    parts = [svg.tag("path", d=_stairs([(one.day, one.low) for one in steps], _RIGHT, axis, counts), class_="explained")]
    closed = [(one.day, one.high) for one in steps if one.high is not None]
    if any(one.high not in (None, one.low) for one in steps):
        until = axis.x(opened.day) if opened else _RIGHT
        parts.append(svg.tag("path", d=_stairs(closed, until, axis, counts), class_="explained-high"))
    if opened:
        x, y = axis.x(opened.day), counts.y(opened.low)
        parts += [svg.line(x, y, x, y - 20, "explained-high"), svg.arrow_up(x, y - 20, "explained-high")]
    return parts


def _stairs(points: Sequence[tuple[date, int]], until: float, axis: DayAxis, counts: CountAxis) -> str:
    path = f"M{_LEFT},{counts.y(0):.1f}"
    for day, number in points:
        path += f" H{axis.x(day):.1f} V{counts.y(number):.1f}"
    return f"{path} H{until:.1f}"


def _points(tolls: tuple[Toll, ...], axis: DayAxis, counts: CountAxis) -> list[Markup]:
    parts = []
    for one in tolls:
        if one.as_of and one.explained_low is not None and one.status != NOT_COMPARABLE:
            x, y = axis.x(one.as_of), counts.y(one.explained_low)
            parts += [svg.line(x - 14, y, x + 14, y, "explained"), *_reach(one, x - 12, counts)]
    return parts


def _reach(toll: Toll, x: float, counts: CountAxis) -> list[Markup]:
    """How far above their lowest figure the incidents reach: to their highest, or open."""
    low, high = toll.explained_low or 0, toll.explained_high
    if high is None:
        return [
            svg.line(x, counts.y(low), x, counts.y(low) - 20, "explained-high"),
            svg.arrow_up(x, counts.y(low) - 20, "explained-high"),
        ]
    return [svg.line(x, counts.y(low), x, counts.y(high), "explained-high")] if high != low else []


def _toll(look: Lookup, toll: Toll, x: float, counts: CountAxis, room: Room | None) -> Markup:
    """The mark of a toll, with its figure where there is room for it."""
    low, high = toll.low, toll.high
    bottom = counts.y(low if low is not None else 0)
    top = counts.y(high) if high is not None else counts.y(low or 0) - 20
    parts = [svg.line(x, bottom, x, top, "claimed")]
    if high is None:
        parts.append(svg.arrow_up(x, top, "arrow"))
    if low is None:
        parts.append(svg.arrow_down(x, bottom, "arrow"))
    kind = "toll wrong" if toll.status == CONTRADICTION else "toll named" if by_name(look, toll) else "toll"
    for bound in _bounds(toll):
        y, r = counts.y(bound), _REACH
        parts.append(svg.tag("path", d=f"M{x:.1f},{y - r:.1f} l{r},{r} l-{r},{r} l-{r},-{r} z", class_=kind))
    if room is not None:
        parts += room.words(short(low, high), [(x, top - 9), (x, bottom + 18), (x, top - 22)], "figure")
    given = wording.interval(toll.explained_low, toll.explained_high)
    words = f"{wording.interval(low, high)} claimed; the incidents give {given}"
    return svg.tag("a", svg.tag("title", words), *parts, href=f"#t-{toll.toll_id}", aria_label=words)


def _gaps(look: Lookup, tolls: Sequence[Toll], x: float, counts: CountAxis, room: Room) -> list[Markup]:
    """The widest gap of a day, right of its last mark; what another toll lacks too, or a base explains, is told elsewhere."""
    found = [one for toll in tolls if (one := _own_gap(look, toll))]
    if not found:
        return []
    widest = max(found, key=lambda one: abs(one.size))
    y1, y2 = counts.y(widest.claimed), counts.y(widest.given)
    middle = (y1 + y2) / 2 + 4
    side, anchor = (14, "start") if x < _RIGHT - _STEP else (4, "end")
    places = [(x + side, middle + shift) for shift in (0, 14, -14, 28, 42)]
    return [svg.line(x + 9, y1, x + 9, y2, "gap"), *room.words(f"gap {abs(widest.size):,}", places, "gap-words", anchor)]


def _own_gap(look: Lookup, toll: Toll) -> Gap | None:
    shared = toll.status == COMPETING or any(one.kind == SHARED for one in toll.readings)
    return None if shared else gap(look, toll)
