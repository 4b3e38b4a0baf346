"""Whole: how many an incident killed or wounded over all its groups.

In: an incident's values, and which reports tell of each. Out: low, best and high. Always: a whole says no more than its groups
do: its low adds the lows that are known (a group whose low is unknown adds nothing, so that it stays a lower bound), its high
and best are None as soon as one group's are. A group that another one in the incident holds is not added a second time. Groups
of which no report tells together may be the same persons, "a student" to one and "a woman" to the other, and so may children
and civilians: they are added up in the high alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from tallystick.model import groups
from tallystick.model.claims import Measure
from tallystick.model.groups import Group
from tallystick.model.incidents import SHARE, Value

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
    given = [value for value in values if value.measure is measure]
    told = [_as_its_parts(_no_less(value, given), given) for value in outermost(given)]
    if not told:
        return None
    together = [one for one in told_together(told, told_in) if not any(_among(one, other) for other in told)]
    lows = [value.low for value in together if value.low is not None]
    return Whole(
        incident_id=told[0].incident_id,
        measure=measure,
        low=sum(lows) if lows else None,
        best=_sum_of_known([value.best for value in together]),
        high=_sum_of_known([value.high for value in told]),
    )


def _among(one: Value, other: Value) -> bool:
    """Whether they may be some of the others: two children of four civilians, a civilian of four men."""
    few, many = one.low or 0, other.low or 0
    return (groups.may_hold(other.group, one.group) and few <= many) or (groups.may_hold(one.group, other.group) and few < many)


def _no_less(value: Value, values: Sequence[Value]) -> Value:
    """The value, open to what a group that it holds has more of: five children are five people, whoever else counts four.
    A share has no more than what it is of."""
    most_told = value.high if value.best is None else value.best
    held = [one for one in values if groups.holds(value.group, one.group) and one.rule != SHARE]
    inner = [one for one in held if most_told is not None and (one.low or 0) > most_told]
    if not inner:
        return value
    most = max(inner, key=lambda one: one.low or 0)
    best = most.best if most.best is not None and len(most.claim_ids) >= len(value.claim_ids) else value.best
    return replace(value, best=best, high=None if value.high is None or most.high is None else max(value.high, most.high))


def _as_its_parts(value: Value, values: Sequence[Value]) -> Value:
    """ "At least 12 villagers; the dead were nine men, two women and a child": the parts say how many they were."""
    parts = _sum_of_known([one.best for one in values if groups.may_hold(value.group, one.group)])
    fits = parts is not None and (value.low or 0) <= parts and (value.high is None or parts <= value.high)
    return replace(value, best=parts) if value.best is None and fits and parts else value


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
