"""How many an incident killed and wounded over all its groups: what most of its reports give in all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.model.claims import Measure
from tallystick.model.groups import ATTACKERS, Group, Nature
from tallystick.model.incidents import BestRule
from tallystick.model.wholes import Whole
from tallystick.reconcile.wholes import VOTED
from tests.reconcile.scene import NORLAND_MINISTRY, PEOPLE, SUDMARK_STAFF, Scene, may

MEN = Group(name="men", nature=Nature.PERSONS, within=("people",))
GUNMEN = Group(name=ATTACKERS, nature=Nature.PERSONS)
Line = tuple[int | None, Group]


def told(*reports: Line | list[Line], **fields: object) -> Scene:
    """A raid of which each report gives these numbers of killed."""
    scene = Scene()
    scene.incident("raid", may(3))
    for number, lines in enumerate(reports):
        name = scene.report(f"r{number}", may(4))
        for low, group in lines if isinstance(lines, list) else [lines]:
            scene.says(name, "raid", low, group=group, figure_words=f"{low} people", **fields)
    return scene


def whole(scene: Scene, measure: Measure = Measure.KILLED, best: BestRule = BestRule.MOST) -> Whole:
    (found,) = [one for one in scene.reconciled(best).wholes if one.measure is measure]
    return found


def test_three_reports_of_one_dead_outweigh_one_of_four():
    scene = told((1, MEN), (4, PEOPLE), (1, MEN), (1, PEOPLE))
    found = whole(scene)
    assert (found.low, found.best, found.high, found.rule) == (1, 1, 4, VOTED)
    assert [one.best for one in scene.reconciled().values] == [1], "the group that holds all agrees with the whole"


def test_of_two_sums_it_is_the_lowest_that_somebody_counts():
    assert whole(told((3, PEOPLE), (2, PEOPLE))).best == 2
    scene = told((3, PEOPLE))
    scene.says(scene.report("one", may(4)), "raid", 1, group=PEOPLE, person="p1", figure_words="a person")
    assert whole(scene).best == 3, "who tells of a person does not say that there was no other"


def test_an_attacker_and_a_man_of_whom_no_report_tells_together_may_be_one():
    assert whole(told((1, MEN), (1, GUNMEN))).best == 1
    both = whole(told([(1, MEN), (1, GUNMEN)], [(1, MEN), (1, GUNMEN)], (1, MEN)))
    assert (both.low, both.best, both.high) == (1, 2, 2)


def test_who_counts_the_victims_does_not_deny_that_their_killer_died():
    fuller: list[Line] = [(4, PEOPLE), (1, GUNMEN)]
    assert whole(told(fuller, (3, PEOPLE), (3, PEOPLE))).best == 4
    assert whole(told(fuller, (2, PEOPLE), (2, PEOPLE))).best == 2, "another count is another count"
    scene = told([(2, PEOPLE), (1, GUNMEN)], (3, PEOPLE), (3, PEOPLE))
    scene.says(scene.report("one", may(4)), "raid", 1, group=PEOPLE, person="p1", figure_words="a person")
    assert whole(scene).best == 3, "who tells of one person is no count of victims"


def test_a_report_that_gives_no_number_of_the_dead_has_no_voice():
    scene = told((2, PEOPLE), (2, PEOPLE))
    for name in ("one", "other", "third"):
        scene.report(name, may(4))
        scene.says(name, "raid", 5, measure=Measure.WOUNDED, group=PEOPLE)
    assert whole(scene).best == 2
    assert whole(scene, Measure.WOUNDED).best == 5


def test_at_least_so_many_leaves_the_point_to_those_who_give_one():
    scene = told((1, MEN), (1, MEN))
    name = scene.report("late", may(4))
    scene.says(name, "raid", 1, None, group=GUNMEN, figure_words="at least one")
    assert (whole(scene).low, whole(scene).best, whole(scene).high) == (1, 1, None)


LINES = st.lists(st.tuples(st.integers(0, 5), st.sampled_from((PEOPLE, MEN, GUNMEN))), min_size=1, max_size=3)


@given(st.lists(LINES, min_size=1, max_size=4))
def test_the_best_lies_between_its_bounds(reports):
    found = whole(told(*reports))
    known = [number for number in (found.low, found.best, found.high) if number is not None]
    assert known == sorted(known)


@given(st.integers(1, 9), st.integers(1, 9), st.integers(1, 4))
def test_copies_have_one_voice(said, copied, copies):
    scene = told((said, PEOPLE), (said, PEOPLE), (copied, PEOPLE))
    before = whole(scene)
    for number in range(copies):
        scene.copied_report(f"copy {number}", may(5 + number), of="r2")
    assert whole(scene) == before


def test_a_copy_that_was_cut_tells_no_less_than_the_whole_one():
    scene = told((3, PEOPLE), [(2, MEN), (1, GUNMEN)])
    before = whole(scene)
    scene.copied_report("cut", may(6), of="r1", lines=slice(0, 1))
    assert whole(scene) == before


def test_a_page_with_a_newer_state_has_no_voice():
    scene = told((4, PEOPLE), (4, PEOPLE), (2, PEOPLE))
    scene.revised("r0", "r2")
    assert whole(scene).best == 2


def test_what_parties_count_is_not_put_to_the_vote():
    scene = told((9, PEOPLE), (9, PEOPLE), claimant=NORLAND_MINISTRY)
    scene.says(scene.report("staff", may(4)), "raid", 2, group=PEOPLE, claimant=SUDMARK_STAFF)
    assert whole(scene).best is None


@pytest.mark.parametrize("rule", [BestRule.LOWEST, BestRule.AGREED])
def test_a_project_that_chose_another_best_has_the_groups_added(rule):
    assert whole(told((1, MEN), (1, MEN), (1, GUNMEN)), best=rule).best == 2
