"""Elsewhere: counts that go on without a noun or a verb: "Six were killed in Kyiv, three in Odesa and one in Lviv".

A parsed sentence, its quantities and the harms found in it enter; the harms of those counted for another place or day leave.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from tallystick.model.claims import Measure
from tallystick.reading.harms.quantities import Quantity
from tallystick.reading.harms.record import Harm
from tallystick.reading.surface import text_of

_GOES_ON = re.compile(r"(?:,|;|\band\b|\bwhile\b|\bplus\b|\bbut\b)(?: (?:another|a further|only|just))?$")
_SITES = (
    "village|town|city|district|province|region|area|neighbou?rhood|suburb|outskirts|camp|market|street|yard|square|forest|bush|"
    "field|scene|spot|house|home|school|hospital|mosque|church|checkpoint|road|border|capital|north|south|east|west|cent(?:er|re)|"
    "attack|raid|strike|air ?strike|blast|shelling|explosion|bombing|incident|ambush|clash|assault|shooting|custody|detention|"
    "ambulance|clinic|operation|battle|fighting|crossfire|day|night|week|month|year|morning|afternoon|evening"
)
_ELSEWHERE = re.compile(
    r"\s+(?:(?:more|others?|people|persons) )?(?:(?:also )?(?:in|at|near|on|outside|inside|around|during|from|by) "
    rf"(?:[A-ZÀ-Ž0-9][\w’'-]|(?:[\w’'-]+ ){{0,3}}?(?:{_SITES})e?s?\b)|elsewhere\b|overnight\b|"
    r"(?:the )?(?:next|following|previous|same) (?:day|night|morning|week)\b)"
)
_IN_HOSPITAL = re.compile(
    r"\s+(?:(?:more|others?|people) )?(?:later )?(?:in|at|on the way to) (?:the |an? )?(?:\w+ )?hospital\b"
)
_AT_ONCE = re.compile(r"\bdied (?:at the scene|on the spot|instantly|immediately|there|outright|at once)\b")
""" "Eight died at the scene and the other four in hospital": they died there too."""
_CLOSES = frozenset({",", ";", ".", "and", "while", "but", "–", "—", ")"})


def counted_elsewhere(doc: Doc, counted: Sequence[Quantity], harms: Sequence[Harm]) -> Iterator[Harm]:
    """The harms of bare numbers that go on the count of one told before them."""
    told = sorted(harms, key=lambda harm: harm.quantity.first)
    used = {harm.quantity.first for harm in harms}
    for quantity in counted if harms else ():
        if quantity.first in used or not _bare(doc, quantity):
            continue
        before = [harm for harm in told if max(harm.quantity.last, harm.trigger + 1) <= quantity.first and not harm.cumulative]
        if not before or not _goes_on(doc, quantity, before[-1]):
            continue
        harm = replace(before[-1], quantity=quantity, elsewhere=True, faring=False, oneself=False, whole=None)
        told = sorted([*told, replace(harm, trigger=quantity.first)], key=lambda one: one.quantity.first)
        yield harm


def died_there(doc: Doc, harm: Harm) -> Harm:
    """A harm told by a hospital alone, where those before it died at the scene: a death too."""
    first, last = doc[harm.quantity.first].idx, doc[harm.quantity.last - 1]
    text = text_of(doc)
    at_once = _AT_ONCE.search(text[:first])
    told = at_once is not None and harm.trigger >= harm.quantity.last and _bare(doc, harm.quantity)
    if not told or not _IN_HOSPITAL.match(text, last.idx + len(last)) or not _silent(doc, harm.quantity):
        return harm
    return replace(harm, measure=Measure.KILLED, trigger=harm.quantity.first, faring=False, leaves_open=False)


def _bare(doc: Doc, quantity: Quantity) -> bool:
    """Whether a quantity is a number, at most with "others" or "people"."""
    plain = quantity.head is None or doc[quantity.head].lower_ in ("others", "other", "people", "persons", "more")
    return plain and not (
        quantity.percent or quantity.single or quantity.part_of_them or quantity.of_base or quantity.indefinite
    )


def _goes_on(doc: Doc, quantity: Quantity, before: Harm) -> bool:
    text, last = text_of(doc), doc[quantity.last - 1]
    joined = _GOES_ON.search(text[: doc[quantity.first].idx].rstrip()) is not None
    placed = _ELSEWHERE.match(text, last.idx + len(last)) is not None
    since = doc[max(before.quantity.last, before.trigger + 1) : quantity.first]
    spoken = any(token.pos_ in ("VERB", "AUX") and token.tag_ != "VBG" and not _of_them(token, before) for token in since)
    return joined and placed and not spoken and _silent(doc, quantity)


def _of_them(verb: Token, harm: Harm) -> bool:
    """ "Twelve bodies were found in the village and two more in the bush": what is said of those counted first."""
    subjects = (*verb.children, *verb.head.children) if verb.dep_.startswith("aux") else verb.children
    return any(child.dep_.startswith("nsubj") and harm.quantity.holds(child.i) for child in subjects)


def _silent(doc: Doc, quantity: Quantity) -> bool:
    """Whether no verb follows in the words of a quantity."""
    for token in doc[quantity.last :]:
        if token.lower_ in _CLOSES:
            return True
        if token.pos_ in ("VERB", "AUX"):
            return False
    return True
