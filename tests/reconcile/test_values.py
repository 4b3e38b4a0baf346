from dataclasses import replace

import pytest

from tallystick.model.claims import Basis, Measure, Scope, Stance, Transfer
from tallystick.model.figures import DEED, Figure
from tallystick.model.findings import FindingKind
from tallystick.model.groups import Group, Nature
from tallystick.model.incidents import BestRule
from tests.reconcile.scene import (
    CHILDREN,
    HOSPITAL,
    NORLAND_MINISTRY,
    NORLAND_ON_ENEMY,
    PEOPLE,
    SUDMARK,
    SUDMARK_ON_ENEMY,
    SUDMARK_STAFF,
    UN,
    Scene,
    bounds,
    kinds,
    may,
    value,
)

SOLDIERS = Group(name="soldiers", nature=Nature.PERSONS, within=("state forces",))


def raid(*days: int) -> Scene:
    """An incident of 3 May, with a report for each day."""
    scene = Scene()
    scene.incident("raid", may(3))
    for day in days:
        scene.report(f"r{day}", may(day))
    return scene


def test_bounds_of_one_origin_intersect() -> None:
    scene = raid(4, 5, 6)
    scene.says("r4", "raid", 31, None, claimant=NORLAND_ON_ENEMY, group=SUDMARK, figure_words="more than 30")
    scene.says("r5", "raid", 30, None, claimant=NORLAND_ON_ENEMY, group=SUDMARK, figure_words="at least 30")
    scene.says("r6", "raid", None, 34, claimant=NORLAND_ON_ENEMY, group=SUDMARK, figure_words="as many as 34")
    found = scene.reconciled()
    one = value(found, "raid", group=SUDMARK.name)
    assert bounds(one) == (31, None, 34)
    assert one.one_party == "Norland"
    (finding,) = found.findings
    assert finding.kind.value == "figures differ"
    assert '"more than 30"' in finding.text and "together they give 31 to 34" in finding.text


def test_bounds_that_one_claim_alone_gives_make_no_finding() -> None:
    scene = raid(4, 5)
    scene.says("r4", "raid", 2, None, claimant=NORLAND_MINISTRY)
    scene.says("r5", "raid", 2, claimant=NORLAND_MINISTRY)
    found = scene.reconciled()
    assert bounds(value(found, "raid")) == (2, 2, 2)
    assert "figures differ" not in kinds(found)


@pytest.mark.parametrize(
    ("killed", "wanted"),
    [((2, 3, 3), (2, 3, 3)), ((2, 3), (2, 2, 3)), ((2, 2, 3, 3), (2, 2, 3)), ((1, 2, 3), (1, 1, 3))],
)
def test_where_no_party_speaks_best_is_what_most_origins_give_or_the_lowest(
    killed: tuple[int, ...], wanted: tuple[int | None, ...]
) -> None:
    scene = raid(*range(4, 4 + len(killed)))
    for day, number in enumerate(killed, 4):
        scene.says(f"r{day}", "raid", number, group=PEOPLE, figure_words=str(number))
    assert bounds(value(scene.reconciled(), "raid", group="people")) == wanted


CHOSEN = [
    (BestRule.MOST, (2, 3, 3), 3),
    (BestRule.LOWEST, (2, 3, 3), 3),
    (BestRule.LOWEST, (2, 3), 2),
    (BestRule.LOWEST, (2, 2, 3, 3), 2),
    (BestRule.LOWEST, (4, 4), 4),
    (BestRule.AGREED, (2, 3, 3), None),
    (BestRule.AGREED, (4, 4), 4),
]


@pytest.mark.parametrize(("rule", "killed", "best"), CHOSEN)
def test_a_project_chooses_how_a_best_figure_is_found(rule: BestRule, killed: tuple[int, ...], best: int | None) -> None:
    scene = raid(*range(4, 4 + len(killed)))
    for number, (day, count) in enumerate(zip(range(4, 10), killed, strict=False)):
        speaker = replace(HOSPITAL, name=f"hospital {number}", words=f"hospital {number}")
        scene.says(f"r{day}", "raid", count, group=PEOPLE, figure_words=str(count), claimant=speaker)
    found = value(scene.reconciled(rule), "raid", group="people")
    assert bounds(found) == (min(killed), best, max(killed))


