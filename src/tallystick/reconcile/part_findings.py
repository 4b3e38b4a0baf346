"""Findings from parts: two shares of what may be the same figure, and parts that exceed their whole.

What enters: claims that are shares of others. What leaves: findings. Always: shares are compared only where their wholes have
the same round figure, measure and group, and the sentence says that this is supposed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from tallystick.model import groups
from tallystick.model.claims import Claim, Scope, Stance
from tallystick.model.findings import Finding, FindingKind
from tallystick.reconcile import wording
from tallystick.reconcile.areas import overlap
from tallystick.reconcile.evidence import Evidence
from tallystick.reconcile.intervals import Interval, stated
from tallystick.reconcile.ranking import finding

ROUNDING = 0.005
"""A share in whole percent may be off by half of one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A part beside its whole; `interval` allows for the rounding of a percentage, `figure` is the part's number."""

    part: Claim
    whole: Claim
    interval: Interval
    figure: Interval


def part_findings(evidence: Evidence) -> list[Finding]:
    """What shares of equal wholes say of each other, each pair of statements once."""
    shares = _shares(evidence)
    larger: dict[tuple[object, ...], list[Share]] = {}
    for one in (s for s in shares if _too_many(s)):
        larger.setdefault((one.figure, stated(one.whole), one.part.group.name, one.whole.group.name), []).append(one)
    pairs: dict[tuple[object, ...], list[tuple[Share, Share]]] = {}
    for one, other in _compared(shares):
        first, second = sorted((one, other), key=lambda s: (s.part.share is None, s.figure.number or 0, s.part.claim_id))
        key = (first.figure, second.figure, _about(first.whole), first.part.measure)
        pairs.setdefault(key, []).append((first, second))
    return [_exceeds(same, evidence) for same in larger.values()] + [_pair(same, evidence) for same in pairs.values()]


def _compared(shares: Sequence[Share]) -> list[tuple[Share, Share]]:
    """The pairs that are compared, in the order of the shares; looked for among those with the same numbers and words."""
    alike: dict[tuple[object, ...], list[tuple[int, Share]]] = {}
    for place, share in enumerate(shares):
        about = _about(share.whole)
        if about is not None and _says_which(share):
            key = about, share.part.measure, share.whole.measure, groups.folded(share.part.group.name)
            alike.setdefault(key, []).append((place, share))
    pairs = (pair for bucket in alike.values() for pair in combinations(bucket, 2))
    found = [(one, other) for one, other in pairs if _comparable(one[1], other[1])]
    return [(one, other) for (_, one), (_, other) in sorted(found, key=lambda pair: (pair[0][0], pair[1][0]))]


def _shares(evidence: Evidence) -> list[Share]:
    found = []
    for part in sorted(evidence.claims.values(), key=lambda c: c.claim_id):
        whole = evidence.claims.get(part.part_of or "")
        if part.scope is not Scope.PART or whole is None or part.stance is not Stance.ASSERTED or part.transfer is not None:
            continue
        figure = _figure(part, whole)
        if figure is not None:
            found.append(Share(part=part, whole=whole, interval=_rounded(part, whole, figure), figure=figure))
    return found


def _figure(part: Claim, whole: Claim) -> Interval | None:
    if part.figure.low is not None or part.figure.high is not None:
        return stated(part)
    about = _about(whole)
    if part.share is None or about is None:
        return None
    number = round(part.share * about)
    return Interval(low=number, high=number)


def _rounded(part: Claim, whole: Claim, figure: Interval) -> Interval:
    about = _about(whole)
    if part.share is None or about is None or figure.exact is None:
        return figure
    slack = round(ROUNDING * about)
    return Interval(low=max(0, figure.exact - slack), high=figure.exact + slack)


def _too_many(share: Share) -> bool:
    most = share.whole.figure.high
    return (
        most is not None
        and share.figure.low is not None
        and share.figure.low > most
        and share.part.measure is share.whole.measure
    )


def _comparable(one: Share, other: Share) -> bool:
    """Whether both may speak of the same part of the same whole, in two reports; number and measures are known to be equal."""
    return (
        one.part.report_id != other.part.report_id
        and groups.same(one.part.group, other.part.group)
        and groups.akin(one.whole.group, other.whole.group)
        and overlap(one.whole.place, other.whole.place)
        and (one.figure != other.figure or (one.part.share is None) is not (other.part.share is None))
    )


def _says_which(share: Share) -> bool:
    """Whether the words say which part is counted: "two of the nine" and "one of the wounded" may be any of them."""
    part = share.part
    return part.share is not None or (part.person is None and not groups.same(part.group, share.whole.group))


def _about(whole: Claim) -> int | None:
    """The round number that a whole is given as: "some 900,000" is about 900,000."""
    low, high = whole.figure.low, whole.figure.high
    return (low + high) // 2 if low is not None and high is not None else None


def _pair(pairs: Sequence[tuple[Share, Share]], evidence: Evidence) -> Finding:
    """One finding for all that give the same two shares."""
    one, other = pairs[0]
    agrees = one.interval.meets(other.interval)
    whole = wording.number(_about(one.whole) or 0)
    speakers = [wording.according_to([pair[side].part for pair in pairs], evidence) for side in (0, 1)]
    verdict = "is in keeping with" if agrees else "does not agree with"
    text = (
        f"{_told(one)} according to {speakers[0]} {verdict} {_told(other)} according to {speakers[1]}, "
        f"if both speak of the same {whole} {one.whole.group.name}."
    )
    values = [("whole", _about(one.whole)), ("one part", one.figure.number), ("other part", other.figure.number)]
    kind = FindingKind.PART_AGREES if agrees else FindingKind.PART_DISAGREES
    return _finding(kind, text, [share for pair in pairs for share in pair], evidence, values)


def _told(share: Share) -> str:
    group = share.part.group.name
    if share.part.share is None:
        return f'"{" ".join(share.part.figure.words.split())}" {group}'
    whole = wording.number(_about(share.whole) or 0)
    return f"{round(share.part.share * 100)} percent of {whole} ({wording.bounds(share.figure)} {group})"


def _exceeds(shares: Sequence[Share], evidence: Evidence) -> Finding:
    """One finding for all that give the same part of the same whole."""
    share, whole = shares[0], shares[0].whole
    text = (
        f"{wording.bounds(share.figure)} {share.part.group.name} {wording.measured(share.part.measure)} according to "
        f"{wording.according_to([s.part for s in shares], evidence)} are more than the {wording.bounds(stated(whole))} "
        f"{whole.group.name} of whom they are said to be part, according to "
        f"{wording.according_to([s.whole for s in shares], evidence)}."
    )
    values = [("part", share.figure.number), ("whole", stated(whole).number)]
    return _finding(FindingKind.PART_DISAGREES, text, shares, evidence, values)


def _finding(
    kind: FindingKind, text: str, shares: Sequence[Share], evidence: Evidence, values: Sequence[tuple[str, int | None]]
) -> Finding:
    claims = [c for s in shares for c in (s.part.claim_id, s.whole.claim_id)]
    incidents = [evidence.incident_of[c] for c in claims if c in evidence.incident_of]
    return finding(kind, text, incidents, claims, tuple(values))
