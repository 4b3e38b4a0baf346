from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.outputs.page.count_axis import CountAxis
from tallystick.outputs.page.day_axis import DayAxis

DAYS = st.lists(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)), min_size=1, max_size=40)


@given(DAYS)
def test_days_stand_in_order_inside_the_room(days: list[date]) -> None:
    axis = DayAxis.over(days, 50, 950)
    xs = [axis.x(day) for day in sorted(set(days))]
    assert all(50 <= x <= 950 for x in xs)
    assert all(left < right for left, right in pairwise(xs))


@given(DAYS)
def test_ticks_name_days_inside_their_panels_and_cuts_lie_between(days: list[date]) -> None:
    axis = DayAxis.over(days, 50, 950)
    ticks = list(axis.ticks())
    assert ticks
    assert all(any(one.first <= day <= one.last and one.left <= x <= one.right for one in axis.panels) for day, x in ticks)
    assert len(axis.cuts()) == len(axis.panels) - 1


def test_days_near_one_another_share_a_panel_drawn_to_scale() -> None:
    days = [date(2031, 5, 1), date(2031, 5, 2), date(2031, 5, 10)]
    axis = DayAxis.over(days, 0, 1100)
    first, second, third = (axis.x(day) for day in days)
    assert len(axis.panels) == 1
    assert third - second == pytest.approx(8 * (second - first))


def test_a_long_empty_stretch_is_cut() -> None:
    axis = DayAxis.over([date(2011, 3, 1), date(2031, 5, 1), date(2031, 5, 9)], 0, 900)
    assert [(one.first, one.last) for one in axis.panels] == [
        (date(2011, 2, 28), date(2011, 3, 2)),
        (date(2031, 4, 30), date(2031, 5, 10)),
    ]


@pytest.mark.parametrize(("span", "most"), [(5, 16), (40, 16), (400, 16), (4000, 16), (30000, 16)])
def test_ticks_never_crowd(span: int, most: int) -> None:
    days = [date(1950, 6, 15) + timedelta(days=span * number // 20) for number in range(21)]
    assert 1 <= len(list(DayAxis.over(days, 0, 900).ticks())) <= most


@given(st.integers(min_value=0, max_value=10**12))
def test_counts_stand_in_order_from_zero_up(largest: int) -> None:
    axis = CountAxis.over(largest, 250, 30)
    ticks = axis.ticks()
    assert ticks[0] == 0
    assert ticks == sorted(set(ticks))
    assert len(ticks) <= 9
    assert axis.y(0) == 250
    assert axis.y(max(1, largest)) == 30
    assert all(axis.y(left) > axis.y(right) for left, right in pairwise(ticks))


def test_a_scale_by_square_root_says_so() -> None:
    assert CountAxis.over(20, 0, 1).words == "even scale"
    assert "square-root" in CountAxis.over(2000, 0, 1).words
