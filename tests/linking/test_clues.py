"""Clues to the day of publication, each by itself."""

from __future__ import annotations

from datetime import date

from tallystick.linking import features
from tallystick.linking.clues import clues, gap_cost, own_cost, picture_cost, story_cost, told_days, toll_cost, weekday_cost
from tallystick.model.ledger import Lineage
from tests.linking.cases import Event, Toll, at_least, told

MAY = [date(2031, 5, day) for day in range(1, 32)]
THURSDAY = date(2031, 5, 15)


def of(*events, **fields):
    return clues(told("a.txt", *events, **fields).reading)


def cheapest(cost) -> list[date]:
    best = min(cost(day) for day in MAY)
    return [day for day in MAY if cost(day) == best]


def test_a_picture_speaks_for_its_day_and_those_after_it():
    one = of(Event(killed=2), picture="the road on 12 May 2031")
    assert cheapest(lambda day: picture_cost(one, day)) == [date(2031, 5, 12)]
    assert picture_cost(one, date(2031, 5, 11)) > picture_cost(one, date(2031, 5, 31)) > picture_cost(one, date(2031, 5, 13))


def test_only_the_newest_picture_counts():
    one = of(Event(killed=2), picture="the road on 3 May 2031 and again on 12 May 2031")
    assert cheapest(lambda day: picture_cost(one, day)) == [date(2031, 5, 12)]


def test_the_newest_weekday_is_likely_the_day_itself():
    one = of(Event(killed=2, when="on Tuesday"), aside="Talks were held on Thursday. Fighting began on Wednesday.")
    assert all(day.weekday() == 3 for day in cheapest(lambda day: weekday_cost(one, day)))


def test_more_weekdays_make_the_newest_surer():
    lone, several = (
        of(Event(killed=2, when="on Thursday")),
        of(Event(killed=2, when="on Thursday"), aside="It began on Wednesday."),
    )
    assert weekday_cost(several, date(2031, 5, 16)) > weekday_cost(lone, date(2031, 5, 16)) > 0


def test_the_weekday_of_a_main_story_is_not_a_week_old():
    one = of(Event(killed=2, when="on Saturday", main=True), aside="Talks were held on Friday.")
    friday, saturday = date(2031, 5, 16), date(2031, 5, 17)
    assert weekday_cost(one, saturday) < weekday_cost(one, friday)


def test_a_date_without_its_year_is_recent():
    one = of(Event(killed=2, when="on 10 March"))
    assert own_cost(one, date(2031, 3, 20)) < own_cost(one, date(2031, 10, 20)) < own_cost(one, date(2031, 3, 1))


def test_nothing_is_reported_before_its_own_date():
    one = of(Event(killed=2, when="on 10 May 2031"))
    assert own_cost(one, date(2031, 5, 9)) > own_cost(one, date(2031, 5, 11))


def test_running_counts_do_not_fall():
    few, many = of(Toll(killed=13)), of(Toll(killed=16))
    assert toll_cost(few, date(2031, 5, 12), many, date(2031, 5, 15)) == 0
    assert toll_cost(few, date(2031, 5, 15), many, date(2031, 5, 12)) > 0
    assert toll_cost(few, date(2031, 6, 2), many, date(2031, 5, 31)) == 0
    assert 0 < toll_cost(few, THURSDAY, of(Toll(killed=14)), THURSDAY) < toll_cost(few, THURSDAY, many, THURSDAY)


def test_floors_that_fall_cost_less_than_counts():
    few, many, floor = of(Toll(killed=13)), of(Toll(killed=16)), of(Toll(killed=at_least(13)))
    late, early = date(2031, 5, 15), date(2031, 5, 12)
    assert 0 < toll_cost(floor, late, many, early) < toll_cost(few, late, many, early)


def test_a_count_of_earlier_this_month_may_be_told_after_a_higher_one():
    earlier, now = of(Toll(killed=13, earlier=True)), of(Toll(killed=15))
    assert toll_cost(earlier, date(2031, 5, 18), now, THURSDAY) == 0
    assert toll_cost(of(Toll(killed=17, earlier=True)), THURSDAY, now, THURSDAY) > 0


def test_stories_are_told_at_once_and_together():
    assert (story_cost(0), gap_cost(0)) == (0, 0)
    assert story_cost(-1) > story_cost(1) > 0
    assert gap_cost(-3) == gap_cost(3) > gap_cost(1)
    assert story_cost(400) > story_cost(2)


def test_a_main_story_without_time_words_is_fresh_and_a_mention_is_merely_past():
    report = told("a.txt", Event(killed=2, main=True), Event(killed=3))
    by_id = {row.account_id: row for row in features.build([report.reading], Lineage())}
    main, passing = (by_id[account.account_id] for account in report.reading.accounts)
    assert (told_days(main, THURSDAY).first, told_days(main, THURSDAY).last) == (date(2031, 5, 13), THURSDAY)
    assert (told_days(passing, THURSDAY).first, told_days(passing, THURSDAY).last) == (None, THURSDAY)
