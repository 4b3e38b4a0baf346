"""Oneself: sentences in which the doer is among the harmed ("Father kills son, self", "a man shot and killed himself").

A parsed sentence and its quantities enter; each doer who harmed himself leaves with the word of harm and the measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from tallystick.model.claims import Measure
from tallystick.reading.harms.quantities import Quantity
from tallystick.reading.harms.words import measure_in
from tallystick.reading.lexicon import Frame, Lexicon
from tallystick.reading.surface import text_of

SELVES = frozenset({"self", "himself", "herself"})

DEED = frozenset({"fatally", "shot", "stabbed", "and", "killed", "wounded", "then", "accidentally"})
"""Words that alone stand between whoever harmed himself and "himself", where no headline shortens the rest."""
_JOINED = re.compile(
    r"(?:,|\band|\bthen|\bbefore|\bto)(?: (?:later|also|then|fatally|finally|apparently))*"
    r"(?: (?:kill|shoot|shot|stab|turn)\w*"
    r"(?: (?:the|his|her|a) (?:[\w-]+ )?(?:gun|weapon|rifle|pistol|shotgun|handgun) on)?)?\s*$",
    re.IGNORECASE,
)
"""What joins "himself" to those harmed before: "three relatives, then", "before killing"."""
LEAVING = frozenset({"left", "leaves", "leaving"})
""" "A man left seven dead before killing himself"."""


OWN_LIFE = ("his own life", "her own life", "own life")
ENDING = {
    **dict.fromkeys(("commits", "committed", "committing"), ("suicide",)),
    **dict.fromkeys(("takes", "took", "taking"), OWN_LIFE),
}
"""Verbs with what follows them where somebody ends his own life."""


def harmed_themselves(
    doc: Doc, counted: Sequence[Quantity], lexicon: Lexicon, *, title: bool
) -> Iterator[tuple[Quantity, Token, Measure]]:
    """Whoever stands before the first verb of harm, where "self" stands after one; in a text right before it."""
    reflexive = next((token for token in doc if token.lower_ in SELVES or _suicide(token)), None)
    if reflexive is None:
        return
    verbs = [
        (token, measure)
        for token in doc[: reflexive.i]
        if (measure := measure_in(token, Frame.OBJECT, lexicon)) in (Measure.KILLED, Measure.WOUNDED)
    ]
    doer = next((one for one in reversed(counted) if verbs and one.last <= verbs[0][0].i and one.indefinite), None)
    if doer is not None and not title and any(token.lower_ not in DEED for token in doc[doer.last : reflexive.i]):
        doer = _who_did_it(doc, counted, reflexive, {verb.i for verb, _ in verbs})
    if doer is not None and verbs[-1][1] is not None:
        yield doer, verbs[-1][0], verbs[-1][1]


def _suicide(token: Token) -> bool:
    """ "shot four people, then committed suicide", "before taking his own life"."""
    ends = ENDING.get(token.lower_)
    return ends is not None and bool(token.doc[token.i + 1 : token.i + 4].text.lower().startswith(ends))


def _who_did_it(doc: Doc, counted: Sequence[Quantity], reflexive: Token, harming: set[int]) -> Quantity | None:
    """The last one before "himself" who stands right before an active verb of harm or of leaving dead."""
    if _JOINED.search(text_of(doc)[: reflexive.idx]) is None:
        return None
    for one in reversed(counted):
        verb = next((token for token in doc[one.last : reflexive.i] if token.pos_ != "ADV"), None)
        active = verb is not None and (verb.i in harming or verb.lower_ in LEAVING)
        if one.indefinite and active and one.last <= reflexive.i:
            return one
    return None
