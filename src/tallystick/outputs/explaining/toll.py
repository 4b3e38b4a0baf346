"""Explain a toll or a finding: the cumulative figure that is claimed, the incidents inside it, their sum and the readings.

Enters: a lookup and a toll or a finding. Leaves: a tree of reasons.
What always holds: an incident inside whose figure is unknown is told as unknown; readings are told without choosing one.
"""

from __future__ import annotations

from tallystick.model.findings import Finding
from tallystick.model.incidents import Value
from tallystick.model.tolls import Toll
from tallystick.outputs import wording
from tallystick.outputs.evidence import cite
from tallystick.outputs.explaining.why import Why
from tallystick.outputs.lookup import Lookup


def values_inside(look: Lookup, toll: Toll, incident_id: str) -> list[Value]:
    """The values of an incident that the toll's group holds, of the toll's measure."""
    incident = look.incidents.get(incident_id)
    values = look.values_of(incident) if incident else []
    return [one for one in values if one.measure is toll.measure and toll.group in (one.group.name, *one.group.within)]


def toll_words(toll: Toll) -> str:
    """A toll in a line: figure, group, measure, place and period."""
    where = f" in {toll.place}" if toll.place else ""
    until = f", as of {wording.day(toll.as_of)}" if toll.as_of else ", as of a day not known"
    period = f"; period {wording.days(toll.period)}" if toll.period else "; period not known"
    counted = f"{wording.interval(toll.low, toll.high)} {toll.group} {wording.measure(toll.measure)}"
    return f"{counted}{where}{until}{period}"


def why_toll(look: Lookup, of: Toll) -> Why:
    """A toll with its claims, the incidents inside, what they give, and every reading."""
    claims = [Why(label="claimed", words=cite(look, one), id=one.claim_id) for one in look.statements_of(of.claim_ids)]
    explained = f"{wording.interval(of.explained_low, of.explained_high)}, against {wording.interval(of.low, of.high)} claimed"
    readings = tuple(Why(label=wording.rule(one.kind), words=one.text) for one in of.readings)
    told = (Why(label="readings", words="each makes claims and incidents agree at the same cost", because=readings),)
    return Why(
        label="toll",
        words=f"{toll_words(of)}: {wording.rule(of.status)}",
        id=of.toll_id,
        because=(*claims, _inside(look, of), Why(label="the incidents give", words=explained), *(told if readings else ())),
    )


def why_finding(look: Lookup, of: Finding) -> Why:
    """A finding with its numbers, claims, incidents and tolls."""
    tolls = {toll.toll_id: toll for claim_id in of.claim_ids for toll in look.tolls_of.get(claim_id, ())}
    incidents = [look.incidents[one] for one in of.incident_ids if one in look.incidents]
    numbers = tuple(Why(label=name, words="not known" if found is None else str(found)) for name, found in of.values)
    return Why(
        label=of.kind.value,
        words=of.text,
        id=of.finding_id,
        because=(
            *([Why(label="numbers", words="", because=numbers)] if numbers else []),
            *(Why(label="evidence", words=cite(look, one), id=one.claim_id) for one in look.statements_of(of.claim_ids)),
            *(Why(label="incident", words=wording.title(one), id=one.incident_id) for one in incidents),
            *(why_toll(look, tolls[one]) for one in sorted(tolls)),
        ),
    )


def _inside(look: Lookup, of: Toll) -> Why:
    inside = [one for one in look.in_order() if one.incident_id in of.incident_ids]
    told = []
    for incident in inside:
        values = values_inside(look, of, incident.incident_id)
        figures = "; ".join(f"{one.group.name} {wording.value_words(one)}" for one in values) or "not known"
        told.append(Why(label=wording.title(incident), words=figures, id=incident.incident_id))
    return Why(label="incidents inside", words=str(len(inside)) if inside else "none", because=tuple(told))
