"""Mentions: how words speak of one of the harmed ("a 9-year-old girl", "Smith", "another man", "he").

A harm of one person in its context enters; a `Mention` leaves. It holds what tells persons apart: name, age, sex, whether a
child, whether one of the attackers, and whether the words bring in somebody new.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from tallystick.model.groups import Group
from tallystick.reading.context import Context
from tallystick.reading.harms.deeds import ITS_DOER
from tallystick.reading.harms.numbers import number
from tallystick.reading.harms.quantities import Quantity
from tallystick.reading.harms.record import Harm

_AGE_WITHIN = re.compile(r"\b(\d{1,3}(?:\.\d)?|[a-z]+)[- ](?:year|yr|month|week|day)[- ]?s?[- ]old\b", re.IGNORECASE)
_AGE_BEFORE = re.compile(r"\b(\d{1,3})[- ](?:year|yr)[- ]?s?[- ]old $", re.IGNORECASE)
_AGE_AFTER = re.compile(r"^,? (?:aged |age )?\(?(\d{1,3})(?=[,.;:)]| and\b| of\b| from\b| was\b| died\b| dies\b| is\b|$)")
_NEW = re.compile(r"^(?:another|a (?:second|third|fourth|fifth)|the (?:second|third|other))\b", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:others?|more|another|additional|further)\b", re.IGNORECASE)
_ALSO = re.compile(r"\b(?:as well|too)\b", re.IGNORECASE)
_SEX = re.compile(r"\b(?:fe)?male\b", re.IGNORECASE)
_SELF = re.compile(r"\b(?:himself|herself|themselves|self-inflicted|own life|own lives|suicide)\b", re.IGNORECASE)
AGE_REACH = 20
"""Characters before or behind a name in which its age may stand."""
REACH_OF_SELF = 12
"""Tokens from a word of harm in which it is said to be done to oneself."""
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
TITLES = frozenset(
    """
    mr mrs ms miss dr officer deputy sgt sergeant cpl corporal capt captain lt lieutenant det detective trooper sheriff chief
    rev reverend pastor coach judge
    """.split()
)
KIN = {
    **dict.fromkeys("mother father mom mum dad parent grandmother grandfather grandma grandpa".split(), "parent"),
    **dict.fromkeys(("daughter", "son"), "child"),
}
"""Kin of whom a report that tells of one hardly means another: "the daughter died, the mother was wounded"."""
MATES = frozenset({"wife", "husband", "girlfriend", "boyfriend", "fiancee", "fiance", "friend", "brother", "sister"})
PRONOUNS = frozenset({"he", "she", "him", "her"})
MALE = frozenset({"boy", "he", "him", "policeman", "grandson", "schoolboy", "gunman"})
FEMALE = frozenset({"girl", "she", "her", "policewoman", "granddaughter", "schoolgirl"})
CHILDREN = frozenset(
    {"boy", "girl", "baby", "infant", "toddler", "child", "kid", "newborn", "preschooler", "schoolgirl", "schoolboy"}
)
STAGES = {
    **dict.fromkeys(("baby", "infant", "newborn", "toddler"), "baby"),
    **dict.fromkeys(("teen", "teenager", "adolescent"), "teen"),
}
AT_STAGE = {"baby": range(8), "teen": range(11, 21)}
"""Ages, in years, at which somebody is called so: "this baby" may be six, sixteen she is not."""
GROWN = frozenset(
    """
    adult man woman father mother husband wife gentleman lady grandmother grandfather soldier officer deputy trooper policeman
    sergeant teacher clerk
    """.split()
)
OFFICERS = frozenset({"officer", "trooper", "deputy", "policeman", "policewoman", "cop", "detective", "patrolman"})
OF_AGE = 20
"""From this age on nobody is called a boy, girl or teenager; below `CHILD` nobody a man or a woman."""
CHILD = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """What the words tell of one person; None where they do not tell. `name` holds its words in small letters.

    `stage` tells babies from teenagers, `new` marks one told apart from those before ("another man"), `also` one to whom the
    same happened, `kin` a generation, `indefinite` one spoken of as not yet known ("a man", "one person"), `oneself` one who
    did it to himself, `owned` one spoken of as another's mate ("his wife"), `officer` one of the police.
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
        )


def mention_of(context: Context, harm: Harm, group: Group) -> Mention | None:
    """How a harm's words speak of one person; None where they count several, or things."""
    quantity = harm.quantity
    one = quantity.figure.exact == 1 or (quantity.single and quantity.figure.low == 1)
    if harm.measure.of_things or not one or harm.cumulative or quantity.percent:
        return None
    words = context.doc[quantity.first : quantity.last].text
    head = context.doc[quantity.head].lemma_.lower() if quantity.head is not None else ""
    name, age = _name(context, quantity, head), _age(context, quantity, words)
    return Mention(
        name=name,
        age=_age_told_elsewhere(context.whole.report.text, name) if name and age is None else age,
        sex=_sex(words, head, group) or _sex_of_oneself(context, harm),
        child=True if head in CHILDREN else False if head in GROWN else None,
        attacker=group.name == "attackers",
        new=_NEW.match(words) is not None and not _beside_one_unhurt(context, harm),
        also=_also(context, harm),
        oneself=_to_oneself(context, harm),
        pronoun=head in PRONOUNS,
        stage=STAGES.get(head),
        officer=head in OFFICERS,
        kin=KIN.get(head),
        owned=head.removeprefix("ex-") in MATES and context.doc[quantity.first].lower_ in ("his", "her"),
        indefinite=not (quantity.single or quantity.part_of_them or quantity.of_base),
    )


