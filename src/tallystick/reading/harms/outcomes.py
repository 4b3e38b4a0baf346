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
from tallystick.reading.harms.deeds import ITS_DOER
from tallystick.reading.harms.quantities import Quantity
from tallystick.reading.harms.record import Harm
from tallystick.reading.harms.words import measure_in
from tallystick.reading.lexicon import Frame, Lexicon, default_lexicon

SURVIVE = frozenset({"survive", "survived"})
OF_A_RELATIVE = 3
"""Words from "who" to the word of death: "who were found dead"."""
FAR = 16
"""As many where it is of wounds that somebody died."""
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


def of_a_murder_suicide(harms: Sequence[Harm]) -> list[Harm]:
    """ "Shot her son, then herself in an apparent murder-suicide": what the sentence leaves open, the deed's name tells.

    Where it tells somebody dead outright, those who were shot may be alive.
    """
    named = any(harm.quantity.figure.rule == ITS_DOER for harm in harms)
    named = named and not any(harm.measure is Measure.KILLED and harm.quantity.figure.rule != ITS_DOER for harm in harms)
    return [
        replace(harm, measure=Measure.KILLED, leaves_open=False)
        if named and harm.leaves_open and harm.measure is Measure.WOUNDED
        else harm
        for harm in harms
    ]


def not_survived(doc: Doc) -> list[Token]:
    """ "One of them did not survive", "he didn't make it": the verbs of survival that are denied as facts."""
    return [token for token in doc if survives(token) and any(_denies(child) for child in token.children)]


def survives(token: Token) -> bool:
    """Whether a word is a verb of survival, the denial of which tells of a death."""
    if token.lower_ not in ("make", "made"):
        return token.lower_ in SURVIVE
    return re.match(r"it(?: *[.,;!?\"”’]|$)", token.doc[token.i + 1 : token.i + 3].text.lower()) is not None


def with_shared_fate(doc: Doc, harms: Sequence[Harm]) -> list[Harm]:
    """ "The shooting of his parents and three children who were found dead": all of a list, where "who were" follows it."""
    dead = [harm for harm in harms if harm.measure is Measure.KILLED and _who_were(doc, harm)]
    fates = {harm.quantity.first - 1: harm.trigger for harm in dead if doc[harm.quantity.first - 1].lower_ == "and"}
    return [
        replace(harm, measure=Measure.KILLED, trigger=fates[harm.quantity.last], leaves_open=False)
        if harm.leaves_open and harm.quantity.last in fates
        else harm
        for harm in harms
    ]


def _who_were(doc: Doc, harm: Harm) -> bool:
    after = [token.lower_ for token in doc[harm.quantity.last : harm.trigger] if token.text != ","]
    return after[:2] == ["who", "were"] and len(after) <= OF_A_RELATIVE


def _denies(child: Token) -> bool:
    """ "did not", "has not"; not so "might not", "is not expected to"."""
    before = child.nbor(-1).lower_ if child.i else ""
    return child.lower_ in ("not", "n't", "n’t", "never") and before in ("did", "has", "have", "had")


def _may_have_died(harm: Harm) -> bool:
    return harm.leaves_open or harm.measure is Measure.WOUNDED


def _with_outcome(doc: Doc, counted: Sequence[Quantity], harm: Harm, dying: Sequence[Token]) -> Harm:
    some = harm.quantity.first > 0 and doc[harm.quantity.first - 1].lower_ == "of"  # "one of two students wounded has died"
    described = (
        harm.trigger == harm.quantity.last and harm.quantity.head is not None and not some
    )  # "three people hurt in the attack died"
    if not _may_have_died(harm) or not (harm.quantity.indefinite or described):
        return harm
    after = [
        token
        for token in dying
        if 0 <= token.i - harm.last <= (FAR if described or _of_wounds(token) else REACH)
        and _same_clause(doc, counted, harm.last, token)
    ]
    return replace(harm, measure=Measure.KILLED, trigger=after[0].i, leaves_open=False) if after else harm


def _of_wounds(dying: Token) -> bool:
    """ "died of his injuries", "succumbed to wounds"."""
    after = dying.doc[dying.i + 1 : dying.i + 4].text.lower()
    return re.match(r"(?:of|from|to) (?:\w+ )?(?:injur|wound)", after) is not None


def _of_persons(doc: Doc, one: Quantity) -> bool:
    """Whether somebody may be meant: "an argument" is nobody."""
    return one.single or one.head is None or default_lexicon().is_person(doc[one.head])


def _same_clause(doc: Doc, counted: Sequence[Quantity], first: int, verb: Token) -> bool:
    """Whether nobody else is told of between a token and a verb."""
    between = doc[first : verb.i]
    told = any(first <= one.first < verb.i and _of_persons(doc, one) for one in counted)
    inside = between[:-1] if len(between) and between[-1].text == "," else between  # "Boy shot in head, dies"
    return not told and not any(token.text in (",", ";", ":", ".") for token in inside)
