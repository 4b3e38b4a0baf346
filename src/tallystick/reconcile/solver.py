"""The solver: toll arithmetic over whole numbers with CP-SAT.

What enters: sums and the explanations that are allowed. What leaves: the least costly solution, or the smallest set of claims
that cannot all be true. Always: one worker, a fixed seed and a limit on deterministic time, so that the same sums give the same
answer on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tallystick.reconcile.intervals import OPEN, Interval
from tallystick.reconcile.sums import Explanation, Solution, Sums, Total

EFFORT = 4.0
"""Units of CP-SAT's deterministic time for one solve, about a second each; tolls of five reports need a thousandth of one."""

ALL = frozenset(Explanation)


def least(sums: Sums, allowed: frozenset[Explanation], shut: frozenset[str] = frozenset()) -> Solution | None:
    """The solution that gives up least and then supposes least; None where the effort finds none.

    `shut` silences and deaths stay at zero. Tried first with nothing given up: that is a plain sum, and quickly solved.
    """
    return _whole(sums, allowed, shut, None) or _given_up(sums, allowed, shut)


def as_cheap(sums: Sums, allowed: frozenset[Explanation], shut: frozenset[str], limit: Solution) -> Solution | None:
    """Some solution that gives nothing up and costs no more than `limit`; None where there is none."""
    return _whole(sums, allowed, shut, limit)


def _whole(sums: Sums, allowed: frozenset[Explanation], shut: frozenset[str], limit: Solution | None) -> Solution | None:
    """The least costly solution in which all claims and tolls hold, or with a limit any that keeps to it."""
    model = _Model(sums, allowed, shut, held=True)
    model.bound({})
    if limit is None:
        model.cp.minimize(model.amount() * model.most_strain() + model.strain())
    else:
        model.cp.add(model.amount() <= limit.amount)
        model.cp.add(model.strain() <= limit.strain)
    solver = _solver()
    status = solver.solve(model.cp)
    return model.solution(solver, frozenset(), 0, proven=model.optimal(status)) if model.solved(status) else None


def _given_up(sums: Sums, allowed: frozenset[Explanation], shut: frozenset[str]) -> Solution | None:
    """The least costly solution in which claims and tolls may be given up, each at its weight."""
    model = _Model(sums, allowed, shut, held=False)
    switches = {key: model.switch(key) for key in model.guarded()}
    model.bound(switches)
    weights = {b.key: b.weight for b in sums.bounded}
    lost_weight = sum(weights[key] * (1 - switch) for key, switch in switches.items())
    model.cp.minimize((lost_weight * model.most_amount() + model.amount()) * model.most_strain() + model.strain())
    solver = _solver()
    status = solver.solve(model.cp)
    if not model.solved(status):
        return None
    lost = frozenset(key for key, switch in switches.items() if not solver.value(switch))
    return model.solution(solver, lost, sum(weights[k] for k in lost), proven=model.optimal(status))


def smallest_contradiction(sums: Sums, allowed: frozenset[Explanation]) -> tuple[str, ...]:
    """A set of claims and tolls that cannot all hold, from which none can be left out; empty where all can hold.

    The solver names a core of the assumptions that it cannot keep; it is then shrunk by leaving one out at a time.
    """
    core = _core(sums, allowed)
    for key in list(core):
        rest = [k for k in core if k != key]
        if not _holds(sums, allowed, rest):
            core = rest
    return tuple(core)


def _core(sums: Sums, allowed: frozenset[Explanation]) -> list[str]:
    model = _Model(sums, allowed, frozenset(), held=False)
    switches = {key: model.switch(key) for key in model.guarded()}
    model.bound(switches)
    model.cp.add_assumptions(list(switches.values()))
    solver = _solver()
    if not model.infeasible(solver.solve(model.cp)):
        return []
    by_index = {switch.index: key for key, switch in switches.items()}
    return sorted(by_index[i] for i in solver.sufficient_assumptions_for_infeasibility())


def _holds(sums: Sums, allowed: frozenset[Explanation], keys: Iterable[str]) -> bool:
    left_out = frozenset(b.key for b in sums.bounded) - frozenset(keys)
    model = _Model(sums.without(left_out), allowed, frozenset(), held=True)
    model.bound({})
    return not model.infeasible(_solver().solve(model.cp))


def _solver() -> Any:
    from ortools.sat.python import cp_model  # half a second to import: ledgers without tolls never need it

    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    solver.parameters.linearization_level = 2  # these are sums: with the full linear relaxation most need no search at all
    solver.parameters.max_deterministic_time = EFFORT
    return solver


