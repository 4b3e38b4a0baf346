from tallystick.model.claims import AttributionStance
from tallystick.model.incidents import Assessment
from tests.reconcile.scene import (
    HOSPITAL,
    NORLAND_MINISTRY,
    NORLAND_ON_ENEMY,
    NORLAND_PRESIDENT,
    SUDMARK,
    SUDMARK_STAFF,
    UN,
    Scene,
    kinds,
    may,
)


def told_by(*claimants: object) -> Scene:
    scene = Scene()
    scene.incident("raid", may(3))
    for i, claimant in enumerate(claimants):
        scene.says(scene.report(f"r{i}", may(4)), "raid", 4, claimant=claimant)
    return scene


def graded(scene: Scene) -> Assessment:
    (one,) = scene.reconciled().assessments
    return one


def test_one_origin_is_provisional_however_many_report_it() -> None:
    assert graded(told_by(NORLAND_MINISTRY, NORLAND_PRESIDENT, None)).grade.value == "provisional"


def test_two_independent_origins_corroborate() -> None:
    found = graded(told_by(NORLAND_MINISTRY, HOSPITAL))
    assert found.grade.value == "corroborated"
    assert "two or more independent origins" in found.grade_rule


def test_a_figure_without_any_speaker_is_provisional() -> None:
    assert "no origin is known" in graded(told_by(None, None)).grade_rule


def test_the_actor_who_accepts_it_is_named() -> None:
    scene = told_by(HOSPITAL)
    scene.blames("r0", "raid", "Sudmark forces", AttributionStance.ACCEPTED, SUDMARK_STAFF)
    found = graded(scene)
    assert (found.grade.value, found.perpetrator) == ("confirmed", "Sudmark forces")


def test_a_boast_of_the_attacker_alone_is_no_confirmation() -> None:
    scene = Scene()
    scene.incident("raid", may(3))
    scene.says(scene.report("r0", may(4)), "raid", 40, claimant=NORLAND_ON_ENEMY, group=SUDMARK)
    scene.blames("r0", "raid", "Norland forces", AttributionStance.ACCEPTED, NORLAND_MINISTRY)
    found = graded(scene)
    assert (found.grade.value, found.perpetrator) == ("provisional", "Norland forces")


def test_what_one_party_alleges_names_nobody() -> None:
    scene = told_by(NORLAND_MINISTRY, HOSPITAL)
    scene.blames("r0", "raid", "Sudmark forces", AttributionStance.ALLEGED, NORLAND_PRESIDENT)
    assert graded(scene).perpetrator is None


def test_an_independent_body_may_find_who_did_it() -> None:
    scene = told_by(HOSPITAL)
    scene.blames("r0", "raid", "Sudmark forces", AttributionStance.ALLEGED, UN)
    found = graded(scene)
    assert (found.grade.value, found.perpetrator) == ("confirmed", "Sudmark forces")


def test_an_allegation_that_is_denied_is_contested() -> None:
    scene = told_by(NORLAND_MINISTRY)
    scene.blames("r0", "raid", "Sudmark forces", AttributionStance.ALLEGED, NORLAND_MINISTRY)
    scene.blames("r0", "raid", "Sudmark forces", AttributionStance.DENIED, SUDMARK_STAFF)
    assert graded(scene).grade.value == "contested"
    assert kinds(scene.reconciled()) == ["contested"]


def test_doubt_without_a_speaker_contests_nothing() -> None:
    scene = told_by(NORLAND_MINISTRY, HOSPITAL)
    scene.blames("r0", "raid", "Sudmark forces", AttributionStance.ALLEGED, NORLAND_MINISTRY)
    scene.blames("r1", "raid", "Ostmark forces", AttributionStance.UNCLEAR, None)
    assert graded(scene).grade.value == "corroborated"


def test_parties_that_blame_different_actors_contest_it() -> None:
    scene = told_by(HOSPITAL)
    scene.blames("r0", "raid", "Sudmark forces", AttributionStance.ALLEGED, NORLAND_MINISTRY)
    scene.blames("r0", "raid", "Norland forces", AttributionStance.ALLEGED, SUDMARK_STAFF)
    found = graded(scene)
    assert (found.grade.value, found.grade_rule) == ("contested", "parties name different actors")
