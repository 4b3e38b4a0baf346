"""Clauses: how far words of a time or a place stand from a word of harm, by the clauses between them.

Two tokens of a parsed sentence enter; their distance leaves, or whether a clause of its own parts them.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

RELATIVES = frozenset({"where", "which", "who"})


def in_clause_of_its_own(doc: Doc, token: Token, trigger: int) -> bool:
    """Whether a relative clause after a comma stands between a harm and a time ("..., two of which were found on Sunday").

    What a deed did is told of it in such a clause: "the shelling on 3 May, which killed nine".
    """
    low, high = sorted((token.i, trigger))
    relatives = [
        index for index in range(low + 1, high) if doc[index].lower_ in RELATIVES and doc[index - 1].lower_ in (",", "of")
    ]
    relatives = [index for index in relatives if not _inserted(doc[index], low, high)]
    return bool(relatives) and not (token.i < trigger and _did_it(doc[relatives[-1]], trigger))


def _inserted(relative: Token, low: int, high: int) -> bool:
    """Whether a clause begins and ends between the two: "In Friday's raid nine men, who were armed, were killed"."""
    clause = next((one for one in relative.ancestors if one.dep_ == "acl:relcl"), None)
    return clause is not None and low < clause.left_edge.i and clause.right_edge.i < high


def _did_it(relative: Token, trigger: int) -> bool:
    """Whether "which" stands for what did the harm."""
    return bool(relative.lower_ == "which" and relative.dep_ == "nsubj" and relative.head.i == trigger)


def reach(doc: Doc, token: Token, trigger: int) -> int:
    """Tokens between a time and a harm; another clause between them counts as far."""
    low, high = sorted((token.i, trigger))
    walls = sum(
        1
        for between in doc[low:high]
        if between.text in (";", ":") or between.lower_ in ("after", "before", "since", *RELATIVES)
    )
    return int(high - low + 12 * walls)
