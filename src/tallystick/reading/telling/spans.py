"""Spans: the words of a noun phrase around its noun.

A noun enters; the tokens of its phrase leave, first inclusive and last exclusive. They are contiguous, and end with the noun:
what follows it ("of the town", "who had fled") names nobody.
"""

from __future__ import annotations

from spacy.tokens import Token

_INSIDE = frozenset("DT JJ JJR JJS NN NNS NNP NNPS CD PRP$ POS HYPH VBN VBG AFX".split())
_OUTSIDE = frozenset({"killed", "wounded", "shot", "martyred", "when", "that", "which", "who"})

Span = tuple[int, int]


def phrase(noun: Token) -> Span:
    """The phrase that ends with a noun."""
    first = int(noun.i)
    while first and _belongs(noun.doc[first - 1], noun.doc[first]):
        first -= 1
    return first, _end(noun)


def _belongs(token: Token, following: Token) -> bool:
    if token.is_space or (token.lower_ == "least" and token.i and token.nbor(-1).lower_ == "at"):
        return False
    if token.i and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_:
        return True  # "drive-by shooting"
    if token.lower_ in _OUTSIDE or (token.dep_ in ("case", "mark", "cc") and token.tag_ not in ("POS", "HYPH")):
        return False
    if token.tag_ in ("VBN", "VBG", "NN", "JJ") and token.lower_.endswith("ing") and following.tag_ in ("DT", "PRP$", "CD"):
        return False  # "killing the ..."
    if following.tag_ in ("DT", "PRP$") and token.tag_ not in ("DT", "PDT"):
        return False
    return token.tag_ in _INSIDE


def _end(noun: Token) -> int:
    """After the noun, and after the rest of a name that the parser hangs on it ("Al Qaida")."""
    last = int(noun.i) + 1
    while (
        last < len(noun.doc) and noun.tag_.startswith("NNP") and noun.doc[last].dep_ == "flat" and noun.doc[last].head == noun
    ):
        last += 1
    return last
