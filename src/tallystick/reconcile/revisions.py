"""Figures that a later word replaced: in a newer state of the same page, or by "an earlier toll of" in the report itself.

What enters: the claims of one fact. What leaves: the ids of those that no longer hold. Always: a page's older figure is
replaced only where the newer state gives one for the same fact; it takes with it the copies of its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tallystick.model.claims import Claim
from tallystick.reconcile.evidence import Evidence

EARLIER = re.compile(
    r"\b(?:earlier|previous|initial|prior|preliminary|first)\s+(?:\w+\s+){0,2}"
    r"(?:toll|count|figure|report|estimate|number|tally|total)s?\s+(?:of|was|were|put\s+\w+\s+at|that|said)\b[^.;:]{0,24}$|"
    r"\b(?:earlier|previously|initially|originally|at\s+first)\s+(?:said|reported|believed|thought|told|announced|put)\b[^.;:]{0,24}$",
    re.IGNORECASE,
)
"""Words before a figure that mark it as one that no longer holds ("raising an earlier toll of 12", "first said that 12")."""

REACH = 80
"""Characters before a figure in which these words are looked for: about one clause."""


def replaced(claims: Sequence[Claim], evidence: Evidence) -> frozenset[str]:
    """The ids of the claims that a later word of the same fact replaced."""
    told = {c.report_id for c in claims}
    older = frozenset(c.claim_id for c in claims if said_earlier(c, evidence))
    states = frozenset(c.claim_id for c in claims if evidence.later.get(c.report_id, frozenset()) & told)
    states |= frozenset(c.claim_id for c in claims if _withdrawn(c, states, evidence))
    return states | (older if len(older) < len(claims) else frozenset())


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
