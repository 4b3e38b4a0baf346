"""Commas: who suffered a harm whose verb stands beyond words between commas ("Smith, a father of three, was shot").

A word of harm and the quantities of its sentence enter; the one before the commas leaves, None where no commas close.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from tallystick.reading.harms.quantities import Quantity

LONGEST = 30
"""Tokens between the commas; longer ones hold more than words on one person."""
CLAUSES = frozenset({";", ":", "–", "—", "(", ")"})


def before_commas(trigger: Token, counted: Sequence[Quantity]) -> Quantity | None:
    """Whoever is told of right before the commas that end at the verb of a word of harm."""
    doc = trigger.doc
    end = _verb_group(trigger) - 1
    if end < 2 or doc[end].text != ",":
        return None
    for index in range(end - 1, max(0, end - LONGEST), -1):
        if doc[index].text in CLAUSES or (doc[index].lower_ in ("and", "but") and doc[index - 1].text == ","):
            return None
        found = next((one for one in counted if _ends_at(doc, one, index)), None) if doc[index].text == "," else None
        if found is not None and not _says_who(doc, found, counted):
            return found
    return None


def _ends_at(doc: Doc, quantity: Quantity, index: int) -> bool:
    """Whether the words on those counted end at a token, what they are of among them: "nine members of the 4th Front"."""
    if quantity.last == index:
        return True
    further = doc[quantity.last : index] if quantity.last < index else doc[:0]
    plain = all(one.text not in (",", *CLAUSES) and one.pos_ not in ("VERB", "AUX") for one in further)
    return plain and len(further) > 1 and further[0].lower_ == "of"


def closed_by_a_comma(doc: Doc, first: int, trigger: Token) -> bool:
    """Whether the words from a token on end in a comma before the verb of the word of harm, without a list among them."""
    end = _verb_group(trigger) - 1
    return first <= end and doc[end].text == "," and all(one.text not in (",", "and", "&") for one in doc[first:end])


def _verb_group(trigger: Token) -> int:
    """The first token of the verbs and adverbs that end in the word of harm: "was shot and killed"."""
    first = int(trigger.i)
    while first and (trigger.doc[first - 1].pos_ in ("AUX", "ADV", "VERB") or trigger.doc[first - 1].lower_ == "and"):
        first -= 1
    return first


def _says_who(doc: Doc, quantity: Quantity, counted: Sequence[Quantity]) -> bool:
    """Whether the words themselves stand between commas, after somebody: "Smith, a father of three, of Leeds, was shot"."""
    before = (one for one in counted if one.last == quantity.first - 1 and doc[one.last].text == ",")
    return any(not one.first or doc[one.first - 1].pos_ not in ("ADP", "VERB", "SCONJ") for one in before)
