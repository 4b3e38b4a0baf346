"""Names: what a report calls its sources, offices and persons each by the longest name that it gives them.

The text of a report enters and its `Names` leave; then the words of one source, of which the person whom they name leaves, or
the name of the armed men of somebody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tallystick.reading.demonyms import demonym_party
from tallystick.reading.parties import Parties
from tallystick.reading.speech.offices import OFFICES, office

_WORD = r"(?:[A-ZÀ-Ž][\w’'-]*(?:\.(?=[A-Z])\w*)*|[A-Z]\.|al-[A-Z]\w+)"
NAME = re.compile(rf"{_WORD}(?:[ ](?:(?:bin|ibn|al|el|de|von|van|der)[ -])?{_WORD})*")
_BAND = r"(?P<band>forces|fighters|troops|soldiers|militias?|militiamen|rebels|gunmen|units)"
_BANDS = (
    re.compile(rf"^(?:\w+ )?{_BAND} (?:loyal|allied|faithful) (?:to|with) (?P<leader>{NAME.pattern})", re.IGNORECASE),
    re.compile(rf"^(?:\w+ )?{_BAND} (?:led|commanded) by (?P<leader>{NAME.pattern})", re.IGNORECASE),
    re.compile(rf"^(?P<leader>{NAME.pattern})['’]s? {_BAND}$"),
)
"""Those who fight for somebody: "forces loyal to X" and "X's forces" are one source, and not X himself."""
_TITLES = frozenset(
    """
    president prime minister director captain general colonel major lieutenant sergeant spokesman spokeswoman spokesperson chief
    king prince secretary governor mayor sheriff senator representative dr mr mrs ms professor commander ambassador envoy leader
    head deputy lt col gen capt sgt maj police communications foreign defence defense interior chairman judge detective officer
    attorney district coroner of the asp dsp sp csp acp dcp ssp dpo dig insp cpl pte brig constable corporal brigadier private
    """.split()
)
_OPENING = frozenset(
    """
    while when where although though after before since initially originally subsequently eventually meanwhile later earlier
    also but and as if on in at by from for then still however according once until
    """.split()
)
"""Words that begin a sentence with a capital and are none of the name behind them."""
_HELD = re.compile(r"(?:['’]s?)? (?!of\b|for\b|in\b|at\b|with\b|from\b|who\b|and\b)[a-z]")
"""What follows a name that is not the speaker but owns an office or says where it is: "San Pedro police"."""
_OF_A_BODY = re.compile(
    r"\b(?:Ministry|Department|Directorate|"
    r"Coordination|Commissioner|Agency|Programme|Mission|"
    r"Observatory|Office|Commission|Committee|Council|Cent(?:re|er)|Network|Institute|Association|Society|League) "
    r"(?:for|of|on) (?:the )?$|\b(?:governor|mayor|administrator|prefect|archbishop|bishop|ombuds(?:wo)?man) of (?:the )?$"
)
"""What stands before words that name nobody: "Observatory for Human Rights", "the governor of Norte de Santander"."""
_ORGANISATION = re.compile(
    r"\b(?:Organi[sz]ation|Union|Fund|Federation|Initiative|Project|Network|Association|Society|Syndicate|League|Alliance|"
    r"Foundation|Institute|Cent(?:re|er)|Group|Corps|Doctors|Service|Staff|Front|Brigades?)$"
)
"""Last words of names of bodies, which are no persons."""
_LEADER = re.compile(r"\b(?:leader|president|prime minister|premier|dictator|strongman)\b", re.IGNORECASE)
_SITED = re.compile(
    r"\b(?:in|at|near|from|outside|(?:city|town|village|province|state|district|region) of)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}$"
)
"""What stands before a name that says where a speaker is: "medics in the Sudanese city of El Fasher"."""
_RUNNING = re.compile(r"(?:[a-z,]|\bThe) $")
"""What stands before a name in running text: in headlines and menus every word before "Police" may have a capital."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What one report calls its sources: offices by their last word, persons by their last name, the whole name beside each."""

    offices: dict[str, str]
    persons: dict[str, str]
    parties: Parties


def find_names(text: str, parties: Parties) -> Names:
    """Collect the offices and the longest form of every personal name in a report."""
    offices: dict[str, str] = {}
    persons: dict[str, str] = {}
    for match in NAME.finditer(text):
        words = match.group().removesuffix("'s").removesuffix("’s")
        if OFFICES.search(words) and " " in words:
            if words.endswith("Army") and demonym_party(words.split()[0]) is None:
                continue  # "the army" is the state's, not the Arakan Army
            if words.endswith("Police") and not _RUNNING.search(text, max(0, match.start() - 5), match.start()):
                continue
            offices.setdefault(words.split()[-1].lower(), office(words.removeprefix("The ")))
            continue
        name = _person(words)
        if name and " " in name:
            last = name.split()[-1]
            persons[last] = max(persons.get(last, ""), name, key=lambda known: (len(known), known))
    return Names(offices=offices, persons=persons, parties=parties)


def person_of(plain: str, names: Names, party: str | None) -> str | None:
    """The person whom the words of a source name, else the one leader whom the report names of the party."""
    for match in NAME.finditer(plain):
        words = re.sub(r"['’]s$", "", match.group())
        before = plain[: match.start()]
        if OFFICES.search(words) or _ORGANISATION.search(words) or _HELD.match(plain, match.end()):
            continue
        if _OF_A_BODY.search(before) or _SITED.search(before):
            continue
        name = _person(words)
        if name is None:
            continue
        known = names.persons.get(name.split()[-1])
        if known is not None and set(name.split()) <= set(known.split()):
            return known
        if " " in name:
            return name  # a family has many members
    if _LEADER.search(plain) and party is not None:
        leaders = sorted(last for last, state in names.parties.leaders.items() if state == party and last in names.persons)
        return names.persons[leaders[0]] if len(leaders) == 1 else None
    return None


def band_of(plain: str, names: Names) -> str | None:
    """The armed men of somebody by his longest name: "Jonas Varek's forces"."""
    found = next((match for pattern in _BANDS if (match := pattern.match(plain))), None)
    name = _person(re.sub(r"['’]s?$", "", found["leader"])) if found else None
    if found is None or name is None or OFFICES.search(found["leader"]):
        return None
    return f"{names.persons.get(name.split()[-1], name)}'s {found['band'].lower()}"


def _person(words: str) -> str | None:
    """The words without titles and states; None where nothing that can be a person's name is left."""
    kept = words.split()
    while kept and (kept[0].lower().rstrip(".") in _TITLES | _OPENING or demonym_party(re.sub(r"['’]s$", "", kept[0]))):
        kept = kept[1:]
    if not kept or any(demonym_party(word) or (word.isupper() and len(word) > 1) or word.lower() in _TITLES for word in kept):
        return None
    return " ".join(kept)
