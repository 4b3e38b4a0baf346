"""How the groups of several accounts fold: which name another one stands for, and which holds another.

What enters: groups as the reports name them. What leaves: answers. Always: groups of two known parties, or persons and things,
never fold.
"""

from __future__ import annotations

from tallystick.model.groups import Group, Nature

EVERYBODY = ("people", "persons", "person")
"""Names that say only that those harmed are human beings."""


def folded(name: str) -> str:
    """A name for comparison: lower case, single spaces."""
    return " ".join(name.casefold().split())


def same(one: Group, other: Group) -> bool:
    """Whether two groups are one by name."""
    return one.same_side(other) and folded(one.name) == folded(other.name)


def everybody(group: Group) -> bool:
    """Whether the words say no more than people."""
    return group.nature is Nature.PERSONS and folded(group.name) in EVERYBODY


def holds(general: Group, special: Group) -> bool:
    """Whether all of `special` belong to `general`: by name, by hierarchy, or since the name only adds a party to it."""
    if not general.same_side(special):
        return False
    name = folded(general.name)
    if same(general, special) or everybody(general):
        return True
    return name in {folded(w) for w in special.within} or folded(special.name).endswith(" " + name)


def akin(one: Group, other: Group) -> bool:
    """Whether two names may be used for the same persons or things: one holds the other."""
    return holds(one, other) or holds(other, one)


def specific(group: Group) -> tuple[bool, int, int]:
    """How much a group's name tells, as a key to sort by: a party, then the depth of the hierarchy, then words."""
    return (group.party is not None, len(group.within), len(group.name.split()))
