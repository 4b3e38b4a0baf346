"""Series: running tolls of one group and measure over one period, beside the incidents that lie inside them.

Enters: a lookup. Leaves: series in order, each with its tolls by day and the steps that the incidents give.
What always holds: tolls of different groups, measures or beginnings are never laid on one line; steps are drawn only where
their sum is what the ledger itself says that the incidents give.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tallystick.model.incidents import Incident
from tallystick.model.tolls import Toll
from tallystick.outputs.explaining.toll import values_inside
from tallystick.outputs.lookup import Lookup

NOT_COMPARABLE = "not comparable"
"""The status of a toll that cannot be laid beside the incidents inside it; its reading says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What the incidents give from `day` on; `high` None where it is open."""

    day: date
    low: int
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Tolls by day; `steps` empty where the incidents' days or figures do not give what the ledger says they give."""

    tolls: tuple[Toll, ...]
    steps: tuple[Step, ...]

    @property
    def inside(self) -> frozenset[str]:
        """The ids of all incidents inside any toll that can be compared with them."""
        return frozenset(one for toll in self.tolls if toll.status != NOT_COMPARABLE for one in toll.incident_ids)

    @property
    def days(self) -> frozenset[date]:
        """The days up to which its tolls count, where known and with a figure."""
        return frozenset(one.as_of for one in self.drawn if one.as_of)

    @property
    def alone(self) -> bool:
        """Whether nothing can be laid beside its tolls: no incident inside, and no two days to compare."""
        return not self.inside and len(self.days) < 2

    @property
    def drawn(self) -> tuple[Toll, ...]:
        """The tolls whose day is known and that have a figure."""
        return tuple(one for one in self.tolls if one.as_of and (one.low is not None or one.high is not None))


def all_series(look: Lookup) -> list[Series]:
    """Every toll in exactly one series, the longest series first."""
    groups: list[list[Toll]] = []
    for toll in sorted(look.tolls.values(), key=_key):
        fitting = next((one for one in groups if any(_together(toll, other) for other in one)), None)
        if fitting is None:
            groups.append([toll])
        else:
            fitting.append(toll)
    found = [Series(tolls=tuple(group), steps=_steps(look, group)) for group in groups]
    return sorted(found, key=lambda one: (-len(one.drawn), _key(one.tolls[0])))


def _key(toll: Toll) -> tuple[str, str, date, date, str]:
    first = toll.period.first if toll.period else None
    return (toll.group, toll.measure.value, first or date.min, toll.as_of or date.max, toll.toll_id)


def _together(one: Toll, other: Toll) -> bool:
    first, second = (toll.period.first if toll.period else None for toll in (one, other))
    if (one.group, one.measure, first) != (other.group, other.measure, second):
        return False
    return one.place == other.place or bool(set(one.incident_ids) & set(other.incident_ids))


def _steps(look: Lookup, tolls: Sequence[Toll]) -> tuple[Step, ...]:
    inside = {one for toll in tolls if toll.status != NOT_COMPARABLE for one in toll.incident_ids}
    dated = [(day, one) for one in look.in_order() if one.incident_id in inside and (day := _last(one))]
    if not inside or len(dated) != len(inside):
        return ()
    steps: list[Step] = []
    low, high = 0, 0
    open_above = False
    for day, incident in dated:
        values = values_inside(look, tolls[0], incident.incident_id)
        low += sum(one.low or 0 for one in values)
        open_above = open_above or any(one.high is None for one in values)
        high += sum(one.high or 0 for one in values)
        steps.append(Step(day=day, low=low, high=None if open_above else high))
    return tuple(steps) if all(_agrees(steps, toll) for toll in tolls) else ()


def _agrees(steps: Sequence[Step], toll: Toll) -> bool:
    """Whether the steps up to the toll's day give what the ledger says; a toll without a day cannot tell."""
    if toll.as_of is None or not toll.incident_ids or toll.status == NOT_COMPARABLE:
        return True
    until = [one for one in steps if one.day <= toll.as_of]
    return bool(until) and (until[-1].low, until[-1].high) == (toll.explained_low, toll.explained_high)


def _last(incident: Incident) -> date | None:
    return (incident.days.last or incident.days.first) if incident.days else None
