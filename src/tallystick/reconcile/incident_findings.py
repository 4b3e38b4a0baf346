"""Findings from single incidents: figures that differ, contested and revised ones, transfers, many reports of one origin.

What enters: cases. What leaves: findings. Always: bounds that one claim alone already gives make no finding; an origin is
called the only one only where at least two reports tell of the incident.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tallystick.model.claims import Claim, Measure, Stance
from tallystick.model.findings import Finding, FindingKind
from tallystick.model.incidents import Incident
from tallystick.reconcile import wording
from tallystick.reconcile.basis_findings import basis_of_fact
from tallystick.reconcile.claimants import speaks
from tallystick.reconcile.evidence import Evidence
from tallystick.reconcile.facts import Fact
from tallystick.reconcile.grades import Case, attribution_dispute, opposed
from tallystick.reconcile.intervals import Interval, common, hull, individual, stated
from tallystick.reconcile.positions import Position, bounds_of, disputed
from tallystick.reconcile.ranking import Values, finding
from tallystick.reconcile.revisions import GivenUp, given_up, loose_title, replaced
from tallystick.reconcile.values import sides


def incident_findings(case: Case, incident: Incident, evidence: Evidence) -> list[Finding]:
    """The findings of one incident."""
    found: list[Finding] = []
    for fact, positions in zip(case.facts, case.positions, strict=True):
        if not fact.part:
            found += _of_fact(case, fact, positions, incident, evidence)
    found += _attribution(case, incident)
    told_as_one = any(f.kind is FindingKind.FIGURES_DIFFER for f in found)
    return found if told_as_one else [*found, *_single_origin(case, incident)]


def _of_fact(
    case: Case, fact: Fact, positions: Sequence[Position], incident: Incident, evidence: Evidence
) -> Iterator[Finding]:
    for position in positions:
        yield from _revised(fact, position, incident, evidence)
    pair = next(_opposed(case, positions), None)
    if pair is not None:
        yield _contested(fact, pair, incident, evidence)
    elif disputed(fact, positions):
        yield _denied(fact, positions, incident, evidence)
    elif fact.counted and _differ(fact, positions, evidence):
        yield _differing(fact, positions, incident, evidence)
    yield from basis_of_fact(fact, positions, incident, evidence)
    yield from _transfers(case, fact, incident, evidence)
    yield from (_carried(fact, one, incident, evidence) for one in given_up(fact.claims, evidence))


def _opposed(case: Case, positions: Sequence[Position]) -> Iterator[tuple[Position, Position]]:
    for i, one in enumerate(positions):
        for other in positions[i + 1 :]:
            if not one.interval.meets(other.interval) and opposed(one, other, case.cast):
                yield one, other


def _differ(fact: Fact, positions: Sequence[Position], evidence: Evidence) -> bool:
    """Whether figures exclude each other, or only together give the bounds that none of them gives alone."""
    if any(p.torn for p in positions) or any(not a.interval.meets(b.interval) for a in positions for b in positions):
        return True
    for position in positions:
        numbers = [c for c in position.claims if not individual(c)]
        by_name = [c for c in numbers if c.basis.by_name]
        if any(_only_together(fact, told, evidence) for told in (by_name, [c for c in numbers if c not in by_name])):
            return True
    return False


def _only_together(fact: Fact, claims: Sequence[Claim], evidence: Evidence) -> bool:
    single = {bounds_of(c, fact, evidence) for c in claims}
    reports = {c.report_id for c in claims}
    return len(single) > 1 and len(reports) > 1 and common(single) not in single


def _figures(fact: Fact, position: Position, evidence: Evidence) -> str:
    numbers = [c for c in position.claims if not individual(c)]
    words = wording.listed(wording.quoted(numbers or position.claims))
    return (
        f"{words} {fact.group.name} {wording.measured(fact.measure)} according to {wording.origin(position.origin, evidence)}"
    )


def _differing(fact: Fact, positions: Sequence[Position], incident: Incident, evidence: Evidence) -> Finding:
    ruling, aside = sides(positions)
    together = hull(p.interval for p in ruling)
    torn = any(not a.interval.meets(b.interval) for a in ruling for b in ruling) or any(p.torn for p in ruling)
    told = "; ".join(_figures(fact, p, evidence) for p in [*ruling, *aside])
    only = f", all from one origin, {wording.origin(ruling[0].origin, evidence)}" if len(positions) == 1 else ""
    verdict = "they exclude each other and are kept as" if torn else "together they give"
    result = f"{verdict} {wording.bounds(together)}"
    text = f"figures differ for {wording.happened(incident)}: {told}; {result}{only}."
    return _finding(FindingKind.FIGURES_DIFFER, text, incident, [c for p in positions for c in p.claims], _bounds(together))


def _contested(fact: Fact, pair: tuple[Position, Position], incident: Incident, evidence: Evidence) -> Finding:
    told = ", but ".join(_figures(fact, p, evidence) for p in pair)
    text = f"opposed parties contest a figure of {wording.happened(incident)}: {told}."
    values = [("one side", pair[0].interval.number), ("other side", pair[1].interval.number)]
    return _finding(FindingKind.CONTESTED, text, incident, [c for p in pair for c in p.claims], values)


def _denied(fact: Fact, positions: Sequence[Position], incident: Incident, evidence: Evidence) -> Finding:
    denied = disputed(fact, positions)
    told = "; ".join(_figures(fact, p, evidence) for p in positions)
    what = wording.listed(wording.quoted([d for d in denied if d.figure.exact is not None]))
    who = f"{wording.according_to(denied, evidence)} denied {f'that it was {what}' if what else 'it'}"
    text = f"a figure of {wording.happened(incident)} is denied: {told}; {who}."
    values = [("asserted", positions[0].interval.number), ("denied", stated(denied[0]).number)]
    return _finding(FindingKind.CONTESTED, text, incident, [*denied, *(c for p in positions for c in p.claims)], values)


def _revised(fact: Fact, position: Position, incident: Incident, evidence: Evidence) -> Iterator[Finding]:
    """An origin's earlier figure that its later one replaced; a mere change of bounds or of basis around one number is none.

    A figure without a speaker was joined to the origin, which need never have given it: it is revised only on its own page.
    """
    told = replaced(fact.claims, evidence)
    again = {claim.claim_id for one in given_up(fact.claims, evidence) for claim in one.again}
    earlier = [c for c in position.replaced if c.claim_id not in again and (c.claim_id in told or speaks(c.claimant))]
    earlier = [c for c in earlier if not (_moved_to(c, fact, position, evidence) or loose_title(c, fact.claims, evidence))]
    excluded = [c for c in earlier if not stated(c).meets(position.interval)]
    old = excluded or [c for c in earlier if _renumbered(c, position)]
    if not old:
        return
    alike = [c for c in position.claims if c.basis.by_name is old[0].basis.by_name] or position.claims
    before, now = wording.listed(wording.quoted(old)), wording.listed(wording.quoted(alike))
    text = (
        f"a figure of {wording.happened(incident)} was revised from {before} to {now} {fact.group.name} "
        f"{wording.measured(fact.measure)}, according to {wording.origin(position.origin, evidence)}."
    )
    values = [("before", stated(old[0]).number), ("now", position.interval.number)]
    yield _finding(FindingKind.REVISED, text, incident, [*old, *alike], values)


def _moved_to(claim: Claim, fact: Fact, position: Position, evidence: Evidence) -> bool:
    """Whether later deaths of the wounded explain the new figure: that is told as a transfer, and is no revision."""
    bounds = bounds_of(claim, fact, evidence)
    return bounds != stated(claim) and bounds.meets(position.interval)


def _carried(fact: Fact, figure: GivenUp, incident: Incident, evidence: Evidence) -> Finding:
    """A figure that was given up, and that later reports give again."""
    whom = f"{fact.group.name} {wording.measured(fact.measure)} in {wording.happened(incident)}"
    text = wording.carried_on(f"{wording.listed(wording.quoted(figure.old))} {whom}", figure.now, figure.again, evidence)
    reports = len({claim.report_id for claim in figure.again})
    values: Values = [("given up", stated(figure.old[0]).number), ("now", stated(figure.now[0]).number), ("reports", reports)]
    return _finding(FindingKind.RETRACTED, text, incident, [*figure.old, *figure.now, *figure.again], values)


def _renumbered(claim: Claim, position: Position) -> bool:
    """Whether another number is stated now; a word without a number ("several") that became one was no figure to revise."""
    if " ".join(claim.figure.words.casefold().split()).endswith(claim.figure.rule):
        return False
    return stated(claim).number not in {stated(c).number for c in position.claims}


def _transfers(case: Case, fact: Fact, incident: Incident, evidence: Evidence) -> Iterator[Finding]:
    """Each move into the fact's measure once, where the incident tells of those it moves from."""
    told: dict[tuple[Measure, Interval], list[Claim]] = {}
    for move in fact.moves:
        if move.transfer is not None and move.transfer.moved_to is fact.measure and move.stance is Stance.ASSERTED:
            told.setdefault((move.transfer.moved_from, stated(move)), []).append(move)
    for (moved_from, figure), moves in told.items():
        left = [c for f in case.facts if f.measure is moved_from for c in f.claims]
        if left:
            before, now = wording.measured(moved_from), wording.measured(fact.measure)
            text = (
                f"{wording.bounds(figure)} of those {before} in {wording.happened(incident)} moved to those {now}, "
                f"according to {wording.according_to(moves, evidence)}: the whole does not grow."
            )
            yield _finding(FindingKind.TRANSFER, text, incident, [*moves, *left, *fact.claims], [("moved", figure.number)])


