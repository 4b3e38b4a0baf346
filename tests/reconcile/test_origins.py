from dataclasses import replace

import pytest

from tallystick.model.claims import AttributionStance, Claimant, ClaimantRole, Measure
from tallystick.model.groups import Group, Nature
from tests.reconcile.scene import (
    CHILDREN,
    COMMANDER,
    HOSPITAL,
    NORLAND_MINISTRY,
    NORLAND_PRESIDENT,
    SUDMARK_ON_ENEMY,
    UN,
    Scene,
    kinds,
    may,
)


def origins(scene: Scene, fact: str = "killed Norland soldiers") -> list[tuple[str, bool]]:
    return [(o.name, o.known) for o in scene.reconciled().origins if o.fact == fact]


def test_two_offices_of_one_government_are_one_origin() -> None:
    scene = Scene()
    scene.incident("raid", may(3))
    for name, claimant in (("one", NORLAND_MINISTRY), ("two", NORLAND_PRESIDENT), ("three", NORLAND_MINISTRY)):
        scene.says(scene.report(name, may(4)), "raid", 4, claimant=claimant)
    assert origins(scene) == [("Norland Defence Ministry", True)]


def test_a_figure_without_a_speaker_joins_the_only_named_origin() -> None:
    scene = Scene()
    scene.incident("raid", may(3))
    scene.says(scene.report("one", may(4)), "raid", 4, claimant=NORLAND_MINISTRY)
    scene.says(scene.report("two", may(4)), "raid", 4)
    assert origins(scene) == [("Norland Defence Ministry", True)]


def test_beside_two_named_origins_its_origin_is_unknown_and_raises_no_grade() -> None:
    scene = Scene()
    scene.incident("raid", may(3))
    scene.says(scene.report("one", may(4)), "raid", 4, claimant=NORLAND_MINISTRY)
    scene.says("one", "raid", 9, claimant=HOSPITAL, measure=Measure.WOUNDED)
    scene.says(scene.report("two", may(4)), "raid", 4)
    assert origins(scene) == [("Norland Defence Ministry", True), ("no speaker named (The two Post)", False)]
    assert scene.reconciled().assessments[0].grade.value == "provisional"


def test_a_figure_without_a_speaker_belongs_to_whom_its_own_report_names_for_it() -> None:
    scene = Scene()
    scene.incident("raid", may(3))
    scene.says(scene.report("one", may(4)), "raid", 4)
    scene.says("one", "raid", 4, claimant=NORLAND_MINISTRY)
    scene.says(scene.report("two", may(4)), "raid", 4, claimant=HOSPITAL)
    assert origins(scene) == [("Norland Defence Ministry", True), ("Qarhat General Hospital", True)]


def test_copied_words_take_the_speaker_of_what_they_copy() -> None:
    scene = Scene()
    scene.incident("raid", may(3))
    first = scene.says(scene.report("one", may(4)), "raid", 4, claimant=NORLAND_MINISTRY)
    scene.says("one", "raid", 9, claimant=HOSPITAL)
    second = scene.says(scene.report("two", may(4)), "raid", 4)
    scene.copied(first, second)
    assert [name for name, known in origins(scene) if not known] == []


def test_reports_that_share_words_without_a_speaker_are_one_unknown_origin() -> None:
    scene = Scene()
    scene.incident("raid", may(3))
    first = scene.says(scene.report("one", may(4)), "raid", 4)
    second = scene.says(scene.report("two", may(4)), "raid", 4)
    scene.says(scene.report("three", may(4)), "raid", 4)
    scene.copied(first, second)
    assert len(origins(scene)) == 2


def test_an_unnamed_source_is_never_joined_to_a_name() -> None:
    scene = Scene()
    scene.incident("raid", may(3))
    scene.says(scene.report("one", may(4)), "raid", 4, claimant=replace(COMMANDER, party="Norland"))
    scene.says(scene.report("two", may(4)), "raid", 4, claimant=NORLAND_MINISTRY)
    assert origins(scene) == [("Norland Defence Ministry", True), ("commander", True)]
    assert scene.reconciled().assessments[0].grade.value == "provisional"


def test_an_unnamed_source_does_not_keep_a_figure_from_the_only_named_one() -> None:
    scene = Scene()
    scene.incident("raid", may(3))
    scene.says(scene.report("one", may(4)), "raid", 4, claimant=COMMANDER)
    scene.says(scene.report("two", may(4)), "raid", 4, claimant=NORLAND_MINISTRY)
    scene.says(scene.report("three", may(4)), "raid", 4)
    assert origins(scene) == [("Norland Defence Ministry", True), ("commander", True)]


