"""Telling: whether words that count somebody only name who says the rest of it, or in which of several attacks it was.

A parsed sentence and a quantity enter; yes or no leaves.
"""

from __future__ import annotations

from spacy.tokens import Doc

from tallystick.reading.harms.quantities import Quantity
from tallystick.reading.lexicon import Lexicon


def says_it(doc: Doc, quantity: Quantity, lexicon: Lexicon) -> bool:
    """Whether a verb of saying follows, a name between commas left out: "the governor, Jan Kowal, said"."""
    beyond = _beyond_a_name(doc, quantity.last)
    following = doc[beyond] if beyond < len(doc) else None
    return following is not None and following.lemma_.lower() in lexicon.saying and following.tag_ in ("VBD", "VBZ", "VBP")


def closes(doc: Doc, quantity: Quantity, lexicon: Lexicon) -> bool:
    """Whether it only says, after a comma, who told what stands before it: "killing two, a nurse and a guard said"."""
    start = quantity.first
    while quantity.single and start and doc[start - 1].pos_ in OFFICE:
        start -= 1  # "among the dead, district police chief Jan Kowal told"
    if start and doc[start - 1].lower_ == "and":
        start = next((i + 1 for i in range(start - 1, 0, -1) if doc[i].text == "," or doc[i].pos_ in VERBS), start)
    if start < 2 or doc[start - 1].text != ",":
        return False
    if quantity.figure.exact == 1 and quantity.indefinite and says_it(doc, quantity, lexicon):
        return True
    verb = next((one for one in doc[quantity.last :] if one.pos_ in VERBS or one.text in (",", ";", ":")), None)
    told = verb is not None and verb.lemma_.lower() in TELLING and verb.tag_ in ("VBD", "VBZ")
    return told and all(one.pos_ not in VERBS for one in doc[start : quantity.first])


TELLING = frozenset({"say", "tell"})
VERBS = frozenset({"VERB", "AUX"})
OFFICE = frozenset({"NOUN", "PROPN", "ADJ"})
"""Words of an office before a name."""


def in_one_of_them(doc: Doc, quantity: Quantity) -> bool:
    """ "Two were killed in one of them": in which of the attacks, and nobody."""
    before = doc[quantity.first - 1].lower_ if quantity.first else ""
    return quantity.part_of_them and before in ("in", "at", "near", "on")


def _beyond_a_name(doc: Doc, index: int) -> int:
    """The token after a name between commas, the same one where none stands there."""
    end = index + 1
    while end < len(doc) and doc[end].text[:1].isupper():
        end += 1
    named = end > index + 1 and doc[index].text == "," and doc[end : end + 1].text == ","
    return end + 1 if named else index
