"""Sides: which parties of one report harm each other, and so in what role a claimant speaks of a group's losses.

The claims and attributions of a report enter; the claims leave with their claimants' roles settled. A party that only speaks of
another's losses is no enemy by that: an ally counts the dead too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tallystick.model.claims import Attribution, Claim, Claimant, ClaimantRole
from tallystick.model.groups import Group, Nature, armed
from tallystick.reading.demonyms import demonym_party
from tallystick.reading.parties import Parties

Pair = frozenset[str]

ENEMY_LOSSES = ClaimantRole.ENEMY_LOSSES
_REBELS = re.compile(r"\b(?:rebels?|insurgents?|guerrillas?|separatists?)\b", re.IGNORECASE)


def settle_roles(claims: Sequence[Claim], attributions: Iterable[Attribution], parties: Parties) -> tuple[Claim, ...]:
    """The same claims, each claimant in its role towards the group: own losses, an enemy's losses, or as it was.

    Who tells once that it killed some of a group counts its enemy's losses wherever it speaks of that group; so do rebels who
    speak of the soldiers of the land.
    """
    hostile = hostilities(claims, attributions, parties)
    counting = [claim for claim in claims if (said := claim.claimant) and (said.role is ENEMY_LOSSES or _rebels(claim))]
    enemies = {(claim.claimant.name, claim.group.name) for claim in counting if claim.claimant is not None}
    return tuple(
        replace(claim, claimant=_in_role(said, claim.group, hostile, known=(said.name, claim.group.name) in enemies))
        if (said := claim.claimant) is not None
        else claim
        for claim in claims
    )


def _rebels(claim: Claim) -> bool:
    """Whether rebels speak of the armed men of the state in which it happened, whom they fight by their name."""
    if claim.claimant is None or claim.claimant.party is not None or not _REBELS.search(claim.claimant.name):
        return False
    country = claim.place.country if claim.place is not None else None
    return armed(claim.group) and country is not None and claim.group.party == demonym_party(country)


def hostilities(claims: Sequence[Claim], attributions: Iterable[Attribution], parties: Parties) -> frozenset[Pair]:
    """The pairs of parties of which one is said to have harmed the other."""
    harmed = {claim.claim_id: claim.group.party for claim in claims}
    pairs = {(parties.of(claim.actor or ""), claim.group.party) for claim in claims}
    first = next((party for party in harmed.values() if party is not None), None)
    pairs |= {(parties.of(cause.actor), first) for cause in attributions}
    return frozenset(frozenset({one, other}) for one, other in pairs if one is not None and other is not None and one != other)


def _in_role(claimant: Claimant, group: Group, hostile: frozenset[Pair], *, known: bool = False) -> Claimant:
    """The claimant in the role in which it speaks of this group: a party on its own losses, or on those of its enemy.

    `hostile` are the pairs of parties that the report tells of as harming each other; `known` where it says itself that it did.
    """
    if claimant.role not in (ClaimantRole.OFFICIAL, ClaimantRole.OTHER):
        return claimant
    if known and (claimant.party is None or claimant.party != group.party):
        return replace(claimant, role=ClaimantRole.ENEMY_LOSSES)
    if claimant.party is None or group.party is None:
        return claimant
    if claimant.party == group.party:
        return replace(claimant, role=ClaimantRole.OWN_LOSSES) if group.nature is Nature.PERSONS else claimant
    enemies = frozenset({claimant.party, group.party}) in hostile
    return replace(claimant, role=ClaimantRole.ENEMY_LOSSES) if enemies else claimant
