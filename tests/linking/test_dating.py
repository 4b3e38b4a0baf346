"""Undated reports, dated by what they share with others."""

from __future__ import annotations

from datetime import date

from tallystick.model.times import DateBasis, Days
from tests.linking.cases import BELMOR, SUDMARK, VALE, Event, Toll, at_least, dating_of, incident_of, run, together, told

STRIKE = Event(killed=2, wounded=5, method="air strike", place=VALE)


def thursday(**fields) -> Event:
    return Event(killed=2, wounded=5, method="air strike", place=VALE, when="on Thursday", main=True, **fields)


PICTURED = told(
    "pictured.txt",
    Event(killed=2, wounded=5, method="air strike", place=VALE, main=True),
    Event(killed=5, wounded=7, when="on 6 May"),
    picture="the road to Qarhat on 15 May 2031",
)
FIRST = told("first.txt", thursday(claimant="Norland Defence Ministry"), Toll(killed=13, earlier=True))
SECOND = told("second.txt", thursday(claimant="Norland Defence Ministry"), Toll(killed=15))
WEEKEND = told(
    "weekend.txt",
    Event(killed=1, when="on Saturday", main=True, method="shelling"),
    Toll(killed=at_least(16)),
    Event(killed=at_least(20), group=SUDMARK, when="on Friday", method="missile attack", place=VALE),
    Event(killed=2, wounded=5, method="air strike", when="on Thursday", place=None),
)
LATER = told(
    "later.txt",
    Event(killed=2, wounded=2, when="on Wednesday", main=True, method="shelling"),
    Toll(killed=19),
    published="2031-05-22",
)


def test_a_weekday_and_a_picture_in_another_report_fix_the_day():
    linked = run(PICTURED, FIRST, SECOND)
    for report in (PICTURED, FIRST, SECOND):
        dating = dating_of(linked, report)
        assert (dating.published, dating.basis) == (date(2031, 5, 15), DateBasis.INFERRED)
    reason = dating_of(linked, FIRST).reason
    assert "Thursday 15 May 2031" in reason
    assert "pictured.txt" in reason
    incident = incident_of(linked, FIRST)
    assert incident.days == Days.single(date(2031, 5, 15))
    assert incident.date_basis is DateBasis.INFERRED
    assert set(incident.report_ids) == {one.report.report_id for one in (PICTURED, FIRST, SECOND)}


def test_reports_dated_so_date_others_and_history_gets_its_year():
    linked = run(PICTURED, FIRST, SECOND, WEEKEND, LATER)
    assert dating_of(linked, WEEKEND).published == date(2031, 5, 17)
    assert incident_of(linked, WEEKEND).days == Days.single(date(2031, 5, 17))
    assert incident_of(linked, PICTURED, 1).days == Days.single(date(2031, 5, 6))
    assert incident_of(linked, PICTURED, 1).date_basis is DateBasis.INFERRED
    assert together(linked, (PICTURED, 0), (FIRST, 0), (SECOND, 0), (WEEKEND, 2))
    assert not together(linked, (FIRST, 0), (LATER, 0))


def test_a_picture_alone_dates_nothing():
    dating = dating_of(run(PICTURED), PICTURED)
    assert (dating.published, dating.basis) == (None, None)


def test_a_weekday_alone_dates_nothing():
    linked = run(FIRST, SECOND)
    assert dating_of(linked, FIRST).published is None
    assert together(linked, (FIRST, 0), (SECOND, 0))
    assert incident_of(linked, FIRST).days is None


def test_a_file_picture_of_another_weekday_does_not_date_a_story():
    old = told(
        "old.txt", Event(killed=2, wounded=5, method="air strike", place=VALE, main=True), picture="the road on 3 February 2031"
    )
    linked = run(old, FIRST, LATER)
    assert dating_of(linked, old).published != date(2031, 2, 3)


def test_a_dated_report_of_the_same_event_gives_the_incident_its_day():
    dated = told("dated.txt", thursday(), published="2031-05-15")
    linked = run(dated, FIRST)
    assert together(linked, (dated, 0), (FIRST, 0))
    assert incident_of(linked, FIRST).days == Days.single(date(2031, 5, 15))
    assert incident_of(linked, FIRST).date_basis is DateBasis.PUBLICATION
    assert dating_of(linked, FIRST).published == date(2031, 5, 15)


def test_where_two_days_fit_nearly_as_well_the_report_stays_undated():
    dated = told("dated.txt", thursday(), published="2031-05-16")
    linked = run(dated, FIRST)
    dating = dating_of(linked, FIRST)
    assert (dating.published, dating.basis) == (None, None)
    assert dating.reason.startswith("Not singled out")
    assert incident_of(linked, FIRST).days == Days.single(date(2031, 5, 15))


def test_an_event_that_only_the_undated_report_tells_is_dated_where_all_possible_days_agree():
    dated = told("dated.txt", thursday(), published="2031-05-16")
    both = told("both.txt", thursday(), Event(killed=9, when="on Wednesday", place=BELMOR, method="shooting"))
    linked = run(dated, both)
    assert dating_of(linked, both).published is None
    assert incident_of(linked, both, 1).days == Days.single(date(2031, 5, 14))
    assert incident_of(linked, both, 1).date_basis is DateBasis.INFERRED


def test_running_counts_decide_between_two_weeks():
    """The same figures on Thursday in two weeks: the count so far this month says which it was."""
    week = told("week.txt", thursday(), Toll(killed=15), published="2031-05-15")
    next_week = told("next.txt", thursday(), Toll(killed=24), published="2031-05-22")
    for count, day in ((15, date(2031, 5, 15)), (24, date(2031, 5, 22))):
        undated = told("undated.txt", thursday(), Toll(killed=count))
        dating = dating_of(run(week, next_week, undated), undated)
        assert dating.published == day
        assert f"its count of {count}" in dating.reason


def test_stated_days_are_never_touched():
    linked = run(PICTURED, FIRST, LATER)
    dating = dating_of(linked, LATER)
    assert (dating.published, dating.basis) == (date(2031, 5, 22), DateBasis.STATED)
