"""Of one: whether a bare total ("he put the toll at 13") is that of the one attack that the report has told of.

A running total in its context and the claims told before it enter; yes or no leaves. Words of a period, of a war or of several
attacks leave it a total over time, as does a number that is out of all proportion to what was told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tallystick.model.claims import Claim, Scope, Stance
from tallystick.reading.context import Context
from tallystick.reading.harms.record import Harm

_BARE = re.compile(
    r"\b(?:(?:death |casualty )?(?:toll|count)|"
    r"(?:number|tally) of (?:the )?(?:dead|deaths|fatalities|victims|killed|"
    r"casualties|bodies|wounded|injured|(?:\w+ ){1,2}(?:killed|wounded|injured|hurt)))\b"
    r"(?! (?:in|across|among|for|since|during|over)\b)|"
    r"\b(?:person|man|woman|child|victim) to (?:have )?(?:die|be killed) (?:in|from|of|after) the\b",
    re.IGNORECASE,
)
""" "The toll", "the number of dead": of what, no words tell but those before."""
_AS_TOLD = re.compile(
    r"\b(?:total|number|toll|figure|count) (?:(?:is|was|stood|stands|rose) )?(?:(?:closer|nearer) )?"
    r"(?:to|at) [\w-]+(?: dead| deaths)?(?=$|[.,;]| (?:he|she|it|they|the)\b)",
    re.IGNORECASE,
)
""" "Bringing the total to nine", "hospital staff put the number at seven": of those just counted."""
_AT_LARGE = re.compile(
    r"\b(?:since|so far this|this (?:year|month|week)|last (?:year|month)|war|conflict|fighting|clashes|violence|insurgency|"
    r"unrest|uprising|hostilities|attacks|(?:air ?)?strikes|raids|bombings|shootings|nationwide|overall|in total|"
    r"(?:days|weeks|months|years) of)\b",
    re.IGNORECASE,
)
_COUNTING_ON = re.compile(r"\b(?:bring|brought|rais|tak|took|push|lift)\w*\b", re.IGNORECASE)
""" "A soldier was killed, bringing the number of dead to 15": those counted before need not be of this attack."""
TIMES_AS_MANY = 20
"""How often a bare total may hold the number told before it: many reports on one attack give the toll of the war too."""


def of_the_one_told(context: Context, harm: Harm, before: Sequence[Claim]) -> bool:
    """Whether a running total without words of its own is that of the one attack of which the report counted the harmed."""
    text = context.sentence.text
    as_told = _AS_TOLD.search(text) is not None
    if not harm.cumulative or not (as_told or _BARE.search(text)) or _AT_LARGE.search(text):
        return False
    told = [claim for claim in before if claim.measure.bodily and claim.stance is Stance.ASSERTED]
    moved = told and told[-1].transfer is not None
    if not told or told[-1].scope is Scope.TOLL or (_COUNTING_ON.search(text) and not (moved or as_told)):
        return False
    most = max(claim.figure.low or 0 for claim in told if claim.scope is not Scope.TOLL)
    return (harm.quantity.figure.low or 0) <= TIMES_AS_MANY * max(1, most)
