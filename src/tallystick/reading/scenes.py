"""Scenes: where and when the words of a sentence put an attack, as far as a street and a time of the clock tell.

The text of a sentence enters; a `Scene` leaves, empty where none is set. Addresses of homes and of arrests, and times at which
somebody died or a page was written, set none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tallystick.model.streets import KINDS, SIDE

_CLOCK = re.compile(r"\b(?:(\d{1,2})(?::(\d\d))? ?([ap])\.? ?m\b|(noon|midnight)\b)(?!\.? ?[ECMP][SD]?T\b)", re.IGNORECASE)
_BLOCK = re.compile(rf"\bblock (?:of|on) (?:the )?{SIDE}(\w[\w'’-]*)")
_STREET = re.compile(rf"\b([A-Z0-9][\w'’-]*) (?=[A-Z]|street|avenue|road)(?i:{KINDS})")
_HOME = re.compile(
    r"(?:\bof (?:the )?|,|\b(?:liv(?:es?|ed|ing)|resid(?:es?|ed|ing|ents?)|arrest\w*|custody)\b[^,.;]{0,30}) ?"
    r"(?:\d+\w* )?(?:[NSEW]\. )?$"
)
"""Words before a street that make it somebody's address, or where he was arrested."""
_LATER = re.compile(
    r"\b(?:pronounced|declared|died|dead at|dies|arrested|custody|updated?|posted|published|conference|vigil|until)\b"
    r"[^,;]{0,40}$",
    re.IGNORECASE,
)
"""Words before a time of the clock that make it another than the attack's."""
HOME_REACH, LATER_REACH = 45, 60
"""Characters before a street, and before a time of the clock, in which such words stand."""
MINUTES = 25
"""Times of the clock further apart than this are of two scenes: "about 9:30" and "9:45" may be one."""
DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Scene:
    """Where and when words put an attack: names of streets in small letters, minutes of the day from midnight."""

    streets: frozenset[str] = frozenset()
    minutes: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.streets or self.minutes)

    def with_more(self, other: Scene) -> Scene:
        """What both tell together."""
        return Scene(self.streets | other.streets, self.minutes | other.minutes)

    def parts_from(self, other: Scene) -> bool:
        """Whether the two cannot be one: no street in common where both name some; else times of the clock apart."""
        if self.streets and other.streets:
            return self.streets.isdisjoint(other.streets)
        apart = [_apart(one, two) for one in self.minutes for two in other.minutes]
        return bool(apart) and min(apart) > MINUTES


def scene_of(text: str) -> Scene:
    """The scene that a sentence sets."""
    streets = {
        match.group(1).lower()
        for pattern in (_BLOCK, _STREET)
        for match in pattern.finditer(text)
        if not _HOME.search(text[max(0, match.start() - HOME_REACH) : match.start()])
    }
    minutes = {
        _minute(match)
        for match in _CLOCK.finditer(text)
        if not _LATER.search(text[max(0, match.start() - LATER_REACH) : match.start()])
    }
    return Scene(frozenset(streets), frozenset(minutes))


def _minute(match: re.Match[str]) -> int:
    hour, minute, half, word = match.groups()
    if word is not None:
        return 0 if word.lower() == "midnight" else DAY // 2
    return (int(hour) % 12 + (12 if half.lower() == "p" else 0)) * 60 + int(minute or 0)


def _apart(one: int, other: int) -> int:
    """Minutes between two times of the clock, the shorter way round."""
    return min((one - other) % DAY, (other - one) % DAY)
