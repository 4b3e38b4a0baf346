"""Oneself: sentences in which the doer is among the harmed ("Father kills son, self", "a man shot and killed himself").

A parsed sentence and its quantities enter; each doer who harmed himself leaves with the word of harm and the measure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from tallystick.model.claims import Measure
from tallystick.reading.harms.quantities import Quantity
from tallystick.reading.harms.words import measure_in
from tallystick.reading.lexicon import Frame, Lexicon

SELVES = frozenset({"self", "himself", "herself"})


DEED = frozenset({"fatally", "shot", "stabbed", "and", "killed", "wounded", "then", "accidentally"})
"""Words that alone stand between whoever harmed himself and "himself", where no headline shortens the rest."""


def harmed_themselves(
    doc: Doc, counted: Sequence[Quantity], lexicon: Lexicon, *, title: bool
) -> Iterator[tuple[Quantity, Token, Measure]]:
    """Whoever stands before the first verb of harm, where "self" stands after one; in a text right before it."""
    reflexive = next((token for token in doc if token.lower_ in SELVES), None)
    if reflexive is None:
        return
    verbs = [
        (token, measure)
        for token in doc[: reflexive.i]
        if (measure := measure_in(token, Frame.OBJECT, lexicon)) in (Measure.KILLED, Measure.WOUNDED)
    ]
    doer = next((one for one in reversed(counted) if verbs and one.last <= verbs[0][0].i and one.indefinite), None)
    if doer is not None and not title and any(token.lower_ not in DEED for token in doc[doer.last : reflexive.i]):
        return
    if doer is not None and verbs[-1][1] is not None:
        yield doer, verbs[-1][0], verbs[-1][1]
