"""Who copied whom: the reports of a story in order of day, with an arc between two that share passages.

Enters: a lookup and a story. Leaves: an inline SVG drawing, or None where it holds too many reports to be read.
What always holds: an arrow stands only where stated days or a credit tell who was first, and never between two that one agency
carries; a thicker arc is more passages. Of a story with too many arcs only the closest ties are drawn, as many
as join all its reports; the table beside the drawing always has every pair.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tallystick.outputs import wording
from tallystick.outputs.lookup import Lookup
from tallystick.outputs.page import svg
from tallystick.outputs.page.pairs import Pair, Story
from tallystick.outputs.printable import one_line, shortened

MOST = 40
"""Reports up to which the drawing can be read."""

MOST_ARCS = 2
"""Arcs for each report up to which all are drawn."""

_STEP, _TOP, _MARGIN, _LABEL = 24.0, 18.0, 14.0, 64
_LEAST_REACH, _MOST_REACH = 26.0, 220.0
_LETTER = 7.6
"""The width of a letter of a label, on average, in the widest of the page's fonts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A row of the drawing: a report, or an agency that is credited and whose own report is not there."""

    key: str
    label: str
    agency: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """Two rows that share words; `first` is the one that had them first, where that is told, `shared` counts characters."""

    one: str
    other: str
    first: str | None
    passages: int
    shared: int = 0
    credit: bool = False


def copy_graph(look: Lookup, story: Story) -> Markup | None:
    """The drawing of a story."""
    if len(story.report_ids) > MOST:
        return None
    nodes = [*_agencies(look, story), *_reports(look, story)]
    edges = [*_drawn(list(_edges(look, story)), len(story.report_ids)), *_credited(look, story)]
    places = {node.key: number for number, node in enumerate(nodes)}
    spans = [abs(places[edge.one] - places[edge.other]) for edge in edges]
    dots = _MARGIN + _reach(max(spans, default=1), len(nodes)) + 8
    width = dots + 14 + _LETTER * max(len(node.label) for node in nodes)
    parts = [part for edge in sorted(edges, key=lambda one: -one.passages) for part in _arc(edge, places, dots, len(nodes))]
    parts += [part for node in nodes for part in _row(node, places[node.key], dots)]
    title = f"Who shares words with whom among {wording.plural(len(story.report_ids), 'report')}"
    described = f"{len(edges)} arcs; arrows lead away from the one that had the words first. The table beside it says the same."
    return svg.drawing(width, _TOP * 2 + _STEP * (len(nodes) - 1), title, described, *parts)


def closest_only(story: Story) -> bool:
    """Whether only the closest ties of the story are drawn."""
    return len(story.pairs) > MOST_ARCS * len(story.report_ids)


def direction(look: Lookup, pair: Pair) -> str:
    """How it is told who was first, or why it is not."""
    carriers = [look.reports[one].carrier for one in (pair.left, pair.right)]
    if carriers[0] is not None and carriers[0] == carriers[1]:
        return f"both are credited to {carriers[0]}, from which each has it"
    if pair.earlier is None:
        return "not told: neither stated days of publication nor a credit says who was first"
    return f"by {pair.earlier_by.value}" if pair.earlier_by is not None else "told by the shared passages"


def first_of(look: Lookup, pair: Pair) -> str | None:
    """The report that had the words first, where that is told and no agency gave them to both."""
    carriers = [look.reports[one].carrier for one in (pair.left, pair.right)]
    return None if carriers[0] is not None and carriers[0] == carriers[1] else pair.earlier


def _reports(look: Lookup, story: Story) -> list[Node]:
    return [Node(key=one, label=_label(look, one)) for one in story.report_ids]


def _label(look: Lookup, report_id: str) -> str:
    report, day = look.reports[report_id], look.published(report_id)
    when = f"{day.day} {day:%b} {day.year}" if day is not None else "day not known"
    return f"{shortened(report.outlet or report.name, _LABEL)}, {when}"


def _drawn(edges: Sequence[Edge], count: int) -> list[Edge]:
    """All arcs; where they are too many, the closest ties that join all reports: most shared words first, then those told."""
    if len(edges) <= MOST_ARCS * count:
        return list(edges)
    joined: dict[str, set[str]] = {}
    kept = []
    for edge in sorted(edges, key=lambda one: (-one.shared, one.first is None, one.one, one.other)):
        left, right = joined.get(edge.one, {edge.one}), joined.get(edge.other, {edge.other})
        if left is not right and edge.other not in left:
            kept.append(edge)
            together = left | right
            joined.update(dict.fromkeys(together, together))
    return kept


def _agencies(look: Lookup, story: Story) -> list[Node]:
    names = sorted({carrier for _, carrier in _carried(look, story)})
    return [Node(key=f"agency {one}", label=f"{one} (credited; its own report is not here)", agency=True) for one in names]


def _carried(look: Lookup, story: Story) -> list[tuple[str, str]]:
    """The reports that an agency carries, with its name, where none of the reports is the agency's own."""
    outlets = {(look.reports[one].outlet or "").casefold() for one in story.report_ids}
    told = ((one, look.reports[one].carrier) for one in story.report_ids)
    return [(one, carrier) for one, carrier in told if carrier is not None and carrier.casefold() not in outlets]


def _edges(look: Lookup, story: Story) -> Iterator[Edge]:
    for pair in story.pairs:
        shared = sum(copy.left.end - copy.left.start for copy in pair.copies)
        yield Edge(one=pair.left, other=pair.right, first=first_of(look, pair), passages=len(pair.copies), shared=shared)


def _credited(look: Lookup, story: Story) -> Iterator[Edge]:
    for report_id, carrier in _carried(look, story):
        key = f"agency {carrier}"
        yield Edge(one=key, other=report_id, first=key, passages=1, credit=True)


def _y(place: int) -> float:
    return _TOP + _STEP * place


def _reach(span: int, count: int) -> float:
    """How far an arc over so many rows reaches to the left: all arcs stay apart, however many rows there are."""
    return _LEAST_REACH + (_MOST_REACH - _LEAST_REACH) * (span - 1) / max(count - 1, 6)


def _arc(edge: Edge, places: Mapping[str, int], dots: float, count: int) -> Sequence[Markup]:
    start = edge.first or edge.one
    end = edge.other if start == edge.one else edge.one
    top, bottom, x = _y(places[start]), _y(places[end]), dots - _reach(abs(places[start] - places[end]), count)
    path = f"M{dots:.1f},{top:.1f} C{x:.1f},{top:.1f} {x:.1f},{bottom:.1f} {dots:.1f},{bottom:.1f}"
    class_ = "credited" if edge.credit else "copied"
    line = svg.tag("path", d=path, class_=class_, stroke_width=1.2 + 0.6 * min(edge.passages, 5))
    if edge.first is None:
        return [line]
    head = f"M{dots - 5:.1f},{bottom:.1f} l-9,-4.5 l0,9 z"
    return [line, svg.tag("path", d=head, class_=f"{class_}-head")]


def _row(node: Node, place: int, dots: float) -> Sequence[Markup]:
    y = _y(place)
    label = svg.words(dots + 12, y + 4, one_line(node.label), "agency" if node.agency else "report", "start")
    if node.agency:
        return [svg.tag("rect", x=dots - 4, y=y - 4, width=8, height=8, class_="agency-dot"), label]
    dot = svg.tag("circle", cx=dots, cy=y, r=4.5, class_="report-dot")
    return [svg.tag("a", dot, label, href=f"#r-{node.key}", aria_label=one_line(node.label))]
