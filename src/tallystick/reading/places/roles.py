"""Roles: in what role words of a text name a place, and how near they put something to it.

A text and the offsets of a name enter; a `PlaceRole` leaves, from the words before the name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from tallystick.model.places import Place

_POINT = r"(?P<point>north-?\s?east|south-?\s?east|north-?\s?west|south-?\s?west|north|south|east|west)"
_KIND_OF = (
    r"(?:the\s+)?(?:(?:provincial\s+|regional\s+|border\s+)?(?:capital\s+)?"
    r"(?:city|town|village|capital|port|suburb|area|region)\s+(?:of\s+)?)?"
)
AWAY = re.compile(
    r"(?:(?P<count>\d+(?:[.,]\d+)?)\s*-?\s*(?P<unit>kilomet(?:er|re)s?|kms?|miles?|mi)\b\.?\s*(?:\([^)]{1,30}\)\s*)?)?"
    r"(?:to\s+the\s+|away\s+)?" + _POINT + r"\s+(?:of|from)\s+" + _KIND_OF + r"$",
    re.IGNORECASE,
)
NEAR = re.compile(
    r"\b(?:near|outside|close\s+to|around|(?:on\s+|in\s+)?the\s+(?:outskirts|edge|vicinity)\s+of|off|beyond)\s+"
    + _KIND_OF
    + r"$",
    re.IGNORECASE,
)
_FILL = re.compile(
    r"(?:\b(?:the|a|nearby|neighbou?ring|besieged|rebel-held|government-held|restive|volatile|war-torn|disputed|occupied|downtown|greater"
    r"|both|parts\s+of|much\s+of|rest\s+of|all\s+of|most\s+of|southern|northern|eastern|western|central|upper|lower|rural"
    r"|(?:north|south)-?(?:east|west)(?:ern)?|city|town|village|villages|towns|cities|province|state|region|district|governorate"
    r"|suburb|suburbs|area|county|capital|port|of|border|neighbou?rhood|general|localit(?:y|ies)|tehsil)\s+)+$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\b(in|at|near|outside|inside|around|across|throughout|within|on|off|over|from|to|toward|towards|into)\s+$", re.IGNORECASE
)
_STRUCK = re.compile(
    r"\b(?:shelling|bombing|bombardment|storming|siege|capture|sacking|"
    r"(?:shell|bomb|storm|raid|attack|pound|target|hit)(?:ed|ing)?)"
    r"\s+(?:of\s+)?$",
    re.IGNORECASE,
)
"""Words before the name of what was attacked: "the shelling of Shebekino"."""
_DATELINE = re.compile(
    r"(?: ?\([^)\n]{2,40}\))?(?:, [^\n—–]{1,40}?)?\s*(?:\([^)\n]{2,40}\)\s*)?(?:—|–|--| - )"
    r"|(?:, [A-Z][\w.]* \d{1,2})? ?\([A-Z][^)\n]{1,40}\) ?:|(?<=[A-Z]{3}): (?=[A-Z])"
)
BEFORE = 90
"""Characters before a name in which words of place are looked for."""


class PlaceRole(StrEnum):
    """In what role words name a place."""

    LOCATED = "located"  # after "in", "at", "near" and the like: where something is
    FROM = "from"  # after "from"
    TOWARD = "toward"  # after "to", "toward", "into"
    HOLDER = "holder"  # what holds the place beside it: "Nairab, Idlib province", "Syria's Idlib"
    DATELINE = "dateline"  # where the report was written
    MENTIONED = "mentioned"  # named without a word of place: "Ankara said", "the Idlib offensive"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """Words that name a place; `start` and `end` count characters in the text, end exclusive."""

    start: int
    end: int
    words: str
    place: Place
    role: PlaceRole


_ROLES = {
    "from": PlaceRole.FROM,
    "to": PlaceRole.TOWARD,
    "toward": PlaceRole.TOWARD,
    "towards": PlaceRole.TOWARD,
    "into": PlaceRole.TOWARD,
}


def role_of(text: str, start: int, end: int) -> PlaceRole:
    """The role of the name at [start, end)."""
    line = text.rfind("\n", 0, start) + 1
    if not text[line:start].strip() and _DATELINE.match(text, end):
        return PlaceRole.DATELINE
    before = text[max(0, start - BEFORE) : start]
    if AWAY.search(before) or NEAR.search(before):
        return PlaceRole.LOCATED
    bare = _FILL.sub("", before)
    if _STRUCK.search(bare):
        return PlaceRole.LOCATED
    found = _PREPOSITION.search(bare)
    return _ROLES.get(found.group(1).lower(), PlaceRole.LOCATED) if found else PlaceRole.MENTIONED
