"""Count: an incident's figure as toll arithmetic takes it, and whether it belongs to a statement.

What enters: values and incidents. What leaves: counts and memberships. Always: of nested groups in one incident only the
outermost enters a sum; an incident without a day enters none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tallystick.model import groups
from tallystick.model.claims import Measure
from tallystick.model.groups import Group
from tallystick.model.incidents import Incident, Origin, Value
from tallystick.model.places import Place
from tallystick.model.times import Days
from tallystick.reconcile.areas import Inside, lies_in
from tallystick.reconcile.intervals import NONE, Interval
from tallystick.reconcile.statements import Statement, margin

WEEK = timedelta(days=7)
"""An incident whose days are known no better than this lies in no period but one that holds all of them."""

FactKey = tuple[str, Group, Measure]
"""Incident, group, measure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A figure of a dated incident. `origins` gave it; `wounded` is how many of the same group may have died later."""

    key: str
    incident_id: str
    value: Value
    interval: Interval
    first: date
    last: date
    place: Place | None
    wounded: Interval
    origins: tuple[Origin, ...]

    @property
    def weight(self) -> int:
        """How much is lost where the figure is given up: the more, the more known origins it has."""
        return 1 + sum(o.known for o in self.origins)

    @property
    def group(self) -> Group:
        """Who was harmed."""
        return self.value.group


def counts_of(
    incidents: Sequence[Incident], values: Sequence[Value], origins: Mapping[FactKey, tuple[Origin, ...]]
) -> tuple[Count, ...]:
    """The counts of all dated incidents, sorted by key."""
    by_id = {i.incident_id: i for i in incidents}
    found = []
    for value in values:
        incident = by_id[value.incident_id]
        if incident.days is None or incident.days.first is None or incident.days.last is None:
            continue
        found.append(
            Count(
                key=f"{value.incident_id} {value.measure.value} {value.group.name} {value.group.party or ''}",
                incident_id=value.incident_id,
                value=value,
                interval=Interval(low=value.low, high=value.high),
                first=incident.days.first,
                last=incident.days.last,
                place=incident.place,
                wounded=_wounded(value, values),
                origins=origins.get((value.incident_id, value.group, value.measure), ()),
            )
        )
    return tuple(sorted(found, key=lambda c: c.key))


def membership(statement: Statement, count: Count) -> Inside:
    """Whether an incident's figure belongs to a toll: by measure, group, area and days, the least certain of them.

    Where only the place ties the two together, a place that is not known leaves the incident out.
    """
    if statement.measure is not count.value.measure:
        return Inside.NO
    when = _in_period(statement, count)
    if when is Inside.NO or not _same_people(statement.group, count.group):
        return Inside.NO
    where = lies_in(count.place, statement.area)
    if where is Inside.NO or (where is Inside.MAYBE and statement.group.party is None):
        return Inside.NO
    return Inside.MAYBE if Inside.MAYBE in (where, when) else Inside.YES


def hides_some(statement: Statement, count: Count) -> bool:
    """Whether an incident inside tells of its dead by a wider name, so that nobody can say how many the toll means."""
    if statement.measure is not count.value.measure or _same_people(statement.group, count.group):
        return False
    wider = groups.holds(count.group, statement.group) and statement.group.party is None
    return wider and lies_in(count.place, statement.area) is Inside.YES and _in_period(statement, count) is Inside.YES


def outermost(counts: Sequence[Count]) -> list[Count]:
    """Without those whose group another of the same incident holds."""
    told: dict[str, list[Count]] = defaultdict(list)
    for count in counts:
        told[count.incident_id].append(count)
    return [count for mine in told.values() for count in groups.outermost(mine, lambda one: one.group)]


def _same_people(toll: Group, incident: Group) -> bool:
    """Whether the toll's group holds the incident's, or the incident's account only leaves out whose they were."""
    if groups.holds(toll, incident):
        return True
    return incident.party is None and not groups.everybody(incident) and groups.holds(incident, toll)


def _in_period(statement: Statement, count: Count) -> Inside:
    period, last = statement.period, statement.as_of
    if period is None or period.first is None or last is None:
        return Inside.MAYBE
    slack = margin(Days(first=period.first, last=last, precision=period.precision, soft=period.soft))
    if count.last < period.first - slack or count.first > last:
        return Inside.NO
    if count.first >= period.first + slack and count.last <= last:
        return Inside.YES
    return Inside.MAYBE if count.last - count.first <= WEEK else Inside.NO


def _wounded(value: Value, values: Sequence[Value]) -> Interval:
    if value.measure is not Measure.KILLED:
        return NONE
    beside = [
        v
        for v in values
        if v.incident_id == value.incident_id
        and v.measure in (Measure.WOUNDED, Measure.MISSING)
        and groups.same(v.group, value.group)
    ]
    most = sum(v.high if v.high is not None else v.low or 0 for v in beside)
    return Interval(low=0, high=most)
