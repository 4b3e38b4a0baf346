"""Basis: how a figure was arrived at, by the words around it.

A harm of a sentence and its figure enter; a `Basis` leaves. Always: who is told of by a figure is what the words say was
identified or registered; "24 of the 31 have been identified" says so of 24, and of the 31 nothing.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from tallystick.model.claims import Basis, Measure
from tallystick.model.figures import Figure
from tallystick.reading.context import Context
from tallystick.reading.harms.quantities import Quantity
from tallystick.reading.harms.record import Harm
from tallystick.reading.scope import A_FEW

_COUNTED = (
    (
        Basis.IDENTIFIED,
        re.compile(
            r"\b(?:have|has|had|been|was|were) (?:\w+ )?identified\b(?! as\b)|\bverified\b|\bby name\b|"
            r"\bidentified (?:by name )?(?:more than|at least|some|about|over|nearly|the (?:names|remains|bodies) of|\d)",
            re.IGNORECASE,
        ),
    ),
    (
        Basis.REGISTERED,
        re.compile(
            r"\bregist(?:ered|ry)\b|\b(?:has|have|had|been|was|were) (?:\w+ )?(?:recorded|logged)\b(?! (?:on|by a)\b)|"
            r"\b(?:recorded|logged) (?:more than|at least|some|about|over|nearly|the deaths?|\d)",
            re.IGNORECASE,
        ),
    ),
)
"""Words of lists kept name by name. "Identified as" names one person and says nothing of how many there are; of a few, the
police name all whom they count ("identified the three men killed")."""
_NAMED = re.compile(r"\bidentified (?:the |all )?$", re.IGNORECASE)
_ESTIMATED = re.compile(r"\bestimat\w+\b|\bextrapolat\w+\b", re.IGNORECASE)
IDENTIFIED = "identified"
THINGS = frozenset({"nsubj:pass", "obj"})
"""How a parse ties to "identified" those who were."""
NEVER = frozenset({"not", "n't", "n’t", "never", "yet"})
OF_THE_DEAD = frozenset({"bodies", "body", "remains", "names", "identities", "corpses", "victims"})
"""What is identified of the dead: "the bodies of 24 people killed on Monday"."""
BESIDE = 32
"""Characters on either side of a harm in which words say how it was counted."""


def basis_of(context: Context, harm: Harm, figure: Figure) -> Basis:
    """How the figure was arrived at, by the words around it; those who are registered by name are told apart first."""
    start, end = context.doc[harm.first].idx, context.doc[harm.last - 1].idx + len(context.doc[harm.last - 1])
    around = context.sentence.text[max(0, start - BESIDE) : end + BESIDE]
    few = (figure.exact or A_FEW) < A_FEW and not harm.quantity.of_base
    counted = _counted(context, harm, around, few=few)
    if counted is not None:
        return counted
    if harm.stock:
        return Basis.STOCK
    if harm.measure is Measure.DISPLACED:
        return Basis.FLOW
    estimated = figure.estimated or _ESTIMATED.search(around) is not None
    return Basis.ESTIMATED if estimated else Basis.REPORTED


def identified(doc: Doc, quantity: Quantity) -> bool:
    """Whether a sentence says of those counted that they were identified, and not as whom."""
    return any(_of(quantity, thing) for verb in _identifying(doc) if not _denied(verb) for thing in _things(verb))


def _counted(context: Context, harm: Harm, around: str, *, few: bool) -> Basis | None:
    """The list kept name by name that the figure is the count of, if any."""
    if harm.quantity.indefinite or (few and _NAMED.search(context.sentence.text[: context.doc[harm.quantity.first].idx])):
        return None
    basis = next((basis for basis, words in _COUNTED if words.search(around)), None)
    of_others = IDENTIFIED in around and all(_denied(verb) or _things(verb) for verb in _identifying(context.doc))
    if basis in (None, Basis.IDENTIFIED) and (of_others or not few):
        told = identified(context.doc, harm.quantity)
        basis = Basis.IDENTIFIED if told else None if of_others else basis
    return basis


def _identifying(doc: Doc) -> list[Token]:
    """The verbs of identifying in a sentence; "identified as" only says who somebody is."""
    verbs = [token for token in doc if token.lower_ == IDENTIFIED]
    return [verb for verb in verbs if verb.i + 1 >= len(doc) or doc[verb.i + 1].lower_ != "as"]


def _denied(verb: Token) -> bool:
    return any(child.lower_ in NEVER for child in verb.children)


def _things(verb: Token) -> list[Token]:
    """Who or what was identified."""
    return [child for child in verb.children if child.dep_ in THINGS] or ([verb.head] if verb.dep_ == "acl" else [])


def _of(quantity: Quantity, thing: Token) -> bool:
    """Whether a thing is those counted, or their bodies or names."""
    if quantity.holds(thing.i) or thing.i == quantity.head:
        return True
    return thing.lower_ in OF_THE_DEAD and any(
        quantity.holds(child.i) or child.i == quantity.head for child in thing.children if child.dep_ == "nmod"
    )