def test_a_lowest_figure_that_no_two_known_origins_raise_stands() -> None:
    scene = raid(4, 5, 6)
    for day, number in ((4, 2), (5, 3), (6, 3)):
        scene.says(f"r{day}", "raid", number, group=PEOPLE, figure_words=str(number))
    assert bounds(value(scene.reconciled(BestRule.LOWEST), "raid", group="people")) == (2, 2, 3)


def test_parties_are_not_outvoted() -> None:
    scene = raid(4, 5, 6)
    for day, number, claimant in ((4, 2, SUDMARK_STAFF), (5, 2, HOSPITAL), (6, 3, NORLAND_MINISTRY)):
        scene.says(f"r{day}", "raid", number, group=PEOPLE, figure_words=str(number), claimant=claimant)
    assert bounds(value(scene.reconciled(), "raid", group="people")) == (2, None, 3)


def test_origins_that_differ_give_a_range_without_a_best() -> None:
    scene = raid(4, 5)
    scene.says("r4", "raid", 4, claimant=NORLAND_MINISTRY)
    scene.says("r5", "raid", 7, claimant=HOSPITAL)
    found = scene.reconciled()
    assert bounds(value(found, "raid")) == (4, None, 7)
    assert kinds(found) == ["figures differ"]


def test_a_partys_count_of_its_enemys_losses_is_dissent_where_others_give_a_range() -> None:
    scene = raid(4, 5)
    scene.says("r4", "raid", 4, claimant=NORLAND_MINISTRY)
    boast = scene.says("r5", "raid", 40, None, claimant=SUDMARK_ON_ENEMY)
    found = scene.reconciled()
    one = value(found, "raid")
    assert bounds(one) == (4, 4, 4)
    assert one.dissent_ids == (boast.claim_id,)
    assert one.one_party is None
    assert kinds(found) == ["contested"]
    assert found.assessments[0].grade.value == "contested"


def test_a_denied_figure_supports_nothing_and_is_contested() -> None:
    scene = raid(4, 5)
    said = scene.says("r4", "raid", 12, claimant=HOSPITAL)
    denied = scene.says("r5", "raid", 12, claimant=NORLAND_MINISTRY, stance=Stance.DENIED)
    found = scene.reconciled()
    one = value(found, "raid")
    assert (one.claim_ids, one.dissent_ids) == ((said.claim_id,), (denied.claim_id,))
    assert kinds(found) == ["contested"]
    assert "the Norland Defence Ministry denied" in found.findings[0].text


def test_whoever_denies_a_larger_figure_beside_an_own_one_does_not_contest_the_own_one() -> None:
    scene = raid(4)
    scene.says("r4", "raid", 4, claimant=NORLAND_MINISTRY)
    scene.says("r4", "raid", 12, claimant=NORLAND_MINISTRY, stance=Stance.DENIED)
    found = scene.reconciled()
    assert kinds(found) == []
    assert found.assessments[0].grade.value == "provisional"


def test_a_figure_that_is_only_denied_or_doubted_is_no_value() -> None:
    scene = raid(4)
    scene.says("r4", "raid", 12, claimant=NORLAND_MINISTRY, stance=Stance.DENIED)
    scene.says("r4", "raid", 9, claimant=HOSPITAL, stance=Stance.UNCERTAIN)
    found = scene.reconciled()
    assert found.values == ()
    assert found.findings == ()


def test_a_later_state_of_the_page_replaces_the_earlier_one() -> None:
    scene = raid(4, 5)
    scene.says("r4", "raid", 12, claimant=HOSPITAL)
    now = scene.says("r5", "raid", 9, claimant=HOSPITAL)
    scene.revised("r4", "r5")
    found = scene.reconciled()
    assert value(found, "raid").claim_ids == (now.claim_id,)
    assert kinds(found) == ["revised"]
    assert 'revised from "12" to "9"' in found.findings[0].text


