"""Parties: the states and armed bodies of one report, and which of them loose words ("the regime", "its soldiers") mean.

A report's text enters; `Parties` leaves. A government is the same party however it is called: "regime" or "government" change
nothing. Only words of the same report decide; where they decide nothing, the party is None.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from tallystick.reading.demonyms import adjective, demonym_party

_CAPITALISED = r"[A-Z][\w’'.-]*"
_NAME = rf"(?:{_CAPITALISED}|al-\w+)(?: (?:{_CAPITALISED}|al-\w+))*"
GOVERNMENT = r"(?:regime|government|junta|authorities)"
_OF_STATE = re.compile(rf"\b(?P<owner>{_CAPITALISED})(?:['’]s?)? (?:{GOVERNMENT}|army|military|troops|forces|soldiers)\b")
_INSTITUTION = re.compile(
    rf"\b(?P<owner>{_CAPITALISED})(?:['’]s?)? (?:\w+ )?(?:[Pp]resident|[Pp]residency|[Mm]ilitary|[Aa]rmy|[Mm]inistry|"
    r"[Mm]inister|[Aa]rmed [Ff]orces|forces|soldiers?|troops|[Dd]irectorate|[Cc]ommunications|[Pp]arliament|police|"
    r"[Gg]overnment|regime|leader|officials?)\b"
)
_LED_BY = re.compile(
    rf"\b(?P<state>{_CAPITALISED})(?:['’]s)? (?:[Pp]resident|leader|[Pp]rime [Mm]inister|dictator|strongman|ruler) "
    rf"(?P<name>{_NAME})"
)
_REGIME_OF = re.compile(rf"\b(?P<name>{_NAME})(?:['’]s)? (?:{GOVERNMENT}|forces)\b|\bpro-(?P<pro>{_CAPITALISED})")
_POLICE = re.compile(
    r"\b(?:police(?:m[ae]n|wom[ae]n)?|sheriff|deput(?:y|ies)|detectives?|troopers?|constabulary)\b", re.IGNORECASE
)
_ARMY = re.compile(r"\b(?:army|military|soldiers?|troops|navy|air force|marines|regiment|battalion)\b", re.IGNORECASE)
_REGIME = re.compile(rf"\b{GOVERNMENT}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """`regime` is the one state whose government the report calls so; `home` the state whose institutions it names most.

    `leaders` maps the last name of a leader, or of those whose government is spoken of, to the state. `policing` tells that the
    report speaks of police rather than of an army: its officers are policemen.
    """

    regime: str | None
    home: str | None
    leaders: dict[str, str]
    policing: bool = False

    def of(self, words: str) -> str | None:
        """The party that the words of a noun phrase name, None where they name none."""
        for word in re.findall(r"[A-Za-zÀ-ž][\w.’'-]*", words):
            plain = re.sub(r"['’]s?$", "", word)
            party = self._named(plain)
            if party is not None:
                return party
        return self.regime if _REGIME.search(words) else None

    def _named(self, word: str) -> str | None:
        bare = re.sub(r"^(?:pro|anti)-", "", word)
        if word.startswith("anti-") or re.search(r"-(?:backed|led|supported|allied|aligned)$", word):
            return None
        return demonym_party(bare) or self.leaders.get(bare.rsplit("-", 1)[-1] if bare[:1].isupper() or "-" in bare else "")


def find_parties(text: str) -> Parties:
    """Read the states, governments and leaders that a report names."""
    regimes = Counter(p for m in _OF_STATE.finditer(text) if _REGIME.search(m.group()) and (p := demonym_party(m["owner"])))
    homes = Counter(
        p for m in _INSTITUTION.finditer(text) if not _REGIME.search(m.group()) and (p := demonym_party(m["owner"]))
    )
    leaders = {_last(match["name"]): party for match in _LED_BY.finditer(text) if (party := demonym_party(match["state"]))}
    regime = _most(regimes)
    for match in _REGIME_OF.finditer(text):
        name = _last(match["name"] or match["pro"])
        followers = match["pro"] is not None or _REGIME.search(match.group())
        if regime is not None and followers and demonym_party(name) is None and match["name"] not in ("The", "A", "This"):
            leaders.setdefault(name, regime)
    policing = len(_POLICE.findall(text)) > len(_ARMY.findall(text))
    return Parties(regime=regime, home=_most(homes), leaders=leaders, policing=policing)


def state_adjective(party: str) -> str:
    """The adjective of a state, or its own name where the table has none."""
    return adjective(party) or party


def _last(name: str) -> str:
    """The last word of a name, without the article that some names carry: "Bashar al-Assad" gives "Assad"."""
    return re.sub(r"['’]s?$", "", name).split()[-1].rsplit("-", 1)[-1]


def _most(counts: Counter[str]) -> str | None:
    """The most frequent, alphabetical among equals; None where there is none."""
    return min(counts, key=lambda name: (-counts[name], name)) if counts else None
