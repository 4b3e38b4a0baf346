"""Outcome: what toll arithmetic finds in one series.

What enters: a series. What leaves: gaps with every reading that costs the same, contradictions, bases that run apart. Always:
each explanation was tried alone, and none is preferred to another of equal cost.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tallystick.reconcile.series import Series, Stretch
from tallystick.reconcile.solver import ALL, as_cheap, least, smallest_contradiction
from tallystick.reconcile.sums import Explanation, Solution, Sums, Total

NOTHING: frozenset[Explanation] = frozenset()
UNREPORTED = frozenset({Explanation.UNREPORTED})
BASED = frozenset({Explanation.UNREPORTED, Explanation.BASE})
PHYSICAL = frozenset({Explanation.UNREPORTED, Explanation.LATER_DEATH})


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What a toll counts beyond the incidents: `missing` persons, somewhere in `stretch`; `silence` is the solver's key of it.

    `wounded` are the incidents of which the wounded may have died later; `bases` what a base adds, where that explains it too.
    """

    toll_id: str
    silence: str
    missing: int
    stretch: Stretch
    wounded: tuple[str, ...]
    bases: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """`figures` are the solver's, for sums that are written out; they are implied and enter no value.

    `contradictions` are smallest sets of keys; `apart` are bases that run on consistently beside the others. `solved` is
    False where the effort did not suffice for any answer.
    """

    figures: Mapping[str, int]
    joined: frozenset[tuple[str, str]]
    gaps: tuple[Gap, ...] = ()
    contradictions: tuple[tuple[str, ...], ...] = ()
    other_base: bool = False
    apart: Mapping[str, int]
    solved: bool = True


def outcome_of(series: Series) -> Outcome:
    """Solve one series: plainly, then with what may explain it. A toll alone has nothing to be laid beside."""
    if len(series.statements) == 1 and not series.counts:
        return Outcome(figures={}, joined=frozenset(), apart={})
    plain = least(series.sums, NOTHING)
    if plain is None:
        return Outcome(figures={}, joined=frozenset(), apart={}, solved=False)
    if not any(plain.cost):
        return Outcome(figures=plain.figures, joined=plain.joined, apart={})
    supposed, full = least(series.sums, PHYSICAL), least(series.sums, ALL)
    if supposed is None or full is None:
        return Outcome(figures=plain.figures, joined=plain.joined, apart={}, solved=False)
    if full.cost < supposed.cost and _run_on(series.sums, full):
        return _settled(series, series.sums.counted_from(full.bases), full.bases, (), other_base=False)
    contradictions = _contradictions(series.sums) if supposed.given_up else ()
    kept = series.sums.without(supposed.given_up)
    return _settled(series, kept, {}, contradictions, other_base=full.given_up_weight < supposed.given_up_weight)


def _settled(
    series: Series, sums: Sums, apart: Mapping[str, int], contradictions: tuple[tuple[str, ...], ...], *, other_base: bool
) -> Outcome:
    """The gaps that remain once bases are taken off and contradictions set aside."""
    solution = least(sums, UNREPORTED)
    if solution is None:
        return Outcome(figures={}, joined=frozenset(), apart=apart, contradictions=contradictions, solved=False)
    gaps = [_gap(series, sums, solution, silence, apart) for silence in solution.silences]
    return Outcome(
        figures=solution.figures,
        joined=solution.joined,
        gaps=tuple(sorted(gaps, key=lambda g: (g.stretch.first, g.toll_id))),
        contradictions=contradictions,
        other_base=other_base,
        apart=dict(apart),
    )


def _run_on(sums: Sums, solution: Solution) -> bool:
    """Whether each base that differs shows it more than once, or beside another one's figure for the same sum."""
    return all(
        len([t for t in sums.totals if base in t.bases]) > 1
        or any(_rival(one, other, base) for one in sums.totals for other in sums.totals)
        for base in solution.bases
    )


