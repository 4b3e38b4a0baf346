"""The arithmetic alone, in plain numbers: what explains tolls, and that pieces solved apart cost what they do together."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from tallystick.reconcile.arithmetic import Arithmetic, Settled
from tallystick.reconcile.bases import run_apart
from tallystick.reconcile.effort import Effort
from tallystick.reconcile.intervals import Interval
from tallystick.reconcile.rows import Piece, Rows
from tallystick.reconcile.solver import PLAINLY, Asked, Solved, Verdict
from tallystick.reconcile.sums import Cost, Known, Sums, bits
from tests.reconcile.plain import DAYS, known, sums, total

AMPLE = 1_000.0


def settled(of: Sums, effort: float = AMPLE) -> Settled:
    return Arithmetic(Effort(effort)).settle(of)


def test_sums_that_agree_cost_nothing() -> None:
    found = settled(sums([known("a", 8), known("b", 5, None)], [total("t", 13, inside=(0, 1), upto=1)]))
    assert found.cost == Cost()
    assert found.whole().figures == {"a": 8, "b": 5}


def test_what_is_missing_is_silent_where_something_can_be() -> None:
    incidents = [known("a", 8), known("b", 5)]
    silent, stuck = (settled(sums(incidents, [total("t", 14, inside=(0, 1), upto=upto)])) for upto in (1, 0))
    assert silent.cost == Cost(amount=1) and dict(silent.whole().silences) == {0: 1}
    assert stuck.cost.given_up == 1


def test_what_more_origins_say_is_given_up_last() -> None:
    found = settled(sums([known("a", 8, weight=3)], [total("t", 5, inside=(0,), upto=0)]))
    assert found.lost == {"t"}


def test_later_deaths_explain_where_no_silence_can_and_are_bounded_by_the_wounded() -> None:
    """Days in which nothing may be silent, but one of the wounded may have died."""
    one = total("t", 11, inside=(0,), upto=0, days=1)
    few, enough = (settled(sums([known("a", 8)], [one], {"a": most}, (1, 0, 0, 0))) for most in (2, 3))
    assert few.cost.given_up == 1
    assert enough.cost == Cost(amount=3) and dict(enough.solved[0][1].answer.deaths) == {("a", 0): 3}


def test_a_base_that_runs_on_costs_less_than_to_give_up_its_tolls() -> None:
    incidents = [known("a", 8), known("b", 5)]
    mine = [total("t", 8, inside=(0,), upto=1), total("u", 13, inside=(0, 1), upto=2)]
    theirs = [
        total("v", 9, inside=(0,), upto=1, bases=("other",)),
        total("w", 14, inside=(0, 1), upto=2, bases=("other",)),
    ]
    found = run_apart(sums(incidents, [*mine, *theirs]), Arithmetic(Effort(AMPLE)))
    assert found.offsets in ({"other": 1}, {"agency": -1})
    assert not found.settled.lost


def test_an_incident_at_a_vague_edge_joins_or_not() -> None:
    incidents = [known("a", 8), known("b", 5)]
    without = settled(sums(incidents, [total("t", 5, inside=(1,), upto=1, maybe=("a",))]))
    joined = settled(sums(incidents, [total("t", 13, None, inside=(1,), upto=1, maybe=("a",))]))
    assert without.cost == joined.cost == Cost()
    assert (without.whole().joined, joined.whole().joined) == (frozenset(), {("t", "a")})


def test_a_smallest_contradiction_leaves_out_what_is_sound() -> None:
    incidents = [known("a", 8), known("b", 5), known("c", 2)]
    totals = [total("early", 13, inside=(0, 1), upto=1), total("late", 12, inside=(0, 1, 2), upto=2)]
    assert settled(sums(incidents, totals)).cores in ((("early", "late"),), (("c", "early", "late"),))


def test_hard_edges_would_blame_a_sound_claim() -> None:
    """A vague fortnight that may reach back to the first incident gives nothing up; with a hard edge something must be."""
    incidents = [known("a", 8), known("b", 5, None), known("c", 2)]
    exact = [total("before", 13, inside=(0, 1), upto=2), total("now", 15, inside=(0, 1, 2), upto=3)]
    soft, hard = (
        total("fortnight", 13, None, inside=(1, 2), upto=3, silences=0b110, days=0b110, maybe=maybe) for maybe in (("a",), ())
    )
    assert settled(sums(incidents, [*exact, soft])).cost.given_up == 0
    assert settled(sums(incidents, [*exact, hard])).cost.given_up == 1


def test_without_effort_it_says_what_it_does_not_know() -> None:
    one = sums([known("a", 8, None), known("b", 5)], [total("t", 20, inside=(0, 1), upto=2)])
    assert settled(one, 0.0).failed(Verdict.STOPPED)


class Tired(Arithmetic):
    """Comes to no end of a piece once something is given up for good."""

    def solve(self, piece: Piece, rows: Rows, asked: Asked = PLAINLY) -> Solved:
        if rows.lost and asked is PLAINLY:
            return Solved(verdict=Verdict.STOPPED)
        return super().solve(piece, rows, asked)


def test_what_was_stopped_is_not_taken_to_agree() -> None:
    """Nobody knows whether one claim of the contradiction suffices, so all of them are given up."""
    one = sums([known("a", 8), known("b", 5)], [total("t", 5, inside=(0,), upto=0), total("u", 5, inside=(1,), upto=0)])
    found = Tired(Effort(AMPLE)).settle(one)
    assert found.cores == (("a", "t"),) and found.lost == {"a", "t"}
    assert len(settled(one).lost) == 1


@st.composite
def drawn(draw: st.DrawFn) -> Sums:
    """Some incidents on days, and tolls from one day to another, most of them near the truth."""
    incidents = []
    days = []
    for at in range(draw(st.integers(1, 5))):
        low = draw(st.integers(0, 6))
        high = draw(st.sampled_from((low, low, low, low + 2, None)))
        incidents.append(Known(key=f"i{at}", interval=Interval(low=low, high=high), weight=draw(st.integers(1, 3))))
        days.append(draw(st.integers(0, DAYS - 1)))
    totals = []
    for at in range(draw(st.integers(1, 5))):
        first, last = sorted((draw(st.integers(0, DAYS - 1)), draw(st.integers(0, DAYS - 1))))
        mine = [n for n, day in enumerate(days) if first <= day <= last]
        soft = draw(st.booleans()) and first > 0
        number = max(0, sum(incidents[n].interval.low or 0 for n in mine) + draw(st.sampled_from((0, 0, 0, 1, 2, -1))))
        mask = sum(1 << day for day in range(first, last + 1))
        high = draw(st.sampled_from((number, number, None)))
        edge = tuple(f"i{n}" for n, day in enumerate(days) if day == first - 1) if soft else ()
        totals.append(total(f"t{at}", number, high, inside=mine, upto=0, silences=mask, days=mask, maybe=edge))
    return sums(incidents, totals)


def together(of: Sums) -> Cost:
    """The least cost by one plain model of everything: each toll is the sum of all that it holds."""
    model = cp_model.CpModel()
    holds = {key: model.new_bool_var(key) for key in of.bounded}
    figures = [model.new_int_var(0, 99, k.key) for k in of.known]
    silences = [model.new_int_var(0, 99, f"s{at}") for at in range(DAYS)]
    strain = []
    for one, figure in zip(of.known, figures, strict=True):
        for bound in _bounds(figure, one.interval):
            model.add(bound).only_enforce_if(holds[one.key])
    for toll in of.totals:
        parts = [figures[at] for at in bits(toll.inside)] + [silences[at] for at in bits(toll.silences)]
        for key in toll.maybe:
            part, joins = model.new_int_var(0, 99, ""), model.new_bool_var("")
            model.add(part == figures[int(key[1:])]).only_enforce_if(joins)
            model.add(part == 0).only_enforce_if(~joins)
            parts.append(part)
        for bound in _bounds(sum(parts), toll.interval):
            model.add(bound).only_enforce_if(holds[toll.key])
        if toll.interval.high is None:
            beyond = model.new_int_var(0, 999, "")
            model.add(beyond >= sum(parts) - (toll.interval.low or 0)).only_enforce_if(holds[toll.key])
            strain.append(beyond)
    lost = sum(of.bounded[key].weight * (1 - one) for key, one in holds.items())
    model.minimize((lost * 1_000 + sum(silences)) * 10_000 + sum(strain))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(model) == cp_model.OPTIMAL
    rest, strained = divmod(round(solver.objective_value), 10_000)
    return Cost(given_up=rest // 1_000, amount=rest % 1_000, strain=strained)


def _bounds(of: object, interval: Interval) -> list[object]:
    found: list[object] = []
    if interval.low is not None:
        found.append(of >= interval.low)  # type: ignore[operator]
    if interval.high is not None:
        found.append(of <= interval.high)  # type: ignore[operator]
    return found


@given(drawn())
@settings(max_examples=150, deadline=None, derandomize=True)
def test_pieces_solved_apart_cost_what_all_costs_together(of: Sums) -> None:
    apart, whole = settled(of).cost, together(of)
    assert apart.given_up == whole.given_up
    if not whole.given_up:
        assert apart == whole
    assert settled(of).least <= whole.given_up


@given(drawn())
@settings(max_examples=60, deadline=None, derandomize=True)
def test_a_smallest_contradiction_cannot_hold_and_any_part_of_it_can(of: Sums) -> None:
    for core in settled(of).cores:
        assert not _can_hold(of, core)
        assert all(_can_hold(of, [key for key in core if key != left_out]) for left_out in core)


def _can_hold(of: Sums, keys: Sequence[str]) -> bool:
    free = frozenset(of.bounded) - frozenset(keys)
    return not Arithmetic(Effort(AMPLE)).held(of, free).failed(Verdict.IMPOSSIBLE)
