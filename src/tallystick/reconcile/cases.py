"""Cases: all that is known of one incident put together, and the values that follow.

What enters: an incident and the evidence. What leaves: a `Case`, its values. Always: figures that lapsed bound nothing.
"""

from __future__ import annotations

from tallystick.model.incidents import BestRule, Incident, Value
from tallystick.reconcile.cast import cast_of
from tallystick.reconcile.evidence import Evidence
from tallystick.reconcile.facts import facts_of
from tallystick.reconcile.grades import Case
from tallystick.reconcile.origins import origins_of_fact
from tallystick.reconcile.positions import positions_of
from tallystick.reconcile.values import survivors, value_of


def case_of(incident: Incident, evidence: Evidence, lapsed: frozenset[str] = frozenset()) -> Case:
    """The case of an incident; `lapsed` are ids of claims whose figures no longer hold."""
    facts, attributions = facts_of(incident, evidence), evidence.attributions_of(incident)
    cast = cast_of(facts, attributions, evidence)
    origins = tuple(origins_of_fact(fact, cast, evidence) for fact in facts)
    positions = tuple(positions_of(fact, given, evidence, lapsed) for fact, given in zip(facts, origins, strict=True))
    return Case(
        incident_id=incident.incident_id,
        facts=facts,
        origins=origins,
        positions=positions,
        cast=cast,
        attributions=attributions,
    )


def values_of(case: Case, best: BestRule = BestRule.MOST) -> list[Value]:
    """The values of a case, a wounded one added where all that is told is who was shot and who is dead."""
    made = [value_of(fact, positions, best) for fact, positions in zip(case.facts, case.positions, strict=True)]
    known = [v for v in made if v is not None]
    alive = survivors([v for fact, v in zip(case.facts, made, strict=True) if v is not None and not fact.part])
    return [*known, alive] if alive is not None else known
