from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.outputs.lookup import Lookup
from tallystick.outputs.page.count_axis import CountAxis
from tallystick.outputs.page.timeline import Mark, label_heights, short, spread, timeline
from tests import builders as build
from tests.outputs import story


@pytest.mark.parametrize(
    ("low", "high", "words"), [(2, 2, "2"), (51, 53, "51–53"), (20, None, "20+"), (None, 1053, "≤1,053"), (None, None, "?")]
)
def test_figures_are_short_in_drawings(low: int | None, high: int | None, words: str) -> None:
    assert short(low, high) == words


@given(st.lists(st.floats(min_value=0, max_value=900), max_size=30).map(sorted), st.sampled_from([5.0, 18.0]))
def test_marks_keep_apart_in_order_and_stay_where_there_is_room(wanted: list[float], step: float) -> None:
    found = spread(wanted, step, (-10.0, 910.0))
    assert len(found) == len(wanted)
    assert all(right - left >= step - 1e-6 for left, right in pairwise(found))
    assert all(-10 <= x <= 910 for x in found)
    if all(right - left >= step for left, right in pairwise(wanted)):
        assert found == pytest.approx(wanted)


def test_every_incident_has_a_mark_that_links_to_it() -> None:
    drawing = str(timeline(Lookup(story.contents())))
    for number, incident in enumerate((story.EARLIER, story.STRIKE, story.RETALIATION, story.UNDATED), 1):
        assert f'href="#i-{incident.incident_id}"' in drawing
        assert f"Incident {number}. " in drawing
    assert "12 May 2031 · Dorvath, Vashar, Marenland · shelling: killed, Marenland soldiers: 2 to 3, best 3" in drawing


def test_undated_incidents_stand_apart_under_words_that_say_so() -> None:
    drawing = str(timeline(Lookup(story.contents())))
    assert drawing.count("day not known</text>") == 1
    assert 'class="apart"' in drawing


def test_an_incident_without_a_figure_of_killed_is_not_drawn_at_zero() -> None:
    bare = build.incident(build.account(story.POST))
    drawing = str(timeline(Lookup(build.empty(linked=build.Linked(datings=(), candidates=(), incidents=(bare,))))))
    assert ": no figure of killed" in drawing
    assert 'class="none">–</text>' in drawing.replace(' text-anchor="middle"', "")
    assert 'class="best"' not in drawing


def test_no_incident_gives_no_drawing() -> None:
    assert timeline(Lookup(build.empty())) is None


@given(st.lists(st.tuples(st.integers(0, 60), st.none() | st.integers(0, 9)), max_size=25))
def test_figures_never_run_into_one_another(figures: list[tuple[int, int | None]]) -> None:
    values = [build.value(story.STRIKE, low, None, None if more is None else low + more) for low, more in figures]
    marks = [Mark(number=number, incident=story.STRIKE, value=value) for number, value in enumerate(values)]
    xs = [100.0 + 18 * number for number in range(len(marks))]
    heights = label_heights(marks, xs, CountAxis.over(70, 268, 52))
    boxes = [(x, y, 3.6 * len(short(one.low, one.high))) for x, y, one in zip(xs, heights, values, strict=True)]
    for (x, y, half), (other, height, width) in combinations(boxes, 2):
        assert abs(x - other) >= half + width or abs(y - height) >= 12
