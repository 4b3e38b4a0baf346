"""What may not stand in one incident."""

from __future__ import annotations

from datetime import date

import pytest

from tallystick.linking import almanac, features
from tallystick.linking.constraints import refusals, repeated
from tallystick.model.ledger import Lineage
from tests.linking.cases import ABROAD, BELMOR, OST, QARHAT, VALE, Event, at_least, told

FRIDAY = "2031-05-16"


def rows_of(*reports):
    rows = features.build([one.reading for one in reports], Lineage())
    by_id = {row.account_id: row for row in almanac.with_days(rows, almanac.stated([one.report for one in reports]))}
    return [by_id[account.account_id] for one in reports for account in one.reading.accounts]


def refused(left: Event, right: Event, published=(FRIDAY, FRIDAY)) -> tuple[str, ...]:
    one, other = rows_of(told("a.txt", left, published=published[0]), told("b.txt", right, published=published[1]))
    assert [*refusals(one, other)] == [*refusals(other, one)]
    return tuple(refusals(one, other))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (Event(killed=2), Event(killed=2)),
        (Event(killed=2, when="on Thursday"), Event(killed=2, when="on Wednesday")),
        (Event(killed=2, place=QARHAT), Event(killed=2, place=OST)),
        (Event(killed=2, place=QARHAT), Event(killed=2, place=VALE)),
        (Event(killed=at_least(2)), Event(killed=7)),
        (Event(killed=4), Event(killed=8)),
        (Event(killed=2, claimant="Norland Defence Ministry"), Event(killed=7, claimant="Sudmark Army")),
        (Event(killed=2), Event(killed=7, claimant="Sudmark Army", enemy=True)),
    ],
)
def test_what_can_be_one_is_not_refused(left, right):
    assert refused(left, right) == ()


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        (Event(killed=2, when="on Thursday"), Event(killed=2, when="on Monday"), "days"),
        (Event(killed=2, place=QARHAT), Event(killed=2, place=BELMOR), "places"),
        (Event(killed=2, place=VALE), Event(killed=2, place=ABROAD), "places"),
        (Event(killed=2), Event(killed=7), "figures"),
        (Event(killed=20), Event(killed=7, claimant="Sudmark Army", enemy=True), "figures"),
        (Event(killed=2, wounded=6), Event(killed=2, wounded=2), "figures"),
    ],
)
def test_contradictions_are_refused(left, right, reason):
    assert any(reason in one for one in refused(left, right))


def test_a_rising_figure_is_no_contradiction_a_falling_one_is():
    assert refused(Event(killed=2), Event(killed=6), (FRIDAY, "2031-05-17")) == ()
    assert refused(Event(killed=6), Event(killed=2), (FRIDAY, "2031-05-17"))


def test_weekdays_of_undated_reports_contradict_each_other():
    assert refused(Event(killed=2, when="on Thursday"), Event(killed=2, when="on Monday"), (None, None))
    assert refused(Event(killed=2, when="on Sunday"), Event(killed=2, when="on Monday"), (None, None)) == ()


def test_a_report_cannot_tell_of_what_came_after_it():
    assert refused(Event(killed=2, when="on Thursday"), Event(killed=2), (FRIDAY, "2031-05-10"))
    assert refused(Event(killed=2, when="on Thursday"), Event(killed=2), (FRIDAY, "2031-05-15")) == ()


def test_one_report_tells_its_accounts_apart():
    one, other = rows_of(told("a.txt", Event(killed=2, when="on Thursday"), Event(killed=3), published=FRIDAY))
    assert [*refusals(one, other)] == ["one report tells them apart"]


@pytest.mark.parametrize(
    ("again", "expected"),
    [
        (Event(killed=2, when="on Thursday", place=VALE), True),
        (Event(killed=3, when="on Thursday", place=VALE), False),
        (Event(killed=2, place=VALE), False),
        (Event(killed=2, when="on Thursday", place=ABROAD), False),
        (Event(killed=2, when="on Thursday", answers=0), False),
        (Event(wounded=2, when="on Thursday"), False),
    ],
)
def test_only_the_same_thing_told_again_is_a_repetition(again, expected):
    one, other = rows_of(told("a.txt", Event(killed=2, when="on Thursday", place=QARHAT), again, published=FRIDAY))
    assert repeated(one, other) is repeated(other, one) is expected


def test_told_days_are_those_of_publication():
    (row,) = rows_of(told("a.txt", Event(killed=2), published=FRIDAY))
    assert row.told == date(2031, 5, 16)
