from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.outputs.lookup import Lookup
from tallystick.outputs.page.timeline import short, spread, timeline
from tests import builders as build
from tests.outputs import story


@pytest.mark.parametrize(
    ("low", "high", "words"), [(2, 2, "2"), (51, 53, "51–53"), (20, None, "20+"), (None, 1053, "≤1,053"), (None, None, "?")]
)
def test_figures_are_short_in_drawings(low: int | None, high: int | None, words: str) -> None:
    assert short(low, high) == words


@given(st.lists(st.floats(min_value=0, max_value=900), max_size=30).map(sorted), st.sampled_from([5.0, 18.0]))
def test_marks_keep_apart_in_order_and_stay_where_there_is_room(wanted: list[float], step: float) -> None:
    found = spread(wanted, step)
    assert len(found) == len(wanted)
    assert all(right - left >= step - 1e-6 for left, right in pairwise(found))
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
