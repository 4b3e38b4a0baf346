"""Untied: deaths told of one by one that no words tie to the one that an account begins with.

The settled `Told` claims of one account enter; the keys of those persons leave whose deaths are another happening's, as far as
the words go. On local news read by nobody before, two persons told dead in different sentences, with nothing between them,
were four times of five not two dead of one attack: a crash, an earlier case, or one person told of in two ways.
"""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.model.claims import Measure
from tallystick.reading.told import Told

ONE = frozenset({"1", "one"})


def untied(told: Sequence[Told]) -> frozenset[str]:
    """Keys of persons told dead whom no words tie to the first one; none where a count says that more were harmed."""
    dead = _dead(told)
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
    """Whether a sentence tells of both deaths, or words bring in one more: "also", "another", "himself", who did it."""
    if {told.ordinal for told in one} & {told.ordinal for told in other}:
        return True
    mentions = [told.mention for told in (*one, *other) if told.mention is not None]
    if any(mention.oneself or mention.new or mention.also for mention in mentions):
        return True
    attackers = {any(told.mention is not None and told.mention.attacker for told in some) for some in (one, other)}
    return len(attackers) > 1 or (named and _names_differ(one, other))


def _names_differ(one: Sequence[Told], other: Sequence[Told]) -> bool:
    """Whether both have names of which no word is the other's."""
    first, second = ({word for told in some if told.mention is not None for word in told.mention.name} for some in (one, other))
    return bool(first) and bool(second) and not first & second
