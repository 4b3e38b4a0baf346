"""Datelines: which year a dateline without one means ("ANKARA, Feb 27 -"), by the reports around it.

The clues of a report and the stated days of all others enter; its `Dated` leaves, None where several years fit or none does. A
year fits where another report came out about that day, or the report itself gives a full date shortly before it, and where the
weekdays that it names allow the day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from tallystick.linking.almanac import Dated
from tallystick.linking.clues import Clues, weekday_cost
from tallystick.model.times import DateBasis

AROUND = timedelta(days=15)
"""How far a report of a known day may lie from a dateline's day to tell its year."""
_MOST_AGAINST = 3.0
"""Bits by which weekdays may fit a year worse than the best day of a week."""


def of_dateline(of: Clues, stated: Iterable[date]) -> Dated | None:
    """The day of a report's dateline in the one year that fits; `stated` are the days of publication of other reports."""
    if of.dateline is None:
        return None
    month, day = of.dateline
    known = sorted({*stated, *of.dates, *of.pictures})
    years = sorted({one.year + shift for one in known for shift in (-1, 0, 1)})
    days = [found for year in years if (found := _day(year, month, day)) is not None]
    fitting = [one for one in days if _near(one, known) and _against(of, one) <= _MOST_AGAINST]
    if len(fitting) != 1:
        return None
    (found,) = fitting
    reason = (
        f"Inferred: its dateline, {found.day} {found:%B}, lacks the year; what is dated around that day is of {found.year}."
    )
    return Dated(report_id=of.report_id, days=(found,), basis=DateBasis.INFERRED, reason=reason)


def _against(of: Clues, day: date) -> float:
    """What the weekdays that the report names say against the day, beside the day of its week that they fit best."""
    week = [weekday_cost(of, day + timedelta(days=shift)) for shift in range(7)]
    return week[0] - min(week)


def _near(day: date, known: Sequence[date]) -> bool:
    return any(abs(day - one) <= AROUND for one in known)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 29 February
        return None
