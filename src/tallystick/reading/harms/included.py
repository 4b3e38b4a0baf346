"""Numbers inside other numbers: "including two women", "among the dead were five children", "the 16th death".

A parsed sentence and its quantities enter; those quantities leave that a word of harm reaches in one of these ways, each with
its trigger. Which figure they are a part of is settled where claims are made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from tallystick.model.claims import Measure
from tallystick.model.figures import Figure
from tallystick.model.groups import Nature
from tallystick.reading.harms.quantities import Quantity
from tallystick.reading.harms.words import measure_in
from tallystick.reading.lexicon import Frame, Lexicon

AMONG = {
    "dead": Measure.KILLED,
    "killed": Measure.KILLED,
    "slain": Measure.KILLED,
    "fatalities": Measure.KILLED,
    "wounded": Measure.WOUNDED,
    "injured": Measure.WOUNDED,
    "missing": Measure.MISSING,
}
_ORDINAL = re.compile(r"(?P<digits>\d{1,4})(?:st|nd|rd|th)", re.IGNORECASE)
_NAMES = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
ORDINALS = {name: number for number, name in enumerate(_NAMES, start=1) if number > 1}
"""In words, but for the first: "the first death" is seldom said to count."""


def included(doc: Doc, free: Iterable[Quantity], lexicon: Lexicon) -> Iterator[Quantity]:
    """Persons counted right after "including"."""
    for quantity in free:
        if quantity.first and doc[quantity.first - 1].lower_ == "including" and _persons(doc, quantity, lexicon):
            yield quantity


def among(doc: Doc, free: Iterable[Quantity], lexicon: Lexicon) -> Iterator[tuple[Quantity, int, Measure]]:
    """Persons counted right after "among the dead were", with the word of harm."""
    for quantity in free:
        before = doc[max(0, quantity.first - 4) : quantity.first]
        words = [token.lower_ for token in before]
        fits = (
            len(words) == 4 and words[:2] == ["among", "the"] and words[2] in AMONG and words[3] in ("were", "was", "are", "is")
        )
        if fits and _persons(doc, quantity, lexicon):
            yield quantity, before[2].i, AMONG[words[2]]


def ordinals(doc: Doc, lexicon: Lexicon) -> Iterator[tuple[Quantity, int, Measure]]:
    """Deaths and persons killed that an ordinal counts: as many have been told of by then."""
    for token in doc[:-1]:
        value = _value(token)
        noun = token.head if value is not None and token.dep_ == "amod" and token.head.i > token.i else None
        if value is None or noun is None:
            continue
        trigger = _trigger(noun, lexicon)
        if trigger is not None:
            figure = Figure(low=value, high=value, words=token.text, rule="ordinal")
            quantity = Quantity(first=token.i, last=noun.i + 1, figure=figure, head=noun.i)
            yield quantity, trigger[0].i, trigger[1]


def _trigger(noun: Token, lexicon: Lexicon) -> tuple[Token, Measure] | None:
    """The word of harm that is said of an ordinal's noun, the noun itself ("death") among them."""
    itself = measure_in(noun, Frame.COUNTED, lexicon)
    if itself is not None:
        return noun, itself
    role = lexicon.role(noun)
    if role is None or role[1] is not Nature.PERSONS:
        return None
    clauses = [child for child in noun.children if child.dep_ in ("acl", "acl:relcl", "amod") and child.i > noun.i]
    known = ((child, measure_in(child, frame, lexicon)) for child in clauses for frame in (Frame.OBJECT, Frame.SUBJECT))
    return next(((child, measure) for child, measure in known if measure is not None), None)


def _value(token: Token) -> int | None:
    match = _ORDINAL.fullmatch(token.text)
    return int(match["digits"]) if match else ORDINALS.get(token.lower_)


def _persons(doc: Doc, quantity: Quantity, lexicon: Lexicon) -> bool:
    role = lexicon.role(doc[quantity.head]) if quantity.head is not None else None
    return role is not None and role[1] is Nature.PERSONS
