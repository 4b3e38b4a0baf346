"""Time words resolve against the day on which they were said; what cannot be known stays None."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tallystick.model.times import Days, Precision, TimeKind, TimeWords, Unit

SAID = date(2020, 2, 27)


def words(kind: TimeKind, **fields: object) -> TimeWords:
    """Time words whose offsets do not matter."""
    return TimeWords(start=0, end=1, words="x", kind=kind, **fields)  # type: ignore[arg-type]


def test_a_date_without_a_year_is_the_latest_that_is_past() -> None:
    assert words(TimeKind.DATE, month=2, day=20).resolve(SAID) == Days.single(date(2020, 2, 20))
    assert words(TimeKind.DATE, month=3, day=1).resolve(SAID) == Days.single(date(2019, 3, 1))


def test_a_date_ahead_is_the_next_one() -> None:
    assert words(TimeKind.DATE, month=3, day=1, ahead=True).resolve(SAID) == Days.single(date(2020, 3, 1))
    assert words(TimeKind.DATE, month=2, day=1, ahead=True).resolve(SAID) == Days.single(date(2021, 2, 1))


def test_a_weekday_beside_a_date_chooses_the_year() -> None:
    assert words(TimeKind.DATE, month=2, day=20, weekday=2).resolve(SAID) == Days.single(date(2019, 2, 20))


def test_a_day_that_no_calendar_has_is_unknown() -> None:
    assert words(TimeKind.DATE, year=2019, month=2, day=29).resolve(SAID) is None


def test_a_year_relative_to_the_day_of_saying() -> None:
    assert words(TimeKind.DATE, month=4, unit=Unit.YEAR, shift=-1).resolve(SAID) == Days.month(2019, 4)
    assert words(TimeKind.DATE, month=4, unit=Unit.YEAR, shift=-1).resolve(None) is None


def test_the_early_part_of_a_month_has_soft_edges() -> None:
    days = words(TimeKind.DATE, year=2019, month=12, partial="early").resolve(None)
    assert days == Days(first=date(2019, 12, 1), last=date(2019, 12, 10), precision=Precision.MONTH, soft=True)


def test_earlier_this_month_ends_before_today() -> None:
    days = words(TimeKind.RELATIVE, unit=Unit.MONTH, earlier=True).resolve(SAID)
    assert days is not None and (days.first, days.last) == (date(2020, 2, 1), date(2020, 2, 26))


def test_an_anaphor_counts_from_a_day_of_the_text() -> None:
    next_day = words(TimeKind.RELATIVE, unit=Unit.DAY, shift=1, anaphor=True)
    assert next_day.resolve(SAID) is None
    assert next_day.resolve_from(Days.single(date(2020, 2, 3))) == Days.single(date(2020, 2, 4))


def test_a_year_earlier_keeps_the_precision_of_its_anchor() -> None:
    earlier = words(TimeKind.RELATIVE, unit=Unit.YEAR, shift=-1, count=1, anaphor=True)
    assert earlier.resolve_from(Days.month(2020, 2)) == Days.month(2019, 2)


def test_a_span_that_runs_backwards_is_unknown() -> None:
    start = words(TimeKind.DATE, year=2020, month=2, day=5, last=words(TimeKind.DATE, year=2020, month=2, day=3))
    assert start.resolve(SAID) is None


def test_since_begins_where_its_date_begins() -> None:
    since = words(TimeKind.SINCE, since=words(TimeKind.DATE, month=12, day=1))
    days = since.resolve(SAID)
    assert days is not None and (days.first, days.last) == (date(2019, 12, 1), SAID)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(list(Unit)), st.integers(-40, 40))
def test_relative_units_are_whole_and_in_order(said: date, unit: Unit, shift: int) -> None:
    days = words(TimeKind.RELATIVE, unit=unit, shift=shift).resolve(said)
    assert days is not None and days.first is not None and days.last is not None
    assert days.first <= days.last
    assert shift >= 0 or unit is Unit.WEEKEND or days.last < said


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(-50, 50))
def test_a_counted_shift_can_be_taken_back(day: date, count: int) -> None:
    there = words(TimeKind.RELATIVE, unit=Unit.WEEK, shift=count, count=count, anaphor=True).resolve_from(Days.single(day))
    assert there is not None
    back = words(TimeKind.RELATIVE, unit=Unit.WEEK, shift=-count, count=count, anaphor=True).resolve_from(there)
    assert back == Days.single(day)
