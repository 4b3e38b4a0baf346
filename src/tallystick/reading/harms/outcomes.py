"""Outcomes: what became of a wound by a later word of the same clause ("a teen shot in the park has died").

The harms of a parsed sentence enter and leave, those outlived by nobody as deaths. `SURVIVE` are words whose denial tells of
a death.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from tallystick.model.claims import Measure
from tallystick.reading.harms.quantities import Quantity
from tallystick.reading.harms.record import Harm
from tallystick.reading.harms.words import measure_in
from tallystick.reading.lexicon import Frame, Lexicon

SURVIVE = frozenset({"survive", "survived"})
REACH = 9
"""Tokens from the words of a wound to the word of death."""


def outlived(doc: Doc, counted: Sequence[Quantity], harms: list[Harm], lexicon: Lexicon) -> list[Harm]:
    """ "A teen shot in the park has died": a later word of death tells what became of the wound."""
    if not any(_may_have_died(harm) for harm in harms):
        return harms
    dying = [
        token
        for token in doc
        if measure_in(token, Frame.SUBJECT, lexicon) is Measure.KILLED and all(harm.trigger != token.i for harm in harms)
    ]
    return [_with_outcome(doc, counted, harm, dying) for harm in harms]


def not_survived(doc: Doc) -> list[Token]:
    """ "One of them did not survive", "he didn't make it": the verbs of survival that are denied as facts."""
    return [token for token in doc if survives(token) and any(_denies(child) for child in token.children)]


def survives(token: Token) -> bool:
    """Whether a word is a verb of survival, the denial of which tells of a death."""
    if token.lower_ not in ("make", "made"):
        return token.lower_ in SURVIVE
    return re.match(r"it(?: *[.,;!?\"”’]|$)", token.doc[token.i + 1 : token.i + 3].text.lower()) is not None


def _denies(child: Token) -> bool:
    """ "did not", "has not"; not so "might not", "is not expected to"."""
    before = child.nbor(-1).lower_ if child.i else ""
    return child.lower_ in ("not", "n't", "n’t", "never") and before in ("did", "has", "have", "had")


def _may_have_died(harm: Harm) -> bool:
    return harm.leaves_open or harm.measure is Measure.WOUNDED


def _with_outcome(doc: Doc, counted: Sequence[Quantity], harm: Harm, dying: Sequence[Token]) -> Harm:
    if not _may_have_died(harm) or not harm.quantity.indefinite:
        return harm
    after = [token for token in dying if 0 < token.i - harm.last <= REACH and _same_clause(doc, counted, harm.last, token)]
    return replace(harm, measure=Measure.KILLED, trigger=after[0].i, leaves_open=False) if after else harm


def _same_clause(doc: Doc, counted: Sequence[Quantity], first: int, verb: Token) -> bool:
    """Whether nobody else is told of between a token and a verb."""
    between = doc[first : verb.i]
    told = any(first <= one.first < verb.i for one in counted)
    inside = between[:-1] if len(between) and between[-1].text == "," else between  # "Boy shot in head, dies"
    return not told and not any(token.text in (",", ";", ":", ".") for token in inside)
