"""Keys of place names: a name as written enters; the key under which the gazetteer holds it leaves."""

from __future__ import annotations

import re

from tallystick.model.names import fold_name

_SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
INITIALS = re.compile(r"[a-z](?: [a-z])+")
"""What remains of "D. C."."""


def index_key(name: str) -> str:
    """Return the folded name with "St." and the like written out."""
    folded = fold_name(name)
    if INITIALS.fullmatch(folded):
        return folded.replace(" ", "")
    if folded[:3].rstrip() in _SHORT or folded[:4].rstrip() in _SHORT:
        first, _, rest = folded.partition(" ")
        return f"{_SHORT[first]} {rest}" if rest and first in _SHORT else folded
    return folded
