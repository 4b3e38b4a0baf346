"""Clauses: how far words of a time or a place stand from a word of harm, by the clauses between them.

Two tokens of a parsed sentence enter; their distance leaves, or whether a clause of its own parts them.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token


def in_clause_of_its_own(doc: Doc, token: Token, trigger: int) -> bool:
    """Whether a relative clause after a comma stands between a harm and a time ("..., where many fled since May")."""
    low, high = sorted((token.i, trigger))
    return any(doc[index].lower_ in ("where", "which", "who") and doc[index - 1].text == "," for index in range(low + 1, high))


def reach(doc: Doc, token: Token, trigger: int) -> int:
    """Tokens between a time and a harm; another clause between them counts as far."""
    low, high = sorted((token.i, trigger))
    walls = sum(
        1
        for between in doc[low:high]
        if between.text in (";", ":") or between.lower_ in ("after", "before", "since", "where", "which", "who")
    )
    return int(high - low + 12 * walls)
