"""Figures that a later word replaced: in a newer state of the same page, by "an earlier toll of", or by one that corrects it.

What enters: the claims of one fact. What leaves: the ids of those that no longer hold, and who carries such a figure still.
Always: a page's older figure is replaced only where the newer state gives one for the same fact, on the same basis; it takes
with it the copies of its words, and what is told in the same voice after it was given up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tallystick.model.claims import Claim, Stance
from tallystick.reconcile.correcting import says_it_corrects, speaks_of_correcting
from tallystick.reconcile.evidence import Evidence
from tallystick.reconcile.intervals import stated

EARLIER = re.compile(
    r"\b(?:earlier|previous|initial|prior|preliminary|first)\s+(?:\w+\s+){0,2}"
    r"(?:toll|count|figure|report|estimate|number|tally|total)s?\s+(?:of|was|were|put\s+\w+\s+at|that|said)\b[^.;:]{0,24}$|"
    r"\b(?:earlier|previously|initially|originally|at\s+first)\s+(?:said|reported|believed|thought|told|announced|put)\b[^.;:]{0,24}$",
    re.IGNORECASE,
)
"""Words before a figure that mark it as one that no longer holds ("raising an earlier toll of 12", "first said that 12")."""

REACH = 80
"""Characters before a figure in which these words are looked for: about one clause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenUp:
    """Claims of a figure that was given up for others, and the later claims that give it again."""

    old: tuple[Claim, ...]
    now: tuple[Claim, ...]
    again: tuple[Claim, ...]


def replaced(claims: Sequence[Claim], evidence: Evidence) -> frozenset[str]:
    """The ids of the claims that a later word of the same fact replaced, or that carry what it replaced."""
    gone = _replaced(claims, evidence)
    return gone | {claim.claim_id for one in given_up(claims, evidence) for claim in one.again}


def given_up(claims: Sequence[Claim], evidence: Evidence) -> list[GivenUp]:
    """The figures that were given up for one that excludes them, and that others carry still."""
    gone = _replaced(claims, evidence)
    found: dict[object, GivenUp] = {}
    for old in (c for c in claims if c.claim_id in gone and stated(c).exact):
        one = _given_up(old, claims, gone, evidence)
        alike = found.setdefault((stated(old), one.now, one.again), one)
        found[stated(old), one.now, one.again] = replace(alike, old=tuple(dict.fromkeys((*alike.old, old))))
    return [one for one in found.values() if one.again]


def _given_up(old: Claim, claims: Sequence[Claim], gone: frozenset[str], evidence: Evidence) -> GivenUp:
    """In the words of its own report, of newer states of its page, or of a later figure that says that it corrects it."""
    states = {old.report_id, *evidence.later.get(old.report_id, frozenset())}
    standing = [one for one in claims if one.claim_id not in gone and one.stance is Stance.ASSERTED]
    others = [one for one in standing if not stated(one).meets(stated(old))]
    now = tuple(one for one in others if one.report_id in states or says_it_corrects(one, old, evidence))
    days = [day for one in now if (day := evidence.told_on(one)) is not None]
    again = tuple(
        one
        for one in standing
        if days and stated(one) == stated(old) and (evidence.told_on(one) or min(days)) > max(days) and _one_voice(one, old)
    )
    return GivenUp(old=(old,), now=now, again=again)


def _one_voice(one: Claim, old: Claim) -> bool:
    """Whether it names no speaker, or the one who gave the figure up."""
    return one.claimant is None or (old.claimant is not None and one.claimant.name == old.claimant.name)


def _replaced(claims: Sequence[Claim], evidence: Evidence) -> frozenset[str]:
    """A count name by name replaces no other: it tells of those who are known by name so far."""
    by_name = [c for c in claims if c.basis.by_name]
    if not by_name:
        return _of_one_basis(claims, evidence)
    return _of_one_basis(by_name, evidence) | _of_one_basis([c for c in claims if not c.basis.by_name], evidence)


def _of_one_basis(claims: Sequence[Claim], evidence: Evidence) -> frozenset[str]:
    told = {c.report_id for c in claims}
    older = frozenset(c.claim_id for c in claims if said_earlier(c, evidence))
    states = frozenset(c.claim_id for c in claims if evidence.later.get(c.report_id, frozenset()) & told)
    states |= frozenset(c.claim_id for c in claims if _withdrawn(c, states, evidence) or loose_title(c, claims, evidence))
    several = len(told) > 1 and len({stated(c) for c in claims}) > 1  # most facts have one figure, and nothing to correct
    asserted = [c for c in claims if c.stance is Stance.ASSERTED] if several else []
    correcting = [c for c in asserted if speaks_of_correcting(c, evidence)]
    told_so = frozenset(c.claim_id for c in claims if any(_corrects(other, c, evidence) for other in correcting))
    return states | (older if len(older) < len(claims) else frozenset()) | told_so


def loose_title(claim: Claim, claims: Sequence[Claim], evidence: Evidence) -> bool:
    """Whether it is a title's word without a number ("Dozens dead") where the text gives one that excludes it."""
    if claim.figure.exact is not None or not evidence.in_title(claim):
        return False
    text = (c for c in claims if c.report_id == claim.report_id and c.figure.exact is not None and not evidence.in_title(c))
    return any(c.stance is Stance.ASSERTED and not stated(c).meets(stated(claim)) for c in text)


def _corrects(now: Claim, old: Claim, evidence: Evidence) -> bool:
    another = not stated(now).meets(stated(old)) and not said_earlier(now, evidence)
    return another and says_it_corrects(now, old, evidence)


def _withdrawn(claim: Claim, states: frozenset[str], evidence: Evidence) -> bool:
    """Whether it copies words that their own page gave up since: no newer state of that page holds them any more."""
    twins = evidence.same_words(claim)
    homes = {evidence.claims[i].report_id for i in twins if i in evidence.claims}
    gone = [evidence.claims[i].report_id for i in sorted(twins & states)]
    return any(not evidence.later.get(report_id, frozenset()) & homes for report_id in gone)


def said_earlier(claim: Claim, evidence: Evidence) -> bool:
    """Whether the report gives the figure as one that was given before and is now replaced."""
    text = evidence.reports[claim.report_id].text
    inside = claim.passage.quote.find(claim.figure.words)
    end = claim.passage.start + max(0, inside)
    return EARLIER.search(text[max(0, end - REACH) : end]) is not None
