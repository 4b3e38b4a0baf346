"""Findings from tolls: those that agree, gaps with every reading, contradictions, series from different bases.

What enters: checked tolls. What leaves: findings. Always: an agreement is a finding only where the sum meets the very number
that is stated; a toll that is mostly unexplained makes none, for it says more of the ledger than of the toll.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tallystick.model.findings import Finding, FindingKind
from tallystick.model.incidents import Origin
from tallystick.model.tolls import Implied
from tallystick.reconcile import wording
from tallystick.reconcile.bases import shift_of
from tallystick.reconcile.counts import Count
from tallystick.reconcile.evidence import Evidence
from tallystick.reconcile.intervals import Interval
from tallystick.reconcile.outcomes import Outcome
from tallystick.reconcile.ranking import Values, finding
from tallystick.reconcile.series import base_since
from tallystick.reconcile.statements import Statement
from tallystick.reconcile.tolls import AGREES, GAP, Checked, Written

RAISED = 2
"""Times its least up to which a figure that is open above ("at least 18") may be taken for a sum to be said to agree."""


def toll_findings(checked: Sequence[Checked], evidence: Evidence, implied: Sequence[Implied] = ()) -> list[Finding]:
    """The findings of all tolls that were laid beside incidents; `implied` says what limits their figures."""
    limits: dict[object, Implied] = {(one.incident_id, one.measure, one.group): one for one in implied}
    found = [_agrees(c, evidence) for c in checked if _worth_saying(c)]
    found += [_gap(c, limits, evidence) for c in checked if c.toll.status == GAP and c.gap is not None]
    outcomes = {id(c.outcome): c for c in checked if c.outcome is not None}
    for one in outcomes.values():
        assert one.outcome is not None and one.series is not None
        for core in one.outcome.contradictions:
            found.append(_contradiction(core, one.series.statements, one.series.counts, one.outcome, evidence))
        if one.outcome.apart:
            found.append(_competing(one.series.statements, one.outcome, evidence))
    return found


def _worth_saying(checked: Checked) -> bool:
    written = checked.written
    if checked.toll.status != AGREES or written is None:
        return False
    told = len(written.terms) + (written.start is not None)
    if any(count.interval.high is None and number > RAISED * (count.interval.low or 0) for number, count in written.terms):
        return False
    return told > 1 and written.total == checked.statement.interval.number


def _agrees(checked: Checked, evidence: Evidence) -> Finding:
    statement, written = checked.statement, checked.written
    assert written is not None
    summed = f"{_sum(written, evidence)} = {wording.number(written.total)}{_sources(written, evidence)}"
    text = f"{counted(statement, evidence)} agree with the incidents on record: {summed}."
    return _of_toll(FindingKind.TOLL_AGREES, text, checked, written, ())


def _gap(checked: Checked, limits: Mapping[object, Implied], evidence: Evidence) -> Finding:
    """A gap; where a figure in its sum is open, what keeps it from being larger is evidence too."""
    statement, written, gap = checked.statement, checked.written, checked.gap
    assert written is not None and gap is not None
    readings = "; or ".join(r.text for r in checked.toll.readings)
    how = "readings that explain it equally well" if len(checked.toll.readings) > 1 else "one reading explains it"
    text = (
        f"{counted(statement, evidence)} are {wording.number(gap.missing)} more than the incidents on record give: "
        f"{_sum(written, evidence)} = {wording.number(written.total)}{_sources(written, evidence)}; {how}: {readings}."
    )
    between = (("from", gap.stretch.first.isoformat()), ("to", gap.stretch.last.isoformat()))
    held = [(count, limits.get((count.incident_id, count.value.measure, count.group))) for _, count in written.terms]
    limiting = [claim for count, one in held if one is not None and _limits(one, count) for claim in one.claim_ids]
    return _of_toll(FindingKind.TOLL_GAP, text, checked, written, (("missing", gap.missing), *between), limiting)


def _limits(implied: Implied, count: Count) -> bool:
    return count.interval.high is None or implied.high < count.interval.high


def _of_toll(
    kind: FindingKind, text: str, checked: Checked, written: Written, more: Values, limiting: Sequence[str] = ()
) -> Finding:
    claims = [*limiting, *checked.statement.claim_ids, *(c for _, count in written.terms for c in count.value.claim_ids)]
    claims += written.start.claim_ids if written.start is not None else []
    values: list[tuple[str, int | str | None]] = [("stated low", checked.toll.low), ("stated high", checked.toll.high)]
    values += [("sum", written.total), *more]
    return finding(kind, text, [count.incident_id for _, count in written.terms], claims, values)


def counted(statement: Statement, evidence: Evidence) -> str:
    """A toll as the subject of a sentence."""
    first = statement.period.first if statement.period is not None else None
    when = wording.days(first, statement.as_of, year=True) if first or statement.as_of else "over a period that is not told"
    head = f"{wording.bounds(statement.interval)} {statement.group.name} {wording.measured(statement.measure)} {when}"
    area = f" in {statement.area.name}" if statement.area is not None and statement.area.words else ""
    return f"{head}{area}, according to {wording.according_to(statement.claims, evidence)},"


def _sum(written: Written, evidence: Evidence) -> str:
    terms = [f"{wording.number(n)} ({_term(n, count)})" for n, count in written.terms]
    if written.start is not None and written.start.as_of is not None:
        total_to = f"the total up to {wording.day(written.start.as_of)}"
        speakers = wording.according_to(written.start.claims, evidence)
        terms.insert(0, f"{wording.number(written.start.interval.exact or 0)} ({total_to}, according to {speakers})")
    return " + ".join(terms)


def _term(figure: int, count: Count) -> str:
    when = wording.span(count.first, count.last)
    return when if count.interval.exact == figure else f"{when}, given as {wording.bounds(count.interval)}"


def _sources(written: Written, evidence: Evidence) -> str:
    found = [o for _, count in written.terms for o in count.origins]
    if not found:
        return ""
    return f", each incident's figure according to {_speakers(found, evidence)}"


def _speakers(origins: Sequence[Origin], evidence: Evidence) -> str:
    return wording.named(sorted({wording.origin(o, evidence) for o in origins}))


def _contradiction(
    core: tuple[str, ...], statements: Sequence[Statement], counts: Sequence[Count], outcome: Outcome, evidence: Evidence
) -> Finding:
    tolls = sorted((s for s in statements if s.toll_id in core), key=lambda s: (str(s.as_of), s.toll_id))
    incidents = sorted((c for c in counts if c.key in core), key=lambda c: (c.first, c.key))
    told = [counted(s, evidence).removesuffix(",") for s in tolls] + [incident_figure(c, evidence) for c in incidents]
    tail = _unless(tolls, len(incidents), outcome)
    claims = [c for s in tolls for c in s.claim_ids] + [c for count in incidents for c in count.value.claim_ids]
    values: list[tuple[str, int | str | None]] = [(f"toll as of {s.as_of}", s.interval.number) for s in tolls]
    values += [(f"incident of {c.first}", c.interval.number) for c in incidents]
    text = f"these figures cannot all be true: {'; '.join(told)}{tail}."
    return finding(FindingKind.CONTRADICTION, text, [c.incident_id for c in incidents], claims, values)


def _unless(tolls: Sequence[Statement], incidents: int, outcome: Outcome) -> str:
    """What would take the contradiction away, beside one of the figures being wrong."""
    ways = ["two of the incidents are one"] if incidents > 1 else []
    ways += ["the later total corrects the earlier one"] if not incidents and _of_one_base(tolls) else []
    ways += ["one of the totals counts from another base"] if outcome.other_base else []
    return f"; unless {wording.listed(ways, 'or')}" if ways else ""


def _of_one_base(tolls: Sequence[Statement]) -> bool:
    """Whether two totals come from one source."""
    return len(tolls) == 2 and bool({*tolls[0].bases} & {*tolls[1].bases})


def incident_figure(count: Count, evidence: Evidence) -> str:
    """An incident's figure with who says so."""
    head = f"{wording.bounds(count.interval)} {count.group.name} {wording.measured(count.value.measure)}"
    return f"{head} {wording.days(count.first, count.last, year=True)}, according to {_speakers(count.origins, evidence)}"


