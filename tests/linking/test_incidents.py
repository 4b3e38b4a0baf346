"""What linked accounts tell of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tallystick.linking import almanac, features
from tallystick.linking.incidents import build
from tallystick.model.ledger import Lineage
from tallystick.model.times import DateBasis, Days, Precision
from tests.linking.cases import ABROAD, QARHAT, SUDMARK, VALE, Event, incident_of, run, together, told

STRIKE = Event(killed=3, wounded=4, when="on Thursday", place=VALE, method="air strike", main=True)
ANSWER = Event(killed=50, group=SUDMARK, place=None, answers=0)


def test_an_incident_takes_the_finest_place_and_the_method_told_most():
    reports = [
        told("a.txt", STRIKE, published="2031-05-15"),
        told("b.txt", Event(killed=3, wounded=4, when="on Thursday", place=QARHAT, method="shelling"), published="2031-05-16"),
        told("c.txt", Event(killed=3, wounded=4, when="on Thursday", place=VALE, method="air strike"), published="2031-05-16"),
    ]
    incident = incident_of(run(*reports), reports[0])
    assert incident.place == QARHAT
    assert incident.method == "air strike"
    assert incident.main_report_ids == (reports[0].report.report_id,)
    assert len(incident.report_ids) == 3


def test_the_days_are_what_accounts_have_in_common():
    said = told("a.txt", Event(killed=3, wounded=4, when="said on Friday", place=QARHAT, main=True), published="2031-05-16")
    known = told("b.txt", Event(killed=3, wounded=4, when="on 15 May 2031", place=QARHAT), published="2031-05-16")
    incident = incident_of(run(said, known), said)
    assert incident.days == Days.single(date(2031, 5, 15))
    assert incident.date_basis is DateBasis.STATED


def test_an_unknown_day_stays_unknown_though_the_report_is_dated():
    one = told("a.txt", Event(killed=2, place=ABROAD), published="2031-05-16")
    incident = incident_of(run(one), one)
    assert (incident.days, incident.date_basis) == (None, None)


def test_retaliation_is_an_incident_of_its_own_linked_as_the_answer():
    one, two = told("a.txt", STRIKE, ANSWER, published="2031-05-15"), told("b.txt", STRIKE, ANSWER, published="2031-05-15")
    linked = run(one, two)
    assert together(linked, (one, 1), (two, 1))
    answer = incident_of(linked, one, 1)
    assert answer.answers == incident_of(linked, one).incident_id != answer.incident_id
    assert answer.days == Days.single(date(2031, 5, 15))
    assert answer.date_basis is DateBasis.LINKED


def test_an_answer_without_a_day_lies_between_what_it_answers_and_its_first_report():
    one = told("a.txt", STRIKE, ANSWER, published="2031-05-17")
    days = incident_of(run(one), one, 1).days
    assert days is not None
    assert (days.first, days.last) == (date(2031, 5, 15), date(2031, 5, 17))


def test_an_id_stays_when_later_and_undated_reports_join():
    first = told("a.txt", STRIKE, published="2031-05-15")
    later = told("b.txt", STRIKE, published="2031-05-16")
    undated = told("c.txt", STRIKE)
    alone = incident_of(run(first), first)
    joined = incident_of(run(first, later, undated), first)
    assert len(joined.account_ids) == 3
    assert joined.incident_id == alone.incident_id


def test_an_id_is_untouched_by_what_is_added_elsewhere():
    first = told("a.txt", STRIKE, published="2031-05-15")
    other = told("b.txt", Event(killed=1, when="on Sunday", place=ABROAD), published="2031-06-16")
    assert incident_of(run(first, other), first) == incident_of(run(first), first)


def test_of_days_that_contradict_each_other_it_is_what_most_reports_tell_as_theirs_or_beside_it():
    """Two accounts, each of its own day; the second one's report tells the first one's day too."""
    one = told("a.txt", STRIKE, published="2031-05-16")
    other = told("b.txt", replace(STRIKE, when="on Friday"), published="2031-05-16")
    known = almanac.stated([one.report, other.report])
    rows = almanac.with_days(features.build([one.reading, other.reading], Lineage()), known)
    assert {row.days.day for row in rows} == {date(2031, 5, 15), date(2031, 5, 16)}
    cluster = (tuple(row.account_id for row in rows),)
    for beside, day in ((date(2031, 5, 15), date(2031, 5, 15)), (date(2031, 5, 16), date(2031, 5, 16))):
        telling = [replace(row, besides=(beside,)) for row in rows]
        (incident,) = build(cluster, telling, known)
        assert incident.days == Days.single(day)


def test_a_day_that_the_whole_report_speaks_for_goes_before_one_that_only_stands_beside_the_harm():
    one = told("a.txt", STRIKE, published="2031-05-16")
    other = told("b.txt", replace(STRIKE, when="on Friday"), published="2031-05-16")
    known = almanac.stated([one.report, other.report])
    rows = almanac.with_days(features.build([one.reading, other.reading], Lineage()), known)
    cluster = (tuple(row.account_id for row in rows),)
    for day in (date(2031, 5, 15), date(2031, 5, 16)):
        telling = [
            replace(row, besides=(), account=replace(row.account, main=True, time_signs=("title",) * (row.days.day == day)))
            for row in rows
            if row.days is not None
        ]
        (incident,) = build(cluster, telling, known)
        assert incident.days == Days.single(day)


NEWS = replace(STRIKE, when="news of today")


def test_news_that_names_no_day_lies_on_the_likelier_one_and_says_so():
    for when, day in (("news of today", 16), ("news of the day before", 15)):
        one = told("a.txt", replace(STRIKE, when=when), published="2031-05-16")
        incident = incident_of(run(one), one)
        assert incident.days is not None
        assert (incident.days.day, incident.days.precision) == (date(2031, 5, day), Precision.SPAN)
        assert incident.date_basis is DateBasis.NEWS


def test_news_yields_to_a_day_that_is_named():
    news = told("a.txt", NEWS, published="2031-05-16")
    for when in ("on Thursday", "on Tuesday"):
        named = told("b.txt", replace(STRIKE, when=when), published="2031-05-16")
        known = almanac.stated([news.report, named.report])
        rows = almanac.with_days(features.build([news.reading, named.reading], Lineage()), known)
        (incident,) = build((tuple(row.account_id for row in rows),), rows, known)
        assert incident.days == next(row.days for row in rows if row.report_id == named.report.report_id)
        assert incident.date_basis is DateBasis.PUBLICATION
