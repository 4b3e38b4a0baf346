"""Group: who or what was harmed, in a hierarchy that keeps totals from counting twice."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Nature(StrEnum):
    """Persons, or things: materiel and buildings."""

    PERSONS = "persons"
    MATERIEL = "materiel"


ARMED = frozenset({"soldiers", "forces", "fighters"})
"""Names of groups that bear arms for a party; police and guards may, and are not said to by their name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group by its neutral name ("Turkish soldiers") and the groups that hold it, nearest first.

    `party` is the state or armed body that the group belongs to, where the words tell ("Turkey", "Syrian government").
    Loaded wording never changes the name; the words themselves stay in the claim's passage.
    """

    name: str
    nature: Nature
    party: str | None = None
    within: tuple[str, ...] = ()

    def same_side(self, other: Group) -> bool:
        """Whether nothing tells the two apart: an unknown party is neutral."""
        return self.nature is other.nature and (self.party is None or other.party is None or self.party == other.party)
