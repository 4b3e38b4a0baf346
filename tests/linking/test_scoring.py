"""Blocking and weights, as Splink computes them."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from tallystick.linking import almanac, features
from tallystick.linking.pairs import score
from tallystick.linking.scoring import USUAL_CROWD
from tallystick.linking.weights import COMPARISONS, PRIOR_BITS
from tallystick.model.ledger import Lineage
from tests.linking.cases import (
    ABROAD,
    BELMOR,
    NORLAND,
    OST,
    PEOPLE,
    QARHAT,
    SUDMARK,
    VALE,
    Event,
    at_least,
    shared,
    told,
    up_to,
)

FRIDAY = "2031-05-16"


def pairs_of(*reports, copies=()):
    rows = features.build([one.reading for one in reports], Lineage(copies=copies))
    return score(almanac.with_days(rows, almanac.stated([one.report for one in reports])))


@pytest.mark.parametrize("told_in_both", [True, False])
def test_a_day_that_both_reports_tell_is_hardly_a_contradiction(told_in_both):
    one = told("a.txt", Event(killed=3, when="on Monday", main=True, names=("Ann Holm",)), published=FRIDAY)
    other = told("b.txt", Event(killed=3, when="on Thursday", main=True, names=("Ann Holm",)), published=FRIDAY)
    rows = almanac.with_days(
        features.build([one.reading, other.reading], Lineage()), almanac.stated([one.report, other.report])
    )
    days = {row.report_id: row.days.day for row in rows}
    rows = [replace(row, besides=(days[one.report.report_id],) if told_in_both else ()) for row in rows]
    (pair,) = score(rows, keep=-math.inf)
    (reason,) = [reason for reason in pair.reasons() if reason.name == "day"]
    assert ("one of them told in both reports" in reason.words) is told_in_both
    assert (reason.weight > -1) is told_in_both


def reasons(left: Event, right: Event, published=(FRIDAY, FRIDAY)) -> dict[str, str]:
    (pair,) = pairs_of(told("a.txt", left, published=published[0]), told("b.txt", right, published=published[1]))
    return {reason.name: reason.words for reason in pair.reasons()}


def test_agreement_weighs_for_and_contradiction_against():
    one = Event(killed=3, wounded=4, when="on Thursday", place=QARHAT, method="air strike")
    (alike,) = pairs_of(told("a.txt", one, published=FRIDAY), told("b.txt", one, published=FRIDAY))
    other = Event(killed=9, wounded=4, when="on Friday", place=BELMOR, method="air strike")
    (unlike,) = pairs_of(told("a.txt", one, published=FRIDAY), told("b.txt", other, published=FRIDAY))
    assert alike.weight > 5
    assert unlike.weight < -3


def test_pairs_that_contradict_each_other_in_everything_are_dropped():
    one = Event(killed=3, wounded=4, when="on Thursday", place=QARHAT, method="air strike")
    other = Event(killed=9, wounded=1, when="on Friday", group=SUDMARK, place=BELMOR, method="shooting")
    assert pairs_of(told("a.txt", one, published=FRIDAY), told("b.txt", other, published=FRIDAY)) == ()


def test_a_weight_is_the_sum_of_its_reasons_and_of_the_prior():
    one = Event(killed=3, wounded=4, when="on Thursday", place=QARHAT, method="air strike")
    (pair,) = pairs_of(told("a.txt", one, published=FRIDAY), told("b.txt", one, published=FRIDAY))
    assert pair.weight == pytest.approx(PRIOR_BITS + sum(reason.weight for reason in pair.reasons()))
    table = {(c.name, level.words): math.log2(level.m / level.u) for c in COMPARISONS for level in c.levels}
    assert all(reason.weight == pytest.approx(table[reason.name, reason.words], abs=0.001) for reason in pair.reasons())


def test_what_is_missing_is_neutral():
    bare = Event(killed=3, wounded=4, place=None)
    (pair,) = pairs_of(told("a.txt", bare), told("b.txt", bare))
    assert {reason.name for reason in pair.reasons()} == {"harmed", "killed", "wounded"}


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        (Event(killed=3, when="on Thursday"), Event(killed=3, when="on Thursday"), "the same day"),
        (
            Event(killed=3, when="said on Thursday", main=True),
            Event(killed=3, when="on Thursday"),
            "a day, and the same day as that on which it was said",
        ),
        (Event(killed=3, when="said on Friday", main=True), Event(killed=3, when="on Thursday"), "days that can be the same"),
        (Event(killed=3, when="on Wednesday"), Event(killed=3, when="on Thursday"), "days next to each other"),
        (Event(killed=3, when="on Tuesday"), Event(killed=3, when="on Thursday"), "days that contradict each other"),
    ],
)
def test_days(left, right, words):
    assert reasons(left, right)["day"] == words


def test_weekdays_are_compared_where_a_report_has_no_day():
    same, other = Event(killed=3, when="on Thursday"), Event(killed=3, when="on Tuesday")
    assert reasons(same, same, (None, FRIDAY))["weekday"].startswith("the same weekday")
    assert reasons(same, other, (None, FRIDAY))["weekday"] == "different weekdays"


@pytest.mark.parametrize(
    ("published", "words"),
    [
        (FRIDAY, "told within three days of each other"),
        ("2031-05-21", "told within a week of each other"),
        ("2031-06-20", "told within two months of each other"),
        ("2031-12-20", "told more than two months apart"),
        ("2031-05-10", "one report came out before the other's day"),
    ],
)
def test_a_report_without_time_words_is_compared_by_when_it_came_out(published, words):
    timed, timeless = Event(killed=3, when="on Thursday"), Event(killed=3)
    assert reasons(timed, timeless, (FRIDAY, published))["telling"] == words


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        (QARHAT, QARHAT, "the same town"),
        (QARHAT, OST, "towns close to each other"),
        (QARHAT, BELMOR, "different towns"),
        (QARHAT, VALE, "the same province or state"),
        (VALE, ABROAD, "different countries"),
    ],
)
def test_places(left, right, words):
    one, two = (Event(killed=3, wounded=4, when="on Thursday", place=place) for place in (left, right))
    copies = told("a.txt", one, published=FRIDAY), told("b.txt", two, published=FRIDAY)
    (pair,) = pairs_of(*copies, copies=(shared(*copies),))
    assert {reason.name: reason.words for reason in pair.reasons()}["place"] == words


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        (NORLAND, NORLAND, "the same group of the same side harmed"),
        (PEOPLE, PEOPLE, "the same group harmed, no side told"),
        (NORLAND, SUDMARK, "different sides harmed"),
        (NORLAND, PEOPLE, "groups of which it is not told that they differ"),
    ],
)
def test_groups_harmed(left, right, words):
    one, two = (Event(killed=3, when="on Thursday", group=group) for group in (left, right))
    assert reasons(one, two)["harmed"] == words


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        (53, 53, "the same number killed, ten or more"),
        (4, 4, "the same number killed, three to nine"),
        (2, 2, "the same number killed, one or two"),
        (at_least(4), 4, "figures of the killed that begin or end at one number"),
        (at_least(50), up_to(53), "figures of the killed that one number could satisfy"),
        (4, 6, "numbers killed that contradict each other"),
    ],
)
def test_figures(left, right, words):
    assert reasons(Event(killed=left, when="on Friday"), Event(killed=right, when="on Friday"))["killed"] == words


def test_a_figure_that_rises_in_a_later_report_is_no_contradiction():
    low, high = Event(killed=4, when="on Thursday"), Event(killed=6, when="on Thursday")
    assert reasons(low, high, (FRIDAY, "2031-05-17"))["killed"] == "a higher number killed in the later report"
    assert reasons(low, high, ("2031-05-17", FRIDAY))["killed"] == "numbers killed that contradict each other"


def test_accounts_far_from_each_other_in_time_are_never_compared():
    one = told("a.txt", Event(killed=3, when="on Thursday"), published=FRIDAY)
    two = told("b.txt", Event(killed=3, when="on Thursday"), published="2031-08-16")
    assert pairs_of(one, two) == ()


def test_undated_and_placeless_accounts_are_compared_by_what_they_count():
    undated = told("a.txt", Event(killed=3, wounded=4, place=None))
    dated = told("b.txt", Event(killed=3, wounded=4, when="on Thursday"), published=FRIDAY)
    assert len(pairs_of(undated, dated)) == 1


def test_an_undated_account_that_could_be_any_of_many_is_less_likely_each_of_them():
    undated = told("undated.txt", Event(killed=5))
    many = [told(f"{n}.txt", Event(killed=5, when=f"on {n} May 2031"), published="2031-05-31") for n in range(1, 31)]

    def best(dated) -> float:
        mine = undated.reading.accounts[0].account_id
        return max(pair.weight for pair in pairs_of(undated, *dated) if mine in (pair.left, pair.right))

    assert best(many[:10]) == best(many[:1])
    assert best(many) == pytest.approx(best(many[:1]) + math.log2(USUAL_CROWD / 30), abs=0.001)


def test_a_single_row_has_no_pairs():
    assert pairs_of(told("a.txt", Event(killed=3))) == ()


def test_nothing_is_printed_or_logged(capfd, caplog, recwarn):
    one = Event(killed=3, wounded=4, when="on Thursday")
    assert pairs_of(told("a.txt", one), told("b.txt", one))
    assert capfd.readouterr() == ("", "")
    assert not [record for record in caplog.records if record.levelname in {"WARNING", "ERROR"}]
    assert not recwarn.list
