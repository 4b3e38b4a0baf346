"""Persons told of one by one, within one account: who is whom, and what each suffered in the end.

The `Told` claims of one account enter and leave, in the same order. Claims that tell of one person get one key, those of others
another: keys add up where nobody counts. Where somebody counts more, a person told of is one of the counted and never adds.
Whoever is told dead is not among the wounded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tallystick.model.claims import Claim, Measure, Person
from tallystick.model.groups import Group
from tallystick.model.ids import content_id
from tallystick.model.passage import Passage
from tallystick.reading.apart import MAIN_SENTENCES
from tallystick.reading.context import Context
from tallystick.reading.counted import PLAIN, among_the_counted, keyed
from tallystick.reading.identity import Somebody, fits, likeness, suffered
from tallystick.reading.mentions import AGE_REACH, Mention, age_at
from tallystick.reading.told import Told
from tallystick.reading.untied import ONE

OPENING = 6
"""Sentences in which "a fatal shooting" is the one that the report tells of; later ones may be other stories' headlines."""
BODILY = (Measure.KILLED, Measure.WOUNDED)


def named_persons(context: Context, told: Sequence[Told]) -> list[Person]:
    """Those whom a sentence names among the harmed, with the age that their claim gives, or that follows the name."""
    found: dict[str, Person] = {}
    for one, quantity in ((one, quantity) for one in told if one.single for quantity in context.quantities if quantity.single):
        if (
            quantity.head is None
            or quantity.last - quantity.first < 2
            or context.whole.lexicon.role(context.doc[quantity.head])
        ):
            continue
        passage = context.passage(quantity.first, quantity.last)
        if one.claim.passage.start <= passage.start and passage.end <= one.claim.passage.end:
            person = _person(context, one.claim, passage)
            found.setdefault(person.person_id, person)
    return list(found.values())


def _person(context: Context, claim: Claim, passage: Passage) -> Person:
    after = context.whole.report.text[passage.end : passage.end + AGE_REACH]
    return Person(
        person_id=content_id("person", passage.report_id, passage.start, passage.end, claim.measure),
        report_id=passage.report_id,
        passage=passage,
        name=" ".join(passage.quote.split()),
        age=claim.age if claim.age is not None else age_at(after),
        measure=claim.measure,
        claim_id=claim.claim_id,
    )


def settle(told: Sequence[Told]) -> list[Told]:
    """Give each person a key and an outcome, and make persons parts of the figures that count them."""
    told = _one_name_for_all(told)
    somebodies = _tell_apart(told)
    settled = list(told)
    for somebody in somebodies:
        key = told[somebody.told[0]].claim.claim_id
        group = max((told[index].claim.group for index in somebody.told), key=_telling)
        alive = _outlived_his_deed([told[index] for index in somebody.told])
        dead = not alive and any(_killed(told[index]) for index in somebody.told)
        for index in somebody.told:
            one = _wounded(told[index]) if alive else told[index]
            settled[index] = keyed(one, key, group, dead=dead)
    return among_the_counted(settled)


def _outlived_his_deed(told: Sequence[Told]) -> bool:
    """ "Her husband is in critical condition. He shot her before turning the gun on himself": his deed is no death yet."""
    dead = [one for one in told if _killed(one)]
    faring = any(one.faring and one.claim.measure is Measure.WOUNDED for one in told)
    return faring and bool(dead) and all(one.mention is not None and one.mention.oneself for one in dead)


def _wounded(one: Told) -> Told:
    return replace(one, claim=replace(one.claim, measure=Measure.WOUNDED)) if _killed(one) else one


def _one_name_for_all(told: Sequence[Told]) -> list[Told]:
    """Equal counts of plain persons under several names ("two teens", later "two 16-year-old men") are of the same persons."""
    settled: list[Told] = []
    for one in told:
        same = next((other for other in settled if _counted_again(one, other)), None)
        settled.append(one if same is None else replace(one, claim=replace(one.claim, group=same.claim.group)))
    return settled


def _counted_again(one: Told, other: Told) -> bool:
    mine, theirs = one.claim, other.claim
    if mine.measure is not theirs.measure or mine.measure not in BODILY or one.ordinal == other.ordinal:
        return False
    number = mine.figure.exact
    plain = {mine.group.name, theirs.group.name} <= PLAIN and not one.beside
    return plain and number is not None and number > 1 and number == theirs.figure.exact


def _telling(group: Group) -> tuple[bool, bool, int]:
    """How much a group's name tells of a person."""
    return (group.party is not None, group.name != "people", len(group.within))