def _competing(statements: Sequence[Statement], outcome: Outcome, evidence: Evidence) -> Finding:
    apart = [s for s in statements if shift_of((base_since(b, s) for b in s.bases), outcome.apart)]
    others = [s for s in statements if s not in apart]
    most = max((outcome.apart[b] for b in outcome.apart), key=abs)
    told = wording.listed(_short(s) for s in _in_time(apart))
    beside = wording.listed(_short(s) for s in _in_time(others))
    speakers = wording.according_to([c for s in apart for c in s.claims], evidence)
    against = wording.according_to([c for s in others for c in s.claims], evidence) if others else ""
    text = (
        f"two series run side by side, {wording.number(abs(most))} apart: {told} {apart[0].group.name} "
        f"{wording.measured(apart[0].measure)} according to {speakers}"
        + (f", against {beside} according to {against}" if others else ", against the incidents on record")
        + "; each agrees with itself, so they count from different bases."
    )
    values: list[tuple[str, int | str | None]] = [("apart", abs(most))]
    values += [(f"as of {s.as_of}", s.interval.number) for s in _in_time([*apart, *others])]
    claims = [c for s in statements for c in s.claim_ids]
    return finding(FindingKind.COMPETING_SERIES, text, [], claims, values)


def _in_time(statements: Sequence[Statement]) -> list[Statement]:
    return sorted(statements, key=lambda s: (str(s.as_of), s.toll_id))


def _short(statement: Statement) -> str:
    as_of = f" (to {wording.day(statement.as_of)})" if statement.as_of is not None else ""
    return f"{wording.bounds(Interval(low=statement.interval.low, high=statement.interval.high))}{as_of}"