class _Model:
    """The variables of one solve and the constraints between them; `held` where no incident's figure may be given up."""

    def __init__(self, sums: Sums, allowed: frozenset[Explanation], shut: frozenset[str], *, held: bool) -> None:
        from ortools.sat.python import cp_model

        self._api = cp_model
        self.sums = sums
        self.cp = cp_model.CpModel()
        most = sums.most
        self.figures = {k.key: self._figure(k.interval if held else OPEN, most, k.key) for k in sums.known}
        self.silences = self._open(sums.silences if Explanation.UNREPORTED in allowed else (), shut, most)
        self.deaths = self._open(sums.deaths if Explanation.LATER_DEATH in allowed else (), shut, most)
        based = sums.bases if Explanation.BASE in allowed else ()
        self.bases = {b: self.cp.new_int_var(-most, most, b) for b in based}
        self.apart = {b: self.cp.new_int_var(0, most, f"|{b}|") for b in based}
        self.joins: dict[tuple[str, str], Any] = {}
        self.passed: list[Any] = []
        for base, size in self.apart.items():
            self.cp.add_abs_equality(size, self.bases[base])
        for incident, wounded in sums.wounded.items():
            self.cp.add(sum(v for d, v in self.deaths.items() if sums.deaths[d] == incident) <= wounded)

    def _figure(self, interval: Interval, most: int, key: str) -> Any:
        high = most if interval.high is None else min(most, interval.high)
        return self.cp.new_int_var(min(interval.low or 0, high), high, key)

    def _open(self, keys: Iterable[str], shut: frozenset[str], most: int) -> dict[str, Any]:
        return {key: self.cp.new_int_var(0, most, key) for key in keys if key not in shut}

    def guarded(self) -> list[str]:
        """The keys of all that may be given up."""
        return [b.key for b in self.sums.bounded]

    def switch(self, key: str) -> Any:
        """A switch: on where the claim or toll holds."""
        return self.cp.new_bool_var(f"holds {key}")

    def bound(self, switches: dict[str, Any]) -> None:
        """Bound the figures and sums, each under its switch; without one it holds in any case."""
        for known in self.sums.known:
            self._within(self.figures[known.key], known.interval, switches.get(known.key))
        for total in self.sums.totals:
            for base in total.bases:
                summed, switch = self._sum(total, base), switches.get(total.key)
                self._within(summed, total.interval, switch)
                self._pass(summed, total.interval, switch)

    def _within(self, sum_of: Any, interval: Interval, switch: Any | None) -> None:
        bounds = [sum_of >= interval.low] if interval.low is not None else []
        bounds += [sum_of <= interval.high] if interval.high is not None else []
        for bound in bounds:
            constraint = self.cp.add(bound)
            if switch is not None:
                constraint.only_enforce_if(switch)

    def _pass(self, summed: Any, interval: Interval, switch: Any | None) -> None:
        """By how much a sum passes the number that an open toll states, where the toll holds."""
        if interval.low is None or interval.high is not None:
            return
        beyond = self.cp.new_int_var(0, self.sums.most * 2, "")
        passed = self.cp.add(beyond >= summed - interval.low)
        if switch is not None:
            passed.only_enforce_if(switch)
        self.passed.append(beyond)

    def _sum(self, total: Total, base: str) -> Any:
        parts = [self.figures[i] for i in total.inside]
        parts += [self._joining(total.key, i) for i in total.maybe]
        parts += [self.silences[s] for s in total.silences if s in self.silences]
        parts += [self.deaths[d] for d in total.deaths if d in self.deaths]
        parts += [self.bases[base]] if base in self.bases else []
        return sum(parts) if parts else self.cp.new_constant(0)

    def _joining(self, total: str, incident: str) -> Any:
        """An incident's figure, or nothing: whether it lies within a vague edge is a choice of its own."""
        key = (total, incident)
        if key not in self.joins:
            part, joins = self.cp.new_int_var(0, self.sums.most, ""), self.cp.new_bool_var("")
            self.cp.add(part == self.figures[incident]).only_enforce_if(joins)
            self.cp.add(part == 0).only_enforce_if(~joins)
            self.joins[key] = (part, joins)
        return self.joins[key][0]

    def amount(self) -> Any:
        """All that has to be supposed."""
        supposed = [*self.silences.values(), *self.deaths.values(), *self.apart.values()]
        return sum(supposed) if supposed else self.cp.new_constant(0)

    def strain(self) -> Any:
        """How far tolls pass the number of an "at least", and what is supposed only outside the narrower tolls."""
        strained = [v for s, v in self.silences.items() if s in self.sums.outer] + self.passed
        return sum(strained) if strained else self.cp.new_constant(0)

    def most_amount(self) -> int:
        """One more than all that can be supposed."""
        return 1 + self.sums.most * (len(self.silences) + len(self.deaths) + len(self.apart))

    def most_strain(self) -> int:
        """One more than words can be strained."""
        return 1 + self.sums.most * (len(self.silences) + 2 * len(self.passed))

    def solved(self, status: Any) -> bool:
        """Whether there is a solution."""
        return status in (self._api.OPTIMAL, self._api.FEASIBLE)

    def optimal(self, status: Any) -> bool:
        """Whether the solution is proven to be the least costly."""
        return bool(status == self._api.OPTIMAL)

    def infeasible(self, status: Any) -> bool:
        """Whether it is proven that there is none."""
        return bool(status == self._api.INFEASIBLE)

    def solution(self, solver: Any, lost: frozenset[str], weight: int, *, proven: bool) -> Solution:
        """What the solver found, without zeros."""

        def found(variables: dict[str, Any]) -> dict[str, int]:
            return {key: solver.value(v) for key, v in sorted(variables.items()) if solver.value(v)}

        silences, deaths, bases = found(self.silences), found(self.deaths), found(self.bases)
        return Solution(
            given_up=lost,
            given_up_weight=weight,
            amount=sum(silences.values()) + sum(deaths.values()) + sum(abs(x) for x in bases.values()),
            strain=int(solver.value(self.strain())),
            figures={key: solver.value(v) for key, v in sorted(self.figures.items())},
            joined=frozenset(key for key, (_, joins) in self.joins.items() if solver.value(joins)),
            silences=silences,
            deaths=deaths,
            bases=bases,
            proven=proven,
        )
