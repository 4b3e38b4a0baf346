"""Deeds that say by themselves how many they harmed: "a double homicide", "a quadruple shooting", "a fatal shooting".

A parsed sentence enters; each such deed leaves as a quantity of people with its word of harm. "Fatal" tells of one dead
at least.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from tallystick.model.claims import Measure
from tallystick.model.figures import DEED, Figure
from tallystick.reading.harms.quantities import Quantity
from tallystick.reading.surface import text_of

DEEDS = {
    "shooting": Measure.WOUNDED,
    "stabbing": Measure.WOUNDED,
    "homicide": Measure.KILLED,
    "murder": Measure.KILLED,
    "killing": Measure.KILLED,
    "slaying": Measure.KILLED,
    "homicides": Measure.KILLED,
    "murders": Measure.KILLED,
    "killings": Measure.KILLED,
    "slayings": Measure.KILLED,
}
OF_WHOM = frozenset({*DEEDS, "shootings", "stabbings"}) - {"killing", "killings"}
"""Nouns whose own number counts deeds: the harmed are those "of" whom they are told."""
_ANY = re.compile(rf"\b(?:{'|'.join(DEEDS)}|manslaughter|suicide|death)\b", re.IGNORECASE)
CHARGES = frozenset({"murder", "homicide", "manslaughter"})
_CHARGED = re.compile(
    r"\b(?:charged with|accused of|convict\w* (?:(?:a|the) [\w-]+ )?(?:\w+day )?of|"
    r"guilty (?:of|to)|sentenced for|arrested (?:for|on)|wanted (?:for|on)|"
    r"faces?|facing|indicted (?:for|on)|count of|charges? of|suspicion of|investigat\w+ (?:as )?a|ruled a|called it a|"
    r"it (?:is|was) a) (?:an?|the|one count of|open count of|"
    r"first|second|capital|criminal|reckless|involuntary|voluntary|felony|degree|[-\s])*$",
    re.IGNORECASE,
)
"""What stands before "murder" where somebody is charged with one, or a death is held to be one."""
TIMES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6}
FATAL = frozenset({"fatal", "deadly"})
VIOLENT = frozenset({"shooting", "gunshot", "gun", "stabbing"})
"""Words before "death" that make it a deed: "an accidental shooting death"."""
ITS_DOER = "a deed that killed its doer"
COUNTING = "a deed that counts"
NOT_DONE = frozenset({"attempted", "alleged", "attempt", "another", "second", "previous", "unrelated", "separate", "other"})
"""Words with which a deed is none, or another one than the report's."""


ORDINALS = frozenset({"first", "third", "fourth", "fifth", "latest", "last", "any", "no", "every", "each"})
OF_A_DEED = 5
"""Tokens from "victim" to the deed that it is said to be of."""


def deeds(doc: Doc) -> Iterator[tuple[Quantity, int, Measure]]:
    """Each deed that counts: its quantity, the token of its noun, and what was suffered."""
    if not _ANY.search(text_of(doc)):
        return
    for token in doc:
        if _after_murder(token) and not _not_done(doc[token.i - 2]):
            yield _of_its_doer(doc, token), token.i, Measure.KILLED
        if token.lower_ in CHARGES and _CHARGED.search(text_of(doc)[: token.idx]):
            yield _charged(token), token.i, Measure.KILLED
            continue
        if token.lower_ == "death" and token.i and doc[token.i - 1].lower_ in VIOLENT and not _not_done(token):
            yield _at_least_one(doc, token, VIOLENT), token.i, Measure.KILLED
        measure = DEEDS.get(token.lower_)
        victim = _victim(token) if measure is not None else None
        if victim is not None and measure is not None:
            yield victim, token.i, Measure.KILLED if any(one.lower_ in FATAL for one in _said_of(token)) else measure
            continue
        if measure is None or not token.i or _not_done(token):
            continue
        fatal = any(one.lower_ in FATAL for one in _said_of(token))
        times = next((one for one in reversed(doc[max(0, token.i - 2) : token.i]) if one.lower_ in TIMES), None)
        if times is not None:
            each = times.i + 1 < token.i and doc[times.i + 1].lower_ in FATAL
            yield _counted(times, token), token.i, Measure.KILLED if each else measure
        if fatal and token.lower_ in ("shooting", "stabbing") and not (times is not None and each):
            yield _at_least_one(doc, token, FATAL), token.i, Measure.KILLED


def _after_murder(token: Token) -> bool:
    """The last word of "murder-suicide"."""
    before = token.doc[max(0, token.i - 2) : token.i].text.lower()
    return bool(token.lower_ == "suicide" and before in ("murder-", "murder–"))


def _not_done(noun: Token) -> bool:
    return not NOT_DONE.isdisjoint(one.lower_ for one in noun.doc[max(0, noun.i - 3) : noun.i])


def _victim(deed: Token) -> Quantity | None:
    """The one whom a deed is said to have harmed: "the homicide victim", "the victim of Tuesday's shooting"; not the 12th."""
    doc = deed.doc
    following = deed.nbor() if deed.i + 1 < len(doc) else None
    before = doc[max(0, deed.i - OF_A_DEED) : deed.i]
    held = next((one for one in reversed(before) if one.lower_ == "victim" and one.nbor().lower_ in ("of", "in")), None)
    told = following if following is not None and following.lower_ == "victim" else held
    if told is None:
        return None
    first = min(told.i, deed.i)
    earlier = doc[max(0, first - 3) : first]
    if any(
        one.tag_ == "CD" or one.text[0].isdigit() or one.lower_ in NOT_DONE | ORDINALS
        for one in (*earlier, *doc[first : deed.i])
    ):
        return None
    figure = Figure(low=1, high=1, words=doc[first : told.i + 1].text, rule="one person")
    return Quantity(first=first, last=told.i + 1, figure=figure, head=told.i, indefinite=True, single=True)


def _said_of(noun: Token) -> Span:
    """The three words before a noun, a compound ("officer-involved") for one."""
    before = noun.doc[max(0, noun.i - 3) : noun.i]
    compounds = sum(2 for one in before if one.text == "-")
    return noun.doc[max(0, noun.i - 3 - compounds) : noun.i]


def _of_its_doer(doc: Doc, noun: Token) -> Quantity:
    """A murder-suicide killed the one who did it, whoever else is told of."""
    figure = Figure(low=1, high=None, words=doc[noun.i - 2 : noun.i + 1].text, rule=ITS_DOER)
    return Quantity(first=noun.i - 2, last=noun.i + 1, figure=figure, head=None, indefinite=True, single=True)


def _counted(times: Token, noun: Token) -> Quantity:
    number = TIMES[times.lower_]
    figure = Figure(low=number, high=number, words=times.text, rule=COUNTING)
    return Quantity(first=times.i, last=noun.i + 1, figure=figure, head=None)


def _at_least_one(doc: Doc, noun: Token, words: frozenset[str]) -> Quantity:
    first = next(one.i for one in reversed(doc[: noun.i]) if one.lower_ in words)
    figure = Figure(low=1, high=None, words=doc[first : noun.i + 1].text, rule=DEED)
    return Quantity(first=first, last=noun.i + 1, figure=figure, head=None, indefinite=True, single=True)


def _charged(noun: Token) -> Quantity:
    figure = Figure(low=1, high=None, words=noun.text, rule=DEED)
    return Quantity(first=noun.i, last=noun.i + 1, figure=figure, head=None, indefinite=True, single=True)
