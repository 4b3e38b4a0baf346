"""Copies change nothing: values and numbers of origins stay, no grade rises; neither order nor what came before matters."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.model.claims import Measure
from tallystick.model.incidents import Grade
from tallystick.model.ledger import Reconciled
from tallystick.reconcile import Reconciling, flow
from tallystick.reconcile.series import Series
from tests.reconcile.planted import CARRIERS, Copied, History, Telling, copies, histories, scene_of, tellings, told
from tests.reconcile.scene import HOSPITAL, Scene, may
from tests.reconcile.test_planted import reordered
from tests.reconcile.test_tolls import campaign

RANK = (Grade.PROVISIONAL, Grade.CONTESTED, Grade.CORROBORATED, Grade.CONFIRMED)
some = settings(max_examples=150, deadline=None, derandomize=True)
few = settings(max_examples=25, deadline=None, derandomize=True)

Bylines = tuple[str | None, ...]
bylines = st.tuples(*(st.sampled_from(CARRIERS) for _ in range(4)))


@st.composite
def copied_tellings(draw: st.DrawFn) -> tuple[tuple[Telling, ...], tuple[Copied, ...]]:
    """What reports say, and one to three copies of them."""
    said = draw(tellings())
    return said, tuple(draw(st.lists(copies(said), min_size=1, max_size=3)))


def figures(found: Reconciled) -> dict[tuple[str, str, str], tuple[int | None, ...]]:
    """The values of each fact."""
    return {(v.incident_id, v.group.name, v.measure.value): (v.low, v.best, v.high) for v in found.values}


def counted(found: Reconciled) -> dict[tuple[str, str], list[bool]]:
    """How many origins each fact has, known and unknown."""
    names: dict[tuple[str, str], Any] = {}
    for one in found.origins:
        names.setdefault((one.incident_id, one.fact), []).append(one.known)
    return {fact: sorted(known) for fact, known in names.items()}


@given(copied_tellings(), bylines)
@some
def test_copies_change_neither_values_nor_the_number_of_origins_and_raise_no_grade(
    drawn: tuple[tuple[Telling, ...], tuple[Copied, ...]], carriers: Bylines
) -> None:
    said, copied = drawn
    without, beside = scene_of(said, carriers).reconciled(), scene_of(said, carriers, copied).reconciled()
    assert figures(beside) == figures(without)
    assert counted(beside) == counted(without)
    for one, other in zip(without.assessments, beside.assessments, strict=True):
        assert RANK.index(other.grade) <= RANK.index(one.grade)


@given(copied_tellings(), bylines, st.integers(0, 9))
@some
def test_order_changes_nothing(drawn: tuple[tuple[Telling, ...], tuple[Copied, ...]], carriers: Bylines, seed: int) -> None:
    scene = scene_of(drawn[0], carriers, drawn[1])
    assert reordered(scene, seed) == scene.reconciled()


@given(st.lists(copied_tellings(), min_size=1, max_size=2), bylines, histories(silent=True, base=True))
@few
def test_what_was_reconciled_before_changes_nothing(
    drawn: list[tuple[tuple[Telling, ...], tuple[Copied, ...]]], carriers: Bylines, history: History
) -> None:
    states = [scene_of(said, carriers, copied[:number]) for said, copied in drawn for number in range(len(copied) + 1)]
    further = [told(replace(history, incidents=history.incidents[:number])) for number in (2, len(history.incidents))]
    reconciling = Reconciling()
    for scene in (*states, *further, *reversed(states)):
        assert reconciling.reconcile(*scene.parts()) == scene.reconciled()
    assert all(scene.reconciled().implied for scene in further)


def test_an_incident_is_weighed_anew_only_where_what_bears_on_it_is_another(monkeypatch: pytest.MonkeyPatch) -> None:
    weighed: list[str] = []
    whole = flow._weighed
    monkeypatch.setattr(flow, "_weighed", lambda one, *rest: weighed.append(one.incident_id) or whole(one, *rest))
    scene, reconciling = Scene(), Reconciling()
    for number in range(3):
        scene.incident(scene.report(f"r{number}", may(number + 1)), may(number + 1))
        scene.says(f"r{number}", f"r{number}", 3, claimant=HOSPITAL)
        reconciling.reconcile(*scene.parts())
    scene.report("again", may(2))
    scene.says("again", "r1", 4)
    reconciling.reconcile(*scene.parts())
    assert weighed == ["r0", "r1", "r2", "r1"]


def test_a_series_is_solved_anew_only_where_something_in_it_is_another(monkeypatch: pytest.MonkeyPatch) -> None:
    solved: list[str] = []
    outcome_of, implied_in = flow.outcome_of, flow.implied_in
    monkeypatch.setattr(flow, "outcome_of", lambda series, *rest: solved.append(_counted(series)) or outcome_of(series, *rest))
    monkeypatch.setattr(flow, "implied_in", lambda one, *rest: solved.append(_counted(one[0])) or implied_in(one, *rest))
    scene, reconciling = campaign(), Reconciling()
    scene.toll("late", 12, measure=Measure.WOUNDED)
    reconciling.reconcile(*scene.parts())
    assert solved == ["wounded", "killed"] * 2
    scene.incident(scene.report("more", may(21)), may(21))
    scene.says("more", "more", 1)
    assert reconciling.reconcile(*scene.parts()) == scene.reconciled()
    assert solved[4:6] == ["killed", "killed"]


def _counted(series: Series) -> str:
    return series.statements[0].measure.value
