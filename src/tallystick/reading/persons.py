"""Persons told of one by one, within one account: they are matched to the counted, and a shot that killed wounds nobody.

The `Told` claims of one account enter and leave, in the same order. A named or single person never adds to a figure that counts
more; whoever "was shot" and is told dead in the same account is not among the wounded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tallystick.model.claims import Claim, Measure, Person, Scope
from tallystick.model.ids import content_id
from tallystick.model.passage import Passage
from tallystick.reading.context import Context
from tallystick.reading.told import Told

_AGE = re.compile(r"^,? (?:aged )?\(?(\d{1,3})\b(?=[,.;)]| and| of| from|$)")


def named_persons(context: Context, told: Sequence[Told]) -> list[Person]:
    """Those whom a sentence names among the harmed, with the age that follows the name."""
    found = []
    for one, quantity in ((one, quantity) for one in told if one.single for quantity in context.quantities if quantity.single):
        if (
            quantity.head is None
            or quantity.last - quantity.first < 2
            or context.whole.lexicon.role(context.doc[quantity.head])
        ):
            continue
        passage = context.passage(quantity.first, quantity.last)
        if one.claim.passage.start <= passage.start and passage.end <= one.claim.passage.end:
            found.append(_person(context, one.claim, passage))
    return found


def _person(context: Context, claim: Claim, passage: Passage) -> Person:
    age = _AGE.match(context.whole.report.text[passage.end : passage.end + 16])
    return Person(
        person_id=content_id("person", passage.report_id, passage.start, passage.end, claim.measure),
        report_id=passage.report_id,
        passage=passage,
        name=" ".join(passage.quote.split()),
        age=int(age.group(1)) if age else None,
        measure=claim.measure,
        claim_id=claim.claim_id,
    )


def settle(told: Sequence[Told]) -> list[Told]:
    """Turn singles into parts of counted figures, and shots of the dead into harm whose outcome another claim tells."""
    return [_matched(one, told) for one in (_outcome(one, told) for one in told)]


def _outcome(one: Told, told: Sequence[Told]) -> Told:
    """A shot of as many as are told dead in the account: kept as killed or wounded, which never enters the wounded."""
    if not one.shot or one.claim.measure is not Measure.WOUNDED:
        return one
    dead = [other.claim for other in told if other.claim.measure is Measure.KILLED and other.claim.scope is Scope.INCIDENT]
    survivors = any(other.claim.measure is Measure.WOUNDED and not other.shot for other in told)
    covered = any(_at_most(one.claim, claim) for claim in dead)
    if not covered or (survivors and not one.single):
        return one
    return replace(one, claim=replace(one.claim, measure=Measure.KILLED_OR_WOUNDED))


def _matched(one: Told, told: Sequence[Told]) -> Told:
    claim = one.claim
    if not one.single or claim.scope is not Scope.INCIDENT:
        return one
    counted = [
        other.claim
        for other in told
        if not other.single and other.claim.measure is claim.measure and other.claim.scope is Scope.INCIDENT
    ]
    whole = next((other for other in counted if (other.figure.low or 0) > 1 or other.figure.high is None), None)
    if whole is None:
        return one
    return replace(one, claim=replace(claim, scope=Scope.PART, part_of=whole.claim_id))


def _at_most(claim: Claim, other: Claim) -> bool:
    """Whether the first figure is no greater than the second."""
    high, low = claim.figure.high, other.figure.low
    return high is not None and low is not None and high <= low
