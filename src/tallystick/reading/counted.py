"""Counted: persons told of one by one beside the counts of their account, and what became of those who were counted.

The `Told` claims of one account enter, its persons with their keys; they leave in that order. Persons whom a count holds are
parts of it; few told beside persons add to them; a count of the shot that holds the dead is of killed or wounded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tallystick.model.claims import Claim, Measure, Scope
from tallystick.model.groups import Group
from tallystick.model.places import distance_km
from tallystick.reading.apart import some_of
from tallystick.reading.told import Told

FEW = 20
"""Up to here "others" are counted beside persons told of one by one; more are a count of their own."""
OWN = 2
"""Tokens from a word of harm to the number of those it takes, "his" between them."""
OF_AGE = 18
"""From this age on nobody is one of the children that are counted, below it everybody may be."""
ORDINALS = {word: number for number, word in enumerate("third fourth fifth sixth seventh eighth ninth tenth".split(), 3)}
"""Words for one who comes after a count of two or more."""
ATTACKERS = frozenset("gunman bomber attacker shooter assailant driver suspect man woman boy teenager militant".split())
"""Nouns for one who attacks, as the doer of a deed."""
FAR = 20.0
"""Kilometres between two places of which one sentence tells apart."""
FEW_IN_CARE = 10
"""Up to here those taken to hospital may hold some who died there."""
_SHOT = re.compile(r"\b(?:sh[oe]+ts?|shooting|stab\w*|hit\w*|str[iu]ck\w*|strikes?)\b", re.IGNORECASE)
_ADDED = re.compile(r"\b(?:another|also|more|further|others?|additional)\b", re.IGNORECASE)
ATTACKERS_TOO = frozenset({"attackers", "gunmen", "gunman", "fighters"})
"""Roles of those who attack, and are not among the people whom they harm."""
PLAIN = frozenset({"men", "women", "children", "students"})
"""Roles that several words may give the same persons: a daughter is a child, a teenager a man."""


def among_the_counted(told: Sequence[Told]) -> list[Told]:
    """The claims with their outcomes, persons made parts of the figures that count them."""
    return _parts(_outcomes(_beside(_at_least_those(told))))


def _at_least_those(told: Sequence[Told]) -> list[Told]:
    """ "At least one person died", where somebody is told dead: it counts nobody else."""
    first = {one.claim.measure: one.claim for one in reversed(told) if one.claim.person is not None and one.as_fact}
    return [_keyed_again(one, first.get(one.claim.measure)) if _at_least_one(one) else one for one in told]


def _keyed_again(one: Told, known: Claim | None) -> Told:
    return one if known is None or known.person is None else keyed(one, known.person, one.claim.group, dead=False)


def _at_least_one(one: Told) -> bool:
    figure = one.claim.figure
    return one.claim.person is None and one.as_fact and not one.beside and figure.low == 1 and figure.high is None


def keyed(one: Told, key: str, group: Group, *, dead: bool) -> Told:
    """The claim with its person's key; a wound of one who died is told as a harm whose outcome another claim tells."""
    measure = Measure.KILLED_OR_WOUNDED if dead and one.claim.measure is Measure.WOUNDED else one.claim.measure
    return replace(one, claim=replace(one.claim, person=key, group=group, measure=measure))


def _beside(told: Sequence[Told]) -> list[Told]:
    """Few told beside persons by the same word of harm ("he and four others were shot") add to them; twice, they are one."""
    settled = list(told)
    for index, one in sorted(enumerate(told), key=lambda pair: pair[1].claim.measure is not Measure.KILLED):
        if _few(one) and (_with_persons(one, told) or _with_others(one, told)):
            again = next((other.claim for other in settled if _few_again(one, other)), one.claim)
            settled[index] = keyed(one, again.person or again.claim_id, one.claim.group, dead=again.measure is Measure.KILLED)
    return [_of_the_same_deed(one, settled) for one in settled]


def _few(one: Told) -> bool:
    return one.claim.person is None and (one.claim.figure.exact or FEW + 1) <= FEW and one.as_fact


def _of_the_same_deed(one: Told, told: Sequence[Told]) -> Told:
    """ "Father kills two", where the text has him kill two and himself: the two are those again, and he is none of them."""
    if not _few(one) or not (_right_after(one) or one.by_somebody):
        return one
    same = (other for other in told if _few_again(one, other) and any(_his_deed(other, doer) for doer in told))
    again = next((other.claim for other in same), None)
    return one if again is None else keyed(one, again.person or again.claim_id, one.claim.group, dead=False)


