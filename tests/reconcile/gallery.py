"""A gallery: for each way in which a finding comes about a small scene that has it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tallystick.model.claims import AttributionStance, Basis, ClaimantRole, Measure, Stance, Transfer
from tests.reconcile.scene import (
    ABROAD,
    ABROAD_TOWN,
    HOSPITAL,
    NORLAND_MINISTRY,
    NORLAND_PRESIDENT,
    NORTH,
    SUDMARK_ON_ENEMY,
    SUDMARK_STAFF,
    UN,
    Scene,
    may,
)
from tests.reconcile.test_basis import raid as named_raid
from tests.reconcile.test_basis import totals as named_totals
from tests.reconcile.test_corrections import carried, lowered
from tests.reconcile.test_parts import MORE_THAN, SHARE, two_reports, uprooted
from tests.reconcile.test_tolls import campaign


def raid(reports: int = 2) -> Scene:
    """Reports of days in a row on one raid."""
    scene = Scene()
    names = [scene.report(f"r{n}", may(3 + n)) for n in range(reports)]
    scene.incident("raid", may(3), main=tuple(names))
    return scene


def opposed() -> Scene:
    scene = raid()
    scene.says("r0", "raid", 3, claimant=NORLAND_MINISTRY)
    scene.says("r1", "raid", 20, claimant=SUDMARK_ON_ENEMY)
    return scene


def denied() -> Scene:
    scene = raid()
    scene.says("r0", "raid", 8, claimant=HOSPITAL)
    scene.says("r1", "raid", 8, claimant=NORLAND_MINISTRY, stance=Stance.DENIED)
    return scene


def blamed() -> Scene:
    scene = raid()
    scene.says("r0", "raid", 8, claimant=HOSPITAL)
    scene.blames("r0", "raid", "Sudmark forces", AttributionStance.ALLEGED, NORLAND_MINISTRY)
    scene.blames("r1", "raid", "Sudmark forces", AttributionStance.DENIED, SUDMARK_STAFF)
    return scene


def enemy_toll() -> Scene:
    scene = campaign()
    scene.incident("far", None, place=ABROAD)
    scene.says("late", "far", 3, claimant=NORLAND_PRESIDENT)
    scene.toll("late", 25, None, period=None, place=ABROAD_TOWN, claimant=SUDMARK_ON_ENEMY)
    return scene


def denied_toll() -> Scene:
    scene = campaign()
    scene.toll("late", 19, claimant=NORLAND_MINISTRY, stance=Stance.DENIED)
    return scene


def outsiders_toll() -> Scene:
    scene = enemy_toll()
    scene.claims["late"][-1] = replace(scene.claims["late"][-1], claimant=replace(UN, name="Lanz", role=ClaimantRole.OTHER))
    scene.claims["late"][-2] = replace(
        scene.claims["late"][-2], claimant=replace(NORLAND_PRESIDENT, role=ClaimantRole.OWN_LOSSES)
    )
    return scene


def rivals() -> Scene:
    scene = campaign()
    wire = replace(HOSPITAL, name="Rival Wire")
    scene.toll("second", 16, place=NORTH, claimant=NORLAND_PRESIDENT)
    scene.toll(scene.report("rival", may(22)), 17, place=NORTH, claimant=wire)
    scene.claims["late"][-1] = replace(scene.claims["late"][-1], claimant=wire)
    return scene


def torn() -> Scene:
    scene = raid()
    scene.says("r0", "raid", 3, claimant=HOSPITAL)
    scene.says("r1", "raid", 5, claimant=UN)
    return scene


def bounded() -> Scene:
    scene = raid()
    scene.says("r0", "raid", 51, None, claimant=HOSPITAL)
    scene.says("r1", "raid", None, 53, claimant=HOSPITAL)
    return scene


def revised() -> Scene:
    scene = raid()
    scene.says("r0", "raid", 12, claimant=HOSPITAL)
    scene.says("r1", "raid", 11, claimant=HOSPITAL)
    return scene


def given_up() -> Scene:
    scene = raid(3)
    scene.says("r0", "raid", 12, claimant=HOSPITAL)
    scene.says("r1", "raid", 11, claimant=HOSPITAL)
    scene.says("r2", "raid", 12)
    scene.revised("r0", "r1")
    return scene


def one_origin() -> Scene:
    scene = raid()
    for report in ("r0", "r1"):
        scene.says(report, "raid", 8, claimant=NORLAND_MINISTRY)
    return scene


def died_later() -> Scene:
    scene = raid()
    scene.says("r0", "raid", 3, claimant=HOSPITAL)
    scene.says("r0", "raid", 6, claimant=HOSPITAL, measure=Measure.WOUNDED)
    scene.says("r1", "raid", 1, claimant=HOSPITAL, transfer=Transfer(moved_from=Measure.WOUNDED, moved_to=Measure.KILLED))
    return scene


def shares(low: int) -> Scene:
    scene = two_reports()
    uprooted(scene, "one", 400_000, **{**MORE_THAN, "low": low})
    uprooted(scene, "two", 400_000, **SHARE)
    return scene


def more_than_the_whole() -> Scene:
    scene = two_reports()
    uprooted(scene, "one", 400_000, low=500_000)
    return scene


def registered() -> Scene:
    return named_raid(basis=Basis.REGISTERED)


SCENES: dict[str, tuple[str, Callable[[], Scene]]] = {
    "opposed figures": ("contested", opposed),
    "a figure that is denied": ("contested", denied),
    "who did it": ("contested", blamed),
    "an enemy's toll": ("contested", enemy_toll),
    "a toll that is denied": ("contested", denied_toll),
    "an outsider's toll": ("figures differ", outsiders_toll),
    "a total that falls": ("contradiction", lambda: campaign(last=14)),
    "a gap": ("toll gap", campaign),
    "sums that agree": ("toll agrees", campaign),
    "two bases": ("competing series", rivals),
    "origins that differ": ("figures differ", torn),
    "bounds of one origin": ("figures differ", bounded),
    "a figure that fell": ("revised", revised),
    "a total that was corrected": ("revised", lowered),
    "a figure carried on": ("retracted figure still carried", given_up),
    "a total carried on": ("retracted figure still carried", carried),
    "one origin": ("single origin", one_origin),
    "the identified": ("basis changed", named_raid),
    "the registered": ("basis changed", registered),
    "a total of the identified": ("basis changed", named_totals),
    "later deaths": ("transfer", died_later),
    "shares that agree": ("part agrees", lambda: shares(200_001)),
    "shares that do not": ("part disagrees", lambda: shares(300_001)),
    "a part larger than its whole": ("part disagrees", more_than_the_whole),
}
"""By what happens: the kind of finding, and a scene that has it."""
