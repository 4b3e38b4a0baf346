"""Omissions: what reports of the same date carry of an incident that was not found in one report.

Sources of one incident enter; `LeftOut`s leave, or the reason why nobody asked. Only a report is asked whose main news the
incident is, whose title, day and whole text are at hand, and beside which another of that date stands. What is found missing is
no blame: it is what a reader of this report alone does not learn.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from tallystick.framing.facts import Source, facts_of
from tallystick.framing.signs import carries
from tallystick.model.framings import FactKind, LeftOut, Unasked
from tallystick.model.reports import MarkKind, Report

NEAR = timedelta(days=1)
"""Days of publication between which two reports could carry the same news."""
LEAST_WORDS = 60
"""Words of a text that has room for the facts of an incident; news in brief has less."""
_CUT = re.compile(r"(?:\.\.\.|…|\[\+\d+ chars\]|\[…\]|(?:read|see) (?:more|the full story)\W*)\s*$", re.IGNORECASE)


def left_out(own: Source, others: Sequence[Source], *, main: bool) -> tuple[tuple[LeftOut, ...], Unasked | None]:
    """What the others of that date carry and this report does not; nothing, and why, where it is not asked."""
    beside = [one for one in others if _same_date(own, one)]
    reason = _reason(own, beside, main=main)
    if reason is not None:
        return (), reason
    found: dict[tuple[FactKind, str], tuple[set[str], set[str]]] = {}
    for other in beside:
        for fact in facts_of(other):
            if not carries(own, fact):
                claims, reports = found.setdefault((fact.kind, fact.words), (set(), set()))
                claims.update(fact.claim_ids)
                reports.add(other.report.report_id)
    order = list(FactKind)
    return tuple(
        LeftOut(kind=kind, words=words, claim_ids=tuple(sorted(claims)), report_ids=tuple(sorted(reports)))
        for (kind, words), (claims, reports) in sorted(found.items(), key=lambda item: (order.index(item[0][0]), item[0][1]))
    ), None


def _reason(own: Source, beside: Sequence[Source], *, main: bool) -> Unasked | None:
    if not main:
        return Unasked.NOT_MAIN
    if not own.title:
        return Unasked.UNTITLED
    if own.published is None:
        return Unasked.UNDATED
    if own.damaged or is_cut(own.report):
        return Unasked.DAMAGED
    if len(own.report.text.split()) < LEAST_WORDS:
        return Unasked.SHORT
    return None if beside else Unasked.ALONE


def is_cut(report: Report) -> bool:
    """Whether a text says itself that it goes on elsewhere."""
    furniture = [mark for mark in report.marks if mark.kind is MarkKind.FURNITURE]
    end = min((mark.start for mark in furniture if mark.end >= len(report.text.rstrip())), default=len(report.text))
    return _CUT.search(report.text[:end]) is not None


def _same_date(own: Source, other: Source) -> bool:
    if own.report.report_id == other.report.report_id or own.published is None or other.published is None:
        return False
    return abs(own.published - other.published) <= NEAR
