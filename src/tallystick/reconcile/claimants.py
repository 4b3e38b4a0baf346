"""Who counts as one voice: offices of one government, spellings of one name, a body that relays another.

What enters: claimants of one incident or toll. What leaves: a key for each, equal where two are one voice. Always: an unnamed
source has a key that no name shares.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from tallystick.model.claims import Claimant, ClaimantRole

Voice = tuple[str, str]
"""What two claimants share where they are one voice: the kind of the key and its folded name."""

APART = (ClaimantRole.HOSPITAL, ClaimantRole.WITNESS, ClaimantRole.MONITOR, ClaimantRole.UN_BODY, ClaimantRole.OUTLET)
"""Roles that do not speak for a party, even where the words tie them to one."""

UNITED_NATIONS: Voice = ("body", "united nations")


def name_words(name: str) -> tuple[str, ...]:
    """A claimant's name as words for comparison: no accents, possessives or articles, one spelling of defence."""
    text = unicodedata.normalize("NFKD", name.replace("ı", "i")).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", re.sub(r"'s\b|s'(?=\s)", "", text))
    return tuple("defence" if w == "defense" else w for w in words if w != "the")


def speaks(claimant: Claimant | None) -> bool:
    """Whether somebody else than the outlet is said to have said it."""
    return claimant is not None and claimant.role is not ClaimantRole.OUTLET


def voices(claimants: Iterable[Claimant]) -> Mapping[Claimant, Voice]:
    """A key for each claimant that speaks; a shorter form of a single longer name takes that one's key."""
    given = sorted({c for c in claimants if speaks(c)}, key=lambda c: (c.name, c.words, c.role.value, c.party or "", c.via))
    own = {c: _own(c) for c in given}
    return {c: _relayed(c, own) or _longer(c, own) or own[c] for c in given}


def independence(claimant: Claimant, voice: Voice) -> Voice:
    """What two sources share where one cannot corroborate the other: the party that both speak for, named or not."""
    if claimant.party is not None and claimant.role not in APART:
        return ("party", " ".join(name_words(claimant.party)))
    return ("unnamed", "") if not claimant.named else voice


def fuller(claimant: Claimant, supplied: str, known: Mapping[Claimant, Voice]) -> Voice | None:
    """The voice of the only claimants whose names hold this one's and words that another report supplies before it.

    The supplied words may be the party itself ("Norland" before "army" is the Norland army). None where no voice, or more than
    one, answers to that, and where the claimant's own voice does.
    """
    own, before = set(name_words(claimant.name)), set(name_words(supplied))
    named = [(c, voice) for c, voice in known.items() if c.named and own < set(name_words(c.name))]
    found = {v for c, v in named if before <= set(name_words(c.name)) or before == set(name_words(c.party or ""))}
    return next(iter(found)) if len(found) == 1 else None


def _own(claimant: Claimant) -> Voice:
    if not claimant.named:
        return ("unnamed", " ".join(name_words(claimant.name)))
    if claimant.role is ClaimantRole.UN_BODY:
        return UNITED_NATIONS
    if claimant.party is not None and claimant.role not in APART:
        return ("party", " ".join(name_words(claimant.party)))
    return ("name", " ".join(name_words(claimant.name)))


def _relayed(claimant: Claimant, own: Mapping[Claimant, Voice]) -> Voice | None:
    """The voice that an independent body only passes on, where the chain names it."""
    if claimant.role is not ClaimantRole.UN_BODY:
        return None
    for via in claimant.via:
        words = set(name_words(via))
        for other, voice in own.items():
            if voice[0] == "party" and words and words <= set(name_words(other.name)):
                return voice
    return None


def _longer(claimant: Claimant, own: Mapping[Claimant, Voice]) -> Voice | None:
    """The voice of the only claimant whose name holds all words of this one."""
    if own[claimant][0] != "name":
        return None
    words = set(name_words(claimant.name))
    fuller = {v for c, v in own.items() if c.named and v != own[claimant] and words < set(name_words(c.name))}
    return next(iter(fuller)) if len(fuller) == 1 else None