def test_a_new_state_that_says_the_same_revises_nothing() -> None:
    scene = raid(4, 5)
    scene.says("r4", "raid", 12, None, claimant=HOSPITAL)
    scene.says("r5", "raid", 12, claimant=HOSPITAL)
    scene.revised("r4", "r5")
    assert "revised" not in kinds(scene.reconciled())


def test_a_word_without_a_number_is_no_figure_to_revise() -> None:
    scene = raid(4, 5)
    several = Figure(low=3, high=None, words="several", rule="several")
    scene.says("r4", "raid", 3, None, claimant=HOSPITAL, figure=several)
    scene.says("r5", "raid", 9, claimant=HOSPITAL)
    scene.revised("r4", "r5")
    assert "revised" not in kinds(scene.reconciled())


@pytest.mark.parametrize(
    "line", ["raising an earlier toll of 7", "up from an initial count of at least 7", "had originally said that 7"]
)
def test_a_figure_given_as_an_earlier_one_no_longer_holds(line: str) -> None:
    scene = raid(4)
    scene.says("r4", "raid", 11, claimant=HOSPITAL)
    scene.says("r4", "raid", 7, claimant=HOSPITAL, line=line)
    found = scene.reconciled()
    assert bounds(value(found, "raid")) == (11, 11, 11)
    assert kinds(found) == ["revised"]


def test_a_figure_that_was_given_up_and_is_told_again_is_found_and_decides_nothing() -> None:
    scene = raid(4, 6, 7)
    scene.says("r4", "raid", 11, claimant=HOSPITAL)
    scene.says("r4", "raid", 12, claimant=HOSPITAL, line="lowering an earlier toll of 12")
    scene.says("r6", "raid", 12, claimant=HOSPITAL)
    scene.says("r7", "raid", 12)
    found = scene.reconciled()
    assert bounds(value(found, "raid")) == (11, 11, 11)
    (carried,) = [one for one in found.findings if one.kind is FindingKind.RETRACTED]
    assert dict(carried.values) == {"given up": 12, "now": 11, "reports": 2}
    assert carried.text.startswith('"12" Norland soldiers killed in the incident on 3 May 2031 in Qarhat was given up for "11"')
    assert carried.text.endswith("according to the Qarhat General Hospital, and 2 later reports give it again.")
    (revised,) = [one for one in found.findings if one.kind is FindingKind.REVISED]
    assert revised.claim_ids == ("r4#0", "r4#1")


def test_what_another_counts_by_himself_carries_no_figure_that_was_given_up() -> None:
    scene = raid(4, 6)
    scene.says("r4", "raid", 11, claimant=HOSPITAL)
    scene.says("r4", "raid", 12, claimant=HOSPITAL, line="lowering an earlier toll of 12")
    scene.says("r6", "raid", 12, claimant=UN)
    assert "retracted figure still carried" not in kinds(scene.reconciled())


def test_a_figure_that_corrects_another_by_its_words_is_the_one_that_holds() -> None:
    """What an outlet tells later, in nobody's name, is no news of the one who lowered the toll."""
    scene = raid(4, 5, 7)
    scene.says("r4", "raid", 12, claimant=HOSPITAL)
    scene.says("r4", "raid", 12, figure_words="twelve")
    scene.says("r5", "raid", 9, claimant=HOSPITAL, line="9 were killed, the hospital said, lowering an earlier toll of 12")
    scene.says("r7", "raid", 12)
    found = scene.reconciled()
    assert bounds(value(found, "raid")) == (9, 9, 9)
    assert kinds(found) == ["retracted figure still carried", "revised"]
    assert dict(found.findings[0].values) == {"given up": 12, "now": 9, "reports": 1}
    assert found.findings[0].claim_ids == ("r4#0", "r4#1", "r5#0", "r7#0")