def _rival(one: Total, other: Total, base: str) -> bool:
    """Whether two bases give figures that exclude each other for the very same sum."""
    same_sum = (one.inside, one.maybe, one.silences) == (other.inside, other.maybe, other.silences)
    return base in one.bases and base not in other.bases and same_sum and not one.interval.meets(other.interval)


def _contradictions(sums: Sums) -> tuple[tuple[str, ...], ...]:
    """Smallest contradictions, one after another, each without the claims of those found before."""
    found: list[tuple[str, ...]] = []
    rest = sums
    while core := smallest_contradiction(rest, PHYSICAL):
        found.append(core)
        rest = rest.without(frozenset(core))
    return tuple(found)


def _gap(series: Series, sums: Sums, solution: Solution, silence: str, apart: Mapping[str, int]) -> Gap:
    """One gap with its readings: where else it may lie, whose wounded may have died, which base may differ.

    It is told of the first toll that needs it, and rather of one that counts from the common base.
    """
    spots = _instead(sums, UNREPORTED, solution, frozenset({silence}))
    shut = frozenset({silence, *spots})
    days = [series.stretch_of[s] for s in sorted(shut)]
    covering = [s for s in series.statements if _needs(sums, solution, s.toll_id, silence)]
    toll = min(covering, key=lambda s: (any(b in apart for b in s.bases), s.as_of or days[0].last, s.toll_id))
    deaths = _instead(sums, PHYSICAL, solution, shut) & sums.deaths.keys()
    other = as_cheap(sums, BASED, shut, solution)
    return Gap(
        toll_id=toll.toll_id,
        silence=silence,
        missing=solution.silences[silence],
        stretch=Stretch(first=min(d.first for d in days), last=max(d.last for d in days)),
        wounded=tuple(sorted({sums.deaths[d] for d in deaths})),
        bases=dict(other.bases) if other is not None else {},
    )


def _instead(sums: Sums, allowed: frozenset[Explanation], solution: Solution, shut: frozenset[str]) -> set[str]:
    """All silences and deaths that explain at the same cost what is shut, found by shutting one after another.

    Those that enter the same tolls are exchangeable, so one that is found brings the others along.
    """
    found: set[str] = set()
    entered = _entered(sums)
    while (other := as_cheap(sums, allowed, shut | found, solution)) is not None:
        used = {**other.silences, **other.deaths}
        fresh = used.keys() - solution.silences.keys() - found
        if not fresh:
            break
        found |= {twin for key in fresh for twin in _twins(sums, entered, key, used[key])} - solution.silences.keys() - shut
    return found


def _twins(sums: Sums, entered: Mapping[str, frozenset[str]], key: str, number: int) -> set[str]:
    """The silences, or the deaths, that enter the same tolls and could hold as many."""
    if key in sums.deaths:
        return {d for d in sums.deaths if entered[d] == entered[key] and sums.wounded[sums.deaths[d]] >= number}
    return {s for s in sums.silences if entered[s] == entered[key] and (s in sums.outer) == (key in sums.outer)}


def _entered(sums: Sums) -> dict[str, frozenset[str]]:
    """For each silence and death the tolls that it enters."""
    found: dict[str, set[str]] = {key: set() for key in (*sums.silences, *sums.deaths)}
    for total in sums.totals:
        for key in (*total.silences, *total.deaths):
            found[key].add(total.key)
    return {key: frozenset(tolls) for key, tolls in found.items()}


def _needs(sums: Sums, solution: Solution, toll_id: str, silence: str) -> bool:
    """Whether a toll counts the silence and would not be reached without it."""
    total = next((t for t in sums.totals if t.key == toll_id), None)
    if total is None or silence not in total.silences or total.interval.low is None:
        return False
    known = sum(solution.figures[i] for i in total.inside)
    known += sum(solution.figures[i] for i in total.maybe if (toll_id, i) in solution.joined)
    known += sum(n for s, n in solution.silences.items() if s in total.silences and s != silence)
    return known < total.interval.low
