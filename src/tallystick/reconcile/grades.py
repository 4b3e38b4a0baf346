"""Grades: how far an incident is corroborated, after Every Casualty Counts, Iraq Body Count and Airwars.

What enters: an incident's facts with positions and origins, and its attributions. What leaves: an assessment that names the
rule that fired. Always: who did it is named only where the actor accepts it or a UN body finds it; a count without a speaker
raises no grade.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.model.claims import Attribution, AttributionStance, Claimant, ClaimantRole
from tallystick.model.incidents import Assessment, Grade, Origin
from tallystick.reconcile.cast import Cast
from tallystick.reconcile.claimants import Voice
from tallystick.reconcile.evidence import Evidence
from tallystick.reconcile.facts import Fact
from tallystick.reconcile.origins import corroborated, sources
from tallystick.reconcile.positions import Position, disputed
from tallystick.reconcile.values import sides


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """All that is known of one incident: each fact with its origins and positions, who speaks, who is said to have done it."""

    incident_id: str
    facts: tuple[Fact, ...]
    origins: tuple[tuple[Origin, ...], ...]
    positions: tuple[tuple[Position, ...], ...]
    cast: Cast
    attributions: tuple[Attribution, ...]


def assess(case: Case, evidence: Evidence, contested: frozenset[str]) -> Assessment:
    """The grade of an incident: contested, then confirmed, then corroborated, else provisional.

    `contested` are the incidents whose figures an opposed party's total excludes.
    """
    actor, found_by = _responsible(case.attributions)
    dispute = _figures_disputed(case) or attribution_dispute(case)
    if dispute is None and case.incident_id in contested:
        dispute = "an opposed party gives a total that excludes its figure"
    if dispute:
        grade, rule = Grade.CONTESTED, dispute
    elif actor and found_by and not _own_word_only(case, actor):
        grade, rule = Grade.CONFIRMED, found_by
    else:
        grade, rule = _corroboration(case, evidence)
    return Assessment(incident_id=case.incident_id, grade=grade, grade_rule=rule, perpetrator=actor)


def opposed(one: Position, other: Position, cast: Cast) -> bool:
    """Whether two origins speak for two different parties."""
    parties = _party(one, cast), _party(other, cast)
    return None not in parties and parties[0] != parties[1]


def attribution_dispute(case: Case) -> str | None:
    """The rule by which parties disagree on who did it, in words; None where they do not."""
    denied = sorted({a.actor for a in case.attributions if a.stance is AttributionStance.DENIED and a.claimant is not None})
    alleged = {a.actor for a in case.attributions if a.stance in (AttributionStance.ALLEGED, AttributionStance.ACCEPTED)}
    if any(actor in alleged for actor in denied):
        return "one side says who did it and another denies it"
    blamed: dict[Voice, set[str]] = {}
    for said in case.attributions:
        if said.stance is AttributionStance.ALLEGED:
            voice = case.cast.party_or_voice(said)
            if voice is not None and voice[0] == "party":
                blamed.setdefault(voice, set()).add(said.actor)
    differing = any(not one & other for one in blamed.values() for other in blamed.values())
    return "parties name different actors" if differing else None


def _figures_disputed(case: Case) -> str | None:
    for fact, positions in zip(case.facts, case.positions, strict=True):
        if disputed(fact, positions):
            return f"a figure is asserted and denied ({fact.name})"
        for i, one in enumerate(positions):
            for other in positions[:i]:
                if not one.interval.meets(other.interval) and opposed(one, other, case.cast):
                    return f"opposed parties give figures that exclude each other ({fact.name})"
    return None


def _party(position: Position, cast: Cast) -> Voice | None:
    for claim in position.claims:
        voice = cast.party_or_voice(claim)
        if voice is not None and voice[0] == "party":
            return voice
    return None


def _responsible(attributions: Sequence[Attribution]) -> tuple[str | None, str | None]:
    """Who did it and by which rule that may be said; None where it may not, or where more than one answer would follow."""
    accepted = {a.actor for a in attributions if a.stance is AttributionStance.ACCEPTED}
    found = {a.actor for a in attributions if a.stance is AttributionStance.ALLEGED and _independent_body(a.claimant)}
    if len(accepted) == 1:
        return next(iter(accepted)), "the actor accepts responsibility"
    if not accepted and len(found) == 1:
        return next(iter(found)), "an independent body finds who did it"
    return None, None


def _independent_body(claimant: Claimant | None) -> bool:
    return claimant is not None and claimant.role is ClaimantRole.UN_BODY and not claimant.via


def _own_word_only(case: Case, actor: str) -> bool:
    """Whether the harm itself is told by nobody but parties that count their enemy's losses: a boast is no admission."""
    known = [p for positions in case.positions for p in positions if p.origin.known]
    accepting = any(a.actor == actor and a.stance is AttributionStance.ACCEPTED for a in case.attributions)
    return accepting and (not known or all(p.party is not None for p in known))


def _together(positions: Sequence[Position]) -> list[Position]:
    """Without a party's count of its enemy's losses that excludes what all others give: it dissents."""
    ruling, aside = sides(positions)
    return [*ruling, *(p for p in aside if any(p.interval.meets(other.interval) for other in ruling))]


def _corroboration(case: Case, evidence: Evidence) -> tuple[Grade, str]:
    standing = [[p.origin for p in _together(positions)] for positions in case.positions]
    if any(corroborated(origins, case.cast, evidence) for origins in standing):
        return Grade.CORROBORATED, "two or more independent origins give the same fact"
    most = max((sources(origins, case.cast, evidence) for origins in standing), default=0)
    if most >= 2:
        return Grade.PROVISIONAL, "two or more origins, but by one author's word; a second author is needed"
    if most == 1:
        return Grade.PROVISIONAL, "one known origin; a second, independent one is needed"
    return Grade.PROVISIONAL, "no origin is known; two independent ones are needed"
