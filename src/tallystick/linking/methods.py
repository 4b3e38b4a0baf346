"""Methods: which ways of harming may be two names for the same thing.

The method that reading gives enters; its family and its reach leave. Unknown names are families of their own.
"""

from __future__ import annotations

# These say nothing of how, so that they can neither agree nor differ: soldiers whom an air strike kills die "in clashes" too.
_UNTOLD = frozenset({"attack", "clash"})

_FAMILIES = {
    "air strike": "air",
    "drone strike": "air",
    "missile attack": "missile",
    "shelling": "artillery",
    "bombing": "explosion",
    "suicide bombing": "explosion",
    "car bomb": "explosion",
    "roadside bomb": "explosion",
    "shooting": "firearms",
    "ambush": "ground",
    "raid": "ground",
    "execution": "firearms",
}

# Families that outlets exchange for one another in telling of one event: from afar, or face to face.
_REACH = {
    "air": "afar",
    "missile": "afar",
    "artillery": "afar",
    "explosion": "afar",
    "firearms": "near",
    "ground": "near",
}


def told(method: str | None) -> str | None:
    """The method, None where the word says nothing of how it was done."""
    return None if method is None or method in _UNTOLD else method


def family(method: str | None) -> str | None:
    """The family of a method; None where no method is told."""
    known = told(method)
    return None if known is None else _FAMILIES.get(known, known)


def reach(method: str | None) -> str | None:
    """Whether the method works from afar or near; None where unknown or of its own kind."""
    return _REACH.get(family(method) or "")
