"""Again: the place that a text means by what it is ("in the camp", "in the same village"), having named it before.

A text, the offsets of a sentence and the mentions of places enter; the place leaves, None where the words mean none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tallystick.model.places import Place, PlacePrecision
from tallystick.reading.places.roles import PlaceMention, PlaceRole

_MEANT = re.compile(
    r"\b(?:in|at|on|near|outside|inside|of|from) (?:the|that|this) (?:same )?"
    r"(?P<kind>camp|village|town|city|neighbou?rhood|quarter|suburb|island|settlement)\b(?! of\b| [A-Z])",
    re.IGNORECASE,
)
_TOWNS = frozenset({"town", "city"})
_BESIDE = 40
"""Characters beside a name in which its kind stands: "Abu Shouk, a camp on", "the village of Titabé"."""


def meant_again(text: str, start: int, end: int, places: Sequence[PlaceMention]) -> Place | None:
    """The place that a sentence means by a noun alone: the last before it that was called so, or was a town."""
    match = _MEANT.search(text, start, end)
    if match is None:
        return None
    kind = match["kind"].lower()
    earlier = (one for one in reversed(places) if one.start < start and one.role is not PlaceRole.DATELINE)
    return next((one.place for one in earlier if _is_called(text, one, kind)), None)


def _is_called(text: str, mention: PlaceMention, kind: str) -> bool:
    if kind in _TOWNS and mention.place.precision is PlacePrecision.TOWN:
        return True
    before = text[max(0, mention.start - _BESIDE) : mention.start]
    after = text[mention.end : mention.end + _BESIDE]
    return (
        re.search(rf"\b{kind} of $", before, re.IGNORECASE) is not None
        or re.match(rf",? (?:an? (?:\w+ ){{0,2}})?{kind}\b", after, re.IGNORECASE) is not None
    )
