"""What tolls imply of an incident: the greatest figure that all of them leave, by one plain model of everything."""

from __future__ import annotations

from hypothesis import given, settings
from ortools.sat.python import cp_model

from tallystick.model.claims import Measure
from tallystick.reconcile.effort import Effort
from tallystick.reconcile.implied import greatest
from tallystick.reconcile.sums import Sums, bits
from tests.reconcile.scene import HOSPITAL, may
from tests.reconcile.test_solver import AMPLE, DAYS, _bounds, drawn, known, settled, sums, total
from tests.reconcile.test_tolls import campaign

NOTHING: frozenset[str] = frozenset()
MOST = 99


def left(of: Sums, effort: float = AMPLE) -> dict[str, tuple[int, frozenset[str]]]:
    return greatest(of, NOTHING, Effort(effort))


def by_one_model(of: Sums, key: str, needed: frozenset[str] | None = None) -> int | None:
    """The greatest figure of an incident in all that agrees with the tolls, or those needed; None where it has no limit."""
    model = cp_model.CpModel()
    tops = {k.key: MOST if k.interval.high is None else k.interval.high for k in of.known}
    figures = {k.key: model.new_int_var(k.interval.low or 0, tops[k.key], "") for k in of.known}
    silences = [model.new_int_var(0, MOST, "") for _ in range(DAYS)]
    for toll in of.totals:
        if needed is not None and toll.key not in needed:
            continue
        parts = [figures[of.known[at].key] for at in bits(toll.inside)] + [silences[at] for at in bits(toll.silences)]
        for other in toll.maybe:
            part, joins = model.new_int_var(0, MOST, ""), model.new_bool_var("")
            model.add(part == figures[other]).only_enforce_if(joins)
            model.add(part == 0).only_enforce_if(~joins)
            parts.append(part)
        for bound in _bounds(sum(parts), toll.interval):
            model.add(bound)
    model.maximize(figures[key])
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(model) == cp_model.OPTIMAL
    found = round(solver.objective_value)
    return None if found == MOST else found


@given(drawn())
@settings(max_examples=150, deadline=None, derandomize=True)
def test_no_more_and_no_less_is_left_than_all_tolls_together_leave(of: Sums) -> None:
    if settled(of).cores:
        return
    found = left(of)
    for one in of.known:
        most = by_one_model(of, one.key)
        if one.interval.exact is not None or most == one.interval.high:
            assert one.key not in found
        else:
            assert most == (found[one.key][0] if one.key in found else None)


@given(drawn())
@settings(max_examples=100, deadline=None, derandomize=True)
def test_it_follows_from_the_tolls_that_are_needed(of: Sums) -> None:
    if settled(of).cores:
        return
    for key, (high, needed) in left(of).items():
        assert by_one_model(of, key, needed) == high


def test_without_effort_what_a_single_toll_leaves_stands() -> None:
    incidents = [known("a", 1, None), known("b", 2, None), known("c", 3, None)]
    tolls = [
        total("early", 4, None, inside=(0, 1), upto=1),
        total("late", 9, inside=(0, 1, 2), upto=2),
    ]
    assert left(sums(incidents, tolls))["c"] == (5, {"early", "late", "a", "b", "c"})
    assert left(sums(incidents, tolls), 0.0)["c"] == (6, {"late", "a", "b", "c"})


def test_an_open_figure_is_limited_by_a_running_total() -> None:
    """Thirteen up to the 19th, of which eight on the 3rd, leave five for "at least five" on the 10th."""
    found = campaign().reconciled()
    (one,) = found.implied
    assert (one.incident_id, one.measure, one.low, one.high) == ("b", Measure.KILLED, 5, 5)
    (toll,) = [t for t in found.tolls if t.toll_id in one.toll_ids]
    assert (toll.low, toll.as_of) == (13, may(19))
    assert one.claim_ids == ("dove#0", "twentieth#0")
    (value,) = [v for v in found.values if v.incident_id == "b" and v.measure is Measure.KILLED]
    assert (value.low, value.high) == (5, None)


def test_nothing_is_implied_by_what_stands_in_a_contradiction() -> None:
    """The total before a false one stands in no contradiction and still limits; without it nothing does."""
    assert [(one.incident_id, one.high) for one in campaign(last=14).reconciled().implied] == [("b", 5)]
    scene = campaign(last=14)
    scene.claims["dove"].clear()
    found = scene.reconciled()
    assert "contradiction" in {t.status for t in found.tolls}
    assert found.implied == ()


def test_a_base_that_stands_apart_implies_nothing() -> None:
    """Who counts one fewer throughout would leave four for "at least five"."""
    scene = campaign(last=18)
    for day, number in ((19, 12), (20, 14), (22, 15), (26, 17)):
        scene.report(f"borea-{day}", may(day))
        scene.toll(f"borea-{day}", number, claimant=HOSPITAL)
    found = scene.reconciled()
    assert {t.low for t in found.tolls if t.status == "competing series"} == {12, 14, 15, 17}
    assert [(one.incident_id, one.high) for one in found.implied] == [("b", 5)]