def test_a_report_of_the_same_day_may_not_know_that_a_figure_was_given_up() -> None:
    scene = raid(4, 5)
    scene.says("r4", "raid", 12, claimant=HOSPITAL)
    scene.says("r5", "raid", 9, claimant=HOSPITAL)
    scene.revised("r4", "r5")
    other = scene.report("other", may(5))
    scene.says(other, "raid", 12, claimant=HOSPITAL)
    assert "retracted figure still carried" not in kinds(scene.reconciled())


def test_an_origins_latest_day_counts() -> None:
    scene = raid(4, 6)
    scene.says("r4", "raid", 3, claimant=HOSPITAL)
    scene.says("r6", "raid", 5, claimant=HOSPITAL)
    assert bounds(value(scene.reconciled(), "raid")) == (5, 5, 5)


def test_a_figure_that_nobody_is_said_to_have_given_was_revised_by_nobody() -> None:
    scene = raid(4, 6)
    scene.says("r4", "raid", 3)
    scene.says("r6", "raid", 5, claimant=HOSPITAL)
    found = scene.reconciled()
    assert bounds(value(found, "raid")) == (5, 5, 5)
    assert "revised" not in kinds(found)


def test_without_days_nothing_tells_which_figure_is_later() -> None:
    scene = raid()
    for name, figure in (("x", 3), ("y", 5)):
        scene.says(scene.report(name, None), "raid", figure, claimant=HOSPITAL)
    assert bounds(value(scene.reconciled(), "raid")) == (3, None, 5)


def test_a_transfer_moves_and_never_adds() -> None:
    scene = raid(4, 6)
    scene.says("r4", "raid", 3, claimant=HOSPITAL)
    scene.says("r4", "raid", 6, claimant=HOSPITAL, measure=Measure.WOUNDED)
    died = Transfer(moved_from=Measure.WOUNDED, moved_to=Measure.KILLED)
    scene.says("r6", "raid", 1, claimant=HOSPITAL, transfer=died)
    found = scene.reconciled()
    assert bounds(value(found, "raid")) == (4, 4, 4)
    assert bounds(value(found, "raid", Measure.WOUNDED)) == (5, 5, 5)
    assert kinds(found) == ["transfer"]


def test_a_transfer_is_not_added_to_a_figure_that_already_holds_it() -> None:
    scene = raid(4, 6)
    scene.says("r4", "raid", 3, claimant=HOSPITAL)
    died = Transfer(moved_from=Measure.WOUNDED, moved_to=Measure.KILLED)
    scene.says("r6", "raid", 1, claimant=HOSPITAL, transfer=died)
    scene.says("r6", "raid", 4, claimant=HOSPITAL)
    assert bounds(value(scene.reconciled(), "raid")) == (4, 4, 4)


def test_a_person_of_whom_only_a_transfer_tells_is_dead() -> None:
    scene = raid(4)
    died = Transfer(moved_from=Measure.WOUNDED, moved_to=Measure.KILLED)
    scene.says("r4", "raid", 1, group=PEOPLE, person="p1", figure_words="the father")
    scene.says("r4", "raid", 1, group=PEOPLE, person="p2", figure_words="the daughter", transfer=died)
    assert bounds(value(scene.reconciled(), "raid", group=PEOPLE.name)) == (2, 2, 2)


def test_a_general_name_folds_into_the_one_that_it_may_stand_for() -> None:
    scene = raid(4, 5, 6)
    scene.says("r4", "raid", 4, claimant=NORLAND_MINISTRY)
    scene.says("r5", "raid", 4, group=SOLDIERS)
    scene.says("r6", "raid", 4, group=PEOPLE)
    (one,) = scene.reconciled().values
    assert one.group.name == "Norland soldiers"
    assert len(one.claim_ids) == 3