def _also(context: Context, harm: Harm) -> bool:
    """Whether the words tell the harm as one more, not another verb's doing ("killed her and also left her son hurt")."""
    after = context.doc[harm.quantity.last : max(harm.quantity.last + 4, harm.trigger)]
    said = any(token.lower_ == "also" and harm.trigger in (token.head.i, token.head.head.i) for token in after)
    return said or _ALSO.search(after.text) is not None


def _to_oneself(context: Context, harm: Harm) -> bool:
    """Whether the words say that the harmed did it: "killed himself", "took her own life", a murder-suicide."""
    if harm.quantity.figure.rule == ITS_DOER or harm.oneself:
        return True
    after = context.doc[harm.trigger : harm.trigger + REACH_OF_SELF].text
    return harm.quantity.last <= harm.trigger and _SELF.search(after) is not None


def _beside_one_unhurt(context: Context, harm: Harm) -> bool:
    """Whether "another" tells the harmed from one not harmed: "a boy shot another boy", "one boy shot the other"."""
    head = harm.quantity.head
    if head is None:
        return False
    hurt = [other.quantity for other in context.harms if other is not harm]
    alone = context.doc[head].lower_ == "other" and head > harm.trigger
    before = [token for token in context.doc[: harm.quantity.first] if _alike(context, token, context.doc[head])]
    return (alone or bool(before)) and not any(quantity.first < harm.quantity.first for quantity in hurt)


def _alike(context: Context, one: Token, other: Token) -> bool:
    """Whether two nouns call persons the same: "a boy ... another boy", "a 13-year-old boy ... another teen"."""
    lexicon = context.whole.lexicon
    young = lexicon.role(one) == lexicon.role(other) and other.lemma_.lower() in CHILDREN | STAGES.keys()
    return one.lemma_.lower() == other.lemma_.lower() or young


def besides(context: Context, quantity: Quantity) -> bool:
    """Whether the words count others than those told of before ("four others", "two more")."""
    return _OTHERS.search(context.doc[quantity.first : quantity.last].text) is not None


def _name(context: Context, quantity: Quantity, head: str) -> tuple[str, ...]:
    """The words of a personal name without its titles and suffixes; none where the phrase describes."""
    if not quantity.single or quantity.head is None or head in PRONOUNS or head == "old":
        return ()
    if context.whole.lexicon.role(context.doc[quantity.head]) is not None:
        return ()
    words = [token.lower_.strip(".") for token in context.doc[quantity.first : quantity.last] if token.tag_ in ("NNP", "NNPS")]
    return tuple(word for word in words if word and word not in SUFFIXES | TITLES)


def _age(context: Context, quantity: Quantity, words: str) -> int | None:
    within = _AGE_WITHIN.search(words)
    if within is not None:
        years = "year" in within.group().lower() or "yr" in within.group().lower()
        told = number(within.group(1).split(".")[0])
        return told if years or told is None else 0
    start, end = context.doc[quantity.first].idx, context.doc[quantity.last - 1].idx + len(context.doc[quantity.last - 1])
    text = context.sentence.text
    before = _AGE_BEFORE.search(text[max(0, start - AGE_REACH) : start])
    return int(before.group(1)) if before is not None else age_at(text[end : end + AGE_REACH])


def age_at(words: str) -> int | None:
    """The age that words begin with, behind a name: ", 34, was"."""
    after = _AGE_AFTER.match(words)
    return int(after.group(1)) if after is not None else None


def _age_told_elsewhere(text: str, name: tuple[str, ...]) -> int | None:
    """The age that the report gives one of this name wherever it does; None where it gives several."""
    full = r"\W+".join(re.escape(word) for word in name)
    ages = re.findall(
        rf"\b(\d{{1,3}})-year-old (?:[\w.]+ ){{0,2}}{full}\b|\b{full}(?: [js]r\.?)?,? \(?(\d{{1,3}})[,.;)]", text, re.IGNORECASE
    )
    told = {int(before or after) for before, after in ages}
    return told.pop() if len(told) == 1 else None


def _sex(words: str, head: str, group: Group) -> str | None:
    said = _SEX.search(words)
    if said is not None:
        return said.group().lower()
    if head in MALE or group.name.endswith(" men") or group.name == "men":
        return "male"
    return "female" if head in FEMALE or group.name.endswith("women") else None


def _sex_of_oneself(context: Context, harm: Harm) -> str | None:
    """The sex of whoever harmed "himself" or "herself" beside others."""
    after = {token.lower_ for token in context.doc[harm.trigger :]} if _to_oneself(context, harm) else set()
    return "male" if "himself" in after else "female" if "herself" in after else None


def _one_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names may be one person's: the same surname, and the same first name where both give one."""
    if one[-1] != other[-1]:
        return (len(one) == 1 and one[0] in other) or (len(other) == 1 and other[0] in one)
    return len(one) == 1 or len(other) == 1 or one[0] == other[0]


def _past_the_stage(one: Mention, other: Mention) -> bool:
    """Whether the age of one is none at which the other is called a baby or a teenager."""
    return one.age is not None and other.stage in AT_STAGE and one.age not in AT_STAGE[other.stage]


def _ages_exclude(one: Mention, other: Mention) -> bool:
    if one.age is not None and other.child is not None:
        return one.age >= OF_AGE if other.child else one.age < CHILD
    return one.child is True and other.child is False
