"""Invented reports for linking: each telling is a line of text, its claims point at real words, the time words are parsed here.

The war is between Norland and Sudmark over the province of Vale; its towns are Qarhat, Belmor and Ost. The shootings are in the
town of Elmsford. Nothing here exists.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from tallystick.linking import link
from tallystick.model.accounts import Account, Reading
from tallystick.model.claims import Claim, ClaimantRole, Measure, Person, Scope
from tallystick.model.copies import Copy
from tallystick.model.figures import Figure
from tallystick.model.groups import Group, Nature
from tallystick.model.incidents import Dating, Incident
from tallystick.model.ledger import Lineage, Linked
from tallystick.model.passage import Passage
from tallystick.model.places import Place, PlacePrecision
from tallystick.model.reports import Report
from tallystick.model.times import TimeKind, TimeWords, Unit
from tests import builders

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June")


def town(name: str, lat: float = 12.0, lon: float = 41.0, admin1: str | None = "Vale", country: str = "Norland") -> Place:
    return Place(
        name=name, words=name, precision=PlacePrecision.TOWN, admin1=admin1, country=country, country_code=country[:2].upper(),
        lat=lat, lon=lon,
    )  # fmt: skip


QARHAT = town("Qarhat")
BELMOR = town("Belmor", lat=13.0)
OST = town("Ost", lat=12.05)
VALE = Place(name="Vale", words="Vale", precision=PlacePrecision.DIVISION, admin1="Vale", country="Norland", country_code="NO")
ABROAD = Place(name="Tarn", words="Tarn", precision=PlacePrecision.COUNTRY, country="Tarn", country_code="TA")

NORLAND, SUDMARK = builders.soldiers("Norland"), builders.soldiers("Sudmark")
PEOPLE = builders.people()
TANKS = Group(name="tank", nature=Nature.MATERIEL)


def at_least(number: int) -> Figure:
    return Figure(low=number, high=None, words=f"at least {number}", rule="at least")


def up_to(number: int) -> Figure:
    return Figure(low=None, high=number, words=f"up to {number}", rule="up to")


Count = int | Figure


@dataclass(frozen=True)
class Event:
    """One telling: what was suffered, when (words), where, how; `answers` is the index of the event that it retaliates for."""

    killed: Count | None = None
    wounded: Count | None = None
    tanks: Count | None = None
    group: Group = NORLAND
    when: str | None = None
    place: Place | None = VALE
    method: str | None = None
    main: bool = False
    answers: int | None = None
    claimant: str | None = None
    enemy: bool = False
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Toll:
    """A count so far this month, or with `earlier` of the month before now."""

    killed: Count
    group: Group = NORLAND
    earlier: bool = False
    place: Place | None = VALE


@dataclass(frozen=True)
class Told:
    """One report with its reading."""

    report: Report
    reading: Reading


@dataclass
class _Draft:
    text: str = ""
    claims: list[Claim] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list)
    times: list[TimeWords] = field(default_factory=list)
    persons: list[Person] = field(default_factory=list)


def told(name: str, *events: Event | Toll, published: str | None = None, picture: str | None = None, aside: str = "") -> Told:
    """A report that tells of these events and tolls in this order; `aside` holds further time words that belong to none."""
    lines = [_line(event) for event in events]
    caption = [f"A soldier is pictured on {picture}."] if picture else []
    text = "\n".join((name, *caption, *lines, aside))
    report = builders.report(text, name, published=date.fromisoformat(published) if published else None)
    pictured = parse(caption[0], len(name) + 1) if caption else ()
    draft, start = _Draft(), len(name) + 1 + sum(len(line) + 1 for line in caption)
    for event, line in zip(events, lines, strict=True):
        _add(draft, report, event, start)
        start += len(line) + 1
    reading = Reading(
        report_id=report.report_id,
        claims=tuple(draft.claims),
        accounts=tuple(draft.accounts),
        persons=tuple(draft.persons),
        times=(*pictured, *draft.times, *parse(aside, start)),
        caption_times=pictured,
    )
    return Told(report, reading)


def parse(text: str, offset: int) -> tuple[TimeWords, ...]:
    """Weekdays, dates and months as reading would give them; "said on" makes a weekday soft."""
    found = []
    for match in re.finditer(r"(said )?on (\w+day)\b", text):
        weekday = WEEKDAYS.index(match[2])
        found.append(_words(match, offset, TimeKind.WEEKDAY, weekday=weekday, soft=match[1] is not None))
    for match in re.finditer(rf"on (\d+) ({'|'.join(MONTHS)})(?: (\d{{4}}))?", text):
        year = int(match[3]) if match[3] else None
        found.append(_words(match, offset, TimeKind.DATE, day=int(match[1]), month=MONTHS.index(match[2]) + 1, year=year))
    for match in re.finditer(r"(earlier )?this month", text):
        found.append(_words(match, offset, TimeKind.RELATIVE, unit=Unit.MONTH, earlier=match[1] is not None))
    for match in re.finditer(r"news of (?:the day before|today)", text):
        found.append(_words(match, offset, TimeKind.NEWS, shift=-1 if match[0].endswith("before") else 0))
    return tuple(found)


def run(*reports: Told, copies: tuple[Copy, ...] = ()) -> Linked:
    return link([one.report for one in reports], [one.reading for one in reports], Lineage(copies=copies))


def shared(left: Told, right: Told, line: int = 1) -> Copy:
    """The same line of both reports as a shared passage."""
    return builders.copy(_passage(left, line), _passage(right, line), similarity=0.9)


def incident_of(linked: Linked, report: Told, event: int = 0) -> Incident:
    """The incident that holds the report's account of its event with this index among its events."""
    account = report.reading.accounts[event].account_id
    return next(one for one in linked.incidents if account in one.account_ids)