def test_a_general_name_stays_apart_where_two_could_be_meant() -> None:
    scene = raid(4, 5)
    scene.says("r4", "raid", 4)
    scene.says("r4", "raid", 4, group=SUDMARK, claimant=SUDMARK_STAFF)
    scene.says("r5", "raid", 4, group=SOLDIERS)
    assert sorted(v.group.name for v in scene.reconciled().values) == ["Norland soldiers", "Sudmark soldiers", "soldiers"]


def test_a_whole_stays_apart_from_a_group_in_it() -> None:
    scene = raid(4)
    scene.says("r4", "raid", 12, group=PEOPLE, claimant=HOSPITAL)
    scene.says("r4", "raid", 4, claimant=HOSPITAL)
    assert sorted((v.group.name, v.low) for v in scene.reconciled().values) == [("Norland soldiers", 4), ("people", 12)]


def test_a_part_never_adds_and_names_its_whole() -> None:
    scene = raid(4)
    whole = scene.says("r4", "raid", 12, group=PEOPLE, claimant=HOSPITAL)
    scene.says("r4", "raid", 3, group=CHILDREN, scope=Scope.PART, part_of=whole.claim_id, claimant=HOSPITAL)
    found = scene.reconciled()
    assert bounds(value(found, "raid", group="people")) == (12, 12, 12)
    assert "people" in value(found, "raid", group="children").group.within


def test_the_identified_are_at_most_as_many_as_the_dead() -> None:
    scene = raid(4, 6)
    scene.says("r4", "raid", 9, claimant=HOSPITAL)
    scene.says("r6", "raid", 6, claimant=HOSPITAL, basis=Basis.IDENTIFIED)
    assert bounds(value(scene.reconciled(), "raid")) == (9, 9, 9)


def test_casualties_never_enter_the_killed() -> None:
    scene = raid(4)
    scene.says("r4", "raid", 9, measure=Measure.KILLED_OR_WOUNDED, claimant=HOSPITAL)
    scene.says("r4", "raid", 20, measure=Measure.NEUTRALISED, claimant=NORLAND_ON_ENEMY, group=SUDMARK)
    assert {v.measure for v in scene.reconciled().values} == {Measure.KILLED_OR_WOUNDED, Measure.NEUTRALISED}


def test_groups_of_two_parties_never_fold() -> None:
    scene = raid(4)
    scene.says("r4", "raid", 4, group=replace(SOLDIERS, party="Norland"))
    scene.says("r4", "raid", 4, group=replace(SOLDIERS, party="Sudmark"))
    assert len(scene.reconciled().values) == 2


MEN = Group(name="men", nature=Nature.PERSONS, within=("people",))


def test_persons_told_of_one_by_one_add_up_where_nobody_counts() -> None:
    scene = raid(4)
    for person, group in (("p1", MEN), ("p1", PEOPLE), ("p2", CHILDREN)):
        scene.says("r4", "raid", 1, group=group, person=person, figure_words="a person")
    one = value(scene.reconciled(), "raid", group=PEOPLE.name)
    assert bounds(one) == (2, 2, 2)
    assert one.rule == "persons of whom a report tells one by one, added"


def test_a_person_is_at_least_one_where_somebody_counts() -> None:
    scene = raid(4, 5)
    scene.says("r4", "raid", 3, group=PEOPLE, figure_words="three")
    scene.says("r5", "raid", 1, group=PEOPLE, person="p1", figure_words="a person")
    assert bounds(value(scene.reconciled(), "raid", group=PEOPLE.name)) == (1, 3, 3)


def test_a_deed_that_killed_counts_nobody() -> None:
    scene = raid(4, 5)
    scene.says("r4", "raid", 1, group=PEOPLE, person="p1", figure_words="a person")
    scene.says("r5", "raid", 1, None, group=PEOPLE, figure=Figure(low=1, high=None, words="murder", rule=DEED))
    assert bounds(value(scene.reconciled(), "raid", group=PEOPLE.name)) == (1, 1, 1)


