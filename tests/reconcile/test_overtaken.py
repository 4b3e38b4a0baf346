"""The wounded who die move: earlier figures lapse, and nobody is counted twice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.model.claims import Measure
from tests.reconcile.scene import CHILDREN, HOSPITAL, NORLAND_ON_ENEMY, PEOPLE, UN, Scene, bounds, may


def two_reports(first: tuple[int, int], second: tuple[int, int], days: tuple[int, int] = (4, 6), **fields) -> Scene:
    """Two outlets on one raid, each with its killed and wounded, where there are any."""
    scene = Scene()
    scene.incident("raid", may(3))
    for name, (killed, wounded), day in (("one", first, days[0]), ("other", second, days[1])):
        scene.report(name, may(day))
        for number, measure in ((killed, Measure.KILLED), (wounded, Measure.WOUNDED)):
            if number:
                scene.says(name, "raid", number, measure=measure, group=PEOPLE, figure_words=str(number), **fields)
    return scene


def told(scene: Scene) -> dict[Measure, tuple[int | None, int | None, int | None]]:
    return {one.measure: bounds(one) for one in scene.reconciled().values}


@given(st.integers(0, 5), st.integers(1, 9), st.integers(1, 9))
def test_as_many_in_all_and_more_of_them_dead(killed, wounded, died):
    died = min(died, wounded)
    found = told(two_reports((killed, wounded), (killed + died, wounded - died)))
    dead, left = killed + died, wounded - died
    assert found[Measure.KILLED] == (dead, dead, dead)
    assert found.get(Measure.WOUNDED) == ((left, left, left) if left else None)


def test_a_wounded_girl_who_has_died_is_one():
    scene = Scene()
    scene.incident("raid", may(3))
    scene.report("one", may(4))
    scene.says("one", "raid", 1, measure=Measure.WOUNDED, group=CHILDREN, person="girl", figure_words="a girl")
    scene.report("other", may(4))
    scene.says("other", "raid", 1, group=CHILDREN, person="she", figure_words="the girl")
    found = scene.reconciled()
    assert [(one.measure, bounds(one)) for one in found.values] == [(Measure.KILLED, (1, 1, 1))]


def test_another_number_in_all_overtakes_nothing():
    found = told(two_reports((1, 3), (2, 3)))
    assert found[Measure.KILLED] == (1, 1, 2)


def test_fewer_dead_in_a_later_report_overtake_nothing():
    found = told(two_reports((2, 2), (1, 3)))
    assert found[Measure.KILLED] == (1, 1, 2)


@pytest.mark.parametrize(("second", "killed"), [(NORLAND_ON_ENEMY, (1, 1, 1)), (UN, (2, 2, 2))])
def test_a_partys_count_of_its_enemys_losses_overtakes_nothing(second, killed):
    scene = two_reports((1, 3), (2, 2))
    for name, claimant in (("one", HOSPITAL), ("other", second)):
        scene.claims[name] = [replace(one, claimant=claimant) for one in scene.claims[name]]
    assert told(scene)[Measure.KILLED] == killed