def _attribution(case: Case, incident: Incident) -> Iterator[Finding]:
    rule = attribution_dispute(case)
    if rule is None:
        return
    spoken = [(a, a.claimant.name) for a in case.attributions if a.claimant is not None]
    told = [f"{a.actor} ({a.stance.value} by {wording.definite(name)})" for a, name in spoken]
    text = f"who did it is contested for {wording.happened(incident)}: {wording.listed(sorted(set(told)))}."
    values: Values = [("rule", rule)]
    claims = [a.claim_id for a in case.attributions]
    yield finding(FindingKind.CONTESTED, text, [incident.incident_id], claims, values)


def _single_origin(case: Case, incident: Incident) -> Iterator[Finding]:
    """Several reports, one known origin of all figures of persons, none unknown."""
    counted = [
        (fact, p.origin, p.claims)
        for fact, positions in zip(case.facts, case.positions, strict=True)
        if fact.measure in (Measure.KILLED, Measure.WOUNDED, Measure.MISSING, Measure.CAPTURED)
        for p in positions
    ]
    claims = [c for _, _, told in counted for c in told]
    reports = sorted({c.report_id for c in claims})
    voices = {voice for c in claims if (voice := case.cast.of(c)) is not None}
    if len(reports) < 2 or len(voices) != 1 or not all(origin.known for _, origin, _ in counted):
        return
    names = [origin.name for _, origin, _ in counted]
    name = max(names, key=lambda n: (names.count(n), n))
    silent = [r for r in reports if not any(speaks(c.claimant) for c in claims if c.report_id == r)]
    harm = _harm([fact for fact, _, _ in counted])
    where = wording.happened(incident)
    text = f"{len(reports)} reports give figures for {where} ({harm}), but all have one origin, {wording.definite(name)}"
    if silent:
        text += f"; {len(silent)} of them {'names' if len(silent) == 1 else 'name'} no speaker, which adds no origin"
    values: Values = [("reports", len(reports)), ("origins", 1), ("origin", name)]
    yield _finding(FindingKind.SINGLE_ORIGIN, f"{text}.", incident, claims, values)


def _harm(facts: Sequence[Fact]) -> str:
    """Who suffered what, each group once."""
    by_group: dict[str, dict[str, None]] = {}
    for fact in facts:
        by_group.setdefault(fact.group.name, {})[wording.measured(fact.measure)] = None
    return wording.listed(f"{group} {wording.listed(measures)}" for group, measures in by_group.items())


def _bounds(interval: Interval) -> Values:
    return [("low", interval.low), ("high", interval.high)]


def _finding(kind: FindingKind, text: str, incident: Incident, claims: Sequence[Claim], values: Values) -> Finding:
    return finding(kind, text, [incident.incident_id], [c.claim_id for c in claims], values)