def _few_again(one: Told, other: Told) -> bool:
    mine, theirs = one.claim, other.claim
    died = theirs.measure is Measure.KILLED and mine.measure is Measure.WOUNDED
    same = (
        mine.figure.exact == theirs.figure.exact and (mine.measure is theirs.measure or died) and one.ordinal != other.ordinal
    )
    plain = {mine.group.name, theirs.group.name} <= PLAIN or _may_hold(theirs.group, mine.group)
    return same and theirs.person is not None and other.mention is None and plain


def _with_persons(one: Told, told: Sequence[Told]) -> bool:
    """Whether persons are told of beside the counted ("Smith and four others"), or who killed them and then himself."""
    return any(
        other.claim.person is not None
        and other.claim.figure.high is not None
        and (other.listed_with(one) or _his_deed(one, other) or _others_than(one, other) or _one_more(other, one))
        for other in told
    )


def _with_others(one: Told, told: Sequence[Told]) -> bool:
    """ "Two clerks and three customers were killed": counts that one word of harm tells of, under one name."""
    name = one.claim.group.name
    return any(other.listed_with(one) and other.claim.group.name == name and _few(other) for other in told)


def _others_than(few: Told, one: Told) -> bool:
    """ "A gunman was killed after he left two others dead", "killed two guests before police shot him": none of the counted."""
    if few.ordinal != one.ordinal or few.claim.measure is not one.claim.measure:
        return False
    him = one.mention is not None and one.mention.pronoun and bool(few.doer) and few.words.stop <= one.words.start
    return him or (few.beside and one.words.stop <= few.words.start)


def _outcomes(told: Sequence[Told]) -> list[Told]:
    """Counts of the shot that hold the dead too: killed or wounded, which never enters the wounded."""
    dead = _dead(told)
    return [
        replace(one, claim=replace(one.claim, measure=Measure.KILLED_OR_WOUNDED))
        if (_holds(one, dead) and not _beside_the_dead(one, told)) or _may_be_dead(one, told) or _among_the_dead(one, told)
        else one
        for one in told
    ]


def _may_be_dead(one: Told, told: Sequence[Told]) -> bool:
    """Whether a person is told shot where more dead are counted than told one by one, and nobody is said to be wounded."""
    if not one.shot or one.claim.person is None or one.claim.measure is not Measure.WOUNDED or not one.as_fact:
        return False
    if one.mention is not None and (one.mention.new or one.mention.also):
        return False
    facts = [other for other in told if other.as_fact]
    counted = _most_dead(facts)
    persons = {
        other.claim.person for other in facts if other.claim.measure is Measure.KILLED and other.claim.person is not None
    }
    wounded = {_wounded_person(other) for other in facts if other.claim.measure is Measure.WOUNDED} - {""}
    shot = {other.claim.person for other in facts if other.shot and other.claim.measure is Measure.WOUNDED} - {None}
    if not wounded:
        return counted > max(1, len(persons))
    exactly = len(shot - wounded) == counted - len(persons) > 1
    return exactly and one.claim.person not in wounded


def _among_the_dead(one: Told, told: Sequence[Told]) -> bool:
    """Whether a count of the shot is of those found dead: no more than they, and nobody is said to be wounded.

    "Five were found dead. Police say he shot his three daughters".
    """
    claim = one.claim
    if not one.shot or one.beside or claim.person is not None or claim.measure is not Measure.WOUNDED or not one.as_fact:
        return False
    facts = [other for other in told if other.as_fact and other is not one]
    counted = _most_dead(facts)
    alive = any(other.claim.measure is Measure.WOUNDED and not other.shot for other in facts)
    return 1 < (claim.figure.low or 0) < counted and not alive and not _beside_the_dead(one, told)


def _wounded_person(one: Told) -> str | None:
    """Who is said to be wounded, None for the counted; nobody where the words only tell that a person was shot."""
    return "" if one.shot and one.claim.person is not None else one.claim.person


def _most_dead(told: Sequence[Told]) -> int:
    """The largest count of the dead, persons told of one by one left out."""
    dead = (one.claim for one in told if one.claim.measure is Measure.KILLED and one.claim.person is None)
    return max((claim.figure.low or 0 for claim in dead), default=0)


def _beside_the_dead(one: Told, told: Sequence[Told]) -> bool:
    """ "A mother was killed and her two children were shot": the shot are told after the dead of their sentence, as others."""
    dead = [
        other
        for other in told
        if other.claim.measure is Measure.KILLED and other.ordinal == one.ordinal and other.as_fact and not other.elliptical
    ]
    return (
        one.joined
        and bool(dead)
        and all(other.trigger is not None and other.words.start < other.trigger < one.words.start for other in dead)
    )


