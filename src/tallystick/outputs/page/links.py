"""Links: what ties the accounts of an incident together, and what keeps its look-alikes apart, as bars of bits.

Enters: a lookup and an incident. Leaves: rows, each with the decision behind it, and an inline SVG drawing of them.
What always holds: every bar is a reason that the ledger holds; what speaks for one incident goes to the right, what speaks
against it to the left, and both add up to the number at the end of the row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tallystick.model.decisions import Decision
from tallystick.model.incidents import Incident, Reason
from tallystick.outputs import wording
from tallystick.outputs.explaining.pair import nothing_turns
from tallystick.outputs.lookup import Lookup
from tallystick.outputs.page import svg
from tallystick.outputs.printable import one_line

MOST_ACCOUNTS, MOST_ALIKE = 12, 3
"""Rows of one drawing: the accounts that are tied least, and the look-alikes that come nearest."""

_LABELS, _BARS, _NUMBERS = 250.0, 620.0, 60.0
_TOP, _STEP, _BAR = 30.0, 30.0, 18.0
_LETTER = 6.2
"""Width of a letter of a bar's name, on average, in the widest of the page's fonts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One account of the incident, or one look-alike of another incident, `account_id`, with what decided."""

    account_id: str
    label: str
    decision: Decision


def link_rows(look: Lookup, incident: Incident) -> list[Row]:
    """The accounts, tied least first, then the look-alikes, nearest first; empty where the incident has one account."""
    if len(incident.account_ids) < 2:
        return []
    held = [_row(look, one, look.decisions.held(one)) for one in incident.account_ids]
    held.sort(key=lambda row: (row.decision.average, row.label, row.account_id))
    return [*held[:MOST_ACCOUNTS], *_alike(look, incident)]


def links(rows: Sequence[Row]) -> Markup:
    """The drawing of the rows."""
    most, least = _reach(rows)
    zero = _LABELS + _BARS * least / (most + least)
    unit = _BARS / (most + least)
    bottom = _TOP + _STEP * len(rows)
    parts = [svg.line(zero, _TOP - 8, zero, bottom, "axis-line"), svg.words(zero, _TOP - 14, "0 bits", "tick")]
    for place, row in enumerate(rows):
        parts += _drawn(row, _TOP + _STEP * place, zero, unit)
    title = "What ties these accounts together and what keeps others apart, in bits"
    return svg.drawing(_LABELS + _BARS + _NUMBERS, bottom + 6, title, "The list beneath says the same in words.", *parts)


def said(row: Row) -> str:
    """The row in words: how it stands, and each one thing that would turn it if it were told otherwise."""
    of = row.decision
    turns = "; ".join(f"{wording.rule(one.comparison)}: {one.words}" for one in of.changes) or nothing_turns(of)
    refused = " and ".join(one.value for one in of.refused)
    if of.same:
        tied = f"{refused}, and yet more speaks for one incident" if refused else "tied to the others"
        return f"{tied}. Would part them: {turns}"
    return f"{refused or 'too little speaks for one incident'}. Would join them: {turns}"


def _row(look: Lookup, account_id: str, decision: Decision) -> Row:
    report = look.reports[look.accounts[account_id].report_id]
    return Row(account_id=account_id, label=one_line(report.outlet or report.name), decision=decision)


def _alike(look: Lookup, incident: Incident) -> Iterator[Row]:
    """The nearest account of each of the nearest other incidents."""
    seen = {incident.incident_id}
    for pair in look.candidates_of(incident):
        mine, other = (pair.left, pair.right) if pair.left in incident.account_ids else (pair.right, pair.left)
        home = look.incident_of.get(other)
        if home is not None and home not in seen and len(seen) <= MOST_ALIKE:
            seen.add(home)
            yield _row(look, other, look.decisions.of(mine, other))


def _reach(rows: Sequence[Row]) -> tuple[float, float]:
    """The bits that the longest bars reach to the right and to the left."""
    sums = [
        (sum(max(0.0, one.weight) for one in row.decision.reasons), sum(max(0.0, -one.weight) for one in row.decision.reasons))
        for row in rows
    ]
    return max(1.0, *(most for most, _ in sums)), max(1.0, *(least for _, least in sums))


def _drawn(row: Row, y: float, zero: float, unit: float) -> Iterator[Markup]:
    decision = row.decision
    yield svg.words(_LABELS - 10, y + 13, _cut(row.label) + ("" if decision.same else ", kept apart"), "tick", "end")
    for sign, side in ((1, "for"), (-1, "against")):
        x = zero
        for reason in sorted(decision.reasons, key=lambda one: (-abs(one.weight), one.name)):
            if reason.weight * sign > 0:
                width = abs(reason.weight) * unit
                yield _bar(reason, x if sign > 0 else x - width, y, width, side)
                x += sign * width
    at = zero + decision.needed * unit
    yield svg.line(at, y - 3, at, y + _BAR + 3, "needed")
    sum_at = zero + decision.average * unit
    yield svg.tag("path", d=f"M{sum_at:.1f},{y + _BAR:.1f} l-4,6 l8,0 z", class_="sum")
    yield svg.words(_LABELS + _BARS + _NUMBERS - 4, y + 13, f"{decision.average:+.0f}", "figure", "end")


def _bar(reason: Reason, x: float, y: float, width: float, side: str) -> Markup:
    name = wording.rule(reason.name)
    told = svg.tag("title", one_line(f"{name}: {reason.words} ({reason.weight:+.0f} bits)"))
    bar = svg.tag("rect", x=x, y=y, width=max(0.5, width - 1), height=_BAR, class_=side)
    fits = width > _LETTER * len(name) + 6
    return svg.tag("g", told, bar, *((svg.words(x + width / 2, y + 13, name, "reason"),) if fits else ()))


def _cut(label: str) -> str:
    return label if len(label) <= 24 else f"{label[:23]}…"
