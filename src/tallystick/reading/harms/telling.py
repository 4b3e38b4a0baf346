"""Telling: whether words for a person at the end of a sentence only name who says the rest of it.

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
    """Whether the quantity only says, after a comma, who told what stands before it: "killing two, the governor said"."""
    told = quantity.first > 1 and doc[quantity.first - 1].text == ","
    return told and quantity.figure.exact == 1 and quantity.indefinite and says_it(doc, quantity, lexicon)


def _beyond_a_name(doc: Doc, index: int) -> int:
    """The token after a name between commas, the same one where none stands there."""
    end = index + 1
    while end < len(doc) and doc[end].text[:1].isupper():
        end += 1
    named = end > index + 1 and doc[index].text == "," and doc[end : end + 1].text == ","
    return end + 1 if named else index
