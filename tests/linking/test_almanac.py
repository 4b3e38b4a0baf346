"""What is known of the days on which reports were published, and what their words then mean."""

from __future__ import annotations

from datetime import date

import pytest

from tallystick.linking import almanac, features
from tallystick.linking.almanac import Dated
from tallystick.model.accounts import Account
from tallystick.model.ledger import Lineage
from tallystick.model.times import DateBasis, Days, TimeKind, TimeWords, Unit
from tests import builders
from tests.linking.cases import Event, told

THURSDAY = TimeWords(start=0, end=8, words="Thursday", kind=TimeKind.WEEKDAY, weekday=3)
SAID = TimeWords(start=0, end=13, words="said Thursday", kind=TimeKind.WEEKDAY, weekday=3, soft=True)
TENTH = TimeWords(start=0, end=6, words="10 May", kind=TimeKind.DATE, month=5, day=10)
FULL = TimeWords(start=0, end=11, words="10 May 2031", kind=TimeKind.DATE, year=2031, month=5, day=10)
YESTERDAY = TimeWords(start=0, end=9, words="yesterday", kind=TimeKind.RELATIVE, unit=Unit.DAY, shift=-1)


REPORT = builders.report("Thursday", "a.txt")


def of(words: TimeWords | None, main: bool = True) -> Account:
    return builders.account(REPORT, time=words, main=main)


def dated(*days: int, basis: DateBasis | None = DateBasis.INFERRED) -> Dated:
    return Dated(report_id="r", days=tuple(date(2031, 5, day) for day in days), basis=basis, reason="")


def test_words_that_mean_one_day_on_all_possible_days_are_resolved():
    assert almanac.resolve(of(THURSDAY), dated(15, 16, 17)) == Days.single(date(2031, 5, 15))


def test_words_that_mean_several_days_span_them():
    days = almanac.resolve(of(YESTERDAY), dated(15, 17))
    assert days is not None
    assert (days.first, days.last) == (date(2031, 5, 14), date(2031, 5, 16))


def test_nothing_is_resolved_without_a_day_but_what_needs_none():
    assert almanac.resolve(of(THURSDAY), dated()) is None
    assert almanac.resolve(of(TENTH), dated()) is None
    assert almanac.resolve(of(FULL), dated()) == Days.single(date(2031, 5, 10))
    assert almanac.resolve(of(None), dated(15)) is None


def test_the_day_on_which_a_main_story_was_told_holds_the_day_before():
    days = almanac.resolve(of(SAID), dated(16))
    assert days is not None
    assert (days.first, days.last, days.soft) == (date(2031, 5, 14), date(2031, 5, 15), True)


def test_what_is_mentioned_in_passing_may_have_happened_long_before_it_was_said():
    days = almanac.resolve(of(SAID, main=False), dated(16))
    assert days is not None
    assert (days.first, days.last) == (None, date(2031, 5, 15))


@pytest.mark.parametrize(
    ("words", "of", "expected"),
    [
        (FULL, dated(), DateBasis.STATED),
        (TENTH, dated(15, basis=DateBasis.STATED), DateBasis.PUBLICATION),
        (TENTH, dated(15), DateBasis.INFERRED),
        (TENTH, dated(basis=None), None),
    ],
)
def test_the_basis_tells_what_a_day_rests_on(words, of, expected):
    assert almanac.basis(words, of) is expected


def test_rows_take_their_days_from_their_report():
    known = told("a.txt", Event(killed=2, when="on Thursday"), published="2031-05-16")
    unknown = told("b.txt", Event(killed=2, when="on Thursday"))
    rows = features.build([known.reading, unknown.reading], Lineage())
    by_report = {row.report_id: row for row in almanac.with_days(rows, almanac.stated([known.report, unknown.report]))}
    dated_row, open_row = by_report[known.report.report_id], by_report[unknown.report.report_id]
    assert dated_row.days == Days.single(date(2031, 5, 15))
    assert dated_row.told == date(2031, 5, 16)
    assert (open_row.days, open_row.told, open_row.weekday) == (None, None, 3)


def copied_days(mine: date | None, other: date | None, basis: DateBasis = DateBasis.STATED) -> Days | None:
    """The days of "Thursday" in a report that shares the word with another one."""
    first, second = builders.report("Thursday", "a.txt"), builders.report("Thursday was quiet", "b.txt")
    sides = (builders.passage(first, "Thursday"), builders.passage(second, "Thursday"))
    lineage = Lineage(copies=(builders.copy(*sides),))
    readings = [builders.reading(one, accounts=(builders.account(one, time=THURSDAY),)) for one in (first, second)]
    rows = features.build(readings, lineage)
    known = {
        one.report_id: Dated(report_id=one.report_id, days=(day,) if day else (), basis=basis if day else None, reason="")
        for one, day in ((first, mine), (second, other))
    }
    (row,) = [row for row in almanac.with_days(rows, known) if row.report_id == first.report_id]
    return row.days


def test_copied_words_mean_what_they_meant_when_they_were_first_said():
    early, late = date(2031, 5, 16), date(2031, 5, 30)
    assert copied_days(late, early) == copied_days(early, late) == Days.single(date(2031, 5, 15))
    assert copied_days(None, early) == Days.single(date(2031, 5, 15))
    assert copied_days(late, None) == Days.single(date(2031, 5, 29))


def test_an_inferred_day_gives_copied_words_no_meaning():
    assert copied_days(None, date(2031, 5, 16), DateBasis.INFERRED) is None
