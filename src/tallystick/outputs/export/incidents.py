"""Incidents as exported rows, with the killed and wounded over all their groups.

In: a Source. Out: one row each, in order of day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tallystick.model.claims import Measure
from tallystick.model.incidents import Incident, Value
from tallystick.model.wholes import Whole
from tallystick.outputs import wording
from tallystick.outputs.export.source import Row, Source, iso, place_row


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
        "killed": _whole(look.whole_of(incident, Measure.KILLED)),
        "wounded": _whole(look.whole_of(incident, Measure.WOUNDED)),
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


def _groups(values: Sequence[Value]) -> Row:
    groups: Row = {}
    for value in values:
        bounds = {"low": value.low, "best": value.best, "high": value.high}
        groups.setdefault(value.group.name, {})[value.measure.value] = bounds
    return groups


def _whole(whole: Whole | None) -> Row | None:
    return {"low": whole.low, "best": whole.best, "high": whole.high} if whole is not None else None


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
