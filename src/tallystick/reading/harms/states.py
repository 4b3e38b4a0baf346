"""States: how badly somebody was hurt, told without a word of harm ("one fatally", "Boy, 10, critical after shooting").

A token of a parsed sentence and its quantities enter; harms leave.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from tallystick.model.claims import Measure
from tallystick.reading.harms.quantities import Quantity
from tallystick.reading.harms.record import Harm

HOW_BADLY = {"fatally": Measure.KILLED, "mortally": Measure.KILLED, "critically": Measure.WOUNDED, "seriously": Measure.WOUNDED}
STATES = frozenset({"critical", "serious", "stable"})
BEFORE_THE_CAUSE = frozenset({"after", "following", "but", "in"})


def how_badly(token: Token, counted: Sequence[Quantity]) -> Iterator[Harm]:
    """ "Three were shot, one fatally": a number and how badly it was hurt."""
    measure = HOW_BADLY.get(token.lower_)
    if measure is None:
        return
    ending = [one for one in counted if one.last == token.i and (one.head is None or one.of_base)]
    if ending:
        yield Harm(measure=measure, quantity=ending[-1], trigger=token.i)


def in_a_state(token: Token, counted: Sequence[Quantity]) -> Iterator[Harm]:
    """Headlines: "Boy, 10, critical after shooting", "Girl in critical condition"."""
    following = token.nbor().lower_ if token.i + 1 < len(token.doc) else "after"
    if token.lower_ in STATES and following == "condition" and token.i and token.nbor(-1).lower_ == "in":
        yield from (
            Harm(measure=Measure.WOUNDED, quantity=one, trigger=token.i, faring=True)
            for one in counted
            if one.last == token.i - 1 and one.head is not None
        )
    if token.lower_ not in STATES or following not in BEFORE_THE_CAUSE:
        return
    last = token.i - 2 if token.i > 1 and token.nbor(-1).lower_ in ("in", "but") else token.i
    found = [one for one in counted if one.last in (last, last - 2, last - 3) and (one.head is not None or one.last == token.i)]
    if found:
        yield Harm(measure=Measure.WOUNDED, quantity=found[-1], trigger=token.i, faring=True)