def test_persons_of_two_reports_are_not_added() -> None:
    scene = raid(4, 5)
    for report in ("r4", "r5"):
        scene.says(report, "raid", 1, group=PEOPLE, person=f"{report} p1", figure_words="a person")
    assert bounds(value(scene.reconciled(), "raid", group=PEOPLE.name)) == (1, 1, 1)


def test_the_shot_less_the_dead_are_the_wounded() -> None:
    scene = raid(4)
    scene.says("r4", "raid", 5, group=PEOPLE, measure=Measure.KILLED_OR_WOUNDED, figure_words="five")
    scene.says("r4", "raid", 2, group=PEOPLE, figure_words="two")
    one = value(scene.reconciled(), "raid", Measure.WOUNDED, group=PEOPLE.name)
    assert bounds(one) == (3, 3, 3)
    assert one.rule == "those shot less those dead" and len(one.claim_ids) == 2


def test_nobody_is_wounded_where_all_the_shot_are_dead_or_the_wounded_are_told() -> None:
    scene = raid(4)
    scene.says("r4", "raid", 2, group=PEOPLE, measure=Measure.KILLED_OR_WOUNDED, figure_words="two")
    scene.says("r4", "raid", 2, group=PEOPLE, figure_words="two")
    assert not [one for one in scene.reconciled().values if one.measure is Measure.WOUNDED]
    scene.says("r4", "raid", 1, group=PEOPLE, measure=Measure.WOUNDED, figure_words="one")
    assert bounds(value(scene.reconciled(), "raid", Measure.WOUNDED, group=PEOPLE.name)) == (1, 1, 1)


def test_a_figure_that_alone_is_told_as_an_earlier_one_still_holds() -> None:
    scene = raid(4)
    scene.says("r4", "raid", 7, claimant=HOSPITAL, line="at first said that 7")
    assert bounds(value(scene.reconciled(), "raid")) == (7, 7, 7)


def test_the_wounded_of_another_group_do_not_hide_who_survived() -> None:
    scene = raid(4)
    women = replace(MEN, name="women")
    scene.says("r4", "raid", 3, group=MEN, measure=Measure.KILLED_OR_WOUNDED, figure_words="three")
    scene.says("r4", "raid", 2, group=PEOPLE, figure_words="two")
    scene.says("r4", "raid", 1, group=women, measure=Measure.WOUNDED, figure_words="one")
    found = scene.reconciled()
    assert bounds(value(found, "raid", Measure.WOUNDED, group="men")) == (1, 1, 1)
    assert bounds(value(found, "raid", Measure.WOUNDED, group="women")) == (1, 1, 1)


def test_persons_beside_a_count_are_named_by_what_holds_both() -> None:
    scene = raid(4)
    scene.says("r4", "raid", 4, group=PEOPLE, person="p1", figure_words="four adults")
    scene.says("r4", "raid", 1, group=CHILDREN, person="p2", figure_words="a teen")
    assert bounds(value(scene.reconciled(), "raid", group=PEOPLE.name)) == (5, 5, 5)


def test_persons_and_a_count_of_one_name_are_one_figure() -> None:
    scene = raid(4)
    scene.says("r4", "raid", 2, group=PEOPLE, figure_words="two")
    for person, group in (("p1", MEN), ("p2", CHILDREN)):
        scene.says("r4", "raid", 1, group=group, person=person, figure_words="a person")
    assert [bounds(one) for one in scene.reconciled().values] == [(2, 2, 2)]


def test_one_of_the_shot_told_apart_leaves_the_survivors_known() -> None:
    scene = raid(4)
    scene.says("r4", "raid", 6, group=PEOPLE, measure=Measure.KILLED_OR_WOUNDED, figure_words="six")
    scene.says("r4", "raid", 1, group=CHILDREN, measure=Measure.KILLED_OR_WOUNDED, figure_words="one")
    scene.says("r4", "raid", 2, group=PEOPLE, figure_words="two")
    assert bounds(value(scene.reconciled(), "raid", Measure.WOUNDED, group=PEOPLE.name)) == (4, 4, 4)
