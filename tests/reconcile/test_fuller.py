"""A copy that was cut is read as the whole report reads the same words, and counts as no other opinion."""

from __future__ import annotations

from dataclasses import replace

from tallystick.model.claims import Measure
from tests.reconcile.scene import CHILDREN, PEOPLE, Scene, bounds, may, value


def cut_and_read_otherwise(**otherwise) -> Scene:
    """A report of two children killed one by one, and its first line again, read otherwise."""
    scene = Scene()
    scene.report("whole", may(4))
    scene.incident("raid", may(3))
    scene.says("whole", "raid", 1, group=CHILDREN, person="first")
    scene.says("whole", "raid", 1, group=CHILDREN, person="second")
    scene.copied_report("cut", may(5), "whole", lines=slice(1))
    scene.claims["cut"] = [replace(scene.claims["cut"][0], person="other", **otherwise)]
    return scene


def test_a_cut_copy_tells_of_as_many_as_the_whole_report():
    found = cut_and_read_otherwise().reconciled()
    assert bounds(value(found, "raid", group="children")) == (2, 2, 2)


def test_a_cut_copy_is_read_as_the_whole_report():
    found = cut_and_read_otherwise(group=PEOPLE, measure=Measure.WOUNDED).reconciled()
    assert [(one.group.name, one.measure) for one in found.values] == [("children", Measure.KILLED)]


def test_words_that_the_whole_report_lacks_stay_the_copys_own():
    scene = cut_and_read_otherwise()
    scene.says("cut", "raid", 4, measure=Measure.WOUNDED, group=PEOPLE)
    found = scene.reconciled()
    assert bounds(value(found, "raid", Measure.WOUNDED, "people")) == (4, 4, 4)
    assert bounds(value(found, "raid", group="children")) == (2, 2, 2)
