"""Days as English news writes them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.clean.dates import parse_day

DAYS = st.dates(date(1970, 1, 1), date(2067, 12, 31))


@given(
    day=DAYS,
    form=st.sampled_from(
        ["{d} {month} {y}", "{month} {d}, {y}", "{mon}. {d}, {y}", "{d} {MON} {yy:02}", "{y}-{m:02}-{d:02}", "{d}.{m}.{y}"]
    ),
)
def test_every_day_is_read_back_in_every_form(day: date, form: str) -> None:
    month = day.strftime("%B")
    words = form.format(
        d=day.day, m=day.month, y=day.year, yy=day.year % 100, month=month, mon=month[:3], MON=month[:3].upper()
    )
    assert parse_day(words) == day


def test_figures_that_are_one_day_only_are_read_whichever_stands_first() -> None:
    assert parse_day("Created: 04/25/2020 5:11 AM") == date(2020, 4, 25)
    assert parse_day("25/04/2020 10:42") == parse_day("25/4/2020") == date(2020, 4, 25)
    assert parse_day("05/04/2020") is None


@pytest.mark.parametrize(
    "words", ["", "Feb 27", "27 Feb", "February 2020", "2020", "04/05/2020", "30 February 2020", "2020-13-01", "may 2020"]
)
def test_what_is_no_whole_day_is_none(words: str) -> None:
    assert parse_day(words) is None


@given(DAYS)
def test_a_day_without_its_year_takes_the_one_given(day: date) -> None:
    assert parse_day(day.strftime("%B %d"), year=day.year) == day
    assert parse_day(day.strftime("%d %b"), year=day.year) == day
