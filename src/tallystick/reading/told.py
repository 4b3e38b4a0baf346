"""Told: a claim with what accounts need to know of its surroundings, and whether a word of retaliation speaks of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.model.claims import Claim
from tallystick.reading.context import RETALIATION, THEN, Context
from tallystick.reading.harms.quantities import Quantity

SHOTS = frozenset({"shot", "shoots", "shooting", "stabbed", "stabs", "stabbing"})
"""Words that tell of a wound and leave open whether it killed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim with its surroundings: sentence, paragraph, whether it answers an attack, and the party of the one who did it.

    `single` marks persons told of by name, with "the" or as "of them"; `shot` a word that leaves open whether the wound killed.
    """

    claim: Claim
    ordinal: int
    paragraph: int
    retaliation: bool
    actor_party: str | None
    elliptical: bool
    single: bool
    shot: bool


def tell(context: Context, quantity: Quantity, claim: Claim, *, trigger: int | None = None) -> Told:
    """The claim with its surroundings; `trigger` is its word of harm, where it has one of its own."""
    actor = claim.actor
    return Told(
        claim=claim,
        ordinal=context.sentence.ordinal,
        paragraph=context.sentence.paragraph,
        retaliation=False,
        actor_party=context.whole.parties.of(actor) if actor else None,
        elliptical=quantity.head is None,
        single=quantity.single or quantity.part_of_them,
        shot=trigger is not None and context.doc[trigger].lower_ in SHOTS,
    )


def answering(context: Context, one: Told, told: Sequence[Told]) -> bool:
    """Whether a word of retaliation speaks of this harm: no harm to another side stands between them."""
    match = RETALIATION.search(context.sentence.text)
    side = one.claim.group.party
    if match is None and one.actor_party is not None and side is not None:
        match = THEN.search(context.sentence.text)
    if match is None or (side is not None and side == one.actor_party):
        return False
    word, passage = context.sentence.start + match.start(), one.claim.passage
    low, high = sorted((word, passage.start))
    others = [other.claim for other in told if other.claim.group.party not in (None, side)]
    return side is None or not any(low < other.passage.start < high for other in others)
