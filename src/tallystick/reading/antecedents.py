"""Antecedents: the groups that words leave out ("another five", "its soldiers"), from those that the report named before.

Harms in their context enter in text order; groups leave. Where nothing before tells, the harmed are people and no party's.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from tallystick.model.claims import ClaimantRole, Measure
from tallystick.model.figures import Figure
from tallystick.model.groups import ARMED, Group, Nature
from tallystick.reading.agents import agent_of_harm, is_own
from tallystick.reading.context import Context
from tallystick.reading.demonyms import demonym_party
from tallystick.reading.groups import PEOPLE, civil_member, name_group, persons
from tallystick.reading.harms.deeds import ITS_DOER
from tallystick.reading.harms.nouns import NOUNS
from tallystick.reading.harms.order import SUBJECTS
from tallystick.reading.harms.quantities import Quantity
from tallystick.reading.harms.record import Harm
from tallystick.reading.parties import GOVERNS
from tallystick.reading.speech.speakers import Speakers

_OWN = re.compile(r"\b(?:its|their|our|his)\b", re.IGNORECASE)
_OF = re.compile(r"\b(?:of|for|in|among)\b (.*)", re.DOTALL)
_OF_WHICH = re.compile(
    r"\bof (?:which|whom)(?: (?:at least|about|some|only|nearly))?\s*$|^\W*of (?:the|its|their|those) [^,]{3,60},\s*$",
    re.IGNORECASE,
)
_OFFICERS = re.compile(r"\bofficers\b", re.IGNORECASE)
_FORCES = re.compile(r"\b(?:military|army)\b", re.IGNORECASE)
MULTITUDE = 1000
"""From here on a number without a noun ("hundreds of thousands") speaks of people at large, not of those named before."""
BYSTANDERS = frozenset({ClaimantRole.WITNESS, ClaimantRole.HOSPITAL})
"""Who does not speak of the armed men of whom another speaker told before."""
NOBODY = frozenset({"no one", "nobody"})
"""Words that leave nobody out."""
AROUND_A_TOTAL = 9
"""Tokens after the noun of a running total in which those whom it counts are named."""


class GroupReader:
    """Names the harmed of one report and remembers them."""

    def __init__(self) -> None:
        self._before: list[tuple[Group, Figure]] = []

    def read(self, context: Context, harm: Harm, speakers: Speakers, *, part: bool, denied: bool) -> Group:
        """The group that the words name; what they leave out is taken from the groups named before.

        A `part` of another figure is not remembered: after "nine people, three children among them" the next are people.
        Where it is `denied` that government soldiers were killed, they are those of the state whose voice denies it.
        """
        group = self._read(context, harm, speakers)
        group = self._denied(context, harm, group, speakers) if denied else group
        if not part and not _to_oneself(context, harm) and harm.quantity.figure.rule != ITS_DOER:
            self._before.append((group, harm.quantity.figure))
        return group

    def _denied(self, context: Context, harm: Harm, group: Group, speakers: Speakers) -> Group:
        """Those of the state that denies their harm, where the words call them the government's."""
        role = group.name.split()[-1]
        if role not in ARMED or not GOVERNS.search(context.doc[harm.first : harm.last].text):
            return group
        speaker = speakers.get(harm.trigger)
        state = (speaker.party if speaker is not None else None) or _named_before(context, harm)
        return persons(role, f"{state} {role}", context.whole.parties) if state else group

    def _read(self, context: Context, harm: Harm, speakers: Speakers) -> Group:
        whole = context.whole
        if harm.cumulative and harm.trigger != harm.quantity.first:
            totalled = _totalled(context, harm)
            return self._as_before(totalled) if totalled is not None else self._left_out(context, harm, speakers)
        named = name_group(context.doc, harm.quantity, harm.measure, whole.lexicon, whole.parties)
        named = named or said_to_be(context, harm) or apposed(context, harm.quantity, harm.measure)
        if named is None:
            return self._left_out(context, harm, speakers)
        if named.party is None and named.name in ARMED:
            return self._owned(context, harm, named, speakers)
        return named

    def _as_before(self, group: Group) -> Group:
        """ "Turkish deaths": those of a party without a role are the group of that party that the report told of before."""
        if group.name != PEOPLE.name or group.party is None:
            return group
        same = [known for known, _ in self._before if known.party == group.party and known.nature is Nature.PERSONS]
        return same[-1] if same else group

    def _owned(self, context: Context, harm: Harm, named: Group, speakers: Speakers) -> Group:
        """Soldiers without a state: "its soldiers" are those of the state named before, others those last told of."""
        parties = context.whole.parties
        speaker = speakers.get(harm.trigger)
        owner = speaker.party if speaker is not None else None
        if _OWN.search(context.doc[harm.first : harm.last].text):
            own = owner or _named_before(context, harm)
            if own is not None:
                return persons(named.name, f"{own} {named.name}", parties)
        same = [known for known in self._before if known[0].party is not None and known[0].name.endswith(named.name)]
        if context.doc[harm.quantity.first].lower_ == "the":
            same = [known for known in same if known[1].exact == harm.quantity.figure.exact] or same
        if same:
            return same[-1][0]
        own = owner or parties.home
        return named if own is None or named.name != "soldiers" else persons(named.name, f"{own} {named.name}", parties)

    def _left_out(self, context: Context, harm: Harm, speakers: Speakers) -> Group:
        """ "another five", "13 were killed": the last group of that nature that did not do it."""
        figure = harm.quantity.figure
        if (some := _of_which(context, harm)) is not None:
            return some
        if (figure.low or 0) >= MULTITUDE or figure.rule in NOBODY:
            return PEOPLE
        agent = agent_of_harm(context, harm)
        enemy = context.whole.parties.of(agent) if agent else None
        speaker = speakers.get(harm.trigger)
        if enemy is None and speaker is not None and is_own(context, harm):
            enemy = speaker.party
        wanted = Nature.MATERIEL if harm.measure.of_things else Nature.PERSONS
        before = [known for known in self._before if known[0].nature is wanted]
        harmed = [known for known in before if known[0].party is None or known[0].party != enemy]
        words = context.doc[harm.quantity.first : harm.quantity.last].text
        if _TOGETHER.match(words) and len({group for group, _ in harmed[-2:]}) > 1:
            return PEOPLE
        if harmed and speaker is not None and speaker.role in BYSTANDERS and harmed[-1][0].name in ARMED:
            return PEOPLE  # "the army killed 12 rebels; residents counted 21 dead"
        if not harmed:
            return THINGS if harm.measure.of_things else PEOPLE
        return PEOPLE if _besides(words, figure, *harmed[-1]) else harmed[-1][0]


