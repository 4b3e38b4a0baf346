"""Groups: the neutral name and the hierarchy of those whom a counted noun phrase names.

The words of a quantity enter, with the parties of the report; a `Group` leaves. Loaded words stand for the same role as sober
ones, and a state's armed men are its forces however the report calls them.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from tallystick.model.claims import Measure
from tallystick.model.groups import ARMED, Group, Nature
from tallystick.reading.demonyms import is_demonym
from tallystick.reading.harms.displacement import DWELLINGS
from tallystick.reading.harms.numbers import number
from tallystick.reading.harms.quantities import Quantity
from tallystick.reading.lexicon import Lexicon
from tallystick.reading.parties import GOVERNMENT, Parties, state_adjective

BODIES = frozenset({"member", "personnel", "number", "group"})
OF_BODY = 8
"""Tokens from "members" to the word for what they are members of: "members of the Abu al-Hassan family"."""
_CIVIL_BODY = re.compile(
    r"\b(?:family|families|gang|crew|staff|club|church|team|household|band|community|board|union)\b", re.IGNORECASE
)
_LEADING = re.compile(
    r"^(?:(?:an?|the|its|their|his|her|another|other|more|new|former|young|local|of|dead|wounded|injured)\s+)+", re.IGNORECASE
)
_AGE = re.compile(r"\b(\d{1,2}|[a-z]+)[- ](year|month|week|day)s?[- ]old\b")
OF_AGE = 18
OF_ANY_AGE = frozenset({"people", "men", "women", "civilians", "students"})
"""Groups whose name leaves open whether somebody is a child."""
GENERAL = frozenset(
    {"people", "vehicle", "artillery", "aircraft", "ship", "building", "weapon", "storage tank", "medical workers", "clergy"}
)
"""Groups under whose name many nouns stand, each of which says more."""
OWN_NAMES = frozenset(
    """
    man woman gunman son daughter grandson granddaughter nephew niece brother sister passenger worker shopper worshipper
    worshiper
    """.split()
)
"""Nouns of other groups that say more than their group's name."""
SAY_NO_MORE = frozenset(
    """
    people peoples person victim individual number body corpse other old vehicle building ship weapon member prisoner captive
    hostage martyr casualty
    """.split()
)
KINDS = frozenset("foreign local female male women men woman".split())
PEOPLE = Group(name="people", nature=Nature.PERSONS)


def name_group(doc: Doc, quantity: Quantity, measure: Measure, lexicon: Lexicon, parties: Parties) -> Group | None:
    """The group of a quantity; None where the words leave it out ("another five")."""
    if quantity.head is None:
        return None
    head = doc[quantity.head]
    phrase = _phrase(doc, quantity)
    role = lexicon.role(head)
    if head.lemma_.lower() in BODIES and quantity.last < len(doc) and doc[quantity.last].lower_ == "of":
        whole = doc[quantity.last + 1 : min(len(doc), quantity.last + 7)]
        inner = next((found for token in whole if (found := lexicon.role(token)) is not None), None)
        phrase, role = f"{phrase} {whole.text}", inner or ("forces", Nature.PERSONS)
    if head.lower_ in ("other", "others"):
        return None
    if parties.policing and head.lemma_.lower() == "officer":
        role = ("police", Nature.PERSONS)
    if head.lemma_.lower() == "member" and _CIVIL_BODY.search(phrase):
        role = ("people", Nature.PERSONS)
    if role is not None and role[0] in OF_ANY_AGE and _of_a_minor(phrase):
        role = ("children", Nature.PERSONS)
    if measure is Measure.DISPLACED and head.lemma_.lower() in DWELLINGS:
        return persons("households", phrase, parties)
    if measure.of_things or (role is not None and role[1] is Nature.MATERIEL):
        return _materiel(phrase, role[0] if role else None, parties, lexicon)
    return persons(role[0] if role else "people", phrase, parties)


