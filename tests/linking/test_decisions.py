"""Why accounts stand in one incident or in two, and what would turn that."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tallystick.linking.decisions import Decisions
from tallystick.linking.learned import learned
from tallystick.linking.otherwise import AGREEING, CONTRADICTING
from tallystick.linking.weights import JUDGED
from tallystick.model.incidents import Refusal
from tallystick.model.ledger import LedgerContents
from tests import builders
from tests.linking.cases import BELMOR, QARHAT, Event, Told, run, together, told

THURSDAY = Event(killed=4, wounded=7, when="on Thursday", place=QARHAT, method="air strike", main=True)
PUBLISHED = "2031-05-16"


def decisions(*reports: Told) -> Decisions:
    return Decisions(contents(*reports))


def contents(*reports: Told) -> LedgerContents:
    return builders.empty(
        reports=tuple(one.report for one in reports), readings=tuple(one.reading for one in reports), linked=run(*reports)
    )


def account(of: Told, event: int = 0) -> str:
    return of.reading.accounts[event].account_id


def reports(*events: Event, published: str = PUBLISHED) -> list[Told]:
    return [told(f"{number}.txt", event, published=published) for number, event in enumerate(events)]


@pytest.mark.parametrize("table", [JUDGED, learned()])
def test_what_may_be_told_otherwise_has_its_levels_in_both_tables(table):
    for names in (AGREEING, CONTRADICTING):
        for name, words in names.items():
            assert words in {level.words for level in table.comparisons[table.index(name)].levels}


def test_two_that_are_one_incident_name_what_would_part_them():
    one, other = reports(THURSDAY, replace(THURSDAY, wounded=None))
    found = decisions(one, other).of(account(one), account(other))
    assert found.same and found.told and found.average >= found.needed
    assert {"day", "place"} <= {change.comparison for change in found.changes}


CHANGED = {"day": replace(THURSDAY, when="on Tuesday"), "place": replace(THURSDAY, place=BELMOR)}


@pytest.mark.parametrize("name", CHANGED)
def test_what_would_part_them_does_part_them_when_it_is_told(name):
    one, other = reports(THURSDAY, THURSDAY)
    assert name in {change.comparison for change in decisions(one, other).of(account(one), account(other)).changes}
    one, other = reports(THURSDAY, CHANGED[name])
    assert not together(run(one, other), (one, 0), (other, 0))


@pytest.mark.parametrize(("name", "refused"), [("day", Refusal.DAYS), ("place", Refusal.PLACES)])
def test_two_kept_apart_name_what_refuses_them_and_what_would_join_them(name, refused):
    one, other = reports(THURSDAY, CHANGED[name])
    found = decisions(one, other).of(account(one), account(other))
    assert not found.same and found.refused == (refused,)
    assert name in {change.comparison for change in found.changes}
    assert together(run(*(pair := reports(THURSDAY, THURSDAY))), (pair[0], 0), (pair[1], 0))


def test_what_is_held_by_many_is_not_parted_by_little():
    many = reports(*[THURSDAY] * 4)
    found = decisions(*many).held(account(many[0]))
    assert found.pairs == 3
    assert "wounded" not in {change.comparison for change in found.changes}


def test_two_that_one_report_tells_apart_are_not_joined_by_any_agreement():
    one = told("one.txt", THURSDAY, replace(THURSDAY, killed=9, when="on Monday", main=False), published=PUBLISHED)
    found = decisions(one).of(account(one, 0), account(one, 1))
    assert Refusal.REPORT in found.refused
    assert found.changes == ()


def test_the_reasons_add_up_to_the_average():
    many = reports(*[THURSDAY] * 3, replace(THURSDAY, when="on Monday", killed=1))
    asked = decisions(*many)
    for other in many[1:]:
        found = asked.of(account(many[0]), account(other))
        assert sum(reason.weight for reason in found.reasons) == pytest.approx(found.average, abs=0.01)


def test_an_account_alone_is_held_by_nothing():
    (one,) = reports(THURSDAY)
    with pytest.raises(KeyError):
        decisions(one).held(account(one))


def test_nothing_is_tried_where_that_is_not_wanted():
    one, other = reports(THURSDAY, THURSDAY)
    found = Decisions(contents(one, other), trying=False).of(account(one), account(other))
    assert not found.told and found.changes == ()
