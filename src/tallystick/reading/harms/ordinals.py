"""Ordinals that count: "the 16th death this year", "his third soldier killed this week" tell how many there were in all.

A parsed sentence enters; quantities leave, each with its noun or word of harm and its measure. "A third man was shot" counts
nobody in all and is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tallystick.model.claims import Measure
from tallystick.model.figures import Figure
from tallystick.reading.harms.quantities import Quantity
from tallystick.reading.lexicon import Lexicon
from tallystick.reading.surface import text_of

WORDS = dict(
    zip(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth".split(),
        range(2, 16),
        strict=True,
    )
)
DEATHS = frozenset({"death", "fatality", "killing", "homicide", "murder", "slaying"})
_DIGITS = re.compile(r"(\d{1,5})(?:st|nd|rd|th)")
_SUFFERED = re.compile(
    r"(?:to (?:have )?(?:die|be (?:killed|slain|murdered))|killed|slain|murdered|shot dead|martyred)\b", re.IGNORECASE
)
_ANY = re.compile(rf"\b(?:\d{{1,5}}(?:st|nd|rd|th)|{'|'.join(WORDS)})\b", re.IGNORECASE)
REACH = 4
"""Tokens from an ordinal to the noun that it counts: "the 16th gun-related death"."""


def ordinals(doc: Doc, taken: frozenset[int], lexicon: Lexicon) -> Iterator[tuple[Quantity, Token, Measure]]:
    """Each ordinal that counts the dead, as a running total."""
    if not _ANY.search(text_of(doc)):
        return
    for token in doc:
        number = _number(token)
        if number is None or token.i in taken or not _of_all(doc, token):
            continue
        noun = next((one for one in doc[token.i + 1 : token.i + 1 + REACH] if _counts(doc, one, lexicon)), None)
        if noun is None or any(one.is_punct and one.text != "-" for one in doc[token.i : noun.i]):
            continue
        figure = Figure(low=number, high=number, words=token.text, rule="an ordinal that counts")
        yield Quantity(first=token.i, last=noun.i + 1, figure=figure, head=noun.i), noun, Measure.KILLED


def _number(token: Token) -> int | None:
    digits = _DIGITS.fullmatch(token.lower_)
    return int(digits.group(1)) if digits else WORDS.get(token.lower_)


def _of_all(doc: Doc, token: Token) -> bool:
    """Whether the ordinal counts all of somebody's or a place's: "the", "his", "the town's"; "a third" is one more."""
    before = doc[token.i - 1] if token.i else None
    return before is not None and (before.lower_ == "the" or before.tag_ in ("PRP$", "POS"))


def _counts(doc: Doc, noun: Token, lexicon: Lexicon) -> bool:
    if noun.lemma_.lower() in DEATHS:
        return True
    following = doc[noun.i + 1 : noun.i + 4].text
    return lexicon.is_person(noun) and _SUFFERED.match(following) is not None