def _of_a_minor(phrase: str) -> bool:
    """Whether the words give one person's age, under eighteen years."""
    age = _AGE.search(phrase.lower())
    years = number(age.group(1)) if age is not None else None
    return age is not None and (age.group(2) != "year" or (years is not None and years < OF_AGE))


def civil_member(token: Token) -> bool:
    """Whether "members" are those of a family, a club and the like, and no force."""
    return token.lemma_.lower() in BODIES and _CIVIL_BODY.search(token.doc[token.i : token.i + OF_BODY].text) is not None


def persons(role: str, phrase: str, parties: Parties) -> Group:
    """A group of persons in a role, of the party that the phrase names."""
    party = parties.of(phrase)
    governed = re.search(rf"\b{GOVERNMENT}\b|\bpro-", phrase) is not None
    if role not in ARMED:
        adjective = f"{state_adjective(party)} " if party and role not in ("people", "men") else ""
        return Group(name=f"{adjective}{role}", nature=Nature.PERSONS, party=party, within=_holders(role))
    if party is None:
        return Group(name=role, nature=Nature.PERSONS, within=("combatants",))
    adjective = state_adjective(party)
    if role == "soldiers":
        return Group(
            name=f"{adjective} soldiers", nature=Nature.PERSONS, party=party, within=(f"{adjective} forces", "state forces")
        )
    if role == "forces" or governed:
        return Group(name=f"{adjective} forces", nature=Nature.PERSONS, party=party, within=("state forces",))
    return Group(name=f"{adjective} fighters", nature=Nature.PERSONS, party=None, within=("combatants",))


def called(first: Token, head: Token | None, group: Group, lexicon: Lexicon) -> str | None:
    """What the words call the harmed, where that says more than their group's name: "Chinese tourists", "fishing boat".

    `first` is the first token that may say it, `head` the noun for them; None where the words leave it out.
    """
    role = lexicon.role(head) if head is not None else None
    if head is None or role is None or head.lemma_.lower() in SAY_NO_MORE or not _general(group.name, head):
        return None
    start = head.i
    while start > first.i and _belongs(head.doc[start - 1], head):
        start -= 1
    noun = head.lemma_.lower() if group.nature is Nature.MATERIEL else head.text
    return " ".join((*(token.text for token in head.doc[start : head.i]), noun))


def _general(name: str, head: Token) -> bool:
    """Whether a group's name says less than the noun that it stands for: "people" of tourists, "building" of a shop."""
    return name in GENERAL or head.lemma_.lower() in OWN_NAMES


def _belongs(token: Token, head: Token) -> bool:
    """Whether a word before a noun says of what kind, land or sex they are."""
    kind = token.dep_ == "compound" or token.lower_ in KINDS or (token.pos_ in ("ADJ", "PROPN") and is_demonym(token.text))
    return kind and token.is_alpha and token.head.i in range(token.i + 1, head.i + 1)


def _holders(role: str) -> tuple[str, ...]:
    return () if role == "people" else ("people",)


def _materiel(phrase: str, kind: str | None, parties: Parties, lexicon: Lexicon) -> Group:
    """A kind of thing by the longest entry of the tables that its words hold, else by its own words."""
    words = phrase.lower().replace("armored", "armoured").replace("-", " ")
    longest = [
        word for word, (_, nature) in lexicon.roles.items() if nature is Nature.MATERIEL and " " in word and word in words
    ]
    name = lexicon.roles[max(longest, key=len)][0] if longest else kind
    return Group(name=name or _plain(words), nature=Nature.MATERIEL, party=parties.of(phrase))


def _plain(words: str) -> str:
    return _LEADING.sub("", words).strip()


def _phrase(doc: Doc, quantity: Quantity) -> str:
    """The words of a quantity without those of its number."""
    words = str(doc[quantity.first : quantity.last].text)
    return words if quantity.indefinite else words.removeprefix(quantity.figure.words).strip() or words
