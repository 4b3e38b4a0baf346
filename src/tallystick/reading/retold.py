"""Retold: counts that count nobody anew, "both men", "all three", "no other injuries".

The `Told` claims of one account enter and leave, in the same order. A count of those told of before stands under a name that
holds them all; nobody beside those hurt is a share of them, not a figure that contradicts theirs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tallystick.model.claims import Measure, Scope, Stance
from tallystick.model.groups import Group, Nature
from tallystick.reading.counted import PLAIN
from tallystick.reading.groups import PEOPLE
from tallystick.reading.told import Told

_HARMS = (Measure.KILLED, Measure.WOUNDED)
ADULTS = Group(name="adults", nature=Nature.PERSONS, within=("people",))
_ADULTS = re.compile(r"\b(?:adults?|(?:grand)?parents|couple)\b", re.IGNORECASE)


def retold(told: Sequence[Told]) -> list[Told]:
    """Give counts of those known their group, and make those who count nobody else a part."""
    told = [_adults(one, told) for one in told]
    return [_nobody_else(_of_the_known(one, told), told) for one in told]


def _adults(one: Told, told: Sequence[Told]) -> Told:
    """ "Two adults and three children were killed": the two are not everybody, as people are, and the three not among them."""
    beside = any(other.listed_with(one) and other.claim.group.name != PEOPLE.name for other in told)
    if not beside or one.claim.group.name != PEOPLE.name or not _ADULTS.search(one.claim.passage.quote):
        return one
    return replace(one, claim=replace(one.claim, group=ADULTS))


def _of_the_known(one: Told, told: Sequence[Told]) -> Told:
    """ "Both men", after an officer and a suspect were hurt: the two of them, whatever they are called."""
    claim = one.claim
    if not _definite(one) or claim.group.party is not None:
        return one
    before = [other for other in told if other.ordinal < one.ordinal and _as_fact(other, claim.measure)]
    same = (other for other in before if other.claim.figure.exact == claim.figure.exact)
    counted = next((other for other in same if _may_be_children(claim.group, other.claim.group)), None)
    if counted is not None:
        return replace(one, claim=replace(claim, group=counted.claim.group))
    single = {other.claim.group.name for other in before if other.mention is not None}
    return replace(one, claim=replace(claim, group=PEOPLE)) if single - {claim.group.name} else one


def _may_be_children(one: Group, before: Group) -> bool:
    """ "Both boys" are none of the two volunteers told of before them."""
    return one.name != "children" or before.name in PLAIN | {PEOPLE.name, "civilians", "children"}


def _definite(one: Told) -> bool:
    """Whether the words count persons as known: "both", "all three", "the two"."""
    claim = one.claim
    if claim.measure not in _HARMS or claim.scope is not Scope.INCIDENT or (claim.figure.exact or 0) < 2 or one.beside:
        return False
    number = re.escape(claim.figure.words)
    return re.search(rf"^(?:both|(?:all|the|all of the) {number})\b", claim.passage.quote, re.IGNORECASE) is not None


def _nobody_else(one: Told, told: Sequence[Told]) -> Told:
    """ "No other injuries": none beside those told of."""
    claim = one.claim
    if claim.figure.exact != 0 or not one.beside or claim.scope is not Scope.INCIDENT:
        return one
    hurt = next((other.claim for other in told if _as_fact(other, claim.measure) and (other.claim.figure.low or 0) > 0), None)
    return one if hurt is None else replace(one, claim=replace(claim, scope=Scope.PART, part_of=hurt.claim_id))


def _as_fact(one: Told, measure: Measure) -> bool:
    claim = one.claim
    return claim.measure is measure and claim.scope is Scope.INCIDENT and claim.stance is Stance.ASSERTED
