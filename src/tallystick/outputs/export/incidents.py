"""Incidents as exported rows, with sums over their groups.

In: a Source. Out: one row each, in order of day. Always: a sum says no more than its groups do: its low adds the lows that are
known (a group whose low is unknown adds nothing, so the sum stays a lower bound), its high and best are null as soon as one
group's are; a group that another one in the incident holds is not added a second time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tallystick.model.claims import Measure
from tallystick.model.groups import Group
from tallystick.model.incidents import Incident, Value
from tallystick.outputs import wording
from tallystick.outputs.export.source import Row, Source, iso, place_row

EVERYBODY = "people"
"""The group of those of whom nothing more is said: it holds every other group of persons."""


def rows(source: Source) -> Iterable[Row]:
    """All incidents in order of day, those of unknown day last."""
    return (_row(source, incident) for incident in source.look.in_order())


def _row(source: Source, incident: Incident) -> Row:
    look, days = source.look, incident.days
    values, grade = look.values_of(incident), look.assessments.get(incident.incident_id)
    return {
        "incident_id": incident.incident_id,
        "report_ids": source.names(incident.report_ids),
        "main_report_ids": source.names(incident.main_report_ids),
        "date_from": iso(days.first) if days else None,
        "date_to": iso(days.last) if days else None,
        "date_precision": days.precision.value if days else None,
        "date_basis": incident.date_basis.value if incident.date_basis else None,
        "place": place_row(incident.place),
        "groups": _groups(values),
        "killed": total(values, Measure.KILLED),
        "wounded": total(values, Measure.WOUNDED),
        "perpetrator": grade.perpetrator if grade else None,
        "attributions": _attributions(source, incident),
        "method": incident.method,
        "grade": grade.grade.value if grade else None,
        "grade_rule": grade.grade_rule if grade else None,
        "origins": {fact: [one.name for one in of if one.known] for fact, of in look.origins_of(incident).items()},
        "origins_words": wording.origins(look.origins_of_figures(incident)) if look.origins_of_figures(incident) else None,
        "answers": incident.answers,
        # Which tolls hold an incident is told by the findings; an incident holds no other incident.
        "contains": [],
    }


def total(values: Sequence[Value], measure: Measure) -> Row | None:
    """The sum of a measure over an incident's groups; None where no value gives it."""
    counted = outermost([value for value in values if value.measure is measure])
    if not counted:
        return None
    lows = [value.low for value in counted if value.low is not None]
    return {
        "low": sum(lows) if lows else None,
        "best": _sum_of_known([value.best for value in counted]),
        "high": _sum_of_known([value.high for value in counted]),
    }


def outermost(values: Sequence[Value]) -> list[Value]:
    """Without the values of groups that the group of another one holds; one of whom none was harmed holds nobody."""
    some = [value for value in values if value.high != 0]
    return [one for one in values if not any(other is not one and _holds(other.group, one.group) for other in some)]


def _holds(outer: Group, inner: Group) -> bool:
    if outer.name == inner.name or not outer.same_side(inner):
        return False
    return outer.name == EVERYBODY or outer.name in inner.within or inner.name.endswith(f" {outer.name}")


def _sum_of_known(numbers: Sequence[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None


def _groups(values: Sequence[Value]) -> Row:
    groups: Row = {}
    for value in values:
        bounds = {"low": value.low, "best": value.best, "high": value.high}
        groups.setdefault(value.group.name, {})[value.measure.value] = bounds
    return groups


def _attributions(source: Source, incident: Incident) -> list[Row]:
    return [
        {
            "claim_id": one.claim_id,
            "actor": one.actor,
            "stance": one.stance.value,
            "claimant": one.claimant.name if one.claimant else None,
            "report_id": source.name(one.report_id),
        }
        for one in source.look.attributions_of(incident)
    ]
