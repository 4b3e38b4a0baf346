"""Explain a framing: each report's words for an incident, what was not found in it, and why nobody asked.

Enters: a lookup and an incident. Leaves: a tree of reasons.
What always holds: each telling stands with its claim's id; a report that is not asked says why.
"""

from __future__ import annotations

from tallystick.model.framings import Framing
from tallystick.model.incidents import Incident
from tallystick.outputs import told
from tallystick.outputs.evidence import cite
from tallystick.outputs.explaining.why import Why
from tallystick.outputs.lookup import Lookup


def why_told(look: Lookup, of: Incident) -> tuple[Why, ...]:
    """How it is told, report by report; no node where no words of harm were read."""
    found = told.rows(look, of)
    if not found:
        return ()
    because = tuple(
        Why(label=one.outlet, words=one.named, id=one.report_id, because=_report(look, one.framing)) for one in found
    )
    return (Why(label="how it is told; is an agent named beside it", words=told.NOTE, because=because),)


def _report(look: Lookup, framing: Framing) -> tuple[Why, ...]:
    words = tuple(
        Why(
            label="told",
            words=f"“{one.harmed.quote}”; {told.act(look, one)}; agent: {told.doer(look, one)}",
            id=one.claim_id,
        )
        for one in framing.tellings
    )
    blamed = tuple(
        Why(label="said to have done it", words=cite(look, one), id=one.claim_id)
        for one in look.statements_of(framing.attribution_ids)
    )
    swapped = tuple(Why(label="shared passage", words=words) for words in told.swapped(look, (framing,)))
    return (*words, *blamed, *swapped, *_missing(look, framing))


def _missing(look: Lookup, framing: Framing) -> tuple[Why, ...]:
    if framing.unasked is not None:
        return (Why(label="what it leaves out", words=f"not asked: {framing.unasked.value}"),)
    if not framing.left_out:
        return (Why(label="what it leaves out", words="nothing that others of that date were found to carry"),)
    return tuple(
        Why(
            label="not found in this report",
            words=told.missing(look, one),
            because=tuple(Why(label="there", words=cite(look, st), id=st.claim_id) for st in look.statements_of(one.claim_ids)),
        )
        for one in framing.left_out
    )
