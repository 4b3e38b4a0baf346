"""Untied: deaths told of one by one that no words tie to what an account begins with.

The settled `Told` claims of one account enter; the keys of those persons leave whose deaths are another happening's, as far as
the words go: those untied to the first one dead, and all of them where a report opens with the hurt alone and comes to the dead
much later. On local news read by nobody before, two persons told dead in different sentences, with nothing between them,
were four times of five not two dead of one attack: a crash, an earlier case, or one person told of in two ways.
"""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.model.claims import Measure
from tallystick.reading.apart import MAIN_SENTENCES
from tallystick.reading.told import Told

ONE = frozenset({"1", "one"})
LATE = 6
"""Sentences within which a report on the hurt tells that one of them died; what comes later is the past of a place."""


def untied(told: Sequence[Told]) -> frozenset[str]:
    """Keys of persons told dead whom no words tie to the first one, or to the hurt of the opening where that tells of no dead.

    A count that says that more were harmed ties all to the first one.
    """
    dead = _dead(told)
    if _opens_with_the_hurt(told) and not any(_one_of_them(one, told) for one in dead.values()):
        return frozenset(dead)
    if len(dead) < 2 or (_several_harmed(told) and not _one_counted(told)):
        return frozenset()
    named = not _one_counted(told)
    first, *others = dead
    reached, waiting = {first}, [first]
    while waiting:
        known = waiting.pop()
        for other in others:
            if other not in reached and _tied(dead[known], dead[other], named=named):
                reached.add(other)
                waiting.append(other)
    return frozenset(dead) - reached


def _opens_with_the_hurt(told: Sequence[Told]) -> bool:
    """Whether the opening tells of the hurt, and nobody is told dead before much later, nor counted dead at all."""
    facts = [one for one in told if one.as_fact and one.claim.measure.bodily and (one.claim.figure.low or 0) > 0]
    dead = [one for one in facts if one.claim.measure is Measure.KILLED]
    hurt = any(one.claim.measure is not Measure.KILLED and one.ordinal < MAIN_SENTENCES for one in facts)
    return hurt and all(one.mention is not None and one.ordinal >= LATE for one in dead)


def _one_of_them(dead: Sequence[Told], told: Sequence[Told]) -> bool:
    """Whether words tie somebody dead to the hurt: one person, "he", "another", who did it, one sentence for both."""
    mentions = (one.mention for one in dead if one.mention is not None)
    if any(one.pronoun or one.new or one.also or one.oneself or one.attacker for one in mentions):
        return True
    hurt = [one for one in told if one.claim.measure is not Measure.KILLED and not one.passing]
    sentences = {one.ordinal for one in dead}
    return any(one.claim.person == dead[0].claim.person or one.ordinal in sentences for one in hurt)


def _dead(told: Sequence[Told]) -> dict[str, list[Told]]:
    """The claims of each person told dead, by key, in the order in which the account speaks of them."""
    found: dict[str, list[Told]] = {}
    for one in sorted(told, key=lambda one: one.claim.passage):
        claim = one.claim
        if claim.person is not None and one.mention is not None and one.as_fact and claim.measure is Measure.KILLED:
            found.setdefault(claim.person, []).append(one)
    return found


def _several_harmed(told: Sequence[Told]) -> bool:
    return any(one.mention is None and one.claim.measure.bodily and (one.claim.figure.low or 0) > 1 for one in told)


def _one_counted(told: Sequence[Told]) -> bool:
    """Whether a number says that one died: "1 dead", "one person was killed"."""
    return any(one.claim.measure is Measure.KILLED and one.claim.figure.words.lower() in ONE and not one.single for one in told)


def _tied(one: Sequence[Told], other: Sequence[Told], *, named: bool) -> bool:
    """Whether a sentence tells of both deaths, or words bring in the later one: "also", "another", "himself", who did it."""
    if {told.ordinal for told in one} & {told.ordinal for told in other}:
        return True
    later = max(one, other, key=lambda some: some[0].claim.passage)
    if any(told.mention is not None and told.mention.oneself for told in (*one, *other)):
        return True
    if any(told.mention is not None and (told.mention.new or told.mention.also) for told in later):
        return True
    attackers = {any(told.mention is not None and told.mention.attacker for told in some) for some in (one, other)}
    return len(attackers) > 1 or (named and _names_differ(one, other))


def _names_differ(one: Sequence[Told], other: Sequence[Told]) -> bool:
    """Whether both have names of which no word is the other's."""
    first, second = ({word for told in some if told.mention is not None for word in told.mention.name} for some in (one, other))
    return bool(first) and bool(second) and not first & second
