"""Count: an incident's figure as toll arithmetic takes it, and whether it belongs to what a toll counts.

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
from tallystick.reconcile.areas import Inside, lies_in
from tallystick.reconcile.intervals import NONE, Interval

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


def located(group: Group, area: Place | None, count: Count) -> Inside:
    """Whether an incident of people whom a toll counts lies in its area.

    Where only the place ties the two together, a place that is not known leaves the incident out.
    """
    where = lies_in(count.place, area)
    return Inside.NO if where is Inside.MAYBE and group.party is None else where


def told_wider(toll: Group, incident: Group) -> bool:
    """Whether an incident tells of its dead by a wider name, so that nobody can say how many of them a toll means."""
    return toll.party is None and not same_people(toll, incident) and groups.holds(incident, toll)


def outermost(counts: Sequence[Count]) -> list[Count]:
    """Without those whose group another of the same incident holds."""
    told: dict[str, list[Count]] = defaultdict(list)
    for count in counts:
        told[count.incident_id].append(count)
    alone = (mine if len(mine) == 1 else groups.outermost(mine, lambda one: one.group) for mine in told.values())
    return [count for mine in alone for count in mine]


def same_people(toll: Group, incident: Group) -> bool:
    """Whether the toll's group holds the incident's, or the incident's account only leaves out whose they were."""
    if groups.holds(toll, incident):
        return True
    return incident.party is None and not groups.everybody(incident) and groups.holds(incident, toll)


def in_period(first: date | None, last: date | None, slack: timedelta, count: Count) -> Inside:
    """Whether an incident's days lie in a period whose edge may lie `slack` days off."""
    if first is None or last is None:
        return Inside.MAYBE
    if count.last < first - slack or count.first > last:
        return Inside.NO
    if count.first >= first + slack and count.last <= last:
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
