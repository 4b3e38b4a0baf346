"""Incidents: what linked accounts tell of, with its days, place and method, and what it answers.

Clusters, rows with their days and the almanac enter; `Incident`s leave, sorted by id. An incident's days are what its accounts'
days have in common and its place the surest of theirs, echoes left out; nothing is filled in from a day of publication.

An incident's id is made of its earliest-known account: of the reports whose day of publication is stated the earliest, else
any, in each its main account first, then by id. So the id stays when later or undated reports are added. It changes where a
report that states an earlier day joins the incident, where accounts part or merge, or where a report is read otherwise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from tallystick.linking import methods
from tallystick.linking.almanac import Almanac, basis, first_said
from tallystick.linking.clusters import Cluster
from tallystick.linking.features import Features
from tallystick.linking.places import place_of
from tallystick.model.ids import content_id
from tallystick.model.incidents import Incident
from tallystick.model.times import DateBasis, Days, Precision

_FIRMNESS = {
    DateBasis.STATED: 0,
    DateBasis.PUBLICATION: 1,
    DateBasis.INFERRED: 2,
    DateBasis.LINKED: 3,
    DateBasis.NEWS: 4,
    DateBasis.CAPTION: 5,
}


def build(clusters: Sequence[Cluster], rows: Sequence[Features], almanac: Almanac) -> tuple[Incident, ...]:
    """One incident for each cluster, sorted by id."""
    by_id = {row.account_id: row for row in rows}
    groups = [tuple(by_id[one] for one in cluster) for cluster in clusters]
    names = {row.account_id: _incident_id(group, almanac) for group in groups for row in group}
    plain = [_incident(group, names, almanac) for group in groups]
    known = {incident.incident_id: incident for incident in plain}
    return tuple(sorted((_after(incident, known, by_id, almanac) for incident in plain), key=lambda one: one.incident_id))


def _incident_id(group: Sequence[Features], almanac: Almanac) -> str:
    def order(row: Features) -> tuple[date, bool, str]:
        dated = almanac[row.report_id]
        day = dated.published if dated.basis is DateBasis.STATED else None
        return day or date.max, not row.account.main, row.account_id

    return content_id("inc", min(group, key=order).account_id)


def _incident(group: Sequence[Features], names: Mapping[str, str], almanac: Almanac) -> Incident:
    deciding = [row for row in group if row.echoes is None]
    days, rests_on = _days(deciding, almanac)
    mine = names[group[0].account_id]
    return Incident(
        incident_id=mine,
        account_ids=tuple(sorted(row.account_id for row in group)),
        report_ids=tuple(sorted({row.report_id for row in group})),
        main_report_ids=tuple(sorted({row.report_id for row in group if row.account.main})),
        days=days,
        date_basis=rests_on,
        place=place_of(row.account for row in deciding),
        method=_method(deciding),
        answers=_most_common(names[answered] for row in deciding if (answered := row.account.answers) and answered in names),
    )


def _days(group: Sequence[Features], almanac: Almanac) -> tuple[Days | None, DateBasis | None]:
    """The days that the accounts have in common, or, a night apart, those told by most; with the firmest basis for them.

    News that names no day yields to accounts that name one.
    """
    told = [
        (row, row.days, basis(row.account.time, first_said(row, almanac)))
        for row in group
        if row.days is not None and row.account.time is not None
    ]
    if not told:
        return None, None
    named = [row for row, _, rests_on in told if rests_on is not DateBasis.NEWS]
    common = _common([days for _, days, _ in told]) or _most_told(named or group)
    if not named:
        return _likeliest(common, group, almanac), DateBasis.NEWS
    supporting = [rests_on for _, days, rests_on in told if rests_on is not None and _inside(common, days)]
    return common, min(supporting, key=_FIRMNESS.__getitem__, default=None)


def _common(spans: Sequence[Days]) -> Days | None:
    firsts = [days.first for days in spans if days.first is not None]
    lasts = [days.last for days in spans if days.last is not None]
    first, last = max(firsts, default=None), min(lasts, default=None)
    if first is not None and last is not None and first > last:
        return None
    for days in spans:
        if (days.first, days.last) == (first, last):
            return days
    return Days(first=first, last=last, precision=Precision.SPAN, soft=all(days.soft for days in spans))


def _most_told(group: Sequence[Features]) -> Days:
    """Of days that contradict each other those that most reports speak for by their signs, or tell beside their account's own.

    Then those of most accounts, then the earliest. Accounts told in passing are asked only where there are no others.
    """
    rows = [row for row in group if row.days is not None and row.account.main] or [row for row in group if row.days is not None]
    own = Counter((row.days.first, row.days.last) for row in rows if row.days is not None)
    signed = Counter((row.days.first, row.days.last) for row in rows if row.days is not None and row.account.time_signs)

    def order(days: Days) -> tuple[int, int, date, date]:
        span = days.first, days.last
        beside = sum(
            days.day in row.besides for row in rows if row.days is not None and (row.days.first, row.days.last) != span
        )
        return -signed[span] - beside, -own[span], days.first or date.min, days.last or date.max

    return min((row.days for row in rows if row.days is not None), key=order)


def _likeliest(common: Days, group: Sequence[Features], almanac: Almanac) -> Days:
    """Of the days on which news can lie that names none, that which most accounts take for the likelier, then the earliest."""
    words = [(row.account.time, first_said(row, almanac).published) for row in group]
    taken = Counter(days for time, said in words if time is not None and (days := time.resolve(said)) is not None)
    inside = [days for days in taken if days.overlaps(common)]
    return min(inside, key=lambda days: (-taken[days], days.first or date.max), default=common)


def _inside(common: Days, days: Days) -> bool:
    """Whether the account's own days are no wider than what the incident's days rest on."""
    return (common.first is None or common.first == days.first) and (common.last is None or common.last == days.last)


def _after(incident: Incident, known: Mapping[str, Incident], rows: Mapping[str, Features], almanac: Almanac) -> Incident:
    """An answer without a day of its own lies between what it answers and the first report of it, so much is certain."""
    answered = known.get(incident.answers or "")
    if answered is None or answered is incident:
        return replace(incident, answers=None)
    first = answered.days.first if answered.days is not None else None
    if first is None:
        return incident
    if incident.days is not None:
        return replace(incident, days=_not_before(first, incident.days))
    told = [day for one in incident.account_ids for day in almanac[rows[one].report_id].days[-1:] if day >= first]
    return replace(incident, days=_between(first, min(told, default=None)), date_basis=DateBasis.LINKED)


def _not_before(first: date, days: Days) -> Days:
    """The part of the days from the first on; the days themselves where that would leave none."""
    if (days.first is not None and days.first >= first) or (days.last is not None and days.last < first):
        return days
    return _between(first, days.last)


def _between(first: date, last: date | None) -> Days:
    if last == first:
        return Days.single(first)
    return Days(first=first, last=last, precision=Precision.VAGUE if last is None else Precision.SPAN)


def _method(group: Sequence[Features]) -> str | None:
    """The method told most often; among equals one that says how before one that does not, then by name."""
    counts = Counter(row.account.method for row in group if row.account.method)
    return min(counts, key=lambda method: (methods.told(method) is None, -counts[method], method), default=None)


def _most_common(names: Iterable[str]) -> str | None:
    counts = Counter(names)
    return min(counts, key=lambda name: (-counts[name], name), default=None)