def _of_which(context: Context, harm: Harm) -> Group | None:
    """ "Ninety drones, of which 61 were shot down", "61 of which", "of the 90 drones, 61": of the kind counted before."""
    own = context.doc[harm.quantity.first : harm.quantity.last].text.lower().endswith((" of which", " of whom"))
    if not own and _OF_WHICH.search(context.doc[: harm.quantity.first].text) is None:
        return None
    counted = [one for one in context.quantities if one.last <= harm.quantity.first and one.head is not None]
    return name_group(context.doc, counted[-1], harm.measure, context.whole.lexicon, context.whole.parties) if counted else None


def said_to_be(context: Context, harm: Harm) -> Group | None:
    """What some of the harmed are said to be: "three of those killed were women", "eight were believed to be gunmen".

    Of "seven of the dead were women and children" none tells how many were women.
    """
    told = _predicate(context, harm)
    role = context.whole.lexicon.role(told) if told is not None else None
    if told is None or role is None or role[1] is not Nature.PERSONS:
        return None
    name = "people" if civil_member(told) else role[0]
    return persons(name, context.doc[told.left_edge.i : told.i + 1].text, context.whole.parties)


def apposed(context: Context, quantity: Quantity, measure: Measure) -> Group | None:
    """What words beside them call them: "one of them, a 30-year-old woman, died"."""
    if quantity.head is not None or not quantity.part_of_them or measure.of_things:
        return None
    start = quantity.last + (context.doc[quantity.last : quantity.last + 1].text == ",")
    beside = next((one for one in context.quantities if one.first == start and one.indefinite and not one.single), None)
    whole = context.whole
    return name_group(context.doc, beside, measure, whole.lexicon, whole.parties) if beside is not None else None


