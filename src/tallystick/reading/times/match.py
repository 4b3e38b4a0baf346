"""One match of a time rule: the matched letters with their tokens enter; values, words and neighbours leave.

Also the fields that several rules share: the part of a unit ("early", "late") and the year beside a month.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tallystick.model.times import Unit
from tallystick.reading.times.tokens import Token, Value

Fields = dict[str, Any]

PARTS = {"E": "early", "F": "late", "G": "mid", "b": "early", "e": "late", "B": "earlier", "L": "later"}
SHIFTS = {"l": -1, "p": -1, "t": 0, "T": 0, "x": 1}


@dataclass(frozen=True, slots=True)
class Found:
    """One match of a rule with its surroundings."""

    match: re.Match[str]
    tokens: Sequence[Token]
    letters: str

    def has(self, name: str) -> bool:
        """Whether the rule knows the group and it took part."""
        return name in self.match.re.groupindex and self.match.start(name) >= 0

    def value(self, name: str) -> Value:
        """The value of the first token of the group."""
        return self.tokens[self.match.start(name)].value

    def number(self, name: str) -> int | None:
        """The value where it is a whole number; None where the group is absent or has another kind of value."""
        value = self.value(name) if self.has(name) else None
        return value if isinstance(value, int) else None

    def words(self, name: str) -> str:
        """The first token of the group as written."""
        return self.tokens[self.match.start(name)].words

    def letter(self, name: str) -> str:
        """The letter of the group, empty where it did not take part."""
        return self.match.group(name) if self.has(name) else ""

    def near(self, steps: int) -> Token | None:
        """The token so many steps before (negative) or after (positive) the match."""
        index = self.match.start() + steps if steps < 0 else self.match.end() - 1 + steps
        return self.tokens[index] if 0 <= index < len(self.tokens) else None

    def near_letter(self, steps: int) -> str:
        """The letter of that token, empty beyond the text's ends."""
        index = self.match.start() + steps if steps < 0 else self.match.end() - 1 + steps
        return self.letters[index] if 0 <= index < len(self.letters) else ""

    def near_word(self, steps: int) -> str:
        """The word of that token in small letters, empty beyond the text's ends."""
        token = self.near(steps)
        return token.words.lower() if token else ""


def part_of(found: Found) -> str | None:
    """The part of the unit that stands before it: "early", "mid", "late", "earlier", "later"."""
    return PARTS.get(found.letter("part") or found.letter("edge"))


def year_of(found: Found) -> Fields:
    """The year as given, or one relative to the day on which it was said ("April last year")."""
    if found.has("y"):
        return {"year": found.value("y")}
    return {"unit": Unit.YEAR, "shift": SHIFTS[found.letter("rel")]} if found.has("rel") else {}
