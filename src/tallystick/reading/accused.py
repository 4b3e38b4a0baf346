"""Accused: who did it, by the words for those harmed: names of the arrested and charged, "the man who shot her", the suspect.

The text of a report enters and the names of the accused leave, in small letters; of one of the harmed, whether the words make
him an attacker, and whether police harmed him. Whoever is accused is none of those whom he harmed.
"""

from __future__ import annotations

import re

from tallystick.model.groups import Group
from tallystick.reading.context import Context
from tallystick.reading.harms.quantities import Quantity
from tallystick.reading.harms.record import Harm

_WORD = r"[A-Z][a-z’'-]+"
_NAME = rf"{_WORD}(?: [A-Z]\.| {_WORD}){{1,3}}"
_STEP = (
    r"(?:arrested|charged|booked|indicted|accused|convicted|sentenced|arraigned|jailed|in custody|held (?:on|without|in lieu)"
    r"|taken into custody|wanted|found guilty)"
)
_AFTER = re.compile(
    rf"\b({_NAME})(?:,? (?:Jr|Sr|I{{2,3}})\.?)?(?:, (?:\d|of|an?)[^,.;]{{0,40}}){{0,2}},? "
    rf"(?:(?:(?:has|have) been|was|were|is|is being|remains?|also|later|is now|currently) ){{1,2}}{_STEP}\b|"
    rf"\b({_NAME})(?:, (?:\d|of|an?)[^,.;]{{0,40}}){{0,2}},? (?:faces?|is facing|pleaded|surrendered|turned himself in)\b"
)
_BEFORE = re.compile(
    rf"\b(?i:arrested|charged|accused|indicted|(?:suspect|gunman|shooter|defendant)(?:,? (?:identified|named) as|,)?)"
    rf" (?:\d+-year-old )?({_NAME})"
)
_ATTACKED = re.compile(
    r" who (?:(?:police|authorities|deputies|officials|investigators) (?:say|said|believe) )?(?:(?:had|allegedly|first) )*"
    r"(?:shot|killed|opened fire|fired|attacked|stabbed|robbed|wounded|pointed a|pulled (?:a|out))\b(?! (?:him|her)self\b)",
    re.IGNORECASE,
)
""" "The man who shot him was killed": the words say themselves that he attacked."""
_BY_POLICE = re.compile(
    r"[^,;.]{0,40}\bby (?:[\w’'-]+ ){0,4}?(?:police|officers?|deput(?:y|ies)|troopers?|SWAT|agents?|marshals?|cops?)\b",
    re.IGNORECASE,
)
_INVOLVED = re.compile(r"\b(?:officer|deputy|trooper|police|agent)s?[- ]involved\b|\bpolice shooting\b", re.IGNORECASE)
POLICE = frozenset({"police", "officers", "officer", "deputies", "deputy", "troopers", "trooper", "cops", "cop"})
OPENING = 400
"""Characters of a report, the title among them, that say what it is on."""
NAMES = 2
"""Words of a full name at least."""


def accused_in(text: str) -> frozenset[tuple[str, ...]]:
    """The first and last words of the names of the accused."""
    found = (match.group(1) or match.group(2) for match in _AFTER.finditer(text))
    named = (*found, *(match.group(1) for match in _BEFORE.finditer(text)))
    words = [tuple(word.lower().strip(".") for word in name.split()) for name in named]
    return frozenset((name[0], name[-1]) for name in words if len(name) >= NAMES)


def is_accused(name: tuple[str, ...], accused: frozenset[tuple[str, ...]]) -> bool:
    """Whether a name, or a surname alone, is that of one of the accused."""
    if len(name) == 1:
        return any(name[0] == known[-1] for known in accused)
    return bool(name) and (name[0], name[-1]) in accused


def is_attacker(context: Context, quantity: Quantity, group: Group) -> bool:
    """Whether the words for one of the harmed say that he attacked: "the suspect", "the man who shot him"."""
    gunman = quantity.head is not None and context.doc[quantity.head].lower_ == "gunman"
    end = context.doc[quantity.last - 1].idx + len(context.doc[quantity.last - 1])
    return group.name == "attackers" or gunman or _ATTACKED.match(context.sentence.text[end:]) is not None


def by_police(context: Context, harm: Harm) -> bool:
    """Whether police did it, or the report is on what they did: then whoever they call the suspect is the one harmed."""
    text, trigger = context.sentence.text, context.doc[harm.trigger]
    shot = _BY_POLICE.match(text[trigger.idx :]) is not None
    subject = any(child.dep_ == "nsubj" and child.lower_ in POLICE for child in trigger.children)
    return shot or subject or _INVOLVED.search(context.whole.report.text[:OPENING]) is not None
