"""Datelines without a year take that of the reports around them, where one year alone fits."""

from __future__ import annotations

from datetime import date

import pytest

from tallystick.linking.clues import Clues
from tallystick.linking.datelines import of_dateline
from tallystick.model.times import DateBasis

SATURDAY = 5


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ([date(2031, 6, 15)], date(2031, 6, 14)),
        ([date(2031, 6, 28), date(2025, 1, 2)], date(2031, 6, 14)),
        ([date(2031, 8, 1)], None),
        ([], None),
    ],
)
def test_the_year_is_that_of_reports_about_that_day(stated: list[date], day: date | None) -> None:
    found = of_dateline(Clues(report_id="r", dateline=(6, 14), weekdays=(SATURDAY,)), stated)
    assert (found.published if found else None) == day
    assert found is None or (found.basis is DateBasis.INFERRED and "14 June" in found.reason)


def test_of_two_years_the_weekdays_that_it_names_decide_or_nothing_does() -> None:
    stated = [date(2030, 6, 15), date(2031, 6, 15)]
    assert of_dateline(Clues(report_id="r", dateline=(6, 14)), stated) is None
    found = of_dateline(Clues(report_id="r", dateline=(6, 14), weekdays=(SATURDAY,), main_weekdays=(SATURDAY,)), stated)
    assert found is not None
    assert found.published == date(2031, 6, 14)


def test_a_year_over_its_end_and_a_day_that_most_years_lack() -> None:
    found = of_dateline(Clues(report_id="r", dateline=(12, 30)), [date(2032, 1, 4)])
    assert found is not None
    assert found.published == date(2031, 12, 30)
    assert of_dateline(Clues(report_id="r", dateline=(2, 29)), [date(2031, 3, 1)]) is None


def test_full_dates_of_its_own_tell_it_too() -> None:
    found = of_dateline(Clues(report_id="r", dateline=(6, 14), dates=(date(2031, 6, 12),)), [])
    assert found is not None
    assert found.published == date(2031, 6, 14)
