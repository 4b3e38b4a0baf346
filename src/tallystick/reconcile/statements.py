"""Statement: one cumulative figure with its group, area, period and day; claims of the same toll are one statement.

What enters: claims over a period. What leaves: statements, sorted by id. Always: a period stays unknown where its words cannot
be resolved; it is never made up from the day of publication.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tallystick.model import groups
from tallystick.model.claims import Claim, ClaimantRole, Measure, Stance
from tallystick.model.groups import Group
from tallystick.model.ids import content_id
from tallystick.model.places import Place, PlacePrecision
from tallystick.model.times import Days
from tallystick.reconcile.areas import Inside, lies_in, overlap
from tallystick.reconcile.claimants import voices
from tallystick.reconcile.evidence import Evidence
from tallystick.reconcile.intervals import Interval, common, stated
from tallystick.reconcile.origins import label
from tallystick.reconcile.revisions import said_earlier

Base = str
"""Who counts: the voice that a toll is given by, else the agency or outlet that carries it."""


Frame = tuple[Group, Place | None]
"""What a toll counts, beside its measure and days: of whom, and where."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A cumulative figure. `bases` are those who count; `enemy` where a party counts its enemy's losses.

    `as_of` is the day up to which it counts: the last of its period, but no later than the latest incident that its report
    tells of, where it runs until it was said. `placed` where the words name the area; else it is the country that the report
    mainly tells of.
    """

    toll_id: str
    claims: tuple[Claim, ...]
    group: Group
    measure: Measure
    interval: Interval
    period: Days | None
    as_of: date | None
    area: Place | None
    placed: bool
    bases: tuple[Base, ...]
    enemy: bool

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """The ids of its claims, sorted."""
        return tuple(sorted(c.claim_id for c in self.claims))


def statements_of(evidence: Evidence) -> tuple[Statement, ...]:
    """All cumulative figures that somebody asserts, each once."""
    said = [c for c in evidence.tolls if c.stance is Stance.ASSERTED]
    tolls = [c for c in said if c.transfer is None and not said_earlier(c, evidence)]
    single = [_statement([c], evidence) for c in sorted(tolls, key=lambda c: c.claim_id)]
    merged = _merged(s for s in single if _begins(s))
    for one in _merged(s for s in single if not _begins(s)):
        homes = [s for s in merged if _repeats(one, s)]
        if len(homes) == 1:
            merged[merged.index(homes[0])] = _together(homes[0], one)
        else:
            merged.append(one)
    return tuple(sorted((_identified(s) for s in merged), key=lambda s: s.toll_id))


def _statement(claims: Sequence[Claim], evidence: Evidence) -> Statement:
    claim = claims[0]
    said = evidence.first_said(claim)  # what is copied means what it meant when it was first said, and is that one's count
    published = evidence.day_of(said.report_id)
    period = claim.period.resolve(published) if claim.period is not None else None
    as_of = _as_of(said, period, published, evidence)
    if period is not None and claim.period is not None:
        named = claim.period.last is not None  # "between the start of May and last Saturday" names both its ends
        period = replace(period, last=as_of, soft=period.soft and not named)
    return Statement(
        toll_id="",
        claims=tuple(claims),
        group=claim.group,
        measure=claim.measure,
        interval=stated(claim),
        period=period,
        as_of=as_of,
        area=claim.place or _country_of_report(said, evidence),
        placed=claim.place is not None,
        bases=(_base(said, evidence),),
        enemy=claim.claimant is not None and _counts_enemy(claim),
    )


def _counts_enemy(claim: Claim) -> bool:
    if claim.claimant is None:
        return False
    parties = claim.claimant.party, claim.group.party
    other_side = claim.claimant.role is ClaimantRole.OWN_LOSSES and None not in parties and parties[0] != parties[1]
    return claim.claimant.role is ClaimantRole.ENEMY_LOSSES or other_side


def _as_of(claim: Claim, period: Days | None, published: date | None, evidence: Evidence) -> date | None:
    """The last day of the period; where it runs until it was said, the latest day of which the same report tells."""
    if period is None or period.last is None:
        return published if period is not None else None
    if published is None or period.last < published:
        return period.last
    told = [
        i.days.last
        for i in evidence.incidents
        if claim.report_id in i.main_report_ids and i.days is not None and i.days.last is not None and i.days.last <= published
    ]
    return max(told, default=published)


def _country_of_report(claim: Claim, evidence: Evidence) -> Place | None:
    """The country of what the report mainly tells, for a toll that names no place; None where that is not one country."""
    main = [i.place for i in evidence.incidents if claim.report_id in i.main_report_ids and i.place is not None]
    countries = {(p.country, p.country_code) for p in main if p.country}
    if len(countries) != 1:
        return None
    name, code = next(iter(countries))
    assert name is not None
    return Place(name=name, words="", precision=PlacePrecision.COUNTRY, country=name, country_code=code)


def _base(claim: Claim, evidence: Evidence) -> Base:
    if claim.claimant is not None:
        voice = voices([claim.claimant]).get(claim.claimant)
        if voice is not None and voice[0] != "unnamed":
            return " ".join(voice)
    report = evidence.reports[claim.report_id]
    return report.credits[0] if len(report.credits) == 1 else label(claim.report_id, evidence)


def _merged(statements: Iterable[Statement]) -> list[Statement]:
    """Statements of the same toll made one, those with the more special group first."""
    merged: list[Statement] = []
    alike: dict[object, list[int]] = {}
    ordered = sorted(statements, key=lambda s: (groups.specific(s.group), _told_well(s), s.claim_ids), reverse=True)
    for one in ordered:
        near = alike.setdefault((one.measure, one.interval, _ends(one), one.enemy), [])
        home = next((at for at in near if _same_kin(one, merged[at])), None)
        if home is not None:
            merged[home] = _together(merged[home], one)
        else:
            near.append(len(merged))
            merged.append(one)
    return merged


def _told_well(one: Statement) -> tuple[object, ...]:
    """How closely a toll is told, so that of equal ones the same leads whatever the ids of their reports."""
    sharp = one.period is not None and not one.period.soft
    area = one.area.name if one.area is not None else ""
    return (sharp, one.placed, area, one.as_of is not None, one.bases)


def _same_kin(one: Statement, other: Statement) -> bool:
    """Whether two may count the same people, by group and area."""
    near = groups.holds(one.group, other.group) or groups.holds(other.group, one.group)
    return near and overlap(one.area, other.area)


def _begins(statement: Statement) -> bool:
    """Whether its words tell since when it counts; a single day may be the one up to which it does."""
    period = statement.period
    return period is not None and period.first is not None and period.first != statement.as_of


def _repeats(one: Statement, other: Statement) -> bool:
    """Whether a figure that does not tell since when it counts repeats one that does: in the same report, or of the same day.

    So does a caption's "at least 19", or another outlet's "19 by Wednesday"; not what somebody else is said to have said.
    """
    if any(c.claimant is not None for c in one.claims) and one.bases != other.bases:
        return False
    shared = {c.report_id for c in one.claims} & {c.report_id for c in other.claims}
    shared_day = one.as_of is not None and one.as_of == other.as_of and overlap(one.area, other.area)
    same_number = one.interval.number == other.interval.number and common((one.interval, other.interval)) is not None
    near = groups.holds(one.group, other.group) or groups.holds(other.group, one.group)
    return (bool(shared) or shared_day) and same_number and near and one.measure is other.measure and one.enemy == other.enemy


def _ends(statement: Statement) -> tuple[date | None, date | None]:
    return (statement.period.first if statement.period else None, statement.as_of)


def _together(one: Statement, other: Statement) -> Statement:
    narrowed = one.interval.common(other.interval)
    return replace(
        one,
        group=max((one.group, other.group), key=groups.specific),
        claims=tuple(sorted((*one.claims, *other.claims), key=lambda c: c.claim_id)),
        interval=narrowed or one.interval,
        period=_sharper(one.period, other.period),
        bases=tuple(sorted({*one.bases, *other.bases})),
        area=other.area if other.placed and not one.placed else one.area,
        placed=one.placed or other.placed,
    )


def _sharper(one: Days | None, other: Days | None) -> Days | None:
    """Of two periods of the same days the one with hard edges."""
    return other if one is not None and other is not None and one.soft and not other.soft and _equal_days(one, other) else one


def _equal_days(one: Days, other: Days) -> bool:
    return (one.first, one.last) == (other.first, other.last)


def _identified(one: Statement) -> Statement:
    """With its id, which follows from what is counted: a report that repeats it changes nothing."""
    counted = (one.group.name, one.group.party, one.measure.value, one.interval.low, one.interval.high)
    where = one.area.name if one.area is not None else None
    return replace(one, toll_id=content_id("toll", *counted, *_ends(one), where, one.enemy))


def margin(period: Days) -> timedelta:
    """How far a soft edge may lie from where the words put it: half the period, from two days to fifteen."""
    if not period.soft or period.first is None or period.last is None:
        return timedelta(0)
    return timedelta(days=max(2, min(15, (period.last - period.first).days // 2)))


def within(inner: Statement, outer: Statement) -> bool:
    """Whether all that one toll counts, by group and area, belongs to the other."""
    return frame_within((inner.group, inner.area), (outer.group, outer.area))


def frame_within(inner: Frame, outer: Frame) -> bool:
    """Whether the group and area of one belong to those of the other."""
    same_place = inner[1] == outer[1] or lies_in(inner[1], outer[1]) is Inside.YES
    return groups.holds(outer[0], inner[0]) and same_place
