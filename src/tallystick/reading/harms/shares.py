"""Shares: "half of the 40 hostages were killed" tells of the half, not of the forty.

A quantity, its word of harm and the shares of its sentence enter; the quantity that suffered it leaves, the same where no share
is told of it. The words are those of both, the number is computed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from tallystick.model.figures import Figure
from tallystick.reading.harms.quantities import Quantity

LINKS = ("ADP", "DET", "PRON", "PART", "NOUN", "PROPN")
"""What may stand between a share and its whole: "of the town's"."""


def share_told(doc: Doc, shares: Sequence[Quantity], whole: Quantity, trigger: int) -> Quantity:
    """So much of a whole as a share before it says, where the word of harm is said of the share."""
    share = next((one for one in shares if _is_of(doc, one, whole, trigger)), None)
    return whole if share is None else _of(doc, share, whole)


def _is_of(doc: Doc, share: Quantity, whole: Quantity, trigger: int) -> bool:
    between = doc[share.last : whole.first]
    beside = share.first < whole.first and len(between) <= 4 and all(token.pos_ in LINKS for token in between)
    if not (beside and share.of_base and trigger >= whole.last):
        return False
    word = doc[trigger]
    finite = word.tag_ in ("VBD", "VBZ", "VBP") or any(child.dep_.startswith("aux") for child in word.children)
    return finite and not any(child.dep_ == "cop" for token in doc[trigger:] for child in token.children)


def _of(doc: Doc, share: Quantity, whole: Quantity) -> Quantity:
    words = doc[share.first : whole.first].text_with_ws + whole.figure.words
    return replace(whole, first=share.first, figure=figure_of(share, whole.figure, words))


def figure_of(share: Quantity, whole: Figure, words: str) -> Figure:
    """So much of a whole figure as a share says, within the bounds of both: more than half of 120 is 61 to 120."""
    percent = share.figure
    exact = percent.exact is not None
    low, high = None, whole.high
    if percent.low is not None and whole.low is not None:
        low = round(whole.low * (share.share if exact else min(percent.low / 100, share.share)))
        low += percent.rule == "more than"
    if percent.high is not None and high is not None:
        high = round(high * (share.share if exact else max(percent.high / 100, share.share)))
    return Figure(low=low, high=high, words=words, rule="share of a figure", estimated=True)
