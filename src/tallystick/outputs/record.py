"""Record: incidents, findings and rejections as plain data, for `--json` and for programs.

Enters: a lookup and one of its records. Leaves: dictionaries of text, numbers, lists and None, ready for JSON.
What always holds: no figure without its claims, no claim without its exact words and speaker; unknown is None.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from tallystick.model.claims import Attribution, Claim
from tallystick.model.copies import Damage
from tallystick.model.findings import Finding
from tallystick.model.incidents import Incident, Origin, Value
from tallystick.model.reports import Rejection
from tallystick.outputs import implied, told, wording
from tallystick.outputs.lookup import Lookup, Statement

Data = dict[str, Any]


def iso(of: date | None) -> str | None:
    """A day as YYYY-MM-DD; None stays None."""
    return of.isoformat() if of else None


def statement_data(look: Lookup, of: Statement) -> Data:
    """A claim or attribution with its exact words, speaker and report."""
    report = look.reports[of.report_id]
    data: Data = {
        "claim_id": of.claim_id,
        "report_id": report.name,
        "outlet": report.outlet,
        "published": iso(look.published(of.report_id)),
        "start": of.passage.start,
        "end": of.passage.end,
        "quote": of.passage.quote,
        "claimant": of.claimant.name if of.claimant else None,
        "claimant_words": of.claimant.words if of.claimant else None,
        "claimant_role": of.claimant.role.value if of.claimant else None,
        "claimant_named": of.claimant.named if of.claimant else None,
        "via": list(of.claimant.via) if of.claimant else [],
        "stance": of.stance.value,
    }
    return {**data, **(_attributed(of) if isinstance(of, Attribution) else _counted(of))}


def _attributed(of: Attribution) -> Data:
    return {"measure": "attribution", "actor": of.actor, "method": of.method}


def _counted(of: Claim) -> Data:
    return {
        "measure": of.measure.value,
        "group": of.harmed,
        "low": of.figure.low,
        "high": of.figure.high,
        "estimated": of.figure.estimated,
        "words": wording.claimed(of),
        "basis": of.basis.value,
        "scope": of.scope.value,
        "part_of": of.part_of,
    }


def value_data(look: Lookup, of: Value) -> Data:
    """A reconciled figure with its rule and the claims that it rests on."""
    return {
        "group": of.group.name,
        "measure": of.measure.value,
        "low": of.low,
        "best": of.best,
        "high": of.high,
        "words": wording.value_words(of),
        "rule": of.rule,
        "one_party": of.one_party,
        "implied": implied.data(look, of),
        "claims": [statement_data(look, one) for one in look.statements_of(of.claim_ids)],
        "dissent": [statement_data(look, one) for one in look.statements_of(of.dissent_ids)],
    }


def incident_data(look: Lookup, of: Incident) -> Data:
    """An incident as lists show it: day, place, method, grade, values with their claims."""
    grade = look.assessments.get(of.incident_id)
    return {
        "incident_id": of.incident_id,
        "title": wording.title(of),
        "date_from": iso(of.days.first if of.days else None),
        "date_to": iso(of.days.last if of.days else None),
        "date_basis": of.date_basis.value if of.date_basis else None,
        "place": of.place.name if of.place else None,
        "country": of.place.country if of.place else None,
        "method": of.method,
        "grade": grade.grade.value if grade else None,
        "grade_rule": grade.grade_rule if grade else None,
        "perpetrator": grade.perpetrator if grade else None,
        "answers": of.answers,
        "report_ids": [look.reports[one].name for one in of.report_ids if one in look.reports],
        "origins_words": wording.origins(look.origins_of_figures(of)) if look.origins_of_figures(of) else None,
        "values": [value_data(look, one) for one in look.values_of(of)],
    }


def origin_data(of: Origin) -> Data:
    """An origin with its claims; its name is None where it is unknown, and `words` then say who carries it."""
    return {
        "name": of.name if of.known else None,
        "words": of.name,
        "claim_ids": list(of.claim_ids),
        "inferred": list(of.inferred),
    }


def damage_data(look: Lookup, of: Damage) -> Data:
    """A place where a text lost words; `supplied` are another report's words, which are inferred."""
    supplied = of.supplied
    return {
        "report_id": look.reports[of.passage.report_id].name,
        **damage_offsets(of),
        "quote": of.passage.quote,
        "sign": of.sign.value,
        "supplied": supplied.quote if supplied else None,
        "supplied_by": look.reports[supplied.report_id].name if supplied else None,
        "copy_id": of.copy_id,
    }


def damage_offsets(of: Damage) -> Data:
    """Where words are missing, and where those that are supplied stand in the other report's text, ends exclusive."""
    supplied = of.supplied
    return {
        "at": of.at,
        "start": of.passage.start,
        "end": of.passage.end,
        "supplied_start": supplied.start if supplied else None,
        "supplied_end": supplied.end if supplied else None,
    }


def whole_incident_data(look: Lookup, of: Incident) -> Data:
    """An incident's whole record: beside what lists show, every claim, attribution and origin."""
    return {
        **incident_data(look, of),
        "answered_by": [one.incident_id for one in look.answered_by(of)],
        "origins": {fact: [origin_data(one) for one in origins] for fact, origins in look.origins_of(of).items()},
        "damages": [damage_data(look, one) for report_id in of.report_ids for one in look.damages_of(report_id)],
        "claims": [statement_data(look, one) for one in look.claims_of(of)],
        "attributions": [statement_data(look, one) for one in look.attributions_of(of)],
        "told": [_told_data(look, one) for one in told.rows(look, of)],
    }


def _told_data(look: Lookup, of: told.Row) -> Data:
    """How one report tells of an incident: its words, what was not found in it or why nobody asked, exchanged words."""
    framing = of.framing
    return {
        "report_id": look.reports[of.report_id].name,
        "outlet": look.reports[of.report_id].outlet,
        "agent_named": any(one.agent is not None for one in framing.tellings),
        "tellings": [
            {
                "claim_id": one.claim_id,
                "voice": one.voice.value,
                "harmed": one.harmed.quote,
                "act": one.act.quote,
                "agent": one.agent.quote if one.agent else None,
                "agent_place": one.agent_place.value if one.agent_place else None,
                "cause": one.cause.quote if one.cause else None,
            }
            for one in framing.tellings
        ],
        "not_asked": framing.unasked.value if framing.unasked else None,
        "not_found": [
            {"kind": one.kind.value, "words": one.words, "claim_ids": list(one.claim_ids)} for one in framing.left_out
        ],
        "exchanged": [{"own": one.own, "other": one.other, "copy_id": one.copy_id} for one in framing.swaps],
    }


def finding_data(look: Lookup, of: Finding) -> Data:
    """A finding with its quoted evidence."""
    return {
        "finding_id": of.finding_id,
        "kind": of.kind.value,
        "text": of.text,
        "values": dict(of.values),
        "incident_ids": list(of.incident_ids),
        "evidence": [statement_data(look, one) for one in look.statements_of(of.claim_ids)],
    }


def rejection_data(of: Rejection) -> Data:
    """What could not be used, and why."""
    return {"name": of.name, "reason": of.reason.value, "detail": of.detail, "report_id": of.report_id}