def _dead(told: Sequence[Told]) -> int:
    """How many an account tells dead: the largest count, else those told of one by one."""
    claims = [one.claim for one in told if one.claim.measure is Measure.KILLED and one.claim.scope is Scope.INCIDENT]
    counted = [claim.figure.low or 0 for claim in claims if claim.person is None]
    persons = {claim.person: claim.figure.low or 0 for claim in claims if claim.person is not None}
    return max([*counted, sum(persons.values())], default=0)


def _holds(one: Told, dead: int) -> bool:
    """Whether a count of the shot may hold the dead: as many or more, and not others than they."""
    claim = one.claim
    if not one.shot or one.beside or claim.measure is not Measure.WOUNDED or claim.person is not None or _in_care(claim):
        return False
    return 0 < dead <= (claim.figure.low or 0)


def _in_care(claim: Claim) -> bool:
    """ "Over 50 people were taken to hospital": of so many the dead are seldom a part, for they were not taken there."""
    return (claim.figure.low or 0) > FEW_IN_CARE and _SHOT.search(claim.passage.quote) is None


def _parts(told: Sequence[Told]) -> list[Told]:
    """Persons whom a count of the same account holds are parts of it."""
    dead = _dead(told)
    doers = {one.claim.person for one in told if one.mention is not None and one.mention.oneself}
    return [_matched(one, [other for other in told if not _beside_doer(other, one, doers)], dead) for one in told]


def _beside_doer(few: Told, one: Told, doers: set[str | None]) -> bool:
    """Whether few are counted beside persons ("his wife and two sons") and one is who harmed himself, none of them."""
    return few.claim.person is not None and one.claim.person is not None and one.claim.person in doers


def _matched(one: Told, told: Sequence[Told], dead: int) -> Told:
    claim = one.claim
    known = one.single or one.beside or one.shot or one.faring or claim.person is not None
    if not (known or claim.called or _plainly(one, told)) or claim.scope is not Scope.INCIDENT:
        return one
    if one.total and (claim.figure.low or 0) > 1:
        return one  # an earlier count of all of them, and not of some
    wholes = [other.claim for other in told if _counts(other, one) and _has_room(other, one, dead)]
    if one.single is False and claim.person is None and not (one.beside or one.shot or one.faring):
        wholes = [whole for whole in wholes if whole.group.name == "civilians" or _all_of_them(whole, one, told)]
    whole = next((other for other in wholes if other.measure is claim.measure), next(iter(wholes), None))
    return one if whole is None else replace(one, claim=replace(claim, scope=Scope.PART, part_of=whole.claim_id))


def _all_of_them(whole: Claim, one: Told, told: Sequence[Told]) -> bool:
    """Whether a count of people holds those whose words say what they were, with those of their list: "ten tourists and two
    pilots" of the twelve."""
    listed = sum(other.claim.figure.low or 0 for other in told if other.listed_with(one))
    held = (one.claim.figure.low or 0) + listed <= (whole.figure.low or 0)
    return held and whole.group.name == "people" and some_of(one.claim, whole)


def _plainly(one: Told, told: Sequence[Told]) -> bool:
    """ "Four civilians were killed", and later "two girls had been killed": they may be two of the four."""
    alone = not any(other.listed_with(one) for other in told)
    return alone and one.claim.group.name in PLAIN and one.claim.group.party is None


def _counts(other: Told, one: Told) -> bool:
    """Whether a claim counts more than one, this one among them."""
    claim = other.claim
    if other is one or other.listed_with(one) or claim.scope is not Scope.INCIDENT:
        return False
    if _his_deed(other, one) or _others_than(other, one) or _killed_them(one, other) or _one_more(one, other):
        return False
    if (other.single and (claim.figure.low or 0) <= 1) or (one.as_fact and not other.as_fact) or _by_others(other, one):
        return False
    if _elsewhere(other, one) or _besides_them(other, one) or _of_their_foes(other, one):
        return False
    if one.anew and not other.anew and other.ordinal < one.ordinal:
        return False
    if claim.person is not None and (claim.person == one.claim.person or (claim.figure.low or 0) <= 1):
        return False
    counted = not one.single if one.claim.person is None else (one.claim.figure.low or 0) > 1
    if counted and (one.claim.figure.low or 0) >= (claim.figure.low or 0):
        return False
    child = claim.group.name == "children" and one.claim.age is not None and one.claim.age < OF_AGE
    if not (child or _may_hold(claim.group, one.claim.group)) or _more_of(claim.group, one):
        return False
    held = (one.claim.measure,) if one.claim.measure is Measure.KILLED else (one.claim.measure, Measure.KILLED_OR_WOUNDED)
    return claim.measure in held and (claim.figure.low is None or claim.figure.low > 1)


