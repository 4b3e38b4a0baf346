"""Rows of accounts."""

from __future__ import annotations

from dataclasses import replace

from tallystick.linking import features
from tallystick.model.claims import AttributionStance
from tallystick.model.copies import Version
from tallystick.model.ledger import Lineage
from tests import builders
from tests.linking.cases import Event, Toll, shared, told

STRIKE = Event(killed=3, wounded=4, when="on Thursday", claimant="Norland Defence Ministry", names=("Ilo Vantern",), main=True)


def test_a_row_holds_what_an_account_tells():
    one = told("a.txt", STRIKE)
    (row,) = features.build([one.reading], Lineage())
    assert (row.killed[0].low, row.wounded[0].high, row.weekday) == (3, 4, 3)
    assert row.names == ("Norland soldiers",)
    assert row.holders == ("Norland forces", "state forces")
    assert row.claimants == ("Norland Defence Ministry",)
    assert row.persons == ("ilo vantern",)


def test_unnamed_claimants_are_never_joined_to_a_name():
    one = told("a.txt", STRIKE)
    anonymous = builders.claimant("commander", named=False)
    claims = tuple(replace(claim, claimant=anonymous) for claim in one.reading.claims)
    (row,) = features.build([replace(one.reading, claims=claims)], Lineage())
    assert row.claimants == ()


def test_accounts_of_nothing_but_tolls_are_left_out():
    one = told("a.txt", Toll(killed=9))
    lone = builders.account(one.report, *one.reading.claims)
    assert features.build([replace(one.reading, accounts=(lone,))], Lineage()) == ()


def test_denied_attributions_name_no_actor():
    one = told("a.txt", STRIKE)
    blamed = builders.attribution(one.report, "killed", actor="Sudmark")
    denied = builders.attribution(one.report, "wounded", actor="Tarn", stance=AttributionStance.DENIED)
    account = replace(one.reading.accounts[0], attribution_ids=(blamed.claim_id, denied.claim_id))
    (row,) = features.build([replace(one.reading, accounts=(account,), attributions=(blamed, denied))], Lineage())
    assert row.actors == ("sudmark",)


def test_a_shared_passage_ties_only_figures_that_stand_in_both():
    left = told("a.txt", STRIKE, Event(killed=8))
    right = told("b.txt", STRIKE, Event(killed=9))
    rows = features.build([left.reading, right.reading], Lineage(copies=(shared(left, right), shared(left, right, line=2))))
    by_id = {row.account_id: row for row in rows}
    same = [by_id[one.reading.accounts[0].account_id].shared for one in (left, right)]
    other = [by_id[one.reading.accounts[1].account_id].shared for one in (left, right)]
    assert set(same[0]) & set(same[1])
    assert not set(other[0]) & set(other[1])


def test_states_of_one_page_share_a_page_and_others_have_none():
    reports = [told(f"{name}.txt", STRIKE) for name in "abcd"]
    first, second, third, other = (one.report.report_id for one in reports)
    versions = (Version(earlier=first, later=second, reason="address"), Version(earlier=second, later=third, reason="address"))
    rows = {row.report_id: row for row in features.build([one.reading for one in reports], Lineage(versions=versions))}
    assert rows[first].page == rows[second].page == rows[third].page == min(first, second, third)
    assert rows[other].page is None


def test_things_are_no_group_harmed():
    (row,) = features.build([told("a.txt", Event(killed=2, tanks=3)).reading], Lineage())
    assert row.names == ("Norland soldiers",)
