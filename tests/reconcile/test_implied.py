"""What tolls imply of an incident: the greatest figure that all of them leave, by one plain model of everything."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from tallystick.model.claims import Measure
from tallystick.model.ledger import Reconciled
from tallystick.reconcile.effort import Effort
from tallystick.reconcile.implied import greatest, greatest_in
from tallystick.reconcile.intervals import OPEN
from tallystick.reconcile.sums import Sums, bits
from tests.reconcile.scene import HOSPITAL, may
from tests.reconcile.test_solver import AMPLE, DAYS, _bounds, drawn, known, settled, sums, total
from tests.reconcile.test_tolls import campaign, of_kind

NOTHING: frozenset[str] = frozenset()
MOST = 99


def left(of: Sums, effort: float = AMPLE) -> dict[str, tuple[int, frozenset[str]]]:
    return greatest(of, NOTHING, Effort(effort))


def by_one_model(of: Sums, key: str, needed: frozenset[str] | None = None) -> int | None:
    """The greatest figure of an incident in all that agrees with the tolls and the other incidents, or those needed.

    Nothing that is claimed of itself counts. None where it has no limit.
    """
    model = cp_model.CpModel()
    told = {k.key: k.interval if k.key != key and (needed is None or k.key in needed) else OPEN for k in of.known}
    figures = {k: model.new_int_var(one.low or 0, MOST if one.high is None else one.high, "") for k, one in told.items()}
    silences = [model.new_int_var(0, MOST, "") for _ in range(DAYS)]
    deaths = {(n, at): model.new_int_var(0, MOST, "") for at, among in enumerate(of.lingering) for n in bits(among)}
    for n, one in enumerate(of.known):
        model.add(sum(number for (of_one, _), number in deaths.items() if of_one == n) <= of.wounded[one.key])
    for toll in of.totals:
        if needed is not None and toll.key not in needed:
            continue
        parts = [figures[of.known[at].key] for at in bits(toll.inside)] + [silences[at] for at in bits(toll.silences)]
        parts += [number for (n, at), number in deaths.items() if toll.inside >> n & 1 and toll.days >> at & 1]
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


@st.composite
def with_wounded(draw: st.DrawFn) -> Sums:
    """Sums as they are drawn elsewhere, with some of the wounded who may have died on some days."""
    of = draw(drawn())
    wounded = {one.key: draw(st.sampled_from((0, 0, 1, 3))) for one in of.known}
    most = (1 << len(of.known)) - 1
    return replace(of, wounded=wounded, lingering=tuple(draw(st.integers(0, most)) for _ in range(DAYS)))


@given(drawn())
@settings(max_examples=150, deadline=None, derandomize=True)
def test_no_more_and_no_less_is_left_than_all_tolls_together_leave(of: Sums) -> None:
    """Whatever an incident claims of itself; where no toll with an upper bound counts it nothing is."""
    if settled(of).cores:
        return
    found = left(of)
    for one in of.known:
        assert by_one_model(of, one.key) == (found[one.key][0] if one.key in found else None)


@given(with_wounded())
@settings(max_examples=150, deadline=None, derandomize=True)
def test_it_follows_from_what_is_needed_though_wounded_may_have_died(of: Sums) -> None:
    if settled(of).cores:
        return
    for key, (high, needed) in left(of).items():
        assert key not in needed
        assert by_one_model(of, key) == high == by_one_model(of, key, needed)


@given(with_wounded())
@settings(max_examples=150, deadline=None, derandomize=True)
def test_the_other_claims_of_a_contradiction_leave_less_than_an_incident_claims(of: Sums) -> None:
    for core in settled(of).cores:
        found = greatest_in([core], of, Effort(AMPLE))
        for one in (one for one in of.known if one.key in core):
            most = by_one_model(of, one.key, frozenset(core))
            less = most is not None and most < (one.interval.low or 0)
            assert found.get(one.key, (None,))[0] == (most if less else None)


def test_without_effort_what_a_single_toll_leaves_stands() -> None:
    incidents = [known("a", 1, None), known("b", 2, None), known("c", 3, None)]
    tolls = [
        total("early", 4, None, inside=(0, 1), upto=1),
        total("late", 9, inside=(0, 1, 2), upto=2),
    ]
    assert left(sums(incidents, tolls))["c"] == (5, {"early", "late", "a", "b"})
    assert left(sums(incidents, tolls), 0.0)["c"] == (6, {"late", "a", "b"})


def test_incidents_that_the_same_tolls_count_are_asked_once() -> None:
    """What four up to the first day leave of nine after it is found for each of twenty with the effort for a few."""
    later = [f"c{n}" for n in range(20)]
    incidents = [known("a", 1, None), known("b", 2, None), *(known(key, n % 3) for n, key in enumerate(later))]
    tolls = [
        total("early", 4, None, inside=(0, 1), upto=1),
        total("late", 9 + sum(n % 3 for n in range(20)), inside=range(22), upto=2),
    ]
    found = left(sums(incidents, tolls), 0.02)
    others = {"early", "late", "a", "b", *later}
    assert {key: found[key] for key in later} == {key: (n % 3 + 5, others - {key}) for n, key in enumerate(later)}


def test_an_open_figure_is_limited_by_a_running_total() -> None:
    """Thirteen up to the 19th, of which eight on the 3rd, leave five for "at least five" on the 10th."""
    found = campaign().reconciled()
    (one,) = [one for one in found.implied if one.incident_id == "b"]
    assert (one.incident_id, one.measure, one.high) == ("b", Measure.KILLED, 5)
    (toll,) = [t for t in found.tolls if t.toll_id in one.toll_ids]
    assert (toll.low, toll.as_of) == (13, may(19))
    assert one.claim_ids == ("dove#0", "twentieth#0")
    (value,) = [v for v in found.values if v.incident_id == "b" and v.measure is Measure.KILLED]
    assert (value.low, value.high) == (5, None)


def high(found: Reconciled) -> dict[str, int]:
    return {one.incident_id: one.high for one in found.implied}


def test_an_exact_figure_stands_beside_what_all_else_leaves() -> None:
    """The last total lacks one, who may have died in either of the two incidents since the one before."""
    found = campaign().reconciled()
    assert high(found) == {"a": 8, "b": 5, "c": 2, "d": 2, "e": 3}
    (last,) = [one for one in found.implied if one.incident_id == "e"]
    assert {t.low for t in found.tolls if t.toll_id in last.toll_ids} == {15, 19}
    assert not any(claim in last.claim_ids for v in found.values if v.incident_id == "e" for claim in v.claim_ids)


def test_of_an_incident_in_a_contradiction_it_is_told_what_the_others_leave() -> None:
    """Fourteen up to the 26th leave one fewer than claimed for each of three incidents; what limits them is named."""
    scene = campaign(last=14)
    scene.claims["dove"].clear()
    found = scene.reconciled()
    (core,) = of_kind(found, "contradiction")
    assert high(found) == {"a": 7, "b": 4, "e": 1}
    assert all({*one.claim_ids} < {*core.claim_ids} for one in found.implied)


def test_nothing_is_implied_by_what_stands_in_a_contradiction() -> None:
    """The totals up to the 20th stand in no contradiction and limit; what came later is limited by none."""
    assert high(campaign(last=14).reconciled()) == {"a": 8, "b": 5}


def test_a_base_that_stands_apart_implies_nothing() -> None:
    """Who counts one fewer throughout would leave four for "at least five"."""
    scene = campaign(last=18)
    for day, number in ((19, 12), (20, 14), (22, 15), (26, 17)):
        scene.report(f"borea-{day}", may(day))
        scene.toll(f"borea-{day}", number, claimant=HOSPITAL)
    found = scene.reconciled()
    assert {t.low for t in found.tolls if t.status == "competing series"} == {12, 14, 15, 17}
    assert high(found) == {"a": 8, "b": 5, "c": 2, "d": 1, "e": 2}
