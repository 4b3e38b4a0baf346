"""What an account says was suffered, drawn together for comparison."""

from __future__ import annotations

from dataclasses import replace

from tallystick.linking.harm import Item, Total, items, totals
from tallystick.model.claims import ClaimantRole, Measure, Scope, Stance
from tallystick.model.groups import Group, Nature
from tests import builders
from tests.linking.cases import NORLAND, PEOPLE, SUDMARK, TANKS, at_least

REPORT = builders.report("Five were killed, it was said, and more.", "a.txt")
MEN = Group(name="men", nature=Nature.PERSONS, within=("people",))
BOYS = Group(name="boys", nature=Nature.PERSONS, within=("people",))


def killed(figure, group=NORLAND, **fields):
    return builders.claim(REPORT, "Five were killed", Measure.KILLED, figure, group=group, **fields)


def test_two_figures_of_one_group_have_in_common_what_both_allow():
    claims = [killed(builders.figure(5)), killed(at_least(3))]
    assert totals(claims, Measure.KILLED) == (Total(party="Norland", low=5, high=5),)


def test_figures_that_contradict_each_other_span_both():
    claims = [killed(builders.figure(5)), killed(builders.figure(3))]
    assert totals(claims, Measure.KILLED) == (Total(party="Norland", low=3, high=5),)


def test_sides_stay_apart():
    claims = [killed(builders.figure(5)), killed(builders.figure(3), SUDMARK)]
    assert [total.party for total in totals(claims, Measure.KILLED)] == ["Norland", "Sudmark"]


def test_an_unknown_side_joins_the_only_known_one():
    claims = [killed(builders.figure(5)), killed(at_least(4), PEOPLE)]
    assert totals(claims, Measure.KILLED) == (Total(party="Norland", low=5, high=5),)


def test_groups_inside_another_group_are_in_its_figure_already():
    claims = [killed(builders.figure(3), PEOPLE), killed(builders.figure(1), MEN), killed(builders.figure(2), BOYS)]
    assert totals(claims, Measure.KILLED) == (Total(party="", low=3, high=3),)


def test_groups_side_by_side_may_overlap_or_not():
    claims = [killed(builders.figure(1), MEN), killed(builders.figure(2), BOYS)]
    assert totals(claims, Measure.KILLED) == (Total(party="", low=2, high=3),)


def test_what_only_an_enemy_counts_leaves_room_for_less():
    boast = builders.claimant("Sudmark Army", role=ClaimantRole.ENEMY_LOSSES)
    hospital = builders.claimant("Qarhat hospital", role=ClaimantRole.HOSPITAL, party=None)
    (alone,) = totals([killed(builders.figure(20), claimant=boast), killed(builders.figure(20), PEOPLE)], Measure.KILLED)
    (beside,) = totals([killed(builders.figure(20), claimant=boast), killed(at_least(6), claimant=hospital)], Measure.KILLED)
    few = Total(party="Norland", low=6, high=8)
    assert alone.by_enemy and alone.meets(few) and few.meets(alone)
    assert not beside.by_enemy and not beside.meets(few)
    assert not alone.meets(replace(few, by_enemy=True))


def test_denied_figures_shares_and_tolls_do_not_count():
    claims = [
        killed(builders.figure(9), stance=Stance.DENIED),
        killed(builders.figure(8), scope=Scope.TOLL),
        killed(builders.figure(7), scope=Scope.PART),
    ]
    assert totals(claims, Measure.KILLED) == ()


def test_things_and_rarer_measures_are_items():
    tanks = builders.claim(REPORT, "Five", Measure.DESTROYED, builders.figure(5), group=TANKS)
    captured = replace(killed(at_least(2)), measure=Measure.CAPTURED)
    assert items([tanks, captured, killed(builders.figure(1))]) == (
        Item(kind="captured Norland soldiers", low=2, high=None),
        Item(kind="destroyed tank", low=5, high=5),
    )


def test_an_unknown_side_compares_with_any():
    unknown, norland, sudmark = (Total(party=party, low=1, high=1) for party in ("", "Norland", "Sudmark"))
    assert unknown.comparable(sudmark)
    assert norland.comparable(unknown)
    assert not norland.comparable(sudmark)
