"""Sides: which parties of one report harm each other, and so in what role a claimant speaks of a group's losses.

The claims and attributions of a report enter; the claims leave with their claimants' roles settled. A party that only speaks of
another's losses is no enemy by that: an ally counts the dead too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tallystick.model.claims import Attribution, Claim
from tallystick.reading.parties import Parties
from tallystick.reading.speech.claimants import in_role

Pair = frozenset[str]


def settle_roles(claims: Sequence[Claim], attributions: Iterable[Attribution], parties: Parties) -> tuple[Claim, ...]:
    """The same claims, each claimant in its role towards the group: own losses, an enemy's losses, or as it was."""
    hostile = hostilities(claims, attributions, parties)
    return tuple(
        replace(claim, claimant=in_role(claim.claimant, claim.group, hostile)) if claim.claimant is not None else claim
        for claim in claims
    )


def hostilities(claims: Sequence[Claim], attributions: Iterable[Attribution], parties: Parties) -> frozenset[Pair]:
    """The pairs of parties of which one is said to have harmed the other."""
    harmed = {claim.claim_id: claim.group.party for claim in claims}
    pairs = {(parties.of(claim.actor or ""), claim.group.party) for claim in claims}
    first = next((party for party in harmed.values() if party is not None), None)
    pairs |= {(parties.of(cause.actor), first) for cause in attributions}
    return frozenset(frozenset({one, other}) for one, other in pairs if one is not None and other is not None and one != other)
