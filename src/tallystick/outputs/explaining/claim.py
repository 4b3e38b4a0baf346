"""Explain a claim or an attribution: its words in context, the rule that read its figure, its time and its speaker.

Enters: a lookup and a statement. Leaves: a tree of reasons.
What always holds: the words in context are the report's own; a time that cannot be resolved is said to be unresolved.
"""

from __future__ import annotations

from tallystick.model.claims import Attribution, Claim
from tallystick.model.times import TimeWords
from tallystick.outputs import wording
from tallystick.outputs.evidence import asserted, source, told_by
from tallystick.outputs.explaining.why import Why
from tallystick.outputs.lookup import Lookup, Statement

_CONTEXT = 160


def why_claim(look: Lookup, of: Statement) -> Why:
    """A statement with all that the ledger holds of it."""
    counted = _counted(look, of) if isinstance(of, Claim) else _attributed(look, of)
    return Why(
        label="claim" if isinstance(of, Claim) else "attribution",
        words=asserted(of),
        id=of.claim_id,
        because=(
            Why(label="report", words=source(look, of)),
            Why(label="words in context", words=context(look, of)),
            _speaker(of),
            *counted,
            *_inferred(look, of),
            *_belongs(look, of),
        ),
    )


def context(look: Lookup, of: Statement) -> str:
    """The exact words between marks, with what stands around them."""
    text, start, end = look.reports[of.report_id].text, of.passage.start, of.passage.end
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    left, right = "…" if start > _CONTEXT else "", "…" if end + _CONTEXT < len(text) else ""
    return f"{left}{before}»{of.passage.quote}«{after}{right}"


def time_words(look: Lookup, report_id: str, label: str, words: TimeWords | None) -> tuple[Why, ...]:
    """What time words resolve to on the report's day of publication, and what that day rests on."""
    if words is None:
        return ()
    dating, said = look.datings.get(report_id), look.published(report_id)
    found = words.resolve(said)
    day = f"said on {wording.day(said)}" if said else "said on a day that is not known"
    reason = f" ({dating.reason})" if dating and dating.reason else ""
    meant = f"means {wording.days(found)}" if found else "cannot be resolved"
    return (Why(label=label, words=f"“{words.words}”, {day}{reason}, {meant}"),)


def _speaker(of: Statement) -> Why:
    if of.claimant is None:
        return Why(label="claimant", words=wording.NO_SPEAKER)
    party = f"; speaks for {of.claimant.party}" if of.claimant.party else ""
    return Why(label="claimant", words=told_by(of) + party)


def _counted(look: Lookup, of: Claim) -> tuple[Why, ...]:
    figure = of.figure
    read = f"“{figure.words}” was read as {wording.interval(figure.low, figure.high)}"
    estimated = ", said to be an estimate" if figure.estimated else ""
    within = f", within {', within '.join(of.holders)}" if of.holders else ""
    party = f" (party: {of.group.party})" if of.group.party else ""
    return (
        Why(label="figure", words=f"{read}{estimated}; rule: {wording.rule(figure.rule)}"),
        Why(label="group", words=f"{of.harmed}{within}{party}"),
        Why(label="scope", words=wording.scope(of.scope), because=_whole(look, of)),
        *([Why(label="put as", words=wording.stance(of.stance))] if wording.stance(of.stance) else []),
        *([Why(label="basis", words=wording.basis(of.basis))] if wording.basis(of.basis) else []),
        *time_words(look, of.report_id, "time", of.time),
        *time_words(look, of.report_id, "period", of.period),
        *([Why(label="place", words=f"{wording.place(of.place)} (“{of.place.words}”)")] if of.place else []),
    )


def _attributed(look: Lookup, of: Attribution) -> tuple[Why, ...]:
    put = Why(label="put as", words=wording.attribution_stance(of.stance))
    return (put, *time_words(look, of.report_id, "time", of.time))


def _inferred(look: Lookup, of: Statement) -> tuple[Why, ...]:
    """The origin to which it belongs only by words that another report supplies for a damaged text."""
    words = "inferred: the text lost the words that tell which office it is, and another report supplies them"
    found = (one for one in look.contents.reconciled.origins if of.claim_id in one.inferred)
    return tuple(Why(label=f"belongs to {one.name}", words=words) for one in found)


def _whole(look: Lookup, of: Claim) -> tuple[Why, ...]:
    whole = look.statements.get(of.part_of or "")
    return (Why(label="part of", words=asserted(whole), id=whole.claim_id),) if whole else ()


def _belongs(look: Lookup, of: Statement) -> tuple[Why, ...]:
    incident = look.incidents.get(look.incident_of.get(of.claim_id, ""))
    tolls = look.tolls_of.get(of.claim_id, ())
    found = [Why(label="toll", words=one.status, id=one.toll_id) for one in tolls]
    if incident:
        found.insert(0, Why(label="incident", words=wording.title(incident), id=incident.incident_id))
    if not found:
        return (Why(label="incident", words="none: the figure belongs to no incident on record"),)
    return tuple(found)
