"""Correcting: whether a figure corrects an earlier one, by its own words.

What enters: two claims. What leaves: yes or no. Always: the words stand in the sentence of the later figure and name the
earlier number, or say of the same source's figure that it was lowered; nobody corrects what another gave in his own name.
"""

from __future__ import annotations

import re

from tallystick.model.claims import Claim
from tallystick.reconcile.claimants import voices
from tallystick.reconcile.evidence import Evidence
from tallystick.reconcile.intervals import stated

CORRECTS = re.compile(
    r"\b(?:correct|revis|amend|lower|reduc|retract|withdr[ae]w)\w*|\b(?:down|up) from\b|"
    r"\b(?:earlier|previous|initial|prior|preliminary)\s+(?:\w+\s+){0,2}"
    r"(?:toll|count|figure|report|estimate|number|tally|total)s?\b",
    re.IGNORECASE,
)
"""Words by which a report says that its total corrects another ("correcting an earlier figure of 19")."""

LOWERED = re.compile(
    r"\b(?:revis|correct|brought|cut)\w*\s+(?:\w+\s+){0,4}down(?:ward)?s?\b|\blower(?:ed|ing)\b", re.IGNORECASE
)
"""Words that say so without the number that is given up ("revised its toll down to 17")."""

REACH = 160
"""Characters of the same sentence, before a figure and after it, in which such words are looked for."""

_END = re.compile(r"[.;!?](?=\s|$)|\n\s*\n")


def says_it_corrects(now: Claim, old: Claim, evidence: Evidence) -> bool:
    """Whether the words around a later figure say that it corrects the other, which its own source or nobody gave."""
    days = evidence.told_on(old), evidence.told_on(now)
    if now.report_id == old.report_id or days[0] is None or days[1] is None or days[0] > days[1]:
        return False
    around = _around(now, evidence)
    if one_voice(now, old) and LOWERED.search(around):
        return True
    ours = now.claimant is None or old.claimant is None or one_voice(now, old)
    return ours and CORRECTS.search(around) is not None and _names(around, old)


def speaks_of_correcting(claim: Claim, evidence: Evidence) -> bool:
    """Whether its sentence has words that any figure must have that corrects another."""
    around = _around(claim, evidence)
    return CORRECTS.search(around) is not None or LOWERED.search(around) is not None


def one_voice(one: Claim, other: Claim) -> bool:
    """Whether one and the same, known by name, is said to have said both."""
    if one.claimant is None or other.claimant is None:
        return False
    told = voices((one.claimant, other.claimant))
    voice = told.get(one.claimant)
    return voice is not None and voice[0] != "unnamed" and voice == told.get(other.claimant)


def _around(claim: Claim, evidence: Evidence) -> str:
    """The words of its sentence around a claim."""
    text = evidence.reports[claim.report_id].text
    before = _END.split(text[max(0, claim.passage.start - REACH) : claim.passage.start])[-1]
    after = _END.split(text[claim.passage.end : claim.passage.end + REACH])[0]
    return f"{before} {claim.passage.quote} {after}"


def _names(words: str, old: Claim) -> bool:
    """Whether the number that is given up is told."""
    number = stated(old).number
    spelt = [re.escape(f"{number}"), re.escape(f"{number:,}"), re.escape(old.figure.words)] if number is not None else []
    return any(re.search(rf"(?<![\w,]){one}(?![\w]|,\d)", words, re.IGNORECASE) for one in spelt)
