"""A measure over all groups of an incident: nobody is counted twice, nothing unknown is filled in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tallystick.model.claims import Measure
from tallystick.model.groups import Group, Nature
from tallystick.model.wholes import Whole, added
from tests import builders

STRIKE = builders.contents().linked.incidents[0]
PEOPLE = builders.people()
WOMEN = Group(name="women", nature=Nature.PERSONS, within=("people",))
CIVILIANS = Group(name="civilians", nature=Nature.PERSONS, within=("people",))
CHILDREN = Group(name="children", nature=Nature.PERSONS, within=("people",))


def bounds(whole: Whole | None) -> tuple[int | None, ...]:
    assert whole is not None
    return whole.low, whole.best, whole.high


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ([(builders.soldiers(), 3, 3, 3), (CHILDREN, 2, 2, 2)], (5, 5, 5)),
        ([(builders.soldiers(), 3, 3, 3), (CHILDREN, None, None, 2)], (3, None, 5)),
        ([(builders.soldiers(), 3, None, None), (CHILDREN, 2, 2, 2)], (5, None, None)),
        ([(builders.soldiers(), None, None, 53)], (None, None, 53)),
        ([(PEOPLE, 5, 5, 5), (CHILDREN, 2, 2, 2)], (5, 5, 5)),
        (
            [(builders.soldiers(), 3, 3, 3), (replace(builders.soldiers(), name="Norland forces", within=()), 4, 4, 4)],
            (4, 4, 4),
        ),
        ([(builders.soldiers("Norland"), 3, 3, 3), (builders.soldiers("Sudmark"), 4, 4, 4)], (7, 7, 7)),
        ([(PEOPLE, 4, 4, 4), (CHILDREN, 5, 5, 5)], (4, 5, 5)),
        ([(CIVILIANS, 4, 4, 4), (CHILDREN, 2, 2, 2)], (4, 4, 6)),
        ([(CIVILIANS, 5, 5, 6), (CHILDREN, 6, 6, 6)], (6, 6, 12)),
        ([(CIVILIANS, 3, None, None), (CHILDREN, 2, 2, 2), (WOMEN, 1, 1, 1)], (3, 3, None)),
        ([(CIVILIANS, 4, None, None), (CHILDREN, 2, 2, 2), (WOMEN, 1, 1, 1)], (4, None, None)),
    ],
)
def test_a_whole_says_no_more_than_its_groups(given: list[Any], wanted: tuple[int | None, ...]) -> None:
    values = [builders.value(STRIKE, low, best, high, group=group) for group, low, best, high in given]
    assert bounds(added(values, Measure.KILLED, lambda _: ("report",))) == wanted


@pytest.mark.parametrize(
    ("groups", "wanted"),
    [
        (("students", "women"), (1, 1, 2)),
        (("students", "attackers"), (2, 2, 2)),
        (("people", "women"), (1, 1, 1)),
    ],
)
def test_groups_that_no_report_tells_together_may_be_the_same_persons(
    groups: tuple[str, ...], wanted: tuple[int | None, ...]
) -> None:
    values = [builders.value(STRIKE, 1, 1, 1, group=Group(name=name, nature=Nature.PERSONS)) for name in groups]
    assert bounds(added(values, Measure.KILLED, lambda one: (one.group.name,))) == wanted


def test_a_measure_that_nobody_gives_has_no_whole() -> None:
    assert added([builders.value(STRIKE, 3, 3, 3)], Measure.WOUNDED, lambda _: ()) is None
