"""Group: who or what was harmed, in a hierarchy that keeps totals from counting twice.

Groups of several accounts fold: which name another one stands for, and which holds another. Groups of two known parties, or
persons and things, never fold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar


class Nature(StrEnum):
    """Persons, or things: materiel and buildings."""

    PERSONS = "persons"
    MATERIEL = "materiel"


Of = TypeVar("Of")

EVERYBODY = ("people", "persons", "person")
"""Names that say only that those harmed are human beings; the first is ours."""

ATTACKERS = "attackers"
"""Those among the harmed who did it."""

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


@lru_cache(maxsize=1 << 14)
def folded(name: str) -> str:
    """A name for comparison: lower case, single spaces."""
    return " ".join(name.casefold().split())


def same(one: Group, other: Group) -> bool:
    """Whether two groups are one by name."""
    return one.same_side(other) and folded(one.name) == folded(other.name)


def everybody(group: Group) -> bool:
    """Whether the words say no more than people."""
    return group.nature is Nature.PERSONS and folded(group.name) in EVERYBODY


def armed(group: Group) -> bool:
    """Whether those of the group bear arms for a party by its name or by one that holds it."""
    return group.nature is Nature.PERSONS and any(folded(name).split()[-1] in ARMED for name in (group.name, *group.within))


@lru_cache(maxsize=1 << 16)
def holds(general: Group, special: Group) -> bool:
    """Whether all of `special` belong to `general`: by name, by hierarchy, or since the name only adds a party to it."""
    if not general.same_side(special):
        return False
    name = folded(general.name)
    if same(general, special) or everybody(general):
        return True
    return name in {folded(w) for w in special.within} or folded(special.name).endswith(" " + name)


def may_hold(general: Group, special: Group) -> bool:
    """Whether some of `special` may be counted among `general` though no words say so: children among civilians."""
    civil = general.party is None and folded(general.name) == "civilians"
    return civil and special.party is None and folded(special.name) in ("children", "women", "men")


def akin(one: Group, other: Group) -> bool:
    """Whether two names may be used for the same persons or things: one holds the other."""
    return holds(one, other) or holds(other, one)


def stand_together(one: Group, other: Group) -> bool:
    """Whether both are of one party, or of none that is told, and both or neither are the attackers."""
    return (one.name == ATTACKERS) == (other.name == ATTACKERS) and one.party == other.party


def specific(group: Group) -> tuple[bool, int, int]:
    """How much a group's name tells, as a key to sort by: a party, then the depth of the hierarchy, then words."""
    return (group.party is not None, len(group.within), len(group.name.split()))


def outermost(items: Iterable[Of], group: Callable[[Of], Group]) -> list[Of]:
    """Without those whose group is held by another one's, which it does not hold in turn."""
    known = [(one, group(one)) for one in items]
    return [one for one, inner in known if not any(holds(outer, inner) and not holds(inner, outer) for _, outer in known)]
