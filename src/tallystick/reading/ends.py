"""Ends: what the words of a whole account say became of those it tells of, before they are told apart.

The `Told` claims of one account enter and leave, in the same order. In a murder-suicide those who were shot are dead where none
is said to live, and "a second person has died" counts two dead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tallystick.model.claims import Measure
from tallystick.model.figures import Figure
from tallystick.reading.apart import MAIN_SENTENCES
from tallystick.reading.harms.deeds import ITS_DOER
from tallystick.reading.told import Told

_NTH = re.compile(r"^a (second|third|fourth|fifth)\b", re.IGNORECASE)
NUMBERS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}


def in_the_end(told: Sequence[Told]) -> list[Told]:
    """The claims as the whole account means them."""
    return _dead_by_now(_of_a_murder_suicide(told))


def _of_a_murder_suicide(told: Sequence[Told]) -> list[Told]:
    """Where the deed's name tells of the dead and nothing else does, those who were shot are they."""
    named = any(one.claim.figure.rule == ITS_DOER and one.as_fact for one in told)
    dead = any(one.claim.measure is Measure.KILLED and one.claim.figure.rule != ITS_DOER and not _oneself(one) for one in told)
    alive = any(one.claim.measure is Measure.WOUNDED and not one.shot for one in told)
    if not named or dead or alive:
        return list(told)
    return [_killed(one) if one.shot and one.claim.measure is Measure.WOUNDED and one.as_fact else one for one in told]


def _oneself(one: Told) -> bool:
    return one.mention is not None and one.mention.oneself


def _killed(one: Told) -> Told:
    return replace(one, claim=replace(one.claim, measure=Measure.KILLED), shot=False)


def _dead_by_now(told: Sequence[Told]) -> list[Told]:
    """ "A second person has died of the shooting": so many have, where the report begins with it."""
    bodily = [one for one in told if one.claim.measure.bodily and not one.title]
    first = min(bodily, key=lambda one: one.claim.passage, default=None)
    if first is None or first.mention is None or not first.as_fact or first.ordinal >= MAIN_SENTENCES:
        return list(told)
    nth = _NTH.match(first.claim.figure.words)
    if nth is None or first.claim.measure is not Measure.KILLED:
        return list(told)
    number = NUMBERS[nth.group(1).lower()]
    figure = Figure(low=number, high=number, words=first.claim.figure.words, rule="an ordinal that counts")
    counted = replace(first, claim=replace(first.claim, figure=figure, age=None), mention=None, single=False)
    return [counted if one is first else one for one in told]
