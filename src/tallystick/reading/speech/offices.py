"""Offices: the words that name an office, and the one name that each keeps however it is spelled.

The words of an office enter; its name leaves: "Ministry of National Defence" is the "Defence Ministry".
"""

from __future__ import annotations

import re

from tallystick.reading.demonyms import demonym_party
from tallystick.reading.parties import state_adjective

OFFICE = (
    r"ministry|ministries|army|military|armed forces|navy|air force|police|agency|observatory|office|council|government|"
    r"department|"
    r"hospital|directorate|presidency|command|bureau|authority|authorities|committee|commission|united nations|u\.n\.|un|"
    r"coalition|"
    r"red cross|red crescent|"
    r"civil defen[cs]e|white helmets|news agency|parliament|embassy|court|coroner's office|sheriff's office|front|movement"
)
OFFICES = re.compile(rf"\b(?:{OFFICE})\b", re.IGNORECASE)
_OWNER = r"(?P<owner>[A-ZÀ-Ž][\w.-]*)['’]s "
_MINISTRY_OF = re.compile(
    r"\b(?P<adjective>[A-Z]\w+ )?Ministry of (?:the )?(?P<of>(?:National |Public )?\w+)(?: of (?P<state>[A-Z]\w+))?",
    re.IGNORECASE,
)


def office(words: str) -> str:
    """One spelling for an office: the state as an adjective, "Defence", and the ministry's name before the word."""
    name = re.sub(r"\bDefense\b", "Defence", words).replace("defense", "defence")
    owner = re.search(_OWNER, name)
    if owner and demonym_party(owner["owner"]):
        name = f"{name[: owner.start()]}{state_adjective(str(demonym_party(owner['owner'])))} {name[owner.end() :]}"
    turned = _MINISTRY_OF.search(name)
    if turned:
        state = demonym_party(turned["state"]) if turned["state"] else None
        front = turned["adjective"] or (f"{state_adjective(state)} " if state else "")
        name = f"{front}{turned['of'].removeprefix('National ').removeprefix('Public ')} Ministry"
    name = re.sub(r"\bNational (?=Defence Ministry)", "", name)
    return re.sub(r"\b(?:defence|foreign|interior|health) ministry\b", lambda match: match.group().title(), name)
