"""Whole: how many an incident killed or wounded over all its groups.

In: an incident's values, and which reports tell of each. Out: low, best and high. Always: a whole says no more than its groups
do: its low adds the lows that are known (a group whose low is unknown adds nothing, so that it stays a lower bound), its high
and best are None as soon as one group's are. A group that another one in the incident holds is not added a second time, and
groups of which no report tells together may be the same persons, "a student" to one and "a woman" to the other: they are added
up in the high alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from tallystick.model import groups
from tallystick.model.claims import Measure
from tallystick.model.groups import Group
from tallystick.model.incidents import Value

ADDED = "its groups, added"

ToldIn = Callable[[Value], Collection[str]]
"""The reports whose claims support a value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A measure over all groups of an incident; None is open or unknown, never zero. `rule` names the rule that made it."""

    incident_id: str
    measure: Measure
    low: int | None
    best: int | None
    high: int | None
    rule: str = ADDED


def added(values: Sequence[Value], measure: Measure, told_in: ToldIn) -> Whole | None:
    """The groups of an incident added up; None where no value gives the measure."""
    told = outermost([value for value in values if value.measure is measure])
    if not told:
        return None
    together = told_together(told, told_in)
    lows = [value.low for value in together if value.low is not None]
    return Whole(
        incident_id=told[0].incident_id,
        measure=measure,
        low=sum(lows) if lows else None,
        best=_sum_of_known([value.best for value in together]),
        high=_sum_of_known([value.high for value in told]),
    )


def outermost(values: Sequence[Value]) -> list[Value]:
    """Without the values of groups that the group of another one holds; one of whom none was harmed holds nobody."""
    some = groups.outermost([value for value in values if value.high != 0], _group)
    none = [value for value in values if value.high == 0 and not any(groups.holds(one.group, value.group) for one in some)]
    return [value for value in values if value in some or value in none]


def _group(value: Value) -> Group:
    return value.group


def told_together(values: Sequence[Value], told_in: ToldIn) -> list[Value]:
    """The values that may be added: those of one report, and of other sides, which nobody takes for them.

    It is the report whose sum most of them have, of several sums the lowest.
    """
    reports = sorted({report for value in values for report in told_in(value)})
    choices = [[value for value in values if report in told_in(value)] for report in reports]
    sums = Counter(_least(chosen) for chosen in choices)
    best = min(choices, key=lambda chosen: (-sums[_least(chosen)], _least(chosen)), default=[])
    return [
        value for value in values if value in best or not any(groups.stand_together(value.group, one.group) for one in best)
    ]


def _least(values: Sequence[Value]) -> int:
    return sum((value.low if value.best is None else value.best) or 0 for value in values)


def _sum_of_known(numbers: Sequence[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None