def _tell_apart(told: Sequence[Told]) -> list[Somebody]:
    """The persons of an account, in the order in which it speaks of them."""
    found: list[Somebody] = []
    dead_first = _one_dead(told)
    for index, one in sorted(enumerate(told), key=lambda pair: (_by_a_deed(pair[1]), dead_first and not _killed(pair[1]))):
        if one.mention is None or one.claim.measure not in BODILY or not one.as_fact:
            continue
        if _by_a_deed(one) and ((one.ordinal >= OPENING and not (found or _hurt_counted(told))) or _dead_counted(told)):
            continue
        somebody = _known(one, one.mention, told, found) or _not_told_apart(one, one.mention, told, found)
        if somebody is None:
            found.append(Somebody(known=one.mention, told=[index]))
        else:
            found.remove(somebody)
            found.append(Somebody(known=somebody.known.with_words_of(one.mention), told=[*somebody.told, index]))
    return sorted(found, key=lambda somebody: somebody.told[0])


def _one_dead(told: Sequence[Told]) -> bool:
    """Whether the opening counts one dead by a number: then who is told dead is that one, and the wounded are told after."""
    counted = (one.mention for one in told if _killed(one) and one.as_fact and one.claim.figure.words.lower() in ONE)
    opening = any(_killed(one) and one.ordinal < MAIN_SENTENCES for one in told)
    return opening and any(mention is not None and mention.indefinite for mention in counted)


def _killed(one: Told) -> bool:
    return one.claim.measure is Measure.KILLED


def _not_told_apart(one: Told, mention: Mention, told: Sequence[Told], before: Sequence[Somebody]) -> Somebody | None:
    """The last of those who suffered the same whom no word contradicts, where none says that one more did.

    Words that say so: "another", "also", "himself", both in one sentence or in two that follow each other, one of them the
    attacker. Another name, age or sex is always somebody else.
    """
    if mention.new or mention.also or mention.oneself or mention.attacker:
        return None
    near = (told[index] for somebody in before for index in somebody.told)
    if any(other.ordinal == one.ordinal or (other.ordinal == one.ordinal - 1 and not other.title) for other in near):
        return None
    alike = (known for known in reversed(before) if suffered(known, told) is one.claim.measure)
    return next((known for known in alike if mention.may_be(known.known)), None)


def _dead_counted(told: Sequence[Told]) -> bool:
    """Whether the account counts its dead: then a deed that killed tells of nobody else."""
    return any(one.claim.measure is Measure.KILLED and one.mention is None and one.as_fact for one in told)


def _hurt_counted(told: Sequence[Told]) -> bool:
    """Whether the account counts its hurt: then a deed told late may be beside them, and is somebody's until that is seen."""
    return any(one.claim.measure is Measure.WOUNDED and one.mention is None and one.as_fact for one in told)


def _by_a_deed(one: Told) -> bool:
    """Whether the words tell only of a deed that killed ("a fatal shooting"): whom, is told by others."""
    return one.mention is not None and one.claim.figure.high is None


def _known(one: Told, mention: Mention, told: Sequence[Told], before: Sequence[Somebody]) -> Somebody | None:
    """The person told of before whom a mention means: the one of its name, else the last of whom nothing forbids it."""
    if _by_a_deed(one):
        dead = [somebody for somebody in before if suffered(somebody, told) is Measure.KILLED]
        if mention.oneself:
            known = next((somebody for somebody in dead if somebody.known.oneself), None)
            return known or (dead[-1] if len(dead) > 1 else None)
        only = before[0] if len(before) == 1 and one.ordinal < OPENING else None
        return next(iter(dead), only)
    renamed = next((somebody for somebody in before if any(told[index].renamed_with(one) for index in somebody.told)), None)
    if renamed is not None and mention.may_be(renamed.known):
        return renamed
    fitting = [somebody for somebody in reversed(before) if fits(one, mention, somebody, told)]
    if mention.pronoun:
        himself = (somebody for somebody in fitting if mention.oneself and somebody.known.oneself)
        return next(himself, _named_of_the_last(fitting, told))
    return max(fitting, key=lambda somebody: likeness(one, mention, somebody, told), default=None)


def _named_of_the_last(fitting: Sequence[Somebody], told: Sequence[Told]) -> Somebody | None:
    """The one told of last; of those told of by one word of harm ("Bell was shot along with a boy"), the one with a name."""
    last = fitting[0].told[-1] if fitting else 0
    listed = (one for one in fitting[1:] if one.known.name and told[one.told[-1]].listed_with(told[last]))
    if not fitting:
        return None
    return fitting[0] if fitting[0].known.name else next(listed, fitting[0])