def _elsewhere(other: Told, one: Told) -> bool:
    """ "Killed one person in Belgorod, while shelling killed three in Kherson": told of two towns in one sentence."""
    here, there = one.claim.place, other.claim.place
    away = distance_km(here, there) if here is not None and there is not None else None
    return one.ordinal == other.ordinal and away is not None and away > FAR


def _of_their_foes(other: Told, one: Told) -> bool:
    """ "Three of the attackers were also killed": none of the people whom they killed, told of in another sentence."""
    attackers = one.claim.group.name in ATTACKERS_TOO and other.claim.group.name not in ATTACKERS_TOO
    several = (one.claim.figure.low or 0) > 1 or " of the " in one.claim.passage.quote
    return attackers and several and one.ordinal != other.ordinal and one.claim.measure is other.claim.measure


def _besides_them(other: Told, one: Told) -> bool:
    """ "Another three were killed when gunmen opened fire after the blast, which killed 13": others than those."""
    another = one.beside and one.claim.passage.quote.lower().startswith(("another ", "a further "))
    dead = one.claim.measure is other.claim.measure is Measure.KILLED
    return another and dead and other.ordinal == one.ordinal


def _more_of(whole: Group, one: Told) -> bool:
    """ "Four civilians were killed. Two women were also killed"."""
    plainly = whole.name == "civilians" and one.claim.group.name in PLAIN and one.claim.person is None
    return plainly and _ADDED.search(one.claim.passage.quote) is not None


def _by_others(other: Told, one: Told) -> bool:
    """Whether another speaker counts casualties: his 60 do not hold the 30 wounded of the first. How many were shot is told by
    whoever speaks for the police."""
    mine, theirs = one.claim.claimant, other.claim.claimant
    return one.beside and not other.shot and mine is not None and theirs is not None and mine.name != theirs.name


def _his_deed(count: Told, doer: Told) -> bool:
    """ "killed two coworkers before turning the gun on himself", "six slain by a gunman who then killed himself": he is none
    of them."""
    if doer.mention is None or not doer.mention.oneself or count.trigger is None or count.ordinal != doer.ordinal:
        return False
    left_dead = doer.words.stop <= count.words.start and count.trigger >= count.words.stop
    return _right_after(count) or ((left_dead or count.by_somebody) and count.claim.measure is Measure.KILLED)


def _one_more(one: Told, count: Told) -> bool:
    """ "Two were killed. A third man died at a hospital": he is the next one after those counted.

    Of the wounded it is not said: "two children and a woman were shot" may go on with "a third victim", who is one of them.
    """
    number = next((ORDINALS[word] for word in one.claim.figure.words.lower().split()[:2] if word in ORDINALS), None)
    dead = one.claim.measure is count.claim.measure is Measure.KILLED and count.mention is None
    return number is not None and dead and count.claim.figure.exact == number - 1


def _killed_them(one: Told, count: Told) -> bool:
    """ "A gunman killed nine people. He was shot dead by soldiers": who did it is none of those whom he killed."""
    if count.doer.isdisjoint(ATTACKERS) or count.claim.measure is not Measure.KILLED or one.claim.measure is not Measure.KILLED:
        return False
    next_ = one.mention is not None and one.mention.pronoun and one.ordinal == count.ordinal + 1
    named = one.claim.figure.words.lower().split()[-1] in count.doer
    return next_ or named or (one.mention is not None and one.mention.attacker)


def _right_after(count: Told) -> bool:
    """Whether the counted stand right behind their word of harm: "kills two", "kills his two sons"."""
    return count.trigger is not None and 0 < count.words.start - count.trigger <= OWN


def _has_room(shot: Told, one: Told, dead: int) -> bool:
    """Whether a count of the shot holds the wounded beside the dead; four shot of whom four died hold no other two."""
    if shot.claim.measure is not Measure.KILLED_OR_WOUNDED or one.claim.measure is not Measure.WOUNDED:
        return True
    return shot.claim.figure.low is None or dead + (one.claim.figure.low or 0) <= shot.claim.figure.low


def _may_hold(whole: Group, one: Group) -> bool:
    """Whether a person may be one of the counted; of whom the words tell nothing may be one of any.

    A nephew and a girl may be two of the civilians.
    """
    plainly = whole.name == "civilians" and one.name in PLAIN
    return "people" in (whole.name, one.name) or whole.name == one.name or whole.name in one.within or plainly