def noun_for(context: Context, harm: Harm) -> Token | None:
    """The noun for the harmed: that of their words, else what these are said to be."""
    head = harm.quantity.head
    return context.doc[head] if head is not None else _predicate(context, harm)


def _predicate(context: Context, harm: Harm) -> Token | None:
    """The noun that some of the harmed are said to be."""
    some = context.doc[harm.quantity.first]
    if not (harm.quantity.of_base or harm.quantity.part_of_them) or not some.dep_.startswith("nsubj"):
        return None
    told: Token = next((child for child in some.head.children if child.dep_ == "xcomp"), some.head)
    copula = any(child.dep_ == "cop" for child in told.children)
    joined = any(
        child.dep_ == "conj" and all(one.dep_ not in ("cop", *SUBJECTS) for one in child.children) for child in told.children
    )
    return told if copula and not joined else None


def _besides(words: str, figure: Figure, group: Group, before: Figure) -> bool:
    """ "A woman was killed and three others wounded": what is said of her is not said of them; of soldiers and units it is.

    More than were told of before are not just these either: "shot wife, three children: five dead".
    """
    if group.nature is not Nature.PERSONS or group.party is not None or group.name in ARMED:
        return False
    return _OTHERS.search(words) is not None or (before.exact is not None and (figure.low or 0) > before.exact)


def _named_before(context: Context, harm: Harm) -> str | None:
    """The first state that the sentence names before the harmed."""
    named = (demonym_party(token.text) for token in context.doc[: harm.quantity.first])
    return next((party for party in named if party), None)


def _to_oneself(context: Context, harm: Harm) -> bool:
    """ "A gunman killed three before killing himself": the three are none of those like him."""
    trigger = context.doc[harm.trigger]
    return harm.quantity.first < harm.trigger and any(child.lower_.endswith(("self", "selves")) for child in trigger.children)


_OTHERS = re.compile(r"\bothers?\b", re.IGNORECASE)
_TOGETHER = re.compile(r"(?:both|all)\b", re.IGNORECASE)
THINGS = Group(name="things", nature=Nature.MATERIEL)


def _totalled(context: Context, harm: Harm) -> Group | None:
    """Those whom a running total counts, by the words around its noun; None where they name nobody."""
    doc, whole = context.doc, context.whole
    last = max(harm.last, harm.trigger + AROUND_A_TOTAL)
    last = next((token.i for token in doc[harm.last : last] if token.text in (",", ";")), last)
    if harm.trigger < harm.quantity.first and doc[harm.trigger + 1 : harm.trigger + 3].text.lower() == "of people":
        return PEOPLE  # "the number of people killed in attacks by militants"
    window = doc[min(doc[harm.trigger].left_edge.i, harm.first) : last]
    known = [whole.lexicon.role(token) for token in window if token.pos_ in NOUNS and not _FORCES.match(token.text)]
    roles = [found for found in known if found is not None]
    thing = next((name for name, nature in roles if nature is Nature.MATERIEL), None)
    if harm.measure.of_things and thing is not None:
        return Group(name=thing, nature=Nature.MATERIEL, party=whole.parties.of(window.text))
    role = next((name for name, nature in roles if nature is Nature.PERSONS and name != "people"), None)
    if role == "soldiers" and whole.parties.policing and _OFFICERS.search(window.text):
        role = "police"
    party = whole.parties.of(window.text)
    if role is None and party is None:
        return None
    inside = _OF.search(window.text)
    words = inside.group(1) if inside and party is None else window.text
    return persons(role or ("soldiers" if _FORCES.search(window.text) else "people"), words, whole.parties)