def test_a_body_that_relays_a_ministry_confirms_nothing() -> None:
    scene = Scene()
    scene.incident("raid", may(3))
    scene.says(scene.report("one", may(4)), "raid", 4, claimant=NORLAND_MINISTRY)
    scene.says(scene.report("two", may(4)), "raid", 4, claimant=replace(UN, via=("Norland Defence Ministry",)))
    assert len(origins(scene)) == 1


def test_a_shorter_form_of_the_only_longer_name_is_the_same_voice() -> None:
    scene = Scene()
    short = Claimant(name="General Hospital", words="the hospital", role=ClaimantRole.HOSPITAL)
    scene.incident("raid", may(3))
    scene.says(scene.report("one", may(4)), "raid", 4, claimant=HOSPITAL)
    scene.says(scene.report("two", may(4)), "raid", 4, claimant=short)
    assert origins(scene) == [("Qarhat General Hospital", True)]


def test_who_did_it_has_origins_of_its_own_and_doubt_belongs_to_nobody() -> None:
    scene = Scene()
    scene.incident("raid", may(3))
    scene.says(scene.report("one", may(4)), "raid", 4, claimant=NORLAND_MINISTRY)
    scene.blames("one", "raid", "Sudmark", AttributionStance.ALLEGED, NORLAND_PRESIDENT)
    scene.report("two", may(4))
    scene.blames("two", "raid", "Sudmark", AttributionStance.UNCLEAR, None)
    assert origins(scene, "attribution") == [("Ulla Brandis", True), ("no speaker named (The two Post)", False)]


def test_reports_of_one_origin_make_a_finding_once_there_are_two() -> None:
    scene = Scene()
    scene.incident("raid", may(3))
    scene.says(scene.report("one", may(4)), "raid", 4, claimant=NORLAND_MINISTRY)
    assert kinds(scene.reconciled()) == []
    scene.says(scene.report("two", may(4)), "raid", 4)
    scene.says(scene.report("three", may(4)), "raid", 4, claimant=NORLAND_PRESIDENT)
    (found,) = scene.reconciled().findings
    assert found.kind.value == "single origin"
    assert found.text == (
        "3 reports give figures for the incident on 3 May 2031 in Qarhat (Norland soldiers killed), but all have one origin, "
        "the Norland Defence Ministry; 1 of them names no speaker, which adds no origin."
    )
    assert {c.partition("#")[0] for c in found.claim_ids} == {"one", "two", "three"}


FIGHTERS = Group(name="fighters", nature=Nature.PERSONS, within=("people",))
PEOPLE = Group(name="people", nature=Nature.PERSONS)


def test_a_count_bears_out_no_status_that_it_does_not_give() -> None:
    scene = Scene()
    scene.incident("raid", may(3))
    scene.says(scene.report("one", may(4)), "raid", 12, claimant=SUDMARK_ON_ENEMY, group=FIGHTERS)
    scene.says(scene.report("two", may(4)), "raid", 12, claimant=HOSPITAL, group=PEOPLE)
    assert origins(scene, "killed fighters") == [("Qarhat General Hospital", True), ("Sudmark General Staff", True)]
    assert origins(scene, "status of combatants") == [("Sudmark General Staff", True)]


def test_both_statuses_stand_beside_one_another() -> None:
    scene = Scene()
    scene.incident("raid", may(3))
    scene.says(scene.report("one", may(4)), "raid", 12, claimant=SUDMARK_ON_ENEMY, group=FIGHTERS)
    scene.says(scene.report("two", may(4)), "raid", 12, claimant=HOSPITAL, group=CHILDREN)
    assert origins(scene, "status of combatants") == [("Sudmark General Staff", True)]
    assert origins(scene, "status of civilians") == [("Qarhat General Hospital", True)]


@pytest.mark.parametrize("name", ["people", "men", "police", "students"])
def test_words_that_give_no_status_make_none(name: str) -> None:
    scene = Scene()
    scene.incident("raid", may(3))
    scene.says(scene.report("one", may(4)), "raid", 2, claimant=HOSPITAL, group=Group(name=name, nature=Nature.PERSONS))
    assert not [o for o in scene.reconciled().origins if o.fact.startswith("status")]
