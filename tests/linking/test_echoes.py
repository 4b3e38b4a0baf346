"""Echoes: accounts that say nothing but what a fuller report says in the same words."""

from __future__ import annotations

from dataclasses import replace

from tallystick.linking import link
from tallystick.linking.echoes import echoes_of
from tallystick.model.places import Place, PlacePrecision
from tests.reconcile.scene import Scene, may

ELSEWHERE = Place(name="Port Aster", words="Port Aster", precision=PlacePrecision.TOWN, country="Meridia", country_code="QM")


def two_raids_and_a_cut_copy() -> Scene:
    scene = Scene()
    scene.report("whole", may(4))
    for raid, killed in (("first", 3), ("second", 5)):
        scene.incident(raid, may(3))
        scene.says("whole", raid, killed)
    scene.copied_report("cut", may(5), "whole", lines=slice(1))
    return scene


def echoes(scene: Scene) -> dict[str, str]:
    reports, readings, lineage, _ = scene.parts()
    return dict(echoes_of(reports, readings, lineage))


def test_the_account_of_a_cut_copy_echoes_that_of_the_whole_report():
    assert echoes(two_raids_and_a_cut_copy()) == {"first@cut": "first@whole"}


def test_one_claim_of_its_own_and_an_account_is_no_echo():
    scene = two_raids_and_a_cut_copy()
    scene.says("cut", "first", 9)
    assert echoes(scene) == {}


def test_an_echo_of_an_echo_echoes_the_source():
    scene = two_raids_and_a_cut_copy()
    scene.says("cut", None, 7)
    scene.copied_report("cut again", may(6), "cut", lines=slice(1))
    assert echoes(scene) == {"first@cut": "first@whole", "first@cut again": "first@whole"}


def test_an_echo_joins_its_source_wherever_it_was_misread_and_decides_nothing():
    scene = two_raids_and_a_cut_copy()
    reports, readings, lineage, _ = scene.parts()
    misread = [
        replace(one, accounts=tuple(replace(account, place=ELSEWHERE) for account in one.accounts))
        if one.report_id == "cut" else one for one in readings
    ]  # fmt: skip
    found = link(reports, misread, lineage).incidents
    (joined,) = [one for one in found if "first@cut" in one.account_ids]
    assert joined.account_ids == ("first@cut", "first@whole")
    assert joined.place is None
