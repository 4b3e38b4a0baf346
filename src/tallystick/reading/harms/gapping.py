"""Gapping: whom a clause tells the harm before it of without its verb ("One was hit in the arm, the other in the leg").

The harms of a parsed sentence and its quantities enter; the further harms leave.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from tallystick.reading.harms.quantities import Quantity
from tallystick.reading.harms.record import Harm
from tallystick.reading.harms.singles import PARTS

VERBS = frozenset({"shot", "hit", "struck", "grazed", "wounded", "stabbed"})
JOINS = frozenset({",", ";", "and", "but", "while"})
REACH = 6
"""Tokens from the words for a person to the part of the body: "a girl twice in the left leg"."""


def gapped(doc: Doc, counted: Sequence[Quantity], harms: Sequence[Harm]) -> Iterator[Harm]:
    """Whoever stands behind a verb of wounding, after a joint and right before a part of the body."""
    used = {harm.quantity.first for harm in harms}
    for quantity in counted:
        if quantity.first in used or not quantity.first or doc[quantity.first - 1].lower_ not in JOINS:
            continue
        before = [harm for harm in harms if harm.quantity.last <= harm.trigger < quantity.first]
        told = before[-1] if before else None
        if told is not None and doc[told.trigger].lower_ in VERBS and _goes_on(doc, told.trigger, quantity):
            yield replace(told, quantity=quantity)


def _goes_on(doc: Doc, trigger: int, quantity: Quantity) -> bool:
    if any(token.pos_ in ("VERB", "AUX") for token in doc[trigger + 1 : quantity.first]):
        return False
    after = doc[quantity.last : quantity.last + REACH]
    part = next((token for token in after if token.lower_ in PARTS or token.lower_.rstrip("s") in PARTS), None)
    if part is None or not any(token.lower_ == "in" for token in doc[quantity.last : part.i]):
        return False
    between = doc[quantity.last : part.i + 2]
    return not any(token.pos_ in ("VERB", "AUX") or (token.pos_ == "NOUN" and token.i > part.i) for token in between)
