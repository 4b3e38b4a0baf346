"""Transfers: persons who were counted under one measure and are told of under another ("one of the wounded died on Wednesday").

A harm of a sentence enters; a `Transfer` leaves, or None. Always: only who died of wounds, or is described by the words as
wounded or missing, moves; that "four have been killed, after one of the wounded died" moves one and not four.
"""

from __future__ import annotations

import re

from tallystick.model.claims import Measure, Transfer
from tallystick.reading.context import Context
from tallystick.reading.harms.record import Harm

_DIED = re.compile(r"(?:died|dies|die|dying|succumbed|succumbs|breathed)\b", re.IGNORECASE)
_OF_WOUNDS = re.compile(r"\b(?<!gunshot )(?<!shotgun )(?<!bullet )(?<!stab )(?<!multiple )(?:wounds|injuries)\b", re.IGNORECASE)
"""Later, of the wounds that were told of; "died of multiple gunshot wounds" only gives the cause."""
_STOP = re.compile(r"[.;]")
_WOUNDED = re.compile(r"\b(?:wounded|injured|hurt)\b", re.IGNORECASE)
_MISSING = re.compile(r"\bmissing\b", re.IGNORECASE)
_FOUND = re.compile(r"\bfound\b", re.IGNORECASE)
DESCRIBED = 5
"""Tokens after the counted words in which a description begins: "one of the three wounded", "two people wounded in"."""


def transfer_of(context: Context, harm: Harm) -> Transfer | None:
    """From which measure those whom a harm counts among the dead were moved, if from any."""
    if harm.measure is not Measure.KILLED:
        return None
    if _DIED.match(context.doc[harm.trigger].text) and (_died_of_wounds(context, harm) or _are(_WOUNDED, context, harm)):
        return Transfer(moved_from=Measure.WOUNDED, moved_to=Measure.KILLED)
    if _are(_MISSING, context, harm) and _FOUND.search(context.doc[harm.first : harm.last].text):
        return Transfer(moved_from=Measure.MISSING, moved_to=Measure.KILLED)
    return None


def _died_of_wounds(context: Context, harm: Harm) -> bool:
    """Whether wounds stand after the word of death, of nobody else who is counted in between."""
    doc = context.doc
    after = [quantity.first for quantity in context.quantities if quantity.first > harm.trigger]
    text = doc[harm.trigger : min(after, default=len(doc))].text
    stop = _STOP.search(text)
    return _OF_WOUNDS.search(text[: stop.start() if stop else len(text)]) is not None


def _are(word: re.Pattern[str], context: Context, harm: Harm) -> bool:
    """Whether those counted are described by a word: before their noun ("a wounded man"), after it, or as some of such."""
    quantity = harm.quantity
    last = quantity.last + DESCRIBED
    if harm.trigger >= quantity.last:
        last = min(last, harm.trigger)
    return word.search(context.doc[quantity.first : last].text) is not None
