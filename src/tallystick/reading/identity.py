"""Identity: whether words of harm may speak of somebody whom the same account told of before.

A `Told` claim of one person, its mention and somebody told of enter; yes or no, and how alike the two are, leave. What
contradicts in name, age, sex, role or side is always somebody else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tallystick.model.claims import Measure
from tallystick.reading.apart import MAIN_SENTENCES
from tallystick.reading.counted import PLAIN
from tallystick.reading.mentions import Mention
from tallystick.reading.told import Told
from tallystick.reading.untied import ONE

NO_OFFICERS = frozenset({"fighters", "attackers", "drivers", "children", "students"})
"""Groups of which no officer is told to be one; "a man" and "a father" may be one."""


@dataclass(slots=True)
class Somebody:
    """One of the harmed, as the account has told of them so far."""

    known: Mention
    told: list[int] = field(default_factory=list)


def likeness(one: Told, mention: Mention, somebody: Somebody, told: Sequence[Told]) -> tuple[bool, ...]:
    """Reasons to hold a mention and somebody for one, the strongest first; the first of equals was told of last."""
    known = somebody.known
    return (
        bool(mention.name and known.name),
        mention.age is not None and known.age == mention.age,
        (mention.indefinite or bool(mention.name) or one.claim.measure is Measure.KILLED)
        and suffered(somebody, told) is one.claim.measure,
        mention.child is not None and mention.child is known.child,
        mention.sex is not None and mention.sex == known.sex,
    )


def fits(one: Told, mention: Mention, somebody: Somebody, told: Sequence[Told]) -> bool:
    """Whether nothing forbids that a mention means somebody."""
    if not mention.may_be(somebody.known) or _of_other_sides(one, mention, somebody, told):
        return False
    if _other_roles(one, mention, somebody, told):
        return False
    if not mention.oneself and not one.doer.isdisjoint(somebody.known.name[-1:]):
        return False
    if not mention.pronoun and any(told[index].listed_with(one) or _both_in_title(told[index], one) for index in somebody.told):
        return False
    if mention.owned and _is_the_owner(one, mention, somebody, told):
        return False
    befell = {told[index].claim.measure for index in somebody.told}
    alike = one.claim.measure in befell or one.shot
    unknown = mention.indefinite or mention.pronoun or (mention.name and not somebody.known.name)
    new = mention.new or any(other.listed_with(one) and other.mention is not None and other.mention.new for other in told)
    if new or (mention.also and unknown):
        titled = alike and not one.title and all(told[index].title for index in somebody.told)
        return titled or (one.claim.measure in befell and (somebody.known.new or _told_in_the_opening(one, somebody, told)))
    if mention.indefinite:
        aged = mention.age is not None and mention.age == somebody.known.age
        beside = any(told[index].ordinal == one.ordinal for index in somebody.told)
        return (aged or not beside) and (alike or not somebody.known.name)
    return True


def _other_roles(one: Told, mention: Mention, somebody: Somebody, told: Sequence[Told]) -> bool:
    """ "The driver was killed; the trooper was hit": an officer is none of those whom no report calls one."""
    if mention.pronoun or mention.name or mention.officer is somebody.known.officer:
        return False
    called = [other for other in (told[index] for index in somebody.told) if other.mention and not other.mention.pronoun]
    roles = {other.claim.group.name for other in ([one] if somebody.known.officer else called)}
    return not roles.isdisjoint(NO_OFFICERS)


def _is_the_owner(one: Told, mention: Mention, somebody: Somebody, told: Sequence[Told]) -> bool:
    """ "Smith was killed. His wife was hurt": she is none of those in her sentence, nor a name whose sex is not told."""
    same = any(told[index].ordinal == one.ordinal for index in somebody.told)
    return same or (mention.sex is not None and somebody.known.sex is None and bool(somebody.known.name))


def _both_in_title(one: Told, other: Told) -> bool:
    """ "Deputy wounded, gunman killed": two roles in one headline are two persons; "teen" and "victim" may be one."""
    roles = {one.claim.group.name, other.claim.group.name}
    return one.title and other.title and one.ordinal == other.ordinal and len(roles) == 2 and not roles & (PLAIN | {"people"})


def _of_other_sides(one: Told, mention: Mention, somebody: Somebody, told: Sequence[Told]) -> bool:
    """Whether one attacked and the other did not; the only one whom a title tells harmed is whoever the report tells of."""
    oneself = mention.oneself and somebody.known.oneself
    called = {other.attacker for index in somebody.told if (other := told[index].mention) is not None}
    if mention.attacker in called or mention.name or mention.pronoun or oneself or _counted_as_one(one, somebody, told):
        return False
    return not any(told[index].title and told[index].claim.measure is one.claim.measure for index in somebody.told)


def _counted_as_one(one: Told, somebody: Somebody, told: Sequence[Told]) -> bool:
    """Whether the opening says by a number that one died: then whoever is told dead further on is that one, attacker or not."""
    if one.claim.measure is not Measure.KILLED or one.ordinal < MAIN_SENTENCES - 1:
        return False
    opening = (told[index] for index in somebody.told if told[index].ordinal < MAIN_SENTENCES)
    return any(other.claim.measure is Measure.KILLED and other.claim.figure.words.lower() in ONE for other in opening)


def _told_in_the_opening(one: Told, somebody: Somebody, told: Sequence[Told]) -> bool:
    """Whether somebody was told of in the opening only, before others: "another man" may tell more of him further on."""
    before = [index for index, other in enumerate(told) if other.mention is not None and other.ordinal < one.ordinal]
    only = all(told[index].ordinal < MAIN_SENTENCES for index in somebody.told)
    return only and bool(before) and one.ordinal >= MAIN_SENTENCES and before[-1] not in somebody.told


def suffered(somebody: Somebody, told: Sequence[Told]) -> Measure:
    """What befell somebody in the end, as far as it is told."""
    measures = {told[index].claim.measure for index in somebody.told}
    return Measure.KILLED if Measure.KILLED in measures else Measure.WOUNDED