def together(linked: Linked, *accounts: tuple[Told, int]) -> bool:
    """Whether all of them stand in one incident."""
    return len({incident_of(linked, report, event).incident_id for report, event in accounts}) == 1


def dating_of(linked: Linked, report: Told) -> Dating:
    return next(one for one in linked.datings if one.report_id == report.report.report_id)


def _line(event: Event | Toll) -> str:
    if isinstance(event, Toll):
        return f"{_spoken(event.killed)} {event.group.name} were killed {'earlier ' if event.earlier else ''}this month."
    words = [
        f"{_spoken(event.killed)} {event.group.name} were killed" if event.killed is not None else "",
        f"{_spoken(event.wounded)} wounded" if event.wounded is not None else "",
        f"{_spoken(event.tanks)} tanks destroyed" if event.tanks is not None else "",
        *event.names,
        event.when or "",
    ]
    return " ".join(word for word in words if word) + "."


def _spoken(count: Count | None) -> str:
    return count.words if isinstance(count, Figure) else str(count)


def _words(match: re.Match[str], offset: int, kind: TimeKind, **fields: object) -> TimeWords:
    start, end = match.start() + offset, match.end() + offset
    return TimeWords(start=start, end=end, words=match[0], kind=kind, **fields)  # type: ignore[arg-type]


def _add(draft: _Draft, report: Report, event: Event | Toll, start: int) -> None:
    line = report.text[start:].split("\n", 1)[0]
    times = parse(line, start)
    draft.times.extend(times)
    if isinstance(event, Toll):
        where = Passage(report_id=report.report_id, start=start, end=start + len(line), quote=line)
        draft.claims.append(
            builders.claim(report, line, Measure.KILLED, _figure(event.killed), passage=where, group=event.group,
                           scope=Scope.TOLL, period=times[0], place=event.place)
        )  # fmt: skip
        return
    claims = _claims(report, event, start, line)
    draft.claims.extend(claims)
    draft.persons.extend(builders.person(report, name, claim_id=claims[0].claim_id) for name in event.names)
    draft.accounts.append(
        builders.account(report, *claims, main=event.main, time=times[0] if times else None, place=event.place,
                         method=event.method,
                         answers=None if event.answers is None else draft.accounts[event.answers].account_id)
    )  # fmt: skip


def _claims(report: Report, event: Event, start: int, line: str) -> list[Claim]:
    where = Passage(report_id=report.report_id, start=start, end=start + len(line), quote=line)
    role = ClaimantRole.ENEMY_LOSSES if event.enemy else ClaimantRole.OWN_LOSSES
    said = builders.claimant(event.claimant, role=role) if event.claimant else None
    counted = (
        (Measure.KILLED, event.killed, event.group),
        (Measure.WOUNDED, event.wounded, event.group),
        (Measure.DESTROYED, event.tanks, TANKS),
    )
    return [
        builders.claim(report, line, measure, _figure(count), passage=where, group=group, claimant=said)
        for measure, count, group in counted
        if count is not None
    ]


def _figure(count: Count) -> Figure:
    return count if isinstance(count, Figure) else builders.figure(count)


def _passage(of: Told, line: int) -> Passage:
    lines = of.report.text.split("\n")
    start = sum(len(one) + 1 for one in lines[:line])
    return Passage(report_id=of.report.report_id, start=start, end=start + len(lines[line]), quote=lines[line])
