"""Pairs, kept as rows come and change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tallystick.linking import almanac, features
from tallystick.linking.features import Features
from tallystick.linking.pairs import Pairs, Stage
from tallystick.model.ledger import Lineage
from tests.linking.cases import ABROAD, Event, Told, told

FRIDAY = "2031-05-16"
STRIKE = Event(killed=3, wounded=4, when="on Thursday", method="air strike", main=True)


def rows(*reports: Told) -> dict[str, Features]:
    built = features.build([one.reading for one in reports], Lineage())
    dated = almanac.with_days(built, almanac.stated([one.report for one in reports]))
    return {row.account_id: row for row in dated}


def twice(known: Mapping[str, Features]) -> dict[str, tuple[Features, Features]]:
    return {account: (row, row) for account, row in known.items()}


def account(of: Told) -> str:
    return of.reading.accounts[0].account_id


ONE, OTHER = (told(name, STRIKE, published=FRIDAY) for name in ("a.txt", "b.txt"))
UNDATED = told("c.txt", STRIKE)


def test_what_comes_later_is_paired_with_what_is_known():
    known = rows(ONE, OTHER)
    with Pairs() as pairs:
        assert pairs.put(twice({account(ONE): known[account(ONE)]})).beside == set()
        changed = pairs.put(twice(known))
        assert (changed.anew, changed.beside) == ({account(OTHER)}, {account(ONE)})
        (pair,) = pairs.of(account(ONE), Stage.DATED)
        assert {pair.left, pair.right} == {account(ONE), account(OTHER)}
        assert list(pairs.worth_joining(account(ONE))) == [account(OTHER)]
        assert pairs.put(twice(known)).anew == set()


def test_an_account_that_is_another_now_loses_its_pairs():
    known, moved = rows(ONE, OTHER), rows(ONE, told("b.txt", STRIKE, published="2032-01-01"))
    other = next(row for row in moved.values() if row.account_id != account(ONE))
    with Pairs() as pairs:
        pairs.put(twice(known))
        far = replace(known[account(OTHER)], days=other.days, weekday=other.weekday, told=other.told)
        assert pairs.put({account(OTHER): (far, far)}).beside == {account(ONE)}
        assert list(pairs.of(account(ONE), Stage.DATED)) == []


def test_an_inferred_day_counts_beside_the_stated_ones_and_never_among_them():
    known, here = rows(ONE, UNDATED), account(UNDATED)
    dated = rows(told("c.txt", STRIKE, published=FRIDAY))
    row = next(iter(dated.values()))
    inferred = replace(known[here], days=row.days, told=row.told)
    with Pairs() as pairs:
        pairs.put(twice(known))
        pairs.put({here: (known[here], inferred)})
        (stated,) = pairs.of(here, Stage.STATED)
        (with_day,) = pairs.of(here, Stage.DATED)
        assert "day" not in {reason.name for reason in stated.reasons()}
        assert "day" in {reason.name for reason in with_day.reasons()}


def test_nothing_is_paired_that_shares_nothing():
    there = told("d.txt", Event(killed=9, when="on 2 May", place=ABROAD), published=FRIDAY)
    known = rows(ONE, there)
    with Pairs() as pairs:
        pairs.put(twice(known))
        assert list(pairs.among(known, Stage.DATED)) == []
