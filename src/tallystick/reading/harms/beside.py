"""Beside: what a verb of harm takes by the place of its words alone, where parses of short sentences go wrong.

A verb and the quantities of its sentence enter; the quantity right beside it leaves, None where the words do not settle it.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from tallystick.reading.harms.order import shares_an_object
from tallystick.reading.harms.quantities import Quantity


def object_beside(token: Token, counted: Sequence[Quantity]) -> Quantity | None:
    """What stands right after a second verb, or right before a participle that has no object of its own."""
    return _right_after(token, counted) or _right_before(token, counted)


def _right_after(token: Token, counted: Sequence[Quantity]) -> Quantity | None:
    """ "killed ten and injured 20", "shot and fatally wounded four", "killed one and wounded another"."""
    before = next((one.lower_ for one in reversed(token.doc[: token.i]) if one.pos_ != "ADV"), "")
    second = token.tag_ in ("VBN", "VBD") and before in ("and", "or", ",")
    if not second or any(child.dep_ == "aux:pass" for child in token.children):
        return None
    return next((one for one in counted if one.first == token.i + 1 and not (one.indefinite and one.head is not None)), None)


def _right_before(token: Token, counted: Sequence[Quantity]) -> Quantity | None:
    """ "61 people displaced"."""
    participle = token.tag_ in ("VBN", "VBD", "JJ") and token.dep_ != "conj"
    if (
        not participle
        or shares_an_object(token)
        or any(child.dep_ in ("obj", "dobj", "aux", "aux:pass") for child in token.children)
    ):
        return None
    before = [one for one in counted if one.last == token.i and one.head is not None and not one.single]
    return max(before, key=lambda one: one.first, default=None)  # "one of the six people shot": six were


def counted_before(token: Token, counted: Sequence[Quantity]) -> Quantity | None:
    """ "Suspect sought after 1 killed, 5 more wounded": the bare number right before the word of a headline."""
    last = token.i - 1 if token.i and token.nbor(-1).lower_ == "more" else token.i
    bare = (one for one in counted if one.last == last and one.head is None and not one.indefinite)
    return next(
        (one for one in bare if not one.first or token.doc[one.first - 1].lower_ != "of"), None
    )  # "father of four killed"
