"""Mention: what words tell of one of the harmed, and whether two mentions may mean one person.

Names, ages, sexes, roles and the like enter as `mentions` reads them; what contradicts leaves as no.
"""

from __future__ import annotations

from dataclasses import dataclass

AT_STAGE = {"baby": range(8), "teen": range(11, 21)}
"""Ages, in years, at which somebody is called so: "this baby" may be six, sixteen she is not."""
OTHER_PLACES = frozenset(
    frozenset(pair)
    for pair in (
        ("driver", "passenger"),
        ("customer", "host"),
        ("robber", "host"),
        ("robber", "customer"),
        ("robber", "resident"),
        ("robber", "driver"),
    )
)
"""Such words as are never said of one person."""
LONG_NAME = 6
"""Letters of a first name from which on one that differs is another spelling."""
OF_AGE = 20
"""From this age on nobody is called a boy, girl or teenager; below `CHILD` nobody a man or a woman."""
CHILD = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """What the words tell of one person; None where they do not tell. `name` holds its words in small letters.

    `stage` tells babies from teenagers, `new` marks one told apart from those before ("another man"), `also` one to whom the
    same happened, `kin` a generation, `indefinite` one spoken of as not yet known ("a man", "one person"), `oneself` one who
    did it to himself, `owned` one spoken of as another's mate ("his wife"), `officer` one of the police, `place` what one was
    where it happened, `by_police` one harmed by them, `owner` the words for whose kin or friend he is.
    """

    name: tuple[str, ...] = ()
    age: int | None = None
    sex: str | None = None
    child: bool | None = None
    attacker: bool = False
    new: bool = False
    also: bool = False
    indefinite: bool = False
    pronoun: bool = False
    stage: str | None = None
    oneself: bool = False
    kin: str | None = None
    owned: bool = False
    officer: bool = False
    place: str | None = None
    by_police: bool = False
    owner: frozenset[str] = frozenset()

    def may_be(self, other: Mention) -> bool:
        """Whether nothing told of the two contradicts that they are one person."""
        if self.name and other.name and not _one_name(self.name, other.name):
            return False
        if self.age is not None and other.age is not None and self.age != other.age:
            return False
        if self.sex and other.sex and self.sex != other.sex:
            return False
        if self.kin and other.kin and self.kin != other.kin:
            return False
        if not (self.owner.isdisjoint(other.name[-1:]) and other.owner.isdisjoint(self.name[-1:])):
            return False
        if frozenset((self.place, other.place)) in OTHER_PLACES or _attacked(self, other) or _attacked(other, self):
            return False
        if self.stage and other.stage and self.stage != other.stage:
            return False
        if _past_the_stage(self, other) or _past_the_stage(other, self):
            return False
        return not _ages_exclude(self, other) and not _ages_exclude(other, self)

    def with_words_of(self, other: Mention) -> Mention:
        """What both tell together."""
        return Mention(
            name=max(self.name, other.name, key=len),
            age=self.age if self.age is not None else other.age,
            sex=self.sex or other.sex,
            child=self.child if self.child is not None else other.child,
            attacker=self.attacker or other.attacker,
            oneself=self.oneself or other.oneself,
            kin=self.kin or other.kin,
            new=self.new or other.new,
            stage=self.stage or other.stage,
            officer=self.officer or other.officer,
            place=self.place or other.place,
            by_police=self.by_police or other.by_police,
            owner=self.owner | other.owner,
        )


def _one_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names may be one person's: the same surname, and the same first name where both give one."""
    if one[-1] != other[-1]:
        return (len(one) == 1 and one[0] in other) or (len(other) == 1 and other[0] in one)
    return len(one) == 1 or len(other) == 1 or one[0] == other[0] or _spelt_alike(one[0], other[0])


def _spelt_alike(one: str, other: str) -> bool:
    """ "Vinnitra" and "Vynnitra": one letter differs in a long name."""
    differing = sum(a != b for a, b in zip(one, other, strict=False)) + abs(len(one) - len(other))
    return min(len(one), len(other)) >= LONG_NAME and differing == 1


def _attacked(one: Mention, other: Mention) -> bool:
    """Whether one is whom an attacker met there: a homeowner, a customer."""
    return one.place in ("resident", "customer") and other.attacker


def _past_the_stage(one: Mention, other: Mention) -> bool:
    """Whether the age of one is none at which the other is called a baby or a teenager."""
    return one.age is not None and other.stage in AT_STAGE and one.age not in AT_STAGE[other.stage]


def _ages_exclude(one: Mention, other: Mention) -> bool:
    if one.age is not None and other.child is not None:
        return one.age >= OF_AGE if other.child else one.age < CHILD
    return one.child is True and other.child is False
