"""Again: numbers without a noun that count those told of right before: "the hospital says 14", "that makes 17 in a week".

A sentence in its context and the claims of the sentence before it enter; its further harms leave. Nobody but the words before
tells what such a number counts, so it is read only where its own words give a count and what was told is close by.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tallystick.model.claims import Measure, Scope
from tallystick.reading.context import Context
from tallystick.reading.harms.quantities import Quantity
from tallystick.reading.harms.record import Harm
from tallystick.reading.of_one import TIMES_AS_MANY
from tallystick.reading.told import Told

_TALLY = r"(?:(?:the|its|their|his|her|that|this|a) )?(?:(?:death|casualty|total|overall|final|latest) )?"
_TALLY += r"(?:figure|number|toll|count|tally|total)"
_IT = rf"(?:it|them|this|that|{_TALLY}(?: of (?:the )?(?:dead|deaths|victims|fatalities|killed|wounded|injured))?)"
_SOFT = r"(?: (?:only|just|now|still|already|even|instead|rather|later|earlier|currently|about|around))*"
_SAYS = (
    r"says?|said|claims?|claimed|counts?|counted|reports?|reported|confirms?|confirmed|acknowledges?|acknowledged|admits?|"
    r"admitted(?: to)?|listed|lists|estimates?|estimated|recorded|documented|gives?|gave|cites?|cited|"
    r"(?:we|they|it|he|she) (?:have |has |had )?lost|"
    r"(?:speaks?|spoke|spoken|talks?|talked|told|tells) of"
)
_GIVING = (
    rf"\b(?:{_SAYS}){_SOFT}(?: it was| it is| there (?:were|are|had been))?|"
    rf"\b(?:puts?|putting|placed|places|set|sets) {_IT}{_SOFT} at|"
    rf"\b(?:gives?|gave|giving|cites?|cited|citing|quoted|published|mentions?|mentioned|reported|reports) "
    rf"an? (?:\w+ ){{0,2}}(?:figure|number|toll|count|tally|total) of|"
    rf"\b(?:revis|rais|lower|correct|updat|amend|reduc|chang|cut)\w*(?: {_IT})?{_SOFT} (?:up |down )?to|"
    rf"\b{_IT}{_SOFT} (?:is|was|stands at|stood at|(?:has |had )?(?:risen|climbed|grown|increased|fallen) to|rose to|"
    rf"climbed to|grew to|(?:has |had )?reached|(?:could|may|might|would|will) (?:be|reach|exceed)|"
    rf"(?:was|is) (?:closer to|nearer(?: to)?))|\bit was (?:closer to|nearer(?: to)?)|"
    rf"\b(?:that|this|it|which)(?: now)? (?:makes?|made|brings? it to|brought it to)"
)
_COMPARING = (
    r"\b(?:against|compared (?:with|to)|up from|down from)|, from|, (?:and )?(?:then|later)|"
    r"\b(?:toll|number|figure|count|total)\b[^.;]{0,60}? from"
)
_BEING = r"\b(?:there|it) (?:were|was|had been)"
_GIVEN = re.compile(rf"(?:{_GIVING}){_SOFT}$", re.IGNORECASE)
"""What gives a count, right before the number."""
_TALLIED = re.compile(rf"\b(?:{_TALLY})\b|\bfigure of\b", re.IGNORECASE)
_LATER = re.compile(r"\b(?:then|later)$", re.IGNORECASE)
""" "First counted 30 dead, then 50": the same count, later."""
_OF_A_SUM = re.compile(r"\b(?:that|this|it|which)(?: now)? (?:makes?|made|brings? it|brought it)\b", re.IGNORECASE)
""" "That makes 17": they are counted together with others."""
_COMPARED = re.compile(rf"(?:{_COMPARING}){_SOFT}$", re.IGNORECASE)
""" "57 this year, against 31 in the first five months of 2023"."""
_THERE_WERE = re.compile(rf"{_BEING}{_SOFT}$", re.IGNORECASE)
_ENDS = re.compile(
    r"\s*(?:$|[.,;:!?\"”’')—–-]|(?:in|on|at|since|so far|as|but|and|while|including|after|over|during|for|last|this|by|"
    r"from|then|earlier|later|overall|altogether|yesterday|today|when|to|initially|first|previously|reported|announced|given|who|whom)\b)",
    re.IGNORECASE,
)
"""What follows a number that no noun follows."""
COUNTS_AGAIN = re.compile(
    rf"(?:{_GIVING}|{_COMPARING}|{_BEING}){_SOFT}"
    r"(?: (?:at least|no fewer than|no less than|over|under|more than|fewer than|less than|up to|as many as|nearly|almost|"
    r"some))? "
    r"(?:\d|half\b|an? (?:dozen|hundred|thousand|million)|"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thir|fif|twent|dozens|scores|hundreds)\w*)",
    re.IGNORECASE,
)
"""A cheap look at a sentence: whether a number may stand in it that counts again those told of before."""
NEAR = 2
"""Sentences back in which those told of are looked for."""


def told_again(context: Context, before: Sequence[Told]) -> tuple[Harm, ...]:
    """The harms that numbers without a noun tell of once more; `before` is what the last sentence with claims told."""
    near = any(0 < context.sentence.ordinal - one.ordinal <= NEAR for one in before)
    if not (near or context.harms):
        return ()
    used = {index for harm in context.harms for index in range(harm.quantity.first, harm.quantity.last)}
    found: list[Harm] = []
    for quantity in context.quantities:
        if not _bare(quantity) or quantity.first in used:
            continue
        words, after = _around(context, quantity)
        if _ENDS.match(after) is None:
            continue
        summed = _OF_A_SUM.search(words) is not None
        told_of = _TALLIED.search(words) is not None
        measure = _measure(context, quantity, before, summed=summed, any_harm=told_of)
        if measure is None:
            continue
        if _GIVEN.search(words):
            found.append(_harm(quantity, measure, cumulative=summed))
        elif _COMPARED.search(words) or (_THERE_WERE.search(words) and _of_a_toll(before)):
            found.append(_harm(quantity, measure, cumulative=_LATER.search(words) is None))
    return tuple(found)


def _harm(quantity: Quantity, measure: Measure, *, cumulative: bool) -> Harm:
    return Harm(measure=measure, quantity=quantity, trigger=quantity.first, cumulative=cumulative)


def _bare(quantity: Quantity) -> bool:
    """Whether a quantity is a number and nothing else."""
    plain = quantity.head is None and not (quantity.percent or quantity.single or quantity.indefinite)
    return plain and not (quantity.part_of_them or quantity.of_base)


def _around(context: Context, quantity: Quantity) -> tuple[str, str]:
    """The words of the sentence before a quantity, and those after it."""
    text, last = context.sentence.text, context.doc[quantity.last - 1]
    return text[: context.doc[quantity.first].idx].rstrip(), text[last.idx + len(last) :]


def _measure(context: Context, quantity: Quantity, before: Sequence[Told], *, summed: bool, any_harm: bool) -> Measure | None:
    """What the persons suffered of whom the words before a number told; the dead where they told of the wounded too.

    A sum may follow on one person: "A woman has died. That makes 17"; a "figure" may be of the captured or displaced too.
    """
    here = [harm for harm in context.harms if harm.last <= quantity.first and harm.measure.bodily]
    if here:
        return here[-1].measure
    near = [
        one
        for one in before
        if 0 < context.sentence.ordinal - one.ordinal <= NEAR
        and (summed or one.mention is None)
        and _a_count(one, any_harm=any_harm)
    ]
    if not near or not _of_that_size(quantity, near):
        return None
    measures = [one.claim.measure for one in near]
    return Measure.KILLED if Measure.KILLED in measures else measures[-1]


def _a_count(one: Told, *, any_harm: bool) -> bool:
    """Whether a claim counts persons who suffered bodily, or any of those harmed, and is no part of another count."""
    claim = one.claim
    return (claim.measure.bodily or any_harm) and claim.scope is not Scope.PART


def _of_that_size(quantity: Quantity, told: Sequence[Told]) -> bool:
    most = max(one.claim.figure.low or one.claim.figure.high or 0 for one in told)
    return (quantity.figure.low or quantity.figure.high or 0) <= TIMES_AS_MANY * max(1, most)


def _of_a_toll(before: Sequence[Told]) -> bool:
    return any(one.claim.scope is Scope.TOLL for one in before)
