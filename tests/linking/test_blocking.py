"""Which pairs are compared at all."""

from __future__ import annotations

from tallystick.linking import almanac, blocking, features
from tallystick.linking.table import Table
from tallystick.model.ledger import Lineage
from tests.linking.cases import ABROAD, BELMOR, QARHAT, VALE, Event, told

FRIDAY = "2031-05-16"


def pairs(*reports) -> int:
    rows = features.build([one.reading for one in reports], Lineage())
    dated = almanac.with_days(rows, almanac.stated([one.report for one in reports]))
    with Table() as table:
        return table.put((), [(number, 1, row) for number, row in enumerate(dated)])


def compared(left: Event, right: Event, published=(FRIDAY, FRIDAY)) -> bool:
    return pairs(told("a.txt", left, published=published[0]), told("b.txt", right, published=published[1])) == 1


def test_days_near_each_other_in_one_country_bring_together_whatever_is_told():
    assert compared(Event(killed=2, when="on Thursday", place=QARHAT), Event(wounded=40, when="on Friday", place=BELMOR))


def test_far_days_and_other_countries_do_not():
    assert not compared(Event(killed=2, when="on Thursday"), Event(killed=2, when="on 20 April"))
    assert not compared(Event(killed=2, when="on Thursday", place=VALE), Event(killed=2, when="on Thursday", place=ABROAD))


def test_an_account_without_a_day_is_looked_for_in_the_week_before_it_was_told():
    timed = Event(killed=2, when="on Thursday")
    assert compared(timed, Event(killed=9), (FRIDAY, "2031-05-18"))
    assert not compared(timed, Event(killed=9), (FRIDAY, "2031-06-18"))


def test_late_reports_are_found_by_their_place_and_figures():
    timed = Event(killed=2, when="on Thursday", place=QARHAT)
    assert compared(timed, Event(killed=2, place=QARHAT), (FRIDAY, "2031-06-18"))
    assert not compared(timed, Event(killed=2, place=BELMOR), (FRIDAY, "2031-06-18"))


def test_undated_reports_are_found_by_figures_weekdays_and_pairs_of_figures():
    undated = (None, FRIDAY)
    assert compared(Event(killed=8), Event(killed=9, when="on Thursday"), undated)
    assert not compared(Event(killed=1), Event(killed=9, when="on Thursday"), undated)
    assert compared(
        Event(killed=1, when="on Thursday", place=QARHAT), Event(killed=1, when="on Thursday", place=BELMOR), undated
    )
    assert compared(Event(killed=1, wounded=2, place=None), Event(killed=1, wounded=2, when="on Thursday"), undated)


def test_accounts_without_a_place_are_found_by_day_and_figures():
    assert compared(Event(killed=4, when="on Thursday", place=None), Event(killed=5, when="on Thursday"))
    assert not compared(Event(killed=4, when="on Thursday", place=None), Event(killed=50, when="on Thursday"))


def test_dated_accounts_are_not_compared_by_figures_alone():
    reports = [
        told(f"{n}.txt", Event(killed=30, when=f"on {n + 1} May", place=VALE), published="2031-05-31") for n in range(0, 28, 9)
    ]
    assert pairs(*reports) == 0


def test_what_is_undated_and_what_is_timeless():
    known = told("known.txt", Event(killed=2, when="on Thursday"), published=FRIDAY)
    late = told("late.txt", Event(killed=2), published=FRIDAY)
    lost = told("lost.txt", Event(killed=2, when="on Thursday"))
    rows = features.build([one.reading for one in (known, late, lost)], Lineage())
    dated = almanac.with_days(rows, almanac.stated([one.report for one in (known, late, lost)]))
    by_report = {row.report_id: (blocking.undated(row), blocking.timeless(row)) for row in dated}
    assert by_report[known.report.report_id] == (False, False)
    assert by_report[late.report.report_id] == (False, True)
    assert by_report[lost.report.report_id] == (True, True)
