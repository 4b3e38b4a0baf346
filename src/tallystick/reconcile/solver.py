"""The solver: one piece of toll arithmetic over whole numbers with CP-SAT.

What enters: a piece of rows, what may explain it, what may be given up. What leaves: a verdict, with the least costly answer.
Always: one worker, a fixed seed and a limit on deterministic time, so that the same piece gives the same answer on every
machine; where the limit ends the search, the answer is the best so far and says how much it may be from the least.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from itertools import groupby
from typing import Any

from tallystick.reconcile.effort import SOLVE, Effort
from tallystick.reconcile.intervals import NONE, Interval
from tallystick.reconcile.rows import Death, Piece, Row, Rows, union
from tallystick.reconcile.sums import Cost, Sums, bits


class Verdict(StrEnum):
    """What became of a solve."""

    SOLVED = "solved"
    IMPOSSIBLE = "impossible"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What makes a piece agree; what is not listed is zero. `silences` are by the first of those that enter the same rows.

    `least` is what no answer can cost less than: where it is the cost, nothing cheaper exists.
    """

    cost: Cost
    least: Cost
    lost: frozenset[str] = frozenset()
    figures: Mapping[str, int] = field(default_factory=dict)
    joined: frozenset[tuple[str, str]] = frozenset()
    silences: Mapping[int, int] = field(default_factory=dict)
    deaths: Mapping[Death, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Solved:
    """A verdict, with the answer where one was found."""

    verdict: Verdict
    answer: Answer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of a piece: what may be given up, and at what limit; `silent` (bits) and `alive` are to stay at zero.

    `any` where any answer will do; `greatest` names an incident of which the greatest figure is asked; `assumed` where each row
    is only assumed, so that those that cannot hold together are told.
    """

    silent: int = 0
    alive: frozenset[Death] = frozenset()
    loose: frozenset[str] = frozenset()
    limit: Cost | None = None
    any: bool = False
    greatest: str | None = None
    assumed: bool = False


PLAINLY = Asked()
ANY = Asked(any=True)
FOUND = ("OPTIMAL", "FEASIBLE")


def solve(piece: Piece, rows: Rows, effort: Effort, asked: Asked = PLAINLY) -> Solved:
    """The least costly answer to a piece, or with a limit any that keeps to it."""
    if asked in (PLAINLY, ANY) and _at_rest(piece):
        cost = Cost(strain=sum(_passed(row) for row in piece))
        return Solved(verdict=Verdict.SOLVED, answer=Answer(cost=cost, least=cost))
    if effort.left <= 0:
        return Solved(verdict=Verdict.STOPPED)
    model = _Model(piece, rows, asked)
    solver, status = _searched(model.cp, effort)
    while status == "OPTIMAL" and model.next_aim(solver):
        solver, status = _searched(model.cp, effort)
    return model.solved(solver, status)


def stuck_rows(piece: Piece, rows: Rows, effort: Effort) -> list[Row]:
    """Rows of a piece that cannot all hold, not always the fewest; empty where they can, or where the effort ended."""
    model = _Model(piece, rows, Asked(any=True, assumed=True))
    solver, status = _searched(model.cp, effort)
    core = set(solver.sufficient_assumptions_for_infeasibility()) if status == "INFEASIBLE" else set()
    return [row for row, one in zip(piece, model.assumed, strict=True) if one.index in core]


def lightest(cores: Sequence[Sequence[str]], sums: Sums, effort: Effort) -> frozenset[str]:
    """The claims of least weight of which each core holds one: nothing lighter can be given up.

    Of several rather those that stand in more cores: what is wrong stands in all that it causes.
    """
    from ortools.sat.python import cp_model

    model: Any = cp_model.CpModel()
    often = Counter(key for core in cores for key in core)
    chosen = {key: model.new_bool_var(key) for key in sorted(often)}
    for core in cores:
        model.add_bool_or([chosen[key] for key in core])
    most = often.total()
    model.minimize(sum((sums.weight([key]) * most - often[key]) * one for key, one in chosen.items()))
    solver, status = _searched(model, effort)
    return frozenset(key for key, one in chosen.items() if status not in FOUND or solver.value(one))


def twins(piece: Piece) -> list[int]:
    """The silences of a piece, as bits, put together that enter the same rows."""
    kinds = [union(row.silences for row in piece)]
    for part in (row.silences for row in piece):
        cut = [kin for kin in kinds if kin & part and kin & ~part]
        if cut:
            kinds = [kin for kin in kinds if not kin & part or not kin & ~part]
            kinds += [half for kin in cut for half in (kin & part, kin & ~part)]
    return [kin for kin in kinds if kin]


def _at_rest(piece: Piece) -> bool:
    """Whether all agrees with nothing supposed, so that no search is needed."""
    return all(row.interval.meets(NONE) and not row.figures and not row.joins for row in piece)


def _passed(row: Row) -> int:
    open_ended = row.interval.low is not None and row.interval.high is None
    return max(0, -(row.interval.low or 0)) if open_ended else 0


def _searched(model: Any, effort: Effort) -> tuple[Any, str]:
    """The solver with what it found of a model, and the name of its status."""
    from ortools.sat.python import cp_model  # half a second to import: ledgers without tolls never need it

    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    solver.parameters.linearization_level = 2  # these are sums: with the full linear relaxation most need no search at all
    solver.parameters.max_deterministic_time = max(0.0, min(SOLVE, effort.left))
    status = solver.solve(model)
    effort.spend(solver.response_proto.deterministic_time, len(model.proto.variables))
    return solver, solver.status_name(status)


class _Model:
    """The variables of one solve and the constraints between them."""

    def __init__(self, piece: Piece, rows: Rows, asked: Asked) -> None:
        from ortools.sat.python import cp_model

        self.cp: Any = cp_model.CpModel()
        self.piece, self.rows, self.asked = piece, rows, asked
        self.figures: dict[str, Any] = {}
        self.joins: dict[tuple[str, str], Any] = {}
        self.strain: list[Any] = []
        self.switches = {key: self.cp.new_bool_var(key) for row in piece for key in sorted(row.keys & asked.loose)}
        self.silences = self._silences()
        self.deaths = self._deaths()
        self.assumed = [self.cp.new_bool_var("") for _ in piece] if asked.assumed else []
        for at, row in enumerate(piece):
            self._bound(row, self.assumed[at] if self.assumed else self.switches.get(row.toll))
        self.cp.add_assumptions(self.assumed)
        self._aim()

    @cached_property
    def most(self) -> int:
        """A bound that no number of a sensible answer passes."""
        tolls = sum(max(abs(row.interval.low or 0), abs(row.interval.high or 0)) for row in self.piece)
        keys = {key for row in self.piece for key in (*row.figures, *row.joins)}
        told = [self.rows.sums.bounded[key].interval for key in sorted(keys)]
        return 1 + tolls + sum(max(i.low or 0, i.high or 0) for i in told)

    def _silences(self) -> dict[int, Any]:
        """One variable for all silences that enter the same rows."""
        alike = [kin & ~self.asked.silent for kin in twins(self.piece)]
        self.kinds = {next(bits(kin)): kin for kin in alike if kin}
        self.firsts = union(1 << at for at in self.kinds)
        return {at: self.cp.new_int_var(0, self.most, "") for at in sorted(self.kinds)}

    def _deaths(self) -> dict[Death, Any]:
        """One variable for all days of an incident's later deaths that enter the same rows."""
        entered: dict[Death, list[int]] = {}
        for at, row in enumerate(self.piece):
            for death in row.deaths:
                entered.setdefault(death, []).append(at)
        alike: dict[tuple[str, tuple[int, ...]], Death] = {}
        for death in sorted(entered.keys() - self.asked.alive):
            alike.setdefault((death[0], tuple(entered[death])), death)
        deaths = {death: self.cp.new_int_var(0, self.rows.sums.wounded[death[0]], "") for death in alike.values()}
        for incident, several in groupby(sorted(deaths), key=lambda death: death[0]):
            self.cp.add(sum(deaths[death] for death in several) <= self.rows.sums.wounded[incident])
        return deaths

    def _bound(self, row: Row, switch: Any | None) -> None:
        """Bound the sum of a row, under its switch; without one it holds in any case."""
        parts = [self._figure(key) for key in row.figures] + [self._joining(row.toll, key) for key in row.joins]
        parts += [self.silences[at] for at in bits(row.silences & self.firsts)]
        parts += [self.deaths[death] for death in row.deaths if death in self.deaths]
        self._within(parts, row.interval, switch)

    def _within(self, parts: Sequence[Any], interval: Interval, switch: Any | None) -> None:
        summed = sum(parts) if parts else self.cp.new_constant(0)
        bounds = [summed >= interval.low] if interval.low is not None else []
        bounds += [summed <= interval.high] if interval.high is not None else []
        if interval.low is not None and interval.high is None:
            beyond = self.cp.new_int_var(0, self.most * 4, "")
            bounds.append(beyond >= summed - interval.low)
            self.strain.append(beyond)
        for bound in bounds:
            constraint = self.cp.add(bound)
            if switch is not None:
                constraint.only_enforce_if(switch)

    def _figure(self, key: str) -> Any:
        """An incident's figure: within what is claimed, under its switch where it may be given up."""
        if key not in self.figures:
            told, switch = self.rows.intervals[key], self.switches.get(key)
            high = self.most if told.high is None or switch is not None else told.high
            self.figures[key] = self.cp.new_int_var(0 if switch is not None else told.low or 0, high, key)
            if switch is not None and told.low is not None:
                self.cp.add(self.figures[key] >= told.low).only_enforce_if(switch)
            if switch is not None and told.high is not None:
                self.cp.add(self.figures[key] <= told.high).only_enforce_if(switch)
        return self.figures[key]

    def _joining(self, toll: str, incident: str) -> Any:
        """An incident's figure, or nothing: whether it lies within a vague edge is a choice of its own."""
        joins = self.joins[toll, incident] = self.cp.new_bool_var("")
        exact = self.rows.exact(incident)
        if exact is not None:
            return joins * exact
        part = self.cp.new_int_var(0, self.most, "")
        self.cp.add(part == self._figure(incident)).only_enforce_if(joins)
        self.cp.add(part == 0).only_enforce_if(~joins)
        return part

    def _aim(self) -> None:
        """To give up least, then to suppose least, then to strain words least; or only to keep to a limit, or to find any."""
        self.amount = [*self.silences.values(), *self.deaths.values()]
        weights = [self.rows.sums.weight([key]) * (1 - switch) for key, switch in self.switches.items()]
        if self.asked.limit is not None:
            self.cp.add(sum(self.amount) <= self.asked.limit.amount)
            self.cp.add(sum(self.strain) <= self.asked.limit.strain)
        if self.asked.greatest is not None:
            self.cp.maximize(self.figures[self.asked.greatest])
        sought = self.asked.limit is None and not self.asked.any and self.asked.greatest is None
        self.aims = [parts for parts in (weights, self.amount, self.strain) if parts] if sought else []
        if self.aims:
            self.cp.minimize(sum(self.aims[0]))

    def next_aim(self, solver: Any) -> bool:
        """Keep what was reached, and seek what comes next, if it is not reached already."""
        while self.aims:
            reached = solver.value(sum(self.aims[0]))
            self.cp.add(sum(self.aims.pop(0)) <= reached)
            if self.aims and solver.value(sum(self.aims[0])) > 0:
                self.cp.clear_hints()
                for variable in (*self.switches.values(), *self.amount, *self.figures.values()):
                    self.cp.add_hint(variable, solver.value(variable))
                self.cp.minimize(sum(self.aims[0]))
                return True
        return False

    def solved(self, solver: Any, status: str) -> Solved:
        """The verdict of a search."""
        if status == "INFEASIBLE":
            return Solved(verdict=Verdict.IMPOSSIBLE)
        if status not in FOUND:
            return Solved(verdict=Verdict.STOPPED)
        return Solved(
            verdict=Verdict.SOLVED if status == "OPTIMAL" else Verdict.STOPPED,
            answer=self._answer(solver, best=status == "OPTIMAL"),
        )

    def _answer(self, solver: Any, *, best: bool) -> Answer:
        def found(variables: Mapping[Any, Any]) -> dict[Any, int]:
            return {key: solver.value(v) for key, v in variables.items() if solver.value(v)}

        lost = frozenset(key for key, switch in self.switches.items() if not solver.value(switch))
        cost = Cost(
            given_up=self.rows.sums.weight(lost),
            amount=sum(solver.value(v) for v in self.amount),
            strain=sum(solver.value(v) for v in self.strain),
        )
        return Answer(
            cost=cost,
            least=cost if best else self._least(cost, round(solver.best_objective_bound)),
            lost=lost,
            figures={key: solver.value(v) for key, v in self.figures.items()},
            joined=frozenset(key for key, joins in self.joins.items() if solver.value(joins)),
            silences=found(self.silences),
            deaths=found(self.deaths),
        )

    def _least(self, cost: Cost, bound: int) -> Cost:
        """What no answer can cost less than, where the search for the aim at hand was stopped at a bound."""
        aim = self.aims[0] if self.aims else self.strain
        if aim is self.strain:
            return replace(cost, strain=max(0, bound))
        return replace(cost, amount=max(0, bound), strain=0) if aim is self.amount else Cost(given_up=max(0, bound))
